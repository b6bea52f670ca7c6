"""The rows of a run on disk, as far as a survey looks at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from evals.audit.intake import files_of
from graphs.example import SCHEMA_VERSION

_PLAIN = ("domain", "topic", "level", "direction", "prompt", "answer", "source", "program", "path", "steps")
_COLUMNS = [*_PLAIN, "conditions", "difficulty", "versions"]


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
    try:
        for file in files_of(path):
            for batch in pq.ParquetFile(file).iter_batches(1_000, columns=_COLUMNS):
                yield from (_row(row, path) for row in batch.to_pylist())
    except (OSError, pa.ArrowException, KeyError) as error:
        raise UnfitRowsError(f"{path} has no rows of schema version {SCHEMA_VERSION}: {str(error).splitlines()[0]}") from error
    except UnfitRowsError:
        raise
    except ValueError as error:
        raise UnfitRowsError(str(error)) from error


def _row(row: dict[str, Any], path: Path) -> Row:
    if row["versions"]["schema_version"] != SCHEMA_VERSION:
        raise UnfitRowsError(
            f"{path} was made by schema version {row['versions']['schema_version']}; this code reads {SCHEMA_VERSION}"
        )
    return Row(
        **{name: row[name] for name in _PLAIN},
        conditions=tuple((one["line"], one["truth"], one["times"]) for one in row["conditions"]),
        **row["difficulty"],
    )
