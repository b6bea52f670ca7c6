"""Counting: choices, pairs and triples with a property, words, ways and paths."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from agents.domains.math import choices
from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def compose(sheet: Sheet) -> None:
    """Products and handshakes at level 1; enumerations, tables of ways and paths above."""
    if sheet.level == 1:
        sheet.pick((choices.choices, choices.choices, choices.meetings, choices.codes))(sheet)
    elif sheet.level == 2:
        sheet.pick((choices.falling, choices.choose, _stairs, _numbers, _pairs))(sheet)
    else:
        sheet.pick((_pairs, _pairs, _pairs, _numbers, _numbers, _paths, _ways, _stairs, _triples, _letters))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


def _stairs(sheet: Sheet) -> None:
    steps = sheet.given("steps", "the number of steps", draw.whole(4, 4 + 4 * sheet.level))
    who = sheet.pick(PEOPLE)
    second = sheet.pick((2, 3))
    first = sheet.pick((1, 1, 2)) if second == 3 else 1
    place = sheet.pick(("a staircase", "a ladder", "a path of stepping stones"))
    word = "stones" if "stones" in place else "steps" if "stair" in place else "rungs"
    sheet.say(
        f"{who.name} climbs {place} of {{{steps}}} {word} and takes {first} or {second} {word} at a time.".replace(
            "climbs a path", "crosses a path"
        )
    )
    broken = sheet.chance(0.4) and first == 1
    hole = sheet.given("broken", "the number of the broken place", draw.below(steps, 2)) if broken else ""
    if broken:
        sheet.say(f"number {{{hole}}} of the {word} is broken and must not be used.")
    sheet.say(f"in how many different orders of moves can {who.she} arrive exactly on the last one?")
    ways = sheet.let("ways", f"the numbers of ways to reach each of the {word}", f"[0] * ({steps} + 1)")
    sheet.line(f"{ways}[0] = 1")
    step = sheet.name("step", "the current place")
    with sheet.block(f"for {step} in range({first}, {steps} + 1):"):
        if broken:
            with sheet.block(f"if {step} == {hole}:"):
                sheet.line("continue")
        sheet.line(f"{ways}[{step}] = {ways}[{step} - {first}]")
        with sheet.block(f"if {step} >= {second}:"):
            sheet.line(f"{ways}[{step}] += {ways}[{step} - {second}]")
    sheet.answer(f"{ways}[{steps}]", need=f"{ways}[{steps}] > 1")


# Pairs and triples


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number made of a pair: its name, its plural, how it is said in full, and its formula."""

    one: str
    many: str
    words: str
    formula: Callable[[str, str], str]


_MEASURES = (
    _Measure("sum", "sums", "sum", lambda x, y: f"{x} + {y}"),
    _Measure("product", "products", "product", lambda x, y: f"{x} * {y}"),
    _Measure("difference", "differences", "difference (larger minus smaller)", lambda x, y: f"{y} - {x}"),
    _Measure("sum of squares", "sums of squares", "sum of squares", lambda x, y: f"{x} * {x} + {y} * {y}"),
)


def _pairs(sheet: Sheet) -> None:
    given_list = sheet.chance(0.5)
    measure = sheet.pick(_MEASURES[:2] if given_list else _MEASURES)
    condition = conditions.small_condition(sheet, 30)
    asks = sheet.pick(("count", "count", "first", "sum"))
    low = sheet.rng.randint(1, 5)
    if given_list:
        size = (3, 3 + sheet.level)
        source = sheet.given("numbers", "the given numbers", draw.many(size, 1, 30, distinct=True), "list[int]")
        sheet.say(f"consider all pairs of two of the numbers {{{source}}}.")
    else:
        source = sheet.given("largest", "the largest number", draw.whole(low + 3, low + 3 + 2 * sheet.level))
        sheet.say(
            f"consider all pairs of two different whole numbers from {low} to {{{source}}}; the order in a pair does not matter."
        )
    chosen = f"look at those of which the {measure.words} {condition.one}."
    sheet.say(
        {
            "count": f"for how many of them does it hold that the {measure.words} {condition.one}?",
            "sum": f"{chosen} What do their {measure.many} add up to?",
            "first": f"{chosen} What is the largest of their {measure.many}?",
        }[asks]
    )
    start = {
        "count": ("count", "the number of such pairs so far", "0"),
        "sum": ("total", "the sum so far", "0"),
        "first": ("largest_value", "the largest value so far", "0"),
    }[asks]
    result = sheet.let(*start)
    with _pair_loop(sheet, source, 0 if given_list else low) as (x, y):
        value = sheet.let("value", f"the {measure.one} of the pair", measure.formula(x, y))
        with sheet.block(f"if {condition.write(value)}:"):
            if asks == "first":
                sheet.line(f"{result} = max({result}, {value})")
            else:
                sheet.change(result, "+", "1" if asks == "count" else value)
    sheet.answer(result)


