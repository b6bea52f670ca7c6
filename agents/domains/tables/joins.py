"""Two tables that belong together: prices, members, distances."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from agents.domains.tables import bills
from agents.domains.tables.records import SIZES
from agents.grammar import coda
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


@dataclass(frozen=True, slots=True)
class _Pair:
    """Orders of things, and a list with a number for each thing.

    Attributes:
        intro, line: of the first table; {0} a person, {1} a thing, {2} a number.
        other, entry: of the second table; {0} a thing, {1} its number.
        things: what may be named.
        number, worth: what the numbers are called.
        unit: of their product.
        low, high: bounds of the worth.
    """

    intro: str
    line: str
    other: str
    entry: str
    things: Sequence[str]
    number: str
    worth: str
    unit: str
    low: int
    high: int


_PAIRS = (
    _Pair(
        "These orders came in",
        "- {0}: {2} {1}.",
        "The prices for each are",
        "- {0}: {1} dollars.",
        ("apples", "pears", "plums", "melons", "figs"),
        "amount",
        "price",
        "dollars",
        2,
        9,
    ),
    _Pair(
        "These people borrowed things",
        "- {0}: {1} for {2} days.",
        "The charge for a day is",
        "- {0}: {1} dollars.",
        ("tent", "canoe", "ladder", "drill", "projector"),
        "number of days",
        "charge",
        "dollars",
        2,
        15,
    ),
    _Pair(
        "These tours were made",
        "- {0} to {1}: {2} times.",
        "The distances are",
        "- {0}: {1} kilometres.",
        ("Aldery", "Brent", "Corvale", "Dunmoor", "Eastby"),
        "number of trips",
        "distance",
        "kilometres",
        5,
        60,
    ),
    _Pair(
        "These cakes were baked",
        "- {0}: {1}, {2} of them.",
        "For one of them one needs",
        "- {0}: {1} eggs.",
        ("sponge", "cheesecake", "brownie", "carrot cake", "pound cake"),
        "number of cakes",
        "number of eggs",
        "eggs",
        2,
        8,
    ),
    _Pair(
        "These lessons were given",
        "- {0}: {1}, {2} hours.",
        "For an hour the teachers get",
        "- {0}: {1} dollars.",
        ("piano", "flute", "drums", "violin", "singing"),
        "number of hours",
        "pay",
        "dollars",
        12,
        40,
    ),
)


def _lines(pair: _Pair, level: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        people = [person.name for person in rng.sample(PEOPLE, rng.randint(*SIZES[level - 1]))]
        return [(rng.choice(people[: max(2, len(people) * 2 // 3)]), rng.choice(pair.things), rng.randint(2, 12)) for _ in people]

    return build


def _list(pair: _Pair, level: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        things = rng.sample(pair.things, len(pair.things) - (1 if level > 1 and rng.random() < 0.8 else 0))
        return {thing: rng.randint(pair.low, pair.high) for thing in things}

    return build


def compose(sheet: Sheet) -> None:
    """Each line of the one table finds its number in the other one."""
    pair = sheet.pick(_PAIRS)
    lines = sheet.given("lines", "the lines of the table", _lines(pair, sheet.level), "list[tuple[str, str, int]]", pair.line)
    worths = sheet.given("worths", f"the list of each {pair.worth}", _list(pair, sheet.level), "dict[str, int]", pair.entry)
    sheet.say(f"{pair.intro}:\n{{{lines}}}\n\n{pair.other}:\n{{{worths}}}\n")
    sheet.begin("we take the lines of the first table one by one|let us look up what each line needs")
    person, thing, number = (
        sheet.name("person", "the person"),
        sheet.name("thing", "the thing"),
        sheet.name("number", f"the {pair.number}"),
    )
    if sheet.chance(0.5):
        bills.compose(sheet, bills.Bill(lines, worths, person, thing, number, pair.number, pair.unit, pair.high))
    else:
        makers = (_total, _total, _person, _missing, _each)
        sheet.pick(makers)(sheet, pair, (lines, worths, person, thing, number))
    coda.extend(sheet)


_Names = tuple[str, str, str, str, str]


def _found(sheet: Sheet, names: _Names, default: str) -> tuple[str, str]:
    """Look a thing up; the variable with its number, and what is told."""
    _, worths, person, thing, number = names
    worth = sheet.let(
        "worth",
        "the number looked up",
        f"{worths}.get({thing}, {default})",
        told=f"{{{person}}} has {{{number}}} with {{{thing}}}, for which the list says {{it}}"
        if default == "0"
        else f"{{{person}}} has {{{number}}} with {{{thing}}}, which is taken as {{it}}",
    )
    return worth, f"{{{number}}} × {{{worth}}}"


def _total(sheet: Sheet, pair: _Pair, names: _Names) -> None:
    """Everything together, with a rule for what is not listed."""
    lines, worths, person, thing, number = names
    default = sheet.rng.randint(1, 6)
    way, limit = sheet.rng.randrange(3), sheet.rng.randint(4, 8)
    sheet.say(
        (
            "what is not in the second list counts as nothing.",
            f"what is not in the second list counts {default}.",
            f"lines with a {pair.number} below {limit} are left out, and so is what is not in the second list.",
        )[way]
    )
    sheet.say(f"how many {pair.unit} are that altogether?")
    total = sheet.let("total", f"the {pair.unit} so far", "0", told="")
    with sheet.block(f"for {person}, {thing}, {number} in {lines}:", told=""):
        if way == 1:
            worth, shown = _found(sheet, names, str(default))
            sheet.change(total, "+", f"{number} * {worth}", told=f", so {shown} is added, which makes {{{total}}}")
        else:
            test = f"{thing} in {worths}" + (f" and {number} >= {limit}" if way == 2 else "")
            with sheet.block(
                f"if {test}:",
                told=(
                    f"{{{person}}} has {{{number}}} with {{{thing}}}, for which the list says {{{worths}[{thing}]}}",
                    f"{{{person}}} has {{{number}}} with {{{thing}}}, which does not count",
                ),
            ):
                sheet.change(
                    total,
                    "+",
                    f"{number} * {worths}[{thing}]",
                    told=f", so {{{number}}} × {{{worths}[{thing}]}} is added, which makes {{{total}}}",
                )
    sheet.answer(total)


def _person(sheet: Sheet, pair: _Pair, names: _Names) -> None:
    """One person's share."""
    lines, worths, person, thing, number = names
    who = sheet.name("wanted", "the person asked about")
    others = sheet.chance(0.4)
    sheet.say("what is not in the second list counts as nothing.")
    sheet.say(
        f"how many {pair.unit} belong to {'all but the person' if others else 'the person'} of the first line?".replace(
            "all but the person of the first line", "all lines that do not name the person of the first line"
        )
    )
    sheet.line(f"{who} = {lines}[0][0]", told=f"the first line names {{{who}}}")
    total = sheet.let("total", f"the {pair.unit} so far", "0", told="")
    with (
        sheet.block(f"for {person}, {thing}, {number} in {lines}:", told=""),
        sheet.block(
            f"if {person} {'!=' if others else '=='} {who}:",
            told=(f"a line of {{{person}}} with {{{number}}} and {{{thing}}} counts", f"a line of {{{person}}} does not count"),
        ),
    ):
        worth = sheet.let(
            "worth", "the number looked up", f"{worths}.get({thing}, 0)", told=" for {it} each".replace(" for", ", for", 1)
        )
        sheet.change(total, "+", f"{number} * {worth}", told=f", so {{{number}}} × {{{worth}}} is added, which makes {{{total}}}")
    sheet.answer(total)


