"""The cascade, on outcomes whose best order can be worked out by hand."""

from decimal import Decimal

from evals.compare.simulation import simulated
from tests.evals.compare.outcomes import bench

CHEAP_THEN_DEAR = {"dear": ("1111111111", "0.10"), "cheap": ("1111110000", "0.01")}


def test_the_cheap_narrator_goes_first_where_the_dear_one_is_needed_too() -> None:
    found = simulated(bench(CHEAP_THEN_DEAR), 0.95)
    assert found
    assert found.best
    assert found.best.narrators == ("cheap", "dear")
    assert (found.best.yields, found.best.cost) == (1.0, Decimal("0.05"))  # 0.01 for all, 0.10 more for four of ten
    assert found.best.cost_each == Decimal("0.05")
    assert [order.narrators for order in found.front] == [("cheap",), ("cheap", "dear")]
    assert found.costs
    assert found.costs[0] < found.best.cost < found.costs[1]


def test_the_cheap_narrator_alone_is_enough_for_a_lower_target() -> None:
    found = simulated(bench(CHEAP_THEN_DEAR), 0.5)
    assert found
    assert found.best
    assert found.best.narrators == ("cheap",)
    assert found.yields
    assert found.yields[0] < 0.6 < found.yields[1]
    assert found.chosen
    assert 0.5 < found.chosen < 1


def test_a_target_that_nobody_reaches_is_said_and_what_comes_nearest_is_shown() -> None:
    found = simulated(bench({"one": ("1100", "0.01"), "other": ("0110", "0.02")}), 0.95)
    assert found
    assert found.best is None
    assert found.chosen is None
    assert found.most
    assert (found.most.narrators, found.most.yields) == (("one", "other"), 0.75)


def test_narrators_of_unknown_cost_are_left_out() -> None:
    found = simulated(bench({"known": ("10", "0.01"), "unknown": ("11", None)}), 0.5)
    assert found
    assert found.left_out == ("unknown",)
    assert found.best
    assert found.best.narrators == ("known",)


def test_of_more_than_six_narrators_the_most_faithful_are_tried() -> None:
    outcomes = {f"n{number}": ("1" * number + "0" * (8 - number), "0.01") for number in range(1, 9)}
    found = simulated(bench(outcomes, resamples=20), 1.0)
    assert found
    assert found.left_out == ("n1", "n2")
    assert found.best
    assert found.best.narrators == ("n8",)


def test_one_narrator_is_no_cascade() -> None:
    assert simulated(bench({"alone": ("11", "0.01")}), 0.5) is None
