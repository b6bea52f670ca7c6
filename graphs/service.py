"""The part of a worker process that all kinds of work share: orders come in, endings go out.

It reads from its standard input a configuration, then batches, and writes their endings to its standard output, all as lines of
JSON. It goes away when its input ends, so that none is left behind however the runner ended.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from graphs.config import Decisive
from graphs.garbage import settle
from graphs.journal import Ended
from graphs.orders import LONGEST_LINE, Answer, Order
from sandbox.base import SandboxError

Settings = TypeVar("Settings", bound=Decisive)
Work = Callable[[Sequence[int]], Awaitable[Sequence[Ended]]]
"""Takes a batch of indexes to its endings, in their order."""


def run_worker(kind: type[Settings], opened: Callable[[Settings], AbstractAsyncContextManager[Work]]) -> None:
    """Work on orders until the input ends; what is unfinished then is given up.

    Args:
        kind: of the configuration.
        opened: makes ready what the work needs.
    """
    asyncio.run(_main(kind, opened))


async def _main(kind: type[Settings], opened: Callable[[Settings], AbstractAsyncContextManager[Work]]) -> None:
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake must not end up among the answers
    lines = asyncio.StreamReader(limit=LONGEST_LINE)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)

    def say(answer: Answer[Ended]) -> None:
        channel.write(answer.model_dump_json(serialize_as_any=True).encode() + b"\n")
        channel.flush()

    await _serve(lines, say, kind, opened)


async def _serve(
    lines: asyncio.StreamReader,
    say: Callable[[Answer[Ended]], None],
    kind: type[Settings],
    opened: Callable[[Settings], AbstractAsyncContextManager[Work]],
) -> None:
    """Answer orders, several at a time, until the input ends."""
    config = kind.model_validate_json(await lines.readline())
    try:
        async with opened(config) as work, asyncio.TaskGroup() as group:
            settle()
            say(Answer(number=-1))
            tasks = set[asyncio.Task[None]]()
            while line := await lines.readline():
                task = group.create_task(_answer(Order.model_validate_json(line), work, say))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
            for task in tasks:
                task.cancel()
    except SandboxError as error:
        say(Answer(number=-1, failure=str(error)))


async def _answer(order: Order, work: Work, say: Callable[[Answer[Ended]], None]) -> None:
    say(Answer(number=order.number, endings=tuple(await work(order.indexes))))
