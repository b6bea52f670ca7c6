"""The rules for clauses, asked together: most begin nowhere in a sentence, and one look tells that for several of them."""

import re
from collections.abc import Iterator, Sequence

from agents.checker.plain.reader import Clause, Handler

_BLOCK = 10
_NAMED = re.compile(r"\(\?P<\w+>")


class Grammar:
    """Rules for clauses.

    Args:
        clauses: the rules.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        blocks = [clauses[first : first + _BLOCK] for first in range(0, len(clauses), _BLOCK)]
        self._blocks = [(_any_of(block), block) for block in blocks]

    def matches(self, text: str, at: int) -> Iterator[tuple[re.Match[str], Handler]]:
        """What the rules find at a place of a line, in their order."""
        for several, block in self._blocks:
            if several.match(text, at):
                for pattern, handler in block:
                    if match := pattern.match(text, at):
                        yield match, handler


def _any_of(block: Sequence[Clause]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_NAMED.sub('(?:', pattern.pattern)})" for pattern, _ in block))
