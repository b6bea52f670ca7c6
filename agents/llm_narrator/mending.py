"""Mending a telling: only those of its sentences are written anew that are wrong or missing; all others stay word for word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agents.llm_narrator.view import Part
from agents.narration import LAST_STEP, Anchor, BadNarration, Narration, Statement, parse, render

_NUMBERED = re.compile(r"^[\s*#>-]*(?:sentence\s*)?(\d{1,4})\s*[.:)]\**\s+(\S.*)$", re.MULTILINE | re.IGNORECASE)
_ANCHOR = re.compile(r"\s*\[\[\s*(?:\d+(?:\s*\.\.\s*\d+)?\s*[|:]|return\s*==).*?\]\]+")
_LABEL = re.compile(r"\A(?:sentence|answer|corrected|new)(?: sentence)?\s*:\s*", re.IGNORECASE)
_ENDS = (".", "!", "?")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d]\w*")
_MOST_GAPS = 6
_CHANCE = 1
"""Words that any sentence may share with any happening."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that has to be written.

    Attributes:
        part: what it shall tell.
        said: the one that stood there; empty if none did.
        wrong: what was wrong with that.
    """

    part: Part
    said: str
    wrong: str


class Patch:
    """A telling with the gaps that are left once its faulty sentences are taken out.

    Args:
        parts: all that has to be told.
        text: the telling.
        wrong: number of a statement of it -> what is wrong with that.

    Attributes:
        gaps: what has to be written, in order: the first few of it, for no model writes many well at once. There are none if the
            text cannot be mended sentence by sentence.
    """

    def __init__(self, parts: Sequence[Part], text: str, wrong: Mapping[int, str]) -> None:
        self._pieces: list[Statement | Gap] = []
        try:
            statements = parse(text).statements
        except BadNarration:
            statements = ()
        kept, faulty = _sorted(parts, statements, wrong)
        told = -1
        for number, part in enumerate(parts):
            if number in kept:
                statement, told = kept[number]
                self._pieces.append(statement)
            elif number > told:
                self._pieces.append(Gap(part, *faulty.get(number, ("", ""))))
        self.gaps = [piece for piece in self._pieces if isinstance(piece, Gap)][:_MOST_GAPS] if kept else []

    def task(self) -> str:
        """The gaps as they are shown to a model."""
        return "\n".join(_shown(number, gap) for number, gap in enumerate(self.gaps, 1))

    def filled(self, reply: str) -> str:
        """The telling with the sentences of a reply; where it has none for a gap, the faulty one stays."""
        written = _written(reply, self.gaps)
        statements, number = [], 0
        for piece in self._pieces:
            if isinstance(piece, Statement):
                statements.append(piece)
                continue
            prose = written.get(number, piece.said)
            number += 1
            if prose:
                statements.append(Statement(f" {prose}", tuple(_anchors(piece.part))))
        return render(Narration(tuple(statements))).strip()


def _sorted(
    parts: Sequence[Part], statements: Sequence[Statement], wrong: Mapping[int, str]
) -> tuple[dict[int, tuple[Statement, int]], dict[int, tuple[str, str]]]:
    """The statements that stay, by their first part, each with its last one; and the words of the others, with what is wrong."""
    kept: dict[int, tuple[Statement, int]] = {}
    faulty: dict[int, tuple[str, str]] = {}
    reached = -1
    for index, statement in enumerate(statements):
        steps = _steps(statement, parts[-1].last)
        numbers = [number for number, part in enumerate(parts) if not steps.isdisjoint(range(part.first, part.last + 1))]
        if not numbers:
            continue
        is_whole = all(steps.issuperset(range(parts[number].first, parts[number].last + 1)) for number in numbers)
        if index not in wrong and is_whole and numbers[0] > reached:
            kept[numbers[0]], reached = (statement, numbers[-1]), numbers[-1]
        elif index in wrong:
            faulty.setdefault(numbers[0], (statement.prose.strip(), wrong[index]))
    return kept, faulty


def _steps(statement: Statement, last: int) -> set[int]:
    found: set[int] = set()
    for anchor in statement.anchors:
        found.update([last] if anchor.first == LAST_STEP else range(anchor.first, min(anchor.last, last) + 1))
    return found


def _shown(number: int, gap: Gap) -> str:
    lines = [f"{number}. Happens: {gap.part.words}", f"   Sentence: {gap.said or '(missing)'}"]
    return "\n".join([*lines, *([f"   Wrong: {gap.wrong}"] if gap.wrong else [])])


def _written(reply: str, gaps: Sequence[Gap]) -> dict[int, str]:
    """Number of a gap, from 0 -> its sentence in a reply: by its number, by its anchors, or because it is the only one."""
    numbered = [(int(match[1]) - 1, cleaned) for match in _NUMBERED.finditer(reply) if (cleaned := _cleaned(match[2]))]
    if numbered:
        return _matched(numbered, gaps)
    found = dict(_by_anchors(reply, gaps))
    if not found and len(gaps) == 1:
        found = {0: reply.strip().partition("\n")[0]}
    return {number: cleaned for number, text in found.items() if (cleaned := _cleaned(text))}


def _matched(sentences: Sequence[tuple[int, str]], gaps: Sequence[Gap]) -> dict[int, str]:
    """Number of a gap -> the sentences that speak of what happens there, in order.

    A weak model that splits a sentence in two counts on from there. So what a sentence says decides where it belongs, and its
    number only where that leaves it open.
    """
    happens = [_words(gap.part.words) for gap in gaps]
    found: dict[int, list[str]] = {}
    reached = 0
    for number, sentence in sentences:
        said = _words(sentence)
        worth = {at: len(said & happens[at]) + (at == number) / 2 for at in range(reached, len(gaps))}
        best = max(worth, key=lambda at: worth[at], default=-1)
        if best >= 0 and worth[best] > _CHANCE:
            found.setdefault(best, []).append(sentence)
            reached = best
    return {number: " ".join(dict.fromkeys(said)) for number, said in found.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _by_anchors(reply: str, gaps: Sequence[Gap]) -> Iterator[tuple[int, str]]:
    try:
        statements = parse(reply).statements
    except BadNarration:
        return
    for statement in statements:
        for number, gap in enumerate(gaps):
            if any(gap.part.first <= anchor.first <= gap.part.last for anchor in statement.anchors):
                yield number, statement.prose


def _cleaned(text: str) -> str:
    """A sentence without anchors, labels and marks of lists, and with a full stop."""
    text = _LABEL.sub("", _ANCHOR.sub("", text).strip(" *\t")).strip()
    text = text[1:-1].strip() if text[:1] == text[-1:] == '"' else text
    return text if text.endswith(_ENDS) or not text else f"{text}."


def _anchors(part: Part) -> Iterator[Anchor]:
    for line in part.lines:
        yield Anchor(line.first, line.last, line.claims)
