"""Rounds are numbered and counted as they ran."""

import pytest

from agents.verdict import Law
from tests.agents.checker.stage import Play, laws, verdict

NESTED = Play(
    """def solve(n):
    total = 0
    for i in range(3):
        for j in range(n):
            total += j
    return total
""",
    ("4",),
    "`n` is 4 [[0| n == 4]]. `total` starts at 0 [[1| total == 0]]. At first `i` is 0 [[2| i == 0; branch]]. "
    "The next 4 rounds are handled one after the other, which leaves `total` at 6 [[3..10| total == 6]] "
    "[[11| not branch]]. "
    "The remaining 2 rounds are handled likewise, after which `total` is 18 [[12..32| total == 18]]. "
    "The answer is 18 [[33|]] [[34| return == 18]].",
)


def test_rounds_of_the_outer_loop_are_counted() -> None:
    assert verdict(NESTED).verified, verdict(NESTED).faults


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The remaining 2 rounds", "The remaining 8 rounds"),
        ("The remaining 2 rounds", "The remaining 4 rounds"),
        ("At first `i` is 0", "Finally `i` is 0"),
        ("At first `i` is 0", "Last of all `i` is 0"),
    ],
)
def test_rounds_of_an_inner_loop_are_none_of_the_outer_one(old: str, new: str) -> None:
    assert {Law.SUPPORT, Law.DIRECTION} & laws(NESTED, (old, new))
