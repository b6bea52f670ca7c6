"""A verdict in words for the narrator that shall do better."""

from collections.abc import Sequence

from agents.narration import Narration
from agents.verdict import Fault, Law, Verdict

_LAWS = {
    Law.FORM: "The anchors cannot be read",
    Law.ORDER: "The telling goes back",
    Law.TRUTH: "A claim is false",
    Law.COVERAGE: "Something that happened is not told",
    Law.SUPPORT: "A value is wrong or comes from nowhere",
    Law.DIRECTION: "The words contradict what happened",
    Law.ANSWER: "The answer is wrong or missing",
    Law.HYGIENE: "The text is not plain reasoning",
}
_MOST = 12


def render(verdict: Verdict, narration: Narration | None = None) -> str:
    """What was wrong with a narration, statement by statement; empty for a verified one.

    Args:
        verdict: the faults.
        narration: if given, the prose of each faulty statement is quoted.
    """
    lines = [f"- {_complaint(fault, narration)}" for fault in verdict.faults[:_MOST]]
    if len(verdict.faults) > _MOST:
        lines.append(f"- and {len(verdict.faults) - _MOST} more of the same kinds")
    return "\n".join(lines)


def _complaint(fault: Fault, narration: Narration | None) -> str:
    advice = f" Write {fault.remedy.new} instead of {fault.remedy.old}." if fault.remedy else ""
    return f"{_LAWS[fault.law]}{_place(fault, narration)}: you said {fault.said!r}, but {fault.seen}.{advice}"


def _place(fault: Fault, narration: Narration | None) -> str:
    if fault.statement < 0:
        return ""
    statements: Sequence[object] = narration.statements if narration else ()
    if narration is None or fault.statement >= len(statements):
        return f" (statement {fault.statement + 1})"
    return f" (statement {fault.statement + 1}, {narration.statements[fault.statement].prose.strip()[:120]!r})"
