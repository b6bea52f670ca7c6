import pytest

from evals.export.signs import sign_in


def row(reasoning: str) -> dict[str, str]:
    return {"prompt": "How much is 1 + 1?", "reasoning": reasoning, "answer": "2"}


@pytest.mark.parametrize(
    "sign",
    [
        "<think>",
        "</think>",
        "</ THINK >",
        "<thinking>",
        "◁/think▷",
        "<|im_end|>",
        "<|channel|>",
        "<｜end▁of▁sentence｜>",
        "</s>",
        "[/INST]",
    ],
)
def test_a_sign_of_chat_templates_is_found_wherever_it_stands(sign: str) -> None:
    assert sign_in(row(f"So it is{sign} 2.")) == sign
    assert sign_in({**row("It is 2."), "answer": f"'{sign}'"}) == sign
    assert sign_in({**row("It is 2."), "prompt": f"What is {sign}?"}) == sign


@pytest.mark.parametrize(
    "words", ["1 < 2 and 3 > 2", "a <= b", "x[0] | y[1]", "<b>bold</b>", "I think so", "3 <| 4 |> 5", "[]", "a << 2 | b >> 1"]
)
def test_ordinary_words_are_no_signs(words: str) -> None:
    assert sign_in(row(words)) == ""
