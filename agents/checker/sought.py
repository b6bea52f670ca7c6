"""Patterns that are looked for only in prose with one of their words: most prose has none, and shows it sooner."""

import re
from collections.abc import Iterable


class Sought:
    """A pattern, and parts of words of which every match has one.

    Attributes:
        pattern: what is looked for.
        words: the parts of words, in lower case.
    """

    def __init__(self, pattern: re.Pattern[str], *words: str) -> None:
        self.pattern = pattern
        self.words = words

    def finditer(self, prose: str) -> Iterable[re.Match[str]]:
        """All matches, in order."""
        return self.pattern.finditer(prose) if self._may_occur(prose) else ()

    def search(self, prose: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(prose) if self._may_occur(prose) else None

    def _may_occur(self, prose: str) -> bool:
        if not prose.isascii():
            return True  # letters such as the long s match others where case is ignored
        lowered = prose.lower()
        for word in self.words:  # noqa: SIM110 -- twice as fast as any(), and called ten times for each statement
            if word in lowered:
                return True
        return False
