"""The image that guests run from: found by the digest of what it is made of, built when it is absent."""

import hashlib
import io
import os
import tarfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import docker
from docker.errors import APIError, DockerException, ImageNotFound

from sandbox import packages
from sandbox.base import SandboxError, SandboxUnavailable

_ROOT = Path(__file__).parent.parent
_DOCKERFILE = _ROOT / "Dockerfile.sandbox"
_GUEST = _ROOT / "sandbox" / "guest"
_REPOSITORY = "code2cot-sandbox"
_CARRIED = ((True, True), (True, False), (False, True), (False, False))
"""Whether there are the packages of programs, and the engine of symbolic execution; the best comes first."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where an image that ours is made of comes from, in order of preference: the variable, the local name, the public name."""

    variable: str
    local: str
    public: str


_BASE = _Origin("CODE2COT_BASE_IMAGE", "code2cot-base:local", "python:3.13-slim")
_COMPILER = _Origin("CODE2COT_BUILD_IMAGE", "code2cot-build:local", "python:3.13")

Progress = Callable[[str], None]
"""Is told, line by line, what happens."""


def guest_files() -> list[Path]:
    """The guest's source files, in order of name."""
    return sorted(_GUEST.rglob("*.py"))


def guest_places() -> list[tuple[Path, Path]]:
    """The guest's source files, each with where it stands below the folder that it is imported from."""
    return [(path, path.relative_to(_ROOT)) for path in guest_files()]


def accelerator_files() -> list[Path]:
    """The C sources of the guest's tracer, in order of name; they are compiled where there is a compiler."""
    return sorted((_GUEST / "accelerator").glob("*.[ch]"))


def ensure(client: docker.DockerClient, base: str | None, progress: Progress) -> str:
    """Find the image, or build it.

    Args:
        client: of the engine.
        base: the base image; ``None`` for the environment's ``CODE2COT_BASE_IMAGE``, or a local one, or a public one. The
            environment's ``CODE2COT_BUILD_IMAGE`` names the image that the accelerator is compiled in.
        progress: is told what the build does.

    Returns:
        The image's id, as ``sha256:...``.

    Raises:
        SandboxUnavailable: the base image is not there and cannot be had.
        SandboxError: the build failed.
    """
    name = base or _preferred(client, _BASE) or _BASE.public
    try:
        base_id = _base_id(client, name, progress)
        compiler = _compiler(client, name)
        compiler_id = _id(client, compiler)
        for packaged, engine in _CARRIED:  # built without packages once, it stays so until anything of it changes
            tag = _tag(base_id, compiler_id, packaged=packaged, engine=engine)
            if client.images.list(tag):
                return str(client.images.get(tag).id)
        return _made(client, name, base_id, compiler, progress)
    except DockerException as error:
        raise SandboxError(f"the sandbox image cannot be built: {error}") from error


def _made(client: docker.DockerClient, base: str, base_id: str, compiler: str, progress: Progress) -> str:
    """Build the image; its id."""
    compiler_id = _compiler_id(client, compiler, progress)
    wheels, engine = _wheels(client, base, progress)
    tag = _tag(base_id, compiler_id, packaged=bool(wheels), engine=bool(engine))
    progress(f"building the sandbox image from {base}")
    files = {f"{folder}/{path.name}": path for folder, found in (("wheels", wheels), ("engine", engine)) for path in found}
    _build(client, {"BASE": base, "BUILD": compiler if compiler_id else base}, files, tag, progress)
    return str(client.images.get(tag).id)


def _preferred(client: docker.DockerClient, origin: _Origin) -> str:
    """The image that is named by the environment, or the local one; empty if there is neither."""
    return os.environ.get(origin.variable) or (origin.local if _id(client, origin.local) else "")


def _id(client: docker.DockerClient, name: str) -> str:
    """The id of an image that is here; empty if it is not."""
    try:
        return str(client.images.get(name).id) if name else ""
    except ImageNotFound:
        return ""


def _base_id(client: docker.DockerClient, name: str, progress: Progress) -> str:
    try:
        return _id(client, name) or _pulled(client, name, progress)
    except APIError as error:
        raise SandboxUnavailable(
            f"the base image {name} is not here and cannot be pulled ({error.explanation}); "
            f"name another with {_BASE.variable}: any image with Python 3.11 to 3.13 as `python3`"
        ) from error


def _compiler(client: docker.DockerClient, base: str) -> str:
    """The image to compile in; empty if there is nothing to compile, or none whose Python is the base's."""
    if not accelerator_files():
        return ""
    return _preferred(client, _COMPILER) or (_COMPILER.public if base == _BASE.public else "")


def _compiler_id(client: docker.DockerClient, name: str, progress: Progress) -> str:
    """The id of the image to compile in; empty, and told, if it cannot be had: the accelerator is optional."""
    why = "no image to compile it in is named"
    try:
        found = name and (_id(client, name) or _pulled(client, name, progress))
    except (APIError, SandboxError) as error:
        found, why = "", f"{name} is not here and cannot be pulled ({getattr(error, 'explanation', error)})"
    if not found and accelerator_files():
        progress(f"the tracer's accelerator is left out: {why}; name an image with a compiler with {_COMPILER.variable}")
    return found


def _pulled(client: docker.DockerClient, name: str, progress: Progress) -> str:
    progress(f"pulling the image {name}")
    _follow(client.api.pull(name, stream=True, decode=True), progress)
    return str(client.images.get(name).id)


def _wheels(client: docker.DockerClient, base: str, progress: Progress) -> tuple[list[Path], list[Path]]:
    """The wheels for the base's Python: the packages of programs, and the engine of symbolic execution."""
    answer = client.containers.run(base, ["-c", packages.ASK], entrypoint="python3", network_disabled=True, remove=True)
    target = packages.Target.parse(answer.decode(errors="replace"))
    if target is None:
        progress(f"the packages of programs are left out: there are none for the Python of {base}")
        return [], []
    return packages.wheels(target, progress), packages.wheels(target, progress, packages.ENGINE)


def _tag(base_id: str, compiler_id: str, *, packaged: bool, engine: bool = True) -> str:
    digest = hashlib.sha256(f"{base_id}\0{compiler_id}\0{packaged}\0{engine}".encode())
    for name, content in _context():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return f"{_REPOSITORY}:{digest.hexdigest()[:24]}"


def _context() -> Iterator[tuple[str, bytes]]:
    yield "Dockerfile", _DOCKERFILE.read_bytes()
    yield "sandbox/packages.txt", packages.REQUIREMENTS.read_bytes()
    yield "sandbox/engine.txt", packages.ENGINE.read_bytes()
    for path in (*guest_files(), *accelerator_files()):
        yield path.relative_to(_ROOT).as_posix(), path.read_bytes()


def _build(
    client: docker.DockerClient, arguments: dict[str, str], files: Mapping[str, Path], tag: str, progress: Progress
) -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in (*_context(), *((name, path.read_bytes()) for name, path in files.items())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            member.mode = 0o644
            tar.addfile(member, io.BytesIO(content))
    archive.seek(0)
    events = client.api.build(
        fileobj=archive,
        custom_context=True,
        buildargs=arguments,
        tag=tag,
        network_mode="none",
        rm=True,
        forcerm=True,
        decode=True,
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
