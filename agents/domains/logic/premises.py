"""Premises: conditions over truth values, as code, as words, and as what is told when they are met or not."""

from dataclasses import dataclass
from random import Random

from agents.domains.logic.worlds import Property
from agents.grammar.words import listed


@dataclass(frozen=True, slots=True)
class Atom:
    """A truth value in the program, and the property of a subject that it stands for."""

    name: str
    meaning: Property


@dataclass(frozen=True, slots=True)
class Literal:
    """An atom, or its denial."""

    atom: Atom
    positive: bool

    @property
    def code(self) -> str:
        """As Python."""
        return self.atom.name if self.positive else f"not {self.atom.name}"

    def said(self, subject: str) -> str:
        """As a clause."""
        return self.atom.meaning.of(subject, holds=self.positive)

    @property
    def bare(self) -> str:
        """What is said behind the subject."""
        return self.atom.meaning.yes if self.positive else self.atom.meaning.no


@dataclass(frozen=True, slots=True)
class Premise:
    """A condition.

    Attributes:
        code: as Python.
        parts: its literals.
        word: how they are joined: ``and``, ``or``, ``exactly one`` of two, ``at least two`` of three.
    """

    code: str
    parts: tuple[Literal, ...]
    word: str

    def said(self, subject: str) -> str:
        """As a clause behind "if"."""
        first, *rest = self.parts
        joined = listed([first.said(subject), *(one.bare for one in rest)], "and" if self.word == "and" else "or")
        if self.word == "exactly one":
            return f"{joined}, but not both"
        if self.word == "at least two":
            return f"at least two of “{first.said(subject)}”, “{rest[0].said(subject)}” and “{rest[1].said(subject)}” are true"
        return joined

    def told(self, subject: str) -> str:
        """A pattern that says how it stands with each of its parts."""
        parts = [(one.atom.name, one.atom.meaning) for one in self.parts]
        return f"{subject} {listed([f'{{{name}?{meaning.yes}:{meaning.no}}}' for name, meaning in parts])}"

    @property
    def who(self) -> str:
        """As what follows "everyone"."""
        first, *rest = [one.bare for one in self.parts]
        if self.word == "exactly one":
            return f"who either {first} or {rest[0]}, but not both,"
        if self.word == "at least two":
            return f"of whom at least two of “{first}”, “{rest[0]}” and “{rest[1]}” are true"
        return f"who {listed([first, *rest], self.word)}"

    @property
    def bare(self) -> str:
        """As what is said behind a subject; of conditions with ``and`` and ``or`` only."""
        return listed([one.bare for one in self.parts], self.word)


def premise(rng: Random, atoms: list[Atom], size: int, *, plain: bool = False) -> Premise:
    """A condition over some of the atoms; a plain one has no other words than "and" and "or"."""
    parts = tuple(Literal(atom, rng.random() < 0.7) for atom in rng.sample(atoms, min(size, len(atoms))))
    codes = [part.code for part in parts]
    if not plain and len(parts) == 2 and rng.random() < 0.2:
        names = [part.atom.name for part in parts]
        return Premise(f"{names[0]} != {names[1]}", tuple(Literal(part.atom, positive=True) for part in parts), "exactly one")
    if not plain and len(parts) == 3 and rng.random() < 0.3:
        names = [part.atom.name for part in parts]
        return Premise(f"{' + '.join(names)} >= 2", tuple(Literal(part.atom, positive=True) for part in parts), "at least two")
    word = rng.choice(("and", "and", "or")) if len(parts) > 1 else "and"
    return Premise(f" {word} ".join(codes), parts, word)
