"""The packages that programs find in the guests' image: wheels for the image's Python, fetched once and kept in the user's cache.

They are fetched here and not by the build, which may have neither a network nor an installer. What they are stands, with the
digest of every file, in ``packages.txt``.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "packages.txt"
ENGINE = Path(__file__).parent / "engine.txt"
"""What explores by symbolic execution; programs do not find it."""
ASK = """import platform, sys; print(*sys.version_info[:2], platform.machine(), *platform.libc_ver())"""
"""Code whose output is what ``Target.parse`` reads."""
_ANSWER = re.compile(r"(3) (\d+) (x86_64|aarch64) glibc (\d+)\.(\d+)\s*")
_GLIBCS = ((2, 17), (2, 27), (2, 28))
_FETCH_S = 300
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Target:
    """The Python that wheels are for.

    Attributes:
        python: its version, as ``3.13``.
        machine: ``x86_64`` or ``aarch64``.
        glibc: version of the C library that it runs on.
    """

    python: str
    machine: str
    glibc: tuple[int, int]

    @classmethod
    def parse(cls, answer: str) -> "Target | None":
        """What an interpreter printed for ``ASK``; ``None`` if there are no wheels for such a one."""
        found = _ANSWER.fullmatch(answer)
        return found and cls(f"{found[1]}.{found[2]}", found[3], (int(found[4]), int(found[5])))

    def platforms(self) -> Iterator[str]:
        """The platform tags of the wheels that it can load."""
        yield from (f"manylinux_{major}_{minor}_{self.machine}" for major, minor in _GLIBCS if (major, minor) <= self.glibc)


def carried() -> frozenset[str]:
    """Names of the packages that programs find in the guests' image, as they are imported."""
    return frozenset(re.findall(r"^([\w-]+)==", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE))


def wheels(target: Target, progress: Callable[[str], None], requirements: Path = REQUIREMENTS) -> list[Path]:
    """The wheels for a Python, in order of name, from the cache or a package index.

    Args:
        target: the Python.
        progress: is told what happens, and why there are none.
        requirements: what is wanted, with its digests.

    Returns:
        None where they cannot be had: programs do without then.
    """
    digest = hashlib.sha256(f"{target}\0".encode() + requirements.read_bytes()).hexdigest()
    kept = _cache() / "wheels" / digest[:24]
    if not kept.is_dir() and not _fetch(target, requirements, kept, progress):
        return []
    return sorted(kept.glob("*.whl"))


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "code2cot"


def _fetch(target: Target, requirements: Path, kept: Path, progress: Callable[[str], None]) -> bool:
    """Fetch wheels, all or none, into the folder ``kept``."""
    what = "the engine of symbolic execution" if requirements == ENGINE else "the packages of programs"
    left_out = f"{what} {'is' if requirements == ENGINE else 'are'} left out"
    if find_spec("pip") is None:
        progress(f"{left_out}: {sys.executable} has no pip to fetch them with")
        return False
    progress(f"fetching {what}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=kept.parent))
    except OSError as error:
        progress(f"{left_out}: {error}")
        return False
    try:
        why = _download(target, requirements, folder)
        if not why:
            _keep(folder, kept)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if why:
        progress(f"{left_out}: {why}")
    return not why


def _keep(folder: Path, kept: Path) -> None:
    """Give a complete folder its name, unless another process was first."""
    try:
        folder.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise


def _download(target: Target, requirements: Path, folder: Path) -> str:
    """Fetch into a folder; why it failed, empty if it did not."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += [
        "--retries=1",
        "--timeout=10",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--implementation=cp",
        f"--python-version={target.python}",
    ]
    command += [f"--platform={platform}" for platform in target.platforms()]
    command += [f"--dest={folder}", f"--requirement={requirements}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_S, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - a fixed command
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")][-_MOST_LINES:]
    return "; ".join(lines) or f"pip ended with status {done.returncode}" if done.returncode else ""
