"""Conditions and changes do what their words say: the words are read by the tests alone."""

import math
import re
from collections.abc import Callable
from random import Random

import pytest

from agents.grammar.draw import whole
from agents.grammar.numbers import changes, conditions
from agents.grammar.numbers.conditions import Condition
from agents.grammar.sheet import Sheet

NUMBERS = range(200)
Reader = Callable[[int, list[int]], int]


def digit_sum(n: int) -> int:
    return sum(map(int, str(n)))


def prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, n))


CONDITIONS: dict[str, Reader] = {
    r"is even": lambda n, _: n % 2 == 0,
    r"is odd": lambda n, _: n % 2 == 1,
    r"is (?:divisible by|a multiple of) (\d+)": lambda n, k: n % k[0] == 0,
    r"leaves (?:a remainder of|remainder) (\d+) when divided by (\d+)": lambda n, k: n % k[1] == k[0],
    r"ends in (\d)": lambda n, k: str(n)[-1] == str(k[0]),
    r"has a last digit of at most (\d)": lambda n, k: int(str(n)[-1]) <= k[0],
    r"has an even tens digit \(0 if there is none\)": lambda n, _: f"{n:02}"[-2] in "02468",
    r"has an odd tens digit": lambda n, _: f"{n:02}"[-2] in "13579",
    r"has a digit sum greater than (\d+)": lambda n, k: digit_sum(n) > k[0],
    r"has a digit sum less than (\d+)": lambda n, k: digit_sum(n) < k[0],
    r"has an even digit sum": lambda n, _: digit_sum(n) % 2 == 0,
    r"has a digit sum that is divisible by (\d+)": lambda n, k: digit_sum(n) % k[0] == 0,
    r"is greater than (\d+)": lambda n, k: n > k[0],
    r"is less than (\d+)": lambda n, k: n < k[0],
    r"is at most (\d+)": lambda n, k: n <= k[0],
    r"is not (\d+)": lambda n, k: n != k[0],
    r"is prime": lambda n, _: prime(n),
    r"is a perfect square": lambda n, _: math.isqrt(n) ** 2 == n,
    r"reads the same backwards as forwards": lambda n, _: str(n) == str(n)[::-1],
}
CHANGES: dict[str, Reader] = {
    r"its square": lambda n, _: n * n,
    r"its double": lambda n, _: 2 * n,
    r"its triple": lambda n, _: 3 * n,
    r"(\d+) times its value": lambda n, k: k[0] * n,
    r"(\d+) more than (\d+) times its value": lambda n, k: k[1] * n + k[0],
    r"(\d+) less than (\d+) times its value": lambda n, k: k[1] * n - k[0],
    r"its remainder when divided by (\d+)": lambda n, k: n % k[0],
    r"the whole part of its quotient by (\d+)": lambda n, k: math.floor(n / k[0]),
    r"its last digit": lambda n, _: int(str(n)[-1]),
    r"the sum of its digits": lambda n, _: digit_sum(n),
    r"the number of its positive divisors": lambda n, _: sum(n % d == 0 for d in range(1, n + 1)),
    r"the number read backwards": lambda n, _: int(str(n)[::-1]),
    r"its distance from (\d+)": lambda n, k: max(n, k[0]) - min(n, k[0]),
    r"the difference between 9 and it": lambda n, _: 9 - n,
    r"half of it if it is even, and by (\d+) times its value plus (\d+) if it is odd": lambda n, k: (
        n // 2 if n % 2 == 0 else k[0] * n + k[1]
    ),
}


def read(words: str, meanings: dict[str, Reader], n: int) -> int:
    for pattern, meaning in meanings.items():
        found = re.fullmatch(pattern, words)
        if found:
            return meaning(n, [int(group) for group in found.groups()])
    raise AssertionError(words)


def holds(words: str, n: int) -> bool:
    either = re.fullmatch(r"(.+) or (.+) \(or both\)", words)
    if either:
        return holds(either[1], n) or holds(either[2], n)
    but_not = re.fullmatch(r"(.+) but (.+)", words)
    if but_not:
        return holds(but_not[1], n) and holds(but_not[2], n)
    both = re.fullmatch(r"(.+) and (.+)", words)
    if both:
        return holds(both[1], n) and holds(both[2], n)
    denied = re.fullmatch(r"does not (have|leave|end|read) (.+)", words)
    if denied:
        verb = "has" if denied[1] == "have" else f"{denied[1]}s"
        return not holds(f"{verb} {denied[2]}", n)
    denied = re.fullmatch(r"is not (.*[a-z].*)", words)
    if denied:
        return not holds(f"is {denied[1]}", n)
    return bool(read(words, CONDITIONS, n))


def changed(words: str, n: int) -> int:
    chain = re.fullmatch(r"(.+), and then each result by (.+)", words)
    return changed(chain[2], changed(chain[1], n)) if chain else read(words, CHANGES, n)


def solve(sheet: Sheet) -> Callable[[int], object]:
    space: dict[str, Callable[[int], object]] = {}
    exec(compile(sheet.source, "<piece>", "exec"), space)
    return space[sheet.entry]


def _small(sheet: Sheet) -> Condition:
    return conditions.small_condition(sheet, 30)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_condition_tests_what_its_words_say(level: int) -> None:
    for index in range(120):
        sheet = Sheet(Random(f"{level}:{index}"), level)
        name = sheet.given("number", "the number", whole(0, 99))
        make = sheet.pick((conditions.any_condition, conditions.digit_condition, _small))
        condition = make(sheet)
        sheet.answer(f"bool({condition.write(name)})", "bool")
        entry = solve(sheet)
        assert all(entry(n) is holds(condition.one, n) for n in NUMBERS), (condition.one, sheet.source)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_the_words_for_one_and_for_many_say_the_same(level: int) -> None:
    verbs = {"is": "are", "has": "have", "leaves": "leave", "ends": "end", "reads": "read"}
    for index in range(80):
        condition = conditions.any_simple(Sheet(Random(f"{level}:{index}"), level))
        verb, rest = condition.one.split(" ", 1)
        plural = re.sub("^a (multiple|perfect square)", r"\1s", rest)
        assert condition.many in (f"{verbs[verb]} {rest}", f"{verbs[verb]} {plural}")


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_change_gives_what_its_words_say(level: int) -> None:
    for index in range(120):
        sheet = Sheet(Random(f"{level}:{index}"), level)
        name = sheet.given("number", "the number", whole(0, 99))
        change = sheet.pick((changes.any_change, changes.any_change, changes.digit_change))(sheet)
        sheet.answer(change.write(name))
        entry = solve(sheet)
        assert all(entry(n) == changed(change.replace, n) for n in NUMBERS), (change.replace, sheet.source)
