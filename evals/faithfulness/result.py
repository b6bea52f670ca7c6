"""What a run found: counts with their intervals."""

from collections import Counter
from dataclasses import dataclass, field

from evals.faithfulness.baselines import BASELINES
from evals.faithfulness.interval import wilson
from evals.faithfulness.mutant import CLASSES, Mutant


@dataclass(slots=True)
class Tally:
    """How many of some narrations were judged wrongly.

    Attributes:
        wrong, total: the counts.
    """

    wrong: int = 0
    total: int = 0

    def count(self, *, wrong: bool) -> None:
        """One more."""
        self.total += 1
        self.wrong += wrong

    def as_json(self) -> dict[str, object]:
        """Counts, share and 95 % interval."""
        low, high = wilson(self.wrong, self.total)
        share = self.wrong / self.total if self.total else None
        return {"wrong": self.wrong, "total": self.total, "share": share, "low": round(low, 5), "high": round(high, 5)}


@dataclass(slots=True)
class Result:
    """All counts of a run.

    Attributes:
        accepted: class -> false narrations that the checker accepted.
        kinds: what a lie touches -> the same.
        rejected: narrator -> true narrations that the checker rejected.
        baselines: baseline -> (false accepts, false rejects).
        discarded: class -> candidates that could not be proved false.
        unusable: why a program was not narrated -> how often.
        programs: source -> programs whose narrations were used.
        lies: the false narrations that were accepted.
        refusals: the true narrations that were rejected, with the first fault.
    """

    accepted: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in CLASSES})
    kinds: dict[str, Tally] = field(default_factory=dict)
    rejected: dict[str, Tally] = field(default_factory=dict)
    baselines: dict[str, tuple[Tally, Tally]] = field(default_factory=lambda: {name: (Tally(), Tally()) for name in BASELINES})
    discarded: Counter[str] = field(default_factory=Counter)
    unusable: Counter[str] = field(default_factory=Counter)
    programs: Counter[str] = field(default_factory=Counter)
    lies: list[tuple[str, Mutant]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    failures: int = 0

    @property
    def overall(self) -> Tally:
        """False accepts of all classes together."""
        return Tally(sum(one.wrong for one in self.accepted.values()), sum(one.total for one in self.accepted.values()))

    @property
    def refused(self) -> Tally:
        """False rejects of all narrators together."""
        return Tally(sum(one.wrong for one in self.rejected.values()), sum(one.total for one in self.rejected.values()))

    def as_json(self) -> dict[str, object]:
        """The whole result as plain data."""
        return {
            "false_accepts": self.overall.as_json(),
            "false_rejects": self.refused.as_json(),
            "classes": {name: one.as_json() | {"discarded": self.discarded[name]} for name, one in self.accepted.items()},
            "kinds": {name: one.as_json() for name, one in sorted(self.kinds.items())},
            "narrators": {name: one.as_json() for name, one in sorted(self.rejected.items())},
            "baselines": {
                name: {"false_accepts": lies.as_json(), "false_rejects": truths.as_json()}
                for name, (lies, truths) in self.baselines.items()
            },
            "programs": dict(self.programs),
            "unusable": dict(self.unusable),
            "failures": self.failures,
            "accepted_lies": [
                {
                    "id": ident,
                    "class": one.name,
                    "kind": one.kind,
                    "was": one.was,
                    "now": one.now,
                    "why": one.why,
                    "text": one.text,
                }
                for ident, one in self.lies
            ],
            "rejected_truths": [{"id": ident, "fault": fault} for ident, fault in self.refusals],
        }
