"""What the expressions of the covered lines came to: computed from the recorded states, or shown by their effects."""

import ast
from collections import deque
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import pairwise

import msgspec

from agents.checker.scene import Finished, Scene, value_of
from agents.checker.source import code
from agents.checker.telling import Telling
from sandbox.guest import interpreter, literals
from sandbox.trace import Event, Step

MOST_STEPS = 60
UNKNOWN = object()
"""Stands for a value that nothing shows."""


class Side(msgspec.Struct, frozen=True, gc=False):
    """One side of a comparison: its value, and the names in its expression."""

    value: object
    names: frozenset[str]


class Reckoning:
    """The expressions of the lines that one statement covers.

    Args:
        scene: the trace.
        telling: the statement.
        steps: the covered steps; of long spans only the first and last ones.
    """

    def __init__(self, scene: Scene, telling: Telling, steps: list[Step]) -> None:
        self._scene = scene
        self._telling = telling
        self._steps = steps

    def evaluate(self, tree: ast.expr) -> list[object]:
        """The values that an expression had: as the execution shows them, or in the states before and after the covered steps."""
        shown = self.observed.get(code(tree))
        if shown:
            return shown
        names = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
        found: list[object] = []
        seen: set[tuple[str | None, ...]] = set()
        for frame, at in self._moments:
            key = tuple(self._scene.text(name, frame, at) for name in names)
            if key not in seen:
                seen.add(key)
                value = self._compute(tree, frame, at)
                found.extend([] if value is UNKNOWN else [value])
        return found

    @cached_property
    def parts(self) -> list[object]:
        """The values of all parts of the covered lines, just before each covered step."""
        found: list[object] = []
        for step in self._line_steps:
            for top in self._scene.source.line(step.line).tops:
                found.extend(interpreter.computed(top, partial(self._look, step.frame, step.index), self._called))
        return found

    @cached_property
    def compared(self) -> list[tuple[Side, Side]]:
        """The pairs of sides that covered lines compare; empty if one of them cannot be computed."""
        found: list[tuple[Side, Side]] = []
        for step in self._line_steps:
            for node in self._scene.source.line(step.line).nodes:
                if isinstance(node, ast.Compare):
                    sides = [self._side(part, step) for part in (node.left, *node.comparators)]
                    if any(side.value is UNKNOWN for side in sides):
                        return []
                    found.extend(pairwise(sides))
        return found

    def _side(self, node: ast.expr, step: Step) -> Side:
        names = frozenset(part.id for part in ast.walk(node) if isinstance(part, ast.Name))
        return Side(self._compute(node, step.frame, step.index), names)

    @cached_property
    def divisions(self) -> set[tuple[str, str]]:
        """Value texts of what covered lines divide, and by what; empty if one of them cannot be computed."""
        found = set()
        for step in self._line_steps:
            for left, right in self._scene.source.line(step.line).divisions:
                values = [self._compute(part, step.frame, step.index) for part in (left, right)]
                if UNKNOWN in values:
                    return set()
                found.add((literals.text(values[0]), literals.text(values[1])))
        return found

    @cached_property
    def ranges(self) -> list[tuple[object, object]]:
        """First and last of the numbers that covered loops run through, as far as they can be computed."""
        found = []
        for step in self._line_steps:
            for one in self._scene.source.line(step.line).statements:
                if isinstance(one.node, ast.For):
                    items = self._compute(one.node.iter, step.frame, step.index)
                    if isinstance(items, list | range) and items:
                        found.append((items[0], items[-1]))
        return found

    @cached_property
    def observed(self) -> dict[str, list[object]]:
        """Expression of a covered line -> the values that its effects show: what was assigned, returned, decided, appended."""
        found: dict[str, list[object]] = {}
        for step in [*self._steps, *self.pending]:
            line = self._scene.source.line(step.line)
            for one in line.statements:
                for tree, value in self._shown(one.node, step):
                    if value is not UNKNOWN:
                        found.setdefault(code(tree), []).append(value)
            if line.calls and step.event in (Event.LINE, Event.FINISH, Event.RETURN):
                for call, value in self._calls(step):
                    found.setdefault(code(call), []).append(value)
        return found

    @cached_property
    def pending(self) -> list[Step]:
        """The steps of lines that go on when a covered step hands them a value."""
        ends = (step for step in self._steps if step.event in (Event.RETURN, Event.YIELD))
        return [caller for step in ends if (caller := self._scene.caller(step)) is not None]

    def _shown(self, node: ast.AST, step: Step) -> Iterator[tuple[ast.expr, object]]:
        """Expressions of a statement with the values that its effect shows."""
        match node:
            case ast.Assign(targets=[ast.Name() | ast.Attribute() | ast.Subscript() as target], value=tree) if step.changed:
                yield tree, self._compute(target, step.frame, step.index + 1, calls=False)
            case ast.Return(value=ast.expr() as tree):
                text = step.value if step.event is Event.RETURN else self._scene.result(step)
                yield tree, readable(text)
            case ast.If(test=tree) | ast.While(test=tree) | ast.Assert(test=tree) if step.decision is not None:
                yield from _decided(tree, step.decision)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="append" | "extend" as how), args=[tree])):
                before, after = (self._compute(owner, step.frame, at, calls=False) for at in (step.index, step.index + 1))
                if isinstance(before, list | deque) and isinstance(after, list | deque) and len(after) > len(before):
                    yield tree, after[-1] if how == "append" else list(after)[len(before) :]

    def _calls(self, step: Step) -> Iterator[tuple[ast.expr, object]]:
        """The calls of the program's functions on the line of a step, with what they returned while the line ran."""
        made = self._scene.calls_of(step)
        for node in self._scene.source.line(step.line).calls if made else ():
            name = code(node.func).rpartition(".")[2]
            same = [one for one in made if one.name == name]
            alike = [one for one in same if self._takes(one, node, step)] if len(same) > 1 else same
            for one in alike or same:
                yield node, one.value

    def _takes(self, call: Finished, node: ast.Call, step: Step) -> bool:
        """Whether the arguments that a call node writes may be those of a call."""
        given = {literals.text(one) for one in call.arguments}
        values = (self._compute(arg, step.frame, step.index, calls=False) for arg in node.args)
        return all(value is UNKNOWN or literals.text(value) in given for value in values)

    @cached_property
    def _line_steps(self) -> list[Step]:
        steps = [step for step in self._steps if step.event in (Event.LINE, Event.FINISH)]
        return steps if len(steps) <= MOST_STEPS else [*steps[:10], *steps[-10:]]

    @cached_property
    def _moments(self) -> list[tuple[int, int]]:
        """(activation, step) pairs just before which expressions are evaluated."""
        found: dict[tuple[int, int], None] = {}
        for span in self._telling.spans:
            found[self._scene.steps[span.first].frame, span.first] = None
        for step in self._steps:
            if step.changed:
                found[step.frame, step.index] = None
                found[step.frame, step.index + 1] = None
        for span in self._telling.spans:
            found[self._scene.steps[span.first].frame, span.last + 1] = None
        return list(found)

    def _compute(self, tree: ast.expr, frame: int, at: int, *, calls: bool = True) -> object:
        called = self._called if calls else _unknown_call
        return interpreter.compute(tree, partial(self._look, frame, at), called, UNKNOWN)

    def _look(self, frame: int, at: int, name: str) -> object:
        text = self._scene.text(name, frame, at)
        value = UNKNOWN if text is None else readable(text)
        if value is UNKNOWN:
            raise KeyError(name)
        return value

    def _called(self, node: ast.Call) -> object:
        """What a call of the program's own functions gave, at the covered steps."""
        values = self.observed.get(code(node))
        if not values:
            raise KeyError(node)
        return values[-1]


def readable(text: str | None) -> object:
    """The value that a value text writes, or ``UNKNOWN``."""
    try:
        return UNKNOWN if text is None else value_of(text)
    except ValueError:
        return UNKNOWN


def _decided(tree: ast.expr, truth: bool) -> Iterator[tuple[ast.expr, object]]:  # noqa: FBT001 -- a value, not an option
    """A condition and those of its parts of which the decision leaves no doubt."""
    negation = isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not)
    if negation or isinstance(tree, ast.Compare | ast.Call | ast.BoolOp):
        yield tree, truth
    if isinstance(tree, ast.UnaryOp) and negation:
        yield from _decided(tree.operand, not truth)
    if isinstance(tree, ast.BoolOp) and truth is isinstance(tree.op, ast.And):
        for part in tree.values:
            yield from _decided(part, truth)


def _unknown_call(node: ast.Call) -> object:
    raise KeyError(node)
