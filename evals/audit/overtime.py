"""A limit of processor time around code that may not come to an end, whatever it does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTime(Exception):  # noqa: N818 -- what happened, not a fault of the caller
    """The time is over."""


@contextmanager
def within(cpu_s: float) -> Iterator[None]:
    """Stop the code inside by ``OverTime`` once the process has used that much time; regular expressions stop too.

    For the main thread only, and not within itself.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OverTime

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
