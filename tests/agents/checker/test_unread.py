"""Words that the checker once passed over, and what it makes of them now."""

import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, laws

_FOUR = "so the running total becomes 0 + 4 = 4"


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, _FOUR, "so the running total never becomes 0 + 4 = 4"),
        (SUM, _FOUR, "so the running total does not become 4"),
        (SUM, _FOUR, "so the running total should become 4"),
        (SUM, _FOUR, "so nobody says that the running total becomes 4"),
        (SUM, _FOUR, "so the running total becomes 4, and a KeyError is raised"),
        (SUM, _FOUR, "so the running total becomes 4, as `total = 99` has it"),
        (SUM, _FOUR, "so the running total becomes 4, since `price > 10`"),
        (SUM, _FOUR, "so the running total becomes 4½"),
        (SUM, _FOUR, "so the running total becomes 4 000"),
        (SUM, _FOUR, "so the running total becomes 4 million"),
        (SUM, _FOUR, "so the running total becomes minus 4"),
        (SUM, _FOUR, "and 0 multiplied by 4 makes the running total 4"),
        (SUM, _FOUR, "so the running total is a list, and becomes 4"),
        (SUM, _FOUR, "so the running total is 0, after 4 was added"),
        (SUM, _FOUR, "and 4 + 0 ≈ 4 is the running total"),
        (SUM, _FOUR, "so the running total, 4, is returned"),
        (SUM, "4 is even", "It is odd"),
        (SUM, "7 is odd, so", "It is even, so"),
        (CODE, "In the first round `letter`", "At second `letter`"),
        (CODE, "In the first round `letter`", "In round 3 `letter`"),
        (CODE, "In the first round `letter`", "The last `letter`"),
        (CODE, "`text` is `''.join(kept)`, which is 'bnn'", "`text` is `max(kept)`, which is 'bnn'"),
        (CODE, "`letter` is in `letters`", "It is not in `letters`"),
        (CALLS, "`double` is called, where", "`solve` is called, where"),
        (CALLS, "6 - 20 = -14", "6 - 20 = -14, and 14 is subtracted twice: 14 ≡ 0"),
    ],
)
def test_what_turns_a_statement_round_is_read_or_refused(play: Play, old: str, new: str) -> None:
    assert laws(play, (old, new)) & {Law.SUPPORT, Law.DIRECTION, Law.TRUTH}


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "4 is even", "It is even"),
        (SUM, "7 is odd, so", "That is not even, so"),
        (SUM, _FOUR, "so the running total, which was 0, becomes 4"),
        (SUM, _FOUR, "so the running total goes from 0 to 4, and nothing else changes"),
        (CODE, "In the first round `letter`", "In round 1 `letter`"),
        (CODE, "In the first round `letter`", "At first `letter`"),
        (CODE, "In the first round `letter`", "The first `letter`"),
        (CODE, "`letter` is in `letters`", "It is in `letters`"),
    ],
)
def test_true_words_in_their_place_are_accepted(play: Play, old: str, new: str) -> None:
    assert not laws(play, (old, new))
