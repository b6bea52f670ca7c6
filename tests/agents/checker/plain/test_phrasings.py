"""Phrases of word problems that come to a value: shares, quotients, distances, things that are counted and added up."""

import pytest

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, suffices, trace

ACCOUNT = Play(
    """def solve(deposit, years):
    balance = deposit
    for year in range(1, years + 1):
        interest = balance * 4 // 100
        balance += interest
    growth = balance - deposit
    return growth
""",
    ("950", "2"),
    "We begin with 950 dollars. In year 1, 4 percent of 950 is 38 in whole dollars, so there are 950 + 38 = 988 dollars. In year "
    "2, 4 percent of 988 is 39 in whole dollars, so there are 988 + 39 = 1027 dollars. That is 1027 - 950 = 77 dollars more. "
    "The answer is 77.",
    (("deposit", "the first deposit"), ("balance", "the balance of the account"), ("year", "the year")),
)
MULTIPLE = Play(
    """def solve(bound):
    times = bound // 24
    largest = 24 * times
    gap = bound - largest
    return gap
""",
    ("335",),
    "24 fits 13 times into 335, so the largest is 24 × 13 = 312. 335 - 312 = 23. The answer is 23.",
    (("bound", "the given bound"), ("largest", "the largest multiple within the bound")),
)
COINS = Play(
    """def solve(price, given):
    change = given - price
    large = change // 20
    rest = change % 20
    return large + rest
""",
    ("53", "200"),
    "The change is 200 - 53 = 147 cents. In 147, 20 is contained 7 times, and 7 is left. 7 + 7 = 14. The answer is 14.",
    (("price", "the price in cents"), ("change", "the change"), ("rest", "the rest")),
)
STAMPS = Play(
    """def solve(start):
    stamps = start * 3
    income = stamps * 62
    return income
""",
    ("58",),
    "58 × 3 = 174. 174 stamps at 62 cents each bring 174 × 62 = 10788 cents. The answer is 10788.",
    (("stamps", "the number of stamps"), ("income", "the income in cents")),
)
CARDS = Play(
    """def solve(cards):
    found = 0
    for i in range(len(cards)):
        for j in range(i + 1, len(cards)):
            total = cards[i] + cards[j]
            if total > 12:
                found += 1
    return found
""",
    ("[3, 20, 10]",),
    "For 3 and 20, the sum is 23. 23 is greater than 12, which makes 1 so far. For 3 and 10, the sum is 13. 13 is greater than "
    "12, which makes 2 so far. For 20 and 10, the sum is 30. 30 is greater than 12, which makes 3 so far. The answer is 3.",
    (("cards", "the cards"), ("total", "the sum"), ("found", "the number of pairs so far")),
)
APART = Play(
    """def solve(numbers):
    product = numbers[0] * numbers[1]
    last = numbers[-1]
    deviation = last - product
    return abs(deviation)
""",
    ("[5, 22, 7]",),
    "5 × 22 = 110. The last number is 7. 7 and 110 are 103 apart. The answer is 103.",
)
DIGITS = Play(
    """def solve(number):
    tens = number // 10 % 10
    rest = number % 7
    return tens * rest
""",
    ("19",),
    "The tens digit of 19 is 1. 19 divided by 7 leaves 5. 1 × 5 = 5. The answer is 5.",
    (("tens", "the tens digit"), ("rest", "the remainder")),
)
PAIRS = Play(
    """def solve(young, adult):
    born = 2 * adult
    adult += young
    total = born + adult
    return total
""",
    ("7", "2"),
    "2 × 2 = 4 are born, and 2 adult pairs become 9, and 4 and 9 make 13. The answer is 13.",
    (("young", "the number of young pairs"), ("adult", "the number of adult pairs"), ("born", "the number of pairs born")),
)


@pytest.mark.parametrize("play", [ACCOUNT, MULTIPLE, COINS, STAMPS, CARDS, APART, DIGITS, PAIRS])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (ACCOUNT, "4 percent of 988 is 39", "4 percent of 988 is 38"),
        (ACCOUNT, "4 percent of 988 is 39", "4 percent of 988 is 40"),
        (ACCOUNT, "4 percent of 988 is 39", "4 percent of 950 is 39"),
        (ACCOUNT, "4 percent of 988 is 39", "5 percent of 780 is 39"),
        (ACCOUNT, "4 percent of 950 is 38", "2 percent of 1900 is 38"),
        (ACCOUNT, "In year 2, 4", "In year 3, 4"),
        (MULTIPLE, "fits 13 times", "fits 14 times"),
        (MULTIPLE, "24 fits 13 times into 335", "23 fits 14 times into 335"),
        (MULTIPLE, "24 fits 13 times into 335", "24 fits 13 times into 312"),
        (MULTIPLE, "24 fits 13 times into 335", "13 fits 24 times into 312"),
        (COINS, "20 is contained 7 times", "20 is contained 8 times"),
        (COINS, "20 is contained 7 times", "21 is contained 7 times"),
        (COINS, "In 147, 20 is", "In 53, 20 is"),
        (COINS, "In 147, 20 is", "In 200, 20 is"),
        (STAMPS, "174 stamps at 62", "62 stamps at 174"),
        (STAMPS, "174 stamps at 62", "174 stamps at 58"),
        (STAMPS, "174 stamps at 62", "58 stamps at 62"),
        (STAMPS, "bring 174 × 62", "bring 174 + 62"),
        (CARDS, "For 3 and 10, the sum", "For 3 and 20, the sum"),
        (CARDS, "For 3 and 10, the sum is 13", "For 3 and 10, the sum is 30"),
        (CARDS, "For 3 and 10, the sum is 13", "For 3 and 10, the product is 30"),
        (CARDS, "For 3 and 10, the sum is 13", "For 6 and 7, the sum is 13"),
        (APART, "110 are 103 apart", "110 are 117 apart"),
        (APART, "7 and 110 are 103 apart", "5 and 108 are 103 apart"),
        (APART, "7 and 110 are 103 apart", "7 and 22 are 15 apart"),
        (APART, "The last number is 7", "The last number is 22"),
        (APART, "The last number is 7", "The last number is 5"),
        (DIGITS, "tens digit of 19 is 1", "tens digit of 19 is 9"),
        (DIGITS, "tens digit of 19 is 1", "ones digit of 19 is 9"),
        (DIGITS, "tens digit of 19 is 1", "tens digit of 17 is 1"),
        (PAIRS, "2 adult pairs become 9", "2 adult pairs become 4"),
        (PAIRS, "2 adult pairs become 9", "7 adult pairs become 9"),
        (PAIRS, "4 and 9 make 13", "2 and 9 make 13"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))


def test_a_last_number_of_a_list_is_no_fault() -> None:
    assert not read(Scene(trace(APART)), APART.text).faults
