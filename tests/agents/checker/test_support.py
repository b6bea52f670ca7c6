import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, changed, laws, verdict


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "the running total becomes 0 + 4 = 4", "adding 4 to the running total gives 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total goes up by 4 to 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total goes from 0 to 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "with 4 added, the running total is 0 + 4 = 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "adding 4 brings the running total to 0 + 4 = 4"),
        (SUM, "the running total drops to 12 - 5 = 7", "subtracting 5 leaves the running total at 12 - 5 = 7"),
        (CODE, "'b' is added to the end of `kept`, which becomes ['b']", "with 'b' added, `kept` is ['b']"),
        (SUM, "drops to 12 - 5 = 7", "is now 12 minus 5, which is 7"),
        (SUM, "7 is odd, so", "The price, 7, leaves a remainder of 1 when divided by 2, so"),
        (SUM, "12 is greater than the limit, 5", "The running total (12) exceeds the limit, 5"),
        (CODE, "'b' is added to the end of `kept`, which becomes ['b']", "`kept` grows by 1 and now contains 'b'; it is ['b']"),
        (CODE, "`text` is `''.join(kept)`, which is 'bnn'", "Joining them makes `text` 'bnn'"),
        (CODE, "The length of `text` is 3, which is at least 2", "`text` has 3 characters, no less than 2"),
        (CALLS, "It returns 2 × 10 = 20", "Twice 10 is 20, which it returns"),
    ],
)
def test_the_same_truth_in_other_words_is_accepted(play: Play, old: str, new: str) -> None:
    assert not laws(play, (old, new))


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "the running total becomes 0 + 4 = 4", "adding 4 to the running total gives 8"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total goes from 4 to 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "with 0 added, the running total is 0 + 4 = 4"),
        (SUM, "the running total becomes 0 + 4 = 4", "with 4 added, the running total is 8"),
        (SUM, "the running total becomes 0 + 4 = 4", "adding 0 brings the running total to 0 + 4 = 4"),
        (SUM, "the running total drops to 12 - 5 = 7", "subtracting 7 leaves the running total at 12 - 5 = 7"),
        (SUM, "the running total drops to 12 - 5 = 7", "adding 5 brings the running total to 12 - 5 = 7"),
        (CODE, "'b' is added to the end of `kept`, which becomes ['b']", "with 'n' added, `kept` is ['b']"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total becomes 1 + 3 = 4"),
        (SUM, "7 is odd, so", "The price, 7, leaves a remainder of 0 when divided by 2, so"),
        (SUM, "7 is odd, so", "The price, 8, is odd, so"),
        (SUM, "the running total becomes 0 + 4 = 4", "the running total becomes 0 + 4 = 4, twelve in all"),
        (SUM, "The next price is 7", "The third price is 7"),
        (CODE, "which is 'bnn'", "which is 'bna'"),
        (CODE, "becomes ['b']", "becomes ['n']"),
        (CODE, "becomes ['b']", "becomes ('b',)"),
        (CODE, "The length of `text` is 3", "The length of `text` is 2"),
        (CODE, "is at least 2", "is at least 3"),
        (CALLS, "2 × 3 = 6", "2 × 10 = 20"),
        (CALLS, "so `left` is 6", "so `right` is 6"),
        (CALLS, "so `left` is 6", "so `left`, like `second`, is 6"),
    ],
)
def test_a_value_of_nothing_or_of_another_thing_is_a_fault(play: Play, old: str, new: str) -> None:
    assert laws(play, (old, new)) & {Law.SUPPORT, Law.DIRECTION}


def test_false_arithmetic_is_a_fault_whatever_the_numbers_are() -> None:
    found = verdict(SUM, SUM.text.replace("0 + 4 = 4", "0 + 4 = 4 and 4 + 7 = 12"))
    assert any("4 + 7 = 12" in fault.said for fault in found.faults)


@pytest.mark.parametrize(
    "claim", ["total + 77 == 89", "total * 0 + 89 == 89", "len([total]) + 88 == 89", "total == 12 and 89 == 89"]
)
def test_a_claim_that_nobody_asked_for_supports_no_value(claim: str) -> None:
    told = changed(
        SUM, ("12 is greater than", "There is 89 too. 12 is greater than"), ("[[13| branch]]", f"[[13| branch; {claim}]]")
    )
    assert Law.SUPPORT in {fault.law for fault in verdict(SUM, told).faults}


@pytest.mark.parametrize("said", ["[4, 7, 8, 3 # or 5\n]", "[4, 7, 8, 3], or {1: 2, 1: 4}"])
def test_a_collection_says_no_more_than_its_value(said: str) -> None:
    assert Law.SUPPORT in laws(SUM, ("The prices are [4, 7, 8, 3]", f"The prices are {said}"))
