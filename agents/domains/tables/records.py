"""Rows of a table: what they are about, how they stand in the problem, conditions on them and numbers of them."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_FILE = Path(__file__).with_name("themes.toml")
SIZES = ((2, 3), (3, 4), (4, 6), (7, 10), (12, 16))


@dataclass(frozen=True, slots=True)
class Theme:
    """What a table is about; its fields are explained in ``themes.toml``."""

    intro: str
    line: str
    who: str
    kinds: tuple[str, ...]
    kind: str
    numbers: tuple[str, ...]
    units: tuple[str, ...]
    product: str
    low: tuple[int, ...]
    high: tuple[int, ...]
    names: tuple[str, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, in the order of the file."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    names = {key: tuple(value) for key, value in data.pop("names").items()} | {"people": tuple(one.name for one in PEOPLE)}
    return tuple(
        Theme(
            one["intro"],
            one["line"],
            one["who"],
            tuple(one["kinds"]),
            one["kind"],
            tuple(one["numbers"]),
            tuple(one["units"]),
            one["product"],
            tuple(one["low"]),
            tuple(one["high"]),
            names[one["names"]],
        )
        for one in data.values()
    )


def _rows(theme: Theme, level: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        names = rng.sample(theme.names, rng.randint(*SIZES[level - 1]))
        kinds = theme.kinds[: 2 if level < 3 else 3 if level < 5 else 4]
        (a, b), (c, d) = zip(theme.low, theme.high, strict=True)
        return [(name, rng.choice(kinds), rng.randint(a, b), rng.randint(c, d)) for name in names]

    return build


@dataclass(frozen=True, slots=True)
class Test:
    """A condition on a row.

    Attributes:
        said: in the problem, of one: ``belongs to the north branch``.
        code: in Python.
        why: what is told of a row: its value.
    """

    said: str
    code: str
    why: str


class Table:
    """A table that the problem gives, and the names of what stands in a row."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.theme = theme = sheet.pick(themes())
        self.rows = sheet.given(
            "rows", "the lines of the table", _rows(theme, sheet.level), "list[tuple[str, str, int, int]]", theme.line
        )
        sheet.say(f"{theme.intro}:\n{{{self.rows}}}\n")
        sheet.begin("we go through the lines of the table|let us take the lines one by one")
        self.name = sheet.name("name", f"the {theme.who}")
        self.kind = sheet.name("kind", f"the {theme.kind}")
        self.first = sheet.name("amount", f"the {theme.numbers[0]}")
        self.second = sheet.name("figure", f"the {theme.numbers[1]}")

    @contextmanager
    def loop(self, told: str = "") -> Iterator[None]:
        """What is written inside is done for each row."""
        with self.sheet.block(f"for {self.name}, {self.kind}, {self.first}, {self.second} in {self.rows}:", told=told):
            yield

    def test(self) -> Test:
        """A simple condition."""
        theme, rng = self.theme, self.sheet.rng
        kinds = theme.kinds[: 2 if self.sheet.level < 3 else 3]
        which = rng.randrange(5)
        if which < 2:
            kind = rng.choice(kinds)
            if which == 0:
                return Test(f"is listed under {kind}", f'{self.kind} == "{kind}"', f"is listed under {{{self.kind}}}")
            return Test(f"is not listed under {kind}", f'{self.kind} != "{kind}"', f"is listed under {{{self.kind}}}")
        at = rng.randrange(2)
        variable = (self.first, self.second)[at]
        limit = rng.randint(
            theme.low[at] + (theme.high[at] - theme.low[at]) // 4, theme.high[at] - (theme.high[at] - theme.low[at]) // 4
        )
        why = f"has {{{variable}}} {theme.units[at]}"
        if which == 2:
            return Test(f"has more than {limit} {theme.units[at]}", f"{variable} > {limit}", why)
        if which == 3:
            return Test(f"has at most {limit} {theme.units[at]}", f"{variable} <= {limit}", why)
        return Test(f"has an even number of {theme.units[at]}", f"{variable} % 2 == 0", why)

    def condition(self) -> Test:
        """A condition, at times made of two."""
        one = self.test()
        if self.sheet.level == 1 or not self.sheet.chance(0.5):
            return one
        other = self.test()
        if other.code.split()[0] == one.code.split()[0]:
            return one
        word = self.sheet.pick(("and", "or"))
        joint = f"{one.why} and {other.why}"
        said = f"{one.said} {'and also' if word == 'and' else 'or'} {other.said}{' (or both)' if word == 'or' else ''}"
        return Test(said, f"{one.code} {word} {other.code}", joint)

    def measure(self) -> tuple[str, str, str]:
        """A number of a row: said, code, and told with its value."""
        theme = self.theme
        options = [
            (f"the {theme.numbers[0]}", self.first, f"{{{self.first}}}"),
            (f"the {theme.numbers[1]}", self.second, f"{{{self.second}}}"),
        ]
        if theme.product:
            options += [
                (f"the product ({theme.product})", f"{self.first} * {self.second}", f"{{{self.first}}} × {{{self.second}}}")
            ] * 2
        return self.sheet.pick(options)
