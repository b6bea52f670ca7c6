"""Questions about executions, the tellings that answer them, and what the checker makes of others."""

import asyncio
from dataclasses import replace

import pytest

from agents.checker import judge, prepare
from agents.question import Question, question_of, questions_about
from agents.seeds import Seed
from agents.template.narrator import tell
from agents.verdict import Law, Verdict
from sandbox.base import Job, Mode
from sandbox.program import Program
from sandbox.trace import Trace
from tests.agents.grammar.drafts import spread
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


SORTING = """\
def solve(rows):
    big = []
    for name, size in rows:
        seen = size + 1
        if size > 3:
            big.append(name)
    return len(big)
"""
PHRASES = {
    "1": "let us take the rows one by one",
    "2": "",
    "3": "",
    "4": "{name} with {size} would make {seen}",
    "5 yes": ", so {name} is big",
    "5 no": "",
    "6": "",
    "7": "",
}


def _sorting() -> Trace:
    glosses = {"rows": "the rows", "big": "the big ones", "seen": "the next size", "name": "the name", "size": "the size"}
    trace = recorded(SORTING, "[('Ada', 5), ('Ben', 2), ('Cleo', 2)]")
    return replace(trace, program=Program(SORTING, "solve", "How many of {rows} are big?", glosses, phrases=PHRASES))


def test_with_phrases_it_is_asked_whether_what_they_say_is_right() -> None:
    asked = {one.words: one.answer for one in questions_about(_sorting())}
    assert asked["is it right that Ada is big? Say True or False."] == "True"
    assert asked["is it right that Ben is big? Say True or False."] == "False"


def test_what_each_round_works_out_is_asked_for_even_where_it_is_the_same_again() -> None:
    asked = {one.words: one.answer for one in questions_about(_sorting())}
    assert asked["what is the next size when it is worked out for the second time?"] == "3"
    assert asked["what is the next size when it is worked out for the third time?"] == "3"


def test_what_a_told_decision_gathers_is_asked_for() -> None:
    asked = {one.words: one.answer for one in questions_about(_sorting())}
    assert asked["what are the big ones after they have changed for the first time?"] == "['Ada']"


@pytest.mark.parametrize("domain", ["logic", "multihop", "algorithms", "tables", "state"])
def test_every_domain_has_questions_and_they_are_answered_truly(domain: str) -> None:
    asked = 0
    drafts = spread(12, domain=domain)
    for seed, draft in drafts:
        trace = asyncio.run(DirectSandbox().run(Job(draft.program, draft.calls[0], Mode.TRACE))).trace
        assert trace is not None
        found = question_of(seed, trace)
        if found is not None:
            asked += 1
            text = tell(seed, trace, question=found)
            assert judged(trace, text, found).verified, (found.words, text)
    assert asked > 0.7 * len(drafts)


OWN = """\
def solve(homes, people):
    found = []
    for name in people:
        town = homes[name]
        if town == 'Arlen':
            found.append(name)
    return found
"""
OWN_WORDS = {
    "4": "{name} lives in {town}",
    "4 asked": "who is found before name number {nth}? = found",
    "5 yes": ", which fits",
    "5 no": ", which does not",
    "5 asked": "does {name} live in Arlen?",
    "6": "",
    "town asked": "in which town does {name} live?",
}


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (
            "4 asked",
            {
                "in which town does Ada live?": "'Arlen'",
                "in which town does Bo live?": "'Hesk'",
                "does Ada live in Arlen? Say True or False.": "True",
                "does Bo live in Arlen? Say True or False.": "False",
            },
        ),
        (
            "5 asked",
            {"who is found before name number 1?": "[]", "who is found before name number 2?": "['Ada']"},
        ),
    ],
)
def test_a_program_that_words_its_own_questions_is_asked_those_and_no_others(left_out: str, expected: dict[str, str]) -> None:
    people = "['Ada', 'Bo']" if left_out == "4 asked" else "['Ada', 'Ada', 'Bo']"
    trace = recorded(OWN, "{'Ada': 'Arlen', 'Bo': 'Hesk'}", people)
    words = {key: text for key, text in OWN_WORDS.items() if key != left_out}
    glosses = {"homes": "the homes", "people": "the people", "found": "those found", "name": "the person", "town": "the town"}
    trace = replace(trace, program=Program(OWN, "solve", "Who of {people} lives in Arlen?", glosses, phrases=words))
    asked = {one.words: one.answer for one in questions_about(trace)}
    assert expected.items() <= asked.items()
    assert not any("the town" in one for one in asked)


def test_what_happens_to_equal_the_answer_is_asked_if_nothing_else_can_be() -> None:
    source = "def solve(sum):\n    half = sum // 2\n    rest = sum - half\n    return rest\n"
    glosses = {"sum": "the sum", "half": "the half", "rest": "the rest"}
    trace = replace(recorded(source, "10"), program=Program(source, "solve", "Halve {sum}.", glosses))
    assert {one.words: one.answer for one in questions_about(trace)} == {"what is the half?": "5"}


def test_a_question_may_be_about_what_held_before_its_line() -> None:
    source = "def solve(throws):\n    place = 1\n    for throw in throws:\n        place += throw\n    return place\n"
    words = {"2": "", "3": "", "4": "{throw} leads to {place}", "4 asked": "where is it before throw number {nth}? = old(place)"}
    program = Program(source, "solve", "Where do {throws} lead?", {"throws": "the throws", "throw": "the throw"}, phrases=words)
    trace = replace(recorded(source, "[4, 2]"), program=program)
    asked = next(one for one in questions_about(trace) if one.words == "where is it before throw number 2?")
    assert (asked.answer, asked.claim) == ("5", "old(place) == 5")
    assert not judged(trace, tell(SEED, trace, question=asked), asked).faults
