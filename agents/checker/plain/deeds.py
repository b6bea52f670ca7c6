"""What a clause says behind things: that they are kept or returned, that a condition fails, that a loop is over."""

from agents.checker.plain import needs, vocabulary
from agents.checker.plain.pieces import Sort
from agents.checker.plain.sheet import Sheet
from agents.checker.plain.utterance import Utterance

_BEING = frozenset({"is", "are", "was", "were", "been", "therefore", "then", "also"})
_FURTHER = frozenset({"further", "more", "other", "another"})


def read(clause: Utterance, index: int, word: str) -> bool:
    """Read a word; tells whether it is one of these."""
    last = clause.words[index - 1] if index else ""
    if word in vocabulary.STORED and last in _BEING:
        _stored(clause, index)
    elif word == "returned" and last in _BEING and clause.said_before(index):
        _returned(clause, index)
    elif word == "end" and clause.words[index + 1 : index + 4] == ["of", "the", "loop"] and not clause.told.said:
        over(clause)
    elif word in _FURTHER and _is_round(clause, index + 1):
        _goes_on(clause, goes_on=last != "no")
    elif word == "no" and clause.behind(index) in _FURTHER and _is_round(clause, index + 2):
        clause.heeded = True
    elif word in vocabulary.COMES_OUT and vocabulary.CONDITIONS & set(clause.words):
        _comes_out(clause, vocabulary.COMES_OUT[word], negated=clause.negated(index))
    else:
        return False
    return True


def _comes_out(clause: Utterance, truth: bool, *, negated: bool) -> None:  # noqa: FBT001 -- how it comes out, not an option
    clause.heeded |= negated
    wanted = truth is not negated
    clause.need(lambda sheet: wanted in sheet.decisions + sheet.loops)


def _returned(clause: Utterance, index: int) -> None:
    """As in "3 is returned"."""
    if said := _done_to(clause, index):
        clause.need(lambda sheet: "return" in sheet.does and needs.among(said, sheet.outcomes))


def _done_to(clause: Utterance, index: int) -> str:
    """The value that something is said to be done to: "'a' is kept", or the one spoken of before; empty if there is none."""
    at = index - len(clause.ahead(index)) - 1
    piece = clause.pieces[at] if at >= 0 else None
    if piece is None:
        return clause.before.topic
    return piece.values[0] if piece.sort is Sort.VALUE and clause.words[at + 1] in _BEING else ""


def _stored(clause: Utterance, index: int) -> None:
    """As in "'a' is kept", or "three keys have been collected"."""
    said, before = _done_to(clause, index), clause.said_before(index)
    if said:
        clause.need(needs.gained(said))
    elif before:
        clause.need(lambda sheet: any(before[-1] == str(size) for size in needs.grown(sheet)))
    clause.told.decides |= bool(said or before)
    clause.matter()


def _goes_on(clause: Utterance, *, goes_on: bool) -> None:
    """As in "no further round is needed"."""
    clause.told.decides = True
    if not goes_on:
        over(clause)
    else:
        clause.need(lambda sheet: True in sheet.loops)


def _is_round(clause: Utterance, index: int) -> bool:
    return index < len(clause.words) and bool(vocabulary.stems(clause.words[index]) & {"round", "iteration", "pass"})


def over(clause: Utterance) -> None:
    """As in "the loop ends": a line leaves one, and what is said of it besides is made there."""

    def need(sheet: Sheet) -> bool:
        return False in sheet.loops or "break" in sheet.does or ("return" in sheet.does and bool(sheet.rounds))

    said = list(clause.plain)
    clause.need(lambda sheet: need(sheet) and all(needs.made(one)(sheet) for one in said))
    clause.matter()
