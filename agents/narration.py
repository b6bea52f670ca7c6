"""Prose with claims: what a narrator writes and a checker reads.

A narration is text with anchors in it::

    The total starts at 0 [[3| total == 0]]. The remaining 7 prices are added the same way [[6..26| runs(5) == 7; total == 45]].
    The answer is 45 [[return == 45]].

An anchor is ``[[k|claims]]``, ``[[a..b|claims]]`` or ``[[return == literal]]`` (short for the last step); claims are separated by
``;`` and may be absent: ``[[4|]]``. Their language is that of ``sandbox.guest.claims``. The opening ``[[`` counts as an anchor only if a
step or span with its bar, or ``return``, follows, so that nested lists may stand in the prose. A statement is the prose up to and including a run
of adjacent anchors, with the punctuation that follows them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of steps ``first..last`` (both included) with the claims made of it."""

    first: int
    last: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Prose without its anchors, and the anchors."""

    prose: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """Statements in the order of telling."""

    statements: tuple[Statement, ...]

    @property
    def prose(self) -> str:
        """The text without anchors, as it goes into the dataset."""
        return "".join(statement.prose for statement in self.statements).strip()
