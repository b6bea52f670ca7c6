"""Lines with phrases are told by them, with the values that hold, or by words that can be judged."""

import asyncio

from agents.checker import check
from agents.verdict import Verdict
from sandbox.base import Job, Mode
from sandbox.program import Call, Program
from tests.sandbox.inprocess import DirectSandbox

_SOURCE = """\
def solve(home, person):
    town = home[person]
    if town == 'Arlen':
        return 1
    return 2
"""
_PHRASES = {
    "1": "take {person}",
    "2": "{person} lives in {town}",
    "3 yes": "that is the town",
    "3 no": "that is another town",
    "4": "",
    "5": "",
}
_PROGRAM = Program(
    _SOURCE, "solve", "Where?", {"home": "the homes", "person": "the person", "town": "the town"}, phrases=_PHRASES
)
_TRUE = (
    "Take Mara [[0| person == 'Mara'; home == {'Mara': 'Bressa', 'Tom': 'Arlen'} ]]. "
    "Mara lives in Bressa [[1| town == 'Bressa' ]]. "
    "That is another town [[2| not branch ]] [[3|]]. The answer is 2 [[return == 2]]."
)


def _verdict(text: str) -> Verdict:
    async def judged() -> Verdict:
        sandbox = DirectSandbox()
        report = await sandbox.run(Job(_PROGRAM, Call(("{'Mara': 'Bressa', 'Tom': 'Arlen'}", "'Mara'")), Mode.TRACE))
        assert report.trace is not None
        return await check(sandbox, report.trace, text)

    return asyncio.run(judged())


def test_phrases_with_the_values_that_hold_are_enough() -> None:
    assert _verdict(_TRUE).faults == ()


def test_a_phrase_with_another_value_is_false() -> None:
    assert _verdict(_TRUE.replace("Mara lives in Bressa", "Mara lives in Arlen")).faults
    assert _verdict(_TRUE.replace("Mara lives in Bressa", "Tom lives in Bressa")).faults


def test_the_words_of_the_other_decision_are_false() -> None:
    assert _verdict(_TRUE.replace("That is another town", "That is the town")).faults


def test_a_phrase_within_another_word_or_number_is_none() -> None:
    assert _verdict(_TRUE.replace("Mara lives in Bressa", "Mara lives in Bressaria")).faults
    assert _verdict(_TRUE.replace("Mara lives in Bressa", "Mara lives in Bressa.5")).faults


def test_the_gloss_of_the_variable_says_it_too() -> None:
    assert _verdict(_TRUE.replace("Mara lives in Bressa", "The town is Bressa")).faults == ()
