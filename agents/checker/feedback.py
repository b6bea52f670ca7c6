"""A verdict in words for the narrator that shall do better."""

from collections.abc import Sequence
from itertools import groupby

from agents.narration import BadNarration, parse
from agents.verdict import Fault, Law, Verdict

_LAWS = {
    Law.FORM: "the anchors cannot be used",
    Law.ORDER: "the telling goes back",
    Law.TRUTH: "a claim is false",
    Law.COVERAGE: "something that happened is not told",
    Law.SUPPORT: "a value is wrong or comes from nowhere",
    Law.DIRECTION: "the words contradict what happened",
    Law.ANSWER: "the answer is wrong or missing",
    Law.HYGIENE: "the text is not plain reasoning",
}
_MOST = 12
_QUOTED = 160
_UNTOLD = "nothing about "


def render(verdict: Verdict, statements: Sequence[str] = ()) -> str:
    """What was wrong with a narration, statement by statement; empty for a verified one.

    What only repeats another fault of the same statement is left out, so that one mistake is one complaint.

    Args:
        verdict: the faults.
        statements: the words of the statements, if those that are faulty shall be quoted.
    """
    lines: list[str] = []
    faulty = [(number, _essential(list(faults))) for number, faults in groupby(verdict.faults, lambda fault: fault.statement)]
    for number, faults in faulty[:_MOST]:
        head = _head(number, statements)
        complaints = [_complaint(fault) for fault in faults]
        lines += [f"- {head}{complaints[0]}"] if len(complaints) == 1 else [f"- {head}", *(f"  - {one}" for one in complaints)]
    if len(faulty) > _MOST:
        lines.append(f"- and {len(faulty) - _MOST} more statements with faults of these kinds")
    return "\n".join(line.rstrip() for line in lines)


def faulty(verdict: Verdict) -> dict[int, str]:
    """Number of a statement -> what is wrong with it. That something before it is not told is no fault of its own."""
    own = [fault for fault in verdict.faults if fault.statement >= 0 and not fault.said.startswith(_UNTOLD)]
    return {
        number: " ".join(map(_complaint, _essential(list(faults))))
        for number, faults in groupby(own, lambda fault: fault.statement)
    }


def statements_of(text: str) -> list[str]:
    """The words of the statements of anchored text; none if its anchors cannot be read."""
    try:
        return [statement.prose.strip() for statement in parse(text).statements]
    except BadNarration:
        return []


def _head(number: int, statements: Sequence[str]) -> str:
    if number < 0:
        return ""
    quoted = f" ({_cut(statements[number].strip())!r})" if number < len(statements) else ""
    return f"statement {number + 1}{quoted}: "


def _complaint(fault: Fault) -> str:
    whole = fault.law is Law.COVERAGE and not fault.said.startswith(_UNTOLD)
    said = "" if whole else f" you said {_cut(fault.said)!r}, but"
    advice = f" Write {fault.remedy.new} instead of {fault.remedy.old}." if fault.remedy else ""
    return f"{_LAWS[fault.law]}:{said} {fault.seen}.{advice}"


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _essential(faults: Sequence[Fault]) -> list[Fault]:
    """The faults of one statement without those that say again what another one says with its remedy."""
    mended = {fault.remedy: fault for fault in reversed(faults) if fault.remedy and fault.law is not Law.TRUTH}
    first = set(map(id, mended.values()))
    wrong, right = {remedy.old for remedy in mended}, [remedy.new for remedy in mended]
    return [fault for fault in faults if fault.law is Law.TRUTH or id(fault) in first or not _echoes(fault, wrong, right)]


def _echoes(fault: Fault, wrong: set[str], right: Sequence[str]) -> bool:
    if fault.remedy is not None:
        return True
    if fault.law is Law.COVERAGE:
        return any(fault.seen.endswith(f" is {text} here") for text in right)
    return fault.law is Law.SUPPORT and fault.said in wrong
