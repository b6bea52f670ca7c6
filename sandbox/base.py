"""The one method of a sandbox, what it is given and what it gives back.

Errors::

    SandboxError            the machinery failed; nothing is known about the program
    +-- SandboxUnavailable  this machine cannot isolate programs in the way that was asked for
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from sandbox.program import Call, Program
from sandbox.trace import Granularity, Outcome, Trace


class SandboxError(Exception):
    """The machinery failed, whatever the program was; the job may be run again."""


class SandboxUnavailable(SandboxError):  # noqa: N818 -- says what is the matter
    """This machine cannot isolate programs in the way that was asked for; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one execution may use.

    Attributes:
        wall_s: seconds by the clock; a net for programs that wait, several times ``cpu_s``, since on a busy machine those that
            compute need as long.
        cpu_s: seconds of processor time.
        memory_bytes: address space that the program may add to the interpreter's.
        output_bytes: bytes printed to stdout and stderr together.
        value_chars: characters of value text of one variable at one step before it is cut and hashed.
        answer_chars: characters of the returned value's text; a longer one ends as ``output_limit``.
        steps: steps of a trace.
        trace_bytes: bytes of a trace's canonical JSON; a larger one ends as ``step_limit``.
    """

    wall_s: float = 30.0
    cpu_s: float = 8.0
    memory_bytes: int = 512 << 20
    output_bytes: int = 64 << 10
    value_chars: int = 1_000
    answer_chars: int = 10_000
    steps: int = 200_000
    trace_bytes: int = 64 << 20


@dataclass(frozen=True, slots=True)
class Probe:
    """Claims to be evaluated in the frame of step ``first`` once step ``last`` is over.

    Attributes:
        first, last: indexes of steps, ``first <= last``.
        claims: texts in the language of ``sandbox.guest.claims``.
    """

    first: int
    last: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one claim of a probe.

    Attributes:
        holds: whether it is true; ``None`` if it could not be evaluated.
        seen: value text of what stands there instead (of the left side of a comparison, where there is one), or, if it could not
            be evaluated, why.
    """

    holds: bool | None
    seen: str


class Mode(StrEnum):
    """What a job is to bring back."""

    RUN = "run"
    """The outcome and the returned value, without a tracer."""
    TRACE = "trace"
    """The trace."""
    PROBE = "probe"
    """The digest of the trace, and a finding for every claim of every probe."""
    EXPLORE = "explore"
    """Inputs that take the program along different paths; only ``sandbox.explore`` knows what it asks for and what it gets."""


@dataclass(frozen=True, slots=True)
class Job:
    """One execution to be made in a fresh process.

    Attributes:
        program, call: what runs.
        mode: what comes back.
        limits: what it may use.
        probes: for ``Mode.PROBE``, in order of ``first``.
        other_hashes: run under the second of the two hash seeds, so that what depends on string hashes comes out otherwise.
        granularity: what is a step; ``limits.steps`` counts them all.
    """

    program: Program
    call: Call
    mode: Mode = Mode.TRACE
    limits: Limits = field(default_factory=Limits)
    probes: tuple[Probe, ...] = ()
    other_hashes: bool = False
    granularity: Granularity = Granularity.LINE


@dataclass(frozen=True, slots=True)
class Report:
    """What came back.

    Attributes:
        outcome: how the execution ended.
        detail: a short reason for people, such as the missing package's name; may be empty.
        returned: value text of the entry's value; ``None`` unless it returned.
        raised: value text of the exception that left the entry; ``None`` unless it raised.
        stdout: what the program printed, whole unless the outcome is ``output_limit``.
        steps_digest: SHA-256 of the canonical JSON of the steps; empty for ``Mode.RUN``.
        trace: for ``Mode.TRACE``, also when a limit cut it (the outcome says so).
        findings: for ``Mode.PROBE``, one tuple for each probe, in order.
        cpu_s: processor seconds that the child used.
    """

    outcome: Outcome
    detail: str = ""
    returned: str | None = None
    raised: str | None = None
    stdout: str = ""
    steps_digest: str = ""
    trace: Trace | None = None
    findings: tuple[tuple[Finding, ...], ...] = ()
    cpu_s: float = 0.0


class Sandbox(Protocol):
    """A place where hostile programs run.

    Guaranteed: the job ran in a process of its own, without network, without sight of the host's files and secrets, within its
    limits; whatever it did, the next job finds the place as this one found it. Not guaranteed: that a hostile program did not
    tamper with its own trace; record it twice (``sandbox.record``).
    """

    async def run(self, job: Job) -> Report:
        """Execute one job. Safe to call concurrently; implementations batch.

        Raises:
            SandboxError: the machinery failed after its own attempts to recover.
        """
        ...
