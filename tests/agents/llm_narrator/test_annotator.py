"""The annotator against a scripted server: it changes no word, and what cannot be used is nothing."""

import asyncio

import pytest

from agents.llm.open import Reach, open_llm
from agents.llm.scripted import Script, ScriptedServer
from agents.llm_narrator import Annotator
from agents.llm_narrator.annotator import same_words
from tests.agents.llm_narrator.traces import traced

SOURCE = "def solve(n):\n    total = n + 1\n    return total\n"
TEXT = "We start with n = 4.\nAdding 1 gives 5. So the answer is 5."


def annotated(reply: str, text: str = TEXT) -> str | None:
    async def asked() -> str | None:
        script = Script.model_validate({"lines": [{"text": reply}]})
        async with ScriptedServer(script) as server:
            llm = open_llm("openai/m", Reach(base_url=server.openai_url))
            try:
                return await Annotator(llm).annotate(trace, text)
            finally:
                await llm.close()

    trace = traced(SOURCE, "4")
    return asyncio.run(asked())


def test_sentences_get_the_anchors_of_their_lines() -> None:
    assert annotated("S1: 0\nS2: 1\nS3: 2-3") == (
        "We start with n = 4. [[0| n == 4]] Adding 1 gives 5. [[1| total == 5]] So the answer is 5. [[2|]] [[3| return == 5]]"
    )


@pytest.mark.parametrize("reply", ["S1: 0\nS2: 0\nS3: 3", "1: L0\n2. L1\n3. 2 to 3", "S1: 0\nS2: 99"])
def test_whatever_the_model_says_no_word_changes(reply: str) -> None:
    found = annotated(reply)
    assert found is not None
    assert same_words(found, TEXT)


@pytest.mark.parametrize("reply", ["S1: 0\nS2: -\nS3: 3", "nonsense", "S3: 0\nS2: 3"])
def test_nothing_is_made_of_a_text_with_a_number_that_tells_no_line(reply: str) -> None:
    assert annotated(reply) is None


def test_the_last_line_may_be_told_once_more() -> None:
    assert annotated("S1: 0\nS2: 1\nS3: 1", "n is 4. Adding 1 gives 5. It is 5 now. So the answer is 5.") == (
        "n is 4. [[0| n == 4]] Adding 1 gives 5. [[1| total == 5]] It is 5 now. [[1| total == 5]] "
        "So the answer is 5. [[2|]] [[3| return == 5]]"
    )


def test_text_that_has_anchors_is_left_alone() -> None:
    assert annotated("S1: 0", "It is 4 [[0| n == 4]].") is None


def test_words_are_compared_and_white_space_is_not() -> None:
    assert same_words("It  is\n4 [[0| n == 4]].", "It is 4.")
    assert not same_words("It is 5 [[0| n == 4]].", "It is 4.")
    assert not same_words("It is 4 [[0| n", "It is 4.")
