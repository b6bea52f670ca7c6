"""The files of one split."""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from evals.export.formats import Format

SHARD = 100_000
"""Rows of a file."""
_GROUP = 1_000
"""Rows that are written at once; a row group of Parquet."""
KINDS = ("jsonl", "parquet")


class Shards:
    """Writes rows into ``NAME-00000-of-00002.KIND`` and so on, as a context manager, by whose end they are in the files.

    No more than a thousand rows, and what ``add`` is given, are in memory.

    Args:
        folder: is there already.
        name: of the split.
        rows: how many will come.
        style: how a row is written.
        kind: ``jsonl`` or ``parquet``.

    Attributes:
        written: rows so far.
        size: of their values in memory, in bytes, as Arrow counts.
    """

    def __init__(self, folder: Path, name: str, rows: int, style: Format, kind: str) -> None:
        self._stem = folder / name
        self._of = -(-rows // SHARD)
        self._kind = kind
        self._style = style
        self._schema = style.schema
        self._file: IO[bytes] | pq.ParquetWriter | None = None
        self._waiting: list[dict[str, object]] = []
        self.written = 0
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            self._close()
        elif self._file is not None:
            with suppress(OSError, pa.ArrowException):  # what failed is said already
                self._file.close()

    def add(self, rows: list[dict[str, str]]) -> None:
        """Write rows of a run."""
        left = iter(rows)
        while piece := list(islice(left, SHARD - self.written % SHARD)):
            if self.written % SHARD == 0:
                self._open(self.written // SHARD)
            self._waiting += [self._style.written(row) for row in piece]
            self.written += len(piece)
            if len(self._waiting) >= _GROUP:
                self._flush()

    def _open(self, number: int) -> None:
        self._close()
        path = self._stem.with_name(f"{self._stem.name}-{number:05d}-of-{self._of:05d}.{self._kind}")
        self._file = path.open("wb") if self._kind == "jsonl" else pq.ParquetWriter(path, self._schema, compression="zstd")

    def _flush(self) -> None:
        rows, self._waiting = self._waiting, []
        table = pa.Table.from_pylist(rows, schema=self._schema)
        self.size += table.nbytes
        if isinstance(self._file, pq.ParquetWriter):
            self._file.write_table(table)
        elif self._file is not None:
            self._file.writelines(_lines(rows))

    def _close(self) -> None:
        if self._file is not None:
            self._flush()
            self._file.close()
            self._file = None


def _lines(rows: list[dict[str, object]]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False).encode() + b"\n"
