import math
from random import Random

import pytest

from evals.compare.chance import Resamples, holm, mcnemar


def test_mcnemars_exact_p_is_that_of_the_binomial() -> None:
    assert mcnemar(0, 0) == 1
    assert mcnemar(3, 3) == 1
    assert mcnemar(0, 5) == mcnemar(5, 0) == 2 / 32
    assert mcnemar(2, 8) == pytest.approx(2 * (1 + 10 + 45) / 1024)


def test_holm_multiplies_the_smallest_by_all_and_never_falls() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_resamples_are_the_same_for_the_same_seed_and_keep_the_size_of_each_field() -> None:
    strata = [[0, 1, 2], [3, 4]]
    one, same, other = Resamples(strata, 20, 1), Resamples(strata, 20, 1), Resamples(strata, 20, 2)
    assert one.draws == same.draws != other.draws
    assert all(sum(number < 3 for number in draw) == 3 and len(draw) == 5 for draw in one.draws)


def test_the_interval_of_a_mean_is_about_two_standard_errors_wide_on_either_side() -> None:
    random = Random(5)
    values = [random.gauss(0, 1) for _ in range(400)]
    low, high = Resamples([range(400)], 2_000, 0).interval(values)
    assert (high - low) == pytest.approx(2 * 1.96 / math.sqrt(400), rel=0.12)
    assert low < sum(values) / 400 < high


def test_samples_without_a_value_do_not_count() -> None:
    drawn = Resamples([range(4)], 200, 0)
    assert drawn.interval([1.0, None, 1.0, None]) == (1.0, 1.0)
    assert drawn.interval([None] * 4) == (0.0, 0.0)
