"""What a role is told of the tries it made before, and a try that came to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Complaint:
    """One try that was not accepted.

    Attributes:
        said: what the role had written; empty if nothing of it can be shown.
        wrong: what was wrong with it, in words.
        parts: where only some statements of an anchored text are wrong: their numbers, from 0, with what is wrong with each.
    """

    said: str
    wrong: str
    parts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A try that came to nothing, such as a reply that holds no program; the role may try again.

    Attributes:
        reason: a short snake_case word that is counted, such as ``unreadable``.
        said: what was written instead.
        wrong: what is the matter, in words for the role that shall do better.
    """

    reason: str
    said: str
    wrong: str
