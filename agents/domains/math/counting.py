"""Counting: choices, pairs and triples with a property, words, ways and paths."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from agents.domains.math import choices
from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


def compose(sheet: Sheet) -> None:
    """Products and handshakes at level 1; enumerations, tables of ways and paths above."""
    if sheet.level == 1:
        sheet.pick((choices.choices, choices.choices, choices.meetings, choices.codes))(sheet)
    elif sheet.level == 2:
        sheet.pick((choices.falling, choices.choose, _stairs, _numbers, _pairs))(sheet)
    else:
        sheet.pick((_pairs, _pairs, _pairs, _numbers, _numbers, _paths, _ways, _stairs, _triples, _letters))(sheet)
    coda.extend(sheet, "your answer")
    frame.open_with(sheet)


def _stairs(sheet: Sheet) -> None:
    steps = sheet.given("steps", "the number of steps", draw.whole(4, 4 + 4 * sheet.level))
    who = sheet.pick(PEOPLE)
    second = sheet.pick((2, 3))
    first = sheet.pick((1, 1, 2)) if second == 3 else 1
    does, word = sheet.pick(
        (("climbs a staircase", "steps"), ("climbs a ladder", "rungs"), ("crosses a brook on a row", "stepping stones"))
    )
    sheet.say(f"{who.name} {does} of {{{steps}}} {word} and takes {first} or {second} {word} at a time.")
    broken = sheet.chance(0.4) and first == 1
    hole = sheet.given("broken", "the number of the broken place", draw.below(steps, 2)) if broken else ""
    if broken:
        sheet.say(f"number {{{hole}}} of the {word} is broken and must not be used.")
    sheet.say(f"in how many different orders of moves can {who.she} arrive exactly on the last one?")
    ways = sheet.let("ways", f"the numbers of ways to reach each of the {word}", f"[0] * ({steps} + 1)", told="")
    sheet.begin("there is one way to be at the start")
    sheet.line(f"{ways}[0] = 1", told="")
    step = sheet.name("step", "the current place")
    with sheet.block(f"for {step} in range({first}, {steps} + 1):", told=""):
        if broken:
            with sheet.block(f"if {step} == {hole}:", told=(f"number {{{step}}} is broken, so no way leads there", "")):
                sheet.line("continue", told="")
        told = f"number {{{step}}} is reached in {{{ways}[{step}]:way/ways}} from number {{{step} - {first}}}"
        sheet.line(f"{ways}[{step}] = {ways}[{step} - {first}]", told=told)
        with sheet.block(f"if {step} >= {second}:", told=("", "")):
            told = (
                f", and with the {{{ways}[{step} - {second}]}} from number {{{step} - {second}}} in {{{ways}[{step}]:way/ways}}"
            )
            sheet.line(f"{ways}[{step}] += {ways}[{step} - {second}]", told=told)
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
            "first": f"{chosen} What is the largest of their {measure.many}? Answer 0 if there are none.",
        }[asks]
    )
    start = {
        "count": ("count", "the number of such pairs so far", "0"),
        "sum": ("total", "the sum so far", "0"),
        "first": ("largest_value", "the largest value so far", "0"),
    }[asks]
    result = sheet.let(*start, told="")
    sheet.begin("let us go through the pairs|we take the pairs one after the other")
    told = {
        "count": f", and that is number {{{result}}}|, which makes {{{result}}} so far",
        "first": f", and the largest so far is {{{result}}}",
    }
    with _pair_loop(sheet, source, 0 if given_list else low) as (x, y):
        formula = measure.formula(x, y)
        words = f"for {{{x}}} and {{{y}}}, the {measure.one} is {{it}}"
        value = sheet.let("value", f"the {measure.one} of the pair", formula, told=words)
        with sheet.block(f"if {condition.write(value)}:"):
            if asks == "first":
                sheet.line(f"{result} = max({result}, {value})", told=told[asks])
            else:
                summed = f", so the sum is {changed(result, '+', value)}"
                sheet.change(result, "+", "1" if asks == "count" else value, told=told.get(asks, summed))
    sheet.answer(result)


@contextmanager
def _pair_loop(sheet: Sheet, source: str, low: int) -> Iterator[tuple[str, str]]:
    """Loops over pairs of numbers of a list, or (if ``low`` is not 0) of a range."""
    if low:
        x, y = sheet.name("smaller", "the smaller number of the pair"), sheet.name("larger", "the larger number of the pair")
        with (
            sheet.block(f"for {x} in range({low}, {source} + 1):", told=""),
            sheet.block(f"for {y} in range({x} + 1, {source} + 1):", told=""),
        ):
            yield x, y
        return
    i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
    with (
        sheet.block(f"for {i} in range(len({source})):", told=""),
        sheet.block(f"for {j} in range({i} + 1, len({source})):", told=""),
    ):
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
    count = sheet.let("count", "the number of ways so far", "0", told="")
    sheet.begin(
        "let us go through the smaller two parts; the third is what is left|we choose two parts, and the third is what is left"
    )
    x, y = sheet.name("shortest", "the smallest part"), sheet.name("middle", "the middle part")
    gap = " + 1" if kind == "increasing" else ""
    outer, inner = f"for {x} in range(1, {target} // 3 + 1):", f"for {y} in range({x}{gap}, {target}):"
    with sheet.block(outer, told=""), sheet.block(inner, told=""):
        told = f"{{{x}}} and {{{y}}} leave {working(f'{target} - {x} - {y}')}"
        z = sheet.let("longest", "the largest part", f"{target} - {x} - {y}", told=told)
        small = (f", which is {'not more' if gap else 'less'} than {{{y}}}", "")
        with sheet.block(f"if {z} {'<=' if gap else '<'} {y}:", told=small):
            sheet.line("break", told=", so we go on with the next smallest part")
        decided = (f", and {{{x} + {y}}} is more than that", f", but {{{x} + {y}}} is not more than that")
        with sheet.block(f"if {x} + {y} > {z}:", told=decided) if kind == "triangle" else nullcontext():
            sheet.change(count, "+", "1", told=f", way number {{{count}}}|, which makes {{{count}:way/ways}} so far")
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
    count = sheet.let("count", "the number of such numbers so far", "0", told="")
    sheet.begin(f"let us go through the numbers from {{{low}}} to {{{high}}}")
    number = sheet.name("number", "the current number")
    with sheet.block(f"for {number} in range({low}, {high} + 1):", need=f"{high} < 100", told=""):
        tens = sheet.let("tens", "the tens digit", f"{number} // 10", told="")
        ones = sheet.let("ones", "the ones digit", f"{number} % 10", told=f"{{{number}}} has the digits {{{tens}}} and {{it}}")
        if condition:
            sign = "+" if kind == "sum" else "*"
            value = sheet.let(
                "combined",
                "the " + ("sum" if kind == "sum" else "product") + " of the digits",
                f"{tens} {sign} {ones}",
                told=f", and {working(f'{tens} {sign} {ones}')}",
            )
            test = condition.write(value)
        else:
            test = {
                "distinct": f"{tens} != {ones}",
                "order": f"{tens} < {ones}",
                "digits": f"{number} % {tens} == 0 or ({ones} > 0 and {number} % {ones} == 0)",
            }[kind]
        with sheet.block(f"if {test}:"):
            sheet.change(count, "+", "1", told=f", and that is number {{{count}}}|, which makes {{{count}}} so far")
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
    ways = sheet.let("ways", "the numbers of ways to the squares of a row", f"[0] * {columns}", told="")
    sheet.begin("one way leads to the first square|there is one way to be on the first square")
    sheet.line(
        f"{ways}[0] = 1",
        told="",
        need=(
            f"({row_hole}, {column_hole}) not in ((1, 1), ({rows}, {columns})) and "
            f"{row_hole} <= {rows} and {column_hole} <= {columns}"
        )
        if blocked
        else "",
    )
    row, column = sheet.name("row", "the current row"), sheet.name("column", "the column index")
    lines = f"for {row} in range(1, {rows} + 1):"
    with sheet.block(lines, told=f"row {{{row}}} comes next"), sheet.block(f"for {column} in range({columns}):", told=""):
        if blocked:
            with sheet.block(f"if {row} == {row_hole} and {column} + 1 == {column_hole}:", told=("", "")):
                sheet.line(f"{ways}[{column}] = 0", told=f"square {{{column} + 1}} is closed, so no way leads there")
            header = f"elif {column} > 0:"
        else:
            header = f"if {column} > 0:"
        told = (
            f"square {{{column} + 1}} has {{old({ways}[{column}])}} + {{{ways}[{column} - 1]}} = "
            f"{{{ways}[{column}]:way/ways}}, from above and from the left"
        )
        with sheet.block(header, told=("", f"square 1 has {{{ways}[0]:way/ways}}")):
            sheet.line(f"{ways}[{column}] = {ways}[{column}] + {ways}[{column} - 1]", told=told)
    sheet.answer(f"{ways}[-1]")


def _ways(sheet: Sheet) -> None:
    amount = sheet.given("amount", "the amount", draw.whole(6, 10 + 5 * sheet.level))
    coins = sheet.given("coins", "the values of the coins", draw.many((2, 3), 1, 9, distinct=True, ordered=True), "list[int]")
    sheet.say(
        f"in a game, coins are worth {{{coins}}} points. In how many ways can exactly {{{amount}}} points be "
        "paid, if the order of the coins does not matter and there are enough of each?"
    )
    ways = sheet.let("ways", "the numbers of ways for all amounts", f"[1] + [0] * {amount}", told="")
    sheet.begin("we allow one coin after the other; nothing can be paid in one way")
    coin, part = sheet.name("coin", "the coin value"), sheet.name("part", "the partial amount")
    told = (
        f"{{{part}}} can be paid in {{old({ways}[{part}])}} + {{{ways}[{part} - {coin}]}} = {{{ways}[{part}]:way/ways}}, "
        f"without it and with one more of it on top of {{{part} - {coin}}}"
    )
    inner = f"for {part} in range({coin}, {amount} + 1):"
    with sheet.block(f"for {coin} in {coins}:", told=f"now coins of {{{coin}}} are allowed"), sheet.block(inner, told=""):
        sheet.line(f"{ways}[{part}] = {ways}[{part}] + {ways}[{part} - {coin}]", told=told)
    sheet.answer(f"{ways}[{amount}]")


_WORDS = (
    "level banana committee mississippi pepper balloon success address assess coffee cocoon deed queue tattoo referee "
    "sleeplessness noon bookkeeper kayak tomorrow pizza butter rabbit ribbon wedding letter summer winter kitten "
    "puddle saddle saffron carrot cherry berries pepperoni cinnamon terrace barrel ballet giggle goggles pebble "
    "rubber dinner hammer mammal gallop parrot mirror error terror sorrow borrow minimum maximum papaya salsa cactus "
    "alfalfa anagram kangaroo baboon raccoon toffee settee"
)
"""Words some of whose letters come more than once."""


def _letters(sheet: Sheet) -> None:
    word = sheet.given("word", "the word", draw.one_of(*_WORDS.split()), "str")
    kind = sheet.pick(("arrangements", "pairs"))
    if kind == "pairs":
        sheet.say(f"in how many ways can one choose two places in the word {{{word}}} that hold the same letter?")
        count = sheet.let("count", "the number of such pairs so far", "0", told="")
        sheet.begin("let us go through the pairs of places")
        i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
        hold = (f"places {{{i} + 1}} and {{{j} + 1}} hold {{{word}[{i}]}}", "")
        with (
            sheet.block(f"for {i} in range(len({word})):", told=""),
            sheet.block(f"for {j} in range({i} + 1, len({word})):", told=""),
            sheet.block(f"if {word}[{i}] == {word}[{j}]:", told=hold),
        ):
            sheet.change(count, "+", "1", told=f", which makes {{{count}}} so far")
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
