import pytest

from agents.checker import form
from agents.verdict import Law
from tests.agents.checker.stage import SUM, Play, laws, verdict


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


def test_a_variable_named_as_claims_name_something_else_cannot_be_told() -> None:
    play = Play(
        "def solve(n):\n    branch = n > 1\n    return branch\n",
        ("3",),
        "Given is `n` 3 [[0| n == 3]]. `branch` is True [[1| branch == True]]. The answer is True [[2|]] [[3| return == True]].",
    )
    assert Law.FORM in {fault.law for fault in verdict(play).faults}


def test_a_claim_calls_nothing_that_is_a_variable() -> None:
    play = Play(
        "def solve(sum):\n    total = sum + 1\n    return total\n",
        ("3",),
        "Given is `sum` 3 [[0| sum == 3]]. `total` is 3 + 1 = 4 [[1| total == 4]]. The answer is 4 [[2|]] [[3| return == 4]].",
    )
    assert verdict(play).verified
    assert Law.FORM in laws(play, ("total == 4]]", "total == 4; sum([1]) == 1]]"))
