"""The export: rows are read twice, once to sort their programs into families and once to write them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from evals.dataset.rows import UnfitRowsError, read_batches
from evals.export import formats, statistics
from evals.export.card import Facts, SplitFacts, card
from evals.export.families import Families, Split
from evals.export.formats import Format
from evals.export.place import is_there, made
from evals.export.runs import Run, open_runs
from evals.export.shards import Shards
from evals.export.signs import sign_in
from evals.export.statistics import Statistics
from evals.faithfulness.published import published
from evals.files import digest_of
from graphs import __version__
from graphs.place import code_digest
from graphs.progress import Watch

_SORTED = ("source", "prompt", "reasoning", "answer")
_WRITTEN = tuple(dict.fromkeys((*formats.NEEDED, *statistics.NEEDED)))
_CODE = ("evals/export", "evals/faithfulness")

Batch = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        paths: runs' folders, or Parquet files of their columns.
        out: folder of the export.
        style: format of the rows.
        key: what the reasoning is called in the format ``reasoning_content``.
        kind: of the files, one of ``evals.export.shards.KINDS``.
        validation: share of the rows that is held out, 0 to 0.5.
        seed: of the split.
    """

    paths: Sequence[Path]
    out: Path
    style: Format
    key: str
    kind: str
    validation: float
    seed: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an order: rows by split, rows left out, and whether this very export was there before."""

    rows: dict[str, int]
    left_out: int
    before: bool


@dataclass(slots=True)
class _Passed:
    """Counts rows as they pass, for the watch."""

    what: str
    done: int = 0

    def add(self, rows: Iterable[object]) -> None:
        self.done += sum(1 for _ in rows)

    def told(self) -> str:
        return self.what


def export(order: Order) -> Done:
    """Write an export, or find it written.

    Raises:
        UnfitRowsError: there are no rows to export.
        OneFamilyError: nothing can be held out.
        PlaceError: the folder cannot be written.
        OSError: the disk takes no more.
    """
    runs = open_runs(order.paths)
    made_of = _made_of(order, runs)
    before = is_there(order.out, made_of)
    with nullcontext() if before else made(order.out, made_of) as folder:
        families, left_out = _sorted(runs)
        if not families.rows:
            raise UnfitRowsError(f"every row of {order.paths[0]} holds a sign of chat templates, such as {next(iter(left_out))}")
        split = families.split(order.validation, order.seed)
        rows = {name: split.rows(name) for name in split.names}
        if folder:
            _write(order, runs, split, left_out, folder)
    return Done(rows, left_out.total(), before)


def _made_of(order: Order, runs: Sequence[Run]) -> dict[str, object]:
    """All that decides an export."""
    return {
        "to": order.style.name,
        "reasoning key": order.key,
        "format": order.kind,
        "validation": order.validation,
        "seed": order.seed,
        "rows": [run.digest for run in runs],
        "summaries": [run.summary.model_dump() if run.summary else None for run in runs],
        "version": f"{__version__} {code_digest(_CODE)}",
    }


def _sorted(runs: Sequence[Run]) -> tuple[Families, Counter[str]]:
    families, left_out = Families(), Counter[str]()
    for batch in _watched(runs, _SORTED, "sorted by program"):
        for row in batch:
            if sign := sign_in(row):
                left_out[sign] += 1
                families.leave_out()
            else:
                families.add(row["source"])
    return families, left_out


def _write(order: Order, runs: Sequence[Run], split: Split, left_out: Counter[str], folder: Path) -> None:
    counted = Statistics()
    shards = {name: Shards(folder / "data", name, split.rows(name), order.style, order.kind) for name in split.names}
    places = iter(split)
    sample: dict[str, object] = {}
    with ExitStack() as stack:
        for shard in shards.values():
            stack.enter_context(shard)
        for batch in _watched(runs, _WRITTEN, "written"):
            names = list(islice(places, len(batch)))
            counted.add(row for row, name in zip(batch, names, strict=False) if name)
            for name, shard in shards.items():
                rows = [row for row, its in zip(batch, names, strict=False) if its == name]
                shard.add(rows)
                sample = sample or (order.style.written(rows[0]) if rows else {})
    for run in runs:
        if digest_of(run.path) != run.digest:
            raise UnfitRowsError(f"{run.path} was changed while it was read: once more, when nobody writes there")
    facts = Facts(
        style=order.style,
        kind=order.kind,
        splits=[SplitFacts(name, shard.written, split.families(name), shard.size) for name, shard in shards.items()],
        seed=order.seed,
        statistics=counted,
        left_out=left_out,
        runs=runs,
        sample=sample,
        download=sum(path.stat().st_size for path in (folder / "data").iterdir()),
        published=published(),
    )
    (folder / "README.md").write_text(card(facts), encoding="utf-8")


def _watched(runs: Sequence[Run], columns: Sequence[str], what: str) -> Iterator[Batch]:
    """The rows of all runs, shown as they pass."""
    with Watch[dict[str, Any]](sum(run.rows for run in runs), 0, _Passed(what), "row") as watch:
        for run in runs:
            for batch in read_batches(run.path, columns):
                yield batch
                watch.tell(batch)
