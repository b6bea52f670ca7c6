"""The jobs in flight on one channel; a server answers in the order of the requests."""

import asyncio
from collections import deque

from sandbox.anomaly import is_anomaly
from sandbox.backlog import Backlog
from sandbox.channel import Channel, ChannelLost
from sandbox.report import decode
from sandbox.ticket import Ticket

WINDOW = 8
"""Jobs sent ahead: enough that a server hardly waits for the host, few enough to wait behind a slow one."""
_LOW = WINDOW // 2
_GRACE_S = 60.0


class Lane:
    """Feeds one server from a backlog and settles what it answers.

    Args:
        channel: to the server.
        backlog: where the jobs wait.
        quota: number of jobs after which the lane ends.

    Attributes:
        flying: sent and not answered, in order.
    """

    def __init__(self, channel: Channel, backlog: Backlog, quota: int) -> None:
        self.flying: deque[Ticket] = deque()
        self._channel = channel
        self._backlog = backlog
        self._left = quota
        self._loop = asyncio.get_running_loop()
        self._over: asyncio.Future[None] = self._loop.create_future()
        self._since = 0.0
        self._watch: asyncio.TimerHandle | None = None

    async def run(self) -> None:
        """Work until the quota is spent, a result is an anomaly or the lane retires, and all that was sent is answered.

        Raises:
            ChannelLost: the server is gone, or did not answer in time; ``flying`` holds what it owes.
        """
        self._backlog.takers.append(self)
        try:
            self._channel.listen(self)
            self.fill()
            await self._over
        finally:
            self._backlog.takers.remove(self)
            self._end()

    async def alone(self, ticket: Ticket) -> None:
        """Run one ticket with nothing beside it, with care.

        Raises:
            ChannelLost: as for ``run``.
        """
        try:
            self._channel.listen(self)
            self._left = 0
            self._send([ticket], [ticket.careful_request()])
            await self._over
        finally:
            self._end()

    def retire(self) -> None:
        """Send no more; the lane ends when all that was sent is answered."""
        self._left = 0
        if not self.flying and not self._over.done():
            self._over.set_result(None)

    def fill(self) -> None:
        """Send ahead what there is room for, several at once."""
        if self._left and len(self.flying) <= _LOW and not self._over.done():
            tickets = self._backlog.take(min(WINDOW - len(self.flying), self._left))
            self._left -= len(tickets)
            if tickets:
                self._send(tickets, [ticket.request for ticket in tickets])

    def answered(self, payload: bytes) -> None:
        """Settle the oldest ticket; see ``Listener``."""
        if not self.flying:
            raise ChannelLost("the server answers what nobody asked")
        ticket = self.flying.popleft()
        self._since = self._loop.time()
        self.fill()
        if not self._left and not self.flying:
            self.retire()
        report = decode(payload, ticket.job, ticket.number)
        if is_anomaly(report):
            self.retire()
        ticket.settle(report)

    def lost(self, error: Exception) -> None:
        """End with an error; see ``Listener``."""
        if not self._over.done():
            self._over.set_exception(error)

    def _send(self, tickets: list[Ticket], requests: list[bytes]) -> None:
        if not self.flying:
            self._since = self._loop.time()
        self.flying += tickets
        self._channel.send(*requests)
        if self._watch is None:
            self._look()

    def _look(self) -> None:
        """See whether the server is late, and when to look again."""
        self._watch = None
        if self.flying:
            left = self._since + self.flying[0].job.limits.wall_s + _GRACE_S - self._loop.time()
            if left > 0:
                self._watch = self._loop.call_later(left, self._look)
            else:
                self.lost(ChannelLost("the server did not answer in time"))

    def _end(self) -> None:
        self._channel.listen(None)
        if self._watch:
            self._watch.cancel()
