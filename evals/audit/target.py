"""The files that an audit writes: whether it may, and how they take their place."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from evals.audit.config import Config
from graphs.folders import make_writable
from graphs.guard import said
from graphs.journal import Journal

_REPORT = frozenset({"id", "verdict", "faults"})
_PAIRS = frozenset({"prompt", "chosen", "rejected", "chosen_id", "rejected_id", "laws"})


class Unusable(Exception):  # noqa: N818 -- says what is the matter
    """A file cannot be read or written; the message is one line."""


def make_room(out: Path, pairs: Path | None) -> Path:
    """Make the folders of what will be written, before any work is put in; returns the one of the journal.

    Raises:
        Unusable: something else is there, or nothing can be written.
    """
    _refuse_others("--out", out, _REPORT, "report of an audit")
    if pairs is not None:
        _refuse_others("--pairs", pairs, _PAIRS, "file of pairs")
        _make_folder("--pairs", pairs, pairs.parent)
    work = out.with_name(f"{out.name}.work")
    _make_folder("--out", out, out.parent)
    _make_folder("--out", out, work)
    return work


def refuse_report_of_another(out: Path, work: Path, config: Config) -> None:
    """Keep what was found of one file from being taken for a report of another of the same name.

    Raises:
        Unusable: the journal is of another file with other rows.
    """
    try:
        before = Config.model_validate_json(Journal.begun_with(work))
    except ValidationError:
        return
    if before.file != config.file and before.digest_of_file != config.digest_of_file:
        raise Unusable(f"{out} is the report of another file, {before.file}: name one of its own for this with --out")


def write_lines(path: Path, lines: Iterable[dict[str, object]]) -> int:
    """Write JSON objects, one a line; returns their number."""
    count = 0
    with _replacing(path) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _make_folder(option: str, file: Path, folder: Path) -> None:
    try:
        make_writable(folder)
    except OSError as error:
        raise Unusable(f"{option} {file} cannot be used: {folder}: {error.strerror}") from error


def _refuse_others(option: str, path: Path, keys: frozenset[str], what: str) -> None:
    if path.is_dir():
        raise Unusable(f"{option} {path} is a folder")
    try:
        ours = not path.exists() or (path.is_file() and _begins_with(path, keys))
    except OSError as error:
        raise Unusable(f"{option} {path} cannot be used: {said(error)}") from error
    if not ours:
        raise Unusable(f"{option} {path} is there already and is no {what}: choose another {option}")


def _begins_with(path: Path, keys: frozenset[str]) -> bool:
    """Whether a file is empty, or its first line is an object with these keys among others."""
    with path.open("rb") as file:
        if file.read(2) not in (b"", b'{"'):
            return False
        file.seek(0)
        line = file.readline()
    if not line:
        return True
    try:
        found: dict[str, object] = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return keys <= found.keys()


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of another once it is whole."""
    partial_file = path.with_name(f"{path.name}.partial")
    with partial_file.open("w", encoding="utf-8") as file:
        yield file
    partial_file.replace(path)
