"""A process that works on batches for the runner: one sandbox, one machine, at most one core.

It reads from its standard input a configuration, then batches, and writes their endings to its standard output, all as lines of
JSON. It goes away when its input ends, so that none is left behind however the runner ended.
"""

import asyncio
import os
import sys
from collections.abc import Callable

from graphs.batch import run_batch
from graphs.config import Config
from graphs.context import Context
from graphs.orders import LONGEST_LINE, Answer, Order
from graphs.setup import open_context, seed_at
from sandbox.base import SandboxError


async def serve(lines: asyncio.StreamReader, say: Callable[[Answer], None]) -> None:
    """Answer orders, several at a time, until the input ends; what is unfinished then is given up."""
    config = Config.model_validate_json(await lines.readline())
    try:
        async with open_context(config) as context, asyncio.TaskGroup() as group:
            say(Answer(number=-1))
            tasks = set[asyncio.Task[None]]()
            while line := await lines.readline():
                task = group.create_task(_answer(Order.model_validate_json(line), config, context, say))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
            for task in tasks:
                task.cancel()
    except SandboxError as error:
        say(Answer(number=-1, failure=str(error)))


async def _answer(order: Order, config: Config, context: Context, say: Callable[[Answer], None]) -> None:
    endings = await run_batch(context, [seed_at(config, index) for index in order.indexes])
    say(Answer(number=order.number, endings=tuple(endings)))


async def _main() -> None:
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake must not end up among the answers
    lines = asyncio.StreamReader(limit=LONGEST_LINE)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)

    def say(answer: Answer) -> None:
        channel.write(answer.model_dump_json().encode() + b"\n")
        channel.flush()

    await serve(lines, say)


if __name__ == "__main__":
    asyncio.run(_main())
