"""What of a run is at vendors in batches: said while the run waits for it, and when it is stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from agents.llm.batching.register import under_way
from agents.llm.ledger import Ledger
from graphs.counting import counted

_EVERY_S = 1.0


def handed_in(ledger: Path) -> str:
    """The batches of a run that are not over, in words; empty if there are none."""
    if not ledger.exists():
        return ""
    with closing(Ledger(ledger)) as opened:
        batches, requests = under_way(opened)
    verb = "is" if requests == 1 else "are"
    return f"{counted(requests, 'request')} {verb} in {counted(batches, 'batch', 'batches')} at the vendor" if requests else ""


@asynccontextmanager
async def telling(ledger: Path, say: Callable[[str], None]) -> AsyncIterator[None]:
    """Say how many requests are handed in whenever that changes."""

    async def tell() -> None:
        told = ""
        while True:
            now = await asyncio.to_thread(handed_in, ledger)
            if now and now != told:
                say(now)
            told = now
            await asyncio.sleep(_EVERY_S)

    task = asyncio.create_task(tell())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
