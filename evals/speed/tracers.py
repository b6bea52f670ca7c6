"""What tracing costs per kind of program: every tracer on the same programs, on the same Python in the same image.

The other tracers run in a warm process; counted is the processor time of the call, with the text that they write, and for the
plain ``sys.settrace`` tracer with its JSON at the end, which ours has too. Ours is what a traced job takes more than an untraced
one of the same program: processor time of its child (``guest``), and time by the host's clock, with the decoding and checking of
the steps (``whole``).
"""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, cast

from evals.speed.bed import Bed
from evals.speed.contender import NoAnswer
from evals.speed.contenders.ours import answer_of, job_of
from evals.speed.medians import geometric_mean, median, paired_ratio
from evals.speed.programs import KINDS, kind_source
from evals.speed.rooms import Rooms
from evals.speed.rounds import Progress
from evals.speed.task import Supply, Task
from sandbox.base import Mode, Report, Sandbox
from sandbox.program import Call, Program


class Timing(TypedDict):
    """What ``inside/tracer_clock.py`` says of a kind."""

    seconds: list[float]
    value: str
    events: int


@dataclass(slots=True)
class KindScore:
    """Seconds for one kind, one number for each round.

    Attributes:
        steps: of our trace.
        untraced: in a warm process without a tracer.
        guest, whole: of our tracer, see above.
        others: of the other tracers.
        wrong: tracers under which the program's value was another.
    """

    steps: int = 0
    untraced: list[float] = field(default_factory=list)
    guest: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    others: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def row(self) -> dict[str, object]:
        """The score as JSON: milliseconds, ratios to the untraced run, and how many times as fast ours is in its child."""
        seconds = {"guest": self.guest, "whole": self.whole, **self.others}
        guest = median(self.guest)
        return {
            "steps": self.steps,
            "untraced_ms": 1000 * statistics.median(self.untraced),
            "traced_ms": {name: 1000 * statistics.median(values) for name, values in seconds.items()},
            "over_untraced": {name: paired_ratio(values, self.untraced) for name, values in seconds.items()},
            "guest_us_per_step": guest * 1e6 / self.steps if guest and self.steps else None,
            "times_as_fast": {name: paired_ratio(values, self.guest) for name, values in self.others.items()},
            "wrong": self.wrong,
        }


Kinds = dict[str, KindScore]


class Workshop:
    """Measures all tracers on all kinds.

    Args:
        bed: a container with the packages of the tracers.
        tracers: those that are there, of ``settrace``, ``snoop`` and ``pysnooper``.
        rooms, sandbox: ours.
        size: about the number of steps of each program.
    """

    def __init__(self, bed: Bed, tracers: Sequence[str], rooms: Rooms, sandbox: Sandbox, size: int) -> None:
        self._bed = bed
        self._tracers = tracers
        self._rooms = rooms
        self._sandbox = sandbox
        self._size = size
        self._sources = {kind: kind_source(kind) for kind in KINDS}

    def measure(self, rounds: int, progress: Progress) -> Kinds:
        """All kinds under all tracers, round by round.

        Raises:
            NoAnswer: our own sandbox failed on a kind.
            BedError: the container failed.
        """
        kinds: Kinds = {kind: KindScore() for kind in KINDS}
        values = {kind: timing["value"] for kind, timing in self._clock("none").items()}
        supply = Supply([self._task(kind, value) for kind, value in values.items()])
        for number in range(1, rounds + 1):
            for kind, timing in self._clock("none", repeats=5).items():
                kinds[kind].untraced.append(min(timing["seconds"]))
            for tracer in self._tracers:
                self._other(tracer, kinds, values)
            for kind, value in values.items():
                self._ours(supply.fresh(self._task(kind, value)), kinds[kind])
            progress(f"tracers: round {number} of {rounds}")
        return kinds

    def _clock(self, tracer: str, repeats: int = 1) -> Mapping[str, Timing]:
        question = {"tracer": tracer, "sources": self._sources, "size": self._size, "repeats": repeats}
        return cast("Mapping[str, Timing]", self._bed.ask("tracer_clock.py", question))

    def _other(self, tracer: str, kinds: Kinds, values: Mapping[str, str]) -> None:
        for kind, timing in self._clock(tracer).items():
            kinds[kind].others.setdefault(tracer, []).append(timing["seconds"][0])
            if (timing["value"] != values[kind] or not timing["events"]) and tracer not in kinds[kind].wrong:
                kinds[kind].wrong.append(tracer)

    def _ours(self, task: Task, kind: KindScore) -> None:
        plain, plain_s = self._timed(task, Mode.RUN)
        traced, traced_s = self._timed(task, Mode.TRACE)
        kind.steps = len(traced.trace.steps) if traced.trace else 0
        kind.guest.append(traced.cpu_s - plain.cpu_s + kind.untraced[-1])
        kind.whole.append(traced_s - plain_s + kind.untraced[-1])

    def _timed(self, task: Task, mode: Mode) -> tuple[Report, float]:
        started = time.perf_counter()
        report = self._rooms.run(self._sandbox, job_of(task, mode))
        seconds = time.perf_counter() - started
        answer = answer_of(report, mode)
        if not task.is_right(answer):
            raise NoAnswer(f"{task.name}: {answer[:80]} instead of {task.expected[:80]}")
        return report, seconds

    def _task(self, kind: str, value: str) -> Task:
        return Task(kind, Program(self._sources[kind], "solve"), Call((str(self._size),)), value)


def summary(kinds: Kinds) -> dict[str, object]:
    """The scores as JSON, with the geometric means over all kinds."""
    return {
        "kinds": {name: kind.row() for name, kind in kinds.items()},
        "over_untraced": {name: _mean([over_untraced(kind, name) for kind in kinds.values()]) for name in _tracers(kinds)},
        "times_as_fast": {name: times_as_fast(kinds, name) for name in _others(kinds)},
    }


def times_as_fast(kinds: Kinds, other: str) -> float | None:
    """How many times the seconds of ours in its child another tracer takes: geometric mean over the kinds of the medians."""
    return _mean(
        [paired_ratio(kind.others.get(other, []), kind.guest) if other in kind.others else None for kind in kinds.values()]
    )


def over_untraced(kind: KindScore, name: str) -> float | None:
    """How many times the seconds of an untraced run a tracer takes: ``guest``, ``whole``, or the name of another."""
    seconds = {"guest": kind.guest, "whole": kind.whole, **kind.others}[name]
    return paired_ratio(seconds, kind.untraced)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return geometric_mean(known) if len(known) == len(values) else None


def _others(kinds: Kinds) -> list[str]:
    return list(next(iter(kinds.values())).others)


def _tracers(kinds: Kinds) -> list[str]:
    return ["guest", "whole", *_others(kinds)]
