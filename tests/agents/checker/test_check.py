import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agents.checker import judge, prepare, render, statements_of
from agents.verdict import Verdict
from sandbox.base import Report
from tests.agents.checker.stage import CODE, PLAYS, SUM, Play, changed, trace, verdict


@pytest.mark.parametrize("play", PLAYS)
def test_a_true_telling_is_verified(play: Play) -> None:
    found = verdict(play)
    assert found.verified, "\n".join(map(str, found.faults))


def test_all_faults_are_found_at_once_in_order_of_statements() -> None:
    text = changed(SUM, ("starts at 0", "starts at 1"), ("4 is even", "4 is odd"), ("The answer is 7", "The answer is 8"))
    found = verdict(SUM, text)
    assert {fault.statement for fault in found.faults} == {1, 3, 10}
    assert [fault.statement for fault in found.faults] == sorted(fault.statement for fault in found.faults)


def test_an_execution_that_comes_out_otherwise_verifies_nothing() -> None:
    case = prepare(trace(SUM), SUM.text)
    assert not judge(case, Report(trace(SUM).outcome, returned="7", steps_digest="0" * 64)).verified


def test_the_narrator_is_told_what_it_said_and_what_was_seen() -> None:
    text = changed(SUM, ("becomes 0 + 4 = 4", "becomes 0 + 4 = 5"))
    words = render(verdict(SUM, text), statements_of(text))
    assert "statement 5" in words
    assert "0 + 4 = 5" in words
    assert render(Verdict(())) == ""


WORDS = st.sampled_from(
    [
        "the",
        "running",
        "total",
        "price",
        "limit",
        "is",
        "becomes",
        "4",
        "12",
        "7",
        "[4,",
        "7]",
        "and",
        ",",
        ".",
        "which",
        "not",
        "greater",
        "than",
        "5",
        "=",
        "+",
        "-",
        "×",
        "(",
        ")",
        "first",
        "'b'",
        "`kept`",
        "remaining",
        "rounds",
    ]
)
TEXT = st.one_of(
    st.text(),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(st.tuples(st.lists(WORDS, max_size=9).map(" ".join), st.integers(0, 30), st.integers(0, 9)), max_size=9).map(
        lambda parts: "".join(f"{words} [[{first}..{first + more}| total == {more}; branch]]." for words, first, more in parts)
    ),
)


@example("5)7", SUM)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(TEXT, st.sampled_from([SUM, CODE]))
def test_no_text_breaks_the_checker(text: str, play: Play) -> None:
    case = prepare(trace(play), text)
    recorded = trace(play)
    report = Report(recorded.outcome, returned=recorded.returned, steps_digest=recorded.steps_digest)
    assert not judge(case, report).verified
