"""How many moves a problem has at each level, the orders that are drawn for it, and the choice among the kinds of moves."""

from collections.abc import Callable, Sequence
from random import Random

from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet

_SIZES = ((2, 3), (3, 4), (4, 6), (6, 8), (8, 10))
Case = tuple[str, Callable[[], None]]
"""A condition, and what writes the lines that are run where it holds."""
Order = tuple[str, int]
"""A word and the number that goes with it."""


def size(sheet: Sheet, more: int = 0) -> tuple[int, int]:
    """The least and the largest number of moves; ``more`` are added to both."""
    low, high = _SIZES[sheet.level - 1]
    return low + more, high + more


def orders(row: str, words: Sequence[str], numbers: Callable[[str, int], range], bounds: tuple[int, int]) -> Draw:
    """Orders to rearrange a row or to change what is in it, never the same one twice in a row.

    Args:
        row: the parameter that holds it, as a list.
        words: of the orders.
        numbers: those that a word may have, from the word and the length of the row.
        bounds: how many orders at least and at most.
    """

    def draw(rng: Random, given: Given) -> Value:
        known = given[row]
        assert isinstance(known, list)
        pool: list[Order] = [(word, number) for word in words for number in numbers(word, len(known))]
        found: list[Order] = []
        for _ in range(rng.randint(*bounds)):
            found.append(rng.choice([order for order in pool if found[-1:] != [order]]))
        return found

    return draw


def decide(sheet: Sheet, cases: Sequence[Case], *, rest: bool) -> None:
    """Write one branch for each case; with ``rest``, the last one is what is left over."""
    for at, (condition, write) in enumerate(cases):
        last = rest and at > 0 and at == len(cases) - 1
        header = "else:" if last else f"{'elif' if at else 'if'} {condition}:"
        with sheet.block(header, told=None if last else ("", "")):
            write()
