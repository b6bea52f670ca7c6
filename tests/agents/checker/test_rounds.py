"""Rounds are numbered and counted as they ran."""

import pytest

from agents.verdict import Law
from tests.agents.checker.stage import Play, changed, laws, verdict

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


@pytest.mark.parametrize("wrong", ["leaves `total` at 3", "leaves `total` at 1", "leaves `total` as 3", "brings `total` up to 3"])
def test_what_a_summary_says_it_leaves_is_what_it_leaves_not_what_was_on_the_way(wrong: str) -> None:
    assert Law.SUPPORT in laws(NESTED, ("leaves `total` at 6", wrong))
    assert verdict(NESTED, changed(NESTED, ("leaves `total` at 6", wrong.replace("3", "6").replace("1", "6")))).verified


ROWS = Play(
    """def solve(rows):
    total = 0
    for row in rows:
        for item in row:
            total += item
    return total
""",
    ("[[1, 2, 5], [3, 4, 9], [5, 6, 1]]",),
    "`rows` is [[1, 2, 5], [3, 4, 9], [5, 6, 1]] [[0| rows == [[1, 2, 5], [3, 4, 9], [5, 6, 1]]]]. "
    "`total` starts at 0 [[1| total == 0]]. "
    "The first `row` is [1, 2, 5] [[2| row == [1, 2, 5]; branch]], and with its items `total` becomes 8 [[3..9| total == 8]]. "
    "The remaining 2 rows are handled in the same way, after which `total` is 36 [[10..26| total == 36]]. "
    "The answer is 36 [[27|]] [[28| return == 36]].",
)


def test_what_is_wrongly_counted_is_mended_by_the_loop_that_the_law_counts_not_by_one_within() -> None:
    assert verdict(ROWS).verified
    for wrong in ("remaining 3 rows", "remaining 6 rounds"):
        found = verdict(ROWS, changed(ROWS, ("remaining 2 rows", wrong)))
        assert {fault.remedy.new for fault in found.faults if fault.remedy} == {"2"}, found
