"""Lists with dates: birthdays, loans."""

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


def table(sheet: Sheet) -> None:
    """Birthdays."""
    people = sheet.given("people", "the birthdays", _people(sheet.level), "list[tuple[str, str, int]]", "- {0}: {1} {2}.")
    ask, late = sheet.rng.randint(0, 4), sheet.chance(0.4)
    end, sign = ("latest", ">") if late else ("earliest", "<")
    limit = sheet.rng.randint(3, 10)
    half, middle = ("before July", "<") if sheet.chance(0.5) else ("after June", ">="), sheet.rng.randint(10, 20)
    sheet.say(f"these are the birthdays of some friends:\n{{{people}}}\n")
    sheet.say(
        (
            (
                f"whose birthday is the {end} in the year? If there are several, take the one that stands "
                f"{'lower' if late else 'higher'} in the list."
            ),
            (
                f"how many of them have their birthday {half[0]}? Multiply this number by {limit} and add the sum of "
                f"the days of the month of these birthdays."
            ),
            f"list those whose birthday falls on day {middle} of a month or later, in the order of the list.",
            (
                "give each day of the year a number, 100 for each month before it and 1 for each day of its month "
                "(so that March 5 is 205). What is the largest difference of these numbers between two of them?"
            ),
            (
                "how many months are there between the months of the first and the last line, not counting either of "
                "them, times the sum of the two days? (Take months of the same year; 0 for the same or neighbouring "
                "months.)"
            ).replace(" (Take months of the same year; 0 for the same or neighbouring months.)", " Count within one year."),
        )[ask]
    )
    sheet.begin("we go through the birthdays")
    months = almanac.names(sheet)
    name, month, day = sheet.name("name", "the person"), sheet.name("month", "the month"), sheet.name("day", "the day")
    if ask == 4:
        for unused in (name, month, day):
            del sheet.glosses[unused]
        a = sheet.let(
            "first_place",
            "the place of the first month",
            f"{months}.index({people}[0][1])",
            told=f"the first line has {{{people}[0][1]}}",
        )
        b = sheet.let(
            "last_place",
            "the place of the last month",
            f"{months}.index({people}[-1][1])",
            told=f" and the last one {{{people}[-1][1]}}".replace(" and", ", and", 1),
        )
        with sheet.block(f"if {a} > {b}:", told=("", "")):
            sheet.line(f"{a}, {b} = {b}, {a}", told="")
        place, count = (
            sheet.name("place", "the place of the month"),
            sheet.let("count", "the number of months so far", "0", told=""),
        )
        with sheet.block(f"for {place} in range({a} + 1, {b}):", told=""):
            sheet.change(count, "+", "1", told=f"{{{months}[{place}]}} lies between, number {{{count}}}")
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"{count} * ({people}[0][2] + {people}[-1][2])",
                told=f"{{{count}}} × ({{{people}[0][2]}} + {{{people}[-1][2]}}) = {{it}}",
            )
        )
        return
    values = {
        0: ("best", f"the {end} number so far", "2000" if not late else "0"),
        1: ("total", "the result so far", "0"),
        2: ("found", "the list so far", "[]"),
        3: ("numbers", "the numbers so far", "[]"),
    }[ask]
    found = sheet.let(*values, told="")
    winner = sheet.let("winner", f"the person with the {end} birthday so far", '""', told="") if ask == 0 else ""
    with sheet.block(f"for {name}, {month}, {day} in {people}:", told=f"{{{name}}} has {{{month}}} {{{day}}}"):
        if ask == 2:
            with sheet.block(f"if {day} >= {middle}:", told=(", which fits", "")):
                sheet.line(f"{found}.append({name})", told="")
        elif ask == 1:
            with sheet.block(f"if {months}.index({month}) {half[1]} 6:", told=(f", {half[0]}", f", not {half[0]}")):
                sheet.change(found, "+", f"{limit} + {day}", told=f", so {limit} + {{{day}}} is added, which makes {{{found}}}")
        else:
            number = sheet.let(
                "number",
                "the number of the day",
                f"100 * {months}.index({month}) + {day}",
                told=", number {it}" if ask == 3 else "",
            )
            if ask == 3:
                sheet.line(f"{found}.append({number})", told="")
            else:
                with sheet.block(f"if {number} {sign}{'=' if late else ''} {found}:", told=(f", the {end} so far", "")):
                    sheet.line(f"{found} = {number}", told="")
                    sheet.line(f"{winner} = {name}", told="")
    if ask == 0:
        sheet.answer(winner, "str", told="")
    elif ask == 2:
        sheet.answer(found, "list[str]", need=f"1 < len({found}) < 7")
    elif ask == 3:
        sheet.answer(f"max({found}) - min({found})", told="the largest and the smallest of these numbers differ by {returned}")
    else:
        sheet.answer(found)


def loan(sheet: Sheet) -> None:
    """Things that are brought back late."""
    rows = sheet.given(
        "loans",
        "the loans",
        lambda rng, _: [
            (person.name, rng.randint(1, 20), rng.randint(5, 40))
            for person in rng.sample(PEOPLE, rng.randint(*((2, 3), (2, 3), (3, 4), (5, 8), (8, 12))[sheet.level - 1]))
        ],
        "list[tuple[str, int, int]]",
        "- {0}: lent on day {1}, back on day {2}.",
    )
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
