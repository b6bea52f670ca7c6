"""The jobs in flight on one channel; a server answers in the order of the requests."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from sandbox.channel import Channel, ChannelLost
from sandbox.report import decode
from sandbox.ticket import Ticket

WINDOW = 4
"""Jobs sent ahead: enough that a server hardly waits for the host, few enough to wait behind a slow one."""
_GRACE_S = 60.0


class Lane:
    """Feeds one server from a queue and settles what it answers.

    Args:
        channel: to the server.
        take: gives the next ticket; waits for it.
        quota: number of jobs after which the lane ends.

    Attributes:
        flying: sent and not answered, in order.
    """

    def __init__(self, channel: Channel, take: Callable[[], Awaitable[Ticket]], quota: int) -> None:
        self.flying: deque[Ticket] = deque()
        self._channel = channel
        self._take = take
        self._left = quota
        self._room = asyncio.Semaphore(WINDOW)
        self._sent = asyncio.Semaphore(0)

    async def run(self, retire: asyncio.Event) -> None:
        """Work until the quota is spent or ``retire`` is set, and all that was sent is answered; sets ``retire`` then.

        Raises:
            ChannelLost: the server is gone, or did not answer in time; ``flying`` holds what it owes.
        """
        feeder = asyncio.create_task(self._feed())
        collector = asyncio.create_task(self._collect())
        retiring = asyncio.create_task(retire.wait())
        tasks: tuple[asyncio.Task[object], ...] = (feeder, collector, retiring)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            retire.set()
            feeder.cancel()
            while self.flying and not collector.done():
                await asyncio.wait((collector,), timeout=0.01)
            for work in (feeder, collector):
                if work.done() and not work.cancelled():
                    work.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def alone(self, ticket: Ticket) -> None:
        """Run one ticket with nothing beside it, with care.

        Raises:
            ChannelLost: as for ``run``.
        """
        await self._channel.send(ticket.request(careful=True))
        ticket.settle(decode(await self._answer(ticket), ticket.job, ticket.number))

    async def _feed(self) -> None:
        while self._left:
            await self._room.acquire()
            ticket = await self._take()
            if ticket.answer.done():
                self._room.release()
                continue
            self._left -= 1
            self.flying.append(ticket)
            self._sent.release()
            await self._channel.send(ticket.request())

    async def _collect(self) -> None:
        while True:
            await self._sent.acquire()
            ticket = self.flying[0]
            payload = await self._answer(ticket)
            self.flying.popleft()
            self._room.release()
            ticket.settle(decode(payload, ticket.job, ticket.number))

    async def _answer(self, ticket: Ticket) -> bytes:
        try:
            async with asyncio.timeout(ticket.job.limits.wall_s + _GRACE_S):
                return await self._channel.receive()
        except TimeoutError as error:
            raise ChannelLost("the server did not answer in time") from error
