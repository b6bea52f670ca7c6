"""What a narrator is told of its mistakes, law by law."""

import pytest

from agents.checker import mended, render, statements_of
from agents.verdict import Fault, Law, Remedy, Verdict
from tests.agents.checker.stage import CODE, SUM, Play, changed, verdict


def told(play: Play, *changes: tuple[str, str]) -> str:
    text = changed(play, *changes)
    return render(verdict(play, text), statements_of(text))


@pytest.mark.parametrize(
    ("play", "old", "new", "line"),
    [
        (
            SUM,
            "0 + 4 = 4 [[",
            "0 + 4 = 5 [[",
            "a value is wrong or comes from nowhere: you said '0 + 4 = 5', but 0 + 4 is 4. Write 4 instead of 5.",
        ),
        (
            SUM,
            "[[4| total == 4]]",
            "[[4| total == 5]]",
            "a claim is false: you said 'total == 5', but 4 was seen. Write 4 instead of 5.",
        ),
        (SUM, "[[6| not branch", "[[6| branch", "you said 'branch', but False was seen. Write not branch instead of branch."),
        (SUM, "12 is greater than", "12 is less than", "what happened: you said '12 is less than the limit', but "),
        (SUM, "12 is greater than", "12 is less than", "but the limit is 5, 12 is greater than 5."),
        (SUM, "The answer is 7", "The answer is 8", "the answer is wrong or missing: you said '8', but the value returned is 7."),
        (SUM, "The remaining 2 prices", "The remaining 3 prices", "has this value. Write 2 instead of 3."),
        (
            SUM,
            "The first price is 4 [[2| price == 4; branch]]. ",
            "",
            "but it is part of the execution: line 3, `for price in prices:`, where price becomes 4 and it decides True.",
        ),
        (SUM, "starts at 0 [[1| total == 0]]", "is set up [[1|]]", "the words do not say that total is 0 here."),
        (SUM, "The first price", "The last price", "the words contradict what happened: you said 'The last price'"),
        (SUM, "The first price is 4 [[2|", "The trace shows 4 [[2|", "the text is not plain reasoning: you said 'trace'"),
        (CODE, "`found` is True [[", "`found` is False [[", "`found` is False"),
    ],
)
def test_a_complaint_says_what_was_said_what_is_so_and_what_to_write(play: Play, old: str, new: str, line: str) -> None:
    assert line in told(play, (old, new))


def test_one_mistake_is_one_complaint() -> None:
    assert len(verdict(SUM, changed(SUM, ("prices are [4, 7, 8, 3]", "prices are [4, 7, 9, 3]"))).faults) > 1
    assert told(SUM, ("prices are [4, 7, 8, 3]", "prices are [4, 7, 9, 3]")).count("\n") == 0


def test_the_faults_of_a_statement_stand_together_and_are_not_without_end() -> None:
    faults = tuple(Fault(Law.SUPPORT, number // 2, str(number), "not so") for number in range(40))
    lines = render(Verdict(faults)).splitlines()
    assert lines[:3] == [
        "- statement 1:",
        "  - a value is wrong or comes from nowhere: you said '0', but not so.",
        "  - a value is wrong or comes from nowhere: you said '1', but not so.",
    ]
    assert lines[-1] == "- and 8 more statements with faults of these kinds"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("so the running total becomes 0 + 4 = 4 [[4| total == 4]]", "so the running total becomes 0 + 4 = 5 [[4| total == 5]]"),
        ("12 - 5 = 7 [[14| total == 7]]", "12 - 5 = 12 [[14| total == 7]]"),
        ("The answer is 7", "The answer is 77"),
        ("[[6| not branch; total == 4]]", "[[6| branch; total == 0]]"),
        ("The remaining 2 prices", "The remaining 3 prices"),
    ],
)
def test_a_telling_with_its_remedies_applied_is_the_true_one(old: str, new: str) -> None:
    text = changed(SUM, (old, new))
    assert mended(text, verdict(SUM, text)) == SUM.text


def test_without_a_remedy_nothing_is_mended() -> None:
    text = changed(SUM, ("The first price is 4 [[2| price == 4; branch]]. ", ""))
    assert mended(text, verdict(SUM, text)) is None
    assert mended("[[", Verdict((Fault(Law.FORM, 0, "[[", "", Remedy("a", "b")),))) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0 + 4 = 4 [[4", "0 + 3 = 4 [[4"),
        ("`text` is `''.join(kept)`, which is 'bnn'", "`word` is 'bnn'"),
    ],
)
def test_where_something_else_is_wrong_the_value_is_not_blamed(old: str, new: str) -> None:
    play = SUM if old in SUM.text else CODE
    assert not [fault.remedy for fault in verdict(play, changed(play, (old, new))).faults if fault.remedy]
