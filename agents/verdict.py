"""What a checker finds."""

from dataclasses import dataclass
from enum import StrEnum


class Law(StrEnum):
    """The laws that a narration must keep; see the checker."""

    FORM = "form"
    ORDER = "order"
    TRUTH = "truth"
    COVERAGE = "coverage"
    SUPPORT = "support"
    DIRECTION = "direction"
    ANSWER = "answer"
    HYGIENE = "hygiene"


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a law.

    Attributes:
        law: the law that was broken.
        statement: number of the statement, from 0; -1 for the narration as a whole.
        said: what the narration says there.
        seen: what the execution shows instead.
    """

    law: Law
    statement: int
    said: str
    seen: str

    def __str__(self) -> str:
        place = f"statement {self.statement + 1}: " if self.statement >= 0 else ""
        return f"{place}{self.law}: said {self.said!r}; {self.seen}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a plain narration that say something, which the checker could not read.

    Attributes:
        first: where they begin in the text, in characters from 0.
        stop: where they end.
        words: the text between.
    """

    first: int
    stop: int
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a narration: verified, rejected or undecided.

    Attributes:
        faults: breaches of laws, in order of statements; one of them rejects.
        undecided: whether too much could not be read to call it verified; never of a narration with faults.
        unread: what could not be read, in order; only of narrations without anchors.
        unread_share: share of what says something (values, names, words for decisions) that stands in ``unread``, from 0 to 1.
    """

    faults: tuple[Fault, ...]
    undecided: bool = False
    unread: tuple[Passage, ...] = ()
    unread_share: float = 0.0

    @property
    def verified(self) -> bool:
        """Whether no law was broken and enough was read to say so."""
        return not self.faults and not self.undecided

    @property
    def rejected(self) -> bool:
        """Whether a law was broken."""
        return bool(self.faults)
