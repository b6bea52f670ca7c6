"""A new Python process on the host for each program, without any isolation: what scripts do."""

import sys
from collections.abc import Sequence

from evals.speed.contender import Block, one_by_one
from evals.speed.process import output_of
from evals.speed.task import Task, script
from sandbox import home


class HostProcess:
    """``subprocess.run([python, file])``; only for programs of our own, since nothing isolates them."""

    name = "subprocess"
    size = 20

    def __init__(self) -> None:
        self._folder = home.make()

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        return one_by_one(self._one, tasks)

    def close(self) -> None:
        """Remove the folder."""
        home.remove(self._folder)

    def _one(self, task: Task) -> str:
        file = self._folder / "program.py"
        file.write_text(script(task))
        return output_of([sys.executable, "-I", str(file)])
