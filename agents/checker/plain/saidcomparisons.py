"""The comparisons of a clause: "14 is smaller than 21", "4 and 9 differ by 5", "it is present"."""

from collections.abc import Sequence

from agents.checker.plain.needs import CONTRARY, asks, compares, has, picks
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.saidthings import Things
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import UNKNOWN, readable

_STARTS = frozenset({"is", "was", "are", "were", "gets", "and"})
"""First words of clauses that speak on of what was written last."""
_MILD = frozenset({"skip", "stop", "stay", "copy", "up", "down", "largest", "smallest"})
"""Senses that are no steps of their own."""
_MAKING = frozenset({"sum", "join"})
"""Senses of words that a single value beside them comes out of."""


class Comparisons(Things):
    """What the comparisons of a clause mean."""

    def _or_equal(self, index: int, sign: str) -> str:
        words = [other.text for other in self._clause[index + 1 : index + 5]]
        return f"{sign}=" if "or" in words and "equal" in words and sign in "<>" else sign

    def _sides(self, index: int) -> tuple[list[object], object]:
        """The values before a word that compares, and the one behind it (``UNKNOWN`` if there is none)."""
        left = next((piece for piece in reversed(self._clause[:index]) if piece.values), None)
        right = next((piece for piece in self._clause[index + 1 :] if piece.values), None)
        return [readable(text) for text in left.values] if left else [], readable(right.values[0]) if right else UNKNOWN

    def _too(self, index: int, sign: str, *, negated: bool) -> None:
        lefts, _ = self._sides(index)
        sign = CONTRARY[sign] if negated else sign
        if not lefts:
            self._need(lambda sheet: any(holds(one, sign, other) for one, _, other in sheet.compared), 0)
        for left in lefts:
            self._need(lambda sheet, left=left: any(compares(one, left, sign, left=True) for one in sheet.compared), 1)  # type: ignore[misc]

    def _compares(self, index: int, sign: str, *, negated: bool) -> None:
        lefts, right = self._sides(index)
        sign = CONTRARY[sign] if negated else sign
        at = next((at for at, piece in enumerate(self._clause) if at > index and piece.sort is Sort.NAME), None)
        valued = at is not None and bool(self._valued(at))
        name = self._clause[at].nouns[0] if at is not None and not valued else None
        antecedent = self._antecedent(index)
        if "by" in [piece.text for piece in self._clause[index:]]:
            self._apart(lefts, right, sign)
        elif name is not None and (right is UNKNOWN or self._clause[index + 1 :][0].sort is not Sort.VALUE) and name.name:
            self._than_name(name.name, lefts, sign)
        elif right is UNKNOWN:
            self._than_nothing(lefts or antecedent, sign)
        elif self._asking:
            self._need(lambda sheet: any(asks(one, right, sign) for one in sheet.compared), 1)
        else:
            likened = antecedent if all(same_kind(one, right) for one in antecedent) else []
            self._than(lefts or likened, right, sign, named=any(piece.sort is Sort.NAME for piece in self._clause[:index]))

    def _valued(self, at: int) -> tuple[str, ...]:
        """The value that stands right behind a name: "the column, 2"."""
        behind = self._behind(at)
        return behind.values[:1] if behind is not None and behind.sort in (Sort.VALUE, Sort.LIST) else ()

    def _than_nothing(self, lefts: Sequence[object], sign: str) -> None:
        """As in "45, which goes beyond the limit": the program must compare so."""
        if not lefts:
            self.account.lost += 0.6
            return
        self.account.acts = True
        self._need(lambda sheet: any(compares(one, lefts[-1], sign, left=True, turned=False) for one in sheet.compared), 1)

    def _than(self, lefts: Sequence[object], right: object, sign: str, *, named: bool) -> None:
        """Of two values it is known whether it is true; of one, the program must compare something with it so."""
        if not all(same_kind(left, right) for left in lefts):
            return
        if not all(holds(left, sign, right) for left in lefts):
            self._fail("a false comparison", false=True)
            return
        for left in lefts:
            self._need(lambda sheet, left=left: has(sheet, left, right) or picks(sheet) or sign == "==", 1)  # type: ignore[misc]
        if not lefts and not (named and sign == "=="):
            self._need(
                lambda sheet: any(asks(one, right, sign) and compares(one, right, sign, left=False) for one in sheet.compared), 1
            )

    def _member(self, index: int, sign: str) -> None:
        """As in "it is present" and "'a' is among the seen keys"."""
        before = [text for piece in self._clause[:index] for text in piece.values] or list(self._said)
        if not before:
            return
        value = readable(before[-1])
        self._need(lambda sheet: any(compares(one, value, sign, left=True) for one in sheet.compared), 1)

    def _inside(self, following: Piece, sign: str) -> None:
        """As in "it is not in 'aeiou'", and "7 is not in the list so far, [1, 7]"."""
        at = self._clause.index(following)
        texts = following.values or tuple(text for text in self._valued(at) if text[:1] in "[({'" or text.startswith("set"))
        left = next((text for piece in reversed(self._clause[:at]) for text in piece.values), "")
        if texts:
            right = readable(texts[0])
            if left and isinstance(right, str | list | tuple | dict | set) and not holds(readable(left), sign, right):
                self._fail("a false membership", false=True)
            self._need(lambda sheet: any(compares(one, right, sign, left=False, turned=False) for one in sheet.compared), 1)

    def _than_name(self, name: str, lefts: Sequence[object], sign: str) -> None:
        """As in "it is smaller than the target", and "the row is smaller than the column"."""
        first = self._clause[0].nouns[0].name if self._clause[0].sort is Sort.NAME else None

        def need(sheet: Sheet) -> bool:
            sides = lefts[-1:] or [readable(text) for text in sheet.values.get(first or "", ())]
            for text in sheet.values.get(name, ()):
                value = readable(text)
                pairs = [one for one in sheet.compared if compares(one, value, sign, left=False)]
                if any(not sides or one in sides or other in sides for one, _, other in pairs):
                    return True
            return False

        self._need(need, 1)

    def _antecedent(self, index: int) -> list[object]:
        """What a clause without a subject compares: the values before it."""
        if any(piece.sort is not Sort.WORD for piece in self._clause[:index]):
            return []
        if self._last.bare:
            return [readable(text) for text in self._last.said]
        is_relative = self._clause[0].text in ("is", "was", "are", "were", "exceeds", "does", "goes", "fall", "falls")
        return [readable(text) for text in self._last.said[-1:]] if is_relative else []

    def _apart(self, lefts: Sequence[object], right: object, sign: str) -> None:
        """As in "4 and 9 differ by 5" and "short of the price by 8"."""
        if not isinstance(right, int | float):
            return
        self._used |= {at for at, piece in enumerate(self._clause) if piece.values and readable(piece.values[0]) == right}
        if len(lefts) == 2:
            one, other = lefts
            if not isinstance(one, int | float) or not isinstance(other, int | float) or abs(one - other) != right:
                self._fail("a false difference", false=True)
            self.account.strength += 1
            return
        self._need(
            lambda sheet: any(_differs(one, other, right) and holds(one, sign, other) for one, _, other in sheet.compared), 2
        )


def _differs(one: object, other: object, by: float) -> bool:
    numbers = (int, float)
    return isinstance(one, numbers) and isinstance(other, numbers) and abs(one - other) == abs(by)


def same_kind(one: object, other: object) -> bool:
    """Whether two values can be compared."""
    numbers = (int, float)
    return (isinstance(one, numbers) and isinstance(other, numbers)) or type(one) is type(other)
