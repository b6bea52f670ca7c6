"""Sentences that say through what a loop goes, what a division leaves, and which of two things is judged."""

import pytest

from tests.agents.checker.stage import Play, suffices

PAIRS = Play(
    """def solve(cards):
    best = 0
    for i in range(len(cards)):
        for j in range(i + 1, 3):
            product = cards[i] * cards[j]
            best = max(best, product)
    return best
""",
    ("[5, 3, 4]",),
    "The best product is 0 at first. Take the whole numbers from 0 to 2. The first left index is 0. Go through the numbers from "
    "1 up to, but not including, 3. The first right index is 1. The product is 5 × 3 = 15, so the best product becomes 15. The "
    "last right index is 2. The product is 5 × 4 = 20, so the best product becomes 20. The next left index is 1. The first right "
    "index is 2. The product is 3 × 4 = 12, so the best product stays at 20. The last left index is 2. There is nothing to go "
    "through in the numbers from the sum of the left index and 1 up to, but not including, 3. The answer is 20.",
    (("cards", "the cards"), ("best", "the best product"), ("i", "the left index"), ("j", "the right index"),
     ("product", "the product")),
)  # fmt: skip
EVENS = Play(
    """def solve(row):
    least = min(row)
    evens = 0
    for entry in row:
        if entry % 2 == 0:
            evens += 1
    outcome = least * evens
    return outcome
""",
    ("[17, 8, 16]",),
    "The entries are [17, 8, 16]. The smallest entry is the smallest of the entries, 8. The number of even entries is 0 at "
    "first. Go through the entries one by one. The first entry is 17. 17 is odd, so the number of even entries stays at 0. "
    "The next entry is 8. 8 is even, so the number of even entries becomes 1. The last entry is 16. 16 is even, so the "
    "number of even entries becomes 2. 8 × 2 = 16. The answer is 16.",
    (("row", "the entries"), ("least", "the smallest entry"), ("evens", "the number of even entries"), ("entry", "the entry")),
)
LEAVES = Play(
    """def solve(start):
    product = start * 12 % 100
    half = product // 2
    rest = half // 40
    return rest
""",
    ("11",),
    "11 × 12 leaves 32 when divided by 100. 32 ÷ 2 = 16, so the half is 16. 16 is less than 40, so the rest is 0. "
    "The answer is 0.",
    (("start", "the start"), ("product", "the product"), ("half", "the half"), ("rest", "the rest")),
)  # fmt: skip
DIVISOR = Play(
    """def common(one, other):
    while other > 0:
        one, other = other, one % other
    return one


def solve(first, second):
    shared = common(first, second)
    above = first // shared
    apart = abs(first - second)
    return above * apart
""",
    ("12", "90"),
    "The number to be divided is 12 and the divisor is 90. 90 is greater than 0. The number to be divided becomes the divisor, "
    "90 and 12 is less than 90, so the divisor is 12. 12 is greater than 0. The number to be divided becomes 12, and 90 leaves 6 "
    "when divided by 12, so the divisor is 6. 6 is greater than 0. The number to be divided becomes 6, and 12 leaves 0 when "
    "divided by 6, so the divisor is 0. 0 is not greater than 0. So the greatest common divisor is 6. That makes the shared part "
    "6. 12 ÷ 6 = 2, so the upper part is 2. They differ by 90 - 12 = 78. 2 × 78 = 156. The answer is 156.",
    (("common", "the greatest common divisor"), ("one", "the number to be divided"), ("other", "the divisor"),
     ("shared", "the shared part"), ("above", "the upper part")),
)  # fmt: skip
APART = Play(
    """def solve(numbers):
    total = 0
    for number in numbers:
        total += number
    deviation = total - 60
    outcome = abs(deviation)
    return outcome
""",
    ("[7, 9, 4]",),
    "The total starts at 0. The first number is 7, so the total becomes 0 + 7 = 7. The second number is 9, so the total "
    "becomes 7 + 9 = 16. The last number is 4. The total is the total plus the number, 16 + 4 = 20. Between 20 and 60 the "
    "distance is 40. The answer is 40.",
    (("outcome", "the distance"), ("deviation", "the deviation")),
)
SQUARE = Play(
    """def solve(number):
    root = 1
    while root * root <= number:
        root += 1
    return root
""",
    ("5",),
    "The root starts at 1. 1 × 1 is not more than 5, so the root becomes 2. 2 × 2 is not more than 5, so the root becomes 3. "
    "3 × 3 is already more than 5. The answer is 3.",
)


