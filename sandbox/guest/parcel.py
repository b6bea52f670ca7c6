"""A compiled program with its call, on the way from the process that compiled it to the one that runs it."""

import marshal
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from types import CodeType
from typing import Any, Self

from sandbox.guest import accelerated, wire
from sandbox.guest.execution import Prepared, prepare
from sandbox.guest.request import Bounds, Request

MARK = b"\0"
"""What a parcel begins with, and no request's JSON."""
MOST = wire.MAX_REQUEST
"""Bytes of the largest parcel."""
_HEADER = struct.Struct(">cI")  # the mark, and where the part begins that only who opens it reads


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was prepared by another process.

    Attributes:
        ident: the request's number.
        limits: what the program may use.
    """

    ident: int
    limits: Bounds
    _frame: bytes

    @classmethod
    def received(cls, frame: bytes) -> Self:
        """The parcel that a frame holds."""
        ident, limits = marshal.loads(memoryview(frame)[_HEADER.size :])  # noqa: S302 - this very program made it
        return cls(ident, limits, frame)

    @classmethod
    def awaited(cls, descriptor: int) -> Self:
        """The parcel that comes next.

        Raises:
            EOFError: none will come.
        """
        frame = wire.read(descriptor, MOST)
        if frame is None:
            raise EOFError
        return cls.received(frame)

    def opened(self) -> tuple[Prepared, Request]:
        """The program and its call, ready to run."""
        _, place = _HEADER.unpack_from(self._frame)
        body = marshal.loads(memoryview(self._frame)[place:])  # noqa: S302 - likewise
        code, error, briefs, used, args, kwargs, fault, request = body
        return Prepared(code, None, error, args, kwargs, fault, briefs, used), request


@dataclass(frozen=True, slots=True)
class Errand:
    """What is not sent, for a process that has it in its memory.

    Attributes:
        request: what is asked for.
        prepared: what was made of it; ``None`` where that is left to whoever opens it.
    """

    request: Request
    prepared: Prepared | None

    @property
    def limits(self) -> Bounds:
        """What the program may use."""
        return self.request["limits"]

    @property
    def ident(self) -> int:
        """The request's number."""
        return self.request["id"]

    def opened(self) -> tuple[Prepared, Request]:
        """The program and its call, ready to run."""
        return self.prepared or prepare(self.request), self.request


def travels(request: Request) -> bool:
    """Whether what such a request needs can be sent: what a tracer in Python looks at cannot."""
    if request["mode"] == "run":
        return True
    plain = request["granularity"] == "line" and not request["probes"]
    return accelerated.AVAILABLE and plain and bool(request.get("accelerated", True))


def packed(prepared: Prepared, request: Request) -> bytes | None:
    """The parcel's bytes; ``None`` if it is too large, or anything in it would not come out as it went in."""
    if prepared.code is not None and _has_sets(prepared.code):
        return None
    texts = [*request["args"], *[text for _, text in request["kwargs"]]]
    if not all(map(_is_sure, texts)) and not _are_kept((*prepared.args, *prepared.kwargs.values())):
        return None
    call: Any = prepared.args, dict(prepared.kwargs), prepared.fault, {**request, "source": ""}
    body = prepared.code, prepared.error, dict(prepared.briefs), prepared.used, *call
    limits: Any = request["limits"]
    label = marshal.dumps((request["id"], limits))
    try:
        parcel = _HEADER.pack(MARK, _HEADER.size + len(label)) + label + marshal.dumps(body)
    except ValueError:  # too deep
        return None
    return parcel if len(parcel) <= MOST else None


def _has_sets(code: CodeType) -> bool:
    """Whether there are sets among its constants, which would come out with their items in another order."""
    return any(type(one) is frozenset or (isinstance(one, CodeType) and _has_sets(one)) for one in code.co_consts)


def _is_sure(text: str) -> bool:
    """Whether the literal that it writes holds no set or range."""
    return "{" not in text and "(" not in text


def _are_kept(values: Iterable[object]) -> bool:
    return all(map(_is_kept, values))


def _is_kept(value: object) -> bool:
    """Whether a literal's value holds no set or range."""
    if isinstance(value, dict):
        return _are_kept(value) and _are_kept(value.values())
    return _are_kept(value) if isinstance(value, list | tuple) else not isinstance(value, set | frozenset | range)
