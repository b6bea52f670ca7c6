"""The program that is explored: run on one input after another in this very process, telling its decisions."""

import ast
import io
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from operator import contains, eq, ge, gt, is_, is_not, le, lt, ne
from signal import ITIMER_REAL, SIG_DFL, SIGALRM, setitimer, signal
from traceback import walk_tb
from types import CodeType, ModuleType
from typing import Any

from sandbox.guest.explorer import decisions
from sandbox.guest.explorer.decisions import Decision, rewrite
from sandbox.guest.explorer.lines import seen_lines
from sandbox.guest.explorer.values import copied

FILENAME = "<explored>"
_MODULE = "__explored__"
_LOADING = "<module>"
_TICK_S = 0.05
_RUN_CPU_S, _RUN_WALL_S = 0.15, 2.0
_MOST_SIGHTS = 60
_SHORT = 60
_OPERATORS: dict[str, Callable[[Any, Any], object]] = {
    "Eq": eq,
    "NotEq": ne,
    "Lt": lt,
    "LtE": le,
    "Gt": gt,
    "GtE": ge,
    "Is": is_,
    "IsNot": is_not,
    "In": lambda one, many: contains(many, one),
    "NotIn": lambda one, many: not contains(many, one),
}

Comparison = tuple[str, object, object, bool]
"""Operator, left side, right side, and what came out; ``Truth`` has no right side."""
Branch = int
"""Twice the number of a decision, and one more where it came out true."""


class CutError(BaseException):
    """The run took too long; programs are not meant to handle it."""


@dataclass(slots=True, eq=False)
class Trial:
    """What became of one input.

    Attributes:
        values: the input.
        trail: the branches in the order of time.
        outcome: ``returned``, ``raised`` or ``cut``.
        value: what was returned, or the name of the exception's class.
        refused: whether the entry did not take the arguments, so that none of it ran.
        sights: for each branch that was watched, the comparisons that led to it each time.
    """

    values: tuple[object, ...]
    trail: list[Branch]
    outcome: str = ""
    value: object = None
    refused: bool = False
    sights: dict[Branch, list[tuple[Comparison, ...]]] = field(default_factory=dict)


