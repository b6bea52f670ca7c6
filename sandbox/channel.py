"""The host's end of the stream to one fork server."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sandbox.base import SandboxError
from sandbox.guest import wire

_GREETING_BYTES = 4096
_STREAM = struct.Struct(">B3xI")
_STDOUT = 1
_ROOM = 256 << 10


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


class Demultiplexer:
    """Standard output out of the stream that an engine makes of a process's outputs.

    Source: "Attach to a container", section "Stream format", of the Docker Engine API.
    """

    def __init__(self) -> None:
        self._header = b""
        self._kind = self._left = 0

    def feed(self, data: bytes | bytearray) -> bytes:
        """What the next bytes of the stream hold of standard output."""
        found = []
        while data:
            if not self._left:
                missing = _STREAM.size - len(self._header)
                self._header, data = self._header + data[:missing], data[missing:]
                if len(self._header) == _STREAM.size:
                    self._kind, self._left = _STREAM.unpack(self._header)
                    self._header = b""
                continue
            part, data = data[: self._left], data[self._left :]
            self._left -= len(part)
            if self._kind == _STDOUT:
                found.append(part)
        return b"".join(found)


class Listener(Protocol):
    """Who a channel tells what it hears."""

    def answered(self, payload: bytes) -> None:
        """A frame has come."""
        ...

    def lost(self, error: Exception) -> None:
        """None will come any more."""
        ...


class Channel(asyncio.BufferedProtocol):
    """Frames to and from one fork server; the first one from it is its greeting.

    Frames are handed on as they come, in the turn of the event loop that read them. Whoever sends requests listens: a frame that
    nobody listens for is none that was asked for, and ends the channel.

    Args:
        relayed: whether an engine stands between, which multiplexes.
    """

    def __init__(self, *, relayed: bool = False) -> None:
        self._relay = Demultiplexer() if relayed else None
        self._transport: asyncio.Transport | None = None
        self._room = bytearray(_ROOM)  # one for all reads: the event loop's own way allocates, and so faults in, as much for each
        self._buffer = bytearray()
        self._greeting: bytes | None = None
        self._greeted = asyncio.Event()
        self._listener: Listener | None = None
        self._error: Exception | None = None

    async def greeting(self) -> Greeting:
        """What the server says first; waits for it.

        Raises:
            ChannelLost: it says nothing of the kind.
        """
        await self._greeted.wait()
        try:
            said = json.loads(self._greeting or b"")
            return Greeting(str(said["python"]), str(said["seed"]), int(said["landlock"]), bool(said["scratch"]))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ChannelLost("the server's greeting is malformed") from (self._error or error)

    def listen(self, listener: Listener | None) -> None:
        """Tell ``listener`` what comes from now on, instead of whom it was told to before.

        Raises:
            ChannelLost: nothing will come.
        """
        self._listener = listener
        if listener and self._error:
            raise self._error

    def send(self, *payloads: bytes) -> None:
        """Send each as a frame; does not wait."""
        if self._transport:
            self._transport.write(b"".join(map(wire.pack, payloads)))

    def close(self) -> None:
        """Close the stream; the server ends."""
        if self._transport:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def get_buffer(self, sizehint: int) -> bytearray:  # noqa: ARG002 - as the protocol has it
        """Called by the event loop."""
        return self._room

    def buffer_updated(self, nbytes: int) -> None:
        """Called by the event loop."""
        if self._error:
            return
        data = self._room[:nbytes]
        self._buffer += self._relay.feed(data) if self._relay else data
        try:
            while (payload := self._payload()) is not None:
                self._hand_on(payload)
        except (wire.FrameError, ChannelLost) as error:
            self._lose(ChannelLost(str(error)))
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop."""
        if exc is None or isinstance(exc, OSError):
            self._lose(ChannelLost("the server is gone"))
        else:
            self._lose(exc)  # a mistake of ours, which shall be heard of

    def _lose(self, error: Exception) -> None:
        if not self._error:
            self._error = error
            self._greeted.set()
            if self._listener:
                self._listener.lost(error)

    def _payload(self) -> bytes | None:
        """The payload of the next frame, if it is all there."""
        buffer = self._buffer
        if len(buffer) < wire.HEADER.size:
            return None
        limit = wire.MAX_RESULT if self._greeting is not None else _GREETING_BYTES
        end = wire.HEADER.size + wire.length(bytes(buffer[: wire.HEADER.size]), limit)
        if len(buffer) < end:
            return None
        payload = bytes(buffer[wire.HEADER.size : end])
        del buffer[:end]
        return payload

    def _hand_on(self, payload: bytes) -> None:
        if self._greeting is None:
            self._greeting = payload
            self._greeted.set()
        elif self._listener:
            self._listener.answered(payload)
        else:
            raise ChannelLost("the server answers what nobody asked")


async def connect(connection: socket.socket, *, relayed: bool = False) -> Channel:
    """The channel over a connected socket; see ``Channel``."""
    channel = Channel(relayed=relayed)
    await asyncio.get_running_loop().create_connection(lambda: channel, sock=connection)
    return channel


async def meet(path: Path, count: int, start: Callable[[], Awaitable[None]], patience_s: float) -> list[Channel]:
    """Start servers that connect to a socket, and wait until they have.

    Args:
        path: where the socket is made; everybody who reaches it may connect.
        count: number of servers.
        start: starts them.
        patience_s: seconds to wait once they are started.

    Raises:
        TimeoutError: they do not come.
    """
    channels: list[Channel] = []
    complete = asyncio.Event()

    def welcome() -> Channel:
        channels.append(Channel())
        if len(channels) == count:
            complete.set()
        return channels[-1]

    listener = await asyncio.get_running_loop().create_unix_server(welcome, path)
    try:
        path.chmod(0o666)  # noqa: ASYNC240 - waits for nothing
        await start()
        async with asyncio.timeout(patience_s):
            await complete.wait()
    except BaseException:
        for channel in channels:
            channel.close()
        raise
    finally:
        listener.close()
    return channels


async def greet(channels: Sequence[Channel], patience_s: float) -> tuple[str, tuple[Channel, ...]]:
    """Wait until the servers of one worker are warm.

    Returns:
        The version of their Python, and the channels in order of their hash seeds.

    Raises:
        ChannelLost: one does not become so.
        TimeoutError: it takes longer than that.
    """
    async with asyncio.timeout(patience_s):
        greetings = [await channel.greeting() for channel in channels]
    ordered = sorted(zip(greetings, channels, strict=True), key=lambda pair: pair[0].seed)
    return greetings[0].python, tuple(channel for _, channel in ordered)
