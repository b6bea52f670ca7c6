"""How a parameter's values are drawn, given the parameters before it."""

from collections.abc import Callable, Mapping
from random import Random

Value = object
"""A number, text, truth value, or a collection of such."""
Given = Mapping[str, Value]
Draw = Callable[[Random, Given], Value]


def whole(low: int, high: int, step: int = 1) -> Draw:
    """A whole number from ``low`` to ``high``, a multiple of ``step`` away from ``low``."""
    return lambda rng, _: rng.randrange(low, high + 1, step)


def above(other: str, low: int, high: int) -> Draw:
    """A whole number that exceeds the parameter ``other`` by ``low`` to ``high``."""

    def draw(rng: Random, given: Given) -> Value:
        base = given[other]
        assert isinstance(base, int)
        return base + rng.randint(low, high)

    return draw


def below(other: str, low: int) -> Draw:
    """A whole number from ``low`` to one less than the parameter ``other``."""

    def draw(rng: Random, given: Given) -> Value:
        top = given[other]
        assert isinstance(top, int)
        return rng.randint(low, max(low, top - 1))

    return draw


def yes_or_no() -> Draw:
    """True or False."""
    return lambda rng, _: rng.random() < 0.5


def one_of(*values: Value) -> Draw:
    """One of the values."""
    return lambda rng, _: rng.choice(values)


def many(size: tuple[int, int], low: int, high: int, *, step: int = 1, distinct: bool = False, ordered: bool = False) -> Draw:
    """A list of whole numbers; ``size`` bounds its length."""

    def draw(rng: Random, _: Given) -> Value:
        length = rng.randint(*size)
        pool = range(low, high + 1, step)
        items = rng.sample(pool, min(length, len(pool))) if distinct else [rng.choice(pool) for _ in range(length)]
        return sorted(items) if ordered else items

    return draw


def alike(other: str, low: int, high: int, *, step: int = 1) -> Draw:
    """A list of whole numbers as long as the list ``other``."""

    def draw(rng: Random, given: Given) -> Value:
        model = given[other]
        assert isinstance(model, list)
        return [rng.randrange(low, high + 1, step) for _ in model]

    return draw


def grid(rows: tuple[int, int], columns: tuple[int, int], low: int, high: int, *, square: bool = False) -> Draw:
    """A matrix of whole numbers as a list of rows."""

    def draw(rng: Random, _: Given) -> Value:
        height = rng.randint(*rows)
        width = height if square else rng.randint(*columns)
        return [[rng.randint(low, high) for _ in range(width)] for _ in range(height)]

    return draw
