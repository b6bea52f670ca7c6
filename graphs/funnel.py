"""How many seeds ended how, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphs.journal import Ending, Told

_DETAIL = 300
_FIRSTS = 3
_TOP = 3


@dataclass(slots=True)
class Voice:
    """Counts over the traces that one narrator told.

    Attributes:
        told: traces; a verdict was reached on each.
        first, verified: those verified by the first text, and in the end.
        reasons: the others, by why their last text was rejected.
    """

    told: int = 0
    first: int = 0
    verified: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, told: Told) -> None:
        """Count a telling."""
        self.told += 1
        self.first += told.verified and told.attempts == 1
        self.verified += told.verified
        if not told.verified:
            self.reasons[told.reason] += 1

    def summary(self) -> dict[str, object]:
        """The counts as plain data."""
        return {"told": self.told, "verified": self.verified, "at_first": self.first, "reasons": ranked(self.reasons)}


@dataclass(slots=True)
class Funnel:
    """Counts over seeds; ``verified + rejected + infra_error`` is their number.

    Attributes:
        fates: seeds by fate.
        reasons: seeds that are not verified, by reason.
        firsts: the first few of them that were counted, by reason.
        rows: verified rows; more than seeds where several narrators tell.
        several_ways: verified seeds with rows of more than one way of their program.
        output_differs: those rows whose program returned something else than its origin recorded.
        reached: seeds by how far their author took what they are made of; empty where it does not say.
        drafts, tellings: programs and texts made.
        at_first: verified seeds that needed no loop: the first program and the first text of some narrator were good.
        sound: seeds whose program was traced, and how many of them with the first draft.
        narrators: by name, how many traces it told, how many of them with its first text, and what it failed at.
    """

    fates: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    firsts: dict[str, list[Ending]] = field(default_factory=dict)
    rows: int = 0
    several_ways: int = 0
    output_differs: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    tellings: int = 0
    at_first: int = 0
    sound: Counter[str] = field(default_factory=Counter)
    narrators: dict[str, "Voice"] = field(default_factory=dict)

    @property
    def seeds(self) -> int:
        """Number of seeds counted."""
        return self.fates.total()

    @property
    def done(self) -> int:
        """The same, as every tally calls it."""
        return self.seeds

    def told(self) -> str:
        """Share verified and what most of the rest was rejected for."""
        top = list(ranked(self.reasons).items())[:_TOP]
        share = self.fates["verified"] / max(1, self.seeds)
        reasons = ", ".join(f"{reason} {count}" for reason, count in top)
        return f"{share:.0%} verified{' · ' + reasons if reasons else ''}"

    def add(self, endings: Iterable[Ending]) -> None:
        """Count endings."""
        for ending in endings:
            self.fates[ending.fate] += 1
            self.rows += len(ending.rows)
            self.several_ways += len({row.path for row in ending.rows}) > 1
            self.output_differs += sum(row.output_differs for row in ending.rows)
            self.reached.update(ending.reached)
            self.drafts += ending.drafts
            self.tellings += ending.tellings
            self.at_first += ending.drafts == 1 and any(told.verified and told.attempts == 1 for told in ending.told)
            if ending.told:
                self.sound["programs"] += 1
                self.sound["first"] += ending.drafts == 1
            for told in ending.told:
                self.narrators.setdefault(told.narrator, Voice()).add(told)
            if ending.fate != "verified":
                self.reasons[ending.reason] += 1
                firsts = self.firsts.setdefault(ending.reason, [])
                if len(firsts) < _FIRSTS:
                    firsts.append(ending)

    def summary(self) -> dict[str, object]:
        """The counts as plain data: the same keys whatever happened."""
        fates = ("verified", "rejected", "infra_error")
        return {
            "n": self.seeds,
            **{fate: self.fates[fate] for fate in fates},
            "at_first": self.at_first,
            "rows": self.rows,
            "several_ways": self.several_ways,
            "output_differs": self.output_differs,
            "reasons": ranked(self.reasons),
            "firsts": {
                reason: [{"index": ending.index, "detail": ending.detail[-_DETAIL:]} for ending in firsts]
                for reason, firsts in sorted(self.firsts.items())
            },
            "rates": {fate: round(self.fates[fate] / self.seeds, 4) if self.seeds else 0.0 for fate in fates},
            "reached": dict(self.reached),
            "attempts": {"write": self.drafts, "narrate": self.tellings},
            "programs": {"sound": self.sound["programs"], "at_first": self.sound["first"]},
            "narrators": {name: voice.summary() for name, voice in sorted(self.narrators.items())},
        }


def ranked(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts with the largest first, equal ones by name."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
