"""Frames on a byte stream: four bytes of length, most significant first, then that many bytes of JSON.

A frame is read exactly, never beyond its end: what follows stays in the kernel, so that the memory of a process that forks
holds one frame at a time.
"""

import struct
from os import read as _read
from os import write as _write

HEADER = struct.Struct(">I")
MAX_REQUEST = 64 << 20
"""Bytes of the largest request."""
MAX_RESULT = 256 << 20
"""Bytes of the largest result."""


class FrameError(Exception):
    """The stream does not hold a frame of the allowed size."""


def pack(payload: bytes) -> bytes:
    """The frame around a payload."""
    return HEADER.pack(len(payload)) + payload


def length(header: bytes, limit: int) -> int:
    """The length that a header announces.

    Raises:
        FrameError: it is beyond the limit.
    """
    (size,) = HEADER.unpack(header)
    if size > limit:
        raise FrameError(f"a frame of {size} bytes, {limit} are allowed")
    return int(size)


def read(fd: int, limit: int) -> bytes | None:
    """The payload of the next frame; waits for it. ``None`` at the end of the stream.

    Raises:
        FrameError: the frame is too long, or the stream ends within it.
    """
    header = _exactly(fd, HEADER.size)
    if not header:
        return None
    if len(header) < HEADER.size:
        raise FrameError("the stream ends within a header")
    size = length(header, limit)
    payload = _exactly(fd, size)
    if len(payload) < size:
        raise FrameError("the stream ends within a frame")
    return payload


def write(fd: int, payload: bytes) -> None:
    """Write one frame, whole.

    Raises:
        OSError: the other side is gone.
    """
    write_all(fd, pack(payload))


def write_all(fd: int, data: bytes | memoryview) -> None:
    """Write all bytes, however the kernel cuts them.

    Raises:
        OSError: the other side is gone.
    """
    written = _write(fd, data)
    if written < len(data):
        view = memoryview(data)
        while written < len(data):
            written += _write(fd, view[written:])


def _exactly(fd: int, size: int) -> bytes:
    first = _read(fd, size)
    if len(first) == size or not first:
        return first
    parts = [first]
    missing = size - len(first)
    while missing and (part := _read(fd, min(missing, 1 << 20))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
