import pytest

from evals.compare import words
from evals.compare.words import readability, repetition


def test_what_is_said_twice_is_repeated() -> None:
    assert repetition("one two three four") == 0
    assert repetition("one two three four five one two three four") == pytest.approx(1 / 6)
    assert repetition("a b c d " * 10) > 0.8
    assert repetition("too short") == 0


def test_short_words_in_short_sentences_read_easily() -> None:
    pytest.importorskip("pyphen")
    easy, hard = (
        readability("The cat sat. It ate 12 fish."),
        readability("Characterization necessitates computational sophistication."),
    )
    assert easy is not None
    assert hard is not None
    assert easy > 100
    assert hard < 0
    assert readability("…") is None


def test_without_the_library_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_syllables", lambda: None)
    assert readability("The cat sat.") is None
