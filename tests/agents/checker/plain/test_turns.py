"""Plans, distances, units, pairs, points and quotients as textbooks tell them: truths are verified, lies are not."""

import pytest

from tests.agents.checker.stage import Play, suffices

MEANS = Play(
    """def solve(values):
    total = 0
    count = 0
    found = 0
    for value in values:
        total += value
        count += 1
        mean = total // count
        if mean > found:
            found = mean
    return found
""",
    ("[9, 60, 14]",),
    "We add them up and divide again and again. With 9 the sum is 9, and divided by 1 this is 9, the largest so far. With "
    "60 the sum is 69, and divided by 2 this is 34, the largest so far. With 14 the sum is 83, and divided by 3 this is "
    "27. The answer is 34.",
    (("total", "the sum so far"), ("found", "the largest mean so far"), ("mean", "the mean so far")),
)
ALBUMS = Play(
    """def solve(start):
    beads = start + 91
    full = beads // 9
    packed = full * 9
    return beads - packed
""",
    ("61",),
    "There are 61 + 91 = 152 beads. 152 beads fill 16 albums of 9, which hold 16 × 9 = 144 of them, and 152 - 144 = 8 are "
    "left over. The answer is 8.",
)
TERMS = Play(
    """def solve(older, newer, wanted):
    for position in range(3, wanted + 1):
        term = 2 * newer - older
        older = newer
        newer = term
    return newer
""",
    ("2", "8", "5"),
    "The first two terms are 2 and 8. Term 3 is 2 × 8 - 2 = 14. Term 4 is 2 × 14 - 8 = 20. Term 5 is 2 × 20 - 14 = 26. The "
    "answer is 26.",
    (("position", "the current position"), ("term", "the new term")),
)
APART = Play(
    """def solve(one, other, wish):
    first = one + 5
    second = other + 7
    gap = abs(first - second)
    deviation = gap - 40
    return abs(deviation) * wish
""",
    ("30", "9", "3"),
    "30 + 5 = 35, and 9 + 7 = 16. They differ by 19. 19 and 40 are 21 apart. The wish costs 3, and 21 × 3 = 63. The answer "
    "is 63.",
    (("wish", "what the wish costs"),),
)
NEAR = Play(
    """def solve(prices, budget):
    best = 1000
    for price in prices:
        amount = price + 4
        distance = abs(amount - budget)
        if distance < best:
            best = distance
    return best
""",
    ("[29, 58]", "67"),
    "29 + 4 = 33, which is 34 away from 67. 34 is less than 1000, so the best is 34. 58 + 4 = 62, which is 5 away from 67. "
    "5 is less than 34, so the best is 5. The answer is 5.",
)
FLATS = Play(
    """def solve(prices, ratings, budget):
    best_rating = 0
    for place in range(len(prices)):
        if prices[place] <= budget:
            if ratings[place] > best_rating:
                best_rating = ratings[place]
    return best_rating
""",
    ("[48, 63, 31]", "[8, 3, 11]", "50"),
    "Flat number 1 costs 48 dollars, not more than 50, with 8 square metres, the best so far. Flat number 2 costs 63 "
    "dollars, which is more than 50. Flat number 3 costs 31 dollars, not more than 50, with 11 square metres, the best so "
    "far. The answer is 11.",
    (
        ("prices", "the rents of the flats"),
        ("ratings", "the square metres"),
        ("best_rating", "the largest number of square metres so far"),
    ),
)
PAIRS = Play(
    """def solve(numbers):
    total = 0
    for i in range(len(numbers)):
        for j in range(i + 1, len(numbers)):
            value = numbers[i] * numbers[j]
            if value % 2 == 0:
                total = total + value
    return total
""",
    ("[7, 15, 14]",),
    "For 7 and 15, the product is 105. 105 is odd. For 7 and 14, the product is 98. 98 is even, so the sum is 0 + 98 = 98. "
    "For 15 and 14, the product is 210. 210 is even, so the sum is 98 + 210 = 308. The answer is 308.",
    (("total", "the sum so far"), ("value", "the product of the pair")),
)
TILES = Play(
    """def solve(length, width):
    along = length // 2
    across = width // 2
    tiles = 2 * (along + across)
    return tiles
""",
    ("162", "124"),
    "One way there are 162 ÷ 2 = 81 tiles, the other way 124 ÷ 2 = 62, which makes 2 × (81 + 62) = 286. The answer is 286.",
    (("tiles", "the number of tiles"), ("along", "the number of tiles along the length")),
)
SHARED = Play(
    """def divisor(larger, smaller):
    while smaller > 0:
        larger, smaller = smaller, larger % smaller
    return larger


def solve(number):
    total = 0
    for other in range(1, number + 1):
        common = divisor(number, other)
        total = total + common
    return total
""",
    ("4",),
    "Let us compare 4 with 1. 4 divided by 1 leaves 0. The greatest common divisor is 1, so the sum is 0 + 1 = 1. Let us "
    "compare 4 with 2. 4 divided by 2 leaves 0. The greatest common divisor is 2, so the sum is 1 + 2 = 3. Let us compare "
    "4 with 3. 4 divided by 3 leaves 1. 3 divided by 1 leaves 0. The greatest common divisor is 1, so the sum is 3 + 1 = "
    "4. Let us compare 4 with 4. 4 divided by 4 leaves 0. The greatest common divisor is 4, so the sum is 4 + 4 = 8. The "
    "answer is 8.",
    (
        ("divisor", "the greatest common divisor"),
        ("larger", "the dividend"),
        ("smaller", "the rest"),
        ("total", "the sum so far"),
    ),
)
ENDS = Play(
    """def solve(first, second):
    rest = first % second
    gap = rest - 25
    size = abs(gap)
    if size % 2 == 0:
        outcome = size * 4
    else:
        outcome = size + 14
    return outcome
""",
    ("147", "63"),
    "147 divided by 63 leaves 21. Their difference is 21 - 25 = -4, so they are 4 apart. 4 is even, so it is multiplied by 4, "
    "which gives 16. The answer is 16.",
    (("gap", "the difference"), ("size", "the distance"), ("outcome", "the final result")),
)
ALL = [ENDS, SHARED, MEANS, ALBUMS, TERMS, APART, NEAR, FLATS, PAIRS, TILES]


