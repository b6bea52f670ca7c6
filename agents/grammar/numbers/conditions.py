"""Conditions on one whole number, alone and combined: how they are said and how they are tested."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.grammar.numbers import helpers
from agents.grammar.sheet import Sheet
from agents.grammar.working import written


@dataclass(frozen=True, slots=True)
class Condition:
    """A node of the tree.

    Attributes:
        one: said of one number, as ``is divisible by 3``.
        many: said of several, as ``are divisible by 3``.
        write: writes what the test needs for the number in a variable and returns the test as an expression.
    """

    one: str
    many: str
    write: Callable[[str], str]


_SUBJECTS = {
    "sum": ("digit sum",),
    "tens": ("tens digit",),
    "last": ("ends in", "last digit"),
    "form": ("prime", "square", "backwards"),
    "parity": ("even", "odd"),
    "division": ("divisible", "multiple", "divided"),
    "size": ("than", "at most", "is not"),
}


def any_simple(sheet: Sheet) -> Condition:
    """A condition without parts."""
    makers: tuple[Callable[[Sheet], Condition], ...] = (
        _parity,
        _divisible,
        _divisible,
        _remainder,
        _remainder,
        _last_digit,
        _digits_total,
        _threshold,
    )
    if sheet.level >= 3:
        makers += (_prime, _square, _digits_parity, _palindrome, _tens_digit)
    return sheet.pick(makers)(sheet)


def any_condition(sheet: Sheet) -> Condition:
    """A condition with as many parts as the level bears."""
    first = any_simple(sheet)
    if sheet.chance((0, 0.1, 0.3, 0.45, 0.5)[sheet.level - 1]):
        second = any_simple(sheet)
        if not _kin(first, second):
            return sheet.pick((_both, _both, _either, _but_not))(first, second)
    return first


def digit_condition(sheet: Sheet) -> Condition:
    """A condition that makes sense for one digit."""
    limit = sheet.rng.randint(2, 7)
    return sheet.pick(
        (
            _parity(sheet),
            Condition(f"is greater than {limit}", f"are greater than {limit}", lambda x: f"{x} > {limit}"),
            Condition(f"is at most {limit}", f"are at most {limit}", lambda x: f"{x} <= {limit}"),
            Condition(f"is not {limit}", f"are not {limit}", lambda x: f"{x} != {limit}"),
            Condition("is divisible by 3", "are divisible by 3", lambda x: f"{x} % 3 == 0"),
        )
    )


def small_condition(sheet: Sheet, top: int) -> Condition:
    """A condition that makes sense for numbers from 0 to about ``top``, which is small."""
    limit = sheet.rng.randint(max(2, top // 4), max(3, 3 * top // 4))
    divisor = sheet.pick([number for number in (3, 4, 5, 7) if 2 * number <= top] or [3])
    rest = sheet.rng.randint(1, divisor - 1)
    simple = [
        _parity(sheet),
        Condition(f"is greater than {limit}", f"are greater than {limit}", lambda x: f"{x} > {limit}"),
        Condition(f"is at most {limit}", f"are at most {limit}", lambda x: f"{x} <= {limit}"),
        Condition(f"is divisible by {divisor}", f"are divisible by {divisor}", lambda x: f"{x} % {divisor} == 0"),
        Condition(
            f"leaves remainder {rest} when divided by {divisor}",
            f"leave remainder {rest} when divided by {divisor}",
            lambda x: f"{x} % {divisor} == {rest}",
        ),
        _prime(sheet),
        _square(sheet),
    ]
    first = sheet.pick(simple if sheet.level >= 3 else simple[:5])
    second = sheet.pick(simple[1:3])
    if sheet.level >= 3 and sheet.chance(0.3) and first not in simple[1:3]:
        return sheet.pick((_both, _either, _but_not))(first, second)
    return first


def _kin(first: Condition, second: Condition) -> bool:
    """Whether two conditions ask about the same thing, so that together they could be contradictory or say too much."""
    subjects = [
        next(name for name, words in _SUBJECTS.items() if any(word in one for word in words)) for one in (first.one, second.one)
    ]
    by_even = any(re.search(r"\b(4|6|8|12)$", condition.one) for condition in (first, second))
    return subjects[0] == subjects[1] or (set(subjects) <= {"parity", "last", "division"} and (by_even or "last" in subjects))


def _both(first: Condition, second: Condition) -> Condition:
    return Condition(
        f"{first.one} and {second.one}", f"{first.many} and {second.many}", lambda x: f"{first.write(x)} and {second.write(x)}"
    )


def _either(first: Condition, second: Condition) -> Condition:
    return Condition(
        f"{first.one} or {second.one} (or both)",
        f"{first.many} or {second.many} (or both)",
        lambda x: f"{first.write(x)} or {second.write(x)}",
    )


def _but_not(first: Condition, second: Condition) -> Condition:
    return Condition(
        f"{first.one} but {_denied(second.one)}",
        f"{first.many}, except those that {second.many}",
        lambda x: f"{first.write(x)} and not ({second.write(x)})",
    )


def _denied(one: str) -> str:
    """What is said of one number, denied."""
    verb, rest = one.split(" ", 1)
    if verb == "is":
        return f"is {rest.removeprefix('not ')}" if rest.startswith("not ") else f"is not {rest}"
    plain = {"has": "have", "leaves": "leave", "ends": "end", "reads": "read"}[verb]
    return f"does not {plain} {rest}"


def _parity(sheet: Sheet) -> Condition:
    odd = sheet.chance(0.5)
    word = "odd" if odd else "even"
    test = sheet.pick(("% 2 == 1", "% 2 != 0") if odd else ("% 2 == 0",))
    return Condition(f"is {word}", f"are {word}", lambda x: f"{x} {test}")


def _divisible(sheet: Sheet) -> Condition:
    divisor = sheet.pick((3, 4, 5, 6, 7, 8, 9, 11))
    named = sheet.chance(0.4)
    verb = sheet.pick(("divisible by", "a multiple of"))

    def write(x: str) -> str:
        rest = f"{x} % {divisor}"
        if named:
            remainder = sheet.scratch(f"remainder_by_{divisor}", "the remainder")
            sheet.line(f"{remainder} = {rest}", told=f"{written(x)} divided by {divisor} leaves {{{remainder}}}")
            rest = remainder
        return f"{rest} == 0"

    many = f"are {verb} {divisor}" if verb == "divisible by" else f"are multiples of {divisor}"
    return Condition(f"is {verb} {divisor}", many, write)


def _remainder(sheet: Sheet) -> Condition:
    divisor = sheet.rng.randint(3, 9)
    rest = sheet.rng.randint(1, divisor - 1)
    named = sheet.chance(0.6)
    words = f"a remainder of {rest} when divided by {divisor}"

    def write(x: str) -> str:
        value = f"{x} % {divisor}"
        if named:
            remainder = sheet.scratch(f"remainder_by_{divisor}", "the remainder")
            sheet.line(f"{remainder} = {value}", told=f"{written(x)} divided by {divisor} leaves {{{remainder}}}")
            value = remainder
        return f"{value} == {rest}"

    return Condition(f"leaves {words}", f"leave {words}", write)


def _last_digit(sheet: Sheet) -> Condition:
    digit = sheet.rng.randint(1, 9)
    low = sheet.chance(0.4)

    def write(x: str) -> str:
        last = sheet.scratch("last_digit", "the last digit")
        sheet.line(f"{last} = {x} % 10", told=f"{written(x)} ends in {{{last}}}")
        return f"{last} < {digit + 1}" if low else f"{last} == {digit}"

    if low:
        digit = sheet.rng.randint(3, 6)
        words = f"a last digit of at most {digit}"
        return Condition(f"has {words}", f"have {words}", write)
    return Condition(f"ends in {digit}", f"end in {digit}", write)


def _tens_digit(sheet: Sheet) -> Condition:
    odd = sheet.chance(0.5)

    def write(x: str) -> str:
        tens = sheet.scratch("tens_digit", "the tens digit")
        sheet.line(f"{tens} = {x} // 10 % 10", told=f"the tens digit of {written(x)} is {{{tens}}}")
        return f"{tens} % 2 == {int(odd)}"

    words = f"an {'odd' if odd else 'even'} tens digit (0 if there is none)" if not odd else "an odd tens digit"
    return Condition(f"has {words}", f"have {words}", write)


def _digits_total(sheet: Sheet) -> Condition:
    limit = sheet.rng.randint(5, 12)
    more = sheet.chance(0.5)
    words = f"a digit sum {'greater' if more else 'less'} than {limit}"
    return Condition(f"has {words}", f"have {words}", lambda x: f"{_sum_of_digits(sheet, x)} {'>' if more else '<'} {limit}")


def _digits_parity(sheet: Sheet) -> Condition:
    divisor = sheet.pick((2, 3, 4, 5))
    words = "an even digit sum" if divisor == 2 else f"a digit sum that is divisible by {divisor}"
    return Condition(f"has {words}", f"have {words}", lambda x: f"{_sum_of_digits(sheet, x)} % {divisor} == 0")


def _sum_of_digits(sheet: Sheet, x: str) -> str:
    total = sheet.scratch("digits_added", "the digit sum")
    sheet.line(f"{total} = {helpers.digit_sum(sheet)}({x})", told="")
    return total


def _threshold(sheet: Sheet) -> Condition:
    limit = sheet.rng.randint(8, 30)
    more = sheet.chance(0.5)
    words = f"{'greater' if more else 'less'} than {limit}"
    return Condition(f"is {words}", f"are {words}", lambda x: f"{x} {'>' if more else '<'} {limit}")


def _prime(sheet: Sheet) -> Condition:
    negated = sheet.chance(0.3)
    words = "not prime" if negated else "prime"
    return Condition(f"is {words}", f"are {words}", lambda x: f"{'not ' * negated}{helpers.is_prime(sheet)}({x})")


def _square(sheet: Sheet) -> Condition:
    def write(x: str) -> str:
        root = sheet.scratch("root", "the whole number whose square is tried")
        sheet.line(f"{root} = 0", told="")
        tried = f"{{{root}}} × {{{root}}} is the first square that is not less than {written(x)}"
        with sheet.block(f"while {root} * {root} < {x}:", told=("", tried)):
            sheet.change(root, "+", "1", told="")
        return f"{root} * {root} == {x}"

    return Condition("is a perfect square", "are perfect squares", write)


def _palindrome(sheet: Sheet) -> Condition:
    words = "the same backwards as forwards"
    return Condition(f"reads {words}", f"read {words}", lambda x: f"{x} == {helpers.reversed_number(sheet)}({x})")
