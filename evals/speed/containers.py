"""Containers that the contenders run in, and the certainty that they are gone afterwards."""

import contextlib
import shutil
from collections.abc import Sequence
from typing import Self

import docker
from docker.errors import DockerException

from evals.speed.contender import Absent
from sandbox import image
from sandbox.base import SandboxError
from sandbox.process import Process

OWNER = "code2cot.process"
"""Label of every container, ours too, with the process it belongs to; our sandbox removes those of processes that are gone."""
CONTENDER = "code2cot.speed"
"""Label of the contenders' containers."""
WORK = "/work"
_LIFE_S = 6 * 3600


class Engine:
    """The Docker engine and the image that all contenders share with our sandbox.

    Attributes:
        client: of the engine.
        image: the image's id.
        labels: of all containers that contenders of this process start.

    Raises:
        Absent: no engine answers, or the image cannot be had.
    """

    def __init__(self, progress: image.Progress) -> None:
        try:
            self.client = docker.from_env(timeout=120)
            self.image = image.ensure(self.client, None, progress)
        except (DockerException, SandboxError, OSError) as error:
            raise Absent(f"no Docker engine with the image: {error}".splitlines()[0]) from error
        self.labels = {OWNER: str(Process.own()), CONTENDER: "1"}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        """Remove every container of this process that is left."""
        with contextlib.suppress(DockerException):
            label = f"{OWNER}={self.labels[OWNER]}"
            for container in self.client.containers.list(all=True, filters={"label": label}, ignore_removed=True):
                self.remove(str(container.id))
        self.client.close()

    def start(self, entrypoint: Sequence[str] = ("sleep", str(_LIFE_S)), **more: object) -> str:
        """A hardened container; returns its id.

        Args:
            entrypoint: what runs in it; nothing for some hours if it is left out.
            more: further arguments for docker-py's ``run``.
        """
        container = self.client.containers.run(
            self.image,
            entrypoint=list(entrypoint),
            detach=True,
            auto_remove=True,
            network_mode="none",
            read_only=True,
            cap_drop=["ALL"],
            security_opt=["no-new-privileges:true"],
            pids_limit=64,
            mem_limit="2g",
            cpu_shares=512,
            tmpfs={WORK: "rw,nosuid,nodev,size=256m,mode=1777"},
            user="65534:65534",
            labels=self.labels,
            **more,
        )
        return str(container.id)

    def remove(self, container: str) -> None:
        """End a container; one that is gone already is no matter."""
        with contextlib.suppress(DockerException):
            self.client.api.remove_container(container, force=True)


def command_line() -> str:
    """Path of the engine's command.

    Raises:
        Absent: it is not installed.
    """
    path = shutil.which("docker")
    if not path:
        raise Absent("the command `docker` is not installed")
    return path
