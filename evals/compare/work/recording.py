"""Records samples: the nodes of the machine up to the trace, for every narrator the same.

As a program it is a worker process of a run; see ``graphs.service``.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import msgspec
from langgraph.runtime import Runtime

from agents.llm_narrator import shows_code
from agents.seeds import Seed
from evals.compare.sample import Recorded, Sample, Shown
from evals.compare.work.config import Config
from graphs import nodes
from graphs.context import Context
from graphs.example import call_text
from graphs.row import asked_of
from graphs.service import Work, run_worker
from graphs.setup import TIERS_OF_MODELS, open_context, seed_at
from graphs.state import Batch, new_item
from sandbox.outline import outline
from sandbox.trace import Trace

_NODES = (nodes.write, nodes.run, nodes.explore, nodes.record)
_BEFORE = frozenset({"write", "run", "explore", "record"})
_SHOWN_TOKENS = 4_000
_SPAN = re.compile(r"^\[[\d.]+\] ")


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[Work]:
    async with open_context(config) as opened:
        context = replace(opened, tiers=TIERS_OF_MODELS)  # whoever tells: narrators may be added that are models

        async def work(indexes: Sequence[int]) -> list[Recorded]:
            return await asyncio.gather(*(recorded(context, config, index) for index in indexes))

        yield work


async def recorded(context: Context, config: Config, index: int) -> Recorded:
    """What becomes of one program of a field: it is written, run and traced as by ``graphs.generate``."""
    context, seed = context.fresh(), seed_at(config, index)
    batch: Batch = {"items": [new_item(seed)]}
    while batch["items"][0]["stage"] in _BEFORE:
        for node in _NODES:
            batch = await node(batch, Runtime(context=context))
    (item,) = batch["items"]
    if item["stage"] == "done":
        broken = item["fate"] == "infra_error"
        return Recorded(index=index, fate="infra_error" if broken else "rejected", reason=item["reason"], detail=item["detail"])
    (trace,) = context.shelf.traces[index].values()
    encoded = msgspec.json.encode(trace).decode()
    return Recorded(index=index, fate="recorded", sample=_sample(config, seed, trace), trace=encoded)


def _sample(config: Config, seed: Seed, trace: Trace) -> Sample:
    program = trace.program
    asked = asked_of(seed, trace, config.direction, with_code=shows_code(config.style))
    return Sample(
        id=f"{config.field}/{seed.index:04}",
        index=seed.index,
        field=config.field,
        domain=seed.domain,
        topic=seed.topic,
        level=seed.level,
        source=program.source,
        entry=program.entry,
        problem=program.problem,
        call=call_text(program.entry, trace.call),
        returned=trace.returned or "",
        prompt=asked.prompt,
        answer=asked.answer,
        steps=len(trace.steps),
        shown=tuple(_shown(trace)),
        program=program.digest,
        trace=trace.digest,
        licence=program.origin.licence,
        origin=program.origin.ident,
    )


def _shown(trace: Trace) -> Iterator[Shown]:
    for row in outline(trace, _SHOWN_TOKENS).rows:
        line = trace.steps[row.first].line
        yield Shown(first=row.first, last=row.last, line=line, level=row.level, text=_SPAN.sub("", row.text))


if __name__ == "__main__":
    run_worker(Config, _opened)
