"""Pairs of preference: of two narrations that answer one question, one that is accepted and one that is rejected.

Where none is accepted, a rejected one stands beside itself with its faults mended, if it could be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from agents.narration import parse
from evals.audit.finding import Finding
from evals.audit.intake import Rows, task_at


@dataclass(slots=True)
class _Rejected:
    index: int
    laws: list[str]
    mended: str


@dataclass(slots=True)
class _Group:
    accepted: list[int] = field(default_factory=list)
    rejected: list[_Rejected] = field(default_factory=list)


class Pairs:
    """Collects findings, and pairs those that answer the same question about the same program: of one call, or one output.

    Each narration of the larger side is used once, each of the smaller as often as it takes. Rows that were rejected only because
    other columns contradict the execution (law ``record``) are in no pair: their narration may be true.
    """

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Collect findings, in the order of rows."""
        for finding in findings:
            laws = [law for law in dict.fromkeys(fault.law for fault in finding.faults) if law != "record"]
            if finding.fate == "accepted":
                self._groups.setdefault(finding.group, _Group()).accepted.append(finding.index)
            elif laws:
                self._groups.setdefault(finding.group, _Group()).rejected.append(_Rejected(finding.index, laws, finding.mended))

    def lines(self, rows: Rows) -> Iterator[dict[str, object]]:
        """The pairs, by groups in the order in which their first row stands."""
        for group in self._groups.values():
            if not group.accepted:
                yield from (_pair(rows, one.index, one) for one in group.rejected if one.mended)
            elif group.rejected:
                for number in range(max(len(group.accepted), len(group.rejected))):
                    chosen = group.accepted[number % len(group.accepted)]
                    yield _pair(rows, chosen, group.rejected[number % len(group.rejected)])


def _pair(rows: Rows, chosen: int, rejected: _Rejected) -> dict[str, object]:
    good, bad = task_at(rows, chosen), task_at(rows, rejected.index)
    return {
        "prompt": good.prompt,
        "chosen": parse(rejected.mended).prose if chosen == rejected.index else good.prose,
        "rejected": bad.prose,
        "chosen_id": good.id or rows.place(chosen),
        "rejected_id": bad.id or rows.place(rejected.index),
        "laws": rejected.laws,
    }
