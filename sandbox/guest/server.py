"""The fork server: reads a request, prepares it in warm memory, lets one confined child run it, passes its result on.

Requests and results are frames (``wire``), one result for each request, in order. Before the first comes a greeting from here:
``{"python", "seed", "landlock", "scratch"}``. The server ends when its channel does.

The child closes every descriptor but the pipe of its result, whose number is drawn by lot and whose frame begins with a token,
so that bytes that the program itself writes there are found out.

A child has the server's memory as it was at the fork, and can read it. So there is nothing in it but the server itself and the
program that is about to run: no secret of the host, no program that waits. Memory that was given back and not used again may
still hold pieces of programs that ran before, and of their results.
"""

import argparse
import contextlib
import fcntl
import gc
import importlib
import json
import os
import platform
import re
import secrets
import signal
import site
import sys
from os import _exit
from typing import NoReturn

from sandbox.guest import execution, immortal, kernel, nest, surroundings, wire
from sandbox.guest.child import Allowance, Child, Death, HostGoneError
from sandbox.guest.confine import Cell
from sandbox.guest.growth import Growth
from sandbox.guest.rehearsal import rehearse
from sandbox.guest.request import Request, Send
from sandbox.guest.surroundings import Surroundings, frames_below

_WARM = """abc array ast base64 bisect calendar cmath collections collections.abc contextlib copy dataclasses datetime decimal
difflib enum fractions functools hashlib heapq inspect io itertools json keyword math numbers operator pprint queue random re
secrets statistics string struct textwrap time traceback types typing unicodedata warnings"""
_TOKEN_BYTES = 16
_LOWEST_LOT, _LOTS = 16, 232
_FRAMES_TO_EXECUTE = 6  # of serve, _turn, _answer, _fork, _live and _run
_COMPILE_S = 5.0
_COMPILE_BYTES = 512 << 20
_RESULT_SLACK = 16 << 20
_SUSPECT_BYTES = 100_000
_DEEP = 25
_LONG = 20_000
_SYMBOLS = re.compile(r"[\[({~+\-*/@!](?:[ \t]*[\[({~+\-*/@!]){24}")
_WORDS = re.compile(r"(?:\b(?:not|lambda[^:\n]*:|await|else)\s*){25}")


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
        self._known: tuple[object, execution.Prepared | None] = (None, None)

    def serve(self) -> None:
        """Answer requests until the channel ends."""
        wire.write(self._outward, json.dumps(self._greeting).encode())
        self._surroundings.frames = frames_below() + _FRAMES_TO_EXECUTE
        gc.collect()
        immortal.immortalize()  # children shall not touch, and so copy, the pages of what is warm
        gc.freeze()
        while self._turn():
            pass

    def _turn(self) -> bool:
        """Answer one request; nothing of it is held any more when the next child is forked, which could read it.

        The next requests stay in the kernel until then, for the same reason.
        """
        frame = wire.read(self._inward, wire.MAX_REQUEST)
        if frame is None:
            return False
        request: Request = json.loads(frame)
        kit = self._nests.kit(request["source"]) if self._nests is not None else ()
        wire.write(self._outward, self._relayed(kit, request) if kit else self._answer(request, self._prepare(request)))
        return True

    def _relayed(self, kit: nest.Kit, request: Request) -> bytes:
        """A nest's answer."""
        assert self._nests is not None
        self._settle()
        broken = Death("killed", "the program breaks its sandbox")
        return self._nests.answer(kit, request) or _report(request["id"], broken)

    def _answer(self, request: Request, prepared: execution.Prepared | None) -> bytes:
        self._settle()
        self._last = self._fork(prepared, request)
        result = self._last.result()
        if self._nests is None:  # the folder is the server's too, which may go on with a child of its own
            self._settle()
        return result if isinstance(result, bytes) else _report(request["id"], result)

    def _settle(self) -> None:
        """Leave nothing of the last child."""
        if self._last:
            self._last.reap()
            self._cell.clean()
            self._last = None

    def _prepare(self, request: Request) -> execution.Prepared | None:
        """The compiled program; ``None`` where only a child should try: the parser may crash on it, or never end."""
        made_of, known = self._known
        self._known = None, None  # whatever comes of this one: the last program is none of its child's business
        claims = [claim for _, _, claims in request["probes"] for claim in claims]
        texts = (request["source"], *request["args"], *dict(request["kwargs"]).values(), *claims)
        if request.get("careful") or any(map(_is_suspect, texts)):
            return None
        recipe = execution.recipe(request)
        known = known if made_of == recipe else None
        signal.setitimer(signal.ITIMER_REAL, _COMPILE_S)  # ends this server; the host then has the source compiled with care
        self._cell.bound(_COMPILE_BYTES)
        try:
            prepared = execution.prepare(request, known)
        except (ValueError, RecursionError, MemoryError, OverflowError, SystemError):
            return None
        finally:
            self._cell.unbound()
            signal.setitimer(signal.ITIMER_REAL, 0)
        self._known = recipe, prepared
        return prepared

    def _fork(self, prepared: execution.Prepared | None, request: Request) -> Child:
        lot, *token = secrets.token_bytes(1 + _TOKEN_BYTES)
        pipe, low = os.pipe()
        self._growth.check(pipe)
        end = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, _LOWEST_LOT + lot % _LOTS)
        os.close(low)
        pid = self._clone()
        if not pid:
            self._live(prepared, request, end, bytes(token))
        if pid < 0:
            raise OSError("fork")
        os.close(end)
        limits = request["limits"]
        room = min(limits["trace_bytes"] + _RESULT_SLACK, wire.MAX_RESULT)
        return Child(pid, pipe, bytes(token), Allowance(limits["wall_s"], limits["cpu_s"], room), self._inward)

    def _live(self, prepared: execution.Prepared | None, request: Request, end: int, token: bytes) -> NoReturn:
        """The whole life of a child."""
        status = 1
        try:
            _close_all_but(end)

            def send(first: bytes, *rest: bytes | memoryview) -> None:
                size = len(first) + sum(map(len, rest))
                wire.write_all(end, wire.HEADER.pack(size) + token + first)
                for part in rest:  # as they lie there: a copy of many steps would cost more than all else here
                    wire.write_all(end, part)

            limits = request["limits"]
            self._cell.enter(limits["memory_bytes"], limits["cpu_s"])
            gc.freeze()  # and forget the count that the server ran up: it would set off a collection at once
            gc.enable()
            _run(prepared, request, send, self._surroundings)
            status = 0
        finally:
            _exit(status)


