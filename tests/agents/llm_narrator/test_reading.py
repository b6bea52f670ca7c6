import pytest

from agents.llm_narrator.reading import in_phrases, narration_of, with_anchors_of
from agents.llm_narrator.view import Line

TELLING = "The sum is 3 [[1| total == 3]]. The answer is 3 [[2| return == 3]]."


@pytest.mark.parametrize(
    "reply",
    [
        TELLING,
        f"```\n{TELLING}\n```",
        f"<think>The sum [[9| x]] ...</think>\n\n{TELLING}",
        f"Here is the text:\n{TELLING}",
        f"**Text:** {TELLING}",
        f"{TELLING}\n\nI hope that this helps.",
        TELLING.replace("total ==", "total ="),
        TELLING.replace("1| ", "1: "),
    ],
)
def test_what_stands_around_a_telling_is_passed_over(reply: str) -> None:
    assert narration_of(reply) == TELLING


def test_signs_that_contain_an_equals_sign_and_strings_stay() -> None:
    for text in ("The sum is at least 3 [[1| total >= 3; total != 4]]", "The word is a [[1| word == 'a = b']]"):
        assert narration_of(text) == text


def test_prose_without_anchors_stays_as_it_is() -> None:
    assert narration_of("  The sum is 3. The answer is 3. ") == "The sum is 3. The answer is 3."


def test_names_in_backticks_give_way_to_their_phrases() -> None:
    assert in_phrases("`total` is 3, `x` is 4.", {"total": "the sum"}) == "the sum is 3, `x` is 4."


def test_anchors_that_were_copied_badly_are_restored_and_words_are_not_touched() -> None:
    lines = [Line(1, 1, ("total == 3",), ""), Line(2, 2, ("return == 3",), "")]
    text = "The sum is 4 [[1| total == 1 + 2 = 3; old(total) == 2; 4 of them]]. The answer is 3 [[2|]]."
    assert with_anchors_of(text, lines) == (
        "The sum is 4 [[1| total == 3; old(total) == 2]]. The answer is 3 [[2| return == 3]]."
    )
    for other in ("No anchor at all.", "A span of its own [[1..2| total == 3]].", "It never ends [[1| total == 3"):
        assert with_anchors_of(other, lines) == other
