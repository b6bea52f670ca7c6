"""A text as the checker sees it: which words tell which steps, and what is wrong where."""

import asyncio
from collections.abc import Iterator, Sequence

from agents import checker
from agents.checker import Case
from agents.narration import LAST_STEP, BadNarration, is_anchored, parse
from agents.verdict import Fault, Verdict
from evals.compare.telling import Attempt, Passage, Piece, Wrong
from graphs.state import Telling
from sandbox.base import Limits, Sandbox
from sandbox.trace import Trace

_MOST_SAID = 300


async def attempt(sandbox: Sandbox, limits: Limits, trace: Trace, telling: Telling, wanted: str | None) -> Attempt:
    """The text of a telling with all its faults, not only the first.

    Args:
        sandbox: where the program runs once more, if the text is not verified.
        limits: as the trace was recorded with.
        trace: what is told.
        telling: as the check node left it.
        wanted: see ``agents.checker.prepare``.

    Raises:
        SandboxError: the machinery failed.
    """
    verified, text = telling["fate"] == "verified", telling["text"]
    if not text:
        return Attempt(reason=telling["reason"], detail=telling["detail"])
    case = await asyncio.to_thread(checker.prepare, trace, text, limits, wanted=wanted)
    verdict = Verdict(()) if verified else await checker.examined(sandbox, case)
    prose, pieces = _pieces(case, len(trace.steps) - 1)
    return Attempt(
        text=prose,
        verified=verified,
        reason=telling["reason"],
        detail=telling["detail"],
        pieces=pieces,
        faults=tuple(_wrong(fault, prose, pieces) for fault in verdict.faults),
        unread=tuple(Passage(start=one.first, stop=one.stop) for one in verdict.unread),
        coverage=_coverage(pieces, len(trace.steps)),
    )


def _pieces(case: Case, last: int) -> tuple[str, tuple[Piece, ...]]:
    """The text without anchors, and its statements in the order in which faults count them."""
    if is_anchored(case.text):
        try:
            return _anchored(case.text, last)
        except BadNarration:
            return case.text, ()
    spans = {told.index: tuple((span.first, span.last) for span in told.spans) for told in case.reading.tellings}
    found = enumerate(case.statements)
    return case.text, tuple(Piece(start=one.first, stop=one.stop, spans=spans.get(number, ())) for number, one in found)


def _anchored(text: str, last: int) -> tuple[str, tuple[Piece, ...]]:
    narration = parse(text)
    prose, pieces = narration.prose, list[Piece]()
    whole = "".join(statement.prose for statement in narration.statements)
    at = len(whole.lstrip()) - len(whole)
    for statement in narration.statements:
        start, at = at, at + len(statement.prose)
        begins = start + len(statement.prose) - len(statement.prose.lstrip())
        spans = tuple((last, last) if one.first == LAST_STEP else (one.first, one.last) for one in statement.anchors)
        pieces.append(Piece(start=min(begins, len(prose)), stop=min(at, len(prose)), spans=spans))
    return prose, tuple(pieces)


def _coverage(pieces: Sequence[Piece], steps: int) -> float:
    told = {step for piece in pieces for first, last in piece.spans for step in range(first, min(last + 1, steps))}
    return len(told) / steps if steps else 0.0


def _wrong(fault: Fault, text: str, pieces: Sequence[Piece]) -> Wrong:
    piece = pieces[fault.statement] if 0 <= fault.statement < len(pieces) else None
    start, stop, instead = _marked(fault, text, piece) if piece else (0, 0, "")
    return Wrong(
        law=fault.law.value,
        statement=fault.statement,
        said=fault.said[:_MOST_SAID],
        seen=fault.seen[:_MOST_SAID],
        step=next(_steps(piece), -1) if piece else -1,
        start=start,
        stop=stop,
        instead=instead[:_MOST_SAID],
    )


def _steps(piece: Piece) -> Iterator[int]:
    return (first for first, _ in piece.spans)


def _marked(fault: Fault, text: str, piece: Piece) -> tuple[int, int, str]:
    """The wrong value where its place is known, with the right one; else the words that are quoted, else the whole statement."""
    words = text[piece.start : piece.stop]
    at = fault.remedy.place(words) if fault.remedy else None
    if at is not None and fault.remedy:
        return piece.start + at, piece.start + at + len(fault.remedy.old), fault.remedy.new
    if fault.said and words.count(fault.said) == 1:
        at = words.index(fault.said)
        return piece.start + at, piece.start + at + len(fault.said), ""
    return piece.start, piece.stop, ""
