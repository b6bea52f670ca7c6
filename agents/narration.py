"""Prose with claims: what a narrator writes and a checker reads.

A narration is text with anchors in it::

    The total starts at 0 [[3| total == 0]]. The remaining 7 prices are added the same way [[6..26| runs(5) == 7; total == 45]].
    The answer is 45 [[return == 45]].

An anchor is ``[[k|claims]]``, ``[[a..b|claims]]`` or ``[[return == literal]]`` (short for the last step, as is
``[[raised == 'Name']]``); claims are separated by ``;`` and may be absent: ``[[4|]]``. Their language is that of
``sandbox.guest.claims``. The opening ``[[`` counts as an anchor only if a step or span with its bar, or ``return ==`` or
``raised ==``, follows, so that nested lists may stand in the prose. A statement is the prose up to and including a run of
adjacent anchors, with the punctuation that follows them; the blanks before an anchor belong to the anchor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LAST_STEP = -1
"""Stands in an anchor for the last step of the trace."""

_OPENING = re.compile(r"\[\[\s*(?:(\d{1,9})(?:\s*\.\.\s*(\d{1,9}))?\s*\||(?=(?:return|raised)\s*==))")
_PUNCTUATION = re.compile(r"[.,;:!?)…]*")
_TAIL = re.compile(r"(?<!\s)[.,;:!?)…]*\Z")
_BLANKS = re.compile(r"\s*")
_CLOSES = {"(": ")", "[": "]", "{": "}"}


class BadNarration(ValueError):  # noqa: N818 -- a verdict on a text, as the words of the system have it
    """An anchor is broken; the message quotes it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of steps ``first..last`` (both included, or both ``LAST_STEP``) with the claims made of it."""

    first: int
    last: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Prose without its anchors, and the anchors."""

    prose: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """Statements in the order of telling."""

    statements: tuple[Statement, ...]

    @property
    def prose(self) -> str:
        """The text without anchors, as it goes into the dataset."""
        return "".join(statement.prose for statement in self.statements).strip()


def parse(text: str) -> Narration:
    """Read anchored text; what stands after the last anchor becomes a statement without anchors.

    Raises:
        BadNarration: an anchor does not end, its brackets do not match, or its span goes backwards.
    """
    statements = []
    start, cursor = 0, 0
    while opening := _OPENING.search(text, cursor):
        prose = text[start : opening.start()].rstrip()
        anchors, cursor = _read_run(text, opening)
        punctuation = _PUNCTUATION.match(text, cursor)
        assert punctuation
        cursor = start = punctuation.end()
        statements.append(Statement(prose + punctuation[0], tuple(anchors)))
    if text[start:].strip():
        statements.append(Statement(text[start:], ()))
    return Narration(tuple(statements))


def is_anchored(text: str) -> bool:
    """Whether an anchor, perhaps a broken one, begins in a text."""
    return _OPENING.search(text) is not None


def render(narration: Narration) -> str:
    """Write anchored text; reading it gives the narration back."""
    return "".join(map(_render_statement, narration.statements))


def _render_statement(statement: Statement) -> str:
    if not statement.anchors:
        return statement.prose
    tail = _TAIL.search(statement.prose)
    assert tail
    anchors = " ".join(map(_render_anchor, statement.anchors))
    return f"{statement.prose[: tail.start()]} {anchors}{tail[0]}"


def _render_anchor(anchor: Anchor) -> str:
    claims = "; ".join(anchor.claims)
    if anchor.last == LAST_STEP:
        return f"[[{claims}]]"
    span = f"{anchor.first}" if anchor.first == anchor.last else f"{anchor.first}..{anchor.last}"
    return f"[[{span}| {claims}]]" if claims else f"[[{span}|]]"


def _read_run(text: str, opening: re.Match[str]) -> tuple[list[Anchor], int]:
    """The anchors that stand next to each other from ``opening`` on, and where the last one ends."""
    anchors = []
    while True:
        end = _end(text, opening)
        anchors.append(_anchor(opening, text[opening.end() : end - 2]))
        blanks = _BLANKS.match(text, end)
        following = _OPENING.match(text, blanks.end()) if blanks else None
        if following is None:
            return anchors, end
        opening = following


def _anchor(opening: re.Match[str], inside: str) -> Anchor:
    claims = tuple(claim for part in _parts(inside) if (claim := part.strip()))
    if opening[1] is None:
        return Anchor(LAST_STEP, LAST_STEP, claims)
    first = int(opening[1])
    last = first if opening[2] is None else int(opening[2])
    if last < first:
        raise BadNarration(f"the span {first}..{last} goes backwards")
    return Anchor(first, last, claims)


def _end(text: str, opening: re.Match[str]) -> int:
    """Where the anchor ends that begins at ``opening``: after the first ``]]`` outside strings and inner brackets."""
    if plain := _PLAIN_END.match(text, opening.end()):
        return plain.end()
    expected: list[str] = []
    for index, character in _outside_strings(text, opening.end()):
        if character in _CLOSES:
            expected.append(_CLOSES[character])
        elif character in ")]}":
            if expected:
                if expected.pop() == character:
                    continue
            elif text.startswith("]]", index):
                return index + 2
            break
    raise BadNarration(f"the anchor {text[opening.start() : opening.start() + 60]!r} is not closed")


def _parts(inside: str) -> Iterator[str]:
    """The text split at each ``;`` outside strings (claims have no other use for it)."""
    if "'" not in inside and '"' not in inside:
        yield from inside.split(";")
        return
    start = 0
    for index, character in _outside_strings(inside, 0):
        if character == ";":
            yield inside[start:index]
            start = index + 1
    yield inside[start:]


_PLAIN_END = re.compile(r"""[^()\[\]{}'"]*\]\]""")
"""The rest of an anchor in whose claims nothing opens."""
_MARKS = re.compile(r"""[;()\[\]{}]|"(?:[^"\\]|\\.)*(?:"|\\?\Z)|'(?:[^'\\]|\\.)*(?:'|\\?\Z)""", re.DOTALL)


def _outside_strings(text: str, start: int) -> Iterator[tuple[int, str]]:
    """(index, character) of the brackets and semicolons from ``start`` on that are not within quotes."""
    return ((match.start(), match[0]) for match in _MARKS.finditer(text, start) if match[0][0] not in "\"'")
