"""What all mutators share: places in prose where a value is asserted, and narrations with something changed in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from agents.narration import Anchor, Narration, Statement, render
from evals.faithfulness.account import Account, Said, Told
from evals.faithfulness.mutant import Kind, Mutant

_T = TypeVar("_T")
Mutator = Callable[[Account, Random], Iterator[Mutant | None]]
"""Gives mutants in random order, and ``None`` for each that could not be proved false."""

_NOT_ASSERTED = re.compile(
    r"(?:\b(?:than|not|least|most|under|over|above|below|except|exceeds?|before|until|by|plus|minus|times|nor|of|like|from|was|and|or|to"
    r" power|position|index|when|if)|[-+×÷*/%^<>(−]|\.\.)\s*\Z"
)
_CALCULATED = re.compile(r"\s*(?:[-+×÷*/%^=<>−]|times\b|plus\b|minus\b|divided\b|or\b|to\b|\))")


def places(prose: str, value: str) -> list[tuple[int, int]]:
    """Where prose asserts a value: not as part of arithmetic, and not as a bound, a negation or one of several."""
    pattern = re.compile(rf"(?<![\w.'\"\[,-]){re.escape(value)}(?![\w'\"\]]|\.\d)")
    found = [match.span() for match in pattern.finditer(prose)]
    return [
        (first, stop) for first, stop in found if not _NOT_ASSERTED.search(prose[:first]) and not _CALCULATED.match(prose, stop)
    ]


def with_statements(account: Account, changed: dict[int, Statement]) -> str:
    """The narration with other statements in some places."""
    statements = [changed.get(number, one) for number, one in enumerate(account.narration.statements)]
    return render(Narration(tuple(statements)))


def with_prose(account: Account, told: Told, prose: str) -> str:
    """The narration with other words in one statement."""
    return with_statements(account, {told.index: replace(account.narration.statements[told.index], prose=prose)})


def claiming(account: Account, told: Told, said: Said, value: str) -> tuple[Anchor, ...]:
    """The anchors of a statement in which a claim gives another value."""
    anchors = list(account.narration.statements[told.index].anchors)
    claims = list(anchors[said.anchor].claims)
    claims[said.claim] = f"{said.name} == {value}"
    anchors[said.anchor] = replace(anchors[said.anchor], claims=tuple(claims))
    return tuple(anchors)


def with_value(account: Account, told: Told, said: Said, place: tuple[int, int], value: str, kind: Kind) -> str:
    """The narration with another value in the words, in a claim, or in both."""
    old = account.narration.statements[told.index]
    prose = old.prose if kind is Kind.CLAIM else old.prose[: place[0]] + value + old.prose[place[1] :]
    anchors = old.anchors if kind is Kind.PROSE else claiming(account, told, said, value)
    return with_statements(account, {told.index: Statement(prose, anchors)})


def drawn(rng: Random) -> Kind:
    """What the next lie touches: mostly the words alone."""
    return rng.choices((Kind.PROSE, Kind.BOTH, Kind.CLAIM), (6, 3, 1))[0]


def shuffled(rng: Random, items: Sequence[_T]) -> list[_T]:
    """The items in random order."""
    return rng.sample(items, len(items))
