"""The rows of a run on disk, as far as a survey looks at them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from evals.files import files_of
from graphs.example import SCHEMA_VERSION

_PLAIN = ("domain", "topic", "level", "direction", "prompt", "answer", "source", "program", "path", "steps")
_COLUMNS = (*_PLAIN, "conditions", "difficulty")
_VERSIONS = "versions"
_BATCH = 1_000


class UnfitRowsError(ValueError):
    """There are no rows that can be read; the message is one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        domain, topic, level, direction, prompt, answer, source, program, path, steps: as in ``graphs.example.Example``.
        conditions: (line, truth, times) of each condition of its path.
        operations, depth, state, score: its difficulty.
    """

    domain: str
    topic: str
    level: int
    direction: str
    prompt: str
    answer: str
    source: str
    program: str
    path: str
    steps: int
    conditions: tuple[tuple[int, bool, int], ...]
    operations: int
    depth: int
    state: int
    score: float


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a run's folder or of a Parquet file, one after the other.

    Raises:
        UnfitRowsError: there are none, or another version made them.
    """
    for batch in read_batches(path, _COLUMNS):
        yield from map(_row, batch)


def read_batches(path: Path, columns: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    """Some columns of the rows of a run's folder or of a Parquet file, up to a thousand rows at a time.

    Raises:
        UnfitRowsError: there are none, or another version made them.
    """
    is_empty = True
    try:
        for file in files_of(path):
            with pq.ParquetFile(file) as table:
                wanted = [*dict.fromkeys([*columns, _VERSIONS])]
                _has(table, wanted, path)
                for batch in table.iter_batches(_BATCH, columns=wanted):
                    rows = batch.to_pylist()
                    _agree(rows, path)
                    is_empty = is_empty and not rows
                    yield rows
    except (OSError, pa.ArrowException) as error:
        raise UnfitRowsError(f"{path} has no rows of schema version {SCHEMA_VERSION}: {str(error).splitlines()[0]}") from error
    except UnfitRowsError:
        raise
    except ValueError as error:
        raise UnfitRowsError(str(error)) from error
    if is_empty:
        raise UnfitRowsError(f"{path} has no rows")


def _has(table: pq.ParquetFile, columns: Sequence[str], path: Path) -> None:
    if missing := sorted(set(columns) - set(table.schema_arrow.names)):
        raise UnfitRowsError(f"{path} has no rows of schema version {SCHEMA_VERSION}: no column {missing[0]}")


def _agree(rows: list[dict[str, Any]], path: Path) -> None:
    for row in rows:
        made = row[_VERSIONS]["schema_version"]
        if made != SCHEMA_VERSION:
            raise UnfitRowsError(f"{path} was made by schema version {made}; this code reads {SCHEMA_VERSION}")


def _row(row: dict[str, Any]) -> Row:
    return Row(
        **{name: row[name] for name in _PLAIN},
        conditions=tuple((one["line"], one["truth"], one["times"]) for one in row["conditions"]),
        **row["difficulty"],
    )
