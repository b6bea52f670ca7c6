"""Our own sandboxes as the benchmark uses them: opened on first use, kept warm, closed together."""

import asyncio
from collections.abc import Coroutine, Sequence
from types import TracebackType
from typing import Self, TypeVar

from sandbox.base import Job, Report, Sandbox, SandboxError
from sandbox.pool import Pool
from sandbox.worker import Launch

T = TypeVar("T")


class Rooms:
    """Sandboxes by name, and the event loop that they live in.

    The contest itself is not asynchronous: while another contender has its turn, the loop stands still.
    """

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self._pools: dict[str, Pool] = {}

    def __enter__(self) -> Self:
        self._runner.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None) -> None:
        for pool in self._pools.values():
            self._runner.run(pool.close())
        self._runner.__exit__(kind, error, place)

    def open(self, name: str, launch: Launch, workers: int) -> Pool:
        """The sandbox of this name; started if it is not there yet.

        Raises:
            SandboxError: it does not start.
        """
        if name not in self._pools:
            pool = Pool(launch, workers)
            self._runner.run(pool.__aenter__())
            self._pools[name] = pool
        return self._pools[name]

    def run(self, sandbox: Sandbox, job: Job) -> Report:
        """One job alone.

        Raises:
            SandboxError: the machinery failed.
        """
        return self._runner.run(sandbox.run(job))

    def run_together(self, sandbox: Sandbox, jobs: Sequence[Job]) -> list[Report | SandboxError]:
        """All jobs side by side, as far as the sandbox can."""
        return self._runner.run(_gather(sandbox, jobs))

    def wait_for(self, work: Coroutine[object, object, T]) -> T:
        """Let other work that uses the sandboxes run in their loop."""
        return self._runner.run(work)


async def _gather(sandbox: Sandbox, jobs: Sequence[Job]) -> list[Report | SandboxError]:
    return list(await asyncio.gather(*(_settled(sandbox, job) for job in jobs)))


async def _settled(sandbox: Sandbox, job: Job) -> Report | SandboxError:
    try:
        return await sandbox.run(job)
    except SandboxError as error:
        return error
