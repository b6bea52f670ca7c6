"""The annotator against a scripted server: it changes no word, and what cannot be used is nothing."""

import asyncio

import pytest

from agents.llm.open import Reach, open_llm
from agents.llm.scripted import Script, ScriptedServer
from agents.llm_narrator import Annotation, Annotator
from agents.llm_narrator.annotator import same_words
from tests.agents.llm_narrator.traces import traced

SOURCE = "def solve(n):\n    total = n + 1\n    return total\n"
TEXT = "We start with n = 4.\nAdding 1 gives 5. So the answer is 5."


def annotation(reply: str, text: str = TEXT) -> Annotation:
    async def asked() -> Annotation:
        script = Script.model_validate({"lines": [{"text": reply}]})
        async with ScriptedServer(script) as server:
            llm = open_llm("openai/m", Reach(base_url=server.openai_url))
            try:
                return await Annotator(llm).annotate(trace, text)
            finally:
                await llm.close()

    trace = traced(SOURCE, "4")
    return asyncio.run(asked())


def annotated(reply: str, text: str = TEXT) -> str:
    return annotation(reply, text).anchored


def test_sentences_get_the_anchors_of_their_lines() -> None:
    assert annotated("S1: 0\nS2: 1\nS3: 2-3") == (
        "We start with n = 4. [[0| n == 4]] Adding 1 gives 5. [[1| total == 5]] So the answer is 5. [[2|]] [[3| return == 5]]"
    )


@pytest.mark.parametrize("reply", ["S1: 0\nS2: 0\nS3: 3", "1: L0\n2. L1\n3. 2 to 3", "S1: 0\nS2: 99"])
def test_whatever_the_model_says_no_word_changes(reply: str) -> None:
    found = annotated(reply)
    assert same_words(found, TEXT)


@pytest.mark.parametrize("reply", ["S1: 0\nS2: -\nS3: 3", "nonsense", "S3: 0\nS2: 3"])
def test_nothing_is_made_of_a_text_with_a_number_that_tells_no_line(reply: str) -> None:
    assert annotated(reply) == ""


def test_the_last_line_may_be_told_once_more() -> None:
    assert annotated("S1: 0\nS2: 1\nS3: 1", "n is 4. Adding 1 gives 5. It is 5 now. So the answer is 5.") == (
        "n is 4. [[0| n == 4]] Adding 1 gives 5. [[1| total == 5]] It is 5 now. [[1| total == 5]] "
        "So the answer is 5. [[2|]] [[3| return == 5]]"
    )


def test_text_that_has_anchors_is_left_alone() -> None:
    assert annotation("S1: 0", "It is 4 [[0| n == 4]].") == Annotation()


def test_words_are_compared_and_white_space_is_not() -> None:
    assert same_words("It  is\n4 [[0| n == 4]].", "It is 4.")
    assert not same_words("It is 5 [[0| n == 4]].", "It is 4.")
    assert not same_words("It is 4 [[0| n", "It is 4.")


@pytest.mark.parametrize(
    "reply",
    [
        "S1: 0 | n == 4\nS2: 1 | n + 1 == 5; total == 5\nS3: 2-3 | return == 5",
        "**S1**: L0 | n == 4 ;\n\nS2. lines 1 |n + 1 == 5;total == 5\n- S3) 2 to 3 | return == 5 \nThat is all.",
        "S3: - | return == 5\nS1: - | n == 4\nS2: - | n + 1 == 5; total == 5",
    ],
)
def test_behind_a_bar_each_sentence_is_said_again_in_clauses(reply: str) -> None:
    assert annotation(reply).restated == (
        ("We start with n = 4.", ("n == 4",)),
        ("Adding 1 gives 5.", ("n + 1 == 5", "total == 5")),
        ("So the answer is 5.", ("return == 5",)),
    )


def test_a_sentence_that_is_not_said_again_has_no_clauses_and_a_semicolon_in_quotes_parts_none() -> None:
    assert annotation("S2: 1 | text == ';'; total == 5").restated == (
        ("We start with n = 4.", ()),
        ("Adding 1 gives 5.", ("text == ';'", "total == 5")),
        ("So the answer is 5.", ()),
    )


def test_what_a_model_says_is_read_both_ways() -> None:
    found = annotation("S1: 0 | n == 4\nS2: 1 | total == 5\nS3: 2-3 | return == 5")
    assert [bool(restated) for _, restated in found.ways(TEXT)] == [False, True]
    assert list(Annotation().ways(TEXT)) == []


def test_no_sentence_ends_within_brackets_and_the_number_of_an_item_belongs_to_it() -> None:
    found = annotation("S1: 0 | n == 4\nS2: 3 | return == 5", "1. It is n (see\nabove). 2. The answer is 5.")
    assert [sentence for sentence, _ in found.restated] == ["1. It is n (see\nabove).", "2. The answer is 5."]
