"""Casts: several people of whom each has some properties or has not, given as a table."""

from random import Random

from agents.domains.logic.premises import Atom
from agents.domains.logic.worlds import people
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed

NAMES = tuple(person.name for person in PEOPLE)


def rows(size: tuple[int, int], properties: int) -> Draw:
    """A table of different names with truth values; ``size`` bounds its length."""

    def draw(rng: Random, _: Given) -> Value:
        names = rng.sample(NAMES, rng.randint(*size))
        return [(name, *(rng.random() < 0.5 for _ in range(properties))) for name in names]

    return draw


def names(size: tuple[int, int]) -> Draw:
    """A list of different names."""
    return lambda rng, _: rng.sample(NAMES, rng.randint(*size))


class Cast:
    """A table of people as a parameter, with the variables of a loop over it.

    Attributes:
        table: name of the parameter.
        who: the variable that holds the name in a round.
        atoms: the variables that hold the properties.
    """

    def __init__(self, sheet: Sheet, count: int, size: tuple[int, int]) -> None:
        meanings = sheet.rng.sample(people().properties, count)
        said = listed([f"{{{number}?{one.yes}:{one.no}}}" for number, one in enumerate(meanings, 1)])
        kind = f"list[tuple[str, {', '.join(['bool'] * count)}]]"
        self.table = sheet.given("people", "the people", rows(size, count), kind, f"{{0}} {said}.")
        sheet.say(f"{{{self.table}}}")
        self.who = sheet.name("name", "the person")
        self.atoms = [Atom(sheet.name(one.var, f"whether the person {one.yes}"), one) for one in meanings]

    @property
    def header(self) -> str:
        """The header of the loop."""
        return f"for {', '.join([self.who, *(atom.name for atom in self.atoms)])} in {self.table}:"
