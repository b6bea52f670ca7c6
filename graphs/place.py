"""Where programs will run: what ``auto`` means on this machine, and what the code is that runs there."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.base import SandboxUnavailable
from sandbox.open import open_sandbox

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = (".py", ".toml", ".md", ".json")
_LOCAL_TAKES_NO_FOREIGN_CODE = (
    "programs that others wrote run in a container: start a Docker engine, or add --allow-foreign-code-in-local-sandbox"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of sandbox that opens here.

    Attributes:
        kind: ``docker`` or ``local``.
        image: content digest of what programs run in; empty where there is no image.
        python: version of the Python that runs them.
    """

    kind: str
    image: str
    python: str


async def find_place(asked: str, runtime: str | None, *, may_be_local: bool, begun: str = "") -> Place:
    """Open the sandbox once, so that its image is built and what cannot work is said before anything begins.

    Args:
        asked: ``docker``, ``local``, or ``auto`` for docker where an engine answers.
        runtime: of the Docker engine; ``None`` for its default.
        may_be_local: whether the programs are our own, or their user lets them run in the local sandbox.
        begun: if the run was begun with docker, what to say should ``auto`` now mean another.

    Raises:
        SandboxError: there is no sandbox for these programs; the message says what to do.
    """
    if asked == "local" and not may_be_local:
        raise SandboxUnavailable(_LOCAL_TAKES_NO_FOREIGN_CODE)
    try:
        return await _look("docker" if asked == "auto" else asked, runtime)
    except SandboxUnavailable as error:
        if asked != "auto" or runtime:
            raise
        if not may_be_local:
            raise SandboxUnavailable(f"{error}; {_LOCAL_TAKES_NO_FOREIGN_CODE}") from error
        if begun:
            raise SandboxUnavailable(f"{error}; {begun}") from error
        _say(f"{error}; using the local sandbox")
        return await _look("local", None)


async def _look(kind: str, runtime: str | None) -> Place:
    async with open_sandbox(kind, workers=1, runtime=runtime, progress=_say) as sandbox:
        return Place(kind, sandbox.image, sandbox.python)


def code_digest(folders: Sequence[str]) -> str:
    """Digest of the source files in folders of the repository, so that results of two states of the code are never mixed."""
    digest = hashlib.sha256()
    for folder in folders:
        _add_tree(digest, _ROOT / folder, _ROOT)
    return digest.hexdigest()[:16]


def source_digest(path: Path) -> str:
    """SHA-256 of a file, or of the source files in a folder, in hexadecimal."""
    if not path.is_dir():
        return file_digest(path)
    digest = hashlib.sha256()
    _add_tree(digest, path, path)
    return digest.hexdigest()


def _add_tree(digest: "hashlib._Hash", folder: Path, root: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SOURCES:
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
