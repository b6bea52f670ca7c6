"""What word problems are about: who counts what, and how it grows and shrinks."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Noun, Person, read_noun

_FILE = Path(__file__).with_name("worlds.toml")


@dataclass(frozen=True, slots=True)
class World:
    """A setting; its sentences have the slots that ``worlds.toml`` explains.

    Attributes:
        items: what may be counted.
        packs: what the items are put into.
        opening: how it is said that there are ``$k`` at first.
        gains, losses: ``$k`` more, ``$k`` fewer.
        daily: what happens each day.
        rare: what is lost on some days.
    """

    items: tuple[Noun, ...]
    packs: tuple[Noun, ...]
    opening: tuple[str, ...]
    gains: tuple[str, ...]
    losses: tuple[str, ...]
    daily: tuple[str, ...]
    rare: tuple[str, ...]


@cache
def worlds() -> tuple[World, ...]:
    """All settings, in the order of the file."""
    with _FILE.open("rb") as file:
        return tuple(_world(data) for data in tomllib.load(file).values())


def _world(data: dict[str, list[str]]) -> World:
    items, packs = (tuple(map(read_noun, data[key])) for key in ("items", "packs"))
    return World(items, packs, *(tuple(data[key]) for key in ("opening", "gains", "losses", "daily", "rare")))


class Story:
    """A world with its person and item chosen, and the sentences about them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.world = sheet.pick(worlds())
        self.person, self.friend = sheet.rng.sample(PEOPLE, 2)
        self.item = sheet.pick(self.world.items)
        self._used: list[str] = []

    def tell(self, sentences: Sequence[str], k: str) -> str:
        """One of the sentences, not one that was used before if there is another, with the amount ``k``."""
        fresh = [sentence for sentence in sentences if sentence not in self._used] or list(sentences)
        sentence = self.sheet.pick(fresh)
        self._used.append(sentence)
        return fill(sentence, self.person, self.item, k)


def fill(sentence: str, person: Person, item: Noun, k: str) -> str:
    """The sentence with its slots filled."""
    return Template(sentence).substitute(
        who=person.name, she=person.she, her=person.her, her2=person.object, k=k, items=item.many
    )
