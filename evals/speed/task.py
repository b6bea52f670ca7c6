"""One execution that every contender is asked for."""

import ast
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sandbox.program import Call, Program


@dataclass(frozen=True, slots=True)
class Task:
    """A program with its input and its right answer.

    Attributes:
        name: for people.
        program, call: what runs.
        expected: Python text of the value.
    """

    name: str
    program: Program
    call: Call
    expected: str

    def is_right(self, answer: str) -> bool:
        """Whether an answer is the value, whatever the order of sets in its text."""
        if answer == self.expected:
            return True
        try:
            return bool(ast.literal_eval(answer) == ast.literal_eval(self.expected))
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            return False


def script(task: Task) -> str:
    """The program as a file that a fresh Python runs: it prints the value's text in its last line."""
    return f"{task.program.source}\nprint({invocation(task, task.program.entry)})\n"


def invocation(task: Task, function: str) -> str:
    """Python text that calls a function with the task's input and takes the text of its value."""
    arguments = [*task.call.args, *(f"{name}={text}" for name, text in task.call.kwargs)]
    return f"repr({function}({', '.join(arguments)}))"


class Supply:
    """An endless supply of tasks, in turn from a few, none with the source of another.

    Args:
        tasks: at least one.
    """

    def __init__(self, tasks: list[Task]) -> None:
        self._tasks = itertools.cycle(tasks)
        self._serial = itertools.count()

    def __iter__(self) -> Iterator[Task]:
        return self

    def __next__(self) -> Task:
        return self.fresh(next(self._tasks))

    def take(self, count: int) -> list[Task]:
        """The next tasks."""
        return list(itertools.islice(self, count))

    def fresh(self, task: Task) -> Task:
        """The same task with a source that was never seen: it ends in another comment."""
        program = replace(task.program, source=f"{task.program.source}\n# {next(self._serial)}\n")
        return replace(task, program=program)
