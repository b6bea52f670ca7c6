"""What a checker finds."""

import re
from dataclasses import dataclass, field
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
class Remedy:
    """The shortest change that makes what a fault is about true.

    Attributes:
        old: value text that is wrong.
        new: value text that is right in its place.
        at: where the wrong value stands in the statement without the blanks around it, in characters; ``None`` if not known.
    """

    old: str
    new: str
    at: int | None = field(default=None, compare=False)

    def place(self, prose: str) -> int | None:
        """Where the wrong value stands in the statement's prose; ``None`` if it is written in it not once, and not known."""
        if self.at is not None and prose.startswith(self.old, self.at):
            return self.at
        places = list(re.finditer(rf"(?<![\w.'\"]){re.escape(self.old)}(?![\w'\"]|\.\d)", prose))
        return places[0].start() if len(places) == 1 else None

    def mended(self, prose: str) -> str | None:
        """The prose with the change made; ``None`` if it is not clear where."""
        at = self.place(prose)
        return None if at is None else prose[:at] + self.new + prose[at + len(self.old) :]


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a law.

    Attributes:
        law: the law that was broken.
        statement: number of the statement, from 0; -1 for the narration as a whole.
        said: what the narration says there.
        seen: what the execution shows instead.
        remedy: what to write instead, where that follows.
    """

    law: Law
    statement: int
    said: str
    seen: str
    remedy: Remedy | None = field(default=None, compare=False)

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
        undecided: whether too little could be read, or is told, to call it verified; never of a narration with faults.
        unread: what could not be read, in order; only of narrations without anchors.
        unread_share: share of what says something (values, names, words for decisions) that stands in ``unread``, from 0 to 1.
        untold: what would have to be told besides for the answer to be derived, in words; only of what is undecided.
    """

    faults: tuple[Fault, ...]
    undecided: bool = False
    unread: tuple[Passage, ...] = ()
    unread_share: float = 0.0
    untold: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether no law was broken and enough was read to say so."""
        return not self.faults and not self.undecided

    @property
    def rejected(self) -> bool:
        """Whether a law was broken."""
        return bool(self.faults)
