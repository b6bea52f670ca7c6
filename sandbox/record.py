"""Recording: a call traced, and run again under other hashes to see that it is always the same.

This also finds out tampering that depends on anything but the program: on addresses, hashes, numbers of processes, the clock.
What it cannot find out is a program that knows this very code, walks to the recorder, which shares its process, and forges the
same steps or the same value both times: then the one trace of that program is false, and nothing else is.
"""

from dataclasses import replace

from sandbox.base import Job, Limits, Mode, Report, Sandbox
from sandbox.program import Call, Program
from sandbox.trace import Granularity, Outcome

_WHOLE = (Outcome.RETURNED, Outcome.RAISED)
OF_THE_MACHINE = (Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.KILLED)
"""Outcomes that a busy machine can bring about, so that they say nothing about what the program depends on."""


async def record(
    sandbox: Sandbox,
    program: Program,
    call: Call,
    limits: Limits | None = None,
    granularity: Granularity = Granularity.LINE,
) -> Report:
    """Trace ``call`` twice, in fresh processes with different hash seeds.

    Returns:
        The first report. If the second execution differs in anything observed, its outcome is ``nondeterministic``, its detail
        names what differed, and it has neither value nor trace; likewise, with the second one's outcome, if that ran out of time
        or memory.

    Raises:
        SandboxError: the machinery failed.
    """
    job = Job(program, call, Mode.TRACE, limits or Limits(), granularity=granularity)
    return await confirm(sandbox, job, await sandbox.run(job))


async def confirm(sandbox: Sandbox, job: Job, first: Report) -> Report:
    """The second half of ``record``, for a call that was traced before.

    Args:
        sandbox: where it runs again.
        job: as it was run the first time.
        first: what came back then.

    Returns:
        As ``record``.

    Raises:
        SandboxError: the machinery failed.
    """
    if first.outcome not in _WHOLE:
        return first
    return compared(first, await sandbox.run(replace(job, mode=Mode.PROBE, other_hashes=True)))


def compared(first: Report, again: Report) -> Report:
    """What two executions of a call under different hashes say together, as ``record`` returns it.

    Args:
        first: of a traced one that was whole.
        again: of the other one.
    """
    differing = _difference(first, again)
    if not differing:
        return first
    outcome = again.outcome if again.outcome in OF_THE_MACHINE else Outcome.NONDETERMINISTIC
    return replace(first, outcome=outcome, detail=differing, returned=None, raised=None, trace=None)


def _difference(first: Report, again: Report) -> str:
    """What two executions differ in, for people; empty if in nothing."""
    if first.outcome != again.outcome:
        return f"{first.outcome} at first, {again.outcome} when run again"
    for what, one, other in (
        ("the returned value", first.returned, again.returned),
        ("the exception", first.raised, again.raised),
        ("the output", first.stdout, again.stdout),
        ("the steps", first.steps_digest, again.steps_digest),
    ):
        if one != other:
            return f"{what} differed when run again"
    return ""
