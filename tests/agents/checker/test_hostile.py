"""Texts made to keep the checker busy or to break it: each has a verdict in bounded time, and none is called true.

Sizes are such that reading in the square of them would not end within the limit.
"""

from functools import cache

import pytest

from agents.checker import judge, prepare, truth
from agents.verdict import Verdict
from evals.audit.overtime import within
from tests.agents.checker.plain.test_prose import LIST
from tests.agents.checker.stage import SUM, changed, trace

CPU_S = 15.0
"""Processor time that no text may take; where all is well each takes a small part of it."""
MUCH = 60_000
DEEP = 1_500


def much(text: str) -> str:
    return text * (MUCH // len(text))


WORDS = {
    "one word": "a" * MUCH,
    "one sentence": much("is 4 and the price "),
    "sentences": much("The price is 4, which is even, so the running total becomes 0 + 4 = 4. "),
    "a line of dashes": "-" * MUCH,
    "a line of dollars": "$" * MUCH,
    "stars": "*" * MUCH,
    "digits": "9" * MUCH,
    "a number so long": f"The running total is {'9' * MUCH}.",
    "hexadecimal": f"0x{'f' * MUCH} + 1 = 4",
    "powers of powers": "The running total is 9**9**9. " * 100,
    "code of powers": "`9**9**9**9` " * 100,
    "repetitions": '"x" * 10**9 = 4. ' * 100,
    "code of repetitions": "`'x' * 10**9` is even. " * 100,
    "a rounding to a million digits": "`round(total, -10**9)` is even.",
    "a power with a modulus": "`pow(3, 9**50000, 9**50000)` is 4.",
    "numbers of one hash": "`set(range(0, (2**61 - 1) * 100000, 2**61 - 1))` is empty.",
    "brackets": "(" * MUCH,
    "beginnings of tuples": much("(1 ,"),
    "pairs of brackets": "[" * (MUCH // 2) + "]" * (MUCH // 2),
    "subscripts": f"`total{'[0]' * DEEP}` is even.",
    "denials in code": f"`{'not ' * DEEP}total` is even.",
    "a sum in code": f"`{'1 + ' * DEEP}1` is even.",
    "quotes": much(" 'a b"),
    "curly quotes": much(" “a"),
    "ticks": much("`a "),
    "blanks": f"4 is{' ' * MUCH}even",
    "lines": "3\n" * (MUCH // 2),
    "other blanks": much("total\u2028is\u00a04\x0b.\x85"),
    "NUL": "\0" * MUCH,
    "surrogates": much("total \ud800 is 4. "),
    "right to left": much("\u202etotal is 4\u202c "),
    "combining marks": "a" + "\u0301" * MUCH,
    "digits of others": much("The total is \uff14 and \u0664 and \U0001d7dc. "),
    "private characters": much("\ue000 is \uf000. "),
    "ordinals": "1st " * 1_400 + "the 3rd price is 4",
    "values": "9 " * 2_990 + "is even",
    "markup": much("\\boxed{4} ") + much("\\frac{"),
    "answers": much("The answer is 7. "),
    "inputs": much("The answer is prices = [4, 7, 8, 3], limit = 5. "),
}
ANCHORS = {
    "anchors alone": "The total is 4 " + "[[4|]]" * 4_000,
    "claims alone": "The total is 4 " + "[[4| total == 4]] " * 4_000,
    "all steps in each anchor": "The total is 4 " + "[[0..16|]]" * 4_000,
    "all steps in each statement": "The running total is 4 [[0..16| total == 7]]. " * 1_000,
    "steps that are not there": "The running total is 4 [[999999999|]]. " * 1_000,
    "numbers that are no steps": f"The total is 4 [[{'9' * MUCH}|]]. [s{'9' * 20}]",
    "anchors that stay open": "a [[4| (" * 4_000,
    "a deep claim": f"The total is 4 [[4| total{'[0]' * DEEP} == 1]].",
    "a claim so long": f"The total is 4 [[4| total == {'9' * MUCH}]].",
    "claims of one step": f"The total is 4 [[4| {'total == 4; ' * 4_000}]].",
}


def told(text: str, *, anchored: bool | None = None, wanted: str | None = None) -> Verdict:
    recorded = trace(SUM)
    with within(CPU_S):
        case = prepare(recorded, text, anchored=anchored, wanted=wanted)
        return judge(case, truth.borne_out(recorded, case.job.probes))


@cache
def telling() -> str:
    return changed(SUM, ("4 is even [[3|", "<here> [[3|"))


@pytest.mark.parametrize("name", WORDS)
def test_words_within_a_telling_have_a_verdict(name: str) -> None:
    assert not told(telling().replace("<here>", WORDS[name])).verified


@pytest.mark.parametrize("name", WORDS)
def test_prose_without_anchors_has_a_verdict(name: str) -> None:
    assert not told(WORDS[name], anchored=False).verified


@pytest.mark.parametrize("name", ["stars", "digits", "sentences", "lines", "brackets", "surrogates", "answers", "inputs"])
def test_prose_that_proposes_an_input_has_a_verdict(name: str) -> None:
    assert not told(WORDS[name], anchored=False, wanted="7").verified


@pytest.mark.parametrize("name", ANCHORS)
def test_anchors_have_a_verdict(name: str) -> None:
    assert not told(ANCHORS[name]).verified


def test_a_true_telling_with_a_sentence_too_long_to_be_read_is_not_verified() -> None:
    assert told(LIST, anchored=False).verified
    assert not told(f"{'so, ' * 1_000}here we go. {LIST}", anchored=False).verified
    assert not told(f"{LIST}{' ' * MUCH}The answer is 8.", anchored=False).verified


def test_more_ordinals_than_can_be_told_apart_are_a_fault() -> None:
    found = told(telling().replace("<here>", WORDS["ordinals"])).faults
    assert any("so many values" in fault.seen for fault in found)
