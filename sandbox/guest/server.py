"""The fork server: lets a confined child run each program and passes its result on.

Requests and results are frames (``wire``), one result for each request, in order. Before the first comes a greeting from here:
``{"python", "seed", "landlock", "scratch"}``. The server ends when its channel does.

Requests come to it by way of another process (``preparer``), most of them as parcels, which a child opens that was forked before
they came. What cannot be sent, such as what the tracer in Python needs, is prepared here.

The child closes every descriptor but the pipe of its result, whose number is drawn by lot and whose frame begins with a token,
so that bytes that the program itself writes there are found out.

A child has the server's memory as it was at the fork, and can read it. So there is nothing in it but the server itself and, at
most, the program that is about to run: no secret of the host, no program that waits. Memory that was given back and not used
again may still hold pieces of programs that ran before, and of their results.
"""

import argparse
import contextlib
import fcntl
import gc
import importlib
import json
import os
import platform
import secrets
import signal
import site
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import _exit
from typing import NoReturn

from sandbox.guest import execution, immortal, kernel, nest, preparer, surroundings, wire
from sandbox.guest.child import Allowance, Child, Death, HostGoneError
from sandbox.guest.confine import Cell
from sandbox.guest.growth import Growth
from sandbox.guest.parcel import MARK, MOST, Errand, Parcel
from sandbox.guest.rehearsal import rehearse
from sandbox.guest.request import Bounds, Request, Send
from sandbox.guest.surroundings import Surroundings, frames_below

_WARM = """abc array ast base64 bisect calendar cmath collections collections.abc contextlib copy dataclasses datetime decimal
difflib enum fractions functools hashlib heapq inspect io itertools json keyword math numbers operator pprint queue random re
secrets statistics string struct textwrap time traceback types typing unicodedata warnings"""
_TOKEN_BYTES = 16
_LOWEST_LOT, _LOTS = 16, 232
_FRAMES_TO_EXECUTE = 6  # of serve, _turn, _next or _request, _fork, _live and _run
_RESULT_SLACK = 16 << 20
Take = Callable[[], Errand | Parcel]


@dataclass(frozen=True, slots=True)
class _Fork:
    """A child that is not waited for yet.

    Attributes:
        pid: its process.
        pipe: where its result comes from.
        token: what the result begins with.
    """

    pid: int
    pipe: int
    token: bytes


class Server:
    """One fork server on one channel.

    Args:
        inward, outward: descriptors of the channel.
        folder: working folder of its children, made if absent, emptied after each.
        seed: the hash seed it runs under.
        nested: whether this is a nest, which has no nests of its own, and whose children leave nothing behind when it answers.
    """

    def __init__(self, inward: int, outward: int, folder: str, seed: str, *, nested: bool = False) -> None:
        self._inward = inward
        self._outward = outward
        self._cell = Cell(folder)
        self._greeting = {
            "python": platform.python_version(),
            "seed": seed,
            "landlock": self._cell.landlock,
            "scratch": self._cell.scratch,
        }
        self._clone = kernel.forker()
        self._growth = Growth()
        self._nests = None if nested else nest.Nests(inward)
        self._surroundings = Surroundings(0)
        self._last: Child | None = None
        self._spare: tuple[_Fork, int] | None = None  # a child that waits for a parcel, and where it will read it from

    def serve(self) -> None:
        """Answer requests until the channel ends."""
        wire.write(self._outward, json.dumps(self._greeting).encode())
        self._surroundings.frames = frames_below() + _FRAMES_TO_EXECUTE
        gc.collect()
        immortal.immortalize()  # children shall not touch, and so copy, the pages of what is warm
        gc.freeze()
        stream = self._prepared_stream() if self._nests is not None else self._inward
        while self._turn(stream):
            pass

    def _turn(self, stream: int) -> bool:
        """Answer one request; nothing of it is held any more when the next child is forked, which could read it."""
        frame = self._next(stream)
        if frame is None:
            return False
        wire.write(self._outward, self._parcel(frame) if frame.startswith(MARK) else self._request(json.loads(frame)))
        return True

    def _prepared_stream(self) -> int:
        """Start the preparer; what it makes of the requests comes from the descriptor."""
        assert self._nests is not None
        reading, writing = os.pipe()
        if not os.fork():
            self._cell.enter()
            os.close(reading)
            preparer.Preparer(self._inward, writing, self._nests.kit).serve()
            _exit(0)
        os.close(writing)
        return reading

    def _next(self, stream: int) -> bytes | None:
        """The next frame; where parcels may come, a child waits for it by then."""
        if self._nests is not None:
            if self._spare is None:
                outlet, inlet = os.pipe()
                self._spare = self._fork(lambda: Parcel.awaited(outlet), outlet), inlet
                os.close(outlet)
            self._settle()
        return wire.read(stream, MOST)

    def _parcel(self, frame: bytes) -> bytes:
        """The answer to a request that was prepared."""
        assert self._spare is not None
        (fork, inlet), self._spare = self._spare, None
        wire.write(inlet, frame)
        os.close(inlet)
        told = Parcel.received(frame)
        return self._answer(told.ident, told.limits, fork)

    def _request(self, request: Request) -> bytes:
        """The answer to a request that came as it is."""
        kit = self._nests.kit(request["source"]) if self._nests is not None else ()
        if kit:
            return self._relayed(kit, request)
        prepared = preparer.prepare(request)
        fork = self._fork(lambda: Errand(request, prepared))
        return self._answer(request["id"], request["limits"], fork)

    def _relayed(self, kit: nest.Kit, request: Request) -> bytes:
        """A nest's answer."""
        assert self._nests is not None
        broken = Death("killed", "the program breaks its sandbox")
        return self._nests.answer(kit, request) or _report(request["id"], broken)

    def _answer(self, ident: int, limits: Bounds, fork: _Fork) -> bytes:
        """What comes of a child that runs."""
        room = min(limits["trace_bytes"] + _RESULT_SLACK, wire.MAX_RESULT)
        allowance = Allowance(limits["wall_s"], limits["cpu_s"], room)
        self._last = Child(fork.pid, fork.pipe, fork.token, allowance, self._inward)
        result = self._last.result()
        if self._nests is None:  # the folder is the server's too, which may go on with a child of its own
            self._settle()
        return result if isinstance(result, bytes) else _report(ident, result)

    def _settle(self) -> None:
        """Leave nothing of the last child."""
        if self._last:
            self._last.reap()
            self._cell.clean()
            self._last = None

    def _fork(self, take: Take, *kept: int) -> _Fork:
        """A new child, which runs what it takes, and until then keeps some descriptors."""
        lot, *token = secrets.token_bytes(1 + _TOKEN_BYTES)
        pipe, low = os.pipe()
        self._growth.check(pipe)
        end = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, _LOWEST_LOT + lot % _LOTS)
        os.close(low)
        pid = self._clone()
        if not pid:
            self._live(take, kept, end, bytes(token))
        if pid < 0:
            raise OSError("fork")
        os.close(end)
        return _Fork(pid, pipe, bytes(token))

    def _live(self, take: Take, kept: Sequence[int], end: int, token: bytes) -> NoReturn:
        """The whole life of a child."""
        status = 1
        try:
            _close_all_but(*kept, end)

            def send(first: bytes, *rest: bytes | memoryview) -> None:
                size = len(first) + sum(map(len, rest))
                wire.write_all(end, wire.HEADER.pack(size) + token + first)
                for part in rest:  # as they lie there: a copy of many steps would cost more than all else here
                    wire.write_all(end, part)

            self._cell.enter()
            gc.freeze()  # and forget the count that the server ran up: it would set off a collection at once
            gc.enable()
            errand = take()
            for one in kept:
                os.close(one)
            self._cell.bound(errand.limits["memory_bytes"], errand.limits["cpu_s"])
            _run(errand, send, self._surroundings)
            status = 0
        finally:
            _exit(status)


