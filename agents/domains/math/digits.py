"""Digits of numbers, and numbers in other bases."""

from collections.abc import Callable

from agents.grammar import coda, draw, frame
from agents.grammar.numbers import changes, conditions, questions, supplies
from agents.grammar.numbers.pipeline import Pipeline
from agents.grammar.sheet import Sheet
from agents.grammar.words import listed, number_word
from agents.grammar.working import changed, working

_QUESTIONS: tuple[questions.Maker, ...] = (
    questions.Total,
    questions.Alternating,
    questions.Weighted,
    questions.Count,
    questions.Product,
    questions.Spread,
    questions.Collected,
)
_NAMES = {2: "binary", 8: "octal"}


def compose(sheet: Sheet) -> None:
    """Places at level 1; walks through digits, bases and repeated rewriting above."""
    if sheet.level == 1:
        _places(sheet)
    else:
        sheet.pick((_walk, _walk, _to_base, _from_base, _repeat, _search))(sheet)
    coda.extend(sheet, "your answer")
    frame.open_with(sheet)


_PLACES = (("ones", 1), ("tens", 10), ("hundreds", 100), ("thousands", 1000))


def _places(sheet: Sheet) -> None:
    size = sheet.rng.randint(3, 4)
    number = sheet.given("number", "the given number", draw.whole(10 ** (size - 1), 10**size - 1))
    first, second = sheet.rng.sample(_PLACES[:size], 2)
    sheet.say(f"consider the {number_word(size)}-digit number {{{number}}}.")
    sheet.begin(f"let us look at {{{number}}}")
    names = [_digit(sheet, number, place, value) for place, value in (first, second)]
    left, right = names
    words = f"its {first[0]} digit", f"its {second[0]} digit"
    kind = sheet.rng.randint(0, 4)
    if kind == 0:
        sheet.say(f"what is the sum of {listed(words)}?")
        told = f"their sum is {working(f'{left} + {right}')}"
        answer = sheet.let("digit_total", "the sum of these digits", f"{left} + {right}", told=told)
    elif kind == 1:
        sheet.say(f"what is the product of {listed(words)}?")
        told = f"their product is {working(f'{left} * {right}')}"
        answer = sheet.let("digit_product", "the product of these digits", f"{left} * {right}", told=told)
    elif kind == 2:
        sheet.say(f"how far apart are {listed(words)}?")
        told = f"their difference is {working(f'{left} - {right}')}"
        difference = sheet.let("difference", "the difference of these digits", f"{left} - {right}", told=told)
        told = ", so they are {it} apart"
        answer = sheet.let("digit_gap", "the distance between these digits", f"abs({difference})", told=told)
    elif kind == 3:
        tens, ones = f"the {first[0]} digit of {{{number}}}", f"the {second[0]} digit of {{{number}}}"
        sheet.say(f"which two-digit number has {tens} as its tens digit and {ones} as its ones digit?")
        told = f"the number is {working(f'10 * {left} + {right}')}"
        answer = sheet.let("joined", "the number made of these digits", f"10 * {left} + {right}", f"{left} > 0", told)
    else:
        factor = sheet.rng.randint(2, 9)
        sheet.say(f"what is {factor} times {words[0]}, plus {words[1]}?")
        told = f"{factor} times the {first[0]} digit is {working(f'{factor} * {left}')}"
        product = sheet.let("product", f"the multiple of the {first[0]} digit", f"{factor} * {left}", told=told)
        answer = sheet.let("result", "the result", f"{product} + {right}", told=f", and {working(f'{product} + {right}')}")
    sheet.answer(answer)


def _digit(sheet: Sheet, number: str, place: str, value: int) -> str:
    expression = f"{number} % 10" if value == 1 else f"{number} // {value} % 10"
    return sheet.let(f"{place}_digit", f"the {place} digit", expression, told=f"the {place} digit of {{{number}}} is {{it}}")


def _walk(sheet: Sheet) -> None:
    supply = supplies.Digits(sheet)
    question = sheet.pick(_QUESTIONS)(sheet)
    condition = conditions.digit_condition(sheet) if question.counts or sheet.chance(0.5) else None
    change = None if question.counts or sheet.chance(0.4) else changes.digit_change(sheet)
    answer = Pipeline(supply, condition, change, question).compose(sheet)
    if answer:
        sheet.answer(answer, question.kind)


