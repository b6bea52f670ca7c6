"""Warm workers that share one queue of jobs."""

import asyncio
from types import TracebackType
from typing import Self

from sandbox.backlog import Backlog
from sandbox.base import Job, Report, SandboxError
from sandbox.keeper import Backlogs, Keeper
from sandbox.ticket import Ticket
from sandbox.worker import Launch, Worker

_RECYCLE_AFTER = 10_000


class Pool:
    """A sandbox of several workers; enter it to start them, in the event loop that runs the jobs.

    Args:
        launch: starts a worker.
        workers: how many.
        recycle_after: number of jobs on one channel after which its worker is replaced.

    Attributes:
        image: digest of the image that the guests run from; empty where there is none.
        python: version of the guest's Python, as ``3.13.5``; empty before entering.
    """

    def __init__(self, launch: Launch, workers: int, *, image: str = "", recycle_after: int = _RECYCLE_AFTER) -> None:
        self.image = image
        self.python = ""
        self._launch = launch
        self._count = workers
        self._recycle_after = recycle_after
        self._backlogs: Backlogs = (Backlog(), Backlog())
        self._keepers: list[asyncio.Task[None]] = []
        self._waiting: set[Ticket] = set()
        self._failure: SandboxError | None = None

    async def __aenter__(self) -> Self:
        started: list[Worker] = []

        async def start() -> None:
            started.append(await self._launch())

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._count):
                    group.create_task(start())
        except BaseException as failure:
            await asyncio.gather(*(worker.close() for worker in started))
            if isinstance(failure, BaseExceptionGroup):
                raise failure.exceptions[0] from failure
            raise
        self.python = started[0].python
        for worker in started:
            self._keep(worker)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None) -> None:
        await self.close()

    async def run(self, job: Job) -> Report:
        """Execute one job; see ``Sandbox.run``."""
        if self._failure:
            raise self._failure
        ticket = Ticket(job, asyncio.get_running_loop().create_future())
        self._waiting.add(ticket)
        self._backlogs[job.other_hashes].put(ticket)
        try:
            return await ticket.answer
        finally:
            self._waiting.discard(ticket)

    async def close(self) -> None:
        """End all workers; jobs that still wait fail with ``SandboxError``."""
        self._fail(SandboxError("the sandbox is closed"))
        keepers, self._keepers = self._keepers, []
        await asyncio.sleep(0)  # a keeper that is cancelled before it has begun would leave its worker running
        for keeper in keepers:
            keeper.cancel()
        await asyncio.gather(*keepers, return_exceptions=True)

    def _keep(self, worker: Worker) -> None:
        keeper = asyncio.create_task(Keeper(self._launch, self._backlogs, self._recycle_after).run(worker))
        keeper.add_done_callback(self._resigned)
        self._keepers.append(keeper)

    def _resigned(self, keeper: asyncio.Task[None]) -> None:
        """A place of the pool is given up: others go on; without any, or by a mistake of ours, all who wait are told."""
        error = None if keeper.cancelled() else keeper.exception()
        if error is None:
            return
        if not isinstance(error, SandboxError):
            self._fail(SandboxError(f"the sandbox failed: {error!r}"))
        elif all(other.done() for other in self._keepers):
            self._fail(error)

    def _fail(self, error: SandboxError) -> None:
        self._failure = self._failure or error
        for ticket in tuple(self._waiting):
            ticket.fail(error)
