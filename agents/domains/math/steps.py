"""A few operations on one number, one after the other: the smallest number problems."""

from collections.abc import Callable

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import working

_Move = Callable[[Sheet, str, str], str]


def compose(sheet: Sheet) -> None:
    """A chain of operations that ends in a number, a digit or a remainder."""
    person = sheet.pick(PEOPLE)
    number = sheet.given("number", "the number at the start", draw.whole(12, 96))
    sheet.say(
        sheet.pick(
            (
                f"{person.name} thinks of the number {{{number}}}.",
                f"{person.name} writes the number {{{number}}} on the board.",
                f"{person.name} starts with the number {{{number}}}.",
            )
        )
    )
    sheet.begin(f"we start with {{{number}}}")
    current, moves = number, sheet.rng.sample(_MOVES, sheet.pick((1, 1, 2)))
    for move in moves:
        current = move(sheet, current, person.she)
    last = sheet.pick(_LAST)
    sheet.answer(last(sheet, current, person.she))


def _add(sheet: Sheet, x: str, she: str) -> str:
    extra = sheet.given("addend", "the number that is added", draw.whole(3, 60))
    sheet.say(f"then {she} adds {{{extra}}}.")
    return sheet.let("sum_so_far", "the sum", f"{x} + {extra}", told=f"the sum is {working(f'{x} + {extra}')}")


def _take(sheet: Sheet, x: str, she: str) -> str:
    less = sheet.given("subtrahend", "the number that is subtracted", draw.whole(3, 40))
    sheet.say(f"then {she} subtracts {{{less}}}.")
    told = f"the difference is {working(f'{x} - {less}')}"
    return sheet.let("difference", "the difference", f"{x} - {less}", f"{x} > {less}", told)


def _multiply(sheet: Sheet, x: str, she: str) -> str:
    factor = sheet.rng.randint(2, 9)
    sheet.say(
        sheet.pick(
            (
                f"then {she} multiplies by {factor}.",
                f"the number that {she} has is multiplied by {factor}.",
                f"next comes a multiplication by {factor}.",
            )
        )
    )
    return sheet.let("product", "the product", f"{x} * {factor}", told=f"the product is {working(f'{x} * {factor}')}")


def _square(sheet: Sheet, x: str, she: str) -> str:
    sheet.say(sheet.pick((f"then {she} squares it.", f"next {she} multiplies what {she} has by itself.")))
    square = sheet.pick((f"{x} * {x}", f"{x} ** 2"))
    return sheet.let("square", "the square", square, told=f"the square is {working(f'{x} * {x}')}")


def _remainder(sheet: Sheet, x: str, she: str) -> str:
    divisor = sheet.rng.randint(4, 13)
    sheet.say(f"finally {she} divides by {divisor}. What is the remainder?")
    return sheet.let("remainder", "the remainder", f"{x} % {divisor}", told=f"{{{x}}} divided by {divisor} leaves {{it}}")


def _quotient(sheet: Sheet, x: str, she: str) -> str:
    divisor = sheet.rng.randint(2, 9)
    sheet.say(f"finally {she} divides by {divisor} and drops the remainder. Which number does {she} end with?")
    told = f"{{{x}}} divided by {divisor}, rounded down, is {{it}}"
    return sheet.let("quotient", "the whole part of the quotient", f"{x} // {divisor}", told=told)


def _digit(sheet: Sheet, x: str, _: str) -> str:
    place, value = sheet.pick((("ones", 1), ("tens", 10)))
    sheet.say(f"what is the {place} digit of the number that comes out?")
    cut, of = x, f" of {{{x}}}"
    if value > 1:
        told = f"without its ones digit, {{{x}}} becomes {{it}}"
        cut, of = sheet.let("front", "the number without its ones digit", f"{x} // {value}", f"{x} >= 10", told), ""
    return sheet.let(f"{place}_digit", f"the {place} digit", f"{cut} % 10", told=f"the {place} digit{of} is {{it}}")


def _digits(sheet: Sheet, x: str, _: str) -> str:
    sheet.say("what is the sum of the digits of the two-digit number that comes out?")
    tens = sheet.let("tens_digit", "the tens digit", f"{x} // 10", f"10 <= {x} < 100", f"the tens digit of {{{x}}} is {{it}}")
    ones = sheet.let("ones_digit", "the ones digit", f"{x} % 10", told=", the ones digit {it}")
    told = f"their sum is {working(f'{tens} + {ones}')}"
    return sheet.let("digit_total", "the sum of the digits", f"{tens} + {ones}", told=told)


def _complement(sheet: Sheet, x: str, _: str) -> str:
    divisor = sheet.rng.randint(4, 12)
    sheet.say(f"how much must be added to the number that comes out, to reach the next multiple of {divisor} above it?")
    rest = sheet.let("remainder", "the remainder", f"{x} % {divisor}", told=f"{{{x}}} divided by {divisor} leaves {{it}}")
    told = f", so {working(f'{divisor} - {rest}')} must be added"
    return sheet.let("missing", "the amount missing to the next multiple", f"{divisor} - {rest}", told=told)


def _gap(sheet: Sheet, x: str, _: str) -> str:
    target = sheet.pick((100, 500, 1000))
    sheet.say(f"how far is the number that comes out from {target}?")
    told = f"the difference is {working(f'{x} - {target}')}"
    difference = sheet.let("deviation", "the difference from the target", f"{x} - {target}", told=told)
    return sheet.let("distance", "the distance", f"abs({difference})", told=", so the distance is {it}")


_MOVES: tuple[_Move, ...] = (_add, _take, _multiply, _square)
_LAST: tuple[_Move, ...] = (_remainder, _quotient, _digit, _digits, _complement, _gap)
