"""What the page's script shows: samples and tellings, with each text cut where a mark begins or ends."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from agents.verdict import Law
from evals.compare.comparison import Comparison
from evals.compare.report import numbers
from evals.compare.sample import Sample
from evals.compare.telling import Attempt, Piece, Telling

_Span = tuple[int, int]


class Fault(Struct):
    """A fault, for people."""

    law: str
    said: str
    seen: str
    instead: str


class Sentence(Struct):
    """A statement: its words in pieces, and the steps that it tells.

    Each piece has the numbers of the faults that mark it, and whether the checker could not read it.
    """

    pieces: list[tuple[str, list[int], bool]]
    steps: tuple[_Span, ...]


class Text(Struct):
    """One text of a narrator.

    Attributes:
        verdict: ``verified``, ``rejected``, ``undecided`` or ``untold``.
        reason: why it is not verified, for people; empty if its faults say so.
    """

    verdict: str
    reason: str
    sentences: list[Sentence]
    faults: list[Fault]


class Told(Struct):
    """A telling: number of its narrator, what it took, and its first and last text, or the only one."""

    narrator: int
    note: str
    tries: list[Text]
    attempts: int


class Shown(Struct):
    """A sample; ``shown`` has first step, last step, line, indentation and words of each line of the trace."""

    name: str
    domain: str
    topic: str
    level: int
    problem: str
    source: str
    call: str
    returned: str
    answer: str
    steps: int
    shown: list[tuple[int, int, int, int, str]]
    tellings: list[Told]


class Payload(Struct):
    """All that the script is given; narrators and laws in the order of the tables."""

    narrators: list[str]
    laws: list[str]
    traces: list[Shown]


def payload(comparison: Comparison) -> Payload:
    """The data of the page's script."""
    numbered = {voice.name: number for number, voice in enumerate(comparison.narrators)}
    told: dict[str, list[Told]] = defaultdict(list)
    for telling in comparison.tellings:
        told[telling.sample].append(_told(telling, numbered[telling.narrator]))
    return Payload(list(numbered), list(map(str, Law)), [_shown(sample, told[sample.id]) for sample in comparison.samples])


def _shown(sample: Sample, tellings: list[Told]) -> Shown:
    return Shown(
        name=sample.id,
        domain=sample.field,
        topic=sample.topic,
        level=sample.level,
        problem=sample.prompt,
        source=sample.source.rstrip("\n"),
        call=sample.call,
        returned=sample.returned,
        answer=sample.answer,
        steps=sample.steps,
        shown=[(one.first, one.last, one.line, one.level, one.text) for one in sample.shown],
        tellings=sorted(tellings, key=lambda one: one.narrator),
    )


def _told(telling: Telling, narrator: int) -> Told:
    texts = [telling.last] if telling.attempts <= 1 else [telling.first, telling.last]
    return Told(narrator, numbers.effort(telling), [_text(one) for one in texts], telling.attempts)


def _text(attempt: Attempt) -> Text:
    faults = [Fault(one.law, one.said, one.seen, one.instead) for one in attempt.faults]
    return Text(_verdict(attempt), _reason(attempt), list(_sentences(attempt)), faults)


def _reason(attempt: Attempt) -> str:
    if attempt.verified or attempt.faults:
        return ""
    return "" if attempt.unread else attempt.detail or attempt.reason.replace("_", " ")


def _verdict(attempt: Attempt) -> str:
    if attempt.verified:
        return "verified"
    if not attempt.text.strip():
        return "untold"
    return "rejected" if attempt.faults else "undecided"


def _sentences(attempt: Attempt) -> Iterator[Sentence]:
    """The whole text in sentences; what stands between pieces is a sentence that tells no step."""
    text, done = attempt.text, 0
    marks = [_trimmed(text, one.start, one.stop) for one in attempt.faults]
    unread = [] if attempt.verified else [_trimmed(text, one.start, one.stop) for one in attempt.unread]
    for piece in (*attempt.pieces, Piece(start=len(text), stop=len(text), spans=())):
        if done < piece.start:
            yield Sentence(_pieces(text, (done, piece.start), marks, unread), ())
        if done < piece.stop:
            yield Sentence(_pieces(text, (max(done, piece.start), piece.stop), marks, unread), piece.spans)
        done = max(done, piece.stop)


def _trimmed(text: str, start: int, stop: int) -> _Span:
    """A span without the white space at its ends."""
    words = text[start:stop]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _pieces(text: str, span: _Span, marks: Sequence[_Span], unread: Sequence[_Span]) -> list[tuple[str, list[int], bool]]:
    """A part of a text cut at the ends of its marks; where several marks lie, the piece has the numbers of all."""
    start, stop = span
    cuts = sorted({start, stop, *(cut for one in (*marks, *unread) for cut in one if start < cut < stop)})
    return [
        (
            text[first:last],
            [number for number, (begin, end) in enumerate(marks) if begin <= first and last <= end],
            any(begin <= first and last <= end for begin, end in unread),
        )
        for first, last in pairwise(cuts)
    ]
