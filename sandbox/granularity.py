"""The line trace that lies within a finer one."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

from sandbox.trace import Event, Granularity, Step, Trace


def by_line(trace: Trace) -> Trace:
    """The same execution as ``Granularity.LINE`` tells it: equal, digest and all, to the trace recorded so in the first place.

    What a line changed stands in a ``finish`` step after its expressions; without them it belongs to the ``line`` step again.
    """
    if trace.granularity is Granularity.LINE:
        return trace
    steps = tuple(_joined(trace.steps))
    return replace(trace, steps=steps, steps_digest=_digest(steps), granularity=Granularity.LINE)


def _joined(steps: Iterable[Step]) -> list[Step]:
    found: list[Step] = []
    for step in steps:
        if step.event is Event.EXPRESSION:
            continue
        opening = found[-1] if found else None
        if step.event is Event.FINISH and opening is not None and opening.event is Event.LINE and opening.frame == step.frame:
            found[-1] = _numbered(step, opening.index, Event.LINE)
        else:
            found.append(_numbered(step, len(found), step.event))
    return found


def _numbered(step: Step, index: int, event: Event) -> Step:
    return Step(index, event, step.function, step.line, step.depth, step.frame, step.changed, step.decision, step.value)


def _digest(steps: tuple[Step, ...]) -> str:
    """As the guest makes it, of its canonical JSON."""
    rows = [
        (step.event, step.function, step.line, step.depth, step.frame, dict(step.changed), step.decision, step.value)
        for step in steps
    ]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