def _missing(sheet: Sheet, pair: _Pair, names: _Names) -> None:
    """What has no partner."""
    lines, worths, person, thing, number = names
    ask = sheet.rng.randrange(3)
    sheet.say(
        (
            (
                f"what is the sum of the {pair.number} over the lines whose thing is not in the second list, plus ten "
                f"for each such line?"
            ),
            "list, in the order of the lines, the people whose line names something that is in the second list.",
            "how many entries of the second list are named by no line? Add the sum of their numbers.",
        )[ask]
    )
    if ask == 2:
        used = sheet.let("used", "the things that are named", "[]", told="")
        with sheet.block(f"for {person}, {thing}, {number} in {lines}:", told=""):
            sheet.line(f"{used}.append({thing})", told="")
        total = sheet.let("total", "the result so far", "0", told=f"the lines name {{{used}}}")
        with (
            sheet.block(f"for {thing} in {worths}:", told=""),
            sheet.block(f"if {thing} not in {used}:", told=(f"{{{thing}}} is not named", f"{{{thing}}} is named")),
        ):
            sheet.change(
                total,
                "+",
                f"1 + {worths}[{thing}]",
                told=f", so 1 and {{{worths}[{thing}]}} are added, which makes {{{total}}}",
            )
        sheet.answer(total)
        return
    found = sheet.let("found", ("the sum so far", "the list so far")[ask], "[]" if ask else "0", told="")
    with (
        sheet.block(f"for {person}, {thing}, {number} in {lines}:", told=""),
        sheet.block(
            f"if {thing} {'in' if ask else 'not in'} {worths}:",
            told=(f"{{{person}}} with {{{thing}}} fits", f"{{{person}}} with {{{thing}}} does not fit"),
        ),
    ):
        if ask:
            sheet.line(f"{found}.append({person})", told="")
        else:
            sheet.change(found, "+", f"{number} + 10", told=f", so {{{number}}} and 10 are added, which makes {{{found}}}")
    if ask:
        sheet.answer(found, "list[str]", need=f"1 < len({found}) < 8")
    else:
        sheet.answer(found)


