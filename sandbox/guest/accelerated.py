"""The tracer in C, where it was compiled for this Python: the same traces as ``sandbox.guest.tracer``, which says what they are.

``accelerator/`` holds its source. It does what is frequent; what is rare it leaves to the functions of the tracer in Python, so
that these remain the one place that says how a folded text, a cycle or an exotic class is told.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from json import JSONDecoder
from json.scanner import c_make_scanner  # type: ignore[attr-defined]
from types import FrameType, ModuleType

from sandbox.guest import look, snapshot
from sandbox.guest.activation import visible
from sandbox.guest.briefs import Brief
from sandbox.guest.recorder import Bounds, Row
from sandbox.guest.recursion import Ceiling
from sandbox.guest.shape import shape_of
from sandbox.guest.tracer import FILENAME, Watcher, data_names
from sandbox.guest.watch import Changes, Looks, Variables


def _compiled() -> ModuleType | None:
    try:
        return importlib.import_module("sandbox.guest._accelerator")
    except ImportError:
        return None


_accelerator = _compiled()
_read = c_make_scanner(JSONDecoder())  # made here: programs can change what the module holds later
_CONTAINERS = frozenset(snapshot.CONTAINERS)
AVAILABLE = _accelerator is not None
"""Whether the tracer in C is there."""


class AcceleratedTracer:
    """Traces one call, like ``Tracer``, and keeps the rows itself.

    Args:
        briefs: of the program's statements, by the line numbers that they are compiled with.
        used: names that its functions use.
        namespace: globals of the program, its module level run.
        looks: how values are looked at where C does not.
        bounds: where the trace is cut.
        cut: called, with a reason, where the trace goes beyond its bounds; does not return.
        ceiling: the recursion limit that the program sees.
    """

    def __init__(
        self,
        briefs: Mapping[int, Brief],
        used: Iterable[str],
        namespace: dict[str, object],
        looks: Looks,
        bounds: Bounds,
        cut: Callable[[str], None],
        ceiling: Ceiling,
    ) -> None:
        assert _accelerator is not None
        self._core = _accelerator.Tracer(
            filename=FILENAME,
            briefs=briefs,
            namespace=namespace,
            data=data_names(used, namespace),
            looks=looks,
            shape_of=shape_of,
            containers=_CONTAINERS,
            differs=(look.list_differs, look.version_differs, look.dict_differs),
            rare=_Rare(looks),
            cut=cut,
            steps=bounds.steps,
            trace_bytes=bounds.trace_bytes,
        )
        ceiling.follow(self._limit)

    def start(self) -> None:
        """Trace whatever the program's code does from now on in this thread."""
        self._core.start()

    def stop(self) -> None:
        """Trace no more."""
        self._core.stop()

    def intact(self) -> bool:
        """Whether the program left the tracer alone: it is still there and saw every frame end that it saw begin."""
        return bool(self._core.intact())

    def steps(self) -> memoryview:
        """The canonical JSON of the rows so far, where it lies: not to be used once more is traced, or this is gone."""
        found: memoryview = self._core.steps()
        return found

    def watch(self, watcher: Watcher, first: int) -> None:
        """Tell ``watcher`` of the row ``first``, then of those that it asks for."""
        self._core.watch(watcher, first)

    def frame(self, number: int) -> FrameType | None:
        """The frame on the stack with a number."""
        found: FrameType | None = self._core.frame(number)
        return found

    def below(self) -> FrameType | None:
        """The frame below the top of the stack."""
        found: FrameType | None = self._core.below()
        return found

    def place(self) -> int:
        """Where the next row will be; see ``since``."""
        return int(self._core.place())

    def since(self, place: int) -> Sequence[Row]:
        """The rows from a place on."""
        rows: list[Row] = _read("[" + self._core.since(place).decode() + "]", 0)[0]
        return rows

    def last(self) -> tuple[int, str]:
        """Index and event of the last row."""
        index, event = self._core.last()
        return index, event

    def _limit(self, limit: int) -> None:
        self._core.limit = min(limit, 1 << 30)


class _Rare:
    """Variables that are no slots of a frame, or two of one name: those of class bodies, and of some comprehensions."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def variables(self) -> Variables:
        return Variables(self._looks)

    def changes(self, variables: Variables, frame: FrameType, hidden: frozenset[str] | None) -> Changes:
        return variables.changes(visible(frame), hidden or frozenset())

    def names(self, frame: FrameType) -> frozenset[str]:
        return frozenset(visible(frame))
