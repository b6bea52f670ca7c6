"""How many moves a problem has at each level, and the choice among the kinds of them."""

from collections.abc import Callable, Sequence

from agents.grammar.sheet import Sheet

_SIZES = ((2, 3), (3, 4), (4, 6), (6, 8), (8, 10))
Case = tuple[str, Callable[[], None]]
"""A condition, and what writes the lines that are run where it holds."""


def size(sheet: Sheet, more: int = 0) -> tuple[int, int]:
    """The least and the largest number of moves; ``more`` are added to both."""
    low, high = _SIZES[sheet.level - 1]
    return low + more, high + more


def decide(sheet: Sheet, cases: Sequence[Case], *, rest: bool) -> None:
    """Write one branch for each case; with ``rest``, the last one is what is left over."""
    for at, (condition, write) in enumerate(cases):
        last = rest and at > 0 and at == len(cases) - 1
        header = "else:" if last else f"{'elif' if at else 'if'} {condition}:"
        with sheet.block(header, told=None if last else ("", "")):
            write()
