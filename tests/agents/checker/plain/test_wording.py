"""Turns of phrase with values in a certain part: the truth told in them is verified, a lie in them is not."""

import pytest

from tests.agents.checker.stage import Play, verdict

BAGELS = Play(
    """def solve(start, lead):
    delivered = 6 * 10
    bagels = start + delivered
    other = bagels + lead
    return bagels + other
""",
    ("21", "38"),
    "At first there are 21 bagels. The trays bring 6 × 10 = 60 bagels. Now there are 21 + 60 = 81 bagels. Victor has 81 + "
    "38 = 119 bagels. Both together have 81 + 119 = 200 bagels. Hence the answer is 200.",
    (
        *(("start", "the number of bagels at first"), ("lead", "the number of bagels that Victor has more")),
        *(("delivered", "the number of bagels that are delivered"), ("bagels", "the number of bagels")),
        ("other", "the number of Victor's bagels"),
    ),
)
QUEUE = Play(
    """def solve(coming, power):
    waiting = 0
    total = 0
    for new in coming:
        waiting += new
        done = min(waiting, power)
        waiting -= done
        total += done
    return total
""",
    ("[5, 7, 4]", "6"),
    "When 5 more come in, there are 0 + 5 = 5 to be done. 5 are done, and 5 - 5 = 0 wait, so 0 + 5 = 5 have been done so "
    "far. When 7 more come in, there are 0 + 7 = 7 to be done. 6 are done, and 7 - 6 = 1 wait, so 5 + 6 = 11 have been done "
    "so far. When 4 more come in, there are 1 + 4 = 5 to be done. 5 are done, and 5 - 5 = 0 wait, so 11 + 5 = 16 have been "
    "done so far. Hence the answer is 16.",
)
SOCKS = Play(
    """def common_divisor(dividend, divisor):
    while divisor > 0:
        leftover = dividend % divisor
        dividend = divisor
        divisor = leftover
    return dividend


def solve(outcomes, favourable):
    greatest = common_divisor(outcomes, favourable)
    return [favourable // greatest, outcomes // greatest]
""",
    ("40", "6"),
    "40 divided by 6 leaves 4. 6 divided by 4 leaves 2. 4 divided by 2 leaves 0. The greatest common divisor is 2. 6 ÷ 2 = "
    "3 and 40 ÷ 2 = 20. The answer is [3, 20].",
    (("common_divisor", "the greatest common divisor"),),
)
RODS = Play(
    """def solve(firsts, seconds):
    points = 0
    for first_rod, second_rod in zip(firsts, seconds):
        longest = max(first_rod, second_rod)
        doubled = 2 * first_rod
        if doubled <= longest:
            points = points + 7
    return points
""",
    ("[5, 8, 4, 3, 3, 9]", "[12, 3, 6, 14, 8, 12]"),
    "The points so far are 0 to begin with. At first the first rod is 5 and the second rod is 12. The longest rod is the "
    "larger of 5 and 12, 12. The doubled length comes to 2 × 5 = 10. 10 is at most the longest rod, 12, so the points so "
    "far rise to 0 + 7 = 7. Next the first rod is 8 and the second rod is 3. The longest rod is the larger of 8 and 3, 8. "
    "The doubled length comes to 2 × 8 = 16. 16 is greater than the longest rod, 8, so the points so far stay at 7. The "
    "remaining 4 rounds are handled in the same way, and then the points so far are 21. The answer is 21.",
    (
        *(("firsts", "the first sides"), ("seconds", "the second sides"), ("points", "the points so far")),
        *(("first_rod", "the first rod"), ("second_rod", "the second rod")),
        *(("longest", "the longest rod"), ("doubled", "the doubled length")),
    ),
)
PRODUCT = Play(
    """def solve(numbers):
    found = 1
    for number in numbers:
        scaled = 4 * number
        shifted = scaled - 8
        found = found * shifted % 100
    return found
""",
    ("[45, 32]",),
    "4 × 45 = 180, and 180 - 8 = 172, and 1 × 172 leaves 72 when divided by 100. 4 × 32 = 128, and 128 - 8 = 120, and 72 × "
    "120 leaves 40 when divided by 100. The answer is 40.",
)
SPREAD = Play(
    """def solve(numbers, target):
    total = sum(numbers)
    deviation = total - target
    return abs(deviation)
""",
    ("[5, 22, 8]", "125"),
    "5 + 22 + 8 = 35. Between 35 and 125 the distance is 90. The answer is 90.",
)
VALLEY = Play(
    """def solve(largest):
    found = 0
    for x in range(1, largest + 1):
        height = x * x - 7
        size = abs(height)
        if size % 3 == 0:
            found += 1
    return found
""",
    ("3",),
    "At first the number of such values is 0. The first value of x is 1. The value of the polynomial comes to 1 × 1 - 7 = "
    "-6. The value without its sign is the absolute value of the value of the polynomial, 6. 6 is a multiple of 3, so this "
    "brings the number of such values to 1. Next, the value of x is 2. The value of the polynomial comes to 2 × 2 - 7 = -3. "
    "The value without its sign is the absolute value of the value of the polynomial, 3. 3 is a multiple of 3, so this "
    "brings the number of such values to 2. The last value of x is 3. The value of the polynomial comes to 3 × 3 - 7 = 2. "
    "The value without its sign is the absolute value of the value of the polynomial, 2. 2 is not a multiple of 3, so the "
    "number of such values stays at 2. The answer is 2.",
    (
        *(("x", "the value of x"), ("height", "the value of the polynomial")),
        *(("size", "the value without its sign"), ("found", "the number of such values")),
    ),
)
PAIRS = Play(
    """def solve(left, right):
    found = 0
    for one in left:
        for other in right:
            if one > other:
                found += 1
    return found
""",
    ("[8, 5]", "[10, 6]"),
    "At first the number of wins is 0. Look at the faces of the first die one at a time. The first number on the first die "
    "is 8. Take the faces of the second die in order. The first number on the second die is 10. 8 is not greater than the "
    "number on the second die, 10, so the number of wins stays at 0. The last number on the second die is 6. 8 is greater "
    "than the number on the second die, 6, so the number of wins rises to 1. The last number on the first die is 5. Look at "
    "the faces of the second die one at a time. The first number on the second die is 10. 5 is not greater than the number "
    "on the second die, 10, so the number of wins stays at 1. The last number on the second die is 6. 5 is not greater than "
    "the number on the second die, 6, so the number of wins stays at 1. The answer is 1.",
    (
        *(("left", "the faces of the first die"), ("right", "the faces of the second die")),
        *(("one", "the number on the first die"), ("other", "the number on the second die"), ("found", "the number of wins")),
    ),
)
ALL = [BAGELS, QUEUE, SOCKS, RODS, PRODUCT, SPREAD, VALLEY, PAIRS]


