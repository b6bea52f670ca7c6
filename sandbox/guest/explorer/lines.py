"""Which lines of a program run, at little cost where the interpreter can be told to stop telling."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

_TOOL = 3  # none of those that PEP 669 gives a meaning, nor CrossHair's


@contextmanager
def seen_lines(filename: str) -> Iterator[set[int]]:
    """Collect, while this lasts, the lines that run of the code compiled under a name."""
    found: set[int] = set()
    with _monitored(filename, found) if sys.version_info >= (3, 12) else _traced(filename, found):
        yield found


@contextmanager
def _monitored(filename: str, found: set[int]) -> Iterator[None]:
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]  # from Python 3.12

    def seen(code: CodeType, line: int) -> object:
        if code.co_filename == filename:
            found.add(line)
        return monitoring.DISABLE

    monitoring.use_tool_id(_TOOL, "lines")
    monitoring.register_callback(_TOOL, monitoring.events.LINE, seen)
    monitoring.set_events(_TOOL, monitoring.events.LINE)
    monitoring.restart_events()
    try:
        yield
    finally:
        monitoring.set_events(_TOOL, 0)
        monitoring.free_tool_id(_TOOL)


@contextmanager
def _traced(filename: str, found: set[int]) -> Iterator[None]:
    def seen(frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401 -- what the interpreter takes
        if event == "line":
            found.add(frame.f_lineno)
        return seen

    def entered(frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401
        return seen if frame.f_code.co_filename == filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        yield
    finally:
        sys.settrace(before)
