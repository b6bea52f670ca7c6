"""Workers in containers of a Docker engine.

Each container has no network, a read-only root, no capability, no new privileges, bounds on processes, memory and processor
time, and runs as nobody. Its servers connect to a socket in a folder that it sees read-only or, where sockets do not cross (an
engine in a virtual machine), are started and spoken to through the engine. When this process ends, however it ends, the
connections close, the container ends and the engine removes it.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import docker
from docker.errors import DockerException
from docker.types import LogConfig, Ulimit

from sandbox import home, image
from sandbox.base import Limits, SandboxError, SandboxUnavailable
from sandbox.channel import Channel, ChannelLost, connect, greet, meet
from sandbox.guest.supervisor import HASH_SEEDS
from sandbox.process import Process

_LABEL = "code2cot.process"
_SOCKETS = "/run/code2cot"
_FOLDER = "/work"
_FOLDER_BYTES = 64 << 20
_SERVER_BYTES = 600 << 20  # warm servers 40 MiB, their nests with packages 200 MiB, results on their way
_CROSS_S = 15.0
_READY_S = 60.0


class DockerWorker:
    """A container and, once it is ready, the channels to its two servers."""

    def __init__(self, client: docker.DockerClient) -> None:
        self.channels: tuple[Channel, ...] = ()
        self.python = ""
        self.folder = home.make()
        self.container = ""
        self._client = client

    async def greet(self, channels: Sequence[Channel]) -> None:
        """Wait until the servers are warm.

        Raises:
            SandboxError: they do not become so.
        """
        self.channels = tuple(channels)
        try:
            self.python, self.channels = await greet(channels, _READY_S)
        except (ChannelLost, TimeoutError) as error:
            raise SandboxError("the container's servers do not start") from error

    async def close(self) -> None:
        """End the container and remove its folder; never raises."""
        for channel in self.channels:
            channel.close()
        await asyncio.to_thread(self._remove)

    def _remove(self) -> None:
        if self.container:
            with contextlib.suppress(DockerException, OSError):
                self._client.api.remove_container(self.container, force=True)
        home.remove(self.folder)


_Connect = Callable[[DockerWorker], Awaitable[list[Channel]]]


def _silent(why: str) -> str:
    """That no engine answers, in one line with what to do instead of the client's own words."""
    host = os.environ.get("DOCKER_HOST")
    place = f"{host} (DOCKER_HOST)" if host else "its usual socket, /var/run/docker.sock (DOCKER_HOST is not set)"
    if "Permission denied" in why:
        return f"this user may not speak to the Docker engine at {place}"
    return f"no Docker engine answers at {place}"