@contextmanager
def _pair_loop(sheet: Sheet, source: str, low: int) -> Iterator[tuple[str, str]]:
    """Loops over pairs of numbers of a list, or (if ``low`` is not 0) of a range."""
    if low:
        x, y = sheet.name("smaller", "the smaller number of the pair"), sheet.name("larger", "the larger number of the pair")
        with sheet.block(f"for {x} in range({low}, {source} + 1):"), sheet.block(f"for {y} in range({x} + 1, {source} + 1):"):
            yield x, y
        return
    i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
    with sheet.block(f"for {i} in range(len({source})):"), sheet.block(f"for {j} in range({i} + 1, len({source})):"):
        yield f"{source}[{i}]", f"{source}[{j}]"


def _triples(sheet: Sheet) -> None:
    target = sheet.given("target", "the wanted sum", draw.whole(9, 12 + 6 * sheet.level))
    kind = sheet.pick(("increasing", "triangle", "weak"))
    sheet.say(
        {
            "increasing": (
                f"in how many ways can {{{target}}} be written as the sum of three different "
                "positive whole numbers, if their order does not matter?"
            ),
            "weak": (
                f"in how many ways can {{{target}}} be written as the sum of three positive whole "
                "numbers, if their order does not matter (and equal ones are allowed)?"
            ),
            "triangle": f"how many different triangles have sides whose lengths are whole numbers with the sum {{{target}}}?",
        }[kind]
    )
    count = sheet.let("count", "the number of ways so far", "0")
    x, y = sheet.name("shortest", "the smallest part"), sheet.name("middle", "the middle part")
    gap = " + 1" if kind == "increasing" else ""
    with sheet.block(f"for {x} in range(1, {target} // 3 + 1):"), sheet.block(f"for {y} in range({x}{gap}, {target}):"):
        z = sheet.let("longest", "the largest part", f"{target} - {x} - {y}")
        with sheet.block(f"if {z} {'<=' if gap else '<'} {y}:"):
            sheet.line("break")
        with sheet.block(f"if {x} + {y} > {z}:") if kind == "triangle" else nullcontext():
            sheet.change(count, "+", "1")
    sheet.answer(count)


def _numbers(sheet: Sheet) -> None:
    low = sheet.given("low", "the smallest number", draw.whole(10, 80))
    high = sheet.given("high", "the largest number", draw.above(low, 4, 6 * sheet.level))
    kind = sheet.pick(("distinct", "order", "sum", "digits", "product"))
    condition = conditions.small_condition(sheet, 18) if kind in ("sum", "product") else None
    words = {
        "distinct": "have two different digits",
        "order": "have a tens digit that is smaller than their ones digit",
        "digits": "are divisible by at least one of their digits other than 0",
        "sum": f"have a digit sum that {condition.one if condition else ''}",
        "product": f"have a product of digits that {condition.one if condition else ''}",
    }[kind]
    sheet.say(f"how many of the two-digit numbers from {{{low}}} to {{{high}}} {words}?")
    count = sheet.let("count", "the number of such numbers so far", "0")
    number = sheet.name("number", "the current number")
    with sheet.block(f"for {number} in range({low}, {high} + 1):", need=f"{high} < 100"):
        tens = sheet.let("tens", "the tens digit", f"{number} // 10")
        ones = sheet.let("ones", "the ones digit", f"{number} % 10")
        if condition:
            value = sheet.let(
                "combined",
                "the " + ("sum" if kind == "sum" else "product") + " of the digits",
                f"{tens} {'+' if kind == 'sum' else '*'} {ones}",
            )
            test = condition.write(value)
        else:
            test = {
                "distinct": f"{tens} != {ones}",
                "order": f"{tens} < {ones}",
                "digits": f"{number} % {tens} == 0 or ({ones} > 0 and {number} % {ones} == 0)",
            }[kind]
        with sheet.block(f"if {test}:"):
            sheet.change(count, "+", "1")
    sheet.answer(count)


