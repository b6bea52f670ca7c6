"""The dataset: Parquet shards in the order of seeds, equal byte for byte for equal configurations.

Shard k holds the rows of the seeds of the journal's segment k. Nothing of the clock or the machine goes into it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graphs.example import SCHEMA, Example
from graphs.funnel import Funnel
from graphs.journal import Ending


def write_dataset(folder: Path, segments: Iterable[list[Ending]]) -> Funnel:
    """Write ``data/train-*.parquet`` under a folder, in place of those that are there, and count what went into them.

    Of rows that ask the same and are told by the same narrator the first stays; a seed that loses all its rows so is counted as
    rejected for ``duplicate``.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    funnel, shards = Funnel(), 0
    for number, endings in enumerate(without_duplicates(segments)):
        funnel.add(endings)
        rows = [row for ending in endings for row in ending.rows]
        _write_shard(_shard(data, number), rows)
        shards = number + 1
    for stale in set(data.glob("train-*.parquet")) - {_shard(data, number) for number in range(shards)}:
        stale.unlink()
    return funnel


def without_duplicates(segments: Iterable[list[Ending]]) -> Iterator[list[Ending]]:
    """The endings with every row but the first of its fingerprint left out."""
    seen: set[str] = set()
    for endings in segments:
        yield [_unless_seen(ending, seen) for ending in endings]


def _unless_seen(ending: Ending, seen: set[str]) -> Ending:
    rows = tuple(row for row in ending.rows if row.fingerprint not in seen)
    seen |= {row.fingerprint for row in rows}
    if ending.rows and not rows:
        return ending.model_copy(update={"fate": "rejected", "reason": "duplicate", "rows": ()})
    return ending.model_copy(update={"rows": rows})


def _shard(data: Path, number: int) -> Path:
    return data / f"train-{number:05d}.parquet"


def _write_shard(path: Path, rows: list[Example]) -> None:
    """Write a shard so that a crash leaves the old one or the new one, never a half."""
    partial = path.with_suffix(".partial")
    table = pa.Table.from_pylist([row.model_dump() for row in rows], schema=SCHEMA)
    pq.write_table(table, partial, compression="zstd", row_group_size=1_000)
    partial.replace(path)
