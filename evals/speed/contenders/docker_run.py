"""A new container for each program."""

from collections.abc import Sequence

from evals.speed.containers import WORK, Engine, command_line
from evals.speed.contender import Block, one_by_one
from evals.speed.process import output_of
from evals.speed.task import Task, script


class DockerRun:
    """``docker run --rm``, hardened as our own containers are."""

    name = "docker_run"
    size = 2

    def __init__(self, engine: Engine) -> None:
        self._command = [
            *(command_line(), "run", "--rm", "--interactive", "--network", "none", "--read-only", "--cap-drop", "ALL"),
            *(
                "--security-opt",
                "no-new-privileges",
                "--pids-limit",
                "64",
                "--memory",
                "512m",
                "--cpu-shares",
                "512",
                "--tmpfs",
                WORK,
            ),
            *("--user", "65534:65534", *_labels(engine), "--entrypoint", "python3", engine.image, "-I", "-"),
        ]

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        return one_by_one(lambda task: output_of(self._command, script(task)), tasks)

    def close(self) -> None:
        """Nothing stays: each container was removed by its command."""


def _labels(engine: Engine) -> list[str]:
    return [word for name, value in engine.labels.items() for word in ("--label", f"{name}={value}")]
