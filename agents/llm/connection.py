"""One connection to a server, over which requests go one after the other; ``h11`` knows what may be said when."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from ssl import SSLContext
from typing import Self

import h11
import httpx2

_PROBES = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 60, "TCP_KEEPCNT": 5}
_ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *((socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in _PROBES.items() if hasattr(socket, name)),
)
"""Options of sockets: connections on which a model thinks for minutes must not be forgotten by what lies between."""
_IDLE_S = 5.0
"""Servers close connections on which nothing comes, some after five seconds; what is sent at that moment is lost."""
_NEXT_ADDRESS_S = 0.25
"""How long an address of a server may keep silent before the next is tried beside it (RFC 8305)."""
_LONGEST_HEAD = 100 * 1024
_PIECE = 64 * 1024


class Connection:
    """An open connection; whoever asks over it reads the answer to its end, or aborts it.

    Args:
        reader, writer: its two ends.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        self._idle_until = 0.0

    @classmethod
    async def opened(cls, host: str, port: int, tls: SSLContext | None, timeout_s: float | None) -> Self:
        """Connect.

        Raises:
            ConnectError: nobody is there, or not who should be.
            ConnectTimeout: nobody answers in time.
        """
        try:
            async with asyncio.timeout(timeout_s):
                ends = await asyncio.open_connection(host, port, ssl=tls, happy_eyeballs_delay=_NEXT_ADDRESS_S)
        except TimeoutError as error:
            raise httpx2.ConnectTimeout(f"{host}:{port} takes no connection") from error
        except OSError as error:
            raise httpx2.ConnectError(str(error)) from error
        for option in _ALIVE:
            ends[1].get_extra_info("socket").setsockopt(*option)
        return cls(*ends)

    async def ask(self, request: httpx2.Request) -> h11.Response:
        """Send a request, its head and its body at once, and wait for the head of the answer.

        Raises:
            TransportError: the connection broke, or one of both sides does not keep to HTTP.
        """
        body = await request.aread()
        with _told():
            self._writer.write(self._written(request, body))
            with suppress(ConnectionError):  # a server may answer before it has read all, and close
                await self._writer.drain()
            while not isinstance(event := await self._next(), h11.Response):
                pass
            return event

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body of the answer as it comes.

        Raises:
            TransportError: it breaks off.
        """
        with _told():
            while isinstance(event := await self._next(), h11.Data):
                yield bytes(event.data)

    def reset(self) -> bool:
        """Whether the answer was read to its end, and another request may follow."""
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        self._idle_until = time.monotonic() + _IDLE_S
        return True

    @property
    def stale(self) -> bool:
        """Whether the server has closed it, or may be about to."""
        return time.monotonic() >= self._idle_until or self._reader.at_eof() or self._writer.is_closing()

    def abort(self) -> None:
        """Close it, whatever is under way."""
        self._writer.transport.abort()

    async def close(self) -> None:
        """Close it and wait until it is."""
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()

    def _written(self, request: httpx2.Request, body: bytes) -> bytes:
        head = h11.Request(method=request.method.encode(), target=request.url.raw_path, headers=request.headers.raw)
        parts = (self._http.send(head), self._http.send(h11.Data(body)), self._http.send(h11.EndOfMessage()))
        return b"".join(part for part in parts if part)

    async def _next(self) -> h11.Event:
        """What the server sends next."""
        while (event := self._http.next_event()) is h11.NEED_DATA:
            data = await self._reader.read(_PIECE)
            if not data and self._http.their_state is h11.SEND_RESPONSE:
                raise httpx2.RemoteProtocolError("the server closed the connection without an answer")
            self._http.receive_data(data)
        if isinstance(event, type):  # h11.PAUSED: it wants to speak another protocol
            raise httpx2.RemoteProtocolError("the server says something that nobody asked for")
        return event


@contextmanager
def _told() -> Iterator[None]:
    """Raise what breaks as the errors that the SDKs know."""
    try:
        yield
    except h11.RemoteProtocolError as error:
        raise httpx2.RemoteProtocolError(str(error)) from error
    except h11.LocalProtocolError as error:
        raise httpx2.LocalProtocolError(str(error)) from error
    except OSError as error:
        raise httpx2.ReadError(str(error)) from error
