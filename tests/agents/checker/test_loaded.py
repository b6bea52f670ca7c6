"""Words that carry weight are read, or refused."""

import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CODE, SUM, Play, laws

_FOUR = "so the running total becomes 0 + 4 = 4"


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, _FOUR, "so the running total becomes 4, dearer than 7"),
        (SUM, _FOUR, "so the running total becomes 4, half of what it was"),
        (SUM, _FOUR, "so the running total becomes 4, a perfect cube"),
        (SUM, _FOUR, "so the running total becomes 4, which is IX in other numerals"),
        (SUM, _FOUR, "so the running total becomes 4, or x99"),
        (SUM, _FOUR, "so the running total becomes 4 because Monday precedes Tuesday"),
        (SUM, _FOUR, "so the running total becomes 4, since the guard was asleep"),
        (SUM, _FOUR, "so the running total becomes 4, the quotient"),
        (SUM, _FOUR, "and 4 + 4 → 4 is the running total"),
        (SUM, _FOUR, "and 0 : 4 = 4 is the running total"),
        (SUM, "12 is greater than the limit, 5", "12 ties with the limit, 5"),
        (SUM, "12 is greater than the limit, 5", "12 fails to beat the limit, 5"),
        (SUM, "The first price is 4", "Finally the price is 4"),
        (SUM, "The remaining 2 prices are", "Both prices and several others are"),
        (SUM, "The remaining 2 prices are", "One price is"),
        (CODE, "`letter` is in `letters`", "`letter` is 'b', the most frequent letter in `letters`"),
        (CODE, "In the first round `letter`", "In the first round, with many more to come, `letter`"),
        (CODE, "The length of `text` is 3", "The length of `text` is 3, the number of 'n' in `text`"),
    ],
)
def test_what_carries_weight_and_is_not_read_is_refused(play: Play, old: str, new: str) -> None:
    assert laws(play, (old, new)) & {Law.SUPPORT, Law.DIRECTION}


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "12 is greater than the limit, 5", "That much, 12, is greater than the limit, 5"),
        (SUM, "The prices are", "Two numbers and their names are given: the prices are"),
        (SUM, "The first price is 4", "Now we look for the prices that are even, and the largest sum. The first price is 4"),
    ],
)
def test_what_is_read_or_only_asked_is_accepted(play: Play, old: str, new: str) -> None:
    assert not laws(play, (old, new))
