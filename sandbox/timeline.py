"""Who had which value when: an index of a trace, built once in linear time, asked in logarithmic."""

import ast
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from sandbox.guest.statements import Table, table
from sandbox.trace import Event, Step, Trace

Owner = tuple[int, str]
_GLOBAL = -1


class Timeline:
    """An index of one trace.

    A variable is looked up as Python would: in the frame itself, then in the functions that its function is written in, then
    among the program's globals. Values are as last told: while a function runs, what it does to a list of its caller's shows in
    the caller's variable from the caller's ``finish`` step on. Which activation a closure belongs to is not in the trace; the
    latest of its enclosing function before it is taken.

    Args:
        trace: what is indexed.
        statements: of its source; made from it if not given.
    """

    def __init__(self, trace: Trace, statements: Table | None = None) -> None:
        self.trace = trace
        self.statements = statements or table(trace.program.source)
        self._bound = _bound(self.statements)
        self._steps: dict[int, list[int]] = defaultdict(list)
        self._outer: dict[int, int] = {}
        self._of_lambdas: dict[int, frozenset[str]] = {}
        self._told: dict[Owner, tuple[list[int], list[str | None]]] = {}
        latest: dict[str, int] = {}
        for step in trace.steps:
            if step.frame not in self._outer:
                self._outer[step.frame] = latest.get(_enclosing(step.function), _GLOBAL)
                latest[step.function] = step.frame
                if step.function.endswith("<lambda>"):
                    self._of_lambdas[step.frame] = frozenset(step.changed)
            if step.event is not Event.EXPRESSION:
                self._steps[step.frame].append(step.index)
            for name, text in step.changed.items():
                indexes, texts = self._told.setdefault(self._owner(step, name), ([], []))
                indexes.append(step.index)
                texts.append(text)

    def before(self, step: int, name: str) -> str | None:
        """Value text of ``name`` in the frame of ``step`` just before that step; ``None`` if it has none."""
        return self._at(self.trace.steps[step], name, step)

    def after(self, step: int, name: str) -> str | None:
        """Value text of ``name`` in the frame of ``step`` once that step is over; ``None`` if it has none."""
        return self._at(self.trace.steps[step], name, step + 1)

    def at(self, step: int, name: str, until: int) -> str | None:
        """Value text of ``name`` as the frame of ``step`` sees it just before the step ``until``; ``None`` if it has none."""
        return self._at(self.trace.steps[step], name, until)

    def given(self, step: int, name: str, first: int, stop: int) -> list[str]:
        """Value texts that the steps from ``first`` on and before ``stop`` gave to what ``name`` is in the frame of ``step``."""
        indexes, texts = self._told.get(self._owner(self.trace.steps[step], name), ([], []))
        return [text for text in texts[bisect_left(indexes, first) : bisect_left(indexes, stop)] if text is not None]

    def changes(self, step: int, name: str) -> tuple[int, ...]:
        """All steps that changed the variable that ``name`` is in the frame of ``step``."""
        indexes, _ = self._told.get(self._owner(self.trace.steps[step], name), ([], []))
        return tuple(indexes)

    def bound(self, function: str) -> frozenset[str]:
        """Names that the function or class body with a qualified name binds itself."""
        return self._bound.get(function, frozenset())

    def frame(self, number: int) -> tuple[int, ...]:
        """The steps of one frame, in order, expressions left out."""
        return tuple(self._steps.get(number, ()))

    def span(self, step: int) -> tuple[int, int]:
        """First and last step of what runs without a break from the ``call`` or ``resume`` step on, deeper calls included.

        Raises:
            ValueError: the step enters no frame.
        """
        if self.trace.steps[step].event not in (Event.CALL, Event.RESUME):
            raise ValueError(f"step {step} enters no frame")
        return step, self._ends[step]

    @cached_property
    def _ends(self) -> dict[int, int]:
        found: dict[int, int] = {}
        entered: list[Step] = []
        for step in self.trace.steps:
            anew = step.event in (Event.CALL, Event.RESUME)
            while entered and (step.depth < entered[-1].depth or (anew and step.depth == entered[-1].depth)):
                found[entered.pop().index] = step.index - 1
            if anew:
                entered.append(step)
        return found | {one.index: len(self.trace.steps) - 1 for one in entered}

    def _at(self, step: Step, name: str, until: int) -> str | None:
        indexes, texts = self._told.get(self._owner(step, name), ([], []))
        position = bisect_left(indexes, until)
        return texts[position - 1] if position else None

    def _owner(self, step: Step, name: str) -> Owner:
        function, frame = step.function, step.frame
        while frame != _GLOBAL:
            if name in (self._of_lambdas.get(frame, self._bound.get(function, frozenset()))):
                return frame, name
            function, frame = _enclosing(function), self._outer[frame]
        return _GLOBAL, name


def _enclosing(function: str) -> str:
    """The function that ``function`` is written in; empty at the top."""
    return function.rpartition(".<locals>.")[0]


def _bound(statements: Table) -> dict[str, frozenset[str]]:
    """Qualified name of each function and class body -> names that are its own."""
    bound: dict[str, set[str]] = defaultdict(set)
    foreign: dict[str, set[str]] = defaultdict(set)
    for one in statements.statements:
        bound[one.function] |= one.stores
        if isinstance(one.node, ast.Global | ast.Nonlocal):
            foreign[one.function].update(one.node.names)
        elif isinstance(one.node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = one.node.args
            given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            bound[statements.statements[one.body[0]].function].update(arg.arg for arg in given if arg)
    return {function: frozenset(names - foreign[function]) for function, names in bound.items()}
