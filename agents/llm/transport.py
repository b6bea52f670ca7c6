"""How requests reach a server: over connections of our own below the SDKs' HTTP client.

The client's own transport takes more than half of the processor time of a request: it is written for any event loop, looks at
all of its connections whenever a request comes or goes, and sends head and body apart.
"""

import ssl
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from functools import cached_property
from urllib.request import getproxies

import httpx2

from agents.llm.connection import Connection

_PORTS = {"http": 80, "https": 443}
_Origin = tuple[str, str, int]


class Connections(httpx2.AsyncBaseTransport):
    """Speaks HTTP/1.1 over as many connections as there are requests at once, and uses them again.

    Of an ``httpx2.Timeout`` only the one for connecting is kept: how long an answer may take says ``agents.llm.exchange``.
    """

    def __init__(self) -> None:
        self._idle: defaultdict[_Origin, deque[Connection]] = defaultdict(deque)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request.

        Raises:
            TransportError: no connection was had, or it broke.
            UnsupportedProtocol: the URL is not of HTTP.
        """
        origin = _origin(request.url)
        connection = self._kept(origin) or await self._opened(origin, request)
        try:
            head = await connection.ask(request)
        except BaseException:
            connection.abort()
            raise
        return httpx2.Response(
            head.status_code,
            headers=head.headers.raw_items(),
            stream=_Body(self, origin, connection),
            extensions={"http_version": b"HTTP/" + head.http_version, "reason_phrase": bytes(head.reason)},
        )

    def take_back(self, origin: _Origin, connection: Connection) -> None:
        """Keep a connection for the next request if it can be, and let those go that were kept for too long."""
        idle = self._idle[origin]
        while idle and idle[0].stale:
            idle.popleft().abort()
        if connection.reset():
            idle.append(connection)
        else:
            connection.abort()

    async def aclose(self) -> None:
        """Close all connections on which nobody asks."""
        for idle in self._idle.values():
            while idle:
                await idle.popleft().close()

    def _kept(self, origin: _Origin) -> Connection | None:
        idle = self._idle[origin]
        while idle:
            connection = idle.pop()
            if not connection.stale:
                return connection
            connection.abort()
        return None

    async def _opened(self, origin: _Origin, request: httpx2.Request) -> Connection:
        scheme, host, port = origin
        tls = self._tls if scheme == "https" else None
        return await Connection.opened(host, port, tls, request.extensions.get("timeout", {}).get("connect"))

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()


class _Body(httpx2.AsyncByteStream):
    """The body of an answer; gives the connection back when it is closed."""

    def __init__(self, connections: Connections, origin: _Origin, connection: Connection) -> None:
        self._connections = connections
        self._origin = origin
        self._connection = connection

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._connection.pieces():
            yield piece

    async def aclose(self) -> None:
        self._connections.take_back(self._origin, self._connection)


def client(timeout: httpx2.Timeout) -> httpx2.AsyncClient | None:
    """The HTTP client that an SDK shall use; ``None`` for its own, which finds its way through a proxy."""
    if getproxies():
        return None
    return httpx2.AsyncClient(transport=Connections(), timeout=timeout, follow_redirects=True)


def _origin(url: httpx2.URL) -> _Origin:
    if url.scheme not in _PORTS:
        raise httpx2.UnsupportedProtocol(f"{url.scheme} is no protocol that models speak")
    return url.scheme, url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]
