"""Roman numerals, wheels of a counter, and digits of many numbers."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _roman_text(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def roman(sheet: Sheet) -> None:
    """Roman numerals, read and written."""
    top = (80, 200, 500, 1900, 3900)[sheet.level - 1]
    if sheet.chance(0.5):
        text = sheet.given("text", "the Roman numeral", lambda rng, _: _roman_text(rng.randint(top // 4, top)), "str")
        sheet.say(
            f"an old stone bears the Roman numeral {{{text}}}. In it, I counts 1, V 5, X 10, L 50, C 100, D 500 "
            f"and M 1000; a sign before a larger one is subtracted, every other one is added."
        )
        sheet.say("what number is it?")
        sheet.begin(f"we read {{{text}}} from right to left, so that we know what comes behind each sign")
        total, behind = (
            sheet.let("total", "the number so far", "0", told=""),
            sheet.let("behind", "what the sign behind counts", "0", told=""),
        )
        sign = sheet.name("sign", "the current sign")
        worth = '{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}'
        with sheet.block(f"for {sign} in reversed({text}):", told=""):
            value = sheet.let("value", "what the sign counts", f"{worth}[{sign}]", told=f"{{{sign}}} counts {{it}}")
            with sheet.block(f"if {value} < {behind}:", told=(f", less than the {{{behind}}} behind it", "")):
                sheet.change(total, "-", value, told=f", so it is subtracted, which gives {{{total}}}")
            with sheet.block("else:"):
                sheet.change(total, "+", value, told=f", which gives {{old({total})}} + {{{value}}} = {{{total}}}")
            sheet.line(f"{behind} = {value}", told="")
        sheet.answer(total)
        return
    number = sheet.given("number", "the number that is left", draw.whole(top // 5, top))
    ask = sheet.rng.randint(0, 1)
    pieces = [(value, sign) for value, sign in _ROMAN if value <= top]
    sheet.say(
        f"{{{number}}} is written in Roman numerals: of the pieces "
        f"{', '.join(f'{sign} ({value})' for value, sign in pieces)}, the largest one that is not more than "
        f"what is left is always written next."
    )
    sheet.say(("what is written?", "how many pieces are written, and how many letters? Give the product of both numbers.")[ask])
    sheet.begin(f"we begin with {{{number}}}")
    text = sheet.let("text", "the numeral so far", '""', told="")
    count = sheet.let("count", "the number of pieces so far", "0", told="") if ask else ""
    value, sign = sheet.name("value", "what the piece counts"), sheet.name("sign", "the piece")
    with (
        sheet.block(f"for {value}, {sign} in {pieces!r}:".replace("'", '"'), told=""),
        sheet.block(f"while {number} >= {value}:", told=("", "")),
    ):
        sheet.change(text, "+", sign, told=f"{{{sign}}} is written for {{{value}}}")
        sheet.change(number, "-", value, told=f", which leaves {{{number}}}")
        if count:
            sheet.change(count, "+", "1", told="")
    if ask:
        sheet.answer(
            sheet.let(
                "product",
                "the product",
                f"{count} * len({text})",
                told=f"there are {{{count}}} pieces with {{len({text})}} letters, and the product is {{it}}",
            )
        )
    else:
        sheet.answer(text, "str", told="")


def count_up(sheet: Sheet) -> None:
    """A counter with wheels."""
    base = sheet.pick((2, 3, 4, 5, 6))
    start = sheet.given(
        "wheels", "the numbers on the wheels", draw.many((2, 3) if sheet.level < 3 else (3, 4), 0, base - 1), "list[int]"
    )
    times = sheet.given("times", "the number of pushes", draw.whole(1 + sheet.level // 2, 1 + 2 * sheet.level))
    ask = sheet.rng.randint(0, 1)
    sheet.say(
        f"a counter has wheels with the numbers from 0 to {base - 1}; now, from the first wheel on, they show "
        f"{{{start}}}. Each push turns the first wheel on by one; a wheel that goes from {base - 1} back to 0 "
        f"turns the next one on by one, and behind the last wheel nothing happens."
    )
    sheet.say(
        (
            f"what do the wheels show after {{{times}}} pushes?",
            f"how many times does a wheel move during {{{times}}} pushes? Add the sum of what the wheels show in the end.",
        )[ask]
    )
    sheet.begin(f"the wheels show {{{start}}}")
    moved = sheet.let("moved", "the number of moves so far", "0", told="") if ask else ""
    push, place = sheet.name("push", "the number of the push"), sheet.name("place", "the place of the wheel")
    with sheet.block(f"for {push} in range({times}):", need=f"{times} > 1", told=""):
        sheet.line(f"{place} = 0", told="")
        with sheet.block(f"while {place} < len({start}) and {start}[{place}] == {base - 1}:", told=("", "")):
            sheet.line(f"{start}[{place}] = 0", told=f"wheel {{{place} + 1}} goes back to 0")
            sheet.change(place, "+", "1", told="")
            if moved:
                sheet.change(moved, "+", "1", told="")
        with sheet.block(f"if {place} < len({start}):", told=("", "")):
            sheet.change(f"{start}[{place}]", "+", "1", told=f"wheel {{{place} + 1}} moves on to {{{start}[{place}]}}")
            if moved:
                sheet.change(moved, "+", "1", told="")
    if ask:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"{moved} + sum({start})",
                told=f"there are {{{moved}}} moves, and with what {{{start}}} add up to that makes {{it}}",
            )
        )
    else:
        sheet.answer(start, "list[int]")
