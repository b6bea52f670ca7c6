"""The machine as LangGraph's own tools open it: whole, with the embedded author and narrator and a sandbox of its own.

``langgraph.json`` names it. An input to try is printed by ``python -m graphs.studio``.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

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
    """The machine that needs no context; its sandbox lives as long as it is in use.

    Raises:
        SandboxError: this machine cannot isolate programs.
    """
    async with open_context(await prepare(read_options([], "studio"))) as context:
        yield build(lambda node: _bound(node, context), context=None)


def _bound(node: Node, context: Context) -> Callable[[Batch], Awaitable[Batch]]:
    async def bound(state: Batch) -> Batch:
        return await node(state, Runtime(context=context))

    return bound


def example_input() -> Batch:
    """Two seeds for which nothing has been done yet."""
    config = Config(domain="math", seed=0, author="grammar", narrators=("template",), sandbox="auto")
    return {"items": [new_item(seed_at(config, index)) for index in range(2)]}


if __name__ == "__main__":
    print(json.dumps(example_input(), indent=2))