def _paths(sheet: Sheet) -> None:
    rows = sheet.given("rows", "the number of rows", draw.whole(2, 4))
    columns = sheet.given("columns", "the number of columns", draw.whole(2, 5))
    blocked = sheet.chance(0.5)
    row_hole, column_hole = (
        (
            sheet.given("hole_row", "the row of the closed square", draw.whole(1, 4)),
            sheet.given("hole_column", "the column of the closed square", draw.whole(1, 5)),
        )
        if blocked
        else ("", "")
    )
    who = sheet.pick(("A robot", "A snail", "A chess piece", "An ant", "A beetle", "A toy train"))
    sheet.say(
        f"{who} stands on the upper left square of a board with {{{rows}}} rows and {{{columns}}} "
        "columns. It moves only to the right or down, one square at a time."
    )
    if blocked:
        sheet.say(
            f"the square in row {{{row_hole}}} and column {{{column_hole}}} (counted from 1, from the upper left) is closed."
        )
    sheet.say("how many different ways lead to the lower right square?")
    ways = sheet.let("ways", "the numbers of ways to the squares of a row", f"[0] * {columns}")
    sheet.line(
        f"{ways}[0] = 1",
        need=(
            f"({row_hole}, {column_hole}) not in ((1, 1), ({rows}, {columns})) and "
            f"{row_hole} <= {rows} and {column_hole} <= {columns}"
        )
        if blocked
        else "",
    )
    row, column = sheet.name("row", "the current row"), sheet.name("column", "the column index")
    with sheet.block(f"for {row} in range(1, {rows} + 1):"), sheet.block(f"for {column} in range({columns}):"):
        if blocked:
            with sheet.block(f"if {row} == {row_hole} and {column} + 1 == {column_hole}:"):
                sheet.line(f"{ways}[{column}] = 0")
            header = f"elif {column} > 0:"
        else:
            header = f"if {column} > 0:"
        with sheet.block(header):
            sheet.line(f"{ways}[{column}] = {ways}[{column}] + {ways}[{column} - 1]")
    sheet.answer(f"{ways}[-1]")


def _ways(sheet: Sheet) -> None:
    amount = sheet.given("amount", "the amount", draw.whole(6, 10 + 5 * sheet.level))
    coins = sheet.given("coins", "the values of the coins", draw.many((2, 3), 1, 9, distinct=True, ordered=True), "list[int]")
    sheet.say(
        f"in a game, coins are worth {{{coins}}} points. In how many ways can exactly {{{amount}}} points be "
        "paid, if the order of the coins does not matter and there are enough of each?"
    )
    ways = sheet.let("ways", "the numbers of ways for all amounts", f"[1] + [0] * {amount}")
    coin, part = sheet.name("coin", "the coin value"), sheet.name("part", "the partial amount")
    with sheet.block(f"for {coin} in {coins}:"), sheet.block(f"for {part} in range({coin}, {amount} + 1):"):
        sheet.line(f"{ways}[{part}] = {ways}[{part}] + {ways}[{part} - {coin}]")
    sheet.answer(f"{ways}[{amount}]")


def _letters(sheet: Sheet) -> None:
    words = [
        "level",
        "banana",
        "committee",
        "mississippi",
        "pepper",
        "balloon",
        "success",
        "address",
        "assess",
        "coffee",
        "cocoon",
        "deed",
        "queue",
        "tattoo",
        "referee",
        "sleeplessness",
        "noon",
        "bookkeeper",
        "kayak",
        "tomorrow",
    ]
    word = sheet.given("word", "the word", draw.one_of(*words), "str")
    kind = sheet.pick(("arrangements", "pairs"))
    if kind == "pairs":
        sheet.say(f"in how many ways can one choose two places in the word {{{word}}} that hold the same letter?")
        count = sheet.let("count", "the number of such pairs so far", "0")
        i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
        with (
            sheet.block(f"for {i} in range(len({word})):"),
            sheet.block(f"for {j} in range({i} + 1, len({word})):"),
            sheet.block(f"if {word}[{i}] == {word}[{j}]:"),
        ):
            sheet.change(count, "+", "1")
        sheet.answer(count)
        return
    sheet.say(f"in how many different orders can all the letters of {{{word}}} be written, if equal letters are not told apart?")
    ways = sheet.let("ways", "the number of orders of the letters read so far", "1", told="")
    seen = sheet.let("seen", "the letters read so far", '""', told="")
    letter = sheet.name("letter", "the current letter")
    sheet.begin("we take the letters one after the other")
    with sheet.block(f"for {letter} in {word}:", told=""):
        sheet.change(seen, "+", letter, told=f"with {{{letter}}} we have the letters {{{seen}}}")
        same = sheet.let("same", "the number of such letters read so far", f"{seen}.count({letter})", told=", {it} of this kind")
        told = f", so the number of orders is {{old({ways})}} × {{len({seen})}} ÷ {{{same}}} = {{{ways}}}"
        sheet.line(f"{ways} = {ways} * len({seen}) // {same}", told=told)
    sheet.answer(ways)
