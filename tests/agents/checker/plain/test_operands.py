"""What is added, divided and said besides: held to the operation that a line does, and never passed over."""

import pytest

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import SUM, Play, suffices, trace

POLYNOMIAL = Play(
    """def solve(low, high):
    total = 0
    for x in range(low, high + 1):
        cube = x ** 3
        value = cube - 4 * x + 5
        if value % 3 == 0:
            total += value
        else:
            total += 10
    return total
""",
    ("2", "4"),
    "For x = 2, 2^3 = 8, 4 × 2 = 8, so the value is 8 - 8 + 5 = 5. 5 is not divisible by 3, so 10 is added, which "
    "gives 10. For x = 3, 3^3 = 27, 4 × 3 = 12, so the value is 27 - 12 + 5 = 20. 20 is not divisible by 3, so 10 "
    "is added, which gives 20. For x = 4, 4^3 = 64, 4 × 4 = 16, so the value is 64 - 16 + 5 = 53. 53 is not "
    "divisible by 3, so 10 is added, which gives 30. The answer is 30.",
    (("x", "the value of x"), ("value", "the value"), ("total", "the total so far")),
)
BILL = Play(
    """def solve(food, drinks, tip):
    bill = food + drinks + tip
    if bill > 50:
        bill = bill - 8
    share = bill // 4
    return share
""",
    ("36", "14", "6"),
    "The bill is the sum of food, drinks and tip, 36 + 14 + 6 = 56. 56 is more than 50, so 8 is subtracted, which "
    "gives 48. 48 is divided by 4, which gives 12. The answer is 12.",
)
APPLES = Play(
    """def solve(apples, friends, extra):
    total = apples * 3
    each = total // friends
    rest = total % friends
    final = each + extra
    if rest > 2:
        final = final * 2
    return final
""",
    ("23", "5", "4"),
    "23 × 3 = 69 apples are picked. 5 goes 13 times into 69, and 69 leaves 4 when divided by 5. 13 + 4 = 17. 4 is "
    "greater than 2, so 17 is multiplied by 2, which gives 34. The answer is 34.",
    (("apples", "the number of apples"), ("friends", "the number of friends"), ("rest", "the number of apples left over")),
)
SCORES = Play(
    """def solve(scores):
    scores = sorted(scores)
    scores.append(11)
    middle = scores[1]
    return middle + len(scores)
""",
    ("[8, 3]",),
    "Sorted, the scores are [3, 8]. Then 11 is added at the end, which makes [3, 8, 11]. The middle one is 8. There"
    " are 3 scores. 8 + 3 = 11. The answer is 11.",
)
NEAREST = Play(
    """def solve(marks, goal):
    best = 100
    for mark in marks:
        gap = abs(mark - goal)
        if gap < best:
            best = gap
    return best
""",
    ("[31, 58, 77]", "50"),
    "best starts at 100. The first mark is 31. 31 and 50 are 19 apart. 19 is less than 100, so best becomes 19. The"
    " next mark is 58. 58 and 50 differ by 8. 8 is less than 19, so best becomes 8. The next mark is 77. Between 77"
    " and 50 the distance is 27. 27 is not less than 8, so best stays at 8. The answer is 8.",
)


@pytest.mark.parametrize("play", [POLYNOMIAL, BILL, APPLES, SCORES, NEAREST])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (POLYNOMIAL, "10 is added, which gives 20", "20 is added, which gives 20"),
        (POLYNOMIAL, "10 is added, which gives 30", "53 is added, which gives 30"),
        (POLYNOMIAL, "10 is added, which gives 20", "10 is multiplied, which gives 20"),
        (POLYNOMIAL, "5 is not divisible by 3", "5 is not divisible by 4"),
        (POLYNOMIAL, "20 is not divisible by 3", "20 is not divisible by 27"),
        (BILL, "8 is subtracted", "56 is subtracted"),
        (BILL, "8 is subtracted", "50 is subtracted"),
        (BILL, "8 is subtracted", "8 is added"),
        (BILL, "48 is divided by 4", "48 is divided by 12"),
        (BILL, "48 is divided by 4", "56 is divided by 4"),
        (BILL, "48 is divided by 4", "4 is divided by 48"),
        (BILL, "48 is divided by 4", "48 is multiplied by 4"),
        (APPLES, "17 is multiplied by 2", "4 is multiplied by 2"),
        (APPLES, "17 is multiplied by 2", "17 is multiplied by 17"),
        (APPLES, "17 is multiplied by 2", "17 is multiplied by 34"),
        (APPLES, "17 is multiplied by 2", "17 is divided by 2"),
        (SCORES, "11 is added", "12 is added"),
        (NEAREST, "19 is less than 100", "19 is less than 50"),
        (NEAREST, "19 is less than 100", "19 is less than 31"),
        (NEAREST, "8 is less than 19", "8 is less than 50"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))


@pytest.mark.parametrize("play", [POLYNOMIAL, BILL, APPLES, NEAREST])
@pytest.mark.parametrize(
    "more",
    [
        "Here the program crashes.",
        "This happens twice.",
        "That is twice as much as before.",
        "The smallest comes first.",
        "Both are even, and both are prime.",
        "Nobody knows why, but the list is reversed.",
    ],
)
def test_what_is_added_in_other_words_is_not_passed_over(play: Play, more: str) -> None:
    first = play.text.index(". ") + 2
    second = play.text.index(". ", first) + 2
    assert not suffices(play, f"{play.text[:second]}{more} {play.text[second:]}")


def test_what_is_not_accounted_for_is_named() -> None:
    reading = read(Scene(trace(BILL)), BILL.text.replace("The answer", "Here the program crashes. The answer"))
    assert "Here the program crashes." in [one.words for one in reading.unread]


@pytest.mark.parametrize("text", ["0)7)12", "0)7) 12", "0, 7, 12", "0) 7) 12."])
def test_values_side_by_side_say_nothing(text: str) -> None:
    assert not suffices(SUM, text)
