"""Changes made to each number of a collection, alone and one after the other."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.grammar.numbers import helpers
from agents.grammar.sheet import Sheet
from agents.grammar.working import working, written


@dataclass(frozen=True, slots=True)
class Change:
    """A node of the tree.

    Attributes:
        replace: what takes a number's place, as ``its square``.
        results: what comes out, as ``squares``.
        write: writes the change of the number in a variable and returns the variable (or expression) that holds the result.
    """

    replace: str
    results: str
    write: Callable[[str], str]


def any_change(sheet: Sheet) -> Change:
    """A change, from level 4 on at times two in a row."""
    makers: tuple[Callable[[Sheet], Change], ...] = (
        _square,
        _double,
        _linear,
        _remainder,
        _last_digit,
        _digit_sum,
        _distance,
        _quotient,
    )
    if sheet.level >= 3:
        makers += (_branch, _branch, _divisors, _reversed)
    first = sheet.pick(makers)(sheet)
    if sheet.level >= 4 and sheet.chance(0.3):
        second = sheet.pick((_double, _remainder, _distance))(sheet)
        return _chain(first, second)
    return first


def digit_change(sheet: Sheet) -> Change:
    """A change that makes sense for one digit."""
    return sheet.pick((_square, _double, _linear, _branch, _to_nine))(sheet)


def _to_nine(sheet: Sheet) -> Change:
    gloss = "the complement of the digit"
    return Change("the difference between 9 and it", "differences", lambda x: _worked(sheet, "complement", gloss, f"9 - {x}"))


def _chain(first: Change, second: Change) -> Change:
    return Change(f"{first.replace}, and then each result by {second.replace}", "results", lambda x: second.write(first.write(x)))


def _named(sheet: Sheet, base: str, gloss: str, expression: str, told: str | None = None) -> str:
    """Write a value down under a name, of which the words may speak as ``{it}``."""
    name = sheet.scratch(base, gloss)
    sheet.line(f"{name} = {expression}", told=told and told.replace("{it", f"{{{name}"))
    return name


def _worked(sheet: Sheet, base: str, gloss: str, expression: str) -> str:
    """As ``_named``, for what is written out with its values."""
    return _named(sheet, base, gloss, expression, working(expression))


def _square(sheet: Sheet) -> Change:
    power = sheet.pick(("{0} * {0}", "{0} ** 2"))
    return Change(
        "its square", "squares", lambda x: _named(sheet, "square", "the square", power.format(x), working(f"{x} * {x}"))
    )


def _double(sheet: Sheet) -> Change:
    factor = sheet.rng.randint(2, 6)
    words = {2: "its double", 3: "its triple"}.get(factor, f"{factor} times its value")
    return Change(words, "products", lambda x: _worked(sheet, "product", "the multiple of the number", f"{factor} * {x}"))


def _linear(sheet: Sheet) -> Change:
    factor, extra = sheet.rng.randint(2, 5), sheet.rng.randint(1, 9)
    minus = sheet.chance(0.4)
    words = f"{extra} {'less' if minus else 'more'} than {factor} times its value"

    def write(x: str) -> str:
        product = _worked(sheet, "product", "the multiple of the number", f"{factor} * {x}")
        expression = f"{product} {'-' if minus else '+'} {extra}"
        return _named(sheet, "shifted", "the shifted multiple", expression, f", and {working(expression)}")

    return Change(words, "results", write)


def _remainder(sheet: Sheet) -> Change:
    divisor = sheet.rng.randint(3, 12)
    gloss = "the remainder"
    return Change(
        f"its remainder when divided by {divisor}",
        "remainders",
        lambda x: _named(
            sheet, f"remainder_by_{divisor}", gloss, f"{x} % {divisor}", f"{written(x)} divided by {divisor} leaves {{it}}"
        ),
    )


def _quotient(sheet: Sheet) -> Change:
    divisor = sheet.rng.randint(2, 5)
    words = f"the whole part of its quotient by {divisor}"
    gloss = "the whole part of the quotient"

    def told(x: str) -> str:
        return f"{written(x)} ÷ {divisor}, rounded down, is {{it}}"

    return Change(words, "quotients", lambda x: _named(sheet, "quotient", gloss, f"{x} // {divisor}", told(x)))


def _last_digit(sheet: Sheet) -> Change:
    return Change(
        "its last digit",
        "last digits",
        lambda x: _named(sheet, "last_digit", "the last digit", f"{x} % 10", f"{written(x)} ends in {{it}}"),
    )


def _digit_sum(sheet: Sheet) -> Change:
    return Change(
        "the sum of its digits",
        "digit sums",
        lambda x: _named(sheet, "digits_added", "the digit sum", f"{helpers.digit_sum(sheet)}({x})"),
    )


def _divisors(sheet: Sheet) -> Change:
    return Change(
        "the number of its positive divisors",
        "numbers of divisors",
        lambda x: _named(sheet, "divisor_total", "the number of its divisors", f"{helpers.divisor_count(sheet)}({x})"),
    )


def _reversed(sheet: Sheet) -> Change:
    return Change(
        "the number read backwards",
        "reversed numbers",
        lambda x: _named(sheet, "mirrored", "the mirrored number", f"{helpers.reversed_number(sheet)}({x})"),
    )


def _distance(sheet: Sheet) -> Change:
    centre = sheet.rng.randint(5, 40)
    gloss = "the distance"
    built_in = sheet.chance(0.6)

    def write(x: str) -> str:
        if built_in:
            difference = _worked(sheet, "difference", "the difference", f"{x} - {centre}")
            return _named(sheet, "distance", gloss, f"abs({difference})", ", so the distance is {it}")
        name = _worked(sheet, "distance", gloss, f"{x} - {centre}")
        with sheet.block(f"if {name} < 0:", told=("", "")):
            sheet.line(f"{name} = -{name}", told=f", so the distance is {{{name}}}")
        return name

    return Change(f"its distance from {centre}", "distances", write)


def _branch(sheet: Sheet) -> Change:
    shift, factor = sheet.rng.randint(1, 9), sheet.rng.randint(2, 4)
    odd = f"{factor} times its value plus {shift}"
    words = f"half of it if it is even, and by {odd} if it is odd"

    def write(x: str) -> str:
        name = sheet.scratch("replaced", "the number that takes its place")
        with sheet.block(f"if {x} % 2 == 0:", told=(f"{written(x)} is even", f"{written(x)} is odd")):
            sheet.line(f"{name} = {x} // 2", told=f", and half of it is {{{name}}}")
        with sheet.block("else:"):
            sheet.line(f"{name} = {factor} * {x} + {shift}", told=f", and {working(f'{factor} * {x} + {shift}', name)}")
        return name

    return Change(words, "results", write)
