"""Trying a composed program on its inputs before it is handed out: how long it runs, and where it goes.

The source comes from this repository's own composers, never from outside, so it may run here; programs of any other origin run
in the sandbox only. What a trial finds decides nothing but which inputs are offered.
"""

import ast
import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from agents.grammar.draw import Value

_BUILTINS = (
    abs,
    all,
    any,
    bin,
    bool,
    chr,
    dict,
    divmod,
    enumerate,
    int,
    len,
    list,
    max,
    min,
    ord,
    pow,
    range,
    reversed,
    round,
    set,
    sorted,
    str,
    sum,
    tuple,
    zip,
)
_NAMES = {"tick": "_tick", "decide": "_decide", "need": "_need"}


@dataclass(frozen=True, slots=True)
class Run:
    """One execution.

    Attributes:
        args: its arguments.
        value: what the entry returned.
        steps: about how many steps its trace has.
        path: the lines that were executed, and each decision's line with its outcomes.
    """

    args: tuple[Value, ...]
    value: object
    steps: int
    path: frozenset[tuple[int, bool | None]]


class _Unfit(Exception):  # noqa: N818 -- it ends a run, it is not an error
    """A need was not met, or the run is too long."""


class Trial:
    """A program made ready to be tried."""

    def __init__(self, source: str, entry: str, needs: Mapping[int, str], budget: int) -> None:
        tree = ast.parse(source)
        self._places = _places(tree, entry)
        self._budget = budget
        self._steps = 0
        self._path: set[tuple[int, bool | None]] = set()
        space: dict[str, object] = {"__builtins__": {function.__name__: function for function in _BUILTINS}}
        space |= {_NAMES["tick"]: self._tick, _NAMES["decide"]: self._decide, _NAMES["need"]: self._need}
        exec(compile(_Watched(needs).visit(tree), "<trial>", "exec"), space)  # noqa: S102 -- composed here, see the module
        self._entry = cast("Callable[..., object]", space[entry])

    @property
    def places(self) -> frozenset[tuple[int, bool | None]]:
        """Every line of the entry, and its decisions with both outcomes: what a set of inputs ought to reach."""
        return self._places

    def run(self, args: Sequence[Value]) -> Run | None:
        """Execute once; ``None`` if a need was not met or the run exceeds its budget."""
        self._steps = 0
        self._path = set()
        try:
            value = self._entry(*copy.deepcopy(tuple(args)))
        except _Unfit:
            return None
        return Run(tuple(args), value, self._steps, frozenset(self._path))

    def _tick(self, line: int, steps: int) -> None:
        self._path.add((line, None))
        self._steps += steps
        if self._steps > self._budget:
            raise _Unfit

    def _decide(self, line: int, outcome: object) -> object:
        self._path.add((line, bool(outcome)))
        return outcome

    def _need(self, met: object) -> None:
        if not met:
            raise _Unfit


def _places(tree: ast.Module, entry: str) -> frozenset[tuple[int, bool | None]]:
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == entry)
    inside = [node for node in ast.walk(function) if isinstance(node, ast.stmt) and node is not function]
    lines = {(node.lineno, None) for node in inside}
    return frozenset(lines | {(node.lineno, outcome) for node in inside if isinstance(node, ast.If) for outcome in (True, False)})


class _Watched(ast.NodeTransformer):
    """Adds the calls that count steps, note decisions and check needs."""

    def __init__(self, needs: Mapping[int, str]) -> None:
        self._needs = needs

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self._tick(node.lineno, 1), *self._body(node.body)]
        return node

    def visit_Module(self, node: ast.Module) -> ast.AST:
        self.generic_visit(node)
        return ast.fix_missing_locations(node)

    def _body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        return [new for statement in statements for new in self._watch(statement)]

    def _watch(self, node: ast.stmt) -> list[ast.stmt]:
        line = node.lineno
        before: list[ast.stmt] = []
        if line in self._needs and not isinstance(node, ast.FunctionDef):
            before.append(_call("need", ast.parse(self._needs[line], mode="eval").body))
        before.append(self._tick(line, 2 if isinstance(node, ast.Return) else 1))
        if isinstance(node, ast.If):
            node.test = _invoke("decide", ast.Constant(line), node.test)
            node.body, node.orelse = self._body(node.body), self._body(node.orelse)
        if isinstance(node, ast.For | ast.While):
            node.body = [self._tick(line, 1), *self._body(node.body)]
            node.orelse = self._body(node.orelse)
        return [*before, node]

    @staticmethod
    def _tick(line: int, steps: int) -> ast.stmt:
        return _call("tick", ast.Constant(line), ast.Constant(steps))


def _call(what: str, *args: ast.expr) -> ast.stmt:
    return ast.Expr(_invoke(what, *args))


def _invoke(what: str, *args: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(_NAMES[what], ast.Load()), list(args), [])
