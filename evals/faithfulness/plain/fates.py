"""What became of plain narrations, by style: verified, rejected or undecided; and of the lies in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agents.verdict import Verdict
from evals.faithfulness.plain.told import HELD_OUT, HELD_OUT_SHORT, Told
from evals.faithfulness.result import Tally

_HELD_OUT = (HELD_OUT, HELD_OUT_SHORT)


@dataclass(slots=True)
class Fate:
    """The counts of one style.

    Attributes:
        rejected, undecided: true narrations that were so, of how many.
        accepted: lies that were verified, of how many.
    """

    rejected: Tally = field(default_factory=Tally)
    undecided: Tally = field(default_factory=Tally)
    accepted: Tally = field(default_factory=Tally)

    def count(self, one: Told, verdict: Verdict) -> None:
        """One more."""
        if one.lie:
            self.accepted.count(wrong=verdict.verified)
        else:
            self.rejected.count(wrong=verdict.rejected)
            self.undecided.count(wrong=verdict.undecided)

    def add(self, other: "Fate") -> None:
        """Those of another style."""
        for mine, its in ((self.rejected, other.rejected), (self.undecided, other.undecided), (self.accepted, other.accepted)):
            mine.wrong, mine.total = mine.wrong + its.wrong, mine.total + its.total

    def as_json(self) -> dict[str, object]:
        """The counts with shares and intervals."""
        return {
            "false_rejects": self.rejected.as_json(),
            "undecided": self.undecided.as_json(),
            "false_accepts": self.accepted.as_json(),
        }


@dataclass(slots=True)
class Fates:
    """All counts of a run.

    Attributes:
        styles: style -> its counts.
        classes: class of lie -> how many were verified.
        wrong: what was judged wrongly, or not at all: style, name, class of lie (empty for a truth), what became of it, why.
    """

    styles: dict[str, Fate] = field(default_factory=dict)
    classes: dict[str, Tally] = field(default_factory=dict)
    wrong: list[dict[str, str]] = field(default_factory=list)

    def count(self, one: Told, verdict: Verdict) -> None:
        """One more."""
        self.styles.setdefault(one.style, Fate()).count(one, verdict)
        if one.lie:
            self.classes.setdefault(one.lie.replace("_", "-"), Tally()).count(wrong=verdict.verified)
        if verdict.verified is bool(one.lie):
            fate = "verified" if verdict.verified else "rejected" if verdict.rejected else "undecided"
            why = str(verdict.faults[0]) if verdict.faults else "; ".join(part.words for part in verdict.unread[:3])
            self.wrong.append({"style": one.style, "id": one.ident, "lie": one.lie, "fate": fate, "why": why})

    @property
    def overall(self) -> Fate:
        """All styles together on which the reader was developed: without the sets that were held out."""
        found = Fate()
        for name, one in self.styles.items():
            if name not in _HELD_OUT:
                found.add(one)
        return found

    def as_json(self) -> dict[str, object]:
        """The whole result as plain data."""
        return {
            **self.overall.as_json(),
            "styles": {name: one.as_json() for name, one in sorted(self.styles.items())},
            "classes": {name: one.as_json() for name, one in sorted(self.classes.items())},
            "wrong": self.wrong,
        }

    def lines(self) -> Iterator[str]:
        """A table for people, line by line."""
        yield f"{'style':<15}{'truths':>7}{'rejected':>30}{'undecided':>30}{'lies':>7}{'accepted':>30}"
        developed = sorted((name, one) for name, one in self.styles.items() if name not in _HELD_OUT)
        held_out = [(name, self.styles[name]) for name in _HELD_OUT if name in self.styles]
        for name, one in [*developed, ("all of these", self.overall), *held_out]:
            yield (
                f"{name:<15}{one.rejected.total:>7}{_share(one.rejected):>30}{_share(one.undecided):>30}"
                f"{one.accepted.total:>7}{_share(one.accepted):>30}"
            )
        yield ""
        yield f"{'lies':<24}{'planted':>8}{'accepted':>10}"
        for name, tally in sorted(self.classes.items()):
            yield f"{name:<24}{tally.total:>8}{tally.wrong:>10}"


def _share(one: Tally) -> str:
    data = one.as_json()
    if not one.total:
        return "-"
    return f"{one.wrong} = {one.wrong / one.total:.1%} ({float(str(data['low'])):.1%} to {float(str(data['high'])):.1%})"
