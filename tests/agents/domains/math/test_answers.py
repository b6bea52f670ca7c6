"""What composed programs return, against answers found in another way from the words alone."""

import ast
import itertools
import math
import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from agents.author import Draft
from tests.agents.grammar.drafts import arguments, of_topic, parameters, run

Solve = Callable[[re.Match[str]], object]


def _filled(draft: Draft) -> Iterable[tuple[str, object]]:
    names = parameters(draft.program)
    for call in draft.calls:
        text = draft.program.problem
        for name, value in zip(names, arguments(call), strict=True):
            text = text.replace(f"{{{name}}}", str(value))
        yield text, run(draft.program, *arguments(call))


def _check(topic: str, pattern: str, solve: Solve, count: int = 40) -> None:
    """Every problem of the topic whose words match is answered as ``solve`` answers them."""
    matched = 0
    for draft in of_topic(topic, count):
        for text, returned in _filled(draft):
            match = re.fullmatch(rf"(?:[^.?]*\. )??{pattern}", text)
            if match:
                matched += 1
                assert returned == solve(match), text
    assert matched


def _list(text: str) -> list[int]:
    return [int(item) for item in text.strip("[]").split(", ")]


def test_powers_modulo() -> None:
    _check(
        "modular",
        r"What is the remainder when (\d+) to the power (\d+) is divided by (\d+)\?",
        lambda m: pow(int(m[1]), int(m[2]), int(m[3])),
    )


def test_systems_of_remainders() -> None:
    def solve(m: re.Match[str]) -> int:
        small, first, large, second, least = (int(m[i]) for i in range(1, 6))
        return next(n for n in itertools.count(least + 1) if n % small == first and n % large == second)

    _check(
        "modular",
        r"\w+ lays out [\w ]+ in rows of (\d+); the number left over is (\d+)\. In rows of (\d+), the number left over is (\d+)\."
        r" There are more than (\d+) [\w ]+\. What is the smallest possible number of [\w ]+\?",
        solve,
    )


def test_check_digits() -> None:
    def solve(m: re.Match[str]) -> int:
        digits, odd, even, modulus = _list(m[1]), int(m[2]), int(m[3]), int(m[4])
        return -sum((even if place % 2 else odd) * digit for place, digit in enumerate(digits)) % modulus

    _check(
        "modular",
        r"[\w ]+ carries a code with the digits (\[[\d, ]+\])\. The digits in odd places \(first, third,"
        r" \.\.\.\) are multiplied by"
        r" (\d+), those in even places by (\d+)\. The check digit is .* a multiple of (\d+) \(0 if it is"
        r" one already\)\. What is it\?",
        solve,
    )


def test_teams_and_places() -> None:
    _check(
        "counting",
        r"A [\w ]+ of (\d+) members chooses a team of (\d+) members\. How many different teams are possible\?",
        lambda m: math.comb(int(m[1]), int(m[2])),
    )
    _check(
        "counting",
        r"(\d+) people take part in a [\w ]+\. In how many ways can the first (\d+) places be filled, if"
        r" there are no ties\?",
        lambda m: math.perm(int(m[1]), int(m[2])),
    )


def test_chances_of_two_dice() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        first, second = _list(m[1]), _list(m[2])
        lead = int(m[4]) if m[4] else 0
        chance = Fraction(sum(x > y + lead for x in first for y in second), len(first) * len(second))
        return [chance.numerator, chance.denominator]

    _check(
        "probability",
        r"One die has the faces (\[[\d, ]+\]) and another one the faces (\[[\d, ]+\])\. Both .*same"
        r" chance\. What is the probability"
        r" that the first die shows a (greater number than the second|number that exceeds that of the"
        r" second by more than (\d+))\?"
        r" Give it as a fraction in lowest terms, as numerator and denominator\.",
        solve,
    )


def test_numbers_in_other_bases() -> None:
    def solve(m: re.Match[str]) -> int:
        base = {"binary notation": 2, "octal notation": 8}.get(m[1]) or int(m[1].split()[1])
        return int("".join(map(str, _list(m[2]))), base)

    _check(
        "digits",
        r"A number written in ([\w ]+) has the digits (\[[\d, ]+\]), from left to right\."
        r" What is this number in ordinary decimal notation\?",
        solve,
    )


def test_the_largest_run() -> None:
    def solve(m: re.Match[str]) -> int:
        values = _list(m[1])
        return max(sum(values[i:j]) for i, j in itertools.combinations(range(len(values) + 1), 2))

    _check(
        "optimisation",
        r"The [\w ]+, (?:day by day|round by round), are (\[[-\d, ]+\])\. What is the largest sum that one"
        r" or more successive \w+ can have\?",
        solve,
    )


def test_the_fullest_rucksack() -> None:
    def solve(m: re.Match[str]) -> int:
        room, weights, values = int(m[1]), _list(m[2]), _list(m[3])
        chosen = itertools.product((0, 1), repeat=len(weights))
        return max(
            sum(c * v for c, v in zip(choice, values, strict=True))
            for choice in chosen
            if sum(c * w for c, w in zip(choice, weights, strict=True)) <= room
        )

    _check(
        "optimisation",
        r"\w+ packs a rucksack that may hold (\d+) kilograms\. Some things weigh (\[[\d, ]+\]) kilograms"
        r" and are worth, in the same"
        r" order, (\[[\d, ]+\]) points; each thing is there once\. What is the largest total worth that fits\?",
        solve,
    )


def test_derivatives() -> None:
    _check(
        "polynomials",
        r"A polynomial in x has the coefficients (\[[-\d, ]+\]), beginning with the constant term\."
        r" What are the coefficients of its derivative, in the same order\?",
        lambda m: [power * value for power, value in enumerate(_list(m[1]))][1:],
    )


def _value(node: ast.expr) -> int:
    """The value of an expression with sums, differences and products of whole numbers."""
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _value(left) + _value(right)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _value(left) - _value(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _value(left) * _value(right)
    raise AssertionError(ast.dump(node))


def _worked_out(text: str) -> int:
    return _value(ast.parse(text.replace("×", "*"), mode="eval").body)


_EXPRESSION = r"([-+*×\d() ]+)"


def test_expressions() -> None:
    asked = rf"(?:What is the value of |Work out |\w+ works out |\w+ asks \w+ what ){_EXPRESSION}(?:\?|(?: is)?\. [^.?]*\?)"
    _check("expressions", asked, lambda m: _worked_out(m[1]), 12)


def test_expressions_of_several_people() -> None:
    def solve(m: re.Match[str]) -> object:
        values = {name: _worked_out(text) for name, text in re.findall(rf"(\w+) works out {_EXPRESSION}(?=,| and |$)", m[1])}
        end = min if m[3] == "smallest" else max
        return sum(values.values()) if m[2] == "sum" else end(values, key=lambda name: values[name])

    asked = r"(\w+ works out .*)\. (?:What is the (sum) of their results\?|Who gets the (\w+) value\?.*)"
    _check("expressions", asked, solve, 12)


def test_the_values_of_brackets() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        text, values = m[1], []
        while found := re.search(r"\(([^()]*)\)", text) if m[2] == "closed first" else re.search(r"\(([^()]*)\)(?!.*\()", text):
            values.append(_worked_out(found[1]))
            text = f"{text[: found.start()]}{values[-1]}{text[found.end() :]}"
        return values

    asked = rf"\w+ works out {_EXPRESSION} bracket by bracket, of several always the one that is (closed first|opened last)\. "
    _check("expressions", asked + r"Which values .*", solve, 12)
