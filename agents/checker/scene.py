"""Everything that the laws look up about one trace."""

import ast
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from agents.checker import source
from agents.checker.source import Source
from sandbox.guest import literals
from sandbox.guest.statements import Statement
from sandbox.timeline import Timeline
from sandbox.trace import Event, Step, Trace
from sandbox.value import parse


class Finished(msgspec.Struct, frozen=True, gc=False):
    """A call that returned.

    Attributes:
        name: last part of the function's name.
        owner: the part before it, which is the class of a method.
        arguments: values of its parameters.
        value: what it returned.
        depth: of its activation.
        called: the step at which it was entered.
        returned: the step at which it was left.
    """

    name: str
    owner: str
    arguments: tuple[object, ...]
    value: object
    depth: int
    called: int
    returned: int


class Round(msgspec.Struct, frozen=True, gc=False):
    """One time through a loop.

    Attributes:
        line: of the loop's header.
        number: from 1, counted from where the loop was entered.
        last: whether no other round follows before the loop is left.
    """

    line: int
    number: int
    last: bool


class Scene:
    """One trace, indexed.

    Attributes:
        trace: the trace.
        steps: its steps.
        source: the lines of the program.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.steps: Sequence[Step] = trace.steps
        self.source: Source = source.read(trace.program.source)

    def text(self, name: str, frame: int, until: int) -> str | None:
        """Value text of a variable as an activation sees it just before the step ``until``; ``None`` if it has none."""
        return self._timeline.at(self._heads[frame], name, until)

    def given(self, name: str, frame: int, first: int, stop: int) -> list[str]:
        """Value texts that steps from ``first`` on and before ``stop`` gave to a variable that an activation sees."""
        return self._timeline.given(self._heads[frame], name, first, stop)

    @cached_property
    def _timeline(self) -> Timeline:
        return Timeline(self.trace, self.source.table)

    @cached_property
    def _heads(self) -> dict[int, int]:
        """Activation -> one of its steps."""
        return {step.frame: step.index for step in reversed(self.steps)}

    @property
    def last(self) -> int:
        """Index of the last step."""
        return len(self.steps) - 1

    @cached_property
    def names(self) -> frozenset[str]:
        """All variables that steps ever changed."""
        return frozenset(name for step in self.steps for name in step.changed)

    @cached_property
    def functions(self) -> dict[str, str]:
        """Last part of a function's name -> qualified name, of all functions that were called."""
        return {step.function.rpartition(".")[2]: step.function for step in self.steps if step.event is Event.CALL}

    def written(self, step: Step) -> str:
        """The line of a step as the program writes it, without its indent; empty if the program has no such line."""
        lines = self._lines
        return lines[step.line - 1].strip() if 0 < step.line <= len(lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.trace.program.source.splitlines()

    def result(self, step: Step) -> str | None:
        """Value text that the activation of a step at last returned; ``None`` if it did not, or not after that step."""
        text, at = self._results.get(step.frame, (None, -1))
        return text if at > step.index else None

    @cached_property
    def _results(self) -> dict[int, tuple[str | None, int]]:
        return {step.frame: (step.value, step.index) for step in self.steps if step.event is Event.RETURN}

    def caller(self, step: Step) -> Step | None:
        """The step of the line that waits for the activation of a step; ``None`` for the entry."""
        index = self._callers.get(step.frame)
        return None if index is None else self.steps[index]

    @cached_property
    def _callers(self) -> dict[int, int]:
        found: dict[int, int] = {}
        lines: list[int] = []
        for step in self.steps:
            del lines[step.depth + 1 :]
            lines.extend([-1] * (step.depth + 1 - len(lines)))
            if step.event is Event.LINE:
                lines[step.depth] = step.index
            elif step.event is Event.CALL and step.depth and lines[step.depth - 1] >= 0:
                found[step.frame] = lines[step.depth - 1]
        return found

    def rounds(self, step: Step) -> list[Round]:
        """The rounds of loops that a step belongs to, the outermost loop first; the step of a loop's header begins its round."""
        return [found for one in self._loops_around(step) if (found := self._round(step.frame, one.line, step.index)) is not None]

    def decision(self, step: Step) -> bool | None:
        """What the line of a step decided, also where calls came between and a later step says so."""
        return step.decision if step.decision is not None else self._late_decisions.get(step.index)

    @cached_property
    def _late_decisions(self) -> dict[int, bool]:
        found: dict[int, bool] = {}
        opened: dict[int, Step] = {}
        for step in self.steps:
            if step.event is Event.LINE:
                opened[step.frame] = step
            elif step.event is Event.FINISH and step.decision is not None and step.frame in opened:
                found[opened[step.frame].index] = step.decision
        return found

    def is_loop(self, step: Step) -> bool:
        """Whether a step is that of a loop's header."""
        return step.line in self.source.loops

    def _loops_around(self, step: Step) -> list[Statement]:
        return [one for one in self.source.loops.values() if one.line <= step.line <= one.last and one.function == step.function]

    def _round(self, frame: int, line: int, at: int) -> Round | None:
        times, rounds = self._rounds.get((frame, line), ([], []))
        index = bisect_right(times, at)
        return rounds[index - 1] if index else None

    @cached_property
    def _rounds(self) -> dict[tuple[int, int], tuple[list[int], list[Round]]]:
        """(activation, line of a loop's header) -> the steps that begin a round, and the rounds."""
        found: dict[tuple[int, int], tuple[list[int], list[Round]]] = {}
        within: dict[tuple[int, int], int] = {}
        headers = self.source.loops
        for step in self.steps:
            if step.event is not Event.LINE and step.event is not Event.FINISH:
                continue
            for key in [key for key in within if key[0] == step.frame]:
                loop = headers[key[1]]
                if not loop.line <= step.line <= loop.last:
                    del within[key]
            key = (step.frame, step.line)
            if step.line in headers and step.event is Event.LINE and self.decision(step) is not False:
                number = within.get(key, 0) + 1
                within[key] = number
                times, rounds = found.setdefault(key, ([], []))
                if number > 1:
                    rounds[-1] = msgspec.structs.replace(rounds[-1], last=False)
                times.append(step.index)
                rounds.append(Round(step.line, number, last=True))
        return found

    def finished(self, names: tuple[str, ...]) -> list[Finished]:
        """The calls of functions with these (last) names that returned a value, in the order of returning."""
        return [one for one in self._finished if one.name in names]

    def calls_of(self, step: Step) -> list[Finished]:
        """The calls that the line of a step made before the step, or makes after it, as long as that line runs."""
        first, stop = self._line_runs.get(step.index, (0, 0))
        low = bisect_left(self._called, first)
        calls = self._by_called[low : bisect_left(self._called, stop)]
        return [one for one in calls if one.depth == step.depth + 1]

    def run(self, step: Step) -> tuple[int, int]:
        """First and last step of the line of a step, with the calls that it makes."""
        return self._line_runs.get(step.index, (step.index, step.index))

    @cached_property
    def _by_called(self) -> list[Finished]:
        return sorted(self._finished, key=lambda one: one.called)

    @cached_property
    def _called(self) -> list[int]:
        return [one.called for one in self._by_called]

    @cached_property
    def _line_runs(self) -> dict[int, tuple[int, int]]:
        """Step of a line that calls interrupted -> (its first step, its last step)."""
        found: dict[int, tuple[int, int]] = {}
        opened: dict[int, Step] = {}
        for step in self.steps:
            line = opened.get(step.frame)
            if line is not None and step.index > line.index + 1:
                found[line.index] = found[step.index] = (line.index, step.index)
            if step.event is Event.LINE:
                opened[step.frame] = step
        return found

    @cached_property
    def _finished(self) -> list[Finished]:
        opened: dict[int, Step] = {}
        found = []
        for step in self.steps:
            if step.event is Event.CALL:
                opened[step.frame] = step
            elif step.event is Event.RETURN and step.frame in opened and step.value is not None:
                call = opened[step.frame]
                own = self.source.bound(step.function)
                try:
                    arguments = tuple(value_of(text) for name, text in call.changed.items() if text is not None and name in own)
                    around, _, name = step.function.rpartition(".")
                    owner = around.removesuffix(".<locals>").rpartition(".")[2]
                    found.append(Finished(name, owner, arguments, value_of(step.value), step.depth, call.index, step.index))
                except ValueError:
                    continue
        return found

    def covered(self, first: int, last: int) -> Iterator[Step]:
        """The steps of a span."""
        return iter(self.steps[first : last + 1])

    def calls(self, first: int, last: int) -> Counter[str]:
        """Qualified name -> how often the function was called within a span."""
        return Counter(step.function for step in self.steps[first : last + 1] if step.event is Event.CALL)


def changes(step: Step) -> list[str]:
    """What a step changed, in words: variables that nobody can write a value of are left out."""
    return [f"{name} becomes {text}" for name, text in step.changed.items() if text is not None and text[0] != "<"]


@lru_cache(maxsize=16_384)
def value_of(text: str) -> object:
    """The plain value that a value text writes.

    Raises:
        ValueError: it was cut, or cannot be read.
    """
    return parse(text)


@lru_cache(maxsize=16_384)
def literal(text: str) -> ast.expr | None:
    """The expression that a value text is; ``None`` if it is none, or so deep that nobody reads it."""
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, SystemError, ValueError, RecursionError, MemoryError):
        return None
    if len(text) > literals.MOST_NESTED and literals.is_deep(tree):
        return None
    return None if len(text) > _LONG and any(map(_is_huge, ast.walk(tree))) else tree


_LONG = 3_000


def _is_huge(node: ast.AST) -> bool:
    """Whether an expression is a number that Python could read, but not write."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and abs(node.value) >= 10**4000
