"""Means of parts of a row of measurements."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word

SCORES = (
    ("marks in the tests", "marks", "mark"),
    ("points in the rounds of a quiz", "points", "number of points"),
    ("temperatures at noon, in degrees,", "temperatures", "temperature"),
    ("minutes of training", "minutes", "number of minutes"),
    ("numbers of visitors per day", "numbers", "number"),
    ("weights of the parcels, in kilograms,", "weights", "weight"),
)


def values(sheet: Sheet, low: int = 5, high: int = 60) -> tuple[str, str]:
    """Some measurements that somebody writes down: the parameter, and what they are called."""
    who = sheet.pick(PEOPLE)
    long, what, _ = sheet.pick(SCORES)
    found = sheet.given("values", f"the {what}", draw.many((3 + sheet.level // 2, 2 + 2 * sheet.level), low, high), "list[int]")
    sheet.say(f"{who.name} writes down these {long.rstrip(',')}: {{{found}}}.")
    return found, what


def running(sheet: Sheet) -> None:
    """The mean of all so far, again and again."""
    row, _ = values(sheet)
    kind = sheet.rng.randint(0, 2)
    sheet.say("after each of them, the mean of all so far is worked out and rounded down to a whole number.")
    sheet.say(
        (
            "how many times, from the second one on, is the new mean greater than the one before?",
            "what is the sum of all these means?",
            "what is the largest of these means?",
        )[kind]
    )
    sheet.begin("let us take one after the other|we add them up and divide again and again")
    total = sheet.let("total", "the sum so far", "0", told="")
    count = sheet.let("count", "the number of values so far", "0", told="")
    last = sheet.let("mean_before", "the mean before", f"{row}[0]", told="") if kind == 0 else ""
    found = sheet.let(
        "found", ("the count of such means so far", "the sum of the means so far", "the largest mean so far")[kind], "0", told=""
    )
    value = sheet.name("value", "the current value")
    with sheet.block(f"for {value} in {row}:", told=""):
        sheet.change(total, "+", value, told=f"with {{{value}}} the sum is {{{total}}}")
        sheet.change(count, "+", "1", told="")
        divided = f", and divided by {{{count}}} this is {{it}}"
        mean = sheet.let("mean", "the mean so far", f"{total} // {count}", told=divided)
        if kind == 0:
            with sheet.block(f"if {mean} > {last}:", told=(f", more than {{{last}}}", "")):
                sheet.change(found, "+", "1", told=f", number {{{found}}}")
            sheet.line(f"{last} = {mean}", told="")
        elif kind == 1:
            sheet.change(found, "+", mean, told=f", so the means add up to {{{found}}}")
        else:
            with sheet.block(f"if {mean} > {found}:", told=("", "")):
                sheet.line(f"{found} = {mean}", told=", the largest so far")
    sheet.answer(found)


def smooth(sheet: Sheet) -> None:
    """The means of successive ones."""
    row, what = values(sheet)
    width = sheet.rng.randint(2, 3)
    kind = sheet.rng.randint(0, 2)
    sheet.say(f"for every {number_word(width)} successive ones, the mean is taken and rounded down.")
    sheet.say(
        (
            "list these means.",
            "what is the sum of these means?",
            "what is the difference between the largest and the smallest of these means?",
        )[kind]
    )
    sheet.begin("let us go along the row|we take the first ones, then go on by one each time")
    means = sheet.let("means", "the list of means so far", "[]", told="")
    start = sheet.name("start", "the place of the first one")
    with sheet.block(f"for {start} in range(len({row}) - {width - 1}):", told=""):
        taken = [f"{row}[{start}{f' + {shift}' if shift else ''}]" for shift in range(width)]
        added = " + ".join(f"{{{one}}}" for one in taken)
        part = sheet.let("part", f"the sum of the {what} taken together", " + ".join(taken), told=f"{added} = {{it}}")
        sheet.line(f"{means}.append({part} // {width})", told=f", and divided by {width} this is {{{means}[{start}]}}")
    if kind == 0:
        sheet.answer(means, "list[int]", need=f"1 < len({means}) < 9")
    elif kind == 1:
        sheet.answer(f"sum({means})", told="added up, these means make {returned}")
    else:
        sheet.answer(f"max({means}) - min({means})", told="the largest and the smallest of these means differ by {returned}")
