"""Our own fork server without its isolation: the floor that isolation is measured against.

The same code reads, compiles, forks, runs and answers; only what stands around the child is left out: landlock, seccomp, limits,
cleaning up, and the closing of descriptors.

Arguments: the host's socket, a folder.
"""

import os
import socket
import sys
from pathlib import Path

from sandbox.guest import server


class Open:
    """A cell without walls."""

    landlock = 0
    scratch = True

    def __init__(self, folder: str) -> None:
        Path(folder).mkdir(exist_ok=True)
        os.chdir(folder)

    def enter(self, *_limits: float) -> None:
        """Nothing is between the child and the container."""

    def bound(self, _memory_bytes: int) -> None:
        """Compiling may take what it wants."""

    def unbound(self) -> None:
        """Nothing was bound."""

    def clean(self) -> None:
        """Nothing is cleaned up."""


def main() -> None:
    """Serve the channel."""
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    channel.connect(sys.argv[1])
    number = str(channel.detach())
    vars(server).update(Cell=Open, _close_all_but=id)
    sys.argv[1:] = [number, number, sys.argv[2]]
    server.main()


if __name__ == "__main__":
    main()
