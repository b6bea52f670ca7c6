"""One warm guest: two fork servers, one for each hash seed."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from sandbox.channel import Channel


class Worker(Protocol):
    """A started guest.

    Attributes:
        channels: to its servers, in order of ``sandbox.guest.supervisor.HASH_SEEDS``.
        python: version of the guest's Python, as ``3.13.5``.
    """

    channels: tuple[Channel, ...]
    python: str

    async def close(self) -> None:
        """End it and remove what it left; never raises."""
        ...


Launch = Callable[[], Awaitable[Worker]]
"""Starts a worker; raises ``SandboxError``."""
