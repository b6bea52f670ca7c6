from collections.abc import Sequence

from graphs.choice import Candidate, chosen, contrasting
from tests.sandbox.recorded import recorded

SOURCE = """\
def solve(n, limit):
    total = 0
    for step in range(n):
        if step > limit:
            total += step
    if total > 9:
        return 9
    return total
"""


def candidates(*calls: tuple[int, int]) -> list[Candidate]:
    return [Candidate(number, recorded(SOURCE, *map(str, call))) for number, call in enumerate(calls)]


def numbers(found: Sequence[Candidate]) -> list[int]:
    return [one.number for one in found]


def test_inputs_that_go_the_same_way_are_told_once_and_the_preferred_one_comes_first() -> None:
    assert numbers(chosen(candidates((2, 5), (2, 6), (3, 5)), 9)) == [0, 2]


def test_what_takes_new_branches_comes_before_what_does_not() -> None:
    assert numbers(chosen(candidates((2, 5), (3, 5), (9, 2)), 2)) == [0, 2]


def test_long_ones_come_last() -> None:
    found = candidates((2, 5), (9, 2), (3, 1))
    found[1] = Candidate(1, found[1].trace, long=True)
    assert numbers(chosen(found, 9)) == [0, 2, 1]


def test_where_outputs_are_asked_for_each_is_asked_for_once() -> None:
    assert numbers(chosen(candidates((2, 5), (3, 5), (9, 2)), 9, other_outputs=True)) == [0, 2]


def test_a_contrast_is_two_ways_that_differ_in_one_decision() -> None:
    found = contrasting(candidates((9, 2), (3, 5), (3, 1)))
    assert numbers(found) == [1, 2]
    assert contrasting(candidates((9, 2), (1, 5))) == []
