"""Loose prose is accounted for by what lines did: truths that rules do not read in full are verified, lies in them are not."""

import pytest

from agents.checker.plain.moments import Moments
from agents.checker.plain.sheet import Sheets
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, suffices, trace

SAVINGS = Play(
    """def solve(price, deposit, more):
    saved = 0
    weeks = 0
    while saved < price:
        saved += deposit
        deposit += more
        weeks += 1
    return weeks, saved - price
""",
    ("50", "18", "5"),
    "At first Ben has nothing. Week 1 brings 18 euros, so he has 18. Week 2 brings 23 and takes him to 41, which is still less "
    "than 50. Week 3 brings 28, and now he has 69. It took 3 weeks, and 69 - 50 = 19 euros are left, so the answer is (3, 19).",
)
PAIRS = Play(
    """def solve(heights, gap):
    pairs = 0
    for i in range(len(heights)):
        for j in range(i + 1, len(heights)):
            if abs(heights[i] - heights[j]) <= gap:
                pairs += 1
    return pairs
""",
    ("[4, 9, 6]", "2"),
    "The count of pairs begins at 0. 4 and 9 differ by 5, which is more than 2. 4 and 6 differ by exactly 2, so pairs rises to "
    "1. 9 and 6 differ by 3, more than 2 again. The answer is 1.",
)
RAISED = Play(
    """def solve(scores):
    passed = [s for s in scores if s >= 50]
    raised = [s + 5 for s in passed]
    return sum(raised)
""",
    ("[48, 50, 73]",),
    "48 is too low, so 50 and 73 remain. Each of them is raised by 5: 50 + 5 = 55 and 73 + 5 = 78. They add up to 55 + 78 = 133, "
    "so the answer is 133.",
)


@pytest.mark.parametrize("play", [SAVINGS, PAIRS, RAISED])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SAVINGS, "takes him to 41", "takes him to 14"),
        (SAVINGS, "less than 50", "more than 50"),
        (SAVINGS, "brings 28", "brings 26"),
        (SAVINGS, "69 - 50 = 19", "69 + 50 = 19"),
        (SAVINGS, "(3, 19)", "(19, 3)"),
        (PAIRS, "differ by 5", "differ by 4"),
        (PAIRS, "more than 2.", "less than 2."),
        (PAIRS, "rises to 1", "falls to 1"),
        (PAIRS, "begins at 0", "begins at 1"),
        (RAISED, "too low", "too high"),
        (RAISED, "50 and 73 remain", "48 and 73 remain"),
        (RAISED, "50 + 5 = 55", "50 × 5 = 55"),
        (RAISED, "the answer is 133", "the answer is 131"),
        (RAISED, "the answer is 133", "the answer is not 133"),
        (SAVINGS, "now he has 69", "now he has not 69"),
        (PAIRS, "The count of pairs begins at 0", "The count of pairs does not begin at 0"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))


ROWS = Play(
    """def solve(steps):
    place = 0
    for step in steps:
        place += step
    return place
""",
    ("[3, 4, 5, 6]",),
    "We stand at place 0. The 3 takes us to place 3. With the 4 we come to 7. The 5 leads to 12. The 6 brings us to 18. "
    "So the answer is 18.",
)


def test_a_telling_that_passes_over_a_round_is_not_believed() -> None:
    assert suffices(ROWS, ROWS.text)
    assert not suffices(ROWS, ROWS.text.replace("The 5 leads to 12. ", ""))


def test_a_sheet_knows_what_a_line_reads_makes_and_compares() -> None:
    sheets = Sheets(Moments(Scene(trace(PAIRS)))).lines
    asking = next(sheet for sheet in sheets if sheet.compared)
    assert asking.compared == [(5, "<=", 2)]
    assert {"0", "1", "2"} <= asking.reads
    assert {"4", "9", "-5", "5"} <= asking.makes
    assert asking.decisions == [False]


def test_a_comprehension_asks_and_makes_for_each_item() -> None:
    first, second, *_ = Sheets(Moments(Scene(trace(RAISED)))).lines
    assert first.compared == [(48, ">=", 50), (50, ">=", 50), (73, ">=", 50)]
    assert {"55", "78", "[55, 78]"} <= second.makes


def test_lines_of_two_rounds_are_never_looked_at_together() -> None:
    windows = Sheets(Moments(Scene(trace(SAVINGS)))).windows(3)
    numbers = [{sheet.place for sheet in window.lines if sheet.place} for window in windows]
    assert all(len(places) <= 1 for places in numbers)
