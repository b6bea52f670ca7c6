"""The tracer: ``sys.settrace`` on the program's own code, told as the steps of ``sandbox.trace``.

The program's source is compiled with one line number for each statement (``statements.relocate``), so a ``line`` event is the
start of a statement, unless it only goes on with the one it is in (the loop of a comprehension that the compiler put into the
function itself). Only the main thread is traced. A program can reach the tracer, as it shares the process; ``intact`` finds the
plain attempts to remove it, recording twice the rest.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from sys import gettrace, intern, settrace
from types import CodeType, FrameType
from typing import Any, Protocol

from sandbox.guest.activation import Activation
from sandbox.guest.quiet import Quiet
from sandbox.guest.recorder import Recorder, Row
from sandbox.guest.recursion import Ceiling, TooDeep
from sandbox.guest.shape import shape_of
from sandbox.guest.statements import Table
from sandbox.guest.watch import NOTHING, Changes, Looks, Variables

FILENAME = intern("<program>")  # so that it is the same object in code that came from another process
_HIDDEN = frozenset({"<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>"})
_NO_DATA = frozenset({"function", "class", "module", "opaque"})


class Watcher(Protocol):
    """Wants to know of some rows before they are taken, and of frames that hand out a value."""

    def before(self, index: int, event: str, frame: int) -> int:
        """The row ``index`` is about to be taken; gives the next index that it wants to know of (others may be told too)."""
        ...

    def left(self, frame: int, value: object, over: bool) -> None:  # noqa: FBT001 -- called from C
        """A frame hands out ``value`` and is about to leave the stack; ``over`` if it will not go on."""


class Tracer:
    """Traces one call.

    Args:
        table: statements of the program.
        code: its module's code.
        namespace: globals of the program, its module level run.
        looks: how values are looked at.
        recorder: takes the rows.
        ceiling: the recursion limit that the program sees.

    Attributes:
        looks, recorder: as given.
        quiet: which statements change nothing inside objects.
        by_mark: line number in the compiled program -> statement.
        stack: the program's frames entered and not left, outermost first.
        resumed: those of them that were resumed and have not yet told so.
    """

    def __init__(
        self, table: Table, code: CodeType, namespace: dict[str, object], looks: Looks, recorder: Recorder, ceiling: Ceiling
    ) -> None:
        self.looks = looks
        self.recorder = recorder
        self.quiet = Quiet(table)
        self.by_mark = table.by_mark
        self.stack: list[Activation] = []
        self.resumed: list[Activation] = []
        self._watcher: Watcher | None = None
        self._namespace = namespace
        self._data = data_names(used_names(code), namespace)
        self._untold = list(self._data)
        self._globals = Variables(looks)
        self._ceiling = ceiling
        self._entered = 0
        self._stopped = False
        self._hook: Callable[[FrameType, str, Any], Any] = self._call

    def start(self) -> None:
        """Trace whatever the program's code does from now on in this thread."""
        settrace(self._hook)

    def stop(self) -> None:
        """Trace no more, for good: one that is started again is not intact."""
        settrace(None)
        self._stopped = True

    def intact(self) -> bool:
        """Whether the program left the tracer alone: it is still there and saw every frame end that it saw begin."""
        return gettrace() is self._hook and not self.stack and not self._stopped

    def global_news(self, shadowed: Container[str]) -> Changes:
        """The program's global data that no step has told yet; names that the frame has itself wait for another frame."""
        if not self._untold:
            return NOTHING
        news = [name for name in self._untold if name not in shadowed]
        self._untold = [name for name in self._untold if name in shadowed]
        now = {name: self._namespace[name] for name in self._data if name in self._namespace}
        return self._globals.changes(now, frozenset(now.keys() - set(news)))

    def global_changes(self, shadowed: Container[str], *, names_only: bool = False) -> Changes:
        """What changed in the program's global data since the last step; names that the frame has itself are left out."""
        if not self._data:
            return NOTHING
        namespace = self._namespace
        now = {name: namespace[name] for name in self._data if name in namespace}
        hidden = frozenset([name for name in self._data if name in shadowed])
        return self._globals.changes(now, hidden, names_only=names_only)

    def left(self, activation: Activation, value: object, *, over: bool) -> None:
        """A frame hands out ``value`` and is about to leave the stack; ``over`` if it will not go on."""
        if self._watcher is not None:
            self._watcher.left(activation.number, value, over)

    def watch(self, watcher: Watcher, first: int) -> None:  # noqa: ARG002 -- the tracer in C tells of no row before that one
        """Tell ``watcher`` of the rows from ``first`` on."""
        self._watcher = watcher
        self.recorder.before = lambda index, row: watcher.before(index, row[0], row[4])

    def frame(self, number: int) -> FrameType | None:
        """The frame on the stack with a number."""
        return next(owner for owner in reversed(self.stack) if owner.number == number).frame

    def below(self) -> FrameType | None:
        """The frame below the top of the stack."""
        return self.stack[-2].frame if len(self.stack) > 1 else None

    def place(self) -> int:
        """Where the next row will be; see ``since``."""
        return len(self.recorder.rows)

    def since(self, place: int) -> Sequence[Row]:
        """The rows from a place on."""
        return self.recorder.rows[place:]

    def last(self) -> tuple[int, str]:
        """Index and event of the last row."""
        rows = self.recorder.rows
        return len(rows) - 1, rows[-1][0] if rows else ""

    def _call(self, frame: FrameType, _event: str, _arg: object) -> object:
        code = frame.f_code
        if code.co_filename != FILENAME or code.co_name in _HIDDEN:
            return None
        depth = self._depth(frame)
        if depth > self._ceiling.limit:
            frame.f_trace = TooDeep(self.start)
            raise RecursionError("maximum recursion depth exceeded")
        owner = getattr(frame.f_trace, "__self__", None)
        if isinstance(owner, Activation):
            owner.enter(frame, depth, resumed=True)
            return owner.trace
        entered = Activation(self, frame, self._entered)
        self._entered += 1
        entered.enter(frame, depth, resumed=False)
        return entered.trace

    def _depth(self, frame: FrameType) -> int:
        """The interpreter's frames from the program's module level up to ``frame``, as if that had made the call."""
        if not self.stack:
            return 2
        below = self.stack[-1]
        distance, one = 1, frame.f_back
        while one is not None and one is not below.frame:
            distance, one = distance + 1, one.f_back
        return below.python_depth + distance


def data_names(used: Iterable[str], namespace: Mapping[str, object]) -> tuple[str, ...]:
    """Those of some names that stand for data in a module, in the same order."""
    return tuple([name for name in used if name in namespace and _is_data(namespace[name]) and not name.startswith("__")])


def used_names(code: CodeType) -> tuple[str, ...]:
    """Names that the functions compiled in a module use beyond their own, in order."""
    found: set[str] = set()
    waiting = [one for one in code.co_consts if isinstance(one, CodeType)]
    while waiting:
        one = waiting.pop()
        found.update(one.co_names)
        waiting.extend(inner for inner in one.co_consts if isinstance(inner, CodeType))
    return tuple(sorted(found))


def _is_data(value: object) -> bool:
    """Whether a global's value is data rather than code."""
    return shape_of(type(value)).kind not in _NO_DATA
