"""No text makes the reader of plain prose fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, trace

_PIECES = [
    "the", "total", "price", "limit", "kept", "letter", "word", "left", "right", "double(3)", "double", "first", "second",
    "3rd", "last", "next", "is", "becomes", "equals", "=", "==", "+", "-", "×", "/", "%", "^", "(", ")", "[", "]", "{", "}",
    ",", ".", ";", ":", "?", "->", "4", "7", "0", "-1", "12.5", "1e400", "True", "false", "None", "'a'", '"b"', "`total`",
    "`4", "+", "4`", "[4,7]", "{}", "[[", "\\boxed{", "$", "**", "```", "#", "-", "not", "no", "it", "which", "this", "so",
    "because", "if", "then", "remainder", "of", "divided", "by", "from", "to", "sum", "difference", "than", "greater",
    "less", "even", "odd", "empty", "in", "returns", "answer:", "The", "answer", "iteration", "10", "^", "9999", "remaining",
    "handled", "likewise", "stays", "unchanged", "for", "with", "giving", "halved", "doubled", "added", "appended",
]  # fmt: skip


_WORDS = st.sampled_from([*_PIECES, "\n", "9" * 5000, "\ue001", "\uf001", "\u200b"])


@given(st.lists(_WORDS, max_size=60), st.sampled_from([SUM, CODE, CALLS]))
@settings(max_examples=150, deadline=None)
def test_words_in_any_order_are_read(pieces: list[str], play: Play) -> None:
    assert 0.0 <= read(Scene(trace(play)), " ".join(pieces)).share <= 1.0


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert 0.0 <= read(Scene(trace(SUM)), text).share <= 1.0
