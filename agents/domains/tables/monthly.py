"""The days of a month, one by one: what each adds, by its number and its weekday."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.tables import almanac
from agents.grammar import draw
from agents.grammar.draw import Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_ORDINALS = {2: "an even number", 3: "a number divisible by 3", 4: "a number divisible by 4", 5: "a number divisible by 5"}


@dataclass(frozen=True, slots=True)
class _Month:
    """The variables of the loop over the days.

    Attributes:
        first_day, day: of the loop: the parameter with which it begins, and the current one.
        weekday: the variable with the current weekday.
        found: the expression that finds it.
    """

    first_day: str
    day: str
    weekday: str
    found: str


_Change = Callable[[Sheet, _Month, str], Callable[[str], None]]
"""Says how some days differ, given the weekday on which there is nothing, and gives what writes that."""


def compose(sheet: Sheet) -> None:
    """Somebody saves or counts something on each day from one to another."""
    days = sheet.given("length", "the length of the month", draw.one_of(28, 29, 30, 31))
    first = sheet.given("first", "the weekday of the first day", draw.one_of(*almanac.DAYS), "str")
    start = sheet.given("start", "the day with which one begins", whole(1, max(9, 24 - 4 * sheet.level)))
    end = sheet.given("end", "the day with which one ends", _end(days, start, sheet.level))
    sheet.say(f"the first day of a month of {{{days}}} days is a {{{first}}}.")
    sheet.begin(
        sheet.pick((f"let us go from day {{{start}}} to day {{{end}}}", f"we look at the days from {{{start}}} to {{{end}}}"))
    )
    names = sheet.let("names", "the weekdays in their order", "[" + ", ".join(f'"{one}"' for one in almanac.DAYS) + "]", told="")
    before = sheet.let("before", "the place in the week of the day before the first", f"{names}.index({first}) - 1", told="")
    day = sheet.name("day", "the day of the month")
    month = _Month(start, day, sheet.name("weekday", "the weekday"), f"{names}[({before} + {day}) % 7]")
    header = f"for {day} in range({start}, {end} + 1):"
    sheet.pick((_numbers, _savings, _savings, _savings))(sheet, month, header, end)


def _end(days: str, start: str, level: int) -> draw.Draw:
    def build(rng: Random, given: Given) -> Value:
        last, begin = given[days], given[start]
        assert isinstance(last, int)
        assert isinstance(begin, int)
        return rng.randint(min(last, begin + 2 + 2 * level), last)

    return build


def _numbers(sheet: Sheet, month: _Month, header: str, end: str) -> None:
    """The numbers of the days that are of a kind."""
    some = sheet.rng.sample(almanac.DAYS, sheet.rng.randint(1, 2))
    both = sheet.chance(0.4)
    sheet.say(
        f"from day {{{month.first_day}}} to day {{{end}}}, both included, what is the sum of the numbers of those days "
        f"that are a {' or a '.join(some)}{' and have an odd number' if both else ''}?"
    )
    total = sheet.let("total", "the sum so far", "0", told="")
    test = f'{month.weekday} == "{some[0]}"' if len(some) == 1 else f'{month.weekday} in ("{some[0]}", "{some[1]}")'
    with sheet.block(header, told=""):
        sheet.line(f"{month.weekday} = {month.found}", told="")
        head = f"day {{{month.day}}} is a {{{month.weekday}}}"
        with sheet.block(f"if {test}{f' and {month.day} % 2 == 1' if both else ''}:", told=(head, "")):
            sheet.change(total, "+", month.day, told=f", so the sum is {{old({total})}} + {{{month.day}}} = {{{total}}}")
    sheet.answer(total)


def _savings(sheet: Sheet, month: _Month, header: str, end: str) -> None:
    """What is put into a box on each day."""
    who = sheet.pick(PEOPLE)
    until = sheet.chance(0.35)
    way = sheet.rng.randrange(4)
    costs = sheet.rng.randint(2, 9), sheet.rng.randint(10, 20)
    said = (
        "as many dollars as the number of the day",
        f"{costs[0]} dollars on Saturdays and Sundays and {costs[1]} dollars on all other days",
        f"{costs[0]} dollars and one more for each ten in the number of the day",
        (
            f"{costs[0]} dollars on the first of these days and on each day {costs[1] - 8} dollars more than on the day before "
            f"(apart from what comes on top)"
        ),
    )[way]
    sheet.say(
        f"from day {{{month.first_day}}} to day {{{end}}}, both included, {who.name} puts money into a box every day: {said}."
    )
    closed = sheet.pick(almanac.DAYS) if way < 3 and sheet.chance(0.5 if way else 0.8) else ""
    if closed:
        sheet.say(f"but on a {closed} nothing is put into it.")
    weekday_counts = way == 1 or bool(closed)
    changes: tuple[_Change, ...] = (_extra, _twice) if weekday_counts else (_extra,)
    changed = not weekday_counts or sheet.chance(0.2 * sheet.level)
    writes = [sheet.pick(changes)(sheet, month, closed)] if changed else []
    total = sheet.let("total", "the sum in the box", "0", told="")
    amount = sheet.name("amount", "the dollars of the day")
    if way == 3:
        sheet.line(f"{amount} = {costs[0] - (costs[1] - 8)}", told="")
    budget = sheet.given("budget", "the sum that is wanted", whole(40, 60 + 40 * sheet.level, 5)) if until else ""
    if until:
        sheet.say(f"on which day of the month does the sum in the box reach or exceed {{{budget}}} dollars?")
    else:
        sheet.say("how many dollars are in the box in the end, if it was empty before?")
    with sheet.block(header, told=""):
        sheet.line(f"{month.weekday} = {month.found}", told=f"day {{{month.day}}} is a {{{month.weekday}}}")
        if closed:
            _skip(sheet, month, closed)
        _amount(sheet, month, amount, way, costs)
        paid = amount if way != 3 else sheet.let("paid", "what is put into the box", amount, told="")
        for write in writes:
            write(paid)
        sheet.change(total, "+", paid, told=f", and with {{{paid}}} more there are {{{total}}}")
        if until:
            with sheet.block(f"if {total} >= {budget}:", told=(", which is enough", "")):
                sheet.line("break", told="")
    if until:
        sheet.answer(month.day, need=f"{total} >= {budget}", told="")
    else:
        sheet.answer(total)


def _amount(sheet: Sheet, month: _Month, amount: str, way: int, costs: tuple[int, int]) -> None:
    """What a day adds before any change."""
    if way == 0:
        sheet.line(f"{amount} = {month.day}", told="")
    elif way == 1:
        with sheet.block(f'if {month.weekday} in ("Saturday", "Sunday"):', told=("", "")):
            sheet.line(f"{amount} = {costs[0]}", told="")
        with sheet.block("else:"):
            sheet.line(f"{amount} = {costs[1]}", told="")
    elif way == 2:
        sheet.line(f"{amount} = {costs[0]} + {month.day} // 10", told="")
    else:
        sheet.change(amount, "+", str(costs[1] - 8), told="")


def _skip(sheet: Sheet, month: _Month, closed: str) -> None:
    with sheet.block(f'if {month.weekday} == "{closed}":', told=(", when nothing is put in", "")):
        sheet.line("continue", told="")


def _extra(sheet: Sheet, month: _Month, closed: str) -> Callable[[str], None]:
    wanted = sheet.pick([one for one in almanac.DAYS if one != closed])
    more = sheet.given("more", "the dollars more", whole(3, 12))
    sheet.say(f"on each {wanted}, {{{more}}} dollars come on top.")

    def write(amount: str) -> None:
        with sheet.block(f'if {month.weekday} == "{wanted}":', told=("", "")):
            sheet.change(amount, "+", more, told=f", when {{{more}}} dollars come on top, which makes {{{amount}}}")

    return write


def _twice(sheet: Sheet, month: _Month, _: str) -> Callable[[str], None]:
    by = sheet.pick(tuple(_ORDINALS))
    sheet.say(f"on a day with {_ORDINALS[by]}, it is twice as much.")

    def write(amount: str) -> None:
        with sheet.block(f"if {month.day} % {by} == 0:", told=("", "")):
            sheet.line(f"{amount} = 2 * {amount}", told=f", with {_ORDINALS[by]}, so it is twice as much, {{{amount}}}")

    return write
