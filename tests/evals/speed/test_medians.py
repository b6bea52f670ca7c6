from hypothesis import given
from hypothesis import strategies as st

from evals.speed.medians import drift, geometric_mean, median, paired_ratio, quantile

_POSITIVE = st.floats(min_value=1e-3, max_value=1e3)


def test_nothing_has_no_statistics() -> None:
    assert median([]) is None
    assert quantile([], 0.99) is None
    assert geometric_mean([]) is None
    assert paired_ratio([], []) is None
    assert drift([1.0, 2.0, 3.0]) is None


def test_a_quantile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 101)]
    assert quantile(values, 0.5) == 50
    assert quantile(values, 0.99) == 99
    assert quantile(values, 1.0) == 100
    assert quantile([7.0], 0.01) == 7


def test_the_mean_of_a_ratio_and_its_inverse_is_one() -> None:
    assert geometric_mean([4.0, 0.25]) == 1
    assert geometric_mean([4.0, 0.0]) is None


@given(st.lists(st.tuples(_POSITIVE, _POSITIVE), min_size=1, max_size=9), _POSITIVE)
def test_a_round_that_slows_both_sides_does_not_change_their_ratio(rounds: list[tuple[float, float]], factor: float) -> None:
    above, below = [pair[0] for pair in rounds], [pair[1] for pair in rounds]
    ratio = paired_ratio(above, below)
    slowed = paired_ratio([value / factor for value in above], [value / factor for value in below])
    assert ratio is not None
    assert slowed is not None
    assert abs(slowed - ratio) <= 1e-9 * ratio


def test_a_round_without_a_right_answer_has_no_ratio() -> None:
    assert paired_ratio([10.0, 30.0], [0.0, 10.0]) == 3
    assert paired_ratio([10.0], [0.0]) is None


def test_drift_compares_the_end_with_the_time_after_warming_up() -> None:
    assert drift([9.0, 2.0, 2.0, 2.0]) == 1
    assert drift([1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0]) == 2
    assert drift([1.0, 0.0, 0.0, 5.0]) is None
