"""The relations of the invented world: what the facts may say, and how that is asked and told."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

_FILE = Path(__file__).with_name("relations.toml")
LABELS = ("X", "Y", "Z")
"""What questions call a thing that is described before."""
_SOME = {
    "person": "somebody who",
    "town": "a town that",
    "country": "a country that",
    "house": "a publisher that",
    "book": "a book that",
}
_NOUNS = {"house": "publisher"}
_WHICH = {
    "person": "who is",
    "town": "which town is",
    "country": "which country is",
    "house": "which publisher is",
    "instrument": "which instrument is",
    "river": "which river is",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of fact; see ``relations.toml``."""

    of_type: str
    verb: str
    to: str
    of: str
    ask: str
    var: str
    short: str = ""
    through: str = ""
    one_each: bool = False
    when: str = ""
    noun: str = ""
    low: int = 0
    high: int = 0

    @property
    def is_measure(self) -> bool:
        """Whether it gives a year or a number."""
        return self.to in ("year", "number")

    @property
    def relative(self) -> str:
        """The word for a subject of which it says more."""
        return "who" if self.of_type == "person" else "which"

    def described(self, words: str) -> str:
        """The object as a noun phrase, for a subject described in ``words``, so that no two verbs end it: "the author of X"."""
        return (self.of if _ends_in_a_name(words) else self.short or self.of).format(words)

    def asked(self, words: str) -> str:
        """The question for the object of a subject described in ``words``: "in which town does X live?"."""
        return f"{self.ask.format(words)}?" if _ends_in_a_name(words) else question(self.to, self.described(words))

    def leading(self) -> str:
        """The verb with something of which more is said: "was written by somebody who"."""
        return self.through or f"{self.verb} {some(self.to)}"

    @property
    def happened(self) -> str:
        """Of years, what happened, for a question: "published"."""
        return self.when.removeprefix("was ")

    def extreme(self, *, small: bool) -> str:
        """That something has less or more of it than others: "was founded earlier", "has the larger population"."""
        if self.to == "year":
            return f"{self.when} {'earlier' if small else 'later'}"
        return f"has the {'smaller' if small else 'larger'} {self.noun}"

    def utmost(self, *, small: bool) -> str:
        """That something has least or most of it: "was founded first", "has the largest population"."""
        if self.to == "year":
            return f"{self.when} {'first' if small else 'last'}"
        return f"has the {'smallest' if small else 'largest'} {self.noun}"

    def beyond(self, limit: str, *, small: bool) -> str:
        """That it lies below or above a limit: "was founded before 1700", "has a population of more than 900"."""
        if self.to == "year":
            return f"{self.when} {'before' if small else 'after'} {limit}"
        return f"{self.verb} {'less' if small else 'more'} than {limit}"


def noun(kind: str) -> str:
    """The word for a thing of a kind."""
    return _NOUNS.get(kind, kind)


def question(kind: str, words: str) -> str:
    """The question for something of a kind that is described."""
    start = "which is" if words.startswith(f"the {kind} ") and kind in _WHICH else _WHICH.get(kind, "what is")
    return f"{start} {words}?"


def _ends_in_a_name(words: str) -> bool:
    """Whether a description ends in a name, or in what stands for one, and not in the verb of a clause about it."""
    *front, last = words.split()
    return words.endswith("}") or last in LABELS or front[-1:] == ["that"]


def some(kind: str) -> str:
    """Something of a kind, of which more is said."""
    return _SOME[kind]


@cache
def relations() -> tuple[Relation, ...]:
    """All relations, in the order of the file."""
    with _FILE.open("rb") as file:
        return tuple(Relation(**one) for one in tomllib.load(file)["relation"])


@cache
def _words() -> dict[str, tuple[str, ...]]:
    with _FILE.open("rb") as file:
        return {kind: tuple(text.split()) for kind, text in tomllib.load(file)["names"].items()}


def invent(rng: Random, kind: str, count: int) -> list[str]:
    """Different invented names of things of a kind."""
    words = _words()
    if kind in words:
        return rng.sample(words[kind], count)
    firsts, lasts = words[f"{kind}_first"], words[f"{kind}_last"]
    first = rng.sample(firsts, count)
    last = rng.sample(lasts, count) if count <= len(lasts) else [rng.choice(lasts) for _ in range(count)]
    named = [f"{one} {other}" for one, other in zip(first, last, strict=True)]
    return [f"The {name}" for name in named] if kind == "book" else named
