"""Jobs wait in one line for all who work it off."""

import asyncio
from collections import deque

from sandbox.backlog import Backlog
from sandbox.base import Job
from sandbox.program import Call, Program
from sandbox.ticket import Ticket


class Greedy:
    """Takes up to five at once."""

    def __init__(self, backlog: Backlog) -> None:
        self.flying: deque[Ticket] = deque()
        self.calls = 0
        self._backlog = backlog

    def fill(self) -> None:
        self.calls += 1
        self.flying += self._backlog.take(5 - len(self.flying))


def ticket() -> Ticket:
    return Ticket(Job(Program("", "solve"), Call()), asyncio.get_running_loop().create_future())


def test_what_is_put_together_is_told_once_and_shared() -> None:
    async def work() -> None:
        backlog = Backlog()
        one, other = takers = Greedy(backlog), Greedy(backlog)
        backlog.takers += takers
        tickets = [ticket() for _ in range(4)]
        for each in tickets:
            backlog.put(each)
        await asyncio.sleep(0)
        assert (one.calls, other.calls) == (1, 1)
        assert [*one.flying] == tickets[:2]
        assert other.flying[0] is tickets[2]

    asyncio.run(work())


def test_the_least_busy_takes_first() -> None:
    async def work() -> None:
        backlog = Backlog()
        busy, idle = Greedy(backlog), Greedy(backlog)
        busy.flying.append(ticket())
        backlog.takers += (busy, idle)
        backlog.put(ticket())
        await asyncio.sleep(0)
        assert (len(busy.flying), len(idle.flying)) == (1, 1)

    asyncio.run(work())


def test_a_ticket_that_nobody_waits_for_is_passed_over() -> None:
    async def work() -> None:
        backlog = Backlog()
        first, second, third = (ticket() for _ in range(3))
        for each in (first, second, third):
            backlog.put(each)
        second.answer.cancel()
        assert backlog.take(2) == [first, third]
        assert backlog.take(2) == []

    asyncio.run(work())
