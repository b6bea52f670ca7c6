"""Numbers that say which of several things is meant: true in a program of their own, and lies about another one."""

import pytest

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, suffices, trace

TERMS = Play(
    """def solve(first_term, wanted):
    term = first_term
    for position in range(2, wanted + 1):
        term = 2 * term + 1
    scaled = 2 * term
    return scaled - 20
""",
    ("16", "3"),
    "Term 1 is 16. Next comes 2 × 16 + 1 = 33. The next term is 2 × 33 + 1 = 67. 2 × 67 = 134. 134 - 20 = "
    "114. The answer is 114.",
    (("first_term", "the first term"), ("term", "the current term"), ("position", "the current position")),
)
HOTELS = Play(
    """def solve(hotel_prices, stars, budget):
    best = 0
    for place in range(len(hotel_prices)):
        if hotel_prices[place] <= budget:
            if stars[place] > best:
                best = stars[place]
    return best
""",
    ("[68, 61, 85, 59]", "[6, 5, 11, 10]", "75"),
    "Hotel number 1 costs 68 dollars, not more than 75, with 6 stars, the best so far. Hotel number 2 costs 61 dollars, not "
    "more than 75, with 5 stars, not more than 6. Hotel number 3 costs 85 dollars, which is more than 75. Hotel number 4 costs "
    "59 dollars, not more than 75, with 10 stars, the best so far. The answer is 10.",
    (("hotel_prices", "the prices"), ("stars", "the stars"), ("place", "the current index"), ("best", "the best so far")),
)
POWERS = Play(
    """def solve(top):
    count = 0
    for x in range(2, top + 1):
        square = x ** 2
        linear = 7 * x
        value = square + linear + 8
        if value % 2 == 0:
            count = count + 1
    if count % 2 == 0:
        outcome = count + 14
    else:
        outcome = count * 5
    return outcome
""",
    ("3",),
    "For x = 2, 2^2 = 4, 7 × 2 = 14, so p(2) = 4 + 14 + 8 = 26. 26 is divisible by 2, and that makes 1 so far. For x = 3, "
    "3^2 = 9, 7 × 3 = 21, so p(3) = 9 + 21 + 8 = 38. 38 is divisible by 2, and that makes 2 so far. 2 is even, so 14 is added, "
    "which gives 16. The answer is 16.",
    (("x", "the value of x"), ("value", "the value of the polynomial"), ("count", "the number of such values so far")),
)
POINT = Play(
    """def solve(point):
    cubic = 2 * point ** 3
    linear = 2 * point
    return cubic + linear - 9
""",
    ("9",),
    "2 × 9^3 = 1458 and 2 × 9 = 18, so p(9) = 1458 + 18 - 9 = 1467. The answer is 1467.",
    (("point", "the value of x"),),
)


@pytest.mark.parametrize("play", [TERMS, HOTELS, POWERS, POINT])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (TERMS, "Term 1 is 16", "Term 2 is 16"),
        (TERMS, "Term 1 is 16", "Term 3 is 16"),
        (TERMS, "Term 1 is 16", "Term 1 is 33"),
        (HOTELS, "Hotel number 2 costs 61", "Hotel number 3 costs 61"),
        (HOTELS, "Hotel number 4 costs 59", "Hotel number 5 costs 59"),
        (HOTELS, "Hotel number 3 costs 85", "Hotel number 3 costs 59"),
        (HOTELS, "Hotel number 3 costs 85 dollars, which is more", "Hotel number 3 costs 85 dollars, which is less"),
        (HOTELS, "with 5 stars", "with 11 stars"),
        (POWERS, "p(2) = 4", "p(3) = 4"),
        (POWERS, "p(3) = 9", "p(2) = 9"),
        (POWERS, "p(3) = 9 + 21 + 8 = 38", "p(3) = 9 + 21 + 8 = 39"),
        (POWERS, "p(3) = 9 + 21 + 8 = 38", "p(3) = 9 + 21 - 8 = 22"),
        (POWERS, "so 14 is added", "so 5 is added"),
        (POWERS, "so 14 is added", "so 14 is subtracted"),
        (POWERS, "14 is added, which gives 16", "14 is added, which gives 30"),
        (POINT, "p(9) =", "p(8) ="),
        (POINT, "p(9) =", "p(18) ="),
        (POINT, "p(9) = 1458 + 18 - 9 = 1467", "p(9) = 1458 - 18 - 9 = 1431"),
    ],
)  # fmt: skip
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))


@pytest.mark.parametrize("play", [POWERS, POINT])
def test_a_name_that_only_the_prose_has_for_a_value_is_no_fault(play: Play) -> None:
    assert not read(Scene(trace(play)), play.text).faults
