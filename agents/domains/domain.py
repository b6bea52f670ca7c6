"""A field of problems: its topics, its levels, its composers."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

Composer = Callable[..., None]
"""Composes one problem on the sheet (``agents.grammar.sheet.Sheet``) that it is given."""


class UnknownTopic(ValueError):  # noqa: N818 -- says what is wrong, as LookupError does
    """The domain has no such topic or level; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Level:
    """A degree of difficulty: programs of at least so many ``statements`` that take ``least`` to ``most`` steps."""

    number: int
    statements: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem with its program, as models that write some shall write them: an example for one domain.

    Attributes:
        problem: in words, with a place in braces for each parameter.
        source: of the program; its function is called ``solve``.
        glosses: variable -> what it holds, in words.
        inputs: each as text such as ``start = 12, days = 3``.
    """

    problem: str
    source: str
    glosses: Mapping[str, str]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of problems.

    Attributes:
        name: of its folder or file.
        title: for people.
        topics: name -> what its problems are about, in words.
        levels: in order of difficulty.
        guidance: what a model that writes problems of this domain ought to know.
        composers: gives the function that composes the problems of a topic.
        example: what such a model is shown; ``None`` for one about nothing in particular.
        shapes: level -> what such a model is told of its program, behind "The program"; empty for those of any field.
    """

    name: str
    title: str
    topics: Mapping[str, str]
    levels: tuple[Level, ...]
    guidance: str
    composers: Callable[[str], Composer]
    example: Shown | None = None
    shapes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def assign(self, index: int) -> tuple[str, int]:
        """Topic and level of the row ``index``: in turn, so that any run of rows is spread evenly over all of them."""
        names = list(self.topics)
        return names[index % len(names)], self.levels[index // len(names) % len(self.levels)].number

    def narrowed(self, topics: Collection[str], levels: Collection[int]) -> Self:
        """The same with these topics and levels only, in the domain's order; none given are all.

        Raises:
            UnknownTopic: the domain has no such topic or level.
        """
        for topic in topics:
            self._check(topic)
        for number in levels:
            self.level(number)
        return replace(
            self,
            topics={name: about for name, about in self.topics.items() if not topics or name in topics},
            levels=tuple(level for level in self.levels if not levels or level.number in levels),
        )

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

    def composer(self, topic: str) -> Composer:
        """What composes this topic's problems.

        Raises:
            UnknownTopic: the domain has no such topic.
        """
        self._check(topic)
        return self.composers(topic)

    def _check(self, topic: str) -> None:
        if topic not in self.topics:
            raise UnknownTopic(f"domain {self.name!r} has no topic {topic!r}; its topics are {', '.join(self.topics)}")
