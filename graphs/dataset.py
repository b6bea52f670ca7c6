"""The dataset: Parquet shards in the order of seeds, equal byte for byte for equal configurations.

Shard k holds the rows of the seeds of the journal's segment k. Nothing of the clock or the machine goes into it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graphs.example import SCHEMA, Example
from graphs.funnel import Funnel
from graphs.journal import Ending
from sandbox.shape import shape


def write_dataset(folder: Path, segments: Iterable[list[Ending]], per_path: int = 0) -> Funnel:
    """Write ``data/train-*.parquet`` under a folder, in place of those that are there, and count what went into them.

    Of rows that ask the same and are told by the same narrator the first stays; a seed that loses all its rows so is counted as
    rejected for ``duplicate``.

    Args:
        folder: of the run.
        segments: the endings, in order.
        per_path: at most so many rows of programs of one shape whose executions went the same way, told by the same narrator, so
            that the ways are balanced; 0 for any number. A seed that loses all its rows so is rejected for ``same_path``.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    funnel, shards = Funnel(), 0
    for number, endings in enumerate(balanced(without_duplicates(segments), per_path)):
        funnel.add(endings)
        rows = [row for ending in endings for row in ending.rows]
        _write_shard(_shard(data, number), rows)
        shards = number + 1
    for stale in set(data.glob("train-*.parquet")) - {_shard(data, number) for number in range(shards)}:
        stale.unlink()
    return funnel


def without_duplicates(segments: Iterable[list[Ending]]) -> Iterator[list[Ending]]:
    """The endings with every row but the first of its fingerprint left out, and what is left of a pair so broken."""
    seen: set[str] = set()

    def is_new(row: Example) -> bool:
        before = len(seen)
        seen.add(row.fingerprint)
        return len(seen) > before

    for endings in segments:
        yield [_limited(ending, is_new, "duplicate") for ending in endings]


def balanced(segments: Iterable[list[Ending]], per_path: int) -> Iterator[list[Ending]]:
    """The endings with no more than so many rows of one way; rows of a pair stay or go together."""
    counts: Counter[tuple[str, ...]] = Counter()

    def is_wanted(row: Example) -> bool:
        key = (shape(row.source), row.path, row.narrator)
        counts[key] += 1
        return counts[key] <= per_path

    for endings in segments:
        yield [_limited(ending, is_wanted, "same_path") for ending in endings] if per_path else endings


def _limited(ending: Ending, is_wanted: Callable[[Example], bool], reason: str) -> Ending:
    """An ending with the rows that are wanted, of pairs only the whole ones; rejected if it had some and none is left."""
    kept = [row for row in ending.rows if is_wanted(row)]
    pairs = Counter(row.contrast.pair for row in kept)
    rows = tuple(row for row in kept if not row.contrast.pair or pairs[row.contrast.pair] == 2)
    if ending.rows and not rows:
        return ending.model_copy(update={"fate": "rejected", "reason": reason, "rows": ()})
    return ending.model_copy(update={"rows": rows})


def _shard(data: Path, number: int) -> Path:
    return data / f"train-{number:05d}.parquet"


def _write_shard(path: Path, rows: list[Example]) -> None:
    """Write a shard so that a crash leaves the old one or the new one, never a half."""
    partial = path.with_suffix(".partial")
    table = pa.Table.from_pylist([row.model_dump() for row in rows], schema=SCHEMA)
    pq.write_table(table, partial, compression="zstd", row_group_size=1_000)
    partial.replace(path)
