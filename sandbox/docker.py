"""Workers in containers of a Docker engine.

Each container has no network, a read-only root, no capability, no new privileges, bounds on processes, memory and processor
time, and runs as nobody. Its servers connect to a socket in a folder that it sees read-only; when this process ends, however it
ends, the connections close and the container ends and is removed by the engine.
"""

import asyncio
import contextlib
from pathlib import Path

import docker
from docker.errors import DockerException
from docker.types import LogConfig, Ulimit

from sandbox import home, image
from sandbox.base import Limits, SandboxError, SandboxUnavailable
from sandbox.channel import BUFFER, Channel, ChannelLost, Greeting
from sandbox.process import Process

_LABEL = "code2cot.process"
_SOCKETS = "/run/code2cot"
_FOLDER = "/work"
_FOLDER_BYTES = 64 << 20
_SERVER_BYTES = 384 << 20
_READY_S = 60.0


class DockerWorker:
    """A container and the channels to its two servers."""

    def __init__(
        self, client: docker.DockerClient, container: str, folder: Path, ends: dict[str, tuple[Greeting, Channel]]
    ) -> None:
        self._client = client
        self._container = container
        self._folder = folder
        (first, channel), (_, other) = (ends[seed] for seed in sorted(ends))
        self.python = first.python
        self.channels = (channel, other)

    async def close(self) -> None:
        """End the container and remove its folder."""
        for channel in self.channels:
            channel.close()
        await asyncio.to_thread(_remove, self._client, self._container, self._folder)


class DockerEngine:
    """Starts workers in containers.

    Args:
        base: base image of the guests' image, see ``image.ensure``.
        memory_bytes: what each of a container's two programs may use.
        runtime: name of the engine's runtime, such as ``runsc``; ``None`` for its default.
        progress: is told what a build of the image does.

    Attributes:
        image: the image's id.

    Raises:
        SandboxUnavailable: no engine answers, or there is no base image.
        SandboxError: the image cannot be built.
    """

    def __init__(
        self,
        base: str | None = None,
        *,
        memory_bytes: int = Limits().memory_bytes,
        runtime: str | None = None,
        progress: image.Progress = lambda _line: None,
    ) -> None:
        try:
            self._client = docker.from_env(timeout=120, max_pool_size=32)
            self._cores = int(self._client.info()["NCPU"])
        except (DockerException, OSError) as error:
            raise SandboxUnavailable(f"no Docker engine answers: {error}") from error
        self._runtime = runtime
        self._memory_bytes = 2 * memory_bytes + _SERVER_BYTES
        self.image = image.ensure(self._client, base, progress)
        self._sweep()

    async def launch(self) -> DockerWorker:
        """Start a container.

        Raises:
            SandboxError: it does not start or does not speak.
        """
        folder = home.make()
        container = ""
        greeted: dict[str, tuple[Greeting, Channel]] = {}
        complete = asyncio.Event()

        async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            channel = Channel(reader, writer)
            with contextlib.suppress(ChannelLost):
                greeting = await channel.greeting()
                greeted[greeting.seed] = (greeting, channel)
            if len(greeted) == 2:
                complete.set()

        try:
            sockets = folder / "sockets"
            sockets.mkdir()
            listener = await asyncio.start_unix_server(welcome, sockets / "host", limit=BUFFER)
            (sockets / "host").chmod(0o666)
            async with listener:
                container = await asyncio.to_thread(self._start, sockets)
                async with asyncio.timeout(_READY_S):
                    await complete.wait()
        except BaseException as error:
            await asyncio.shield(asyncio.to_thread(_remove, self._client, container, folder))
            if isinstance(error, DockerException | OSError | TimeoutError):
                raise SandboxError(f"the container does not start: {error!r}") from error
            raise
        return DockerWorker(self._client, container, folder, greeted)

    def _start(self, sockets: Path) -> str:
        container = self._client.containers.run(
            self.image,
            ["--socket", f"{_SOCKETS}/host", "--folder", _FOLDER],
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
            volumes={str(sockets): {"bind": _SOCKETS, "mode": "ro"}},
            hostname="sandbox",
            labels={_LABEL: str(Process.own())},
            stop_signal="SIGTERM",
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


def _remove(client: docker.DockerClient, container: str, folder: Path) -> None:
    if container:
        with contextlib.suppress(DockerException):
            client.api.remove_container(container, force=True)
    home.remove(folder)
