"""Questions about executions, the tellings that answer them, and what the checker makes of others."""

import asyncio
from dataclasses import replace

import pytest

from agents.checker import judge, prepare
from agents.question import Question, question_of, questions_about
from agents.seeds import Seed
from agents.template.narrator import tell
from agents.verdict import Law, Verdict
from sandbox.program import Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox
from tests.sandbox.recorded import recorded

SEED = Seed(7, "math", "arithmetic", 1, 0)
SOURCE = """\
def solve(prices, limit):
    total = 0
    for price in prices:
        total += price
    rest = limit - total
    if rest > 10:
        rest = 10
    return rest * 3
"""
GLOSSES = {"prices": "the prices", "limit": "the budget", "total": "the running total", "rest": "the rest", "price": "the price"}
ARGS = ("[4, 7, 9]", "50")


def traced(*, named: bool = False, args: tuple[str, ...] = ARGS) -> Trace:
    trace = recorded(SOURCE, *args)
    return replace(trace, program=Program(SOURCE, "solve", "What is left of {limit}?", {} if named else GLOSSES))


def question(words: str, trace: Trace) -> Question:
    return next(one for one in questions_about(trace) if one.words == words)


def judged(trace: Trace, text: str, asked: Question) -> Verdict:
    case = prepare(trace, text, question=asked)
    return judge(case, asyncio.run(DirectSandbox().run(case.job)))


def test_what_can_be_asked() -> None:
    asked = {one.words: one.answer for one in questions_about(traced())}
    assert asked == {
        "what is the running total after it has changed for the first time?": "4",
        "what is the running total after it has changed for the second time?": "11",
        "what is the running total after it has changed for the third time?": "20",
        "how many times does the running total change after it is first set?": "3",
        "what is the rest after it has changed for the first time?": "10",
        "is the rest greater than 10? Say True or False.": "True",
    }


def test_without_glosses_names_are_asked_for() -> None:
    assert "is `rest` greater than 10? Say True or False." in {one.words for one in questions_about(traced(named=True))}


def test_a_seed_always_asks_the_same_and_others_ask_for_other_things() -> None:
    trace = traced()
    assert question_of(SEED, trace) == question_of(SEED, trace)
    assert len({question_of(replace(SEED, index=index), trace) for index in range(20)}) > 3


def test_where_nothing_can_be_asked_there_is_no_question() -> None:
    assert question_of(SEED, recorded("def solve(n):\n    return n\n", "3")) is None


@pytest.mark.parametrize("named", [False, True])
def test_the_narrator_answers_every_question_truly(named: bool) -> None:  # noqa: FBT001
    trace = traced(named=named)
    for asked in questions_about(trace):
        text = tell(SEED, trace, question=asked)
        verdict = judged(trace, text, asked)
        assert verdict.verified, (asked.words, text, verdict.faults)


def test_no_more_is_told_than_the_question_takes() -> None:
    trace = traced()
    text = tell(SEED, trace, question=question("what is the running total after it has changed for the second time?", trace))
    assert "9" not in text.rpartition("[7, 9]")[2].replace("[4, 7, 9]", "").partition("The first price")[2]
    assert "total == 11" in text


LIES = {
    "another answer": ("answer is 11", "answer is 12", Law.ANSWER),
    "a claim that is false": ("total == 11", "total == 12", Law.TRUTH),
    "a value that is false": ("4 + 7 = 11", "4 + 7 = 12", Law.SUPPORT),
}


@pytest.mark.parametrize("name", LIES)
def test_lies_on_the_way_and_in_the_end_are_found(name: str) -> None:
    trace = traced()
    asked = question("what is the running total after it has changed for the second time?", trace)
    text = tell(SEED, trace, question=asked)
    old, new, law = LIES[name]
    assert old in text, text
    assert law in {fault.law for fault in judged(trace, text.replace(old, new), asked).faults}


def test_the_answer_to_another_question_is_none() -> None:
    trace = traced()
    first, second = (
        question(f"what is the running total after it has changed for the {word} time?", trace) for word in ("first", "second")
    )
    early = judged(trace, tell(SEED, trace, question=first), second)
    assert {Law.COVERAGE, Law.ANSWER} <= {fault.law for fault in early.faults}
    late = judged(trace, tell(SEED, trace, question=second), first)
    assert not late.verified


def test_the_answer_must_be_claimed_of_the_steps_in_question() -> None:
    trace = traced()
    asked = question("how many times does the running total change after it is first set?", trace)
    text = tell(SEED, trace, question=asked)
    assert f"| {asked.claim} ]]" in text
    verdict = judged(trace, text.replace(f"| {asked.claim} ]]", "|]]"), asked)
    assert Law.ANSWER in {fault.law for fault in verdict.faults}