class Subject:
    """A program made ready to be run many times.

    Args:
        source, entry: the program.
        passing: for each value of an input the name that it is passed by, or ``None`` if it is passed by position.

    Attributes:
        decisions: what its entry can come to.
        lines: see ``Rewritten``.
        patience: how much longer than usual a run may take.
        hurried: how many runs the clock cut; where there are such, another search may find something else.

    Raises:
        SyntaxError: it is no Python.
    """

    def __init__(self, source: str, entry: str, passing: Sequence[str | None]) -> None:
        plain, watched = rewrite(source, entry, watched=False), rewrite(source, entry, watched=True)
        self.decisions: tuple[Decision, ...] = plain.decisions
        self.lines = plain.lines
        self.patience = 1
        self.hurried = 0
        self._entry = entry
        self._passing = passing
        self._code = compile(source, FILENAME, "exec", dont_inherit=True)
        self._codes = {False: _compiled(plain.tree), True: _compiled(watched.tree)}
        self._is_stateless = _is_stateless(plain.tree)
        self._is_random = "random" in source
        self._ready: dict[bool, Callable[..., object]] = {}
        self._trail: list[Branch] = []
        self._most = 0
        self._window: list[Comparison] = []
        self._sights: dict[Branch, list[tuple[Comparison, ...]]] = {}
        self._began = self._awaited = 0.0
        self._output = io.StringIO()

    def run(self, values: tuple[object, ...], most: int, *, watched: bool = False) -> Trial:
        """Run the entry.

        Args:
            values: the input, which is left as it is.
            most: decisions after which it is cut.
            watched: whether comparisons are told.
        """
        self._trail, self._most, self._window, self._sights = [], most, [], {}
        trial = Trial(values, self._trail)
        try:
            entry = self._ready.get(watched) or self._load(watched=watched)
            args = [copied(value) for value, name in zip(values, self._passing, strict=True) if name is None]
            kwargs = {name: copied(value) for value, name in zip(values, self._passing, strict=True) if name is not None}
            self._trail = trial.trail = []
            self._begin()
            trial.value = entry(*args, **kwargs)
            trial.outcome = "returned"
        except CutError:
            trial.outcome = "cut"
        except BaseException as error:  # noqa: BLE001 -- whatever the program raised is what became of it
            trial.outcome, trial.value, trial.refused = "raised", type(error).__name__, self._is_refusal(error)
        finally:
            self._began = 0.0
        if len(trial.trail) >= most:
            trial.outcome = "cut"
        trial.sights = self._sights
        self._output.seek(0)
        self._output.truncate()
        return trial

    def _is_refusal(self, error: BaseException) -> bool:
        """Whether a call failed before the entry began: neither it nor the loading of its module stands in the traceback."""
        if not isinstance(error, TypeError):
            return False
        return not any(frame.f_code.co_name in (self._entry, _LOADING) for frame, _ in walk_tb(error.__traceback__))

    def plain_entry(self) -> Callable[..., object]:
        """The entry of the program as it was written, freshly loaded."""
        namespace = self._module()
        exec(self._code, namespace)  # noqa: S102 -- as above
        entry: Callable[..., object] = namespace[self._entry]
        return entry

    def lines_of(self, inputs: Iterable[tuple[object, ...]], most: int) -> frozenset[int]:
        """The lines, as compiled, of statements that some input executes."""
        with seen_lines(FILENAME) as seen:
            for values in inputs:
                self.run(values, most)
        return frozenset(seen & self.lines.keys())

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Take the program's output, and cut what runs too long, while this lasts."""
        streams = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = self._output
        signal(SIGALRM, self._ticked)
        setitimer(ITIMER_REAL, _TICK_S, _TICK_S)
        try:
            yield
        finally:
            setitimer(ITIMER_REAL, 0)
            signal(SIGALRM, SIG_DFL)
            sys.stdout, sys.stderr = streams

    def _ticked(self, _number: int, _frame: object) -> None:
        late = time.monotonic() > self._awaited + self.patience * _RUN_WALL_S
        if self._began and (time.process_time() > self._began + self.patience * _RUN_CPU_S or late):
            self.hurried += 1
            raise CutError

    def _begin(self) -> None:
        self._began, self._awaited = time.process_time(), time.monotonic()

    def _load(self, *, watched: bool) -> Callable[..., object]:
        if self._is_random:
            random.seed(0)
        namespace = self._module()
        namespace.update(self._hooks())
        self._begin()
        exec(self._codes[watched], namespace)  # noqa: S102 -- where programs run: confined, by the server's promise
        entry: Callable[..., object] = namespace[self._entry]
        if self._is_stateless and not self._is_random:
            self._ready[watched] = entry
        return entry

    @staticmethod
    def _module() -> dict[str, Any]:
        """The globals of a new module."""
        module = sys.modules[_MODULE] = ModuleType(_MODULE)
        return vars(module)

    def _hooks(self) -> dict[str, object]:
        hooks = (
            (decisions.DECIDE, self._decide),
            (decisions.ITEM, self._item),
            (decisions.EXHAUSTED, self._exhausted),
            (decisions.CHOSEN, self._chosen),
            (decisions.COMPARE, self._compare),
            (decisions.TRUTH, self._truth),
        )
        return dict(hooks)

    def _decide(self, number: int, value: object) -> bool:
        truth = bool(value)
        branch = 2 * number + truth
        if self._window:
            sights = self._sights.setdefault(branch, [])
            if len(sights) < _MOST_SIGHTS:
                sights.append(tuple(self._window))
            self._window = []
        self._note(branch)
        return truth

    def _note(self, branch: Branch) -> None:
        trail = self._trail
        trail.append(branch)
        if len(trail) > self._most:
            raise CutError

    def _item(self, number: int) -> None:
        self._note(2 * number + 1)

    def _exhausted(self, number: int) -> None:
        self._note(2 * number)

    def _chosen(self, first: int, place: int, count: int) -> None:
        for number in range(first, first + place):
            self._note(2 * number)
        if place < count:
            self._note(2 * (first + place) + 1)

    def _compare(self, operator: str, left: object, right: object) -> object:
        found = _OPERATORS[operator](left, right)
        with suppress(Exception):
            self._window.append((operator, _sight(left), _sight(right), bool(found)))
        return found

    def _truth(self, value: object) -> object:
        with suppress(Exception):
            self._window.append(("Truth", _sight(value), None, bool(value)))
        return value


def _sight(value: object) -> object:
    """What is kept of an operand: small plain values, as they are now."""
    kind = type(value)
    if kind in (int, float, bool, str):
        return value
    if kind in (list, tuple, set, frozenset, dict, range) or kind.__name__ in ("dict_keys", "dict_values", "deque"):
        found = [one for one, _ in zip(value, range(_SHORT), strict=False)]  # type: ignore[call-overload]
        return found if all(type(one) in (int, float, bool, str) for one in found) else [None] * len(value)  # type: ignore[arg-type]
    return None


def _compiled(tree: ast.Module) -> CodeType:
    return compile(tree, FILENAME, "exec", dont_inherit=True)


def _is_stateless(tree: ast.Module) -> bool:
    """Whether a second run finds the module as the first did: it holds nothing that could change."""
    return all(map(_is_constant, tree.body)) and not any(isinstance(node, ast.Global) for node in ast.walk(tree))


def _is_constant(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        defaults = [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]
        inner = [one for one in ast.walk(node) if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)]
        return not node.decorator_list and not inner and all(_is_fixed(one) for one in defaults)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return node.value is None or _is_fixed(node.value)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Pass) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _is_fixed(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.UnaryOp | ast.BinOp | ast.Tuple | ast.Name)
        and all(_is_fixed(one) for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr))
    )
