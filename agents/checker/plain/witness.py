"""Sentences that no rule read in full: each clause of them must be what one line did, or two that follow each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.checker.plain import clause as reading
from agents.checker.plain import vocabulary
from agents.checker.plain.atom import Atom
from agents.checker.plain.line import Line
from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.needs import Need, among
from agents.checker.plain.pieces import Piece, Sort, clauses, pieces
from agents.checker.plain.series import Series
from agents.checker.plain.sheet import Sheets
from agents.checker.plain.states import At
from agents.checker.plain.utterance import Told, Utterance

_MOST_LINES = 2
_UNKNOWN = 0.2
"""How much a clause says in words of which none is known."""
_DENIED = 0.6
"""How much more a clause says that cannot be read."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A sentence, accounted for.

    Attributes:
        atoms: what it states.
        unread: how much of what it says was not accounted for.
        open: how many clauses with values were not accounted for at all.
        false: whether something in it is false anywhere.
        decides: whether it says what rules do not look into.
        mute: how many clauses without values say something of which it is not known what it means, or not known to be so.
    """

    atoms: list[Atom]
    unread: float
    open: int
    false: bool
    decides: bool
    mute: int


class Witness:
    """Reads sentences one after the other.

    Args:
        moments: the trace that they tell.

    Attributes:
        why: clause by clause, how it was accounted for; for those who work on the reader.
    """

    def __init__(self, moments: Moments) -> None:
        self._moments = moments
        self._sheets = Sheets(moments)
        self._series = Series(moments, self._sheets)
        self._last = Told()
        self._begins = True
        self.why: list[str] = []

    def read(self, line: Line) -> Witnessed:
        """Account for a sentence."""
        atoms: list[Atom] = []
        unread, still, mute, false, decides = 0.0, 0, 0, False, False
        self._last.given, self._last.topic, self._last.pair = "", "", ()
        self._begins = not self.why
        whole = pieces(line)
        still += _is_row(whole)
        for clause in clauses(whole):
            told = reading.read(Utterance(self._moments, self._sheets, self._series, clause, self._last))
            if told.said or told.needs:
                self._last = told
            places = self._places(told)
            false |= told.false
            decides |= told.decides
            self.why.append(
                f"{_said(clause)} | {told.failed or places[:3]} {told.strength} bare {told.bare} {self._unknown(clause)}"
            )
            if not places:
                unread += told.weight + _DENIED if told.failed else self._unknown(clause)
                still += bool(told.failed)
                mute += not told.said and bool(told.failed or self._unknown(clause))
                continue
            if self._announces(clause, told):
                unread += self._unknown(clause)
                continue
            weak = told.weight if told.strength < 1 or (told.bare and self._unknown(clause)) else 0.0
            unread += weak
            along = tuple(one for span in told.spans for one in span)
            test = At(tuple(merged(places)), *told.tells, along=along, idle=self._idle(told, places))
            atoms.append(Atom(test, _said(clause), told.weight - weak, sure=False, event=told.event, ahead=told.ahead))
        return Witnessed(atoms, unread, still, false, decides, mute)

    def _unknown(self, clause: Sequence[Piece]) -> float:
        """How much the words of a clause say whose sense is not known: none of the problem's, nor a unit behind a number."""
        before = [None, *clause]
        unknown = (
            piece.sort is Sort.WORD
            and not (last is not None and last.sort is Sort.VALUE)
            and piece.text != "="
            and piece.text not in vocabulary.FREE
            and not vocabulary.stems(piece.text) & self._moments.words
            for last, piece in zip(before, clause, strict=False)
        )
        return _UNKNOWN if any(unknown) else 0.0

    def _announces(self, clause: Sequence[Piece], told: Told) -> bool:
        """Whether a clause says what is done from here on, as in "let us add them up": no line need do it here."""
        words = [piece.text for piece in clause[:2]]
        return not told.said and not told.spans and (words == ["let", "us"] or (words[:1] == ["we"] and self._begins))

    def _places(self, told: Told) -> Places:
        """Where a clause is true."""
        if told.failed or not (told.needs or told.spans):
            return []
        places = self._where(told.needs) if told.needs else told.spans[0]
        for span in told.spans if told.needs else ():
            places = [(first, last) for first, last in places if any(begin <= last and first <= end for begin, end in span)]
        if not places:
            told.failed = "nowhere"
        return places

    def _idle(self, told: Told, places: Places) -> bool:
        """Whether a clause writes only values that its lines find there."""
        if not told.said or told.spans:
            return False
        known, sheets = set(places), [one for size in range(1, _MOST_LINES + 1) for one in self._sheets.windows(size)]
        made = (one.outcomes | one.makes | one.bound | one.shifts for one in sheets if (one.first + 1, one.last + 1) in known)
        return not any(among(said, several) for several in made for said in told.said)

    def _where(self, needs: Sequence[Need]) -> Places:
        """The fewest lines that are what is needed, wherever they stand."""
        found: Places = []
        for size in range(1, _MOST_LINES + 1):
            some = [
                (sheet.first + 1, sheet.last + 1) for sheet in self._sheets.windows(size) if all(need(sheet) for need in needs)
            ]
            found += [(first, last) for first, last in some if not any(first <= begin and end <= last for begin, end in found)]
        return sorted(found)


def _is_row(whole: Sequence[Piece]) -> bool:
    """Whether a sentence is several values side by side, of which nothing is said."""
    values = [piece for piece in whole if piece.values]
    worded = any(piece.sort is Sort.EQUATION or (not piece.values and piece.text[:1].isalpha()) for piece in whole)
    return len(values) > 1 and not worded


def _said(clause: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in clause)
