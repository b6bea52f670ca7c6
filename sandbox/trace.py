"""What happened: the steps of one execution, its outcome and its value.

The order of the steps is the order of time. A ``line`` step carries the changes that executing its line made, unless calls of the
program's own functions interrupted the line: then those calls' steps follow it, and a ``finish`` step carries what the line
changed and decided once they were over. So a step never tells of something that happened after the next one. Expressions, where
they are told, interrupt their line in the same way.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import msgspec

from sandbox.program import Call, Program


class Event(StrEnum):
    """What a step is."""

    CALL = "call"
    """A function of the program was entered; ``changed`` holds its parameters."""
    RESUME = "resume"
    """A generator or coroutine goes on after a yield."""
    LINE = "line"
    """A statement (or the header of a compound one) was executed."""
    FINISH = "finish"
    """A line ended that the steps before it had interrupted."""
    YIELD = "yield"
    """A generator handed out ``value``."""
    RETURN = "return"
    """A function returned ``value``."""
    EXCEPTION = "exception"
    """An exception (``value``, such as ``ValueError('no')``) was raised in, or passed into, this frame."""
    EXPRESSION = "expression"
    """A part of the line, ``span``, was computed: ``value``. Only where the granularity asks for it."""


class Granularity(StrEnum):
    """What is a step of its own."""

    LINE = "line"
    """Each executed statement, call, return and exception."""
    EXPRESSION = "expression"
    """These, and each value that is computed within a statement."""


class Outcome(StrEnum):
    """How an execution ended."""

    RETURNED = "returned"
    RAISED = "raised"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    STEP_LIMIT = "step_limit"
    OUTPUT_LIMIT = "output_limit"
    NONDETERMINISTIC = "nondeterministic"
    MISSING_PACKAGE = "missing_package"
    KILLED = "killed"


class Step(msgspec.Struct, frozen=True, gc=False):  # made in C, for there are many; the collector need not see them: no cycles
    """One event of the program's own code.

    Attributes:
        index: position in the trace, from 0.
        event: what it is.
        function: qualified name, as ``Stack.push`` or ``solve.<locals>.helper``.
        line: first line, from 1, of the statement in the program's source.
        depth: number of the program's own frames below this one; the entry's is 0.
        frame: number of the frame in order of entry, from 0; the same for all steps of one activation.
        changed: variables of the frame (and globals of the program) that this step gave a new value, as value text, in the order
            of appearance; a variable that was deleted maps to ``None``.
        decision: for a step that decided a branch, whether it was taken: the condition of ``if``, ``while``, ``case``,
            ``except``, ``assert``; for ``for``, whether there was another item. ``None`` where nothing was decided.
        value: value text of what was returned, yielded, raised or computed; ``None`` for the other events.
        span: for an expression, where it begins and ends in the program's source, counted in characters; ``None`` for the others.
    """

    index: int
    event: Event
    function: str
    line: int
    depth: int
    frame: int
    changed: Mapping[str, str | None]
    decision: bool | None = None
    value: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Trace:
    """One recorded execution.

    Attributes:
        program: what ran.
        call: with which input.
        outcome: how it ended; the steps are whole only if it is ``returned`` or ``raised``.
        steps: all events in order.
        returned: value text of the entry's value, never cut; ``None`` unless it returned.
        raised: value text of the exception that left the entry; ``None`` unless it raised.
        stdout: what the program printed.
        python: version of the guest's Python, as ``3.13.5``.
        steps_digest: SHA-256 of the guest's canonical JSON of the steps, in hexadecimal.
        granularity: what is a step.
    """

    program: Program
    call: Call
    outcome: Outcome
    steps: tuple[Step, ...]
    returned: str | None
    raised: str | None
    stdout: str
    python: str
    steps_digest: str
    granularity: Granularity = Granularity.LINE

    @cached_property
    def digest(self) -> str:
        """SHA-256 of program, call and everything observed, in hexadecimal."""
        parts = [
            self.program.digest,
            self.call.digest,
            self.outcome,
            self.steps_digest,
            self.returned,
            self.raised,
            self.stdout,
            self.python,
        ]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
