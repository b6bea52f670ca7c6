"""Explores every program in every way."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.coverage.result import Result, Row
from evals.coverage.task import Task
from sandbox.base import Sandbox
from sandbox.explore import DEFAULT_SECONDS, Method, explore

METHODS: Mapping[str, Method] = {
    "exploration": "auto",
    "exploration without CrossHair": "guided",
    "random only": "random",
    "CrossHair only": "symbolic",
}
"""What the table calls a way -> what exploration calls it."""
_RANDOM_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Options:
    """How to explore.

    Attributes:
        methods: names of ``METHODS``.
        seconds: of processor time for one program; random inputs, which never end by themselves, get a quarter.
        seed: of the random choices.
        workers: programs at a time.
    """

    methods: Sequence[str] = tuple(METHODS)
    seconds: float = DEFAULT_SECONDS
    seed: int = 0
    workers: int = 1


async def bench(sandbox: Sandbox, tasks: Sequence[Task], options: Options, result: Result, say: Callable[[str], None]) -> None:
    """Explore, and add to the result as it comes.

    Raises:
        SandboxError: the machinery failed.
    """
    free = asyncio.Semaphore(options.workers)

    async def one(task: Task, method: str) -> Row:
        seconds = options.seconds * (_RANDOM_SHARE if METHODS[method] == "random" else 1)
        async with free:
            began = time.monotonic()
            found = await explore(sandbox, task.program, task.seeds, seconds=seconds, seed=options.seed, method=METHODS[method])
            return Row(task, method, found, time.monotonic() - began)

    for method in options.methods:
        say(f"{method}: {len(tasks)} programs")
        result.rows += await asyncio.gather(*(one(task, method) for task in tasks))
