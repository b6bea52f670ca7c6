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
class Verdict:
    """The faults found, in order of statements; none means verified."""

    faults: tuple[Fault, ...]

    @property
    def verified(self) -> bool:
        """Whether no law was broken."""
        return not self.faults
