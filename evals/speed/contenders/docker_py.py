"""A new process in a warm container for each program, by the engine's Python library."""

from collections.abc import Sequence

from docker.errors import DockerException

from evals.speed.containers import Engine
from evals.speed.contender import Block, NoAnswer, last_line, one_by_one
from evals.speed.task import Task, script


class DockerPy:
    """docker-py's ``exec_run``, with the program as an argument."""

    name = "docker_py_exec"
    size = 6

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._container = engine.client.containers.get(engine.start())

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        return one_by_one(self._one, tasks)

    def close(self) -> None:
        """Remove the container."""
        self._engine.remove(str(self._container.id))

    def _one(self, task: Task) -> str:
        try:
            status, output = self._container.exec_run(["python3", "-I", "-c", script(task)])
        except DockerException as error:
            raise NoAnswer(str(error)) from error
        text = output.decode(errors="replace")
        if status:
            raise NoAnswer(text.strip()[-200:] or f"exit status {status}")
        return last_line(text)
