"""Workers without a container: the same guest, enclosed by the kernel's namespaces, seccomp and landlock."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from sandbox import home, image
from sandbox.base import SandboxError, SandboxUnavailable
from sandbox.channel import BUFFER, Channel, ChannelLost
from sandbox.guest.enclose import REFUSED

_READY_S = 60.0
_MESSAGE_BYTES = 2000


class LocalWorker:
    """A guest's first process and the channels to its two servers.

    Args:
        process: the guest's first process.
        channels: to the servers.
        folder: what the guest was started from.
        python: version of the guest's Python.
    """

    def __init__(self, process: "subprocess.Popen[bytes]", channels: tuple[Channel, ...], folder: Path, python: str) -> None:
        self.channels = channels
        self.python = python
        self._process = process
        self._folder = folder

    async def close(self) -> None:
        """End the guest and remove its folder."""
        for channel in self.channels:
            channel.close()
        await asyncio.to_thread(_end, self._process, self._folder)


class LocalEngine:
    """Starts workers as processes of this machine.

    Args:
        namespaces: whether to use namespaces where the kernel allows them.
        python: interpreter of the guest, 3.11 to 3.13; ``None`` for the one that runs this.

    Attributes:
        image: empty, there is none.

    Raises:
        SandboxUnavailable: this is not Linux.
    """

    def __init__(self, *, namespaces: bool = True, python: str | None = None) -> None:
        if not sys.platform.startswith("linux"):
            raise SandboxUnavailable(f"the local sandbox needs Linux, this is {sys.platform}; use Docker")
        self.image = ""
        self._namespaces = namespaces
        self._python = python or sys._base_executable  # type: ignore[attr-defined]  # noqa: SLF001 - a virtual environment's base
        home.sweep()

    async def launch(self) -> LocalWorker:
        """Start a guest.

        Raises:
            SandboxUnavailable: this machine does not let it be isolated.
            SandboxError: it does not start.
        """
        folder = home.make()
        pairs = [socket.socketpair() for _ in range(2)]
        try:
            process = self._start(folder, [theirs.fileno() for _, theirs in pairs])
        except OSError as error:
            home.remove(folder)
            raise SandboxError(f"the guest does not start: {error}") from error
        finally:
            for _, theirs in pairs:
                theirs.close()
        try:
            first, second = [Channel(*await asyncio.open_connection(sock=ours, limit=BUFFER)) for ours, _ in pairs]
            async with asyncio.timeout(_READY_S):
                greeting = await first.greeting()
                await second.greeting()
        except (ChannelLost, TimeoutError) as error:
            raise await asyncio.to_thread(_refusal, process, folder) from error
        except BaseException:
            await asyncio.to_thread(_end, process, folder)
            raise
        return LocalWorker(process, (first, second), folder, greeting.python)

    def _start(self, folder: Path, descriptors: list[int]) -> "subprocess.Popen[bytes]":
        folder.chmod(0o711)
        guest, root = folder / "guest", folder / "root"
        root.mkdir()
        (guest / "sandbox" / "guest").mkdir(parents=True)
        for path in image.guest_files():
            shutil.copy(path, guest / "sandbox" / "guest")
        command = [self._python, "-s", "-P", "-B", "-m", "sandbox.guest.enclose", *map(str, descriptors)]
        command += ["--guest", str(guest), "--root", str(root), "--parent", str(os.getpid())]
        return subprocess.Popen(  # noqa: S603 - a fixed command
            command if self._namespaces else [*command, "--plain"],
            env={"PYTHONPATH": str(guest), "LANG": "C.UTF-8"},
            cwd="/",
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )


def _end(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """End a guest whose channels are closed."""
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.stderr
    process.stderr.close()
    home.remove(folder)


def _refusal(process: "subprocess.Popen[bytes]", folder: Path) -> SandboxError:
    """Why a guest did not greet."""
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    assert process.stderr
    said = process.stderr.read(_MESSAGE_BYTES).decode(errors="replace").strip().splitlines()
    _end(process, folder)
    if process.returncode == REFUSED:
        return SandboxUnavailable(f"programs cannot be isolated here: {said[-1] if said else 'no reason given'}; use Docker")
    return SandboxError(f"the guest does not start: {said[-1] if said else f'status {process.returncode}'}")
