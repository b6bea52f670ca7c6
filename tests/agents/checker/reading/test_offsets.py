"""So much more or less than something: judged by what the lines read and compute."""

import pytest

from tests.agents.checker.stage import Play, verdict

_GLOSSES = (
    ("first", "the first number"),
    ("second", "the second number"),
    ("least", "the smaller one"),
    ("number", "the number"),
)
_PLAY = Play(
    """def solve(first, second):
    least = min(first, second)
    number = least + 1
    return number
""",
    ("1", "5"),
    "The first number is 1 and the second number is 5 [[0| first == 1; second == 5]]. The smaller one is 1 [[1| least == 1]]. "
    "SAID, the number [[2| number == 2]]. The answer is 2 [[3|]] [[4| return == 2]].",
    _GLOSSES,
)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("One more than that is 1 + 1 = 2", True),
        ("One more than that is 2", True),
        ("One more than 1 is 2", True),
        ("One more than the smaller one is 2", True),
        ("1 + 1 = 2, which is just one more than the smaller one", True),
        ("One more than that is 1 + 1 = 3", False),
        ("One more than that is 2 + 1 = 3", False),
        ("One less than that is 1 + 1 = 2", False),
        ("One less than 3 is 2", False),
        ("Two more than that is 1 + 1 = 2", False),
        ("One more than the second number is 1 + 1 = 2", False),
        ("1 + 1 = 2, which is one less than the smaller one", False),
        ("1 + 1 = 2, which is not one more than the smaller one", False),
    ],
)
def test_an_offset_holds_from_what_is_read_there_by_what_is_computed_there(said: str, holds: bool) -> None:  # noqa: FBT001
    assert verdict(_PLAY, _PLAY.text.replace("SAID", said)).verified is holds
