"""A scripted stand-in for a strong model as annotator: it anchors each sentence to the lines in which its values occur.

Restatements it has from a file, written by hand for true texts.

It is asked in the words in which any model is asked, and answers in the form that is asked for. It sees the sentences and what
happened, and nothing of what the checker thinks of them: where a sentence lies, it says where the rest of it would belong.
"""

import re
from collections.abc import Sequence

from agents.llm.base import Finish, Reply, Request
from evals.faithfulness.plain.restatements import NOTHING, Restatements

SCRIPTED = "scripted"
_SENTENCE = re.compile(r"^S(\d+): (.*)$", re.MULTILINE)
_LINE = re.compile(r"^L(\d+): (.*)$", re.MULTILINE)
_WORD = re.compile(r"'[^']*'|\d+(?:\.\d+)?|[A-Za-z_]\w*")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
_VALUE, _NAME = 4.0, 1.0
_REACH = 0.3
"""What each further line costs that a sentence takes: it tells those that it speaks of, and no others."""
_COMMON = frozenset(
    re.findall(r"\w+", "the a an of is are in to and so then with for that by no not if else return becomes next more there")
)


class Aligner:
    """Answers the annotator's question by the heaviest alignment that goes forward, and with restatements that it knows.

    Args:
        known: restatements, of the true texts.
        following: whether those of sentences that differ from the true ones are changed as they are.

    Attributes:
        name: ``scripted``.
    """

    name = SCRIPTED

    def __init__(self, known: Restatements = NOTHING, *, following: bool = False) -> None:
        self._known = known
        self._following = following

    async def complete(self, request: Request) -> Reply:
        """The lines of each sentence of the question's last message."""
        question = request.messages[-1].content
        sentences = [match[2] for match in _SENTENCE.finditer(question)]
        lines = [match[2] for match in _LINE.finditer(question)]
        restated = self._known.of(sentences, following=self._following)
        both = zip(aligned(sentences, lines), restated, strict=True)
        said = [f"S{number}: {_written(span)} | {'; '.join(clauses)}" for number, (span, clauses) in enumerate(both, 1)]
        return Reply("\n".join(said), Finish.COMPLETE)

    async def close(self) -> None:
        """There is nothing to be closed."""


def aligned(sentences: Sequence[str], lines: Sequence[str]) -> list[tuple[int, int]]:
    """For each sentence the first line that it tells and the one behind its last; equal if it tells none."""
    done = [_words(one) for one in lines]
    best = [0.0] * (len(lines) + 1)
    taken: list[list[int]] = []
    for sentence in sentences:
        best, starts = _extended(best, _words(sentence), done)
        taken.append(starts)
    spans, stop = [], len(lines)
    for starts in reversed(taken):
        while starts[stop] == _PASSED:
            stop -= 1
        spans.append((starts[stop], stop))
        stop = starts[stop]
    return spans[::-1]


_PASSED = -1
"""In place of where a sentence's lines start: the line before is told by nobody."""


def _extended(best: Sequence[float], said: frozenset[str], done: Sequence[frozenset[str]]) -> tuple[list[float], list[int]]:
    """How good an alignment can be that has come to a line when one more sentence is told, and where that sentence starts."""
    found, starts = [best[0]], [0]
    for stop in range(1, len(done) + 1):
        ways = [(best[stop], stop), (found[stop - 1], _PASSED)]
        told: frozenset[str] = frozenset()
        for start in range(stop - 1, -1, -1):
            told |= said & done[start]
            worth = sum(_VALUE if _is_value(word) else _NAME for word in told) - _REACH * (stop - start)
            ways.append((best[start] + worth, start))
        top = max(ways, key=lambda way: way[0])
        found.append(top[0])
        starts.append(top[1])
    return found, starts


def _words(text: str) -> frozenset[str]:
    """The values and names in a text; numbers also where they are written out."""
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(_NUMBERS.get(word, word) for word in found if word not in _COMMON)


def _is_value(word: str) -> bool:
    return not (word[0].isalpha() or word[0] == "_")


def _written(span: tuple[int, int]) -> str:
    first, stop = span
    return "-" if first == stop else f"{first}" if stop == first + 1 else f"{first}-{stop - 1}"