class DockerEngine:
    """Starts workers in containers.

    Args:
        base: base image of the guests' image, see ``image.ensure``.
        memory_bytes: what each of a container's two programs may use.
        runtime: name of the engine's runtime, such as ``runsc``; ``None`` for its default.
        sockets: whether to try a Unix socket first.
        progress: is told what a build of the image does.

    Attributes:
        image: the image's id.

    Raises:
        SandboxUnavailable: no engine answers, it does not know the runtime, or there is no base image.
        SandboxError: the image cannot be built.
    """

    def __init__(
        self,
        base: str | None = None,
        *,
        memory_bytes: int = Limits().memory_bytes,
        runtime: str | None = None,
        sockets: bool = True,
        progress: image.Progress = lambda _line: None,
    ) -> None:
        try:
            self._client = docker.from_env(timeout=120, max_pool_size=32)
            engine = self._client.info()
        except (DockerException, OSError) as error:
            raise SandboxUnavailable(_silent(str(error))) from error
        known = sorted(engine.get("Runtimes") or ())
        if runtime is not None and runtime not in known:
            raise SandboxUnavailable(f"the Docker engine has no runtime {runtime!r}; it has {', '.join(known) or 'none by name'}")
        self._cores = int(engine["NCPU"])
        self._runtime = runtime
        self._sockets = sockets
        self._memory_bytes = 2 * memory_bytes + _SERVER_BYTES
        self.image = image.ensure(self._client, base, progress)
        self._sweep()

    async def launch(self) -> DockerWorker:
        """Start a container.

        Raises:
            SandboxError: it does not start.
        """
        if self._sockets:
            worker = await self._launch(self._over_socket)
            if worker.channels:
                return worker
            self._sockets = False
            await worker.close()
        return await self._launch(self._over_engine)

    async def _launch(self, connect: _Connect) -> DockerWorker:
        worker = DockerWorker(self._client)
        try:
            channels = await connect(worker)
            if channels:
                await worker.greet(channels)
        except BaseException as error:
            await asyncio.shield(worker.close())
            if isinstance(error, DockerException | OSError):
                raise SandboxError(f"the container does not start: {error}") from error
            raise
        return worker

    async def _over_socket(self, worker: DockerWorker) -> list[Channel]:
        """The channels to a container that connects to a socket of ours; none if it cannot."""
        folder = worker.folder / "sockets"  # its socket is open to all: the container's user is another, others cannot come here
        folder.mkdir()
        command = ["--socket", f"{_SOCKETS}/host", "--folder", _FOLDER]

        async def start() -> None:
            worker.container = await asyncio.to_thread(self._start, command, folder)

        try:
            return await meet(folder / "host", len(HASH_SEEDS), start, _CROSS_S)
        except TimeoutError:
            return []

    async def _over_engine(self, worker: DockerWorker) -> list[Channel]:
        """The channels to a container whose servers the engine starts and relays."""
        worker.container = await asyncio.to_thread(self._start, ["--hold"], None)
        return [await self._execute(worker.container, seed) for seed in HASH_SEEDS]

    async def _execute(self, container: str, seed: str) -> Channel:
        command = ["python3", "-s", "-P", "-B", "-m", "sandbox.guest.server", "0", "1", f"{_FOLDER}/{seed}"]

        def start() -> socket.socket:
            environment = {"PYTHONHASHSEED": seed}
            made = self._client.api.exec_create(container, command, stdin=True, stderr=False, environment=environment)
            with self._client.api.exec_start(made["Id"], socket=True) as stream:
                connection = socket.socket(fileno=os.dup(stream.fileno()))  # a descriptor of our own, the response keeps its
                stream._sock.close()  # noqa: SLF001 - closing the stream alone leaves it open
            return connection

        return await connect(await asyncio.to_thread(start), relayed=True)

    def _start(self, command: list[str], sockets: Path | None) -> str:
        container = self._client.containers.run(
            self.image,
            command,
            detach=True,
            auto_remove=True,
            network_mode="none",
            ipc_mode="none",
            read_only=True,
            cap_drop=["ALL"],
            security_opt=["no-new-privileges:true"],
            pids_limit=24,
            mem_limit=self._memory_bytes,
            memswap_limit=self._memory_bytes,
            nano_cpus=min(self._cores, 2) * 10**9,
            cpu_shares=512,
            ulimits=[Ulimit(name="core", soft=0, hard=0)],
            log_config=LogConfig(type=LogConfig.types.NONE),
            tmpfs={_FOLDER: f"rw,noexec,nosuid,nodev,size={_FOLDER_BYTES},mode=1777"},
            volumes={str(sockets): {"bind": _SOCKETS, "mode": "ro"}} if sockets else {},
            hostname="sandbox",
            labels={_LABEL: str(Process.own())},
            runtime=self._runtime,
        )
        return str(container.id)

    def _sweep(self) -> None:
        """Remove what processes of this machine left that are gone, such as containers that were made and never started."""
        home.sweep()
        with contextlib.suppress(DockerException):
            for container in self._client.containers.list(all=True, filters={"label": _LABEL}, ignore_removed=True):
                owner = Process.parse(container.labels[_LABEL])
                if owner and owner.gone():
                    container.remove(force=True)
