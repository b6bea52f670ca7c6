"""Lists with dates: birthdays, loans."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from random import Random

from agents.domains.tables import almanac
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def _people(level: int) -> Draw:
    low, high = ((2, 3), (2, 3), (3, 4), (4, 6), (6, 9))[level - 1]

    def build(rng: Random, _: object) -> object:
        return [
            (person.name, rng.choice(almanac.MONTHS), rng.randint(1, 28)) for person in rng.sample(PEOPLE, rng.randint(low, high))
        ]

    return build


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn for a list of birthdays, whichever question is asked.

    Attributes:
        people: the variable of the list.
        late: whether the latest birthday is asked for, not the earliest.
        weight: by which a number of birthdays is multiplied.
        before_july: which half of the year is asked for.
        day: of the month, from which on birthdays are asked for.
    """

    people: str
    late: bool
    weight: int
    before_july: bool
    day: int


def table(sheet: Sheet) -> None:
    """Birthdays."""
    people = sheet.given("people", "the birthdays", _people(sheet.level), "list[tuple[str, str, int]]", "- {0}: {1} {2}.")
    question = (_end_of_year, _half_of_year, _from_day_on, _spread, _between)[sheet.rng.randint(0, 4)]
    late, weight, before_july, day = sheet.chance(0.4), sheet.rng.randint(3, 10), sheet.chance(0.5), sheet.rng.randint(10, 20)
    sheet.say(f"these are the birthdays of some friends:\n{{{people}}}\n")
    question(sheet, _Drawn(people, late, weight, before_july, day))


def _asked(sheet: Sheet, question: str) -> str:
    """Ask for something, and begin; returns the variable of the names of the months."""
    sheet.say(question)
    sheet.begin("we go through the birthdays")
    return almanac.names(sheet)


def _row(sheet: Sheet) -> tuple[str, str, str]:
    """The variables of a line of the list."""
    return sheet.name("name", "the person"), sheet.name("month", "the month"), sheet.name("day", "the day")


def _each(sheet: Sheet, people: str, row: tuple[str, str, str]) -> AbstractContextManager[None]:
    """The loop over the list."""
    name, month, day = row
    return sheet.block(f"for {name}, {month}, {day} in {people}:", told=f"{{{name}}} has {{{month}}} {{{day}}}")


def _number(sheet: Sheet, months: str, month: str, day: str, told: str) -> str:
    """A variable that orders days by month and day."""
    return sheet.let("number", "the number of the day", f"100 * {months}.index({month}) + {day}", told=told)


def _end_of_year(sheet: Sheet, drawn: _Drawn) -> None:
    """Whose birthday is the first, or the last, of the year."""
    end, sign, place, start = ("latest", ">=", "lower", "0") if drawn.late else ("earliest", "<", "higher", "2000")
    months = _asked(
        sheet,
        f"whose birthday is the {end} in the year? If there are several, take the one that stands {place} in the list.",
    )
    name, month, day = row = _row(sheet)
    best = sheet.let("best", f"the {end} number so far", start, told="")
    winner = sheet.let("winner", f"the person with the {end} birthday so far", '""', told="")
    with _each(sheet, drawn.people, row):
        number = _number(sheet, months, month, day, told="")
        with sheet.block(f"if {number} {sign} {best}:", told=(f", the {end} so far", "")):
            sheet.line(f"{best} = {number}", told="")
            sheet.line(f"{winner} = {name}", told="")
    sheet.answer(winner, "str", told="")


def _half_of_year(sheet: Sheet, drawn: _Drawn) -> None:
    """A number made of the birthdays of one half of the year."""
    half, sign = ("before July", "<") if drawn.before_july else ("after June", ">=")
    months = _asked(
        sheet,
        f"how many of them have their birthday {half}? Multiply this number by {drawn.weight} and add the sum of "
        f"the days of the month of these birthdays.",
    )
    _, month, day = row = _row(sheet)
    total = sheet.let("total", "the result so far", "0", told="")
    is_asked = f"if {months}.index({month}) {sign} 6:"
    with _each(sheet, drawn.people, row), sheet.block(is_asked, told=(f", {half}", f", not {half}")):
        told = f", so {drawn.weight} + {{{day}}} is added, which makes {{{total}}}"
        sheet.change(total, "+", f"{drawn.weight} + {day}", told=told)
    sheet.answer(total)


def _from_day_on(sheet: Sheet, drawn: _Drawn) -> None:
    """Whose birthday falls late in a month."""
    _asked(sheet, f"list those whose birthday falls on day {drawn.day} of a month or later, in the order of the list.")
    name, _, day = row = _row(sheet)
    found = sheet.let("found", "the list so far", "[]", told="")
    with _each(sheet, drawn.people, row), sheet.block(f"if {day} >= {drawn.day}:", told=(", which fits", "")):
        sheet.line(f"{found}.append({name})", told="")
    sheet.answer(found, "list[str]", need=f"1 < len({found}) < 7")


