"""What is said out of order, or of the wrong thing, is not verified, though each value in it appears in the run."""

import pytest

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, changed, suffices, trace

ROLLS = Play(
    """def solve(trays, per_tray, bag_size):
    baked = trays * per_tray
    bags = baked // bag_size
    left = baked % bag_size
    return bags, left
""",
    ("12", "8", "10"),
    "The function `solve` is called with `trays = 12`, `per_tray = 8` and `bag_size = 10`. The product of `trays` and `per_tray` "
    "is 12 * 8 = 96, so `baked` is 96. Then `bags` is 96 // 10 = 9. Then `left` is 96 % 10 = 6. The function returns a tuple "
    "containing `bags` and `left`, which is `(9, 6)`. The answer is (9, 6).",
)
TALLEST = Play(
    """def solve(heights):
    best = 0
    for height in heights:
        if height > best:
            best = height
    return best
""",
    ("[4, 9, 6]",),
    "`best` starts at 0. The first `height` is 4. `height`, 4, is greater than `best`, 0, so `best` becomes 4. The next `height` "
    "is 9. `height`, 9, is greater than `best`, 4, so `best` becomes 9. The next `height` is 6. `height`, 6, is not greater than "
    "`best`, 9, so `best` stays at 9. The answer is 9.",
)


@pytest.mark.parametrize("play", [ROLLS, TALLEST])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (
            ROLLS,
            "Then `bags` is 96 // 10 = 9. Then `left` is 96 % 10 = 6.",
            "Then `left` is 96 % 10 = 6. Then `bags` is 96 // 10 = 9.",
        ),
        (ROLLS, "containing `bags` and `left`", "containing `left` and `bags`"),
        (ROLLS, "The product of", "The sum of"),
        (TALLEST, "`height`, 9, is greater than `best`, 4", "`height`, 9, is greater than `best`, 12"),
        (TALLEST, "`height`, 9, is greater than", "`height`, 9, is less than"),
        (TALLEST, "`height`, 9, is greater than `best`, 4", "`height`, 9, is greater than `best`, 0"),
    ],
)
def test_a_lie_is_not_verified(play: Play, old: str, new: str) -> None:
    assert not suffices(play, changed(play, (old, new)))


def test_a_power_is_no_markup() -> None:
    square = Play("def solve(side):\n    area = side ** 2\n    return area * 2\n", ("3",), "")
    text = "`side` is 3. `area` is calculated as `side ** 2`, which is 9. Then `area * 2` is 18. The answer is 18."
    found = read(Scene(trace(square)), text)
    assert not found.faults


GROWING = Play(
    """def solve(older, newer, rounds):
    for _ in range(rounds):
        term = 2 * newer - older
        older = newer
        newer = term
    return newer
""",
    ("4", "5", "2"),
    "In the first round, `term` is 2 * 5 - 4 = 6. `older` is set to `newer`, which is 5, and `newer` is set to `term`, which "
    "is 6. In the next round, `term` is 2 * 6 - 5 = 7. `older` is set to `newer`, which is 6, and `newer` is set to `term`, "
    "which is 7. The answer is 7.",
)


def test_a_value_told_as_what_another_gets_is_the_one_of_that_moment() -> None:
    assert suffices(GROWING, GROWING.text)
