"""What an author is asked for and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from agents.complaint import Complaint, Spoiled
from agents.seeds import Seed
from sandbox.program import Call, Program


class Likeness(StrEnum):
    """What a recorded output tells of the value that it stands for."""

    EXACT = "exact"
    """It is the value's own Python text: types must agree at every depth."""
    EQUAL = "equal"
    """It was the right side of ``==``: whatever Python calls equal agrees."""
    JSON = "json"
    """It went through JSON, where tuples become lists and all keys strings: the values agree if their JSON does."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A program with inputs, before anything was run.

    Attributes:
        program: the program.
        calls: inputs, the preferred one first; several show whether the output depends on the input at all.
        expected: value texts of outputs recorded elsewhere, one for each call, or empty if none are known.
        likeness: how exactly the recorded outputs stand for their values; see ``agents.output.same_output``.
        others: more inputs that fit the problem, where its author alone knows which do; ``None`` if any will do that the program
            takes, so that some may be sought by exploration.
        said: the author's own words, to be mended if the program is of no use; empty where there are none.
        least_steps: a program whose trace has fewer is trivial.
        reached: how far its author took what it is made of, in short words that are counted.
        is_final: whether nobody can mend it, so that it does not go back to its author.
    """

    program: Program
    calls: tuple[Call, ...]
    expected: tuple[str, ...] = ()
    likeness: Likeness = Likeness.EXACT
    others: tuple[Call, ...] | None = None
    said: str = ""
    least_steps: int = 0
    reached: tuple[str, ...] = ()
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The author has no program for this seed.

    Attributes:
        reason: a short snake_case word that is counted, such as ``bad_row``.
        detail: for people.
        reached: see ``Draft``.
    """

    reason: str
    detail: str = ""
    reached: tuple[str, ...] = ()


class Author(Protocol):
    """Writes programs.

    Attributes:
        name: part of every row.
        prompt: digest of the words with which a model is asked; empty where none is.
    """

    name: str
    prompt: str

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused | Spoiled:
        """Write the program of this seed; ``complaints`` say what was wrong with the drafts before, oldest first.

        The same arguments give the same draft, unless it comes from a model.
        """
        ...
