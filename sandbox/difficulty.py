"""How hard an execution is to follow by hand, measured on its trace."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from sandbox.guest.statements import header
from sandbox.trace import Event, Step, Trace

_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
_NESTING = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.Try, ast.With, ast.AsyncWith, ast.Match)
_DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_KINDS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.IfExp, ast.Match, ast.Try, ast.Subscript, *_COMPREHENSIONS)
_COLLECTIONS = "[({"
_LEAVING = (Event.RETURN, Event.YIELD)


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What somebody has to do and to keep in mind who follows an execution.

    Attributes:
        steps: of the trace.
        operations: different ones that its lines do: operators, functions and methods that are called, kinds of decisions.
        depth: most blocks and calls that are under way at once.
        state: most single values that the variables of the calls under way hold at once.
    """

    steps: int
    operations: int
    depth: int
    state: int

    @property
    def score(self) -> float:
        """All in one: the sum of the binary logarithms of one plus each, so that a point more is twice as much of something."""
        return round(sum(log2(1 + one) for one in (self.steps, self.operations, self.depth, self.state)), 2)


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line of a source does, and how many blocks of its function it stands in."""

    operations: frozenset[str]
    depth: int


def difficulty_of(trace: Trace) -> Difficulty:
    """Measure a trace; takes time linear in its steps.

    Raises:
        SyntaxError: the program is no Python.
    """
    lines = _lines(trace.program.source)
    executed = {(step.line, step.depth) for step in trace.steps}
    known = [(lines[line], depth) for line, depth in executed if line in lines]
    operations = frozenset[str]().union(*(line.operations for line, _ in known))
    deepest = max((line.depth + depth for line, depth in known), default=0)
    return Difficulty(len(trace.steps), len(operations), deepest, _most_held(trace))


def _most_held(trace: Trace) -> int:
    """Most values that the frames under way hold at once."""
    frames: dict[int, dict[str, int]] = {}
    held = most = 0
    for step in trace.steps:
        held += _grown(frames.setdefault(step.frame, {}), step)
        most = max(most, held)
        if step.event in _LEAVING:
            held -= sum(frames.pop(step.frame).values())
    return most


def _grown(sizes: dict[str, int], step: Step) -> int:
    """How many values more a frame holds after a step."""
    before = sum(sizes.get(name, 0) for name in step.changed)
    sizes.update((name, _size(text)) for name, text in step.changed.items())
    return sum(sizes[name] for name in step.changed) - before


def _size(text: str | None) -> int:
    """About how many single values a value text holds."""
    if text is None:
        return 0
    return text.count(", ") + 1 if text[0] in _COLLECTIONS else 1


@lru_cache(maxsize=64)
def _lines(source: str) -> Mapping[int, _Line]:
    found: dict[int, _Line] = {}
    for node, depth in _nested(ast.parse(source), 0):
        before = found.get(node.lineno, _Line(frozenset(), 0))
        found[node.lineno] = _Line(before.operations | frozenset(_operations(node)), max(before.depth, depth))
    return found


def _nested(node: ast.AST, depth: int) -> Iterator[tuple[ast.stmt, int]]:
    """The statements under a node, each with the number of blocks of its own function around it."""
    for child in (child for name in _BLOCKS for child in getattr(node, name, ())):
        if isinstance(child, ast.stmt):
            yield child, depth
        inner = 0 if isinstance(child, _DEFINING) else depth + isinstance(child, _NESTING)
        yield from _nested(child, inner)


def _operations(statement: ast.stmt) -> Iterator[str]:
    """The operations of a statement's own line."""
    if isinstance(statement, ast.AugAssign):
        yield type(statement.op).__name__
    if isinstance(statement, _KINDS):
        yield type(statement).__name__
    for node in (node for top in header(statement) for node in ast.walk(top)):
        if isinstance(node, _KINDS):
            yield type(node).__name__
        elif isinstance(node, ast.Call):
            yield _name_of(node.func)
        elif isinstance(node, ast.BinOp | ast.UnaryOp | ast.BoolOp):
            yield type(node.op).__name__
        elif isinstance(node, ast.Compare):
            yield from (type(op).__name__ for op in node.ops)


def _name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else "call"
