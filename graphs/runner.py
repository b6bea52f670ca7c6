"""Works through the seeds of a run with several worker processes, and writes down every ending."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic

from graphs.crew import Worker, WorkerDied
from graphs.journal import Journal, JournalError
from graphs.orders import End
from sandbox.base import SandboxError

LANES = 4
"""Batches under way in one worker: while some wait for the sandbox, another has the processor."""
LARGEST_BATCH = 16
"""Large enough that the machine costs next to nothing, small enough that a slow program keeps few others waiting."""
TRIES = 3
"""How often a seed may take its worker down before it is given up for this run."""


class Runner(Generic[End]):
    """Has seeds, or whatever the work is cut into, worked on and their endings written to the journal.

    Args:
        hire: makes a worker that writes its log to a file.
        lost: makes the ending of an index that took every worker down, given why.
        journal: where endings go, before anybody is told of them; workers' logs go into its folder.
        listener: is told of endings.
        lanes: batches under way in one worker.
        largest: longest batch.
    """

    def __init__(
        self,
        hire: Callable[[Path], Worker[End]],
        lost: Callable[[int, str], End],
        journal: Journal[End],
        listener: Callable[[Sequence[End]], None],
        *,
        lanes: int = LANES,
        largest: int = LARGEST_BATCH,
    ) -> None:
        self._lanes = lanes
        self._largest = largest
        self._hire = hire
        self._lost = lost
        self._journal = journal
        self._listener = listener
        self._batches: deque[tuple[int, ...]] = deque()
        self._deaths: dict[int, int] = {}
        self._stopped = False

    def stop(self) -> None:
        """Begin no further batch; those under way are finished."""
        self._stopped = True

    async def run(self, indexes: Sequence[int], concurrency: int) -> None:
        """Work on the seeds until all have ended or ``stop`` was called.

        Raises:
            SandboxError: a worker cannot open its sandbox.
            JournalError: an ending cannot be written down.
        """
        self._batches.extend(split(indexes, concurrency * self._lanes, self._largest))
        try:
            async with asyncio.TaskGroup() as group:
                for number in range(min(concurrency, len(self._batches))):
                    group.create_task(self._keep_worker(number))
        except* (SandboxError, WorkerDied, JournalError, OSError) as failures:
            first = failures.exceptions[0]
            raise (SandboxError(str(first)) if isinstance(first, WorkerDied) else first) from None

    async def _keep_worker(self, number: int) -> None:
        """Keep a worker busy, and put another in its place when it dies."""
        while self._batches and not self._stopped:
            async with self._hire(self._journal.folder / f"worker-{number}.log") as worker:
                await asyncio.gather(*(self._lane(worker) for _ in range(self._lanes)))

    async def _lane(self, worker: Worker[End]) -> None:
        while self._batches and not self._stopped:
            batch = self._batches.popleft()
            try:
                self._settle(await worker.work(batch))
            except WorkerDied as death:
                self._mourn(batch, str(death))
                return

    def _settle(self, endings: Sequence[End]) -> None:
        self._journal.append(endings)
        self._listener(endings)

    def _mourn(self, batch: tuple[int, ...], why: str) -> None:
        """Try the seeds of a batch that took its worker down in ever smaller batches, until the one to blame stands alone."""
        if len(batch) > 1:
            middle = len(batch) // 2
            self._batches.extend((batch[:middle], batch[middle:]))
            return
        self._deaths[batch[0]] = self._deaths.get(batch[0], 0) + 1
        if self._deaths[batch[0]] < TRIES:
            self._batches.append(batch)
        else:
            self._settle([self._lost(batch[0], why)])


def split(indexes: Sequence[int], lanes: int, largest: int = LARGEST_BATCH) -> list[tuple[int, ...]]:
    """Cut seeds into batches in their order: several for each lane, so that all end together, none above ``largest``."""
    size = max(1, min(largest, -(-len(indexes) // (4 * lanes))))
    return [tuple(indexes[start : start + size]) for start in range(0, len(indexes), size)]
