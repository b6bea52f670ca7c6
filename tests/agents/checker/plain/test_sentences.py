"""Prose falls into sentences at full stops, items of lists, and lines of their own."""

import pytest

from agents.checker.plain.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is 4. Then it is 7.5. Done.", ["It is 4.", "Then it is 7.5.", "Done."]),
        ("First:\n- one\n- two", ["First:", "- one", "- two"]),
        ("a long line\nthat goes on", ["a long line\nthat goes on"]),
        ("The list is ['a. b', 'c']. Good", ["The list is ['a. b', 'c'].", "Good"]),
        ("x = 1; y = 2", ["x = 1;", "y = 2"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert [text[first:stop].strip() for first, stop in sentences(text)] == parts
