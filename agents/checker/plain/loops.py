"""Loops as a whole: from which value to which their variables go, and in how many rounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agents.checker.plain.moments import Moments
from sandbox.trace import Step


@dataclass(slots=True)
class Loop:
    """One time that a loop is run from its start to its end.

    Attributes:
        line: of its header.
        first, last: steps from its first round to the end of its last.
        rounds: how many it has.
        starts, ends: texts of what its variables get in the first round, and in the last.
    """

    line: int
    first: int
    last: int
    rounds: int = 0
    starts: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)


def loops(moments: Moments) -> list[Loop]:
    """All loops of a trace that had a round, in the order of their beginnings."""
    found: list[Loop] = []
    running: dict[tuple[int, int], Loop] = {}
    for step, one, last in moments.rounds:
        bound = set(_bound(moments, step))
        if one.number == 1:
            running[step.frame, step.line] = Loop(step.line, step.index, last, starts=bound)
            found.append(running[step.frame, step.line])
        if (loop := running.get((step.frame, step.line))) is not None:
            loop.rounds, loop.last, loop.ends = one.number, last, bound
    return found


def _bound(moments: Moments, step: Step) -> Iterator[str]:
    """Texts of what the variables of a loop get with a step of its header."""
    for name in moments.scene.source.line(step.line).stores:
        if (text := moments.scene.text(name, step.frame, step.index + 1)) is not None:
            yield text
