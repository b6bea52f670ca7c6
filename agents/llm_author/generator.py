"""Inputs from a generator that a model wrote: code that nobody trusts, run in the sandbox alone. What comes back is literals."""

import asyncio
from collections.abc import Sequence

from sandbox.base import Job, Limits, Mode, Report, Sandbox
from sandbox.guest import literals
from sandbox.guest.arguments import literal
from sandbox.program import Call, Program
from sandbox.trace import Outcome

ENTRY = "make_input"
_RUNS = 10
_FEWEST = 3
_MOST_CHARS = 2_000
_LIMITS = Limits(cpu_s=2.0, wall_s=10.0, memory_bytes=256 << 20, answer_chars=_MOST_CHARS)
_SHOWN = 200


async def inputs(sandbox: Sandbox, source: str, names: Sequence[str]) -> tuple[Call, ...] | str:
    """The different inputs that a generator gives for the first few seeds, in their order.

    Args:
        sandbox: where it runs, each time in a process of its own.
        source: of the generator; its function ``make_input`` takes a seed and gives a dictionary.
        names: the parameters that need a value.

    Returns:
        Calls that pass every parameter by position; or, if there are too few of them, what is the matter, in words.
    """
    first, again = await asyncio.gather(_run(sandbox, source, 1), _run(sandbox, source, 1))
    call = _call(first, names)
    if isinstance(call, str):
        return f"{ENTRY}(1) {call}."
    if first.returned != again.returned:
        return f"{ENTRY}(1) gives another input each time. Use random.Random(seed) and nothing else by chance."
    reports = await asyncio.gather(*(_run(sandbox, source, seed) for seed in range(2, _RUNS + 1)))
    others = [_call(report, names) for report in reports]
    found = tuple(dict.fromkeys([call, *(one for one in others if isinstance(one, Call))]))
    if len(found) >= _FEWEST:
        return found
    wrong = next((f"{ENTRY}({seed}) {one}." for seed, one in enumerate(others, 2) if isinstance(one, str)), "")
    return wrong or f"{ENTRY} gives only {len(found)} different inputs for the seeds 1 to {_RUNS}."


async def _run(sandbox: Sandbox, source: str, seed: int) -> Report:
    return await sandbox.run(Job(Program(source, ENTRY), Call((str(seed),)), Mode.RUN, _LIMITS))


def _call(report: Report, names: Sequence[str]) -> Call | str:
    """The call that a run's value stands for, or what is wrong with it."""
    if report.outcome is Outcome.OUTPUT_LIMIT:
        return f"gives an input of more than {_MOST_CHARS:,} characters"
    if report.outcome is not Outcome.RETURNED:
        return f"ends as {report.outcome}: {(report.raised or report.detail)[:_SHOWN]}"
    text = report.returned or ""
    try:
        value = literal(text)
        if not isinstance(value, dict):
            return f"gives no dictionary but {text[:_SHOWN]}"
        if set(value) != set(names):
            return f"gives the keys {', '.join(map(str, value))[:_SHOWN]}, but solve takes {', '.join(names)}"
        return Call(tuple(literals.text(value[name]) for name in names))
    except (ValueError, RecursionError):
        return f"gives what cannot be written as a literal: {text[:_SHOWN]}"