def _run(errand: Errand | Parcel, send: Send, surroundings: Surroundings) -> None:
    try:
        execution.execute(*errand.opened(), send, surroundings)
    except MemoryError:
        send(_report(errand.ident, Death("out_of_memory", "outside the entry")))
    except Exception as error:  # noqa: BLE001 - whatever a hostile program made of the guest, the host shall read its name
        send(_report(errand.ident, Death("killed", f"the guest failed: {type(error).__name__}")))


def _close_all_but(*kept: int) -> None:
    """Close all descriptors but 0, 1, 2 and some."""
    low = 3
    for one in sorted(kept):
        os.closerange(low, one)
        low = one + 1
    os.closerange(low, 1 << 20)


def _report(ident: object, death: Death) -> bytes:
    return json.dumps({"id": ident, "outcome": death.outcome, "detail": death.detail}).encode()


def _move(descriptor: int, flags: int) -> int:
    """The descriptor, moved away from the standard ones, which children shall find empty."""
    if descriptor > 2:
        return descriptor
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 3)
    null = os.open(os.devnull, flags)
    os.dup2(null, descriptor)
    os.close(null)
    return moved


def warm() -> None:
    """Import what programs use, so that no child has to."""
    for name in _WARM.split():
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _serve(server: Server) -> tuple[int, nest.Kit] | None:
    """Answer until the channel ends; in a new nest, give back the channel and the packages that it is made for."""
    try:
        server.serve()
    except nest.Hatched as hatched:  # handled here, so that no program finds it as the context of its own exceptions
        return hatched.channel, hatched.kit
    return None


def main() -> None:
    """Serve one channel, given by its descriptors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inward", type=int)
    parser.add_argument("outward", type=int)
    parser.add_argument("folder")
    options = parser.parse_args()
    gc.disable()
    if sys.flags.no_site:  # what else `site` does everywhere: programs call exit()
        site.setquit()
        site.setcopyright()
        site.sethelper()
    warm()
    rehearse()
    del sys.argv[1:], sys.orig_argv[1:]  # they tell the two servers apart, and so would their programs
    seed, own = os.environ.pop("PYTHONHASHSEED"), os.environ.pop("PYTHONPATH")
    sys.path[:] = [path for path in sys.path if path != own]
    os.environ.clear()
    nest.without_threads()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    surroundings.put_up(options.folder)
    inward, outward = _move(options.inward, os.O_RDONLY), _move(options.outward, os.O_WRONLY)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError, HostGoneError):
        hatched = _serve(Server(inward, outward, options.folder, seed))
        if hatched:
            channel, kit = hatched
            nest.furnish(channel, kit)
            _serve(Server(channel, channel, options.folder, seed, nested=True))


if __name__ == "__main__":
    main()
