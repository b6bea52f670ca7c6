"""The folder of a run: ``work`` for the journal, ``data`` for the rows."""

import tempfile
from collections.abc import Collection
from pathlib import Path

from graphs.guard import said
from graphs.journal import Journal

_LEFT_BY_KILLED = ("lock", "config.partial")
"""Files of a journal that has not begun."""


class UnfitFolderError(Exception):
    """Nothing can be written there; the message is one line."""


def make_folders(out: Path) -> None:
    """Make the folder and those in it, and make sure that files can be written there, before any work is put in.

    Raises:
        UnfitFolderError: they cannot, or the folder is of something else.
    """
    try:
        if not Journal.begun_with(out / "work"):
            refuse_others(out, ("work", "data"))
        for folder in (out / "work", out / "data"):
            make_writable(folder)
    except OSError as error:
        raise UnfitFolderError(f"--out {out} cannot be used: {said(error)}") from error
    if (out / "summary.json").is_dir():
        raise UnfitFolderError(f"--out {out} cannot be used: {out / 'summary.json'} is a folder")


def make_writable(folder: Path) -> None:
    """Make a folder, and make sure that files can be written there.

    Raises:
        OSError: it cannot be made, or they cannot.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass


def refuse_others(out: Path, own: Collection[str]) -> None:
    """Keep out of a folder in which nothing was begun, if it holds anything.

    Args:
        out: the folder; it may be missing.
        own: names of the folders that a command makes in it first, which may be there while they are empty.

    Raises:
        UnfitFolderError: it holds something else.
    """
    if out.is_dir() and (any(path.name not in own for path in out.iterdir()) or any(_holds_files(out / name) for name in own)):
        raise UnfitFolderError(f"--out {out} holds other files; name an empty or new folder")


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() and path.name not in _LEFT_BY_KILLED for path in folder.rglob("*"))
