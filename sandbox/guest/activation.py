"""One entered frame of the program, telling its own steps from the interpreter's trace events."""

import ast
import opcode
from collections.abc import Container, Mapping
from types import CodeType, FrameType, TracebackType
from typing import Protocol

from sandbox.guest import snapshot
from sandbox.guest.quiet import Quiet
from sandbox.guest.recorder import Recorder
from sandbox.guest.statements import Statement
from sandbox.guest.watch import NOTHING, Changes, Looks, Variables

_SUSPENDING = 0x20 | 0x80 | 0x200  # generators, coroutines and asynchronous generators
_OPTIMIZED = 0x1
_VARARGS, _VARKEYWORDS = 0x4, 0x8
_ITERATING = frozenset(opcode.opmap[name] for name in ("FOR_ITER", "SEND", "END_SEND", "END_ASYNC_FOR") if name in opcode.opmap)
_RETURNING = frozenset(opcode.opmap[name] for name in ("RETURN_VALUE", "RETURN_CONST") if name in opcode.opmap)
_YIELDING = frozenset((opcode.opmap["YIELD_VALUE"], opcode.opmap["RESUME"]))
_OF_CLASS_BODIES = frozenset(
    {
        "__module__",
        "__qualname__",
        "__firstlineno__",
        "__static_attributes__",
        "__classcell__",
        "__classdict__",
        "__classdictcell__",
    }
)
_NOWHERE = -1
_ARRIVAL = tuple[type[BaseException], BaseException, TracebackType]


class Stage(Protocol):
    """What activations share.

    Attributes:
        recorder: takes the rows.
        looks: shared looks at values.
        quiet: which statements change nothing inside objects.
        by_mark: line number in the compiled program -> statement.
        stack: the frames entered and not left, outermost first.
        resumed: those of them that were resumed and have not yet told so, outermost first.
    """

    recorder: Recorder
    looks: Looks
    quiet: Quiet
    by_mark: dict[int, Statement]
    stack: "list[Activation]"
    resumed: "list[Activation]"

    def global_changes(self, shadowed: Container[str], *, names_only: bool = False) -> Changes:
        """What changed in the program's global data since the last step."""

    def global_news(self, shadowed: Container[str]) -> Changes:
        """The program's global data that no step has told yet."""

    def left(self, activation: "Activation", value: object, *, over: bool) -> None:
        """A frame hands out ``value`` and is about to leave the stack; ``over`` if it will not go on."""


