"""Rows of things with a number each, and what may be done to a row before it is used."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from agents.grammar import draw
from agents.grammar.sheet import Sheet

_FILE = Path(__file__).with_name("rows.toml")
LENGTHS = ((2, 4), (4, 6), (5, 8), (8, 12), (12, 20))
"""How many moves suit each level."""
_SIZES = ((2, 3), (3, 4), (4, 6), (5, 8), (7, 12))


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row.

    Attributes:
        one, many: the noun.
        where: where they are.
        measure, measures: what the number is, as ``weight``.
        says: of one, with ``$`` for the number: ``weighs $ kilograms``.
        are: of many: ``weigh $ kilograms``.
        more, less, most, least: comparing them, as ``heavier``.
        low, high: bounds of the number.
    """

    one: str
    many: str
    where: str
    measure: str
    measures: str
    says: str
    are: str
    more: str
    less: str
    most: str
    least: str
    low: int
    high: int

    def tell(self, variable: str) -> str:
        """What is said of one whose number is in a variable."""
        return self.says.replace("$", f"{{{variable}}}")


@cache
def kinds() -> tuple[Row, ...]:
    """All kinds, in the order of the file."""
    with _FILE.open("rb") as file:
        return tuple(Row(**data) for data in tomllib.load(file).values())


def size(sheet: Sheet) -> tuple[int, int]:
    """How many things suit the level."""
    return _SIZES[sheet.level - 1]


def given(sheet: Sheet, *, ordered: bool = False, distinct: bool = False, plain: bool = False) -> tuple[Row, str]:
    """A row that the problem gives, and the variable of its numbers; unless ``plain``, something may be done to it first."""
    row = sheet.pick(kinds())
    how = draw.many(size(sheet), row.low, row.high, ordered=ordered, distinct=distinct)
    values = sheet.given("values", f"the {row.measures}", how, "list[int]")
    order = "from the first to the last" if not ordered else f"from the {row.least} to the {row.most}"
    sheet.say(f"the {row.many} {row.where} {row.are.replace('$', f'{{{values}}}')}, {order}.")
    sheet.begin(f"we begin with the {row.measures} {{{values}}}|the {row.measures} are {{{values}}}")
    if not plain and not ordered and sheet.level > 1 and sheet.chance(0.55):
        sheet.pick(_CHANGES)(sheet, row, values)
    return row, values


def _put(sheet: Sheet, row: Row, values: str) -> None:
    more = sheet.given("extra", f"the {row.measure} of the one that is put there", draw.whole(row.low, row.high))
    end = sheet.chance(0.5)
    sheet.say(f"another one, which {row.tell(more)}, is put {'behind the last one' if end else 'before the first one'}.")
    sheet.line(
        f"{values} = {values} + [{more}]" if end else f"{values} = [{more}] + {values}",
        told=f"with the one that is put {'at the end' if end else 'at the beginning'}, the {row.measures} are {{{values}}}",
    )


def _turn(sheet: Sheet, row: Row, values: str) -> None:
    way = sheet.rng.randint(0, 2)
    said = ("the first one is moved to the end", "the last one is moved to the front", "the row is turned around")[way]
    sheet.say(f"then {said}.")
    code = (f"{values}[1:] + {values}[:1]", f"{values}[-1:] + {values}[:-1]", f"{values}[::-1]")[way]
    sheet.line(f"{values} = {code}", told=f"once {said}, the {row.measures} are {{{values}}}")


def _drop(sheet: Sheet, row: Row, values: str) -> None:
    kind = sheet.rng.randint(0, 3)
    limit = sheet.rng.randint((row.low + row.high) // 2, row.high - 2)
    item = sheet.name("item", f"the {row.measure} looked at")
    low = (row.low + row.high) // 3
    said, test, yes, no = (
        (f"whose {row.measure} is above {limit}", f"{item} <= {limit}", f"is not above {limit}", f"is above {limit}"),
        (f"whose {row.measure} is below {low}", f"{item} >= {low}", f"is not below {low}", f"is below {low}"),
        (f"whose {row.measure} is an even number", f"{item} % 2 == 1", "is odd", "is even"),
        (f"whose {row.measure} is a multiple of 3", f"{item} % 3 != 0", "is not a multiple of 3", "is a multiple of 3"),
    )[kind]
    sheet.say(f"first, all {row.many} {said} are taken away.")
    kept = sheet.let("kept", f"the {row.measures} that are kept", "[]", told="")
    with (
        sheet.block(f"for {item} in {values}:", told=""),
        sheet.block(f"if {test}:", told=(f"{{{item}}} {yes} and is kept", f"{{{item}}} {no} and is taken away")),
    ):
        sheet.line(f"{kept}.append({item})", told="")
    sheet.line(f"{values} = {kept}", need=f"len({kept}) > 1", told=f"so {{{values}}} remain")


def _single(sheet: Sheet, row: Row, values: str) -> None:
    item = sheet.name("item", f"the {row.measure} looked at")
    sheet.say(f"of several {row.many} with the same {row.measure}, only the first one is kept.")
    kept = sheet.let("kept", f"the different {row.measures}", "[]", told="")
    with (
        sheet.block(f"for {item} in {values}:", told=""),
        sheet.block(f"if {item} not in {kept}:", told=(f"{{{item}}} is kept", f"{{{item}}} was there before and goes")),
    ):
        sheet.line(f"{kept}.append({item})", told="")
    sheet.line(f"{values} = {kept}", need=f"len({kept}) > 1", told=f"so {{{values}}} remain")


_CHANGES: tuple[Callable[[Sheet, Row, str], None], ...] = (_put, _turn, _turn, _drop, _drop, _single)