@pytest.mark.parametrize("play", ALL)
def test_a_truth_is_verified(play: Play) -> None:
    assert verdict(play).verified


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (BAGELS, "first there are 21", "first there are 38"),
        (BAGELS, "first there are 21", "first there are 60"),
        (BAGELS, "first there are 21", "first there are 81"),
        (QUEUE, "When 7 more", "When 4 more"),
        (QUEUE, "When 7 more", "When 6 more"),
        (QUEUE, "0 + 7 = 7 to be done", "1 + 6 = 7 to be done"),
        (QUEUE, "1 + 4 = 5 to be done", "5 - 4 = 1 to be done"),
        (SOCKS, "divisor is 2", "divisor is 4"),
        (SOCKS, "divisor is 2", "divisor is 6"),
        (SOCKS, "The greatest common divisor is 2. 6", "The greatest common divisor is 0. 6"),
        (RODS, "most the longest rod, 12", "most the longest rod, 5"),
        (RODS, "most the longest rod, 12", "least the longest rod, 12"),
        (RODS, "rod is the larger of 5 and 12, 12", "rod is the larger of 5 and 12, 5"),
        (RODS, "rod is the larger of 5 and 12, 12", "rod is the smaller of 5 and 12, 5"),
        (RODS, "rise to 0 + 7", "fall to 0 + 7"),
        (RODS, "rise to 0 + 7 = 7", "rise to 7 + 7 = 14"),
        (RODS, "Next the first rod is 8", "Next the second rod is 8"),
        (RODS, "than the longest rod, 8", "than the longest rod, 12"),
        (RODS, "remaining 4", "remaining 3"),
        (RODS, "remaining 4", "remaining 5"),
        (RODS, "so far are 21", "so far are 14"),
        (RODS, "Next the first rod is 8 and the second rod is 3.", "Next the first rod is 8 and the second rod is 12."),
        (PRODUCT, "leaves 72 when", "leaves 27 when"),
        (PRODUCT, "1 × 172 leaves 72", "45 × 172 leaves 40"),
        (PRODUCT, "1 × 172 leaves 72 when divided by 100", "1 × 172 leaves 2 when divided by 10"),
        (PRODUCT, "72 × 120 leaves", "72 + 120 leaves"),
        (SPREAD, "distance is 90", "distance is 160"),
        (SPREAD, "Between 35 and 125", "Between 125 and 215"),
        (SPREAD, "Between 35 and 125 the distance is 90", "Between 35 and 125 the product is 90"),
        (VALLEY, "polynomial, 3. 3", "polynomial, -3. 3"),
        (VALLEY, "polynomial, 3. 3", "polynomial, 6. 3"),
        (VALLEY, "2 is not a multiple", "2 is a multiple"),
        (VALLEY, "6 is a multiple of 3", "6 is a multiple of 2"),
        (PAIRS, "greater than the number on the second die, 6", "greater than the number on the second die, 5"),
        (PAIRS, "8 is not greater than the number on the second die, 10", "8 is greater than the number on the second die, 10"),
        (
            PAIRS,
            "5 is not greater than the number on the second die, 10",
            "8 is not greater than the number on the second die, 10",
        ),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not verdict(play, play.text.replace(old, new, 1)).verified
