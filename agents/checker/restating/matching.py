"""Whether a sentence says what its clauses say: every value, name, comparison, denial and word for a doing, in order.

The sentence is cut into stretches, one for each clause in order. In its stretch a clause finds all its values and comparisons, in
order and nothing between them; its names may be left out, or their values stand for them. Each word that has a sense needs a
clause that has it, and what a clause computes needs a word. What a sentence says beyond that is not said by its clauses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from agents.checker.restating.clause import CHANGES, Clause, Form
from agents.checker.restating.code import value_text
from agents.checker.restating.token import COMPARE, NAME, NOT, ORDINAL, ORIGIN, SENSE, UNKNOWN, VALUE, Token
from agents.checker.scene import literal
from sandbox.guest import literals

_MOST_TOKENS = 150
_MOST_CLAUSES = 40


def agree(said: Sequence[Token], clauses: Sequence[Clause], values: Callable[[int, str], set[str]]) -> bool:
    """Whether a sentence and its clauses say the same.

    Args:
        said: what the sentence says.
        clauses: in the order of the sentence.
        values: value texts of a name where the clause of a number stands.
    """
    if len(said) > _MOST_TOKENS or len(clauses) > _MOST_CLAUSES or any(token.kind == UNKNOWN for token in said):
        return False
    return _Matching(said, clauses, values).holds()


@dataclass(frozen=True, slots=True)
class _Place:
    """How far the clauses are said: the clause, its slot, what of a name was said, and how much of what it computes."""

    number: int = 0
    slot: int = 0
    half: int = 0
    done: int = 0


class _Matching:
    """One search for stretches; see ``agree``."""

    def __init__(self, said: Sequence[Token], clauses: Sequence[Clause], values: Callable[[int, str], set[str]]) -> None:
        self._said = said
        self._clauses = clauses
        self._slots = [_spread(one.slots) for one in clauses]
        self._values = lru_cache(maxsize=None)(values)
        self._from = lru_cache(maxsize=None)(self._search)

    def holds(self) -> bool:
        """Whether there is a way to cut the sentence."""
        return self._from(0, _Place(), frozenset())

    def _search(self, at: int, place: _Place, got: frozenset[str]) -> bool:  # noqa: PLR0911 -- a way to go on each
        """Whether the rest of the sentence fits, from a token and a place in the clauses on, where words had these senses."""
        if place.number == len(self._clauses):
            return all(token.soft for token in self._said[at:])
        if self._is_over(place, got) and self._from(at, _Place(place.number + 1), frozenset()):
            return True
        if at == len(self._said):
            return False
        token = self._said[at]
        if token.soft and self._from(at + 1, place, got | (token.what if token.kind == SENSE else frozenset())):
            return True
        if token.kind == SENSE:
            for known, behind in self._meant(token, place):
                if self._from(at + 1, behind, got | known | {"said"}):
                    return True
        if token.kind == NOT and "denied" in got:
            return False
        more = {"said", "denied"} if token.kind == NOT else {"said"}
        return any(self._from(at + 1, behind, got | more) for behind in self._taken(token, place))

    def _meant(self, token: Token, place: _Place) -> Iterator[tuple[frozenset[str], _Place]]:
        """The senses of a word that the clause has, and where it leaves us: what is computed is said in its order."""
        clause = self._clauses[place.number]
        computed = frozenset[str]().union(*clause.computes)
        if known := (token.what & clause.gives) - computed:
            yield known, place
        for index in (place.done - 1, place.done):
            if 0 <= index < len(clause.computes) and (known := token.what & clause.computes[index]):
                yield known, replace(place, done=index + 1)

    def _is_over(self, place: _Place, got: frozenset[str]) -> bool:
        clause = self._clauses[place.number]
        rest = self._slots[place.number][place.slot + (place.half > 0) :]
        if clause.wants and "denied" in clause.wants[0] and "denied" in got and got & {"stay", "skip", "stop"}:
            return False  # denied twice
        said = "said" in got and place.done in (0, len(clause.computes))
        return said and all(one.soft for one in rest) and all(want & got for want in clause.wants)

    def _taken(self, token: Token, place: _Place) -> list[_Place]:
        """Where we are after a slot took a token."""
        found: list[_Place] = []
        slots = self._slots[place.number]
        for index in range(place.slot, len(slots)):
            one = slots[index]
            half = place.half if index == place.slot else 0
            if one.kind == NAME:
                found += self._named(token, place, index)
            elif _fits(token, one) and (token.kind != ORIGIN or self._is_left(place.number)):
                found.append(replace(place, slot=index + 1, half=0))
            if isinstance(one, _Items) and token.kind == VALUE and one.whole in token.what:
                found.append(replace(place, slot=index + one.count, half=0))
            if not one.soft and not half:
                break
        return found

    def _named(self, token: Token, place: _Place, index: int) -> Iterator[_Place]:
        """Where we are after a name's slot took a token: its name, its value, or one after the other."""
        slot = self._slots[place.number][index]
        half = place.half if index == place.slot else 0
        clause = self._clauses[place.number]
        behind, within = replace(place, slot=index + 1, half=0), replace(place, slot=index)
        if token.kind == NAME and token.what & slot.what and not (clause.form is Form.LINE and index > place.slot == place.done):
            if clause.form is Form.LINE or half == _VALUED:
                yield behind
            elif half == 0 or not clause.computes:
                yield replace(within, half=_NAMED)
        if token.kind == VALUE and half != _VALUED and _meets(token, self._known(place.number, slot.what)):
            yield replace(within, half=_VALUED) if half == 0 and clause.form is not Form.LINE else behind

    def _is_left(self, number: int) -> bool:
        """Whether a clause says what is so before the first change of its sentence."""
        changes = [index for index, one in enumerate(self._clauses) if one.form in CHANGES]
        return self._clauses[number].form is Form.HOLDS and number < min(changes, default=0)

    def _known(self, number: int, names: frozenset[str]) -> set[str]:
        return {text for name in names for text in self._values(number, name)}


