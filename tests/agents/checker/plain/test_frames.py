"""What prose says of the program as such says nothing of a step where it is true, and stays unread where it is not."""

import pytest

from tests.agents.checker.stage import Play, suffices

FEE = Play(
    """def solve(hours, weekend):
    fee = 3 + 2 * hours
    if weekend:
        fee = fee - 4
    if fee > 20:
        fee = 20
    return fee
""",
    ("7", "False"),
    "The function `solve` takes two arguments: `hours` and `weekend`. The first step is to calculate `fee`, which is "
    "3 + 2 * 7 = 17. Since `weekend` is False, this condition is not met, and the function proceeds to the next line. "
    "17 is not greater than 20. The answer is 17.",
)


def test_true_frames_are_passed_over() -> None:
    assert suffices(FEE, FEE.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("`solve` takes", "`park` takes"),
        ("takes two", "takes three"),
        ("two arguments", "two strings"),
        ("`hours` and `weekend`", "`hours` and `price`"),
        ("arguments: `hours`", "arguments: a list `hours`"),
    ],
)
def test_false_ones_are_not(old: str, new: str) -> None:
    assert old in FEE.text
    assert not suffices(FEE, FEE.text.replace(old, new, 1))
