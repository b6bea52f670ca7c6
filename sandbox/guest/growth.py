"""Whether a server is still what it was when it started: a server that grew is replaced, whatever the reason."""

import gc
from resource import RUSAGE_SELF, getrusage

MOST_DESCRIPTOR = 64
"""A server holds its channel, a child's pipe and a few sockets to nests; numbers are given from below."""
MOST_GROWTH = 768 << 20
"""Bytes beyond the start that a server may have held at once: the largest result twice, and its request."""
_EVERY = 256


class GrownError(Exception):
    """The server holds more than it should."""


class Growth:
    """What a server held when it started; now and then it is rid of what it no longer holds."""

    def __init__(self) -> None:
        self._start = _peak()
        self._until = _EVERY

    def check(self, descriptor: int) -> None:
        """Look, before a child is forked.

        Args:
            descriptor: the lowest that was free.

        Raises:
            GrownError: the server holds more than it should.
        """
        if descriptor > MOST_DESCRIPTOR:
            raise GrownError(f"descriptors up to {descriptor}")
        self._until -= 1
        if not self._until:
            self._until = _EVERY
            gc.collect()  # it does so at no other time: what is frozen stays out of it, and the rest is little
            if _peak() - self._start > MOST_GROWTH:
                raise GrownError(f"{_peak() - self._start} bytes more than at the start")


def _peak() -> int:
    """The most memory that this process had at once, in bytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss << 10
