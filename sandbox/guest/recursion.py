"""The recursion limit that a program sees, traced or not: as if its module had been run as a script."""

import sys
from collections.abc import Callable
from types import FrameType

_ROOM = 5_000
_MOST = 1_000_000


class Ceiling:
    """Stands between the program and ``sys.setrecursionlimit``.

    The interpreter counts the frames of whoever runs the program, and the tracer's own; so its real limit is higher, by those
    frames where nothing is traced, by ample room where a tracer keeps the count itself (``Tracer``, for the program's frames and
    the library's between them; recursion within the library alone meets the room's end).

    Attributes:
        limit: what the program set, or the default.
    """

    def __init__(self) -> None:
        self.limit = 1_000
        self._unseen = 0
        self._set = sys.setrecursionlimit
        self._told: Callable[[int], None] | None = None

    def follow(self, told: Callable[[int], None]) -> None:
        """Have ``told`` called with the limit, now and whenever the program sets it."""
        self._told = told
        told(self.limit)

    def install(self) -> None:
        """Give programs their own view of the limit."""

        def setrecursionlimit(limit: int, /) -> None:
            if type(limit) is not int or limit <= 0:
                self._set(limit)  # raises what it raises
            self._set(min(limit, _MOST) + self._unseen)
            self.limit = limit
            if self._told is not None:
                self._told(limit)

        sys.setrecursionlimit = setrecursionlimit
        sys.getrecursionlimit = lambda: self.limit

    def begin(self, base: int, *, traced: bool) -> None:
        """Set the real limit for a program.

        Args:
            base: frames of the interpreter below the program's module.
            traced: whether a tracer keeps the count.
        """
        self._unseen = base + (_ROOM if traced else 0)
        self._set(self.limit + self._unseen)


class TooDeep:
    """Local trace function of a frame that is refused for its depth.

    A trace function that raises is removed by the interpreter, which then drops the frame's local one: this, whose end puts the
    tracer back, before the program sees the error.
    """

    def __init__(self, revive: Callable[[], None]) -> None:
        self._revive = revive

    def __call__(self, _frame: FrameType, _event: str, _arg: object) -> None:
        """Never called."""

    def __del__(self) -> None:
        self._revive()
