"""Of the values that a variable goes through, the words say which is meant."""

import pytest

from tests.agents.checker.stage import Play, verdict

_PLAY = Play(
    """def solve(prices):
    total = 0
    for at, price in enumerate(prices):
        total += price
    return total
""",
    ("[4, 7]",),
    "`prices` is [4, 7] [[0| prices == [4, 7]]]. SAID [[1| total == 0]] [[2| at == 0; price == 4; branch]] [[3| total == 4]] "
    "[[4| at == 1; price == 7; branch]] [[5| total == 11]] [[6| not branch]]. The answer is 11 [[7|]] [[8| return == 11]].",
)
_REST = "becomes 4, then 11; `price` is 4, then 7, and `at` is 0, then 1, until nothing is left"


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        (f"`total` starts at 0, {_REST}", True),
        (f"`total` starts at 11, {_REST}", False),
        (f"`total` starts at 0, {_REST}, and `total` is 11 in the end", True),
        (f"`total` starts at 0, {_REST}, and `total` is 4 in the end", False),
        (f"`at`, `price` = 0, 4, and `total` starts at 0, {_REST}", True),
    ],
)
def test_what_it_starts_with_is_the_first_value_and_in_the_end_it_has_the_last(said: str, holds: bool) -> None:  # noqa: FBT001
    found = verdict(_PLAY, _PLAY.text.replace("SAID", said))
    assert found.verified is holds, found


_PAIR = Play(
    """def solve(prices):
    for at, price in enumerate(prices):
        if price > 5:
            return at
""",
    ("[4, 7]",),
    "`prices` is [4, 7] [[0| prices == [4, 7]]]. At first SAID [[1| at == 0; price == 4; branch]]. 4 is not greater than 5 "
    "[[2| not branch]]. Then `at` is 1 and `price` is 7 [[3| at == 1; price == 7; branch]]. 7 is greater than 5 [[4| branch]]. "
    "The answer is 1 [[5|]] [[6| return == 1]].",
)


@pytest.mark.parametrize(("said", "holds"), [("`at`, `price` = 0, 4", True), ("`at`, `price` = 4, 0", False)])
def test_of_two_values_at_once_each_is_of_the_name_in_its_place(said: str, holds: bool) -> None:  # noqa: FBT001
    found = verdict(_PAIR, _PAIR.text.replace("SAID", said))
    assert found.verified is holds, found
