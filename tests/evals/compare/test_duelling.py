"""Pairs of narrators on the same samples."""

import pytest

from evals.compare.duelling import duels
from tests.evals.compare.outcomes import bench


def test_samples_are_counted_by_who_told_them_truly_and_only_those_that_differ_matter() -> None:
    first, last = duels(bench({"one": ("1111100", "0"), "other": ("1110011", "0")}))
    assert (first.texts, last.texts) == ("first", "last")
    assert (last.both, last.only_one, last.only_other, last.neither) == (3, 2, 2, 0)
    assert (last.difference, last.p, last.is_significant) == (0, 1, False)
    assert last.low < 0 < last.high


def test_a_clear_difference_is_significant_after_the_correction() -> None:
    found = duels(bench({"good": ("1" * 30, "0"), "bad": ("1" * 18 + "0" * 12, "0"), "worse": ("1" * 17 + "0" * 13, "0")}))
    last = {(one.one, one.other): one for one in found if one.texts == "last"}
    assert last["good", "bad"].p == 2 / 2**12
    assert last["good", "bad"].holm == pytest.approx(4 / 2**12)
    assert last["good", "worse"].holm == pytest.approx(6 / 2**13)
    assert last["good", "bad"].is_significant
    assert not last["bad", "worse"].is_significant
    assert 0 < last["good", "bad"].low < 0.4 < last["good", "bad"].high
