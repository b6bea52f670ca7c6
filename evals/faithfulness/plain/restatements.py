"""Restatements written by hand, for the scripted annotator: what each sentence of a true text says, in the checker's clauses.

For a lie there are two: the one of the truth that it was made of, sentence by sentence, and that one changed as the lie is, value
by value and word by word. Neither may make a lie acceptable.
"""

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypedDict

from agents.checker.reading.numerals import CARDINALS, ORDINALS

FILE = Path(str(resources.files("evals.faithfulness.plain"))) / "restatements.jsonl"
_PART = re.compile(r"'[^']*'|\"[^\"]*\"|\d+(?:\.\d+)?|\w+|[^\w\s]")
_NEAR = 0.6
"""How like a text must be to one that is restated, from 0 to 1, to be taken for a lie made of it."""
_TURNED = (
    (">=", "<"), ("<=", ">"), ("<", ">="), (">", "<="), ("!=", "=="), ("==", "!="),
    ("% 2 == 0", "% 2 == 1"), ("% 2 == 1", "% 2 == 0"),
    (" + ", " - "), (" - ", " + "), ("+=", "-="), ("-=", "+="),
)  # fmt: skip


class _Row(TypedDict):
    """A row of the file."""

    id: str
    sentences: list[str]
    clauses: list[list[str]]


@dataclass(frozen=True, slots=True)
class Restatements:
    """Restatements of true texts.

    Attributes:
        known: the sentences of a text with the clauses of each.
    """

    known: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]

    @classmethod
    def packaged(cls) -> "Restatements":
        """Those that come with the plain narrations."""
        rows: list[_Row] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
        return cls(tuple((tuple(row["sentences"]), tuple(map(tuple, row["clauses"]))) for row in rows))

    def of(self, sentences: Sequence[str], *, following: bool) -> list[tuple[str, ...]]:
        """The clauses of each sentence of a text; none if it is like none that is known.

        Args:
            sentences: of the text.
            following: whether clauses are changed as their sentence is.
        """
        nearest = max(self.known, key=lambda one: _likeness(one[0], sentences), default=None)
        if nearest is None or _likeness(nearest[0], sentences) < _NEAR:
            return [()] * len(sentences)
        texts, clauses = nearest
        found: list[tuple[str, ...]] = []
        for number, sentence in enumerate(sentences):
            at = number if len(texts) == len(sentences) else _like(sentence, texts)
            own = clauses[at] if at < len(clauses) else ()
            found.append(tuple(changed(own, texts[at], sentence)) if following and own else own)
        return found


NOTHING = Restatements(())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return difflib.SequenceMatcher(None, " ".join(one).split(), " ".join(other).split(), autojunk=False).ratio()


def _like(sentence: str, texts: Sequence[str]) -> int:
    return max(range(len(texts)), key=lambda at: _likeness([texts[at]], [sentence]))


def changed(clauses: Sequence[str], true: str, said: str) -> Iterator[str]:
    """Clauses with values and names exchanged as they are in another sentence; where none is, with one of their signs turned."""
    pairs = list(_exchanged(true, said))
    for clause in clauses:
        parts = _PART.findall(clause)
        new = dict(pairs)
        text = "".join(_spaced([new.get(part, part) for part in parts], clause))
        if text == clause and true != said and not any(old in _PART.findall(one) for old, _ in pairs for one in clauses):
            text = next((clause.replace(*turn, 1) for turn in _TURNED if turn[0] in clause), clause)
        yield text


def _exchanged(true: str, said: str) -> Iterator[tuple[str, str]]:
    """(part of the true sentence, what stands in its place); numbers as digits."""
    one, other = _PART.findall(true), _PART.findall(said)
    for kind, first, stop, begin, end in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "replace" and stop - first == end - begin:
            yield from zip(map(_digits, one[first:stop]), map(_digits, other[begin:end]), strict=True)


def _digits(word: str) -> str:
    return str(CARDINALS.get(word.lower(), ORDINALS.get(word.lower(), word)))


def _spaced(parts: Sequence[str], clause: str) -> Iterator[str]:
    """The parts with the blanks that a clause has between its own."""
    at = 0
    for part, own in zip(parts, _PART.findall(clause), strict=True):
        place = clause.index(own, at)
        yield clause[at:place] + part
        at = place + len(own)
