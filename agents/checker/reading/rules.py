"""Tables of rules that know which of them a line calls for: most lines have the shape of one that was read before."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from agents.checker.reading.sentence import Sentence

Rule = tuple[re.Pattern[str], Callable[[Sentence, re.Match[str]], str | None]]
"""Replaces what it matches, unless it gives ``None``."""
Clause = tuple[re.Pattern[str], Callable[[Sentence, re.Match[str]], None]]
"""Judges what it matches."""
_KEPT = 8_192
_LONGEST_KEPT = 300
Found = TypeVar("Found")


def kept(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """A function of a line that remembers what it found in lines of usual length."""
    known = lru_cache(_KEPT)(find)

    @wraps(find)
    def found(line: str) -> Found:
        return known(line) if len(line) <= _LONGEST_KEPT else find(line)

    return found


class Rewrites:
    """Rules that rewrite a line, each once over the whole line, in order.

    What is remembered of a line is only which patterns occur in it: values stand in it as characters that say nothing of them.

    Args:
        rules: in order.
    """

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._known = lru_cache(_KEPT)(self._find)

    def apply(self, sentence: Sentence) -> bool:
        """Rewrite the line; whether that changed anything."""
        changed = False
        at = self._next(sentence.line, 0)
        while at < len(self._rules):
            changed |= sentence.replace(*self._rules[at])
            at = self._next(sentence.line, at + 1)
        return changed

    def _next(self, line: str, start: int) -> int:
        return (self._known if len(line) <= _LONGEST_KEPT else self._find)(line, start)

    def _find(self, line: str, start: int) -> int:
        """The first rule from ``start`` on whose pattern occurs in a line; the number of rules if there is none."""
        rules = self._rules
        return next((at for at in range(start, len(rules)) if rules[at][0].search(line)), len(rules))


class Clauses:
    """Rules that judge what a line says.

    Args:
        clauses: in order.
    """

    def __init__(self, *clauses: Clause) -> None:
        self._clauses = clauses
        self._known = lru_cache(_KEPT)(self._find)

    def apply(self, sentence: Sentence) -> None:
        """Judge every relation that is understood."""
        line = sentence.line
        for at, match in (self._known if len(line) <= _LONGEST_KEPT else self._find)(line):
            known = len(sentence.judgements)
            self._clauses[at][1](sentence, match)
            if len(sentence.judgements) > known:
                sentence.understood.append(match.span())

    def _find(self, line: str) -> tuple[tuple[int, re.Match[str]], ...]:
        """The numbers of the rules that fit a line, with where they do."""
        return tuple((at, match) for at, (pattern, _) in enumerate(self._clauses) for match in pattern.finditer(line))
