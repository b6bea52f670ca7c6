"""How many rows ended how, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from evals.audit.finding import Finding
from graphs.funnel import ranked

_FIRSTS = 3
_DETAIL = 300
FATES = ("accepted", "rejected", "undecided", "unchecked", "infra_error")


@dataclass(slots=True)
class Tally:
    """Counts over rows; the fates add up to their number.

    Attributes:
        fates: rows by fate.
        laws: rejected rows by the law that they broke; a row that broke several counts under each.
        outcomes: unchecked rows by the outcome of their program; ``bad_row`` where there was none.
        broken: rows that the machinery failed on, by what broke.
        firsts: the first few findings of every law and reason.
        unread: the sum of the unread shares of undecided rows.
    """

    fates: Counter[str] = field(default_factory=Counter)
    laws: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    firsts: dict[str, list[Finding]] = field(default_factory=dict)
    unread: float = 0.0

    @property
    def done(self) -> int:
        """Number of rows counted."""
        return self.fates.total()

    @property
    def unread_share(self) -> float:
        """Mean share of what undecided rows say that was not understood."""
        return self.unread / max(1, self.fates["undecided"])

    def add(self, findings: Iterable[Finding]) -> None:
        """Count findings."""
        for finding in findings:
            self.fates[finding.fate] += 1
            self.unread += finding.unread_share if finding.fate == "undecided" else 0.0
            for law in dict.fromkeys(fault.law for fault in finding.faults):
                self._count(self.laws, law, finding)
            if finding.fate == "unchecked":
                self._count(self.outcomes, finding.reason, finding)
            if finding.fate == "infra_error":
                self._count(self.broken, finding.reason, finding)

    def _count(self, counter: Counter[str], reason: str, finding: Finding) -> None:
        counter[reason] += 1
        firsts = self.firsts.setdefault(reason, [])
        if len(firsts) < _FIRSTS:
            firsts.append(finding)

    def told(self) -> str:
        """The fates in a few words."""
        return ", ".join(f"{self.fates[fate]} {fate}" for fate in FATES if self.fates[fate])

    def summary(self) -> dict[str, object]:
        """The counts as plain data: the same keys whatever happened."""
        return {
            "n": self.done,
            **{fate: self.fates[fate] for fate in FATES},
            "bad_rows": self.outcomes["bad_row"],
            "laws": ranked(self.laws),
            "outcomes": ranked(self.outcomes),
            "unread_share": round(self.unread_share, 4),
            "infra_errors": ranked(self.broken),
            "firsts": {
                reason: [{"id": one.id, "place": one.place, "detail": one.detail[-_DETAIL:]} for one in firsts]
                for reason, firsts in sorted(self.firsts.items())
            },
        }
