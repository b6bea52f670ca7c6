"""The tracer of expressions: what the lambdas of ``expressions`` hand over becomes steps of the line that they are in."""

from collections.abc import Mapping
from types import CodeType, FrameType

from sandbox.guest.expressions import Role, Sight
from sandbox.guest.places import Span
from sandbox.guest.recorder import Recorder
from sandbox.guest.recursion import Ceiling
from sandbox.guest.shape import shape_of
from sandbox.guest.snapshot import CONTAINERS
from sandbox.guest.statements import Table
from sandbox.guest.tracer import Tracer
from sandbox.guest.watch import NOTHING, Looks

_CODE = frozenset({"function", "class", "module"})


class Observer(Tracer):
    """Traces one call with its expressions.

    What a generator expression computes is told as of the program's function that asked for the next item, in the line where it
    is written. A field that holds code rather than data, such as a method, is not told.

    Args:
        table, code, namespace, looks, recorder, ceiling: see ``Tracer``.
        sights: what the lambdas stand for, by the identity of their code.
    """

    def __init__(
        self,
        table: Table,
        code: CodeType,
        namespace: dict[str, object],
        looks: Looks,
        recorder: Recorder,
        ceiling: Ceiling,
        sights: Mapping[int, Sight],
    ) -> None:
        super().__init__(table, code, namespace, looks, recorder, ceiling)
        self._sights = sights
        self._held: dict[tuple[int, int], int] = {}

    def _call(self, frame: FrameType, event: str, arg: object) -> object:
        sight = self._sights.get(id(frame.f_code))
        if sight is None:
            return super()._call(frame, event, arg)
        if self.stack:
            self._see(sight, frame)
        return None

    def _see(self, sight: Sight, frame: FrameType) -> None:
        if sight.role is Role.OPENING or sight.role is Role.HELD:
            self._held[sight.chain, id(frame.f_back)] = sight.link
            if sight.link:
                self._tell(sight, sight.span, "True")
            return
        value = frame.f_locals[sight.name]
        if sight.role is Role.FIELD and shape_of(type(value)).kind in _CODE:
            return
        text = self._text(value)
        if sight.role is Role.CHAIN:
            held = self._held.pop((sight.chain, id(frame.f_back)), None)
            if held is not None:  # else it began before there was a tracer, in a generator of the module
                self._tell(sight, sight.links[held], text)
        self._tell(sight, sight.span, text)

    def _tell(self, sight: Sight, span: Span, text: str) -> None:
        while self.resumed:
            self.resumed.pop(0).go_on()
        owner = self.stack[-1]
        assert owner.frame is not None
        function = owner.frame.f_code.co_qualname
        self.recorder.aside(("expression", function, sight.line, owner.depth, owner.number, NOTHING, None, text), span)

    def _text(self, value: object) -> str:
        """The value text; of what a variable holds too, only what changed since is written anew."""
        known = shape_of(type(value)).kind in CONTAINERS
        return self.looks.at(value).text if known else self.looks.text(value)
