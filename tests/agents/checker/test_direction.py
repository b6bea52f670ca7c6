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
