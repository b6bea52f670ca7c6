"""Dates, days between them, weekdays."""

from agents.domains.tables import almanac, diaries, digits, monthly
from agents.grammar import coda, draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_EVENTS = (
    "a journey",
    "an exhibition",
    "a course",
    "a repair",
    "a warranty",
    "a loan of books",
    "a training plan",
    "a subscription",
)


def compose(sheet: Sheet) -> None:
    """A date moved on, two dates compared, weekdays, lists of dates; dates in digits."""
    makers = {
        1: (_weekday, _until),
        2: (_weekday, _later, _until, _age),
        3: (_later, _between, _between, diaries.table, monthly.compose),
    }
    if sheet.chance(0.35):
        digits.compose(sheet)
    else:
        sheet.pick(makers.get(sheet.level, (_between, diaries.table, diaries.table, monthly.compose, diaries.loan, _later)))(
            sheet
        )
    coda.extend(sheet)


def _weekday(sheet: Sheet) -> None:
    """The weekday some days later or earlier."""
    who, day = sheet.pick(PEOPLE), sheet.given("today", "the weekday of today", draw.one_of(*almanac.DAYS), "str")
    count = sheet.given("count", "the number of days", draw.whole(8, 40 * sheet.level))
    back = sheet.chance(0.4)
    what = sheet.pick(("birthday", "exam", "holiday", "match", "concert"))
    sheet.say(
        f"today is {{{day}}}. {who.name}'s {what} {'was' if back else 'is in'} {{{count}}} "
        f"days{' ago' if back else ''}. On which weekday {'was' if back else 'is'} it?"
    )
    sheet.begin(f"today is {{{day}}}, and we go {{{count}}} days {'back' if back else 'on'}")
    days = sheet.let("days", "the weekdays in their order", "[" + ", ".join(f'"{one}"' for one in almanac.DAYS) + "]", told="")
    if sheet.level == 1:
        rest = sheet.let(
            "rest",
            "the days beyond full weeks",
            f"{count} % 7",
            told=f"after full weeks it is the same weekday, and {{it}} of the {{{count}}} days are left",
        )
        sheet.answer(
            f"{days}[({days}.index({day}) {'-' if back else '+'} {rest}) % 7]",
            "str",
            need=f"{rest} > 0",
            told=f"{{{rest}:day/days}} {'before' if back else 'after'} {{{day}}} is {{returned}}",
        )
        return
    rest = sheet.let(
        "rest",
        "the days beyond full weeks",
        f"{count} % 7",
        need=f"{count} % 7 > 1",
        told=f"after full weeks it is the same weekday, and {{it}} of the {{{count}}} days are left",
    )
    place = sheet.let("place", "the place of the weekday", f"{days}.index({day})", told="")
    with sheet.block(f"while {rest} > 0:", told=("", "")):
        sheet.line(
            f"{place} = ({place} {'-' if back else '+'} 1) % 7",
            told=f"{'before' if back else 'after'} that comes {{{days}[{place}]}}",
        )
        sheet.change(rest, "-", "1", told="")
    sheet.answer(f"{days}[{place}]", "str", told="")


def _until(sheet: Sheet) -> None:
    """To the end of a month, or to another day in it."""
    month = sheet.given("month", "the month", draw.one_of(*almanac.MONTHS), "str")
    day, pause = (
        sheet.given("day", "the day of the month", draw.whole(1, 20)),
        sheet.given("free", "the number of free days", draw.whole(1, 7), each="{0:free day/free days}"),
    )
    number = sheet.rng.randint(2, 30)
    does, what = sheet.pick(
        (("read", "pages"), ("cycle", "kilometres"), ("do", "exercises"), ("write", "letters"), ("fold", "boxes"))
    )
    who = sheet.pick(PEOPLE)
    sheet.say(
        f"{who.name} wants to {does} {number} {what} on each day from {{{month}}} {{{day}}} to the end of the "
        f"month, both days included, except for {{{pause}}}. How many {what} are that? The year is no leap year."
    )
    sheet.begin(f"we count the days from {{{month}}} {{{day}}} on")
    lengths = almanac.lengths(sheet)
    left = sheet.let(
        "left",
        "the number of days",
        f"{lengths}[{month}] - {day} + 1",
        told=f"{{{month}}} has {{{lengths}[{month}]}} days, and from day {{{day}}} on there are {{it}}",
    )
    left = sheet.let(
        "working", "the number of days without the free ones", f"{left} - {pause}", told=", without the free ones {it}"
    )
    sheet.answer(sheet.let("result", f"the number of {what}", f"{number} * {left}", told=f"{number} × {{{left}}} = {{it}}"))


