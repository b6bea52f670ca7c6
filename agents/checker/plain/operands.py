"""What is added, subtracted, multiplied or divided, and by what: held to the two sides of one operation of a line."""

from agents.checker.plain import needs
from agents.checker.plain.needs import Need
from agents.checker.plain.pieces import Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance

SIGNS: dict[str, frozenset[str]] = {
    "add": frozenset({"+"}), "subtract": frozenset({"-"}), "multiply": frozenset({"×", "^"}),
    "divide": frozenset({"/", "//", "%"}), "quotient": frozenset({"/", "//"}),
}  # fmt: skip
"""Sense of a word -> signs of what does that with two numbers."""
_BEING = frozenset({"is", "are", "was", "were", "being", "been", "then", "again", "now", "also"})
_JOINED = frozenset({"by", "with"})
_EITHER = frozenset({"add", "multiply"})
"""What may be told from either side."""


def worked(clause: Utterance, index: int, sense: str) -> Need:
    """What a word says that is done: with the sides that the words around it name, and what is said to come out of it.

    A line that does it with no two numbers, as one that appends or sums up, must have what is named take part.
    """
    left, right = _sides(clause, index, sense)
    loosely = needs.operates(needs.OPERATIONS[sense], clause.outs)
    named = [text for text in (left, right) if text]

    def need(sheet: Sheet) -> bool:
        if not loosely(sheet):
            return False
        done = [pair for pair in sheet.operands if pair[0] in SIGNS[sense]]
        if not named:
            return True
        if done:
            return any(_fits(sense, left, right, one, other) for _, one, other in done)
        return bool((needs.OPERATIONS[sense] - SIGNS[sense]) & sheet.does) and all(needs.operand(text)(sheet) for text in named)

    return need


def divides(sheet: Sheet, text: str, by: str) -> bool:
    """Whether a line divides a value by a number for what is left over; an even one may be found by its last bit."""
    pairs = [(one, other) for sign, one, other in sheet.operands if sign == "%"]
    return any(one == text and needs.alike(by, other) for one, other in pairs) or (by == "2" and not pairs)


def _sides(clause: Utterance, index: int, sense: str) -> tuple[str, str]:
    """The values on the left and on the right of what a word says that is done; empty where none is named."""
    before = ""
    at = index - 1
    while at >= 0 and clause.words[at] in _BEING:
        at -= 1
    if at < index - 1 and at >= 0 and clause.pieces[at].sort is Sort.VALUE:
        before = clause.pieces[at].values[0]
    behind = clause.pieces[index + 1 : index + 3]
    joined = len(behind) == 2 and behind[0].text in _JOINED and behind[1].sort is Sort.VALUE
    right = behind[1].values[0] if joined else ""
    if not right and behind and behind[0].sort is Sort.VALUE and sense in ("add", "subtract"):
        right = behind[0].values[0]  # "we add 5"
    if before and not right and sense in ("add", "subtract"):
        before, right = "", before  # "5 is subtracted"
    return before, right


def _fits(sense: str, left: str, right: str, one: str, other: str) -> bool:
    if _is_pair(left, right, one, other):
        return True
    return sense in _EITHER and _is_pair(left, right, other, one)


def _is_pair(left: str, right: str, one: str, other: str) -> bool:
    return (not left or needs.alike(left, one)) and (not right or needs.alike(right, other))
