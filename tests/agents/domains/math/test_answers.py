"""What composed programs return, against answers found in another way from the words alone."""

import ast
import itertools
import math
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from random import Random

from agents.author import Draft
from agents.domains.math import matches, matrices, optimisation
from agents.grammar.sheet import Sheet
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


def test_hours_until_a_vessel_holds_enough() -> None:
    def solve(m: re.Match[str]) -> int:
        level, inflow, rules, goal = int(m[1]), int(m[2]), m[3], int(m[4])
        pulse = re.search(r"every (second|third|fourth) hour, (\d+)", rules)
        valve = re.search(r"more than (\d+) .* lets (\d+)", rules)
        for hour in itertools.count(1):
            level += inflow
            if pulse and hour % {"second": 2, "third": 3, "fourth": 4}[pulse[1]] == 0:
                level -= int(pulse[2])
            if valve and level > int(valve[1]):
                level -= int(valve[2])
            level -= level // 10 * ("a tenth" in rules)
            if level >= goal:
                return hour
        raise AssertionError(m[0])

    _check(
        "work",
        r"A \w+ contains (\d+) [\w ]+, and (\d+) [\w ]+ flow in each hour\. Look at it hour by hour\. (.*)"
        r" After how many hours are there at least (\d+) [\w ]+\?",
        solve,
    )


def test_no_visitor_waits_for_the_first_event() -> None:
    def solve(m: re.Match[str]) -> int:
        free, attended = -math.inf, 0
        for end, length in zip(_list(m[1]), _list(m[2]), strict=True):
            if end - length >= free:
                free, attended = end + bool(m[3]), attended + 1
        return attended

    _check(
        "optimisation",
        r"The \w+ of a festival end at the hours (\[[\d, ]+\]) and last, in the same order, (\[[\d, ]+\]) hours\. Going"
        r" through .* has ended\.( One hour of rest .*)? How many are attended\?",
        solve,
    )


def test_of_two_best_sides_along_a_wall_the_smaller_one_is_wanted() -> None:
    found = 0
    for seed in range(100):
        sheet = Sheet(Random(seed), 3)
        optimisation._rectangle(sheet)
        if "How long is one of the sides that meet the wall" in sheet.problem:
            found += 1
            scope: dict[str, Callable[[int], int]] = {}
            exec(sheet.source, scope)
            assert scope[sheet.entry](10) == 2
            assert "Take the smaller length" in sheet.problem
    assert found


def test_fights() -> None:
    def solve(m: re.Match[str]) -> int:
        hero, foe, hit, blow, rules = int(m[2]), int(m[4]), int(m[5]), int(m[6]), m[7]
        aid = re.search(r"fewer than (\d+) points, but at least one, \w+ gets (\d+)", rules)
        rage = re.search(r"every (second|third|fourth) round, \w+ takes another (\d+)", rules)
        for turn in itertools.count(1):
            foe -= hit
            if rage and turn % {"second": 2, "third": 3, "fourth": 4}[rage[1]] == 0:
                foe -= int(rage[2])
            if foe > 0:
                hero -= blow
            if hero <= 0 or foe <= 0:
                break
            if aid and hero < int(aid[1]):
                hero += int(aid[2])
        return hero - foe

    _check(
        "games",
        r"In a video game, (\w+) has (\d+) points of strength and ([a-z ]+) (\d+)\. In each round \w+ takes (\d+) points from"
        r" [a-z ]+, and then, if [a-z ]+ still has some, [a-z ]+ takes (\d+) points from \w+\.(.*) Points can fall below 0,"
        r" and the game ends as soon as one of them has 0 or fewer\. .*\?",
        solve,
    )


def test_a_pile_taken_in_turns() -> None:
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

    def solve(m: re.Match[str]) -> int:
        pile, mine, moves = int(m[1]), 0, 0
        while pile:
            taken = min(words[m[2] if moves % 2 == 0 else m[3] if pile % 2 == 0 else "one"], pile)
            mine += taken * (moves % 2 == 0)
            pile, moves = pile - taken, moves + 1
        return moves if m[4] == "moves" else mine

    _check(
        "games",
        r"\w+ and \w+ take \w+ from a pile of (\d+) in turns; \w+ begins\. \w+ always takes (\w+), or all if there are fewer\."
        r" \w+ takes (\w+), or all if there are fewer, if an even number is there, and one otherwise\. How many (\w+) .*\?",
        solve,
    )


def test_a_token_that_stays_does_not_slide_again() -> None:
    found = 0
    for seed in range(2000):
        sheet = Sheet(Random(seed), 5)
        matches.board(sheet)
        if re.search(r"multiple of 3 goes back 3 .*A roll equal .*On which square", sheet.problem):
            found += 1
            scope: dict[str, Callable[[list[int]], int]] = {}
            exec(sheet.source, scope)
            assert scope[sheet.entry]([6, 6]) == 3, sheet.problem
    assert found


def test_choices_of_three_things_can_have_been_made() -> None:
    asked = re.compile(
        r"(\d+) chose \w+, (\d+) \w+ and (\d+) \w+; (\d+) chose .*\), (\d+) .*, and (\d+) .*, each counted with those who chose"
        r" all three, whose number is (\d+)\."
    )
    found = [match for draft in of_topic("inclusion", 40) for text, _ in _filled(draft) if (match := asked.search(text))]
    assert found
    for match in found:
        one, two, three, first, second, third, every = map(int, match.groups())
        assert every <= min(first, second, third), match[0]
        assert min(one - first - second, two - first - third, three - second - third) + every >= 0, match[0]


def test_departures_before_those_that_are_near() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        first, period, second, other = (int(m[i]) for i in range(1, 5))
        trams, buses = range(first, 9999, period), range(second, 9999, other)
        later, tram, bus = min(
            (max(tram, bus), tram, bus) for tram in trams[:99] for bus in buses[:99] if abs(tram - bus) <= int(m[5] or 0)
        )
        return [later, trams.index(tram) + buses.index(bus)]

    _check(
        "clocks",
        r"A tram leaves a stop in (\d+) min and then every (\d+) min\. A bus leaves it in (\d+) min and then every (\d+) min\."
        r" In how many minutes (?:does .* within (\d) minutes? of .*|do both leave at the same time\?) Give this number of"
        r" minutes, and how many departures of the tram and the bus together come before these two\.",
        solve,
    )


def test_the_first_row_wins_where_no_row_has_an_even_entry() -> None:
    found = 0
    for seed in range(400):
        sheet = Sheet(Random(seed), 3)
        matrices.compose(sheet)
        if re.search(r"number of its even entries\. Which (row|column) .* if there are several\.$", sheet.problem):
            found += 1
            scope: dict[str, Callable[[list[list[int]]], int]] = {}
            exec(sheet.source, scope)
            assert scope[sheet.entry]([[1, 3], [5, 7]]) == 1, sheet.problem
    assert found


def test_a_balance_that_has_grown_is_greater_and_no_account_is_overdrawn() -> None:
    for draft in of_topic("percentages", 60):
        for text, returned in _filled(draft):
            assert "savings account" not in text or (isinstance(returned, int) and returned > 0), text


def test_the_evening_is_the_last_part_of_a_day() -> None:
    assert not [draft for draft in of_topic("arithmetic", 40) if re.search(r"evening [^.]*, and", draft.program.problem)]
