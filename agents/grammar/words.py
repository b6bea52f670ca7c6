"""English: people, things, numbers in words, lists."""

from collections.abc import Sequence
from dataclasses import dataclass

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a story is about, with the pronouns."""

    name: str
    she: str
    her: str
    object: str

    @property
    def var(self) -> str:
        """The name as part of a variable's name."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable thing."""

    one: str
    many: str

    @property
    def var(self) -> str:
        """The plural as part of a variable's name."""
        return self.many.replace(" ", "_").replace("-", "_").replace("'", "")

    def count(self, number: int) -> str:
        """As in ``1 box`` and ``3 boxes``."""
        return f"{number} {self.one if number == 1 else self.many}"


_SHE = """
Ada Amara Aisha Anna Beatriz Carla Chloe Dina Elena Emma Farah Grace Hana Ines Ivy Julia Keiko Lena Lucia Maya Mei Nadia
Nora Olga Priya Rosa Sara Sofia Tara Zoe
"""
_HE = """
Ahmed Ben Boris Carlos Daniel David Diego Emil Felix George Hugo Ivan Jack James Jonas Karim Leo Liam Luca Marco Milan
Noah Omar Oscar Pablo Ravi Sam Tom Victor Yusuf
"""
PEOPLE = tuple(Person(name, "she", "her", "her") for name in _SHE.split()) + tuple(
    Person(name, "he", "his", "him") for name in _HE.split()
)


def noun(one: str, many: str = "") -> Noun:
    """A thing whose plural ends in s unless it is given."""
    return Noun(one, many or f"{one}s")


def read_noun(text: str) -> Noun:
    """A thing written as ``box/boxes``, or as ``bag`` if its plural ends in s."""
    return noun(*text.split("/"))


def number_word(number: int) -> str:
    """Small numbers in words, others in digits."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def ordinal(number: int) -> str:
    """As in ``third`` and ``21st``."""
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """As in ``a, b and c``."""
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def article(phrase: str) -> str:
    """The phrase with ``a`` or ``an`` before it."""
    return f"{'an' if phrase[0].lower() in 'aeiou' else 'a'} {phrase}"


def times(number: int) -> str:
    """As in ``twice`` and ``five times``."""
    return {2: "twice"}.get(number, f"{number_word(number)} times")
