"""How a text is written: how long, how repetitive, how hard to read."""

import re
from collections.abc import Callable
from functools import cache

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?]+(?=\s|$)")
_SEQUENCE = 4
INSTALL = "pip install code2cot[compare]"
"""Brings what readability needs."""


def words(text: str) -> int:
    """How many there are, between blanks."""
    return len(text.split())


def repetition(text: str) -> float:
    """Share of the sequences of four words that stood in the text before, from 0 to 1."""
    said = text.lower().split()
    sequences = [tuple(said[start : start + _SEQUENCE]) for start in range(len(said) - _SEQUENCE + 1)]
    return 1 - len(set(sequences)) / len(sequences) if sequences else 0.0


def readability(text: str) -> float | None:
    """Flesch's reading ease (1948), syllables counted by hyphenation; a number counts as a word of one syllable.

    Returns:
        About 100 for very easy text, 0 for very hard; ``None`` without words, or where ``pyphen`` is not installed.
    """
    syllables, found = _syllables(), _WORD.findall(text)
    if syllables is None or not found:
        return None
    sentences = max(1, len(_END.findall(text)))
    return 206.835 - 1.015 * len(found) / sentences - 84.6 * sum(map(syllables, found)) / len(found)


def is_readable() -> bool:
    """Whether reading ease can be measured: whether ``pyphen`` is installed."""
    return _syllables() is not None


@cache
def _syllables() -> Callable[[str], int] | None:
    try:
        from pyphen import Pyphen  # noqa: PLC0415 -- only who compares needs it
    except ImportError:
        return None
    dictionary = Pyphen(lang="en_US", left=1, right=1)

    @cache
    def count(word: str) -> int:
        return 1 if word[0].isdigit() else len(dictionary.positions(word)) + 1

    return count