def _each(sheet: Sheet, pair: _Pair, names: _Names) -> None:
    """Sums by person, then the best one."""
    lines, worths, person, thing, number = names
    ask = sheet.rng.randrange(3)
    sheet.say("what is not in the second list counts as nothing.")
    sheet.say(
        (
            f"who has the most {pair.unit} altogether (the one who appears first, if there are several)?",
            f"how many {pair.unit} has the person with the most of them more than the person with the least?",
            f"list the {pair.unit} of all people in the order in which they appear first.",
        )[ask]
    )
    totals = sheet.let("totals", f"the {pair.unit} of each person", "{}", told="")
    with sheet.block(f"for {person}, {thing}, {number} in {lines}:", told=""):
        cost = sheet.let(
            "cost",
            "what the line counts",
            f"{number} * {worths}.get({thing}, 0)",
            told=f"{{{person}}} gets {{{number}}} times what {{{thing}}} counts, {{it}}",
        )
        sheet.line(f"{totals}[{person}] = {totals}.get({person}, 0) + {cost}", told=f", and so has {{{totals}[{person}]}}")
    if ask == 2:
        sheet.answer(f"list({totals}.values())", "list[int]", need=f"1 < len({totals}) < 7", told="so the list is {returned}")
    elif ask == 1:
        sheet.answer(
            f"max({totals}.values()) - min({totals}.values())",
            need=f"len({totals}) > 1",
            told="the most and the least differ by {returned}",
        )
    else:
        best, winner = (
            sheet.let("best", "the most so far", "-1", told=""),
            sheet.let("winner", "the person with the most so far", '""', told=""),
        )
        with (
            sheet.block(f"for {person} in {totals}:", need=f"len({totals}) > 1", told=""),
            sheet.block(
                f"if {totals}[{person}] > {best}:",
                told=(f"{{{person}}} has {{{totals}[{person}]}}, the most so far", f"{{{person}}} has {{{totals}[{person}]}}"),
            ),
        ):
            sheet.line(f"{best} = {totals}[{person}]", told="")
            sheet.line(f"{winner} = {person}", told="")
        sheet.answer(winner, "str", told="")
