"""Restated prose: it is verified where its clauses are true and say what it says, and else undecided."""

import pytest

from tests.agents.checker.restating.told import FEE, LOOP, SHOP, Told, verdict


@pytest.mark.parametrize("told", [SHOP, FEE, LOOP])
def test_true_prose_with_a_true_restatement_is_verified(told: Told) -> None:
    assert verdict(told).verified
