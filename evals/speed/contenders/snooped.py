"""A new process inside a container for each program, with or without a tracer: what pipelines do that trace with a debugger."""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from evals.speed.bed import Bed
from evals.speed.containers import Engine
from evals.speed.contender import Block
from evals.speed.process import TIMEOUT_S
from evals.speed.task import Task, invocation, script

_TRACE = "/work/trace.txt"


@dataclass(frozen=True, slots=True)
class Tracer:
    """A tracer from a package.

    Attributes:
        name: the contender's name.
        packages: what has to be installed.
        script: makes the file that runs a task under it.
    """

    name: str
    packages: tuple[str, ...]
    script: Callable[[Task], str]


def snoop_script(task: Task) -> str:
    """The task under snoop, as deep as there are functions, with as little output as it can be told."""
    return (
        f"{task.program.source}\n"
        "import snoop as _snoop\n"
        f"_snoop.install(builtins=False, out=open({_TRACE!r}, 'w'), columns='', color=False)\n"
        f"_entry = _snoop.snoop(depth={_functions(task.program.source)})({task.program.entry})\n"
        f"print({invocation(task, '_entry')})\n"
    )


def pysnooper_script(task: Task) -> str:
    """The task under PySnooper, as deep as there are functions."""
    return (
        f"{task.program.source}\n"
        "import pysnooper as _pysnooper\n"
        f"_output = open({_TRACE!r}, 'w')\n"
        f"_entry = _pysnooper.snoop(_output, depth={_functions(task.program.source)}, color=False)({task.program.entry})\n"
        f"print({invocation(task, '_entry')})\n"
    )


def _functions(source: str) -> int:
    return sum(isinstance(node, ast.FunctionDef | ast.Lambda) for node in ast.walk(ast.parse(source))) or 1


SNOOP = Tracer("snoop", ("snoop", "executing", "asttokens", "cheap_repr", "pygments"), snoop_script)
PYSNOOPER = Tracer("pysnooper", ("pysnooper",), pysnooper_script)
UNTRACED = Tracer("subprocess_in_container", (), script)


class Snooped:
    """``subprocess.run([python, file])`` inside a warm container, with the calls traced.

    Args:
        engine: where the container runs.
        tracer: with what.
    """

    size = 10

    def __init__(self, engine: Engine, tracer: Tracer) -> None:
        self.name = tracer.name
        self._script = tracer.script
        self._traces = bool(tracer.packages)
        self._bed = Bed(engine, tracer.packages)

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``; an answer without a trace does not count as one."""
        question = {"scripts": [self._script(task) for task in tasks], "path": self._bed.path, "timeout": TIMEOUT_S}
        rows = cast("list[tuple[float, str | None, int, str]]", self._bed.ask("processes.py", question))
        latencies = [seconds for seconds, _, _, _ in rows]
        answers = [answer if lines or not self._traces else None for _, answer, lines, _ in rows]
        complaints = [
            f"{task.name}: {row[3] or 'no trace'}" for task, row, got in zip(tasks, rows, answers, strict=True) if got is None
        ]
        return Block(sum(latencies), answers, latencies, complaints)

    def close(self) -> None:
        """Remove the container."""
        self._bed.close()
