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
RUNTIME_HELP = "the Docker engine's runtime that containers run by, such as runsc (default: the engine's own)"
"""What every command says of its option ``--runtime``."""


@asynccontextmanager
async def open_sandbox(
    kind: str = "auto",
    *,
    workers: int | None = None,
    base_image: str | None = None,
    runtime: str | None = None,
    progress: Callable[[str], None] = lambda _line: None,
) -> AsyncIterator[Pool]:
    """A started pool of workers, closed at the end.

    Args:
        kind: one of ``KINDS``.
        workers: number of workers; ``None`` for one per core.
        base_image: see ``sandbox.image.ensure``; ``None`` for the default.
        runtime: name of the engine's runtime that containers run by, such as ``runsc``; ``None`` for its default. Whoever asks
            for one wants that isolation: ``auto`` then means docker.
        progress: is told what takes long, line by line.

    Raises:
        SandboxUnavailable: this machine cannot isolate programs in that way, or the engine does not know the runtime.
        SandboxError: the machinery failed.
    """
    engine = await asyncio.to_thread(_engine, kind, base_image, runtime, progress)
    async with Pool(engine.launch, workers or os.cpu_count() or 1, image=engine.image) as pool:
        yield pool


def _engine(
    kind: str, base_image: str | None, runtime: str | None, progress: Callable[[str], None]
) -> DockerEngine | LocalEngine:
    if kind == "local":
        if runtime:
            raise SandboxUnavailable(f"the local sandbox has no runtimes; {runtime!r} is one of a Docker engine")
        return LocalEngine()
    try:
        return DockerEngine(base_image, runtime=runtime, progress=progress)
    except SandboxUnavailable as error:
        if kind == "docker" or runtime:
            raise
        progress(f"no container, programs run in the local sandbox: {error}")
        return LocalEngine()
