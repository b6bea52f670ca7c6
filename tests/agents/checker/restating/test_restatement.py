"""Restated prose: it is verified where its clauses are true and say what it says, and else undecided."""

import pytest

from agents.checker import as_restated
from tests.agents.checker.restating.told import FEE, LOOP, SHOP, Told, verdict
from tests.agents.checker.stage import Play, trace


@pytest.mark.parametrize("told", [SHOP, FEE, LOOP])
def test_true_prose_with_a_true_restatement_is_verified(told: Told) -> None:
    assert verdict(told).verified


TRUE = (
    "`total`, which is computed as `price * count`, is 40 * 3 = 120.",
    ("total == price * count == 40 * 3 == 120",),
    "Subtracting 144 from 200 gives 56, which is the change.",
    ("200 - 144 == 56 == change",),
)


def test_what_is_computed_may_be_said_with_names_and_with_their_values() -> None:
    assert verdict(SHOP.with_sentence(2, TRUE[0], *TRUE[1]).with_sentence(5, TRUE[2], *TRUE[3])).verified


def test_a_headline_that_only_names_something_needs_no_clauses() -> None:
    assert verdict(SHOP.without_words(1, "Calculate the `tax`:")).verified


def test_sentences_that_are_not_all_of_the_text_are_of_another_text() -> None:
    recorded = trace(Play(SHOP.source, SHOP.args, ""))
    text = " ".join(sentence for sentence, _ in SHOP.restated)
    assert as_restated(recorded, text, SHOP.restated).reading.suffices
    assert as_restated(recorded, f"{text} The tax is 25.", SHOP.restated).reading.suffices is False
    assert as_restated(recorded, f"The tax is 25. {text}", SHOP.restated).reading.suffices is False
