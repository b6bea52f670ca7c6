"""Keeps one place of a pool busy, with one worker after another."""

import asyncio
from collections import deque

from sandbox.backlog import Backlog
from sandbox.base import Report, SandboxError
from sandbox.channel import ChannelLost
from sandbox.lane import Lane
from sandbox.ticket import Ticket
from sandbox.trace import Outcome
from sandbox.worker import Launch, Worker

Backlogs = tuple[Backlog, Backlog]
"""Jobs that wait: for the first and for the second hash seed."""

_LAUNCHES = 3
_LOSSES = 5
_LONELY_LOSSES = 2


class Keeper:
    """Feeds workers from the backlogs, replaces the spent and the lost.

    All jobs that a lost worker held run again alone and with care, so that none of them is lost again by another's doing. A job
    that breaks its worker twice while alone there has the outcome ``killed``.

    Args:
        launch: starts a worker.
        backlogs: where jobs wait.
        quota: number of jobs on one channel after which a worker is replaced.
    """

    def __init__(self, launch: Launch, backlogs: Backlogs, quota: int) -> None:
        self._launch = launch
        self._backlogs = backlogs
        self._quota = quota
        self._suspects: deque[Ticket] = deque()

    async def run(self, worker: Worker) -> None:
        """Work until cancelled; ends the worker then.

        Raises:
            SandboxError: no further worker can be started.
        """
        while True:
            try:
                if await self._question(worker):
                    await self._serve(worker)
            finally:
                await asyncio.shield(worker.close())
            worker = await self._relaunch()

    async def _question(self, worker: Worker) -> bool:
        """Run each suspect alone; whether the worker outlived them."""
        while self._suspects:
            ticket = self._suspects[0]
            try:
                if not ticket.answer.done():
                    await Lane(worker.channels[ticket.job.other_hashes], self._backlogs[0], 0).alone(ticket)
            except ChannelLost:
                ticket.lonely_losses += 1
                if ticket.lonely_losses == _LONELY_LOSSES:
                    ticket.settle(Report(Outcome.KILLED, "the program breaks its sandbox"))
                return False
            self._suspects.popleft()
        return True

    async def _serve(self, worker: Worker) -> None:
        lanes = [Lane(channel, backlog, self._quota) for channel, backlog in zip(worker.channels, self._backlogs, strict=True)]
        runs = [asyncio.create_task(lane.run()) for lane in lanes]
        try:
            await asyncio.wait(runs, return_when=asyncio.FIRST_COMPLETED)
            for lane in lanes:
                lane.retire()
            ends = await asyncio.gather(*runs, return_exceptions=True)
        finally:
            for run in runs:
                run.cancel()
            for lane in lanes:
                self._take_back(lane)
        for end in ends:
            if isinstance(end, BaseException) and not isinstance(end, ChannelLost):
                raise end

    def _take_back(self, lane: Lane) -> None:
        for ticket in lane.flying:
            if ticket.answer.done():
                continue
            ticket.losses += 1
            if ticket.losses == _LOSSES:
                ticket.fail(SandboxError(f"the job's worker was lost {_LOSSES} times"))
            else:
                self._suspects.append(ticket)

    async def _relaunch(self) -> Worker:
        for attempt in range(1, _LAUNCHES):
            try:
                return await self._launch()
            except SandboxError:
                await asyncio.sleep(0.5 * 2**attempt)
        return await self._launch()
