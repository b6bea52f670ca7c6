"""From the options to the configuration: what ``auto`` means here, and what programs will run in."""

import hashlib
import sys
from pathlib import Path

from graphs.config import Config
from graphs.journal import Journal
from graphs.options import Options
from graphs.setup import corpus_file
from sandbox.base import SandboxUnavailable
from sandbox.open import open_sandbox

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = ("agents", "graphs", "sandbox")
_SOURCES = (".py", ".toml", ".md", ".json")
_LOCAL_TAKES_NO_FOREIGN_CODE = (
    "programs that others wrote run in a container: start a Docker engine, or add --allow-foreign-code-in-local-sandbox"
)
_WAS_MADE_WITH_DOCKER = (
    "was begun with docker: start the Docker engine again, or begin a folder without it (another --out, or --fork)"
)


async def prepare(options: Options) -> Config:
    """Open the sandbox once, so that its image is built and what cannot work is said before anything begins.

    Raises:
        SandboxError: there is no sandbox for these programs; the message says what to do.
    """
    file = corpus_file(options.author)
    may_be_local = file is None or options.allow_foreign
    if options.sandbox == "local" and not may_be_local:
        raise SandboxUnavailable(_LOCAL_TAKES_NO_FOREIGN_CODE)
    try:
        kind = "docker" if options.sandbox == "auto" else options.sandbox
        image, python = await _look(kind, options.runtime)
    except SandboxUnavailable as error:
        if options.sandbox != "auto" or options.runtime:
            raise
        if not may_be_local:
            raise SandboxUnavailable(f"{error}; {_LOCAL_TAKES_NO_FOREIGN_CODE}") from error
        if not options.fork and Journal.sandbox_of(options.out / "work") == "docker":
            raise SandboxUnavailable(f"{error}; {options.out} {_WAS_MADE_WITH_DOCKER}") from error
        _say(f"{error}; using the local sandbox")
        kind = "local"
        image, python = await _look(kind, None)
    return Config(
        domain=options.domain,
        seed=options.seed,
        author=f"corpus:{file.name}" if file else options.author,
        narrators=options.narrators,
        sandbox=kind,
        source_digest=_digest(file) if file else "",
        source=str(file.resolve()) if file else "",
        image=image,
        python=python,
        runtime=options.runtime or "",
        code=_code(),
    )


async def _look(kind: str, runtime: str | None) -> tuple[str, str]:
    """Image and Python version of a sandbox."""
    async with open_sandbox(kind, workers=1, runtime=runtime, progress=_say) as sandbox:
        return sandbox.image, sandbox.python


def _code() -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((_ROOT / package).rglob("*")):
            if path.suffix in _SOURCES:
                digest.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
