"""The host's end of the stream to one fork server."""

import asyncio
import json
import struct
from dataclasses import dataclass
from typing import Protocol

from sandbox.base import SandboxError
from sandbox.guest import wire

_GREETING_BYTES = 4096
_STREAM = struct.Struct(">B3xI")
_STDOUT = 1
BUFFER = 1 << 20
"""Bytes that a stream reader holds before it stops reading."""


class ChannelLost(SandboxError):  # noqa: N818 - as its parents' kin, it names what happened
    """The server at the other end is gone or talks nonsense."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a server says of itself first.

    Attributes:
        python: version of its Python, as ``3.13.5``.
        seed: its hash seed.
        landlock: version of its kernel's landlock, 0 without.
        scratch: whether its programs have a folder to write in.
    """

    python: str
    seed: str
    landlock: int
    scratch: bool


class Reader(Protocol):
    """Where a channel reads from."""

    async def readexactly(self, n: int) -> bytes:
        """The next ``n`` bytes; raises ``EOFError`` or ``OSError`` if there are fewer."""
        ...


class Demultiplexer:
    """Standard output out of the stream that an engine makes of a process's outputs.

    Source: "Attach to a container", section "Stream format", of the Docker Engine API.

    Args:
        reader: the engine's stream.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held = bytearray()

    async def readexactly(self, n: int) -> bytes:
        """The next ``n`` bytes of standard output."""
        while len(self._held) < n:
            kind, size = _STREAM.unpack(await self._reader.readexactly(_STREAM.size))
            part = await self._reader.readexactly(size)
            if kind == _STDOUT:
                self._held += part
        taken = bytes(self._held[:n])
        del self._held[:n]
        return taken


class Channel:
    """Frames to and from one fork server.

    Args:
        reader, writer: the stream.
    """

    def __init__(self, reader: Reader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def greeting(self) -> Greeting:
        """The server's first frame.

        Raises:
            ChannelLost: there is none.
        """
        try:
            said = json.loads(await self.receive(_GREETING_BYTES))
            return Greeting(str(said["python"]), str(said["seed"]), int(said["landlock"]), bool(said["scratch"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ChannelLost("the server's greeting is malformed") from error

    async def send(self, payload: bytes) -> None:
        """Send one frame; waits while the server has much to read.

        Raises:
            ChannelLost: the server is gone.
        """
        try:
            self._writer.write(wire.pack(payload))
            await self._writer.drain()
        except (OSError, RuntimeError) as error:
            raise ChannelLost(f"the server stopped reading: {error}") from error

    async def receive(self, limit: int = wire.MAX_RESULT) -> bytes:
        """The payload of the next frame.

        Raises:
            ChannelLost: the server is gone, or the frame is too long.
        """
        try:
            header = await self._reader.readexactly(wire.HEADER.size)
            return await self._reader.readexactly(wire.length(header, limit))
        except (OSError, EOFError, wire.FrameError) as error:
            raise ChannelLost("the server is gone") from error

    def close(self) -> None:
        """Close the stream; the server ends."""
        self._writer.close()
