"""The image that guests run from: found by the digest of what it is made of, built when it is absent."""

import hashlib
import io
import os
import tarfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import docker
from docker.errors import APIError, DockerException, ImageNotFound

from sandbox.base import SandboxError, SandboxUnavailable

_ROOT = Path(__file__).parent.parent
_DOCKERFILE = _ROOT / "Dockerfile.sandbox"
_GUEST = _ROOT / "sandbox" / "guest"
_LOCAL_BASE = "code2cot-base:local"
_PUBLIC_BASE = "python:3.13-slim"
_REPOSITORY = "code2cot-sandbox"

Progress = Callable[[str], None]
"""Is told, line by line, what happens."""


def guest_files() -> list[Path]:
    """The guest's source files, in order of name."""
    return sorted(_GUEST.rglob("*.py"))


def ensure(client: docker.DockerClient, base: str | None, progress: Progress) -> str:
    """Find the image, or build it.

    Args:
        client: of the engine.
        base: the base image; ``None`` for the environment's ``CODE2COT_BASE_IMAGE``, or a local one, or a public one.
        progress: is told what the build does.

    Returns:
        The image's id, as ``sha256:...``.

    Raises:
        SandboxUnavailable: the base image is not there and cannot be had.
        SandboxError: the build failed.
    """
    name = base or os.environ.get("CODE2COT_BASE_IMAGE") or _default_base(client)
    try:
        tag = f"{_REPOSITORY}:{_digest(_base_id(client, name, progress))[:24]}"
        if not client.images.list(tag):
            progress(f"building the sandbox image from {name}")
            _build(client, name, tag, progress)
        return str(client.images.get(tag).id)
    except DockerException as error:
        raise SandboxError(f"the sandbox image cannot be built: {error}") from error


def _default_base(client: docker.DockerClient) -> str:
    try:
        client.images.get(_LOCAL_BASE)
    except ImageNotFound:
        return _PUBLIC_BASE
    return _LOCAL_BASE


def _base_id(client: docker.DockerClient, name: str, progress: Progress) -> str:
    try:
        return str(client.images.get(name).id)
    except ImageNotFound:
        progress(f"pulling the base image {name}")
    try:
        _follow(client.api.pull(name, stream=True, decode=True), progress)
        return str(client.images.get(name).id)
    except APIError as error:
        raise SandboxUnavailable(
            f"the base image {name} is not here and cannot be pulled ({error.explanation}); "
            "name another with CODE2COT_BASE_IMAGE: any image with Python 3.11 to 3.13 as `python3`"
        ) from error


def _digest(base_id: str) -> str:
    digest = hashlib.sha256(base_id.encode())
    for name, content in _context():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _context() -> Iterator[tuple[str, bytes]]:
    yield "Dockerfile", _DOCKERFILE.read_bytes()
    for path in guest_files():
        yield path.relative_to(_ROOT).as_posix(), path.read_bytes()


def _build(client: docker.DockerClient, base: str, tag: str, progress: Progress) -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in _context():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            member.mode = 0o644
            tar.addfile(member, io.BytesIO(content))
    archive.seek(0)
    events = client.api.build(
        fileobj=archive, custom_context=True, buildargs={"BASE": base}, tag=tag, rm=True, forcerm=True, decode=True
    )
    _follow(events, progress)


def _follow(events: Iterable[dict[str, object]], progress: Progress) -> None:
    """Tell what an engine does.

    Raises:
        SandboxError: it failed.
    """
    told: deque[str] = deque(maxlen=8)
    for event in events:
        if "error" in event:
            raise SandboxError("\n".join((f"the engine says: {event['error']}", *told)))
        line = str(event.get("stream") or event.get("status") or "").strip()
        if line and "progressDetail" not in event:
            told.append(line)
            progress(line)
