"""How many requests an endpoint gets at once, and when: as many as it bears, found out by asking more until it says no."""

import asyncio
import time
from collections import deque

_FIRST = 16
"""Requests at once to begin with; they double with every round of replies until the server first refuses."""
_LESS = 0.7
_CALM_S = 1.0
"""One refusal lessens the number; the others that were under way with it within this time do not lessen it again."""
_BURST_S = 5.0


class Dispersed(Exception):  # noqa: N818 -- what happened to the waiting, not a fault
    """The endpoint takes nothing for a while; whoever waited may go elsewhere."""


class Gate:
    """Lets requests in, in the order of their coming, and adapts how many are in at once.

    The number grows with every success: by one until the first refusal, then by one for a round of replies; a refusal takes
    30 % off (additive increase, multiplicative decrease, as in TCP: Chiu and Jain 1989).

    Args:
        most: requests at once at most.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(min(most, _FIRST))
        self._doubling = True
        self._busy = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._closed_until = 0.0
        self._calm_until = 0.0

    @property
    def limit(self) -> int:
        """Requests that may be in at once now."""
        return int(self._limit)

    @property
    def load(self) -> float:
        """Requests in or waiting, as a share of those that may be in."""
        return (self._busy + len(self._waiting)) / self._limit

    @property
    def closed_s(self) -> float:
        """Seconds until anything is let in."""
        return max(0.0, self._closed_until - time.monotonic())

    async def enter(self) -> None:
        """Wait until there is room.

        Raises:
            Dispersed: ``disperse`` was called meanwhile.
        """
        if not self._waiting and self._has_room():
            self._busy += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave()  # let in and cancelled in the same moment
            raise

    def leave(self) -> None:
        """Make room for another."""
        self._busy -= 1
        self._let_in()

    def widen(self) -> None:
        """A request succeeded."""
        self._limit = min(self._most, self._limit + (1.0 if self._doubling else 1.0 / self._limit))
        self._let_in()

    def narrow(self) -> None:
        """A request was refused for there being too many."""
        now = time.monotonic()
        self._doubling = False
        if now >= self._calm_until:
            self._limit = max(1.0, self._limit * _LESS)
            self._calm_until = now + _CALM_S

    def close_for(self, seconds: float) -> None:
        """Let nothing in for a while."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)
        asyncio.get_running_loop().call_later(self.closed_s, self._let_in)

    def begin_anew(self) -> None:
        """Let them in one by one, as to a server that may just have come back."""
        self._limit, self._doubling = 1.0, True

    def disperse(self) -> None:
        """Send all away who wait."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_exception(Dispersed())

    def _has_room(self) -> bool:
        return self._busy < self.limit and time.monotonic() >= self._closed_until

    def _let_in(self) -> None:
        while self._waiting and self._has_room():
            turn = self._waiting.popleft()
            if not turn.done():
                self._busy += 1
                turn.set_result(None)


class Quota:
    """An allowance a minute that refills all the time; five seconds' worth may be used at once.

    Args:
        a_minute: how much; ``None`` for no limit.
    """

    def __init__(self, a_minute: float | None) -> None:
        self._a_second = a_minute / 60 if a_minute else None
        self._most = max(1.0, (self._a_second or 0.0) * _BURST_S)
        self._left = self._most
        self._then = time.monotonic()

    async def take(self, amount: float) -> None:
        """Take an amount, and wait until it is really there. What was taken before comes first."""
        if self._a_second is None:
            return
        self._refill(self._a_second)
        self._left -= amount
        if self._left < 0:
            await asyncio.sleep(-self._left / self._a_second)

    def give_back(self, amount: float) -> None:
        """Return what was taken too much; a negative amount takes what was taken too little."""
        self._left = min(self._most, self._left + amount)

    def _refill(self, a_second: float) -> None:
        now = time.monotonic()
        self._left = min(self._most, self._left + (now - self._then) * a_second)
        self._then = now
