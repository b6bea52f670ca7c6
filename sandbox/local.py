"""Workers without a container: the same guest, enclosed by the kernel's namespaces, seccomp and landlock.

Everywhere a program is kept from files, processes and the network of the machine. What a container does and this does not:

- bound memory and processor time of all programs together (each has its own limits of address space and time);
- bound what a program stores where the kernel allows no namespaces: its folder then lies in ``/dev/shm``, where it can store as
  many files of 16 MiB as fit, until it ends;
- stand between the program and the machine's kernel a second time: a hole in that is a hole in this;
- hide, where the kernel allows no namespaces, whether a path of the machine exists, how large and how old it is and whose, and
  which numbers of processes are taken; and everywhere the machine's name and version of its kernel, its load and uptime;
- resolve the absolute name of a program's own folder, ``/work/here``, which needs a ``/proc``: files have relative names here.

So programs that others wrote run here only if whoever runs them says so (``--allow-foreign-code-in-local-sandbox``).
"""

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
from sandbox.channel import Channel, ChannelLost, connect, greet
from sandbox.guest.enclose import REFUSED
from sandbox.guest.supervisor import HASH_SEEDS

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
        ours, theirs = zip(*(socket.socketpair() for _ in HASH_SEEDS), strict=True)
        try:
            process = self._start(folder, [one.fileno() for one in theirs])
        except OSError as error:
            for one in ours:
                one.close()
            home.remove(folder)
            raise SandboxError(f"the guest does not start: {error}") from error
        finally:
            for one in theirs:
                one.close()
        channels = [await connect(one) for one in ours]
        try:
            version, ordered = await greet(channels, _READY_S)
        except BaseException as error:
            for channel in channels:
                channel.close()
            refusal = await asyncio.shield(asyncio.to_thread(_refusal, process, folder))
            if isinstance(error, ChannelLost | TimeoutError):
                raise refusal from error
            raise
        return LocalWorker(process, ordered, folder, version)

    def _start(self, folder: Path, descriptors: list[int]) -> "subprocess.Popen[bytes]":
        folder.chmod(0o711)
        guest, root = folder / "guest", folder / "root"
        root.mkdir()
        for path, place in image.guest_places():
            (guest / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, guest / place)
        command = [self._python, "-S", "-s", "-P", "-B", "-m", "sandbox.guest.enclose", *map(str, descriptors)]
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
