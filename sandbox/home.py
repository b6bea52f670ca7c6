"""Temporary folders that are found and removed when their process died without doing so."""

import shutil
import tempfile
from pathlib import Path

from sandbox.process import Process

_PREFIX = "code2cot-"
_OWNER = "owner"


def make() -> Path:
    """A new folder, seen by this user only."""
    home = Path(tempfile.mkdtemp(prefix=_PREFIX))
    (home / _OWNER).write_text(str(Process.own()), encoding="utf-8")
    return home


def remove(home: Path) -> None:
    """Remove a folder with all it holds; never raises."""
    shutil.rmtree(home, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of processes that are gone."""
    for home in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            owner = Process.parse((home / _OWNER).read_text(encoding="utf-8"))
        except OSError:
            continue
        if owner and owner.gone():
            remove(home)
