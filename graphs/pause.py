"""The pause of a run that has reached a limit."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from graphs.nodes import PAUSED


class Reasoned(Protocol):
    """An ending that says why it is one."""

    @property
    def reason(self) -> str:
        """A short word."""
        ...

    @property
    def detail(self) -> str:
        """The same for people."""
        ...


_End = TypeVar("_End", bound=Reasoned)


class Pause(Generic[_End]):
    """Stops a run when a limit of it is reached.

    Args:
        tell: is told of the endings in any case.

    Attributes:
        stop: what stops the run.
        why: the limit that was reached; empty if none was.
    """

    def __init__(self, tell: Callable[[Sequence[_End]], None]) -> None:
        self._tell = tell
        self.stop: Callable[[], None] = lambda: None
        self.why = ""

    def tell(self, endings: Sequence[_End]) -> None:
        """Show endings, and stop if one says that a limit is reached."""
        self._tell(endings)
        for ending in endings:
            if ending.reason == PAUSED and not self.why:
                self.why = ending.detail
                self.stop()
