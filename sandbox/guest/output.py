"""What the program prints: kept in memory, bounded."""

import io
import sys
from collections.abc import Callable


class Output:
    """Stands for the program's standard streams."""

    def __init__(self) -> None:
        self._most = 0
        self._overflow: Callable[[], None] = _ignore
        self._used = 0
        self._out = bytearray()

    def install(self) -> None:
        """Replace ``sys.stdin``, ``sys.stdout`` and ``sys.stderr``."""
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        sys.stdout = sys.__stdout__ = _writer(self, keeps=True)  # type: ignore[misc]
        sys.stderr = sys.__stderr__ = _writer(self, keeps=False)  # type: ignore[misc]

    def bound(self, most: int, overflow: Callable[[], None]) -> None:
        """Set how much may be written.

        Args:
            most: bytes of stdout and stderr together.
            overflow: called when there is more; does not return.
        """
        self._most = most
        self._overflow = overflow

    def take(self, part: bytes, *, keeps: bool) -> None:
        """Count, and of stdout keep, what was written."""
        room = self._most - self._used
        self._used += len(part)
        if keeps:
            self._out += part[: max(room, 0)]
        if self._used > self._most:
            self._overflow()

    def text(self) -> str:
        """What was written to stdout; bytes that are no UTF-8 are replaced."""
        return self._out.decode("utf-8", "replace")


def _ignore() -> None:
    """Nothing is bounded yet: the server itself writes."""


class _Sink(io.RawIOBase):
    """The binary end of a stream."""

    def __init__(self, output: Output, *, keeps: bool) -> None:
        super().__init__()
        self._output = output
        self._keeps = keeps

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        data = bytes(memoryview(part))  # type: ignore[arg-type]
        self._output.take(data, keeps=self._keeps)
        return len(data)


def _writer(output: Output, *, keeps: bool) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Sink(output, keeps=keeps), encoding="utf-8", newline="\n", write_through=True)  # type: ignore[arg-type]
