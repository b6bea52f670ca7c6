"""Functions that composed programs call, each in several forms."""

import ast
from collections.abc import Mapping

from agents.grammar.sheet import Sheet, Told

_DIGIT_SUM = (
    """
def digit_sum(value: int) -> int:
    digits_total = 0
    while value > 0:
        digits_total = digits_total + value % 10
        value = value // 10
    return digits_total
""",
    """
def digit_sum(value: int) -> int:
    digits_total = 0
    for digit in str(value):
        digits_total += int(digit)
    return digits_total
""",
    """
def digit_sum(value: int) -> int:
    digits_total = value % 10
    value //= 10
    while value:
        digits_total += value % 10
        value //= 10
    return digits_total
""",
)
_IS_PRIME = (
    """
def is_prime(candidate: int) -> bool:
    if candidate < 2:
        return False
    factor = 2
    while factor * factor <= candidate:
        if candidate % factor == 0:
            return False
        factor = factor + 1
    return True
""",
    """
def is_prime(candidate: int) -> bool:
    if candidate < 2:
        return False
    for factor in range(2, candidate):
        if factor * factor > candidate:
            break
        if candidate % factor == 0:
            return False
    return True
""",
    """
def is_prime(candidate: int) -> bool:
    factor = 2
    while factor * factor <= candidate and candidate % factor != 0:
        factor += 1
    return candidate > 1 and factor * factor > candidate
""",
)
_GCD = (
    """
def common_divisor(dividend: int, divisor: int) -> int:
    while divisor > 0:
        leftover = dividend % divisor
        dividend = divisor
        divisor = leftover
    return dividend
""",
    """
def common_divisor(dividend: int, divisor: int) -> int:
    if divisor == 0:
        return dividend
    leftover = dividend % divisor
    return common_divisor(divisor, leftover)
""",
)
_REVERSED = (
    """
def reversed_number(value: int) -> int:
    backwards = 0
    while value > 0:
        backwards = backwards * 10 + value % 10
        value = value // 10
    return backwards
""",
    """
def reversed_number(value: int) -> int:
    text = str(value)
    return int(text[::-1])
""",
)
_DIVISORS = (
    """
def divisor_count(candidate: int) -> int:
    divisors_found = 0
    for factor in range(1, candidate + 1):
        if candidate % factor == 0:
            divisors_found += 1
    return divisors_found
""",
    """
def divisor_count(candidate: int) -> int:
    divisors_found = 0
    factor = 1
    while factor <= candidate:
        if candidate % factor == 0:
            divisors_found = divisors_found + 1
        factor = factor + 1
    return divisors_found
""",
)


def digit_sum(sheet: Sheet) -> str:
    """The sum of the decimal digits of a number that is not negative."""
    glosses = {
        "value": "the number being taken apart",
        "digits_total": "the sum of the digits so far",
        "digit": "the current digit",
    }
    begun = "the digits of {value} are added up|we add up the digits of {value}"
    told = {"def": begun, "return": ", which gives {returned}"}
    return _add(sheet, "digit_sum", "the sum of the digits", _DIGIT_SUM, glosses, told)


def is_prime(sheet: Sheet) -> str:
    """Whether a number is prime."""
    glosses = {"candidate": "the number being tested", "factor": "the possible factor"}
    told: dict[str, Told] = {
        "def": "we look for a number that divides {candidate}",
        "if candidate < 2": ("{candidate} is less than 2", ""),
        "if candidate % factor": ("{candidate} is divisible by {factor}", ""),
        "if factor * factor": ("{factor} × {factor} is already more than {candidate}", ""),
        "return True": "there is none but 1 and itself",
        "return candidate": "so {candidate} is {returned?prime:not prime}",
    }
    return _add(sheet, "is_prime", "the test for being prime", _IS_PRIME, glosses, told)


def common_divisor(sheet: Sheet) -> str:
    """The greatest common divisor, by Euclid."""
    glosses = {"dividend": "the number to be divided", "divisor": "the divisor", "leftover": "the remainder of the division"}
    told = {
        "leftover": "{dividend} divided by {divisor} leaves {leftover}",
        "return dividend": "the greatest common divisor is {returned}|so the greatest common divisor is {returned}",
    }
    return _add(sheet, "common_divisor", "the greatest common divisor", _GCD, glosses, told)


def reversed_number(sheet: Sheet) -> str:
    """The number with its decimal digits in reverse."""
    glosses = {"value": "the number being taken apart", "backwards": "the reversed number so far", "text": "the digits as text"}
    told = {"def": "let us read {value} backwards", "return": ", which gives {returned}"}
    return _add(sheet, "reversed_number", "the number read backwards", _REVERSED, glosses, told)


def divisor_count(sheet: Sheet) -> str:
    """How many positive divisors a number has."""
    glosses = {
        "candidate": "the number being tested",
        "factor": "the possible factor",
        "divisors_found": "the number of divisors found so far",
    }
    told = {
        "def": "we count the numbers that divide {candidate}",
        "divisors_found +": "number {divisors_found} is {factor}",
        "divisors_found = divisors_found": "number {divisors_found} is {factor}",
        "return": "so there are {returned}",
    }
    return _add(sheet, "divisor_count", "the number of divisors", _DIVISORS, glosses, told)


def _add(sheet: Sheet, name: str, gloss: str, forms: tuple[str, ...], glosses: dict[str, str], told: Mapping[str, Told]) -> str:
    """Add one of the forms; ``told`` has the beginnings of lines with their words, and the other lines need none."""
    source = sheet.pick(forms)
    names = {
        node.arg if isinstance(node, ast.arg) else node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.arg | ast.Name)
    }
    used = {variable: phrase for variable, phrase in glosses.items() if variable in names}
    lines = (line.strip() for line in source.strip("\n").split("\n"))
    words = {number: _words(line, told) for number, line in enumerate(lines, 1)}
    return sheet.helper(name, gloss, source, used, words)


def _words(line: str, told: Mapping[str, Told]) -> Told:
    found = next((words for beginning, words in told.items() if line.startswith(beginning)), "")
    return ("", "") if found == "" and line.startswith(("for ", "while ", "if ")) else found
