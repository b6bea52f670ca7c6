"""The files that a dataset lies in."""

import hashlib
from pathlib import Path

from graphs.place import file_digest

NOT_THERE = "there is no such file or folder"


def files_of(path: Path) -> list[Path]:
    """The files that a dataset lies in, in order.

    Raises:
        ValueError: there are none; the message is one line.
    """
    if not path.exists():
        raise ValueError(f"{path}: {NOT_THERE}")
    if not path.is_dir():
        return [path]
    for folder in (path / "data", path):
        if files := sorted(folder.glob("*.parquet")):
            return files
    raise ValueError(f"{path} has no Parquet files, neither in data/ nor in itself")


def digest_of(path: Path) -> str:
    """SHA-256 that changes when any row does."""
    return hashlib.sha256("\n".join(file_digest(file) for file in files_of(path)).encode()).hexdigest()