def _base(sheet: Sheet) -> tuple[int, str]:
    base = sheet.pick((2, 2, 3, 4, 5, 6, 7, 8, 9))
    return base, sheet.pick((f"base {base}", _NAMES.get(base, f"base {base}")))


def _to_base(sheet: Sheet) -> None:
    base, name = _base(sheet)
    number = sheet.given("number", "the given number", draw.whole(8, 60 * 3**sheet.level))
    written = f"{{{number}}} in base {base}" if name.startswith("base") else f"{{{number}}} in {name} notation"
    end = sheet.pick((_as_text, _as_count, _as_sum, _as_largest, _as_length))
    remaining = sheet.let("remaining", "the part still to be written", number, told="")
    sheet.begin(f"we divide {{{number}}} by {base} again and again and look at what is left")
    finish = end(sheet, written, base)
    with sheet.block(f"while {remaining} > 0:", told=("", "")):
        told = f"{{{remaining}}} divided by {base} leaves {{it}}"
        digit = sheet.let("digit", "the next digit from the right", f"{remaining} % {base}", told=told)
        finish(digit)
        sheet.line(f"{remaining} = {remaining} // {base}", told=f"the whole part of the quotient is {{{remaining}}}")
    finish("")


_Finish = Callable[[str], None]


def _as_text(sheet: Sheet, written: str, _: int) -> _Finish:
    sheet.say(f"write {written}. Give the answer as a string of digits.")
    text = sheet.let("digits", "the digits written so far", '""', told="")

    def finish(digit: str) -> None:
        if digit:
            sheet.line(f"{text} = str({digit}) + {text}", told=f", so the digits so far are {{{text}}}")
        else:
            sheet.answer(text, "str")

    return finish


def _as_count(sheet: Sheet, written: str, base: int) -> _Finish:
    wanted = sheet.rng.randint(0, base - 1)
    sheet.say(f"when one writes {written}, how many times does the digit {wanted} appear?")
    count = sheet.let("count", "the number of such digits found so far", "0", told="")

    def finish(digit: str) -> None:
        if digit:
            with sheet.block(f"if {digit} == {wanted}:", told=("", "")):
                sheet.change(count, "+", "1", told=f", the digit that is counted, which makes {{{count}}} so far")
        else:
            sheet.answer(count)

    return finish


def _as_sum(sheet: Sheet, written: str, _: int) -> _Finish:
    sheet.say(f"one writes {written}. What is the sum of the digits?")
    total = sheet.let("digit_total", "the sum of the digits so far", "0", told="")

    def finish(digit: str) -> None:
        if digit:
            sheet.change(total, "+", digit, told=f", which brings the sum of the digits to {changed(total, '+', digit)}")
        else:
            sheet.answer(total)

    return finish


def _as_largest(sheet: Sheet, written: str, _: int) -> _Finish:
    odd = sheet.chance(0.5)
    first = 1 if odd else 0
    sheet.say(f"one writes {written} and numbers the digits from right to left, starting with {first}.")
    sheet.say("each digit is multiplied by its number. What is the sum of the products?")
    place = sheet.let("place", "the number of the current digit", "1" if odd else "0", told="")
    total = sheet.let("total", "the sum of the products so far", "0", told="")

    def finish(digit: str) -> None:
        if digit:
            told = f", the digit with number {{{place}}}, and {changed(total, '+', f'{place} * {digit}')}"
            sheet.change(total, "+", f"{place} * {digit}", told=told)
            sheet.change(place, "+", "1", told="")
        else:
            sheet.answer(total)

    return finish


def _as_length(sheet: Sheet, written: str, base: int) -> _Finish:
    sheet.say(
        f"one writes {written}. How many digits are there, and how many of them are not 0? Give both numbers in this order."
    )
    length = sheet.let("length", "the number of digits so far", "0", told="")
    count = sheet.let("nonzero", "the number of nonzero digits so far", "0", told="")

    def finish(digit: str) -> None:
        if digit:
            sheet.change(length, "+", "1", told=f", which is digit number {{{length}}}")
            with sheet.block(f"if {digit} != 0:" if base > 2 else f"if {digit} == 1:", told=("", "")):
                sheet.change(count, "+", "1", told=f", and number {{{count}}} of those that are not 0")
        else:
            sheet.answer(f"[{length}, {count}]", "list[int]")

    return finish


