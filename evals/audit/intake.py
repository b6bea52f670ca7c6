"""The rows of a dataset on disk, any one of which can be read without the others in memory."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from agents.corpus.lines import Lines
from evals.audit.foreign import foreign_task
from evals.audit.own import is_own, own_task
from evals.audit.task import BadRow, Task
from evals.files import files_of

MOST_BYTES = 4_000_000
"""Of a line of JSON."""


class Rows(Protocol):
    """A dataset."""

    def __len__(self) -> int:
        """Number of rows."""
        ...

    def place(self, index: int) -> str:
        """Where a person finds a row."""
        ...

    def read(self, index: int) -> Mapping[str, object]:
        """A row by its place from 0.

        Raises:
            BadRow: it is no object.
        """
        ...


def open_rows(path: Path) -> Rows:
    """The rows of a JSONL file, a Parquet file, or a folder with Parquet files in it, such as a run's.

    Raises:
        ValueError: there are none; the message is one line.
    """
    files = files_of(path)
    if files[0].suffix == ".parquet":
        return _Tables(files)
    return _JsonLines(files[0])


def task_at(rows: Rows, index: int) -> Task:
    """A row, ready to be checked.

    Raises:
        BadRow: nothing can be checked of it.
    """
    row = rows.read(index)
    return own_task(row) if is_own(row) else foreign_task(row)


class _JsonLines:
    def __init__(self, path: Path) -> None:
        self._lines = Lines(path)

    def __len__(self) -> int:
        return len(self._lines)

    def place(self, index: int) -> str:
        return f"line {self._lines.place(index)}"

    def read(self, index: int) -> Mapping[str, object]:
        line = self._lines.beginning(index, MOST_BYTES + 1)
        if len(line) > MOST_BYTES:
            raise BadRow(f"it is longer than {MOST_BYTES:,} bytes")
        try:
            row = json.loads(line, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise BadRow(f"this is not JSON: {str(error)[:120]}") from error
        if not isinstance(row, dict):
            raise BadRow("this is not a JSON object")
        if _HALF.search(line) and not _is_text(row):
            raise BadRow(
                "it has halves of characters, which are no text", str(row.get("id", "")).encode("ascii", "replace").decode()
            )
        return row


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, of which others that read it see the same."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def _is_text(row: Mapping[str, object]) -> bool:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Tables:
    """Parquet files; the row group last read stays in memory."""

    def __init__(self, files: list[Path]) -> None:
        try:
            counts = list(_groups(files))
        except (OSError, pa.ArrowException) as error:
            raise ValueError(f"cannot read {files[0].parent}: {str(error).splitlines()[0]}") from error
        self._groups = [(file, group) for file, group, _ in counts]
        self._starts = list(accumulate((rows for _, _, rows in counts), initial=0))
        self._firsts: dict[Path, int] = {}
        for (file, _), start in zip(self._groups, self._starts, strict=False):
            self._firsts.setdefault(file, start)
        self._table: tuple[int, pa.Table] | None = None
        if not len(self):
            raise ValueError(f"{files[0]} has no rows")

    def __len__(self) -> int:
        return self._starts[-1]

    def place(self, index: int) -> str:
        group = bisect_right(self._starts, index) - 1
        file = self._groups[group][0]
        return f"{file.name} row {index - self._firsts[file] + 1}"

    def read(self, index: int) -> Mapping[str, object]:
        group = bisect_right(self._starts, index) - 1
        if self._table is None or self._table[0] != group:
            file, number = self._groups[group]
            self._table = (group, pq.ParquetFile(file).read_row_group(number))
        (row,) = self._table[1].slice(index - self._starts[group], 1).to_pylist(maps_as_pydicts="lossy")
        return {name: value for name, value in row.items() if value is not None}


def _groups(files: list[Path]) -> Iterator[tuple[Path, int, int]]:
    for file in files:
        meta = pq.ParquetFile(file).metadata
        yield from ((file, group, meta.row_group(group).num_rows) for group in range(meta.num_row_groups))