_NAMED, _VALUED = 1, 2
"""What of a name was said."""


@dataclass(frozen=True, slots=True)
class _Items(Token):
    """The first item of a collection that a sentence may write as one, or item by item.

    Attributes:
        whole: value text of the collection.
        count: of its items.
    """

    whole: str = ""
    count: int = 0


def _spread(slots: Sequence[Token]) -> list[Token]:
    """The slots, with lists item by item."""
    found: list[Token] = []
    for one in slots:
        text = next(iter(one.what)) if one.kind == VALUE and len(one.what) == 1 else ""
        tree = literal(text) if text[:1] in ("[", "(") else None
        parts = getattr(tree, "elts", [])
        if not parts or not all(literals.is_literal(part) for part in parts):
            found.append(one)
            continue
        texts = [value_text(part) for part in parts]
        found.append(_Items(VALUE, frozenset({texts[0]}), whole=text, count=len(texts)))
        found += [Token(VALUE, frozenset({item})) for item in texts[1:]]
    return found


def _fits(token: Token, slot: Token) -> bool:
    if token.kind == ORIGIN:
        return slot.kind == VALUE and _meets(token, slot.what)
    if slot.kind == VALUE:
        if token.kind == SENSE:
            return any(slot.what & texts for sense, texts in _WORDED.items() if sense in token.what)
        return token.kind == VALUE and _meets(token, slot.what)
    if slot.kind == COMPARE and token.kind == NOT:
        return "!=" in slot.what
    if slot.kind in (COMPARE, ORDINAL):
        return token.kind == slot.kind and bool(token.what & slot.what)
    return slot.kind == NOT == token.kind


_WORDED = {"true": frozenset({"True"}), "false": frozenset({"False"}), "empty": frozenset({"0", "''", "[]", "{}", "()", "set()"})}
"""Sense of a word -> the values for which it may stand."""


def _meets(token: Token, texts: "set[str] | frozenset[str]") -> bool:
    """Whether a written value is one of these; a whole number also as a fraction, or in quotes."""
    whole = [said for said in token.what if said.lstrip("-").isdigit()]
    return bool(token.what & texts) or any(f"{said}.0" in texts or f"'{said}'" in texts for said in whole)
