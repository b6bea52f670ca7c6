"""Claims, evaluated while the program runs again: each in the frame of its first step, once its last step is over."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import FrameType
from typing import Protocol

from sandbox.guest import claims, snapshot
from sandbox.guest.activation import visible
from sandbox.guest.recorder import Row
from sandbox.guest.tracer import Watcher

Found = tuple[bool | None, str]
_ENDING = ("return", "yield")
_NEVER = sys.maxsize
Question = tuple[int, int, list[claims.Claim | str]]
"""First step, last step, and the claims, or why one cannot be parsed."""
_UNREACHED: Found = (None, "its steps were not reached")


@dataclass(slots=True, eq=False)
class _Probe:
    """One probe and what is known of it so far.

    Attributes:
        first, last: its steps.
        claims: parsed, or why one cannot be.
        number: of the frame that it is about, once ``first`` has begun.
        frame: that frame.
        place: where the row of ``first`` is.
        before: plain values that its claims call old.
        ended: plain values at the end of the frame, if that came within the span.
        found: what became of the claims; empty until the span is over.
    """

    first: int
    last: int
    claims: list[claims.Claim | str]
    number: int | None = None
    frame: FrameType | None = None
    place: int = 0
    before: dict[str, object] = field(default_factory=dict)
    ended: dict[str, object] | None = None
    found: list[Found] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {name for claim in self.claims if isinstance(claim, claims.Claim) for name in claim.names}

    @property
    def old_names(self) -> set[str]:
        return {name for claim in self.claims if isinstance(claim, claims.Claim) for name in claim.old_names}


def questions(probes: Sequence[tuple[int, int, Sequence[str]]]) -> tuple[Question, ...]:
    """Probes as a request has them, parsed."""
    return tuple((first, last, [_parsed(text) for text in texts]) for first, last, texts in probes)


class Watched(Protocol):
    """A tracer, as far as it can be watched; see ``Tracer``."""

    def watch(self, watcher: Watcher, first: int) -> None:
        """Tell ``watcher`` of the row ``first``, then of those that it asks for."""

    def frame(self, number: int) -> FrameType | None:
        """The frame on the stack with a number."""

    def below(self) -> FrameType | None:
        """The frame below the top of the stack."""

    def place(self) -> int:
        """Where the next row will be."""
        ...

    def since(self, place: int) -> Sequence[Row]:
        """The rows from a place on."""
        ...

    def last(self) -> tuple[int, str]:
        """Index and event of the last row."""
        ...


class Prober:
    """Evaluates the probes of one execution.

    The state after a step is that just before the next one begins. What a line does after the functions it called have returned
    belongs to its ``finish`` step, so spans that end with such a return are closed then, and not with the step that follows.

    Args:
        tracer: not yet started.
        namespace: globals of the program.
        questions: see ``questions``.
    """

    def __init__(self, tracer: Watched, namespace: Mapping[str, object], questions: Sequence[Question]) -> None:
        self._tracer = tracer
        self._namespace = namespace
        self._probes = [_Probe(*question) for question in questions]
        self._opening: dict[int, list[_Probe]] = {}
        self._closing: dict[int, list[_Probe]] = {}
        for one in self._probes:
            self._opening.setdefault(one.first, []).append(one)
            self._closing.setdefault(one.last, []).append(one)
        self._open: set[_Probe] = set()
        self._handed: object = None
        self._marks = sorted({index for one in self._probes for index in (one.first, one.last + 1)})
        tracer.watch(self, self._after(-1))

    def findings(self) -> list[list[Found]]:
        """What became of each claim of each probe, in order."""
        return [one.found or [_UNREACHED] * len(one.claims) for one in self._probes]

    def before(self, index: int, event: str, frame: int) -> int:
        """Step ``index`` is about to begin, or for ``finish`` was just found to have been; see ``Watcher``."""
        self._close(index - 1)
        for one in self._opening.get(index, ()):
            one.number, one.frame, one.place = frame, self._tracer.frame(frame), self._tracer.place()
            if event != "finish" or not one.before:
                one.before = self._copies(one.frame, one.old_names)
            self._open.add(one)
        return self._after(index)

    def left(self, frame: int, value: object, over: bool) -> None:  # noqa: FBT001 -- called from C
        """A frame hands out ``value``; ``over`` if it will not go on; see ``Watcher``."""
        last, event = self._tracer.last()
        if over:
            for one in self._open:
                if one.number == frame:
                    one.ended = self._copies(one.frame, one.names)
        if last in self._closing:
            self._handed = snapshot.plain(value) if event in _ENDING else None
        self._close(last)
        if last + 1 in self._opening and (caller := self._tracer.below()) is not None:
            for one in self._opening[last + 1]:
                one.before = self._copies(caller, one.old_names)

    def _after(self, index: int) -> int:
        """The next step before which there is something to do."""
        at = bisect_right(self._marks, index)
        return self._marks[at] if at < len(self._marks) else _NEVER

    def _close(self, index: int) -> None:
        for one in self._closing.get(index, ()):
            if one in self._open:
                self._open.discard(one)
                span = _Span(self._tracer, one.place)
                one.found = [self._evaluate(one, claim, span) for claim in one.claims]
                one.frame, one.number = None, None

    def _evaluate(self, probe: _Probe, claim: claims.Claim | str, span: "_Span") -> Found:
        if isinstance(claim, str):
            return None, claim

        def now(name: str) -> object:
            return self._now(probe, name, span)

        def runs(line: int) -> int:
            return sum(row[0] == "line" and row[2] == line for row in span.rows)

        def calls(function: str) -> int:
            names = [row[1] for row in span.rows if row[0] == "call"]
            return sum(name == function or name.rpartition(".")[2] == function for name in names)

        return claims.evaluate(claim, now, probe.before.__getitem__, runs, calls)

    def _now(self, probe: _Probe, name: str, span: "_Span") -> object:
        if name == "return" and self._tracer.last()[1] in _ENDING:
            return self._handed
        if name in _OF_SPANS:
            return _OF_SPANS[name](span.rows)
        if probe.ended is not None:
            return probe.ended[name]
        return self._copies(probe.frame, {name})[name]

    def _copies(self, frame: FrameType | None, names: set[str]) -> dict[str, object]:
        """Plain copies of those of ``names`` that the frame, or else the program's globals, know."""
        if not names or frame is None:
            return {}
        seen = visible(frame)
        known = {name: seen[name] if name in seen else self._namespace.get(name, _UNREACHED) for name in names}
        return {name: snapshot.plain(value) for name, value in known.items() if value is not _UNREACHED}


class _Span:
    """The rows of a span that is just over."""

    def __init__(self, tracer: Watched, place: int) -> None:
        self._tracer = tracer
        self._place = place

    @cached_property
    def rows(self) -> Sequence[Row]:
        return self._tracer.since(self._place)


def _raised(span: Sequence[Row]) -> object:
    for row in reversed(span):
        if row[0] == "exception" and row[7] is not None:
            return row[7].partition("(")[0]
    raise KeyError("raised")


def _branch(span: Sequence[Row]) -> object:
    for row in reversed(span):
        if row[6] is not None:
            return row[6]
    raise KeyError("branch")


_OF_SPANS: Mapping[str, Callable[[Sequence[Row]], object]] = {"raised": _raised, "branch": _branch}


def _parsed(text: str) -> claims.Claim | str:
    try:
        return claims.parse(text)
    except claims.BadClaim as error:
        return str(error)
