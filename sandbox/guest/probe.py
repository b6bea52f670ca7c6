"""Claims, evaluated while the program runs again: each in the frame of its first step, once its last step is over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from sandbox.guest import claims, snapshot
from sandbox.guest.activation import Activation
from sandbox.guest.recorder import Row
from sandbox.guest.tracer import Tracer

Found = tuple[bool | None, str]
_ENDING = ("return", "yield")
_UNREACHED: Found = (None, "its steps were not reached")


@dataclass(slots=True, eq=False)
class _Probe:
    """One probe and what is known of it so far.

    Attributes:
        first, last: its steps.
        claims: parsed, or why one cannot be.
        activation: whose frame it is about, once ``first`` has begun.
        frame: that frame.
        before: plain values that its claims call old.
        ended: plain values at the end of the frame, if that came within the span.
        found: what became of the claims; empty until the span is over.
    """

    first: int
    last: int
    claims: list[claims.Claim | str]
    activation: Activation | None = None
    frame: FrameType | None = None
    before: dict[str, object] = field(default_factory=dict)
    ended: dict[str, object] | None = None
    found: list[Found] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {name for claim in self.claims if isinstance(claim, claims.Claim) for name in claim.names}

    @property
    def old_names(self) -> set[str]:
        return {name for claim in self.claims if isinstance(claim, claims.Claim) for name in claim.old_names}


class Prober:
    """Evaluates the probes of one execution.

    The state after a step is that just before the next one begins. What a line does after the functions it called have returned
    belongs to its ``finish`` step, so spans that end with such a return are closed then, and not with the step that follows.

    Args:
        tracer: not yet started.
        namespace: globals of the program.
        probes: (first step, last step, texts of claims) each.
    """

    def __init__(self, tracer: Tracer, namespace: Mapping[str, object], probes: Sequence[Any]) -> None:
        self._tracer = tracer
        self._rows = tracer.recorder.rows
        self._namespace = namespace
        self._probes = [_Probe(first, last, [_parsed(text) for text in texts]) for first, last, texts in probes]
        self._opening: dict[int, list[_Probe]] = {}
        self._closing: dict[int, list[_Probe]] = {}
        for one in self._probes:
            self._opening.setdefault(one.first, []).append(one)
            self._closing.setdefault(one.last, []).append(one)
        self._open: set[_Probe] = set()
        self._handed: object = None
        tracer.recorder.before = self._before
        tracer.leaving = self._left

    def findings(self) -> list[list[Found]]:
        """What became of each claim of each probe, in order."""
        return [one.found or [_UNREACHED] * len(one.claims) for one in self._probes]

    def _before(self, index: int, row: Row) -> None:
        """Step ``index`` is about to begin, or for ``finish`` was just found to have been."""
        self._close(index - 1)
        for one in self._opening.get(index, ()):
            activation = next(owner for owner in reversed(self._tracer.stack) if owner.number == row[4])
            one.activation, one.frame = activation, activation.frame
            if row[0] != "finish" or not one.before:
                one.before = self._copies(activation, activation.frame, one.old_names)
            self._open.add(one)

    def _left(self, activation: Activation, value: object, *, over: bool) -> None:
        """A frame hands out ``value``; ``over`` if it will not go on."""
        last = len(self._rows) - 1
        if over:
            for one in self._open:
                if one.activation is activation:
                    one.ended = self._copies(activation, one.frame, one.names)
        if last in self._closing:
            self._handed = snapshot.plain(value) if self._rows[last][0] in _ENDING else None
        self._close(last)
        if len(self._tracer.stack) > 1:
            caller = self._tracer.stack[-2]
            for one in self._opening.get(last + 1, ()):
                one.before = self._copies(caller, caller.frame, one.old_names)

    def _close(self, index: int) -> None:
        for one in self._closing.get(index, ()):
            if one in self._open:
                self._open.discard(one)
                one.found = [self._evaluate(one, claim) for claim in one.claims]
                one.frame = one.activation = None

    def _evaluate(self, probe: _Probe, claim: claims.Claim | str) -> Found:
        if isinstance(claim, str):
            return None, claim
        span = self._rows[probe.first : probe.last + 1]

        def now(name: str) -> object:
            return self._now(probe, name)

        def runs(line: int) -> int:
            return sum(row[0] == "line" and row[2] == line for row in span)

        def calls(function: str) -> int:
            names = [row[1] for row in span if row[0] == "call"]
            return sum(name == function or name.rpartition(".")[2] == function for name in names)

        return claims.evaluate(claim, now, probe.before.__getitem__, runs, calls)

    def _now(self, probe: _Probe, name: str) -> object:
        span = self._rows[probe.first : probe.last + 1]
        if name == "return" and span and span[-1][0] in _ENDING:
            return self._handed
        if name in _OF_SPANS:
            return _OF_SPANS[name](span)
        if probe.ended is not None:
            return probe.ended[name]
        assert probe.activation is not None
        return self._copies(probe.activation, probe.frame, {name})[name]

    def _copies(self, activation: Activation, frame: FrameType | None, names: set[str]) -> dict[str, object]:
        """Plain copies of those of ``names`` that the frame, or else the program's globals, know."""
        if not names or frame is None:
            return {}
        visible = activation.visible(frame)
        known = {name: visible[name] if name in visible else self._namespace.get(name, _UNREACHED) for name in names}
        return {name: snapshot.plain(value) for name, value in known.items() if value is not _UNREACHED}


def _raised(span: list[Row]) -> object:
    for row in reversed(span):
        if row[0] == "exception" and row[7] is not None:
            return row[7].partition("(")[0]
    raise KeyError("raised")


def _branch(span: list[Row]) -> object:
    for row in reversed(span):
        if row[6] is not None:
            return row[6]
    raise KeyError("branch")


_OF_SPANS: Mapping[str, Callable[[list[Row]], object]] = {"raised": _raised, "branch": _branch}


def _parsed(text: str) -> claims.Claim | str:
    try:
        return claims.parse(text)
    except claims.BadClaim as error:
        return str(error)
