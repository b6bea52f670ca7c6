"""A process that makes rows of seeds for the runner: one sandbox, one machine, at most one core."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from graphs.batch import run_batch
from graphs.config import Config
from graphs.journal import Ending
from graphs.service import Work, run_worker
from graphs.setup import open_context, seed_at


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[Work]:
    async with open_context(config) as context:

        async def work(indexes: Sequence[int]) -> list[Ending]:
            return await run_batch(context, [seed_at(config, index) for index in indexes])

        yield work


if __name__ == "__main__":
    run_worker(Config, _opened)
