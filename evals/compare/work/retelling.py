"""Has samples told by one narrator and checked, with the machine's own nodes: as often, and with the same complaints.

As a program it is a worker process of a run; see ``graphs.service``.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import msgspec
from langgraph.runtime import Runtime

from agents.llm_narrator import Annotator
from agents.narrator import Narrator
from evals.compare import telling as rows
from evals.compare.sample import Recorded
from evals.compare.work.config import Config
from evals.compare.work.meter import Meter
from evals.compare.work.planted import Planted, is_planted
from evals.compare.work.reading import attempt
from graphs import nodes
from graphs.context import Context
from graphs.journal import Journal
from graphs.means import Opener
from graphs.service import Work, run_worker
from graphs.setup import narrator_of, open_context, seed_at
from graphs.state import Batch, Telling, new_item, new_telling
from sandbox.base import SandboxError
from sandbox.trace import Trace


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[Work]:
    silent = config.model_copy(update={"narrators": (), "annotator": ""})  # each telling has theirs, with a meter of its own
    samples = {one.index: one for one in Journal.found(Path(config.samples), Recorded)}
    async with open_context(silent) as context, config.means.opened() as opener:

        async def work(indexes: Sequence[int]) -> list[rows.Told]:
            return await asyncio.gather(*(told(context, config, samples[index], opener) for index in indexes))

        yield work


async def told(context: Context, config: Config, recorded: Recorded, opener: Opener) -> rows.Told:
    """What the narrator of a configuration makes of a sample.

    Args:
        context: the sandbox and the bounds; its narrators are not asked.
        config: names the narrator.
        recorded: the sample with its trace.
        opener: gives the models.
    """
    assert recorded.sample, "only what was recorded is told"
    trace = msgspec.json.decode(recorded.trace, type=Trace)
    meter = Meter()
    narrator = _narrator(config, lambda name: meter.on(opener(name)))
    annotator = Annotator(meter.on(opener(config.annotator))) if config.annotator else None
    context = replace(context.fresh(), narrators=(narrator,), annotator=annotator)
    try:
        states = await _loop(context, config, recorded.index, trace)
        first, last = await _attempts(context, trace, states)
    except (_BrokenError, SandboxError) as error:
        reason, detail = error.args if isinstance(error, _BrokenError) else ("sandbox", str(error))
        return rows.Told(index=recorded.index, fate="infra_error", reason=reason, detail=detail)
    telling = rows.Telling(
        sample=recorded.sample.id,
        narrator=narrator.name,
        first=first,
        last=last,
        attempts=states[-1]["attempts"],
        calls=len(meter.used),
        input=sum(one.input or 0 for one in meter.used),
        output=sum(one.output or 0 for one in meter.used),
        cached=sum(one.cached or 0 for one in meter.used),
        seconds=round(meter.seconds, 3),
    )
    return rows.Told(index=recorded.index, fate="told", telling=telling, used=tuple(meter.used), prompt=narrator.prompt)


class _BrokenError(Exception):
    """The machinery failed; the arguments are a reason and a detail."""


async def _loop(context: Context, config: Config, index: int, trace: Trace) -> list[Telling]:
    """Tell, check and mend until the machine would go on; the telling after each check."""
    context.shelf.traces[index] = {0: trace}
    (narrator,) = context.narrators
    batch: Batch = {
        "items": [{**new_item(seed_at(config, index)), "stage": "narrate", "tellings": [new_telling(narrator.name, 0)]}]
    }
    runtime, states = Runtime(context=context), list[Telling]()
    while batch["items"][0]["stage"] == "narrate":
        batch = await nodes.check(await nodes.narrate(batch, runtime), runtime)
        states.append(batch["items"][0]["tellings"][0])
    (item,) = batch["items"]
    if item["fate"] == "infra_error":
        raise _BrokenError(item["reason"], item["detail"])
    return states


async def _attempts(context: Context, trace: Trace, states: Sequence[Telling]) -> tuple[rows.Attempt, rows.Attempt]:
    wanted = trace.returned if context.direction == "backward" else None
    first = await attempt(context.sandbox, context.limits, trace, states[0], wanted)
    if len(states) == 1:
        return first, first
    return first, await attempt(context.sandbox, context.limits, trace, states[-1], wanted)


def _narrator(config: Config, opener: Opener) -> Narrator:
    (name,) = config.narrators
    return Planted(name) if is_planted(name) else narrator_of(name, config, opener)


if __name__ == "__main__":
    run_worker(Config, _opened)