def _from_base(sheet: Sheet) -> None:
    base = sheet.pick((2, 2, 3, 4, 5, 7, 8))
    length = (3, 3 + 2 * sheet.level)
    digits = sheet.given("digits", "the digits from left to right", draw.many(length, 0, base - 1), "list[int]")
    notation = f"{_NAMES[base]} notation" if base in _NAMES else f"base {base}"
    modulus = sheet.pick((0, 7, 9, 10, 11)) if sheet.level >= 3 else 0
    sheet.say(f"a number written in {notation} has the digits {{{digits}}}, from left to right.")
    sheet.say(
        f"what remainder does it leave when it is divided by {modulus}?"
        if modulus
        else "what is this number in ordinary decimal notation?"
    )
    value = sheet.let("value", "the value of the digits read so far", "0", told="")
    digit = sheet.name("digit", "the current digit")
    split = sheet.chance(0.5)
    sheet.begin("we read the digits from left to right")
    with sheet.block(f"for {digit} in {digits}:", need=f"{digits}[0] > 0", told=f"the next digit is {{{digit}}}"):
        if split:
            told = f", and {working(f'{value} * {base}')}"
            shifted = sheet.let("shifted", "the value moved to the left", f"{value} * {base}", told=told)
            sheet.line(
                f"{value} = {shifted} + {digit}", told=f", so the value so far is {working(f'{shifted} + {digit}', value)}"
            )
        else:
            told = f", so the value so far is {{old({value})}} × {base} + {{{digit}}} = {{{value}}}"
            sheet.line(f"{value} = {value} * {base} + {digit}", told=told)
        if modulus and sheet.level >= 4:
            told = f", which leaves {{{value}}} when divided by {modulus}"
            sheet.line(f"{value} = {value} % {modulus}", told=told)
    if modulus and sheet.level < 4:
        told = f"{{{value}}} divided by {modulus} leaves {{it}}"
        value = sheet.let("remainder", "the remainder", f"{value} % {modulus}", told=told)
    sheet.answer(value)


def _repeat(sheet: Sheet) -> None:
    number = sheet.given("number", "the given number", draw.whole(12, 20 * 6**sheet.level))
    words, power = sheet.pick(
        (("the sum of its digits", 1), ("the sum of the squares of its digits", 2), ("the product of its digits", 0))
    )
    rounds = sheet.chance(0.5)
    current = sheet.let("current", "the current number", number, told="")
    sheet.begin(f"we begin with {{{number}}}")
    turns = sheet.let("rounds", "the number of replacements so far", "0", told="") if rounds else ""
    goal = "it is less than 10" if power != 2 else "it is 1 or 4"
    sheet.say(f"start with {{{number}}} and replace the number again and again by {words}, until {goal}.")
    sheet.say("how many replacements does this take?" if rounds else "which number remains?")
    test = f"while {current} >= 10:" if power != 2 else f"while {current} != 1 and {current} != 4:"
    over = f"{{{current}}} is less than 10" if power != 2 else f"{{{current}}} is one of these two"
    with sheet.block(test, told=("", over)):
        result = sheet.let("combined", f"{words.replace(' its ', ' the ')} so far", "1" if power == 0 else "0", told="")
        digit = sheet.name("digit", "the current digit")
        character = sheet.name("character", "the written digit")
        with sheet.block(f"for {character} in str({current}):", told=""):
            sheet.line(f"{digit} = int({character})", told="")
            operator, operand = "*" if power == 0 else "+", f"{digit} * {digit}" if power == 2 else digit
            sheet.change(result, operator, operand, told=changed(result, operator, operand))
        told = f"{{old({current})}} is replaced by {{{current}}}|{{{current}}} takes the place of {{old({current})}}"
        sheet.line(f"{current} = {result}", told=told)
        if rounds:
            sheet.change(turns, "+", "1", told=f", which is replacement number {{{turns}}}")
    sheet.answer(turns or current)


def _search(sheet: Sheet) -> None:
    start = sheet.given("start", "the number at the start", draw.whole(10, 30 * 4**sheet.level))
    condition = conditions.any_condition(sheet)
    sheet.say(f"what is the smallest whole number greater than {{{start}}} that {condition.one}?")
    candidate = sheet.let("candidate_number", "the number being tried", f"{start} + 1", told="we begin with {it}")
    with sheet.block("while True:", told=("", "")):
        with sheet.block(f"if {condition.write(candidate)}:"):
            sheet.answer(candidate)
        sheet.change(candidate, "+", "1", told=f"the next number is {{{candidate}}}")
