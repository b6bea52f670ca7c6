"""Where an export goes: a folder that is there whole or not at all."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphs.folders import make_writable
from graphs.guard import said

_MADE_OF = ".export.json"
_LOCK = ".lock"


class PlaceError(Exception):
    """The folder cannot be written; the message is one line."""


def is_there(out: Path, made_of: dict[str, object]) -> bool:
    """Whether this very export was made before.

    Raises:
        PlaceError: something else is there, or it cannot be looked at.
    """
    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return False
    except OSError as error:
        raise PlaceError(f"{out} cannot be used: {said(error)}") from error
    try:
        before = json.loads((out / _MADE_OF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise PlaceError(f"{out} is there already and is no export: choose another --out") from None
    if before == made_of:
        return True
    differing = [name for name in made_of if not isinstance(before, dict) or before.get(name) != made_of[name]]
    raise PlaceError(f"{out} holds another export ({', '.join(differing)} differ): choose another --out, or remove it")


@contextmanager
def made(out: Path, made_of: dict[str, object]) -> Iterator[Path]:
    """Give a folder beside ``out`` to write into, which takes its name once the block is left in good order; otherwise it goes.

    What a killed process left behind is written over.

    Raises:
        PlaceError: nothing can be written there, another process is at work there, or it holds something else.
    """
    partial = out.with_name(f"{out.name}.partial")
    try:
        if partial.exists() and not _is_ours(partial):
            raise PlaceError(f"{partial} is in the way: remove it, or choose another --out")
        make_writable(partial)
    except OSError as error:
        raise PlaceError(f"{out} cannot be written: {said(error)}") from error
    with (partial / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PlaceError(f"another process is writing {out}") from None
        try:
            shutil.rmtree(partial / "data", ignore_errors=True)
            (partial / "data").mkdir()
            yield partial
            (partial / _MADE_OF).write_text(json.dumps(made_of, indent=2) + "\n", encoding="utf-8")
            _settle(partial)
            (partial / _LOCK).unlink()
            partial.replace(out)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise


def _is_ours(partial: Path) -> bool:
    return partial.is_dir() and ((partial / _LOCK).exists() or not any(partial.iterdir()))


def _settle(folder: Path) -> None:
    """Wait until the files are on the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
