import pytest

from agents.checker import form
from agents.verdict import Law
from tests.agents.checker.stage import SUM, laws


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing is anchored here.",
        "An anchor is broken [[1| total == (0]].",
        "A step does not exist [[17| total == 0]].",
        "A claim is no expression [[1| total = 0]].",
        "A claim does too much [[1| [p for p in prices] == []]].",
        "[[1| total == 0]]",
        "So. [[1|]] And words without an anchor.",
    ],
)
def test_what_cannot_be_read_is_a_fault_of_form(text: str) -> None:
    assert [fault.law for fault in form.read(text, 16).faults][:1] == [Law.FORM]


def test_what_can_be_read_is_judged_even_where_the_rest_cannot() -> None:
    assert laws(SUM, ("[[1| total == 0]]", "[[1| total = 0]]"), ("The answer is 7", "The answer is 8")) >= {Law.FORM, Law.ANSWER}


def test_an_anchor_for_what_is_returned_means_the_last_step() -> None:
    (telling,) = form.read("The answer is 7 [[return == 7]].", 16).tellings
    assert [(span.first, span.last) for span in telling.spans] == [(16, 16)]
