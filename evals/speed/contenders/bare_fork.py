"""Starts our fork server without its isolation, in the same image, behind the same pool."""

import asyncio
import os
from pathlib import Path

from evals.speed.containers import WORK, Engine
from sandbox import home
from sandbox.base import SandboxError
from sandbox.channel import Channel, greet, meet
from sandbox.guest.supervisor import HASH_SEEDS

_SOURCE = Path(__file__).parent.parent / "inside" / "bare.py"
_SOCKETS = "/run/code2cot"
_SERVER = 'PYTHONHASHSEED={seed} python3 -s -P -B -c "$0" {sockets}/host {work}/{seed} &'
_READY_S = 60.0


class BareWorker:
    """A container and the channels to its two servers, as the sandbox has them."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.channels: tuple[Channel, ...] = ()
        self.python = ""
        self.container = ""
        self._engine = engine
        self._folder = folder

    async def close(self) -> None:
        """End the container and remove its folder."""
        for channel in self.channels:
            channel.close()
        await asyncio.to_thread(self._engine.remove, self.container)
        home.remove(self._folder)


class BareEngine:
    """Launches workers as the sandbox does, but their servers only fork.

    The container stays as hardened as ours; what is missing is what stands between the programs in it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def launch(self) -> BareWorker:
        """Start a container.

        Raises:
            SandboxError: it does not start.
        """
        folder = home.make()
        worker = BareWorker(self._engine, folder)
        try:
            channels = await self._connected(worker, folder)
            worker.channels = tuple(channels)
            worker.python, worker.channels = await greet(channels, _READY_S)
        except BaseException as error:
            await asyncio.shield(worker.close())
            if isinstance(error, OSError | TimeoutError):
                raise SandboxError(f"the bare fork server does not start: {error!r}") from error
            raise
        return worker

    async def _connected(self, worker: BareWorker, folder: Path) -> list[Channel]:
        sockets = folder / "sockets"
        sockets.mkdir()

        async def start() -> None:
            worker.container = await asyncio.to_thread(self._start, sockets)

        return await meet(sockets / "host", len(HASH_SEEDS), start, _READY_S)

    def _start(self, sockets: Path) -> str:
        servers = "\n".join(_SERVER.format(seed=seed, sockets=_SOCKETS, work=WORK) for seed in HASH_SEEDS)
        return self._engine.start(
            ["sh", "-c", f"{servers}\nwait", _SOURCE.read_text()],
            volumes={str(sockets): {"bind": _SOCKETS, "mode": "ro"}},
            nano_cpus=min(os.cpu_count() or 1, 2) * 10**9,
            ipc_mode="none",
        )
