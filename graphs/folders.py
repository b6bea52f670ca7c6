"""The folder of a run: ``work`` for the journal, ``data`` for the rows."""

import tempfile
from pathlib import Path

from graphs.guard import said


class UnfitFolderError(Exception):
    """Nothing can be written there; the message is one line."""


def make_folders(out: Path) -> None:
    """Make the folder and those in it, and make sure that files can be written there, before any work is put in.

    Raises:
        UnfitFolderError: they cannot.
    """
    try:
        for folder in (out / "work", out / "data"):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
    except OSError as error:
        raise UnfitFolderError(f"--out {out} cannot be used: {said(error)}") from error
    if (out / "summary.json").is_dir():
        raise UnfitFolderError(f"--out {out} cannot be used: {out / 'summary.json'} is a folder")
