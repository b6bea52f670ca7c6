"""The jobs that wait for servers of one hash seed."""

import asyncio
from collections import deque
from typing import Protocol

from sandbox.ticket import Ticket


class Taker(Protocol):
    """Who works a backlog off."""

    flying: deque[Ticket]

    def fill(self) -> None:
        """Take what there is room for."""
        ...


class Backlog:
    """First come, first served; takers are told when there is something to take.

    Attributes:
        takers: who works it off.
    """

    def __init__(self) -> None:
        self.takers: list[Taker] = []
        self._tickets: deque[Ticket] = deque()
        self._called = False

    def put(self, ticket: Ticket) -> None:
        """Add a ticket; takers are told after the event loop's present turn, so that what is put together is sent together."""
        self._tickets.append(ticket)
        if not self._called:
            self._called = True
            asyncio.get_running_loop().call_soon(self._call)

    def take(self, most: int) -> list[Ticket]:
        """The next tickets that somebody waits for: no more than ``most``, nor than one taker's share of all."""
        share = -(-len(self._tickets) // max(len(self.takers), 1))
        taken: list[Ticket] = []
        while self._tickets and len(taken) < min(most, share):
            ticket = self._tickets.popleft()
            if not ticket.answer.done():
                taken.append(ticket)
        return taken

    def _call(self) -> None:
        self._called = False
        for taker in sorted(self.takers, key=lambda one: len(one.flying)):
            taker.fill()
