"""Terms: the things that prose speaks of, with the values that they may have where it speaks."""

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import islice, product

import msgspec

from sandbox.guest import literals, pure
from sandbox.guest.interpreter import FAILURES
from sandbox.guest.plain import Opaque

_MOST = 400


class Sort(StrEnum):
    """Where a term comes from."""

    VALUE = "value"
    """A value that the prose writes."""
    NAME = "name"
    """A variable."""
    COMPUTED = "computed"
    """Worked out from other terms."""
    PRONOUN = "pronoun"
    """A word that stands for what was spoken of."""


class Term(msgspec.Struct, frozen=True, gc=False):  # made in C, for there are many; as all that is made for each word
    """One thing spoken of.

    Attributes:
        sort: where it comes from.
        label: the words.
        values: the values that it may have, in order of time; empty if unknown.
        names: the variables that it may be.
        mentions: numbers of the written values within it.
        known: whether it is known to have no other values; then, if there are none, nothing that is said of it is true.
        code: whether its words are an expression of the program.
        uses: all variables that are spoken of within it.
        soft: whether its words may as well be plain English.
    """

    sort: Sort
    label: str
    values: tuple[object, ...]
    names: tuple[str, ...] = ()
    mentions: frozenset[int] = frozenset()
    known: bool = False
    code: bool = False
    uses: frozenset[str] = frozenset()
    soft: bool = False

    @property
    def written(self) -> bool:
        """Whether the prose writes its value."""
        return self.sort is Sort.VALUE


def distinct(values: Iterable[object]) -> tuple[object, ...]:
    """The values without repetitions, types told apart; of very many the first and the last ones."""
    found = values if isinstance(values, list) else list(values)
    if len(found) < 2:
        return tuple(found)
    ends = found if len(found) <= _MOST else [*found[: _MOST // 2], *found[-_MOST // 2 :]]
    return tuple({literals.text(value): value for value in ends}.values())


class Either(tuple[object, ...]):
    """Several values, each of which is right."""

    __slots__ = ()


def combine(function: Callable[..., object], terms: Sequence[Term], label: str) -> Term:
    """The term for a function of terms: its values for all combinations of theirs for which it has one."""
    found: list[object] = []
    for values in islice(product(*(term.values for term in terms)), _MOST):
        try:
            value = function(*values)
            found.extend(value if isinstance(value, Either) else (value,))
        except (pure.TooMuch, *FAILURES):
            continue
    mentions = frozenset(number for term in terms for number in term.mentions)
    known = all(term.values or term.known for term in terms)
    uses = frozenset(name for term in terms for name in term.uses)
    return Term(Sort.COMPUTED, label, distinct(found), (), mentions, known, uses=uses)


def holds(relation: Callable[..., bool], terms: Sequence[Term]) -> bool | None:
    """Whether values of the terms stand in a relation; ``None`` if a term has no known value, or no values can be related."""
    if any(term.known and not term.values for term in terms):
        return False
    related = False
    for values in islice(product(*(term.values for term in terms)), _MOST):
        try:
            if relation(*values):
                return True
            related = True
        except (pure.TooMuch, *FAILURES):
            continue
    return False if related else None


_BOXED = re.compile(
    r"(?:u?int\d{1,2}|float\d{1,2}|bool_?)\((?P<value>-?\d+(?:\.\d*)?(?:e[+-]?\d+)?|True|False)\)"
    r"|array\((?P<items>\[[\[\]\d., -]*\])\)"
)


def unboxed(value: object) -> object:
    """The numbers in an array or in a scalar of one, which prose need not tell apart; other values as they are."""
    match = _BOXED.fullmatch(value.text) if isinstance(value, Opaque) else None
    return ast.literal_eval(match["value"] or match["items"]) if match else value


def strictly(one: object, other: object) -> bool:
    """Equality by type and value, at every depth."""
    return type(one) is type(other) and (one is other or literals.text(one) == literals.text(other))


def surely(one: object, other: object) -> bool:
    """As ``strictly``.

    Raises:
        ValueError: a value goes in circles, so that its text depends on where one begins.
    """
    same = strictly(one, other)
    if not same and ("<...>" in literals.text(one) or "<...>" in literals.text(other)):
        raise ValueError("what goes in circles cannot be compared by its text")
    return same


def loosely(one: object, other: object) -> bool:
    """Equality as numbers have it: 2 and 2.0 are equal, but nothing equals ``True`` by being 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other
    return strictly(one, other)