@pytest.mark.parametrize("play", ALL)
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (ENDS, "they are 4 apart", "they are 5 apart"),
        (ENDS, "they are 4 apart", "they are 21 apart"),
        (ENDS, "multiplied by 4", "multiplied by 14"),
        (ENDS, "multiplied by 4", "divided by 4"),
        (ENDS, "4 is even", "4 is odd"),
        (SHARED, "compare 4 with 3", "compare 5 with 3"),
        (SHARED, "compare 4 with 3", "compare 4 with 5"),
        (SHARED, "divisor is 2, so", "divisor is 4, so"),
        (SHARED, "divisor is 2, so", "divisor is 3, so"),
        (SHARED, "divisor is 4, so", "divisor is 2, so"),
        (MEANS, "We add them up", "We sort them"),
        (MEANS, "divide again", "sort again"),
        (MEANS, "divided by 2 this is 34", "divided by 2 this is 35"),
        (MEANS, "divided by 2 this is 34", "divided by 3 this is 34"),
        (MEANS, "divided by 2 this is 34", "divided by 3 this is 23"),
        (MEANS, "divided by 1 this is 9, the largest so far. With 60", "divided by 2 this is 34. With 60"),
        (MEANS, "With 60 the sum is 69, and divided by 2 this is 34", "And divided by 2 this is 34. With 60 the sum is 69"),
        (ALBUMS, "16 albums of 9", "16 albums of 8"),
        (ALBUMS, "16 albums of 9", "17 albums of 9"),
        (ALBUMS, "152 beads fill", "144 beads fill"),
        (TERMS, "Term 4 is", "Term 5 is"),
        (TERMS, "Term 4 is 2 × 14 - 8 = 20", "Term 4 is 2 × 14 - 8 = 21"),
        (TERMS, "Term 4 is 2 × 14 - 8 = 20", "Term 4 is 2 × 8 - 2 = 14"),
        (TERMS, "Term 4 is 2 × 14 - 8 = 20", "Term 4 is 2 × 14 + 8 = 36"),
        (APART, "They differ by 19", "They differ by 18"),
        (APART, "They differ by 19", "They differ by 21"),
        (APART, "They differ by 19. 19", "They differ by 51. 19"),
        (APART, "19 and 40 are 21 apart", "19 and 40 are 59 apart"),
        (APART, "19 and 40 are 21 apart", "19 and 41 are 22 apart"),
        (APART, "19 and 40 are 21 apart", "16 and 35 are 19 apart"),
        (APART, "The wish costs 3,", "The wish costs 4,"),
        (NEAR, "34 away from 67", "33 away from 67"),
        (NEAR, "34 away from 67", "34 away from 1"),
        (NEAR, "34 away from 67", "67 away from 34"),
        (NEAR, "5 away from 67", "4 away from 67"),
        (FLATS, "number 2 costs 63", "number 1 costs 63"),
        (FLATS, "number 2 costs 63", "number 3 costs 63"),
        (FLATS, "number 2 costs 63", "number 2 costs 48"),
        (FLATS, "number 3 costs 31 dollars, not more", "number 3 costs 31 dollars, more"),
        (FLATS, "which is more than 50", "which is not more than 50"),
        (PAIRS, "For 7 and 14, the", "For 7 and 15, the"),
        (PAIRS, "For 7 and 14, the", "For 15 and 14, the"),
        (PAIRS, "For 7 and 14, the product is 98", "For 7 and 14, the product is 105"),
        (PAIRS, "For 7 and 14, the product is 98", "For 7 and 14, the sum is 21"),
        (TILES, "162 ÷ 2 = 81 tiles", "162 ÷ 2 = 62 tiles"),
        (TILES, "162 ÷ 2 = 81 tiles", "124 ÷ 2 = 62 tiles"),
        (TILES, "the other way 124 ÷ 2 = 62", "the other way 124 ÷ 2 = 81"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))
