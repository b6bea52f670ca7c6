"""Which variables are read again after a step, before they get another value: what a reader of the trace has to know."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from sandbox.guest.statements import Statement, Table
from sandbox.trace import Event, Step

_Uses = dict[str, tuple[list[int], list[bool]]]


class Liveness:
    """Answers for one trace; an activation is indexed when it is first asked about.

    Args:
        steps: all steps of the trace.
        statements: of its source.
        bound: names that the function with a qualified name binds itself.
    """

    def __init__(self, steps: Sequence[Step], statements: Table, bound: Callable[[str], frozenset[str]]) -> None:
        self._steps = steps
        self._statements = statements
        self._bound = bound
        self._begun: dict[int, tuple[Statement, ...]] = {}
        self._by_line: dict[int, tuple[tuple[str, bool], ...]] = {}
        self._uses: dict[int, _Uses] = {}

    def is_read(self, name: str, frame: int, after: int) -> bool:
        """Whether an activation's own lines read ``name`` after the step ``after`` before they store another value in it."""
        times, loads = self._of(frame).get(name, ([], []))
        at = bisect_right(times, after)
        return at < len(times) and loads[at]

    def is_read_elsewhere(self, name: str, function: str, after: int) -> bool:
        """Whether a variable of ``function`` that others can see is read by one of them after the step ``after``.

        Which activation they mean is not looked at.
        """
        readers = self._readers.get(name, [])
        return bool(readers) and readers[-1] > after and self._is_shared(name, function)

    def _of(self, frame: int) -> _Uses:
        if frame not in self._uses:
            self._uses[frame] = self._index(frame)
        return self._uses[frame]

    def _index(self, frame: int) -> _Uses:
        found: _Uses = {}
        for index in self._lines.get(frame, ()):
            for name, is_load in self._used(self._steps[index].line):
                times, loads = found.setdefault(name, ([], []))
                times.append(index)
                loads.append(is_load)
        return found

    @cached_property
    def _lines(self) -> dict[int, list[int]]:
        """Activation -> its line steps."""
        found: dict[int, list[int]] = defaultdict(list)
        for step in self._steps:
            if step.event is Event.LINE:
                found[step.frame].append(step.index)
        return dict(found)

    def _used(self, line: int) -> tuple[tuple[str, bool], ...]:
        """Names that the statements beginning in a line use, each with whether they read it."""
        if line not in self._by_line:
            found: dict[str, bool] = {}
            for statement in self._starting(line):
                found |= {name: found.get(name, False) for name in statement.stores}
                found |= dict.fromkeys(statement.loads, True)
            self._by_line[line] = tuple(found.items())
        return self._by_line[line]

    def _starting(self, line: int) -> tuple[Statement, ...]:
        if line not in self._begun:
            self._begun[line] = self._statements.starting(line)
        return self._begun[line]

    @cached_property
    def _readers(self) -> dict[str, list[int]]:
        """Name -> the steps whose own line reads it though its function does not bind it: another's variable, or a global one."""
        found: dict[str, list[int]] = defaultdict(list)
        for step in self._steps:
            if step.event is Event.LINE:
                own = self._bound(step.function)
                for statement in self._starting(step.line):
                    for name in statement.loads - own:
                        found[name].append(step.index)
        return dict(found)

    def _is_shared(self, name: str, function: str) -> bool:
        """Whether other activations can see the variable: it is global, or a function within reads it."""
        if name not in self._bound(function):
            return True
        inner = f"{function}.<locals>."
        return any(one.function.startswith(inner) and name in one.loads for one in self._statements.statements)
