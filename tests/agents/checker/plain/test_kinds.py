"""Kinds of sentences that a line of the execution decides: true ones are believed, their false variants are not."""

import pytest

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, suffices, trace

SHARES = Play(
    """def shares(coins, heads):
    each = coins // heads
    rest = coins % heads
    best = max(each, rest)
    return best
""",
    ("23", "6"),
    "Each one gets 23 // 6 = 3. When 23 is divided by 6, the remainder is 5. The maximum of these is 5, so the answer is 5.",
    entry="shares",
)
TAKES = Play(
    """def solve(left, right):
    both = left + right
    square = both * both
    rest = square % 9
    return rest
""",
    ("13", "12"),
    "The function `solve` takes two integers as input. The sum of 13 and 12 is 25, which when squared gives 625. When 625 is "
    "divided by 9, the remainder is 4. Therefore, the answer is 4.",
)
CALLS = Play(
    """def power(base, exponent):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2)
    if exponent % 2 == 0:
        return half * half
    return base * half * half
""",
    ("2", "5"),
    "To find power(2, 5), the function first needs power(2, 2), since 5 // 2 = 2. That call needs power(2, 1), and that one "
    "needs power(2, 0). With the exponent at 0, the innermost call returns 1. Back in the call with exponent 1, half is 1; as 1 "
    "is odd, 2 * 1 * 1 = 2 is returned. For exponent 2, half is 2, and as 2 is even the result is 2 * 2 = 4. For exponent 5, "
    "half is 4; 5 is odd, so 2 * 4 * 4 = 32 comes back. The answer is 32.",
    entry="power",
)
JAR = Play(
    """def weeks(price, deposit, more):
    saved = 0
    count = 0
    while saved < price:
        saved += deposit
        deposit += more
        count += 1
    return count, saved - price
""",
    ("60", "20", "5"),
    "Tom has nothing at first. Week 1 brings 20 euros, so he has 20. Week 2 brings 25 and takes him to 45, which is not enough. "
    "Week 3 brings 30, and now he has 75. That is enough: it took 3 weeks, and 75 - 60 = 15 euros are left, so the answer is "
    "(3, 15).",
    entry="weeks",
)
VOTES = Play(
    """def share(votes, party):
    total = sum(votes.values())
    percent = votes[party] * 100 // total
    return percent
""",
    ("{'oak': 45, 'elm': 6, 'fir': 29}", "'oak'"),
    "All votes together are 45 + 6 + 29 = 80. 'oak' has 4500 // 80 = 56 percent. The answer is 56.",
    entry="share",
)
VOWELS = Play(
    """def run(s):
    count = 0
    for ch in s:
        if ch in 'aeiou':
            count += 1
        else:
            count = 0
    return count
""",
    ("'oreu'",),
    "`count` starts at 0. The letter o is a vowel, so `count` becomes 1. The letter r is a consonant and sets `count` back to 0. "
    "The letters e and u are vowels, so `count` is 2 in the end. The answer is 2.",
    entry="run",
)
HEIGHTS = Play(
    """def gap(heights):
    top = max(heights)
    return top - heights[0]
""",
    ("[19, 15, 28]",),
    "The heights are 19, 15 and 28. The top is 28. 28 - 19 = 9, so the answer is 9.",
    entry="gap",
)


@pytest.mark.parametrize("play", [SHARES, TAKES, CALLS, JAR, VOTES, VOWELS, HEIGHTS])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SHARES, "the remainder is 5", "the remainder is 3"),
        (SHARES, "the remainder is 5", "the quotient is 5"),
        (SHARES, "The maximum of these is 5", "The maximum of these is 3"),
        (SHARES, "The maximum of these is 5", "The remainder of these is 3"),
        (TAKES, "takes two integers", "takes three integers"),
        (TAKES, "takes two integers", "takes two strings"),
        (TAKES, "The sum of 13", "The product of 13"),
        (TAKES, "the remainder is 4", "the remainder is 5"),
        (CALLS, "first needs power(2, 2)", "first needs power(2, 1)"),
        (CALLS, "That call needs power(2, 1), and that one needs power(2, 0)", "That call needs power(2, 0)"),
        (CALLS, "that one needs power(2, 0)", "that one needs power(2, 5)"),
        (CALLS, "To find power(2, 5)", "To find power(5, 2)"),
        (JAR, "45, which is not enough", "45, which is enough"),
        (JAR, "That is enough", "That is not enough"),
        (HEIGHTS, "are 19, 15 and 28", "are 19, 16 and 28"),
        (HEIGHTS, "are 19, 15 and 28", "are 15, 19 and 28"),
        (HEIGHTS, "are 19, 15 and 28", "are 19 and 28"),
        (VOTES, "45 + 6 + 29 = 80", "45 + 6 + 28 = 79"),
        (VOTES, "45 + 6 + 29 = 80", "45 + 5 + 30 = 80"),
        (VOTES, "45 + 6 + 29 = 80", "45 × 6 + 29 = 80"),
        (VOWELS, "The letters e and u are vowels", "The letters e and u are consonants"),
        (VOWELS, "The letters e and u are vowels", "The letters e and r are vowels"),
        (VOWELS, "The letters e and u are vowels", "The letters r and e are vowels"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))


LIMIT = Play(
    """def solve(price):
    if price < 45:
        price = price + 6
    else:
        price = price - 24
    return price
""",
    ("74",),
    "It was checked whether `price < 45`, and 74 is not less than 45. Hence `price = 74 - 24 = 50`. The answer is 50.",
)


def test_what_is_asked_ends_where_something_else_is_spoken_of() -> None:
    assert read(Scene(trace(LIMIT)), LIMIT.text).suffices


@pytest.mark.parametrize("lie", ["74 is less than 45", "74 was never not less than 45", "74 is never not less than 45"])
def test_what_stands_behind_a_question_is_no_part_of_it(lie: str) -> None:
    assert not read(Scene(trace(LIMIT)), LIMIT.text.replace("74 is not less than 45", lie)).suffices