def _later(sheet: Sheet) -> None:
    """A date some days later."""
    day, month = almanac.date(sheet, "start", "the beginning")
    count = sheet.given("count", "the number of days that are left", draw.whole(20, 30 + 25 * sheet.level))
    what = sheet.pick(_EVENTS)
    ask = sheet.rng.randint(0, 2)
    leap = sheet.chance(0.3)
    sheet.say(
        f"{what} begins on {{{month}}} {{{day}}} and ends {{{count}}} days later, in a year that is "
        f"{'a leap year' if leap else 'no leap year'}."
    )
    sheet.say(
        (
            "in which month does it end?",
            "on which day of the month does it end?",
            "what is the sum of the number of the month (January is 1) and the day on which it ends?",
        )[ask]
    )
    sheet.begin(f"we begin with {{{month}}} {{{day}}}")
    months, lengths = almanac.names(sheet), almanac.lengths(sheet)
    if leap:
        sheet.line(f'{lengths}["February"] = 29', told="")
    place = sheet.let("place", "the place of the month", f"{months}.index({month})", told="")
    sheet.change(day, "+", count, told=f"{{{count}}} days later would be day {{{day}}}")
    with sheet.block(f"while {day} > {lengths}[{months}[{place}]]:", told=("", f", which lies in {{{months}[{place}]}}")):
        sheet.line(
            f"{day} = {day} - {lengths}[{months}[{place}]]",
            told=f", but {{{months}[{place}]}} has {{{lengths}[{months}[{place}]]}} days, so that {{{day}}} remain",
        )
        sheet.change(place, "+", "1", need=f"{place} < 11", told="")
    if ask == 0:
        sheet.answer(f"{months}[{place}]", "str", told="")
    elif ask == 1:
        sheet.answer(day)
    else:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"{place} + 1 + {day}",
                told=f"as {{{months}[{place}]}} is month {{{place} + 1}}, the sum is {{it}}",
            )
        )


def _between(sheet: Sheet) -> None:
    """The days between two dates of a year."""
    (a, m), (b, n) = almanac.date(sheet, "start", "the beginning"), almanac.date(sheet, "end", "the end", early=False)
    what, kind = sheet.pick(_EVENTS), sheet.rng.randint(0, 2)
    both = sheet.chance(0.4)
    number = sheet.rng.randint(2, 6)
    sheet.say(
        f"{what} lasts from {{{m}}} {{{a}}} to {{{n}}} {{{b}}} of a year that is no leap "
        f"year{', both days included' if both else ', the first day not counted'}."
    )
    sheet.say(
        (
            "how many days are that?",
            f"how many full weeks are that, times {number}?",
            f"for each full {number} days, a dollar is to be paid. How many dollars are that?",
        )[kind]
    )
    months, lengths = almanac.names(sheet), almanac.lengths(sheet)
    sheet.begin(f"we count from {{{m}}} {{{a}}} to {{{n}}} {{{b}}}")
    first, last = (
        sheet.let("first_place", "the place of the first month", f"{months}.index({m})", told=""),
        sheet.let("last_place", "the place of the last month", f"{months}.index({n})", told=""),
    )
    total = sheet.let(
        "total",
        "the number of days so far",
        f"{b} - {a}" + (" + 1" if both else ""),
        need=f"{first} < {last}",
        told=f"the days alone make {{{b}}} - {{{a}}}" + (" + 1" if both else "") + " = {it}",
    )
    place = sheet.name("place", "the place of the month")
    with sheet.block(f"for {place} in range({first}, {last}):", told=""):
        sheet.change(
            total,
            "+",
            f"{lengths}[{months}[{place}]]",
            told=f"{{{months}[{place}]}} adds {{{lengths}[{months}[{place}]]}}, which makes {{{total}}}",
        )
    if kind == 0:
        sheet.answer(total)
    elif kind == 1:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"{number} * ({total} // 7)",
                told=f"{{{total}}} days have a number of full weeks that, times {number}, gives {{it}}",
            )
        )
    else:
        sheet.answer(
            sheet.let(
                "result", "the dollars", f"{total} // {number}", told=f"{{{total}}} divided by {number}, rounded down, is {{it}}"
            )
        )


def _age(sheet: Sheet) -> None:
    """Years and whether the birthday has been."""
    who = sheet.pick(PEOPLE)
    born, now = (
        sheet.given("born", "the year of birth", draw.whole(1930, 2010)),
        sheet.given("year", "the year now", draw.whole(2012, 2030)),
    )
    (a, m), (b, n) = almanac.date(sheet, "birth", "the birth", early=False), almanac.date(sheet, "today", "today", early=False)
    sheet.say(f"{who.name} was born on {{{m}}} {{{a}}}, {{{born}}}. How old is {who.she} on {{{n}}} {{{b}}}, {{{now}}}?")
    sheet.begin(f"we count the years from {{{born}}} to {{{now}}}")
    months = almanac.names(sheet)
    age = sheet.let("age", "the age", f"{now} - {born}", told=f"{{{now}}} - {{{born}}} = {{it}}")
    x, y = (
        sheet.let("birth_place", "the place of the month of birth", f"{months}.index({m})", told=""),
        sheet.let("today_place", "the place of the month of today", f"{months}.index({n})", told=""),
    )
    with sheet.block(
        f"if {y} < {x} or {y} == {x} and {b} < {a}:",
        told=(f", but {{{m}}} {{{a}}} has not come yet in that year", f", and {{{m}}} {{{a}}} has been already in that year"),
    ):
        sheet.change(age, "-", "1", told=f", so that it is {{{age}}}")
    sheet.answer(age)
