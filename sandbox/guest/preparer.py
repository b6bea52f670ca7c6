"""The process before the fork server: it reads the requests and compiles their programs.

The fork server's memory is copied, page by page, wherever it writes after a fork; so what writes much is done here, in memory
that no child shares. Programs that wait are here too, or in the kernel, out of the reach of the one that runs.

It ends when the host's stream does, or with the fork server. Where it ends by itself, by a program that the compiler cannot cope
with, the fork server ends too, and the host learns in that way which programs are to be compiled with care.
"""

import json
import re
import signal
from collections.abc import Callable
from dataclasses import replace

from sandbox.guest import execution, nest, parcel, wire
from sandbox.guest.growth import Growth
from sandbox.guest.request import Request

_COMPILE_S = 5.0
_KEPT = 16
_SUSPECT_BYTES = 100_000
_DEEP = 25
_LONG = 20_000
_SYMBOLS = re.compile(r"[\[({~+\-*/@!](?:[ \t]*[\[({~+\-*/@!]){24}")
_WORDS = re.compile(r"(?:\b(?:not|lambda[^:\n]*:|await|else)\s*){25}")


class Preparer:
    """Turns requests into parcels, as far as they can be; the others go on as they came.

    Args:
        inward: descriptor of the host's stream.
        onward: descriptor of the stream to the fork server.
        kit: packages that a source needs to be compiled beside; none if it needs none.
    """

    def __init__(self, inward: int, onward: int, kit: Callable[[str], nest.Kit]) -> None:
        self._inward = inward
        self._onward = onward
        self._kit = kit
        self._growth = Growth()
        self._kept: dict[tuple[str, str], execution.Prepared] = {}

    def serve(self) -> None:
        """Prepare until the host's stream ends."""
        while (frame := wire.read(self._inward, wire.MAX_REQUEST)) is not None:
            self._growth.check(0)
            wire.write(self._onward, self._parcel(json.loads(frame)) or frame)

    def _parcel(self, request: Request) -> bytes | None:
        if not parcel.travels(request) or self._kit(request["source"]):
            return None
        recipe = execution.recipe(request)
        prepared = prepare(request, self._kept.pop(recipe, None))
        if prepared is None:
            return None
        self._kept[recipe] = replace(prepared, table=None, args=(), kwargs={})
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return parcel.packed(prepared, request)


def prepare(request: Request, known: execution.Prepared | None = None) -> execution.Prepared | None:
    """The compiled program; ``None`` where only a child should try: the parser may crash on it, or never end.

    Args:
        request: what is asked for.
        known: what was prepared for a request of the same ``recipe``.
    """
    claims = [claim for _, _, claims in request["probes"] for claim in claims]
    texts = (request["source"], *request["args"], *dict(request["kwargs"]).values(), *claims)
    if request.get("careful") or any(map(_is_suspect, texts)):
        return None
    signal.setitimer(signal.ITIMER_REAL, _COMPILE_S)  # ends this process; the host then has the source compiled with care
    try:
        return execution.prepare(request, known)
    except (ValueError, RecursionError, MemoryError, OverflowError, SystemError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _is_suspect(text: str) -> bool:
    """Whether the parser may crash on it."""
    if len(text) < _DEEP:
        return False
    if len(text) > _SUSPECT_BYTES or _SYMBOLS.search(text):
        return True
    words = text.count("not") + text.count("lambda") + text.count("await") + text.count("else")
    return (words >= _DEEP and _WORDS.search(text) is not None) or (len(text) > _LONG and max(map(len, text.split("\n"))) > _LONG)
