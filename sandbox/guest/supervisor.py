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
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

HASH_SEEDS = ("1", "2")


def main() -> int:
    """Connect, once per server, to a Unix socket of the host's, and supervise."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", required=True, help="the Unix socket")
    parser.add_argument("--folder", required=True, help="where the servers have their folders")
    options = parser.parse_args()
    return supervise([_connect(options.socket) for _ in HASH_SEEDS], options.folder)


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
    command = [sys.executable, "-s", "-P", "-B", "-m", "sandbox.guest.server", str(channel), str(channel), folder]
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
