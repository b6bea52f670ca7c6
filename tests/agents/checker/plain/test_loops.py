"""Loops as a whole: in how many rounds they ran, and from which value to which."""

from agents.checker.plain.loops import loops
from agents.checker.plain.moments import Moments
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, trace

NESTED = Play(
    """def solve(rows):
    total = 0
    for row in rows:
        for item in row:
            total += item
    while total > 9:
        total -= 9
    return total
""",
    ("[[1, 2], [], [7]]",),
    "",
)


def test_each_run_of_a_loop_that_had_a_round_is_one() -> None:
    found = loops(Moments(Scene(trace(NESTED))))
    assert [(one.rounds, one.starts, one.ends) for one in found] == [
        (3, {"[1, 2]"}, {"[7]"}),
        (2, {"1"}, {"2"}),
        (1, {"7"}, {"7"}),
        (1, set(), set()),
    ]
    assert all(one.first < one.last for one in found)
    assert found[0].last >= found[2].last
