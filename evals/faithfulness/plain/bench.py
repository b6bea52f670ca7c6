"""The run over plain prose: every narration is checked as the prose of others is, by the reader alone or with an annotator."""

import asyncio
import time
from collections.abc import Callable, Sequence

from agents.checker import as_restated, check, examined, prepare
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
    annotators: Sequence[Annotator] = (),
) -> None:
    """Check all narrations.

    Args:
        sandbox: where programs run.
        fates: takes the counts, which stand there also if the run is interrupted.
        say: takes lines on how far it is.
        limit: programs that the template tells.
        seed: of their wording, and of the lies in them.
        workers: narrations at a time.
        annotators: make readable what is undecided without; it is enough if one of them does.

    Raises:
        SandboxError: the machinery failed.
        ModelError: the annotator gave no reply.
    """
    gate = asyncio.Semaphore(2 * workers)
    done, last = 0, time.monotonic()

    async def one(narration: Told) -> None:
        nonlocal done, last
        async with gate:
            verdict = await _judged(sandbox, narration, annotators)
        fates.count(narration, verdict)
        done += 1
        if time.monotonic() - last >= _EVERY_S:
            last = time.monotonic()
            say(f"{done} narrations checked")

    async with asyncio.TaskGroup() as group:
        async for narration in told(sandbox, limit, seed):
            group.create_task(one(narration))


async def _judged(sandbox: Sandbox, narration: Told, annotators: Sequence[Annotator]) -> Verdict:
    """The verdict; by what an annotator says only if that makes verified what was undecided, as everywhere."""
    trace, text = narration.trace, narration.text
    verdict = await check(sandbox, trace, text, anchored=False)
    for annotator in annotators if verdict.undecided else ():
        for words, restated in (await annotator.annotate(trace, text)).ways(text):
            case = as_restated(trace, words, restated) if restated else prepare(trace, words, anchored=True)
            other = await examined(sandbox, case)
            if other.verified:
                return other
    return verdict
