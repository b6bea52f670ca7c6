"""The run over plain prose: every narration is checked as the prose of others is, by the reader alone or with an annotator."""

import asyncio
import time
from collections.abc import Callable

from agents.checker import check
from agents.llm_narrator import Annotator
from agents.verdict import Verdict
from evals.faithfulness.plain.fates import Fates
from evals.faithfulness.plain.told import Told, told
from sandbox.base import Sandbox

_EVERY_S = 5.0


async def run(
    sandbox: Sandbox,
    fates: Fates,
    say: Callable[[str], None],
    *,
    limit: int,
    seed: int,
    workers: int,
    annotator: Annotator | None = None,
) -> None:
    """Check all narrations.

    Args:
        sandbox: where programs run.
        fates: takes the counts, which stand there also if the run is interrupted.
        say: takes lines on how far it is.
        limit: programs that the template tells.
        seed: of their wording, and of the lies in them.
        workers: narrations at a time.
        annotator: adds anchors to what is undecided without.

    Raises:
        SandboxError: the machinery failed.
        ModelError: the annotator gave no reply.
    """
    gate = asyncio.Semaphore(2 * workers)
    done, last = 0, time.monotonic()

    async def one(narration: Told) -> None:
        nonlocal done, last
        async with gate:
            verdict = await _judged(sandbox, narration, annotator)
        fates.count(narration, verdict)
        done += 1
        if time.monotonic() - last >= _EVERY_S:
            last = time.monotonic()
            say(f"{done} narrations checked")

    async with asyncio.TaskGroup() as group:
        async for narration in told(sandbox, limit, seed):
            group.create_task(one(narration))


async def _judged(sandbox: Sandbox, narration: Told, annotator: Annotator | None) -> Verdict:
    """The verdict; by anchors only if those make verified what was undecided, as everywhere."""
    verdict = await check(sandbox, narration.trace, narration.text, anchored=False)
    annotated = await annotator.annotate(narration.trace, narration.text) if annotator and verdict.undecided else None
    if not annotated:
        return verdict
    other = await check(sandbox, narration.trace, annotated, anchored=True)
    return other if other.verified else verdict
