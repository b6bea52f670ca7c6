import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CODE, SUM, changed, laws, verdict


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[4| total == 4]]", "[[4| total == 5]]"),
        ("[[4| total == 4]]", "[[4| total == 4; price == 7]]"),
        ("[[4| total == 4]]", "[[4| total == 4; missing == 1]]"),
        ("[[4| total == 4]]", "[[4| total == 4; total / 0 == 1]]"),
        ("[[4| total == 4]]", "[[4| total == 4.0]]"),
        ("[[6| not branch", "[[6| branch"),
        ("runs(3) == 3", "runs(3) == 4"),
        ("[[16| return == 7]]", "[[16| return == 8]]"),
    ],
)
def test_a_claim_that_is_false_or_has_no_truth_value_is_a_fault(old: str, new: str) -> None:
    assert Law.TRUTH in laws(SUM, (old, new))


def test_the_fault_says_what_was_seen() -> None:
    faults = verdict(SUM, changed(SUM, ("[[4| total == 4]]", "[[4| total == 5]]"))).faults
    assert [(fault.said, fault.seen) for fault in faults if fault.law is Law.TRUTH] == [("total == 5", "4 was seen")]


def test_the_state_before_a_span_can_be_claimed() -> None:
    assert verdict(SUM, changed(SUM, ("[[14| total == 7]]", "[[14| total == old(total) - limit; total == 7]]"))).verified


def test_a_claim_that_holds_everywhere_supports_nothing() -> None:
    text = changed(
        CODE,
        ("`text` is `''.join(kept)`, which is 'bnn' [[18|", "`text` is `''.join(kept)`, which is 'bnn', like 8 [[18| 8 == 8;"),
    )
    assert Law.SUPPORT in {fault.law for fault in verdict(CODE, text).faults}
