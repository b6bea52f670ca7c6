from graphs.contrast import parting
from sandbox.path import Condition, Path


def path(*decisions: str) -> Path:
    """``3+`` is line 3, true; ``3-`` line 3, false."""
    return Path(tuple(Condition("solve", int(one[:-1]), f"line {one[:-1]}", one[-1] == "+") for one in decisions))


def test_equal_ways_do_not_part() -> None:
    assert parting(path("2+", "3-"), path("2+", "3-")) is None


def test_ways_part_where_one_decision_comes_out_otherwise() -> None:
    parted = parting(path("2+", "3+", "2-"), path("2+", "3-", "2-"))
    assert parted is not None
    assert (parted.one.line, parted.one.truth, parted.other.truth, parted.more) == (3, True, False, 0)


def test_what_only_one_outcome_leads_to_may_stand_between() -> None:
    parted = parting(path("3+", "9+"), path("3-", "5+", "9+"))
    assert parted is not None
    assert parted.more == 1
    again = parting(path("3-", "5+", "9+"), path("3+", "9+"))
    assert again is not None
    assert (again.one, again.other) == (parted.other, parted.one)


def test_a_second_difference_is_too_much() -> None:
    assert parting(path("2+", "3+", "4+"), path("2+", "3-", "4-")) is None
    assert parting(path("2+"), path("2-", "3+", "3+", "3+", "3-")) is None
