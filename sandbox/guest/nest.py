"""Nests: processes between a server and the programs that import packages, so that all other programs' forks carry no package.

A nest is forked from its server when the first program needs it. It imports packages and then is a server itself, on a socket to
the one that it came from, which passes requests on, and results back. It inherits its server's fences, and ends with it.
"""

import importlib
import json
import os
import re
import select
import socket
import sys
from importlib.machinery import PathFinder

from sandbox.guest import kernel, library, wire
from sandbox.guest.child import HostGoneError
from sandbox.guest.explorer import symbolic
from sandbox.guest.request import Request

Kit = tuple[str, ...]
"""Packages that one nest has imported, in the order of importing."""
PACKAGES = ("numpy", "sympy", "networkx")
_KITS: tuple[Kit, ...] = (("numpy",), PACKAGES)  # few, as each costs memory; most programs need the first
_NAMES = {"numpy": "numpy", "sympy": "sympy", "mpmath": "sympy", "networkx": "networkx"}  # as sympy needs mpmath
_NAMED = re.compile(rf"\b({'|'.join(_NAMES)})\b")
# What they would import themselves, in each child anew, once it is needed.
_PARTS: dict[str, Kit] = {
    "numpy": ("numpy.fft", "numpy.linalg", "numpy.ma", "numpy.polynomial", "numpy.random"),
    "sympy": (
        "sympy.assumptions.wrapper",
        "sympy.combinatorics",
        "sympy.integrals.heurisch",
        "sympy.integrals.manualintegrate",
        "sympy.integrals.risch",
        "sympy.physics.units",
        "sympy.sets.setexpr",
    ),
    "networkx": (),
}
ENGINE = ("engine",)
"""The kit of the nest that explores by symbolic execution."""
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
_GREETING_BYTES = 4096
_BLOCK_SIZES, _BLOCKS = 1024, 8  # numpy/_core/src/multiarray/alloc.c
_M_PERTURB = -6  # malloc.h of glibc, which the packages' wheels are made for


class Hatched(BaseException):
    """This process is a new nest.

    Attributes:
        channel: descriptor of its socket.
        kit: what it is to import.
    """

    def __init__(self, channel: int, kit: Kit) -> None:
        super().__init__()
        self.channel = channel
        self.kit = kit


def without_threads() -> None:
    """Let numpy start none, in nests and in programs that import it unseen: a child that may not start them would end."""
    for name in _SINGLE:
        os.putenv(name, "1")  # where the library looks, and programs do not


def furnish(channel: int, kit: Kit) -> None:
    """Leave everything of the server behind but its memory, and import packages."""
    os.closerange(3, channel)
    os.closerange(channel + 1, 1 << 20)
    kernel.libc().mallopt(_M_PERTURB, 0xFF)  # memory is given out as zeros, so that numpy.empty is the same every time
    if kit == ENGINE:
        symbolic.load()
        return
    for name in kit:
        for part in (name, *_PARTS[name]):
            importlib.import_module(part)
    library.learn()
    _blank()


def _blank() -> None:
    """Fill the small blocks of memory that numpy keeps for its next arrays with zeros."""
    numpy = sys.modules["numpy"]
    blocks = [numpy.empty(size, "u1") for size in range(1, _BLOCK_SIZES) for _ in range(_BLOCKS)]
    for block in blocks:
        block.fill(0)


class Nests:
    """The nests of one server.

    Args:
        host: descriptor of the server's channel, watched for its end.
    """

    def __init__(self, host: int) -> None:
        self._host = host
        self._open: dict[Kit, _Nest] = {}
        carried = {name for name in PACKAGES if PathFinder.find_spec(name) is not None}
        self._kits = [kit for kit in _KITS if carried.issuperset(kit)]
        self._engine = ENGINE if symbolic.is_here() else ()

    def kit(self, source: str) -> Kit:
        """The packages to be imported for a program that names some of them; none if it names none, or they are not here."""
        if source.endswith(symbolic.MARK):
            return self._engine
        if not self._kits or not any(map(source.__contains__, _NAMES)):
            return ()
        named = {_NAMES[name] for name in _NAMED.findall(source)}
        return next((kit for kit in self._kits if named.issubset(kit)), ()) if named else ()

    def answer(self, kit: Kit, request: Request) -> bytes | None:
        """The result of a request, from the nest that has ``kit``; ``None`` if the request breaks it, and a new one too.

        Raises:
            HostGoneError: the channel to the host ended meanwhile.
            Hatched: in the new nest itself.
        """
        for careful in (request.get("careful", False), True):
            nest = self._open.get(kit)
            if nest is None:
                nest = self._open[kit] = _hatch(kit, self._host)
            answer = nest.answer(json.dumps({**request, "careful": careful}).encode())
            if answer is not None:
                return answer
            self._open.pop(kit).bury()
        return None


class _Nest:
    """A nest as its server sees it."""

    def __init__(self, pid: int, channel: socket.socket, host: int) -> None:
        self._pid = pid
        self._channel = channel
        self._host = host
        self._poll = select.poll()
        self._poll.register(channel, select.POLLIN)
        self._poll.register(host, select.POLLRDHUP)

    def answer(self, frame: bytes) -> bytes | None:
        """What the nest answers to a request; ``None`` if it is gone."""
        try:
            wire.write(self._channel.fileno(), frame)
            return self.read(wire.MAX_RESULT)
        except (OSError, wire.FrameError):
            return None

    def read(self, limit: int) -> bytes | None:
        """Its next frame; ``None`` if it is gone."""
        if any(descriptor == self._host for descriptor, _ in self._poll.poll()):
            raise HostGoneError
        return wire.read(self._channel.fileno(), limit)

    def bury(self) -> None:
        """Forget it; it is dead, or ends as its channel does."""
        self._channel.close()
        os.waitpid(self._pid, 0)


def _hatch(kit: Kit, host: int) -> _Nest:
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if not pid:
        raise Hatched(theirs.detach(), kit)
    theirs.close()
    nest = _Nest(pid, ours, host)
    nest.read(_GREETING_BYTES)
    return nest
