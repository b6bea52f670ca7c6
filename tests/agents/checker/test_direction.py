import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CODE, SUM, Play, laws


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "12 is greater than the limit, 5", "12 is not greater than the limit, 5"),
        (SUM, "12 is greater than the limit, 5", "12 is smaller than the limit, 5"),
        (SUM, "12 is greater than the limit, 5", "The condition does not hold"),
        (SUM, "7 is odd", "7 is not odd"),
        (SUM, "7 is odd", "7 is divisible by 2"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total decreases by 4 to 4"),
        (SUM, "The first price is 4", "There are no more prices: the price is 4"),
        (SUM, "The prices are [4", "There are no more coins. The prices are [4"),
        (CODE, "In the first round", "In the last round"),
        (CODE, "`letter` is in `letters`", "`letters` does not contain `letter`"),
        (CODE, "so `found` is True [[", "so `found` is false [["),
        (CODE, "`letter` is in `letters` [[3|", "`kept` is not empty [[3|"),
    ],
)
def test_words_for_what_was_decided_and_changed_agree_with_it(play: Play, old: str, new: str) -> None:
    assert Law.DIRECTION in laws(play, (old, new))


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "12 is greater than the limit, 5", "The condition holds, since 12 > 5"),
        (SUM, "The answer is 7", "There are no more prices, so the answer is 7"),
        (SUM, "7 is odd", "7 is not even"),
        (SUM, "7 is odd", "7 is not divisible by 2"),
        (CODE, "`letter` is in `letters`", "`letters` contains `letter`"),
        (CODE, "`letter` is in `letters`", "`letter` in `letters` is true"),
    ],
)
def test_true_words_for_a_decision_are_accepted(play: Play, old: str, new: str) -> None:
    assert not laws(play, (old, new))


def test_what_a_step_makes_of_a_variable_is_not_denied() -> None:
    assert Law.DIRECTION in laws(
        SUM, ("the running total drops to 12 - 5 = 7 [[14|", "then [[13|]] the running total is not 7 [[14|")
    )


def test_what_leaves_no_remainder_does_not_say_that_a_loop_ends() -> None:
    source = """def solve(xs):
    total = 0
    for i in range(len(xs)):
        x = xs[i]
        if x % 5 != 0:
            total += x
    return total
"""
    text = (
        "The numbers are [10, 4] [[0| xs == [10, 4] ]], and the sum starts at 0 [[1| total == 0 ]] [[2| i == 0; branch ]]. "
        "10 comes next [[3| x == 10 ]]. 10 leaves no remainder when divided by 5 [[4| not branch ]] [[5| i == 1; branch ]]. "
        "4 comes next [[6| x == 4 ]]. 4 is not divisible by 5 [[7| branch ]], so the sum becomes 0 + 4 = 4 [[8| total == 4 ]] "
        "[[9| not branch ]]. The answer is 4 [[10|]] [[11| return == 4 ]]."
    )
    play = Play(
        source, ("[10, 4]",), text, (("xs", "the numbers"), ("total", "the sum"), ("x", "the number"), ("i", "the index"))
    )
    assert Law.DIRECTION not in laws(play)
