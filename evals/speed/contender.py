"""What takes part in the contest."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from evals.speed.task import Task


class Absent(Exception):  # noqa: N818 - nothing went wrong: the contender is not here
    """The contender cannot take part on this machine; the message says why in one line."""


class NoAnswer(Exception):  # noqa: N818 - the contender failed, not the benchmark
    """The contender brought nothing back for this task."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a contender did with the tasks of one round.

    Attributes:
        wall_s: seconds for all of them, at the contender's best (side by side if it can).
        answers: Python text of each task's value; ``None`` where nothing came back.
        latencies: seconds of single tasks, one at a time.
        complaints: why nothing came back, where it did not.
    """

    wall_s: float
    answers: list[str | None]
    latencies: list[float]
    complaints: list[str] = field(default_factory=list)


class Contender(Protocol):
    """Runs tasks in its own way.

    Attributes:
        name: its name in the report.
        size: number of tasks in a block, so that the blocks of all contenders last about equally long.
    """

    name: str
    size: int

    def run(self, tasks: Sequence[Task]) -> Block:
        """Run all tasks; failures of single tasks are in the block."""
        ...

    def close(self) -> None:
        """End all processes and containers."""
        ...


def one_by_one(run: Callable[[Task], str], tasks: Sequence[Task]) -> Block:
    """The block of a contender that takes one task after another; ``run`` raises NoAnswer where it fails."""
    answers: list[str | None] = []
    latencies: list[float] = []
    complaints: list[str] = []
    for task in tasks:
        started = time.perf_counter()
        try:
            answers.append(run(task))
        except NoAnswer as failure:
            answers.append(None)
            complaints.append(f"{task.name}: {failure}")
        latencies.append(time.perf_counter() - started)
    return Block(sum(latencies), answers, latencies, complaints)


def last_line(text: str) -> str:
    """The last line that a script printed.

    Raises:
        NoAnswer: it printed nothing.
    """
    lines = text.rstrip("\n").rsplit("\n", 1)
    if not lines[-1]:
        raise NoAnswer("empty output")
    return lines[-1]
