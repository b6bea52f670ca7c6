"""What puzzles of deduction are about: subjects, and properties that they have or have not."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from agents.grammar.words import PEOPLE

_FILE = Path(__file__).with_name("worlds.toml")


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is true of a subject or not, said behind it: ``is warm``, ``is cold``."""

    yes: str
    no: str

    @property
    def var(self) -> str:
        """The property as a variable's name."""
        words = re.sub(r"[^a-z ]", "", self.yes.lower().replace("-", " ")).split()
        plain = [word for word in words if word not in ("is", "a", "an", "the", "in", "has", "of", "by", "to")]
        return "_".join(plain[:3])

    def of(self, subject: str, *, holds: bool = True) -> str:
        """That a subject has it, or has it not."""
        return f"{subject} {self.yes if holds else self.no}"


@dataclass(frozen=True, slots=True)
class World:
    """Subjects, and what may be said of them."""

    subjects: tuple[str, ...]
    properties: tuple[Property, ...]

    def subject(self, rng: Random) -> str:
        """One of the subjects."""
        name = rng.choice(self.subjects)
        return rng.choice(PEOPLE).name if name == "person" else name


@cache
def worlds() -> tuple[World, ...]:
    """All worlds, in the order of the file."""
    with _FILE.open("rb") as file:
        return tuple(_world(data) for data in tomllib.load(file).values())


def people() -> World:
    """The world of people, who have names."""
    return worlds()[0]


def _world(data: dict[str, list[str]]) -> World:
    return World(tuple(data["subjects"]), tuple(Property(*text.split(" / ")) for text in data["properties"]))
