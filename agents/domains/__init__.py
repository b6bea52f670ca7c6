"""The registry of domains: the folders beside this file.

A domain is a folder with a ``domain.toml`` (title, topics, levels, guidance for models that write problems) and, for the author
that needs no model, one module for each topic that is named after it and has ``compose(sheet)``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

_FOLDER = Path(__file__).parent


class UnknownDomain(ValueError):  # noqa: N818 -- says what is wrong, as LookupError does
    """No such domain; the message names those there are."""


class UnknownTopic(ValueError):  # noqa: N818 -- the same
    """The domain has no such topic or level; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Level:
    """A degree of difficulty: programs of at least so many ``statements`` that take ``least`` to ``most`` steps."""

    number: int
    statements: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of problems.

    Attributes:
        name: of its folder.
        title: for people.
        topics: name -> what its problems are about, in words.
        levels: in order of difficulty.
        guidance: what a model that writes problems of this domain ought to know.
    """

    name: str
    title: str
    topics: Mapping[str, str]
    levels: tuple[Level, ...]
    guidance: str

    def assign(self, index: int) -> tuple[str, int]:
        """Topic and level of the row ``index``: in turn, so that any run of rows is spread evenly over all of them."""
        names = list(self.topics)
        return names[index % len(names)], self.levels[index // len(names) % len(self.levels)].number

    def level(self, number: int) -> Level:
        """The level of this number.

        Raises:
            UnknownTopic: there is none.
        """
        for level in self.levels:
            if level.number == number:
                return level
        numbers = ", ".join(str(level.number) for level in self.levels)
        raise UnknownTopic(f"domain {self.name!r} has no level {number}; its levels are {numbers}")

    def grammar(self, topic: str) -> ModuleType:
        """The module that composes this topic's problems.

        Raises:
            UnknownTopic: the domain has no such topic.
        """
        if topic not in self.topics:
            raise UnknownTopic(f"domain {self.name!r} has no topic {topic!r}; its topics are {', '.join(self.topics)}")
        return import_module(f"{__name__}.{self.name}.{topic}")


def names() -> tuple[str, ...]:
    """All domains, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/domain.toml")))


@cache
def load(name: str) -> Domain:
    """Read a domain's folder.

    Raises:
        UnknownDomain: there is no such folder.
    """
    if name not in names():
        raise UnknownDomain(f"unknown domain {name!r}; the domains are {', '.join(names())}")
    with (_FOLDER / name / "domain.toml").open("rb") as file:
        data = tomllib.load(file)
    bounds = zip(data["levels"]["statements"], data["levels"]["steps"], strict=True)
    levels = tuple(Level(number, statements, *steps) for number, (statements, steps) in enumerate(bounds, start=1))
    return Domain(name, data["title"], data["topics"], levels, data["guidance"].strip())
