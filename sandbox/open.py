"""Opens a sandbox by name."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sandbox.base import SandboxUnavailable
from sandbox.docker import DockerEngine
from sandbox.local import LocalEngine
from sandbox.pool import Pool

KINDS = ("auto", "docker", "local")
"""What may be asked for: ``auto`` is docker where an engine answers, else local."""


@asynccontextmanager
async def open_sandbox(
    kind: str = "auto",
    *,
    workers: int | None = None,
    base_image: str | None = None,
    progress: Callable[[str], None] = lambda _line: None,
) -> AsyncIterator[Pool]:
    """A started pool of workers, closed at the end.

    Args:
        kind: one of ``KINDS``.
        workers: number of workers; ``None`` for one per core.
        base_image: see ``sandbox.image.ensure``; ``None`` for the default.
        progress: is told what takes long, line by line.

    Raises:
        SandboxUnavailable: this machine cannot isolate programs in that way.
        SandboxError: the machinery failed.
    """
    engine = await asyncio.to_thread(_engine, kind, base_image, progress)
    async with Pool(engine.launch, workers or os.cpu_count() or 1, image=engine.image) as pool:
        yield pool


def _engine(kind: str, base_image: str | None, progress: Callable[[str], None]) -> DockerEngine | LocalEngine:
    if kind == "local":
        return LocalEngine()
    try:
        return DockerEngine(base_image, progress=progress)
    except SandboxUnavailable as error:
        if kind == "docker":
            raise
        progress(f"no container, programs run in the local sandbox: {error}")
        return LocalEngine()
