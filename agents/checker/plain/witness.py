"""The reader of loose prose: each clause is accounted for by what lines that follow each other did, value by value."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.checker.plain.account import Account, Facts
from agents.checker.plain.atom import Atom
from agents.checker.plain.counts import Counts
from agents.checker.plain.line import Line
from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.needs import Need
from agents.checker.plain.pieces import Piece, clauses, pieces
from agents.checker.plain.saidwords import account
from agents.checker.plain.series import Series
from agents.checker.plain.sheet import Sheets
from agents.checker.plain.states import At

_MOST_LINES = 6
"""Lines that one clause may speak of."""
_MOST_BESIDE = 2
"""Lines in which a single value must stand beside what another clause says, to be accounted for with it."""
_WEAK = 0.5
"""Share of what a clause says that stays unread if a single value is all that accounts for it."""
SAYS = 0.9
"""From which weight on a clause is one with values."""
_STATES = 0.5
"""From which weight on a clause says when it is true, and stands in order."""
_UNKNOWN_WORD = 0.05
"""How much a word says whose sense is not known."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A sentence, accounted for.

    Attributes:
        atoms: what it states.
        unread: how much of what it says was not accounted for.
        open: how many clauses with values were not accounted for at all.
        false: whether something in it is false anywhere.
    """

    atoms: list[Atom]
    unread: float
    open: int
    false: bool


class Witness:
    """Reads sentences one after the other.

    Args:
        moments: the trace that they tell.
        known: words of the problem and the program, which say nothing that could be false.
    """

    def __init__(self, moments: Moments, known: frozenset[str]) -> None:
        self._sheets = Sheets(moments)
        self._facts = Facts(
            moments,
            Series(moments, self._sheets),
            Counts(moments, self._sheets),
            known,
            self._sheets.lines[-2:],
            self._sheets.lines,
        )
        self._before: Account | None = None
        self._listed: Sequence[str] = ()
        self._last = Account()
        self.why: list[str] = []

    @property
    def sums_up(self) -> bool:
        """Whether what was read last tells all that is left of a loop together, so that what follows is true when it is over."""
        return self._last.sums_up

    def read(self, line: Line) -> Witnessed:
        """Account for a sentence."""
        found: list[Account] = []
        cut = list(clauses(pieces(line)))
        for clause in cut:
            one = account(self._facts, clause, self._listed, self._last)
            self._listed = one.listed or (self._listed[1:] if len(clause) == 1 and not clause[0].nouns else self._listed)
            one.said, one.calls = one.said or self._last.said, one.calls or self._last.calls
            one.owner = one.owner or (self._last.owner if not any(piece.nouns for piece in clause) else None)
            self._last = one
            found.append(one)
        judged = [self._judge(one) for one in found]
        unread, false = 0.0, any(one.false for one in found)
        atoms: list[Atom] = []
        for index, (clause, one) in enumerate(zip(cut, found, strict=True)):
            places, lost = judged[index]
            if lost and places and not one.failed and not one.counted:
                places, lost = self._beside(one, found, index, places, lost)
            self._note(clause, one, places, lost)
            lost += one.lost
            unread += lost + one.loose * _UNKNOWN_WORD
            if places and (one.weight >= _STATES or one.strength > 1):
                where = merged((last, last) for _, last in places) if one.event else merged(self._since(one.tells, places))
                atoms.append(
                    Atom(At(tuple(where), *one.tells), _said(clause), max(0.0, one.weight - lost), sure=False, event=one.event)
                )
        self._before = next((one for one in reversed(found) if one.needs and not one.failed), None)
        return Witnessed(atoms, unread, sum(1 for one in found if one.failed and (one.weight >= SAYS or one.acts)), false)

    def _since(self, tells: tuple[str, str], places: Places) -> Places:
        """The places, without those before the variable of which something is said has its value."""
        name, text = tells
        steps = [step for step, _, known in self._facts.moments.changes.get(name, ()) if known in (text, f"{text}.0")]
        return [(max([first, *(step + 1 for step in steps if first <= step < last)]), last) for first, last in places]

    def _note(self, clause: Sequence[Piece], found: Account, places: Places, lost: float) -> None:
        how = f"lost {lost:.2f} + {found.lost:.2f} strength {found.strength} loose {found.loose}"
        self.why.append(f"{_said(clause)} | {found.failed or places[:3]} {how}")

    def _judge(self, found: Account) -> tuple[Places, float]:
        """Where a clause is true, and how much of it stays unread."""
        found.lost += sum(weight for need, weight in found.loosely if not self._where([need]))
        if found.failed or not (found.needs or found.spans or found.maybe):
            return [], (found.weight + 0.6 if found.failed else found.weight)
        for need, weight in found.maybe:
            if self._where([*found.needs, need]):
                found.needs.append(need)
                found.strength += 1
            else:
                found.lost += weight
                found.weight -= weight
        places = self._where(found.needs) if found.needs else next(iter(found.spans), [])
        if not places and (found.needs or found.spans):
            found.failed = "nowhere"
            return [], found.weight + 0.6
        return places, 0.0 if found.strength >= 2 or not found.weight else _WEAK * found.weight

    def _beside(self, one: Account, found: Sequence[Account], index: int, places: Places, lost: float) -> tuple[Places, float]:
        """A weak clause beside the one before it, or behind it: lines that are what both need."""
        before = next((other for other in reversed(found[:index]) if other.needs and not other.failed), self._before)
        behind = next((other for other in found[index + 1 : index + 2] if other.needs and not other.failed), None)
        for other in (before, behind):
            if other is not None and one.needs and (joint := self._where([*other.needs, *one.needs], _MOST_BESIDE)):
                one.needs = [*other.needs, *one.needs]
                return joint, 0.0
        return places, lost

    def _where(self, needs: Sequence[Need], most: int = _MOST_LINES) -> Places:
        """The fewest lines that are what is needed, wherever they stand."""
        found: Places = []
        for size in range(1, most + 1):
            some = [(sheet.first, sheet.last + 1) for sheet in self._sheets.windows(size) if all(need(sheet) for need in needs)]
            found += [(first, last) for first, last in some if not any(first <= begin and end <= last for begin, end in found)]
        return sorted(found)


def _said(clause: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in clause)
