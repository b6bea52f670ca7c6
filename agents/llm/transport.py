"""How requests reach a server: over several small pools of connections instead of a large one.

A pool looks at every one of its connections whenever a request comes or goes, which with 64 of them is a quarter of the processor
time of a request.
"""

import socket
from itertools import cycle
from urllib.request import getproxies

import httpx2

_POOLS = 16
_PROBES = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 60, "TCP_KEEPCNT": 5}
_LIMITS = httpx2.Limits(max_connections=None, max_keepalive_connections=None)
_ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *((socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in _PROBES.items() if hasattr(socket, name)),
)
"""Options of sockets: connections on which a model thinks for minutes must not be forgotten by what lies between."""


class Fan(httpx2.AsyncBaseTransport):
    """Gives requests to its pools by turns; a pool opens as many connections as it needs."""

    def __init__(self) -> None:
        context = httpx2.create_ssl_context()
        self._pools = [httpx2.AsyncHTTPTransport(verify=context, limits=_LIMITS, socket_options=_ALIVE) for _ in range(_POOLS)]
        self._turns = cycle(self._pools)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request."""
        return await next(self._turns).handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools:
            await pool.aclose()


def client(timeout: httpx2.Timeout) -> httpx2.AsyncClient | None:
    """The HTTP client that an SDK shall use; ``None`` for its own, which finds its way through a proxy."""
    if getproxies():
        return None
    return httpx2.AsyncClient(transport=Fan(), timeout=timeout, follow_redirects=True)
