"""The machine as LangGraph's own tools open it: whole, with the embedded author and narrator and a sandbox of its own.

``langgraph.json`` names it for ``langgraph dev --allow-blocking``. An input to try is printed by ``python -m graphs.studio``.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from langgraph.runtime import Runtime

from graphs.config import Config
from graphs.context import Context
from graphs.machine import Machine, Node, build
from graphs.options import read_options
from graphs.preparation import prepare
from graphs.setup import open_context, seed_at
from graphs.state import Batch, new_item


@asynccontextmanager
async def studio() -> AsyncIterator[Machine]:
    """The machine that needs no context; the first node that works opens the sandbox, which is closed in the end."""
    async with AsyncExitStack() as stack:
        lock = asyncio.Lock()
        opened: list[Context] = []

        async def context() -> Context:
            async with lock:
                if not opened:
                    config = await prepare(read_options([], "studio"))
                    opened.append(await stack.enter_async_context(open_context(config)))
            return opened[0]

        yield build(lambda node: _bound(node, context), context=None)


def _bound(node: Node, context: Callable[[], Awaitable[Context]]) -> Callable[[Batch], Awaitable[Batch]]:
    async def bound(state: Batch) -> Batch:
        return await node(state, Runtime(context=await context()))

    return bound


def example_input() -> Batch:
    """Two seeds for which nothing has been done yet."""
    config = Config(domain="math", seed=0, author="grammar", narrators=("template",), sandbox="auto")
    return {"items": [new_item(seed_at(config, index)) for index in range(2)]}


if __name__ == "__main__":
    print(json.dumps(example_input(), indent=2))