@pytest.mark.parametrize("play", [PAIRS, EVENS, LEAVES, DIVISOR, APART, SQUARE])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (PAIRS, "from 1 up to, but not including, 3", "from 1 up to, but not including, 4"),
        (PAIRS, "from 1 up to, but not including, 3", "from 2 up to, but not including, 3"),
        (PAIRS, "from 1 up to, but not including, 3", "from 1 up to, but not including, 2"),
        (PAIRS, "from 1 up to, but not including, 3", "from 1 up to 3"),
        (PAIRS, "in the numbers from the sum of the left index and 1", "in the numbers from the left index"),
        (PAIRS, "left index and 1 up to, but not including, 3", "left index and 1 up to, but not including, 2"),
        (PAIRS, "left index and 1 up to, but not including, 3", "right index and 1 up to, but not including, 3"),
        (PAIRS, "Go through the numbers from 1 up to", "There is nothing to go through in the numbers from 1 up to"),
        (EVENS, "The first entry is 17", "The last entry is 17"),
        (EVENS, "The last entry is 16", "The first entry is 16"),
        (EVENS, "The first entry is 17", "The final entry is 17"),
        (EVENS, "Go through the entries one by one", "Go through the entries two by two"),
        (LEAVES, "leaves 32 when divided by 100", "leaves 33 when divided by 100"),
        (LEAVES, "leaves 32 when divided by 100", "leaves 132 when divided by 1000"),
        (LEAVES, "leaves 32 when divided by 100", "leaves 12 when divided by 20"),
        (LEAVES, "11 × 12 leaves", "11 + 12 leaves"),
        (LEAVES, "16 is less than 40", "16 is greater than 40"),
        (LEAVES, "16 is less than 40", "16 is less than 41"),
        (LEAVES, "16 is less than 40", "2 is less than 40"),
        (DIVISOR, "the greatest common divisor is 6", "the greatest common divisor is 12"),
        (DIVISOR, "the greatest common divisor is 6", "the greatest common divisor is 3"),
        (DIVISOR, "the greatest common divisor is 6", "the greatest common divisor is 2"),
        (DIVISOR, "makes the shared part 6", "makes the shared part 2"),
        (DIVISOR, "makes the shared part 6", "makes the upper part 6"),
        (DIVISOR, "90 and 12 is less than 90", "90 and 12 is greater than 90"),
        (DIVISOR, "90 and 12 is less than 90", "90 and 90 is less than 12"),
        (DIVISOR, "They differ by 90 - 12 = 78", "They differ by 90 - 13 = 77"),
        (DIVISOR, "They differ by 90 - 12 = 78", "They differ by 90 - 12 = 88"),
        (DIVISOR, "They differ by 90 - 12 = 78", "They differ by 6 + 72 = 78"),
        (PAIRS, "The first right index is 1", "The first right index is 2"),
        (APART, "The second number is 9", "The first number is 9"),
        (APART, "The first number is 7", "The last number is 7"),
        (APART, "The last number is 4", "The last number is 9"),
        (APART, "the total plus the number, 16", "the total minus the number, 16"),
        (APART, "the total plus the number, 16", "the deviation plus the number, 16"),
        (APART, "Between 20 and 60 the distance is 40", "Between 20 and 60 the distance is 41"),
        (APART, "Between 20 and 60 the distance is 40", "Between 16 and 56 the distance is 40"),
        (APART, "Between 20 and 60 the distance is 40", "Between 16 and 60 the distance is 44"),
        (APART, "Between 20 and 60 the distance is 40", "Between 20 and 60 the deviation is 40"),
        (APART, "Between 20 and 60 the distance is 40", "Between 20 and 40 the distance is 20"),
        (SQUARE, "3 × 3 is already more than 5", "2 × 2 is already more than 5"),
        (SQUARE, "3 × 3 is already more than 5", "3 × 3 is already less than 5"),
        (SQUARE, "3 × 3 is already more than 5", "3 × 3 is already more than 6"),
    ],
)  # fmt: skip
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))
