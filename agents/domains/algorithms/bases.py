"""Numbers in binary and other bases, and Roman numerals."""

from random import Random

from agents.domains.algorithms import numerals
from agents.grammar import coda, draw, frame
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_NAMES = {2: "binary notation", 8: "octal notation"}


def compose(sheet: Sheet) -> None:
    """Writing, reading, adding, counting digits."""
    sheet.pick((_write, _write, _read, _read, _add, _bits, numerals.roman, numerals.count_up, _between))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def _notation(base: int) -> str:
    return _NAMES.get(base, f"base {base}")


def _top(level: int, base: int) -> int:
    top: int = base ** (1 + level)
    return max(8, top // (1 if base < 4 else 3))


def _write(sheet: Sheet) -> None:
    """Divide and note the remainders."""
    base = sheet.pick((2, 2, 3, 4, 5, 6, 7, 8, 9))
    number = sheet.given("number", "the part that is left", draw.whole(base + 1, _top(sheet.level, base) + 30 * sheet.level))
    ask = sheet.rng.randint(0, 4)
    sheet.say(
        f"{{{number}}} is written in {_notation(base)} by dividing by {base} again and again and noting the "
        f"remainders, which are the digits from right to left."
    )
    wanted = sheet.rng.randint(0, base - 1)
    sheet.say(
        (
            "what are the digits, from left to right? Give them as a list.",
            "what is the sum of its digits?",
            f"what is the sum of the squares of its digits plus the number of its digits that are {wanted}?",
            "add the digits in turn with plus and minus, from right to left, beginning with plus. What is the result?",
            (
                "what number do you get if these digits are read backwards, as a number in the same notation? Give "
                "it in ordinary decimal notation."
            ),
        )[ask]
    )
    sheet.begin(f"we divide {{{number}}} by {base} again and again")
    found = sheet.let(
        "found",
        ("the digits so far", "the sum so far", "the result so far", "the result so far", "the number read backwards so far")[
            ask
        ],
        "[]" if ask == 0 else "0",
        told="",
    )
    sign = sheet.let("sign", "the sign", "1", told="") if ask == 3 else ""
    with sheet.block(f"while {number} > 0:", told=("", "nothing is left")):
        digit = sheet.let("digit", "the next digit", f"{number} % {base}", told=f"{{{number}}} divided by {base} leaves {{it}}")
        sheet.line(f"{number} = {number} // {base}", told=f", which is noted, and gives {{{number}}}")
        if ask == 0:
            sheet.line(f"{found} = [{digit}] + {found}", told=f", so we have {{{found}}}")
        elif ask == 1:
            sheet.change(found, "+", digit, told=f", so the sum is {{{found}}}")
        elif ask == 2:
            sheet.change(found, "+", f"{digit} * {digit}", told=f", so with its square there is {{{found}}}")
            with sheet.block(f"if {digit} == {wanted}:", told=(f", and as it is {wanted}", "")):
                sheet.change(found, "+", "1", told=f", one more, {{{found}}}")
        elif ask == 3:
            sheet.change(found, "+", f"{sign} * {digit}", told=f", so the result is {{{found}}}")
            sheet.line(f"{sign} = -{sign}", told="")
        else:
            sheet.line(
                f"{found} = {found} * {base} + {digit}",
                told=f", so backwards there is {{old({found})}} × {base} + {{{digit}}} = {{{found}}}",
            )
    if ask == 0:
        sheet.answer(found, "list[int]", need=f"len({found}) < 10")
    else:
        sheet.answer(found)


def _digits(level: int, base: int, *, least: int = 0) -> Draw:
    low, high = ((2, 3), (3, 4), (4, 6), (6, 10), (9, 16))[level - 1]

    def build(rng: Random, _: object) -> object:
        size = max(least, rng.randint(low, high))
        return str(rng.randint(1, base - 1)) + "".join(str(rng.randrange(base)) for _ in range(size - 1))

    return build


def _read(sheet: Sheet) -> None:
    """The worth of digits."""
    base = sheet.pick((2, 2, 2, 3, 4, 5, 8))
    text = sheet.given("text", "the digits", _digits(sheet.level, base), "str")
    way, ask = sheet.rng.randint(0, 1), sheet.rng.randint(0, 2)
    modulus = sheet.rng.randint(7, 60)
    sheet.say(f"a number written in {_notation(base)} has the digits {{{text}}}.")
    sheet.say(
        (
            "what is it in ordinary decimal notation?",
            f"what remainder does it leave when divided by {modulus}?",
            "what is the sum of the worths (digit times place value) of those of its digits that are odd numbers, in ordinary "
            "decimal notation?"
            if base != 2
            else (
                "what is the sum of the worths of the ones in even places from the right (the second, the fourth, ...), "
                "in ordinary decimal notation?"
            ),
        )[ask]
    )
    sheet.begin(f"the digits are {{{text}}}")
    character = sheet.name("character", "the written digit")
    value = sheet.let("value", "the value so far", "0", told="")
    if way == 0 and ask < 2:
        with sheet.block(f"for {character} in {text}:", told=""):
            sheet.line(
                f"{value} = {value} * {base} + int({character})",
                told=f"with {{{character}}} there is {{old({value})}} × {base} + {{{character}}} = {{{value}}}",
            )
            if ask == 1:
                with sheet.block(f"if {value} >= {modulus}:", told=("", "")):
                    sheet.line(f"{value} = {value} % {modulus}", told=f", which leaves {{{value}}}")
        sheet.answer(value)
        return
    worth = sheet.let("worth", "the worth of the place", "1", told="")
    even = sheet.let("even", "what is known of the place", "False", told="") if ask == 2 and base == 2 else ""
    with sheet.block(f"for {character} in reversed({text}):", told=""):
        digit = sheet.let(
            "digit", "the digit", f"int({character})", told=f"the digit {{it}} stands in the place that is worth {{{worth}}}"
        )
        if ask == 2:
            test = f"{even} and {digit} == 1" if even else f"{digit} % 2 == 1"
            with sheet.block(f"if {test}:", told=("", ", which does not count")):
                sheet.change(
                    value,
                    "+",
                    f"{digit} * {worth}",
                    told=f", so there is {{old({value})}} + {{{digit}}} × {{{worth}}} = {{{value}}}",
                )
            if even:
                sheet.line(f"{even} = not {even}", told="")
        else:
            sheet.change(
                value, "+", f"{digit} * {worth}", told=f", so there is {{old({value})}} + {{{digit}}} × {{{worth}}} = {{{value}}}"
            )
        sheet.line(f"{worth} = {worth} * {base}", told="")
    sheet.answer(f"{value} % {modulus}" if ask == 1 else value)


def _add(sheet: Sheet) -> None:
    """Column by column, with what is carried."""
    base = sheet.pick((2, 2, 3, 4, 5, 6, 7, 8))
    size = ((2, 2), (2, 3), (3, 4), (4, 6), (6, 9))[sheet.level - 1]
    one = sheet.given("upper", "the upper digits from right to left", draw.many(size, 0, base - 1), "list[int]")
    two = sheet.given("lower", "the lower digits from right to left", draw.alike(one, 0, base - 1), "list[int]")
    ask = sheet.rng.randint(0, 2)
    sheet.say(
        f"two numbers in {_notation(base)} are added on paper. From right to left, the upper one has the "
        f"digits {{{one}}} and the lower one {{{two}}}."
    )
    sheet.say(
        (
            "what are the digits of the sum, from right to left?",
            f"how often is a 1 carried, times {base}, plus the sum of the digits that are written?",
            "what is the sum of the digits of the result?",
        )[ask]
    )
    carried = sheet.let("carried", "what is carried", "0", told="")
    digits = sheet.let("digits", "the digits of the sum so far", "[]", told="") if ask == 0 else ""
    total = sheet.let("total", "the sum of the written digits so far", "0", told="") if ask else ""
    count = sheet.let("count", "the count of ones carried so far", "0", told="") if ask == 1 else ""
    a, b = sheet.name("above", "the digit above"), sheet.name("below", "the digit below")
    with sheet.block(f"for {a}, {b} in zip({one}, {two}):", told=""):
        column = sheet.let(
            "column",
            "the sum of the column",
            f"{a} + {b} + {carried}",
            told=f"{{{a}}} + {{{b}}} with {{{carried}}} carried is {{it}}",
        )
        sheet.line(f"{carried} = {column} // {base}", told="")
        if digits:
            sheet.line(f"{digits}.append({column} % {base})", told=f", so {{{digits}[-1]}} is written and {{{carried}}} carried")
        else:
            sheet.change(
                total,
                "+",
                f"{column} % {base}",
                told=f", so {{{carried}}} is carried and the written digits have the sum {{{total}}}",
            )
        if count:
            sheet.change(count, "+", carried, told="")
    with sheet.block(f"if {carried} > 0:", told=("at last the 1 that is carried is written", "nothing is carried at last")):
        if digits:
            sheet.line(f"{digits}.append({carried})", told="")
        else:
            sheet.change(total, "+", carried, told="")
    if ask == 0:
        sheet.answer(digits, "list[int]", need=f"len({digits}) < 10")
    elif ask == 1:
        sheet.answer(
            sheet.let("result", "the result", f"{count} * {base} + {total}", told=f"{{{count}}} × {base} + {{{total}}} = {{it}}")
        )
    else:
        sheet.answer(total)


def _bits(sheet: Sheet) -> None:
    """Switches on a board."""
    text = sheet.given("switches", "the switches", _digits(sheet.level, 2, least=3), "str")
    who = sheet.pick(PEOPLE)
    ask, longest = sheet.rng.randint(0, 2), sheet.chance(0.5)
    sheet.say(f"{who.name} notes a row of switches as {{{text}}}, where 1 means on and 0 means off.")
    mark = "1" if longest else "0"
    word = "on" if longest else "off"
    sheet.say(
        (
            (
                f"how many times is a switch different from the one before it, times ten, plus the number of switches "
                f"that are {word}?"
            ),
            f"what is the longest run of switches that are {word}, times the number of all switches that are {word}?",
            f"the switches that are {word} are numbered by their places from the left. What is the sum of these numbers?",
        )[ask]
    )
    sheet.begin(f"the row is {{{text}}}")
    sign = sheet.name("switch", "the current switch")
    count = sheet.let("count", f"the number of switches that are {word} so far", "0", told="") if ask < 2 else ""
    place = sheet.let("place", "the place", "0", told="")
    found = sheet.let("found", ("the number of changes so far", "the longest run so far", "the sum so far")[ask], "0", told="")
    run = sheet.let("run", "the current run", "0", told="") if ask == 1 else ""
    before = sheet.let("before", "the switch before", f"{text}[0]", told="") if ask == 0 else ""
    with sheet.block(f"for {sign} in {text}:", told=""):
        sheet.change(place, "+", "1", told="")
        off = "off" if longest else "on"
        with sheet.block(f'if {sign} == "{mark}":', told=(f"switch {{{place}}} is {word}", f"switch {{{place}}} is {off}")):
            if count:
                sheet.change(count, "+", "1", told=f", number {{{count}}}")
            if run:
                sheet.change(run, "+", "1", told=f", in a run of {{{run}}}")
                sheet.line(f"{found} = max({found}, {run})", told="")
            if ask == 2:
                sheet.change(found, "+", place, told=f", so the sum is {{{found}}}")
        if run:
            with sheet.block("else:"):
                sheet.line(f"{run} = 0", told="")
        if before:
            with sheet.block(f"if {sign} != {before}:", told=(", which is a change", "")):
                sheet.change(found, "+", "1", told=f", the one with number {{{found}}}")
            sheet.line(f"{before} = {sign}", told="")
    if ask == 0:
        sheet.answer(
            sheet.let("result", "the result", f"10 * {found} + {count}", told=f"10 × {{{found}}} + {{{count}}} = {{it}}")
        )
    elif ask == 1:
        sheet.answer(sheet.let("product", "the product", f"{found} * {count}", told=f"{{{found}}} × {{{count}}} = {{it}}"))
    else:
        sheet.answer(found)


def _between(sheet: Sheet) -> None:
    """Numbers with a property of their digits in another base."""
    base = sheet.pick((2, 3, 4, 5))
    low = sheet.given("low", "the smallest number", draw.whole(3, 30))
    high = sheet.given("high", "the largest number", draw.above("low", 1 + sheet.level // 2, 1 + 2 * sheet.level))
    kind, ask = sheet.rng.randint(0, 2), sheet.rng.randint(0, 1)
    wanted = sheet.rng.randint(0, base - 1)
    said = (
        "an even digit sum",
        f"a digit {wanted}",
        f"{base - 1} as their first digit on the right or a digit sum above {base + 1}",
    )[kind]
    sheet.say(f"the whole numbers from {{{low}}} to {{{high}}} are written in {_notation(base)}.")
    sheet.say(
        (
            f"what is the sum of those that have {said}, in ordinary decimal notation?",
            f"list those that have {said}, in ordinary decimal notation.",
        )[ask]
    )
    found = sheet.let("found", ("the sum so far", "the numbers found so far")[ask], "[]" if ask else "0", told="")
    number = sheet.name("number", "the number looked at")
    with sheet.block(f"for {number} in range({low}, {high} + 1):", told=f"{{{number}}} is read from right to left"):
        rest = sheet.let("rest", "the part that is left", number, told="")
        total = sheet.let("total", "the digit sum" if kind != 1 else "the number of such digits", "0", told="")
        with sheet.block(f"while {rest} > 0:", told=("", "")):
            digit = sheet.let("digit", "the digit", f"{rest} % {base}", told=", next comes the digit {it}")
            if kind == 1:
                with sheet.block(f"if {digit} == {wanted}:", told=("", "")):
                    sheet.change(total, "+", "1", told="")
            else:
                sheet.change(total, "+", digit, told="")
            sheet.line(f"{rest} = {rest} // {base}", told=f", which leaves {{{rest}}}")
        test = (f"{total} % 2 == 0", f"{total} > 0", f"{number} % {base} == {base - 1} or {total} > {base + 1}")[kind]
        words = (f", with the sum {{{total}}}", "", f", with the sum {{{total}}}")[kind]
        with sheet.block(f"if {test}:", told=(f"{words}, so it counts", f"{words}, so it does not count")):
            if ask:
                sheet.line(f"{found}.append({number})", told="")
            else:
                sheet.change(found, "+", number, told=f", and the sum is {{{found}}}")
    if ask:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)
