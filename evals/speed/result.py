"""Everything that a run found out, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.speed import foreign, rounds, tracers
from evals.speed.checks import Checks
from evals.speed.footprint import Footprint
from evals.speed.medians import median
from evals.speed.soak import Soak
from evals.speed.stress import Stress

RATIOS = (
    "docker_run",
    "docker_py_exec",
    "llm_sandbox",
    "subprocess",
    "bare_fork",
    "snoop",
    "pysnooper",
    "settrace",
    "two_workers",
    "pyedu_traced_over_untraced",
    "check_over_traced",
)
"""The keys of the map of ratios; see ``Result.ratios``."""
SHORT = ("docker_run", "docker_py_exec", "llm_sandbox", "subprocess", "bare_fork", "two_workers")
FOREIGN = ("snoop", "pysnooper", "pyedu_traced_over_untraced")
TRACERS = ("settrace", "snoop", "pysnooper")
CHECKS = ("check_over_traced",)


@dataclass(slots=True)
class Result:
    """What a run found out; parts that did not run are ``None``.

    Attributes:
        machine: where.
        short: scores of the short programs.
        settled: which pyedu programs took part.
        pyedu: scores of the pyedu programs.
        warm: what tracing adds to a warm run of each.
        kinds: what tracing costs per kind of program.
        checks: what checks of narrations cost.
        footprint: memory and the like before our sandboxes started and at the end.
        soak: what was seen over many programs.
        stress: what was seen of hostile and good programs, mixed.
        absent: contender or ratio -> why it is not here.
        failures: parts that ended before their end, and why.
    """

    machine: dict[str, object]
    short: rounds.Scores | None = None
    settled: foreign.Settled | None = None
    pyedu: rounds.Scores | None = None
    warm: foreign.Warm | None = None
    kinds: tracers.Kinds | None = None
    checks: Checks | None = None
    footprint: dict[str, Footprint] = field(default_factory=dict)
    soak: Soak | None = None
    stress: Stress | None = None
    absent: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def ratios(self) -> dict[str, float | None]:
        """The medians that matter, ``None`` where there is nothing to compare.

        ``docker_run`` to ``bare_fork``: short programs a second, ours with one worker over theirs. ``two_workers``: ours with
        all workers over ours with one. ``snoop``, ``pysnooper``: seconds of a process with that tracer over those of ours
        traced, median over the pyedu programs. ``settrace``: processor time of a plain ``sys.settrace`` tracer over that of
        ours, geometric mean over the kinds. ``pyedu_traced_over_untraced``: seconds of a warm traced run over those of an
        untraced one, median over the programs. ``check_over_traced``: seconds of the whole check of a narration over those of a
        traced run of its program, median over the programs.
        """
        found: dict[str, float | None] = dict.fromkeys(RATIOS)
        if self.short:
            found |= rounds.ratios(self.short, "ours", ["docker_run", "docker_py_exec", "llm_sandbox", "subprocess", "bare_fork"])
            found["two_workers"] = rounds.ratio(self.short, "ours_all_workers", "ours")
        if self.pyedu:
            found |= {name: rounds.ratio_of_programs(self.pyedu, "ours_traced", name) for name in ("snoop", "pysnooper")}
        if self.kinds:
            found["settrace"] = tracers.times_as_fast(self.kinds, "settrace")
        if self.warm:
            found["pyedu_traced_over_untraced"] = median(list(self.warm.ratios.values()))
        if self.checks:
            found["check_over_traced"] = median(self.checks.over_traced)
        return found

    def as_json(self) -> dict[str, object]:
        """One object with everything."""
        found = self.ratios()
        return {
            "ratios": found,
            "absent": {
                **self.absent,
                **{name: self.absent.get(name, "not asked for") for name, value in found.items() if value is None},
            },
            "failures": self.failures,
            "machine": self.machine,
            "short": _scores(self.short),
            "pyedu": {
                "contenders": _scores(self.pyedu),
                "rate_ratios": rounds.ratios(self.pyedu, "ours_traced", ["snoop", "pysnooper"]) if self.pyedu else None,
                "programs": len(self.settled.tasks) if self.settled else 0,
                "left_out": dict(self.settled.left_out) if self.settled else {},
                "traced_over_untraced": self.warm.row() if self.warm else None,
            },
            "tracers": tracers.summary(self.kinds) if self.kinds else None,
            "checks": self.checks.row() if self.checks else None,
            "footprint": {moment: footprint.row() for moment, footprint in self.footprint.items()},
            "soak": self.soak.row() if self.soak else None,
            "stress": self.stress.row() if self.stress else None,
        }


def _scores(scores: Mapping[str, rounds.Score] | None) -> dict[str, object] | None:
    return None if scores is None else {name: score.row() for name, score in scores.items()}
