"""A verdict as labels of steps: what a process reward model learns from."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.checker.check import Case
from agents.checker.plain import Reading
from agents.verdict import Fault, Law, Verdict

_SAYS_NOTHING_FALSE = frozenset({Law.FORM, Law.COVERAGE})


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of one statement.

    Attributes:
        text: the statement without its anchors.
        value: 1 if it was read and keeps every law, 0 if something in it is false, unsupported or out of place; ``None`` if
            neither is known, as where it was not understood or says nothing of the execution, or where it says nothing false but
            leaves something out.
    """

    text: str
    value: int | None


def labels(case: Case, verdict: Verdict) -> tuple[Label, ...]:
    """The labels of a narration's statements, in order.

    Args:
        case: what was checked.
        verdict: what came of it.
    """
    if any(fault.statement < 0 and fault.law in (Law.FORM, Law.TRUTH) for fault in verdict.faults):
        return tuple(Label(piece.words, None) for piece in case.statements)  # then the others were not judged on their merits
    known = case.reading.known if isinstance(case.reading, Reading) else range(len(case.statements))
    return tuple(
        Label(piece.words, _value([fault for fault in verdict.faults if fault.statement == number], known=number in known))
        for number, piece in enumerate(case.statements)
    )


def _value(faults: Sequence[Fault], *, known: bool) -> int | None:
    if any(fault.law not in _SAYS_NOTHING_FALSE for fault in faults):
        return 0
    return 1 if known and not faults else None
