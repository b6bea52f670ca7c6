"""A new process in a warm container for each program, by the engine's command."""

from collections.abc import Sequence

from evals.speed.containers import Engine, command_line
from evals.speed.contender import Block, one_by_one
from evals.speed.process import output_of
from evals.speed.task import Task, script


class DockerExec:
    """``docker exec`` into one container that all programs share."""

    name = "docker_exec"
    size = 6

    def __init__(self, engine: Engine) -> None:
        program = command_line()
        self._engine = engine
        self._container = engine.start()
        self._command = [program, "exec", "--interactive", self._container, "python3", "-I", "-"]

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        return one_by_one(lambda task: output_of(self._command, script(task)), tasks)

    def close(self) -> None:
        """Remove the container."""
        self._engine.remove(self._container)