def _spread(sheet: Sheet, drawn: _Drawn) -> None:
    """How far apart the birthdays are at most."""
    months = _asked(
        sheet,
        "give each day of the year a number, 100 for each month before it and 1 for each day of its month "
        "(so that March 5 is 205). What is the largest difference of these numbers between two of them?",
    )
    _, month, day = row = _row(sheet)
    numbers = sheet.let("numbers", "the numbers so far", "[]", told="")
    with _each(sheet, drawn.people, row):
        number = _number(sheet, months, month, day, told=", number {it}")
        sheet.line(f"{numbers}.append({number})", told="")
    sheet.answer(f"max({numbers}) - min({numbers})", told="the largest and the smallest of these numbers differ by {returned}")


def _between(sheet: Sheet, drawn: _Drawn) -> None:
    """How many months lie between the first and the last line."""
    people = drawn.people
    months = _asked(
        sheet,
        "how many months are there between the months of the first and the last line, not counting either of "
        "them, times the sum of the two days? Count within one year.",
    )
    first = sheet.let(
        "first_place",
        "the place of the first month",
        f"{months}.index({people}[0][1])",
        told=f"the first line has {{{people}[0][1]}}",
    )
    last = sheet.let(
        "last_place",
        "the place of the last month",
        f"{months}.index({people}[-1][1])",
        told=f", and the last one {{{people}[-1][1]}}",
    )
    with sheet.block(f"if {first} > {last}:", told=("", "")):
        sheet.line(f"{first}, {last} = {last}, {first}", told="")
    place = sheet.name("place", "the place of the month")
    count = sheet.let("count", "the number of months so far", "0", told="")
    with sheet.block(f"for {place} in range({first} + 1, {last}):", told=""):
        sheet.change(count, "+", "1", told=f"{{{months}[{place}]}} lies between, number {{{count}}}")
    result = sheet.let(
        "result",
        "the result",
        f"{count} * ({people}[0][2] + {people}[-1][2])",
        told=f"{{{count}}} × ({{{people}[0][2]}} + {{{people}[-1][2]}}) = {{it}}",
    )
    sheet.answer(result)


def _loans(level: int) -> Draw:
    low, high = ((2, 3), (2, 3), (3, 4), (5, 8), (8, 12))[level - 1]

    def build(rng: Random, _: object) -> object:
        readers = rng.sample(PEOPLE, rng.randint(low, high))
        return [(reader.name, rng.randint(1, 20), rng.randint(5, 40)) for reader in readers]

    return build


def loan(sheet: Sheet) -> None:
    """Things that are brought back late."""
    each = "- {0}: lent on day {1}, back on day {2}."
    rows = sheet.given("loans", "the loans", _loans(sheet.level), "list[tuple[str, int, int]]", each)
    free, fine, cap = sheet.rng.randint(7, 15), sheet.rng.randint(2, 9), sheet.rng.randint(25, 60)
    ask, capped = sheet.rng.randint(0, 2), sheet.chance(0.5)
    sheet.say(f"a library numbers the days from the beginning of the year and notes its loans:\n{{{rows}}}\n")
    sheet.say(
        f"a book may be kept for {free} days; each day beyond that costs {fine} cents"
        + (f", but not more than {cap} cents for one book." if capped else ".")
    )
    sheet.say(
        (
            "how many cents are to be paid altogether?",
            "who has to pay most (the one who stands first in the list, if there are several)?",
            "what is the sum of the days by which books are late, plus ten for each book that is not late?",
        )[ask]
    )
    sheet.begin("we take the loans one by one")
    who, out, back = (
        sheet.name("name", "the reader"),
        sheet.name("lent", "the day of the loan"),
        sheet.name("returned_on", "the day of the return"),
    )
    total = sheet.let("total", ("the cents so far", "the largest fine so far", "the result so far")[ask], "0", told="")
    worst = sheet.let("worst", "the reader with the largest fine so far", '""', told="") if ask == 1 else ""
    with sheet.block(f"for {who}, {out}, {back} in {rows}:", need=f"all(row[2] > row[1] for row in {rows})", told=""):
        late = sheet.let(
            "late",
            "the days beyond the limit",
            f"{back} - {out} - {free}",
            told=f"{{{who}}} kept the book for {{{back} - {out}}} days",
        )
        with sheet.block(f"if {late} > 0:", told=(f", {{{late}:day/days}} too long", ", which is not too long")):
            if ask == 2:
                sheet.change(total, "+", late, told=f", so there is {{{total}}}")
            else:
                cost = sheet.let(
                    "fine",
                    "the fine",
                    f"min({cap}, {fine} * {late})" if capped else f"{fine} * {late}",
                    told=", which costs {it} cents",
                )
                if ask == 0:
                    sheet.change(total, "+", cost, told=f", so there are {{{total}}}")
                else:
                    with sheet.block(f"if {cost} > {total}:", told=(", the most so far", "")):
                        sheet.line(f"{total} = {cost}", told="")
                        sheet.line(f"{worst} = {who}", told="")
        if ask == 2:
            with sheet.block("else:"):
                sheet.change(total, "+", "10", told=f", so there is {{{total}}}")
    if worst:
        sheet.answer(worst, "str", need=f'{worst} != ""', told="")
    else:
        sheet.answer(total)