class Activation:
    """One entered frame.

    Args:
        stage: what it shares with others.
        frame: the frame, just entered.
        number: its number in the order of entry.

    Attributes:
        frame: the live frame while it is on the stack; ``None`` while it is suspended and when it is over.
        number: as in the steps.
        depth: as in the steps; where it stands now, for a generator.
        python_depth: number of the interpreter's frames below the entry's caller, for the recursion limit.
    """

    __slots__ = (
        "_arrived", "_closing", "_code", "_decided", "_decides", "_failed", "_found", "_head", "_line_number", "_locals",
        "_opcodes", "_optimized", "_recorder", "_row", "_stage", "_started", "_statement", "_variables",
        "depth", "frame", "number", "python_depth",
    )  # fmt: skip

    def __init__(self, stage: Stage, frame: FrameType, number: int) -> None:
        self._stage = stage
        self._recorder = stage.recorder
        self._code: CodeType = frame.f_code
        self._optimized = bool(frame.f_code.co_flags & _OPTIMIZED)
        self._locals = frozenset((*self._code.co_varnames, *self._code.co_cellvars, *self._code.co_freevars))
        self._opcodes = b""
        self._variables = Variables(stage.looks)
        self._statement: Statement | None = None
        self._head: Statement | None = None
        self._failed: Statement | None = None
        self._decides = frame.f_code.co_name != "<lambda>"
        self._decided: bool | None = None
        self._line_number = 0
        self._row = _NOWHERE
        self._started = _NOWHERE
        self._arrived = -2
        self._found = NOTHING
        self._closing: str | None = None
        self.frame: FrameType | None = None
        self.number = number
        self.depth = 0
        self.python_depth = 0

    def enter(self, frame: FrameType, python_depth: int, *, resumed: bool) -> None:
        """It goes on the stack: called, or resumed after a yield."""
        stack = self._stage.stack
        self.depth = len(stack)
        self.python_depth = python_depth
        self.frame = frame
        stack.append(self)
        if resumed:  # told with what comes next: it may only be closed, and that pass without a trace
            self._found = dict(sorted(self._variables.changes(self.visible(frame)).items()))
            self._stage.resumed.append(self)
        else:
            self._called(frame)

    def trace(self, frame: FrameType, event: str, arg: object) -> object:
        """The local trace function."""
        if event == "line":
            self._line(frame)
        elif event == "return":
            self._return(frame, arg)
        elif event == "exception":
            self._exception(frame, arg)  # type: ignore[arg-type]
        return self.trace

    def visible(self, frame: FrameType) -> Mapping[str, object]:
        """The frame's variables."""
        return visible(frame)

    def _own(self, now: Mapping[str, object]) -> Container[str]:
        """Names that are no globals here, whether they have a value already or not."""
        return self._locals if self._optimized else now

    def _is_quiet(self, now: Mapping[str, object]) -> bool:
        """Whether the statement so far cannot have changed anything but what names stand for."""
        head = self._head
        if head is None or head is not self._statement or self._row != self._recorder.last:
            return False
        if not self._stage.quiet.is_quiet(head):
            return False
        if isinstance(head.node, ast.AugAssign):
            target = head.node.target
            return isinstance(target, ast.Name) and snapshot.all_plain((now.get(target.id, now),))
        return True

    def _called(self, frame: FrameType) -> None:
        if self._stage.resumed:
            self._catch_up()
        code = self._code
        now = self.visible(frame)
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & _VARARGS) + bool(code.co_flags & _VARKEYWORDS)
        parameters = code.co_varnames[:count]
        told = self._variables.changes(now)
        changed: Changes = {name: told[name] for name in parameters if name in told}
        changed.update(self._stage.global_news(self._own(now)))
        self._line_number = self._stage.by_mark[code.co_firstlineno].line
        self._tell("call", changed, None)

    def _line(self, frame: FrameType) -> None:
        statement = self._stage.by_mark.get(frame.f_lineno)
        if statement is None or (statement is self._statement and frame.f_lasti > self._started) or statement is self._failed:
            return
        if not self._optimized and statement.mark == self._code.co_firstlineno:
            return  # the compiler's own beginning of a class
        self._failed = None
        if self._stage.resumed:
            self._catch_up()
        self._arrived = -2
        before, self._statement, self._started = self._statement, statement, frame.f_lasti
        head = self._head
        if head is not None:
            if before is not None and statement.mark != statement.line == head.line and statement.index > before.index:
                self._decide(statement.index)
                return
            self._settle(frame, statement.index)
        self._head = statement
        self._line_number = statement.line
        self._decided = None
        row = ("line", self._code.co_qualname, statement.line, self.depth, self.number, NOTHING, None, None)
        self._row = self._recorder.append(row)

    def _decide(self, follower: int) -> None:
        """Note where the frame went from the statement that it is in."""
        head = self._head
        if self._decided is None and head is not None and self._decides and head.decides:
            self._decided = head.kind == "assert" or head.body[0] <= follower < head.body[1]

    def _settle(self, frame: FrameType, follower: int | None, hidden: frozenset[str] = frozenset()) -> None:
        """Tell what the statement did so far, and unless ``follower`` is ``None`` what it decided."""
        if follower is not None:
            self._decide(follower)
        now = self.visible(frame)
        quiet = self._is_quiet(now)
        changed = self._variables.changes(now, hidden, names_only=quiet)
        of_module = self._stage.global_changes(self._own(now), names_only=quiet)
        if of_module:
            changed = changed | of_module
        decided = self._decided if follower is not None else None
        if not changed and decided is None:
            return
        head = self._head
        assert head is not None
        if len(changed) > 1:
            changed = _ordered(changed, head)
        recorder = self._recorder
        if self._row == len(recorder.rows) - 1:
            event = recorder.rows[self._row][0]
            row = (event, self._code.co_qualname, head.line, self.depth, self.number, changed, decided, None)
            recorder.complete(self._row, row)
        else:
            row = ("finish", self._code.co_qualname, head.line, self.depth, self.number, changed, decided, None)
            self._row = recorder.append(row)

    def go_on(self) -> None:
        """Tell that it was resumed, and what it found changed; then how it was asked to close, if it was."""
        self._tell("resume", self._found, None)
        if self._closing is not None:
            self._tell("exception", NOTHING, self._closing)
            self._closing = None

    def _catch_up(self) -> None:
        """Have all frames told that were resumed and did not come to say so."""
        waiting = self._stage.resumed
        while waiting:
            waiting.pop(0).go_on()

    def _tell(self, event: str, changed: Changes, value: str | None) -> None:
        self._recorder.append((event, self._code.co_qualname, self._line_number, self.depth, self.number, changed, None, value))

    def _exception(self, frame: FrameType, arrival: _ARRIVAL) -> None:
        kind, error, trail = arrival
        if (kind is StopIteration or kind is StopAsyncIteration) and self._opcode(frame) in _ITERATING:
            return
        self._arrived = frame.f_lasti
        waiting = self._stage.resumed
        if waiting:
            if waiting[-1] is self and kind is GeneratorExit:
                self._closing = self._text(error)
                return
            self._catch_up()
        head = self._head
        if head is not None:
            failed = head.kind == "assert" and self._decides and kind is AssertionError and trail.tb_next is None
            if failed:
                self._decided = False
            self._settle(frame, head.index if failed else None, head.comprehended)
        self._tell("exception", NOTHING, self._text(error))
        self._failed = self._statement  # the compiler's own clearing up after a comprehension is no step
        self._statement = self._head = None

    def _return(self, frame: FrameType, value: object) -> None:
        if not frame.f_trace_lines:
            return  # the program turned its lines off: a frame that stays on the stack tells ``Tracer.intact``
        code = self._opcode(frame)
        arrived = self._arrived == frame.f_lasti
        yields = bool(self._code.co_flags & _SUSPENDING) and code in _YIELDING and not arrived
        if not yields and code not in _RETURNING:
            self._unwind(frame)
        else:
            if self._stage.resumed:
                self._catch_up()
            if self._head is not None:
                self._settle(frame, None if yields else _NOWHERE)
            self._tell("yield" if yields else "return", NOTHING, self._text(value))
        self._stage.left(self, value, over=not yields)
        self._stage.stack.pop()
        self.frame = None

    def _unwind(self, frame: FrameType) -> None:
        """An exception leaves the frame; a generator that only was closed has nothing to tell."""
        waiting = self._stage.resumed
        if waiting and waiting[-1] is self:
            waiting.pop()
        elif self._head is not None:
            self._settle(frame, _NOWHERE)

    def _opcode(self, frame: FrameType) -> int:
        if not self._opcodes:
            self._opcodes = self._code.co_code
        return self._opcodes[frame.f_lasti]

    def _text(self, value: object) -> str:
        return self._stage.looks.text(value)


def visible(frame: FrameType) -> Mapping[str, object]:
    """A frame's variables."""
    if frame.f_code.co_flags & _OPTIMIZED:
        return frame.f_locals
    return {name: value for name, value in frame.f_locals.items() if name not in _OF_CLASS_BODIES}


def _ordered(changed: Changes, head: Statement) -> Changes:
    """Changes in the order in which the statement names what it binds, then by name: versions of Python differ in their own."""
    bound = {name: changed[name] for name in head.binding_order if name in changed}
    return bound | dict(sorted(changed.items()))
