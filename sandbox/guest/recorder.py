"""The rows of a trace as they come in, and where it is cut."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.guest.places import Span
from sandbox.guest.watch import Changes

Row = tuple[str, str, int, int, int, Changes, bool | None, str | None]
"""Event, function, line, depth, frame, changed, decision, value: as in ``sandbox.trace.Step``, without its index."""

_ROW_BYTES = 64


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a trace is cut.

    Attributes:
        steps: number of steps.
        trace_bytes: bytes of text, about.
        value_chars: characters of one value's text.
    """

    steps: int
    trace_bytes: int
    value_chars: int


class Recorder:
    """Takes the rows in the order of time.

    Args:
        bounds: where the trace is cut.
        cut: called, with a reason, where the trace goes beyond its bounds; does not return.

    Attributes:
        rows: all rows so far.
        spans: index of a row -> which expression it tells.
        last: index of the last row that tells no expression.
        before: called with a row and its index just before it is appended; ``None`` if nobody wants to know.
    """

    def __init__(self, bounds: Bounds, cut: Callable[[str], None]) -> None:
        self.rows: list[Row] = []
        self.spans: dict[int, Span] = {}
        self.last = -1
        self.before: Callable[[int, Row], object] | None = None
        self._bounds = bounds
        self._bytes = 0
        self._cut = cut

    def append(self, row: Row) -> int:
        """Take a row; gives its index."""
        rows = self.rows
        index = len(rows)
        if index >= self._bounds.steps:
            self._cut(f"more than {self._bounds.steps} steps")
        if self.before is not None:
            self.before(index, row)
        rows.append(row)
        self.last = index
        self.weigh(row[5], row[7])
        return index

    def aside(self, row: Row, span: Span) -> None:
        """Take a row that tells an expression."""
        last = self.last
        self.spans[self.append(row)] = span
        self.last = last

    def spanned(self) -> list[object]:
        """All rows, each with the span of its expression at its end, or ``None``."""
        return [(*row, self.spans.get(index)) for index, row in enumerate(self.rows)]

    def complete(self, index: int, row: Row) -> None:
        """Put what became known since in the place of the last row."""
        self.rows[index] = row
        self.weigh(row[5], None)

    def weigh(self, changed: Changes, value: str | None) -> None:
        """Count text towards the bound."""
        self._bytes += _ROW_BYTES + len(value or "") + sum(len(text) for text in changed.values() if text is not None)
        if self._bytes > self._bounds.trace_bytes:
            self._cut(f"more than {self._bounds.trace_bytes} bytes of trace")
