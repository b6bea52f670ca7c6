"""The first process of a sandbox: starts one fork server per hash seed and ends everything when one of them ends.

A server ends when the host closes its channel, or dies; so does the whole container then. SIGTERM ends it at once.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

HASH_SEEDS = ("1", "2")
_ARRIVAL_S = 30.0
_GLANCE_S = 0.5


def main() -> int:
    """Start servers that connect to a Unix socket of the host's, or hold the place for servers that others start."""
    parser = argparse.ArgumentParser()
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--socket", help="start servers that connect to this Unix socket")
    mode.add_argument("--hold", action="store_true", help="end when all other processes have ended")
    parser.add_argument("--folder", help="where the servers have their folders")
    options = parser.parse_args()
    if options.hold:
        return _hold()
    return supervise([_connect(options.socket) for _ in HASH_SEEDS], options.folder)


def _hold() -> int:
    """Wait until servers have come and gone, or none came."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries what a server left to the first process
    end = time.monotonic() + _ARRIVAL_S
    while True:
        alone = sum(name.isdecimal() for name in os.listdir("/proc")) == 1  # noqa: PTH208 - names suffice
        if not alone:
            end = 0.0
        elif time.monotonic() > end:
            return 0
        time.sleep(_GLANCE_S)


def supervise(channels: Sequence[int], folder: str) -> int:
    """Run one server per channel until one of them ends.

    Args:
        channels: descriptors of connected sockets.
        folder: where the servers have their folders.

    Returns:
        An exit status: 0 if the channel was closed.
    """
    signal.signal(signal.SIGTERM, _leave)
    servers = {_start(channel, seed, f"{folder}/{seed}").pid for channel, seed in zip(channels, HASH_SEEDS, strict=True)}
    for channel in channels:
        os.close(channel)
    while True:
        pid, status = os.wait()
        if pid in servers:
            return min(abs(os.waitstatus_to_exitcode(status)), 255)


def _connect(path: str) -> int:
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    channel.connect(path)
    return channel.detach()


def _start(channel: int, seed: str, folder: str) -> "subprocess.Popen[bytes]":
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": os.environ["PYTHONPATH"], "LANG": "C.UTF-8"}
    alone = ["-S"] if sys.flags.no_site else []  # on a host, its installed packages are none of the programs'
    command = [sys.executable, *alone, "-s", "-P", "-B", "-m", "sandbox.guest.server", str(channel), str(channel), folder]
    return subprocess.Popen(  # noqa: S603 - a fixed command
        command,
        env=environment,
        pass_fds=[channel],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None,
    )


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    with contextlib.suppress(PermissionError, ProcessLookupError):
        if os.getpid() == 1:
            os.kill(-1, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