def _run(prepared: execution.Prepared | None, request: Request, send: Send, surroundings: Surroundings) -> None:
    try:
        execution.execute(prepared or execution.prepare(request), request, send, surroundings)
    except MemoryError:
        send(_report(request["id"], Death("out_of_memory", "outside the entry")))
    except Exception as error:  # noqa: BLE001 - whatever a hostile program made of the guest, the host shall read its name
        send(_report(request["id"], Death("killed", f"the guest failed: {type(error).__name__}")))


def _is_suspect(text: str) -> bool:
    """Whether the parser may crash on it."""
    if len(text) < _DEEP:
        return False
    if len(text) > _SUSPECT_BYTES or _SYMBOLS.search(text):
        return True
    words = text.count("not") + text.count("lambda") + text.count("await") + text.count("else")
    return (words >= _DEEP and _WORDS.search(text) is not None) or (len(text) > _LONG and max(map(len, text.split("\n"))) > _LONG)


def _close_all_but(end: int) -> None:
    """Close all descriptors but 0, 1, 2 and ``end``."""
    os.closerange(3, end)
    os.closerange(end + 1, 1 << 20)


def _report(ident: object, death: Death) -> bytes:
    return json.dumps({"id": ident, "outcome": death.outcome, "detail": death.detail}).encode()


def _move(descriptor: int) -> int:
    """The descriptor, moved away from the standard ones, which children shall find empty."""
    if descriptor > 2:
        return descriptor
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 3)
    null = os.open(os.devnull, os.O_RDWR)
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
    inward, outward = _move(options.inward), _move(options.outward)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError, HostGoneError):
        hatched = _serve(Server(inward, outward, options.folder, seed))
        if hatched:
            channel, kit = hatched
            nest.furnish(channel, kit)
            _serve(Server(channel, channel, options.folder, seed, nested=True))


if __name__ == "__main__":
    main()
