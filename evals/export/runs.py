"""Where the rows come from: runs of ``graphs.generate``, each with the funnel that it ended with."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ValidationError

from evals.dataset.rows import UnfitRowsError
from evals.files import digest_of, files_of

_SUMMARY = "summary.json"


class Voice(BaseModel):
    """What one narrator told, as ``graphs.funnel.Voice`` counts."""

    told: int
    verified: int
    at_first: int
    reasons: dict[str, int]


class Summary(BaseModel):
    """The funnel of a run, as ``graphs.funnel.Funnel`` counts: of what else a ``summary.json`` says nothing is published."""

    n: int
    verified: int
    rejected: int
    infra_error: int
    rows: int
    reasons: dict[str, int]
    narrators: dict[str, Voice]


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of one folder or file.

    Attributes:
        path: of it.
        digest: changes with any of its rows.
        rows: how many.
        summary: ``None`` where there is none, as for a Parquet file.
    """

    path: Path
    digest: str
    rows: int
    summary: Summary | None


@dataclass(slots=True)
class Narrators:
    """What narrators told in all runs: told, verified, verified at first, and the reasons of the rest."""

    told: Counter[str] = field(default_factory=Counter)
    verified: Counter[str] = field(default_factory=Counter)
    at_first: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, Counter[str]] = field(default_factory=dict)


def open_runs(paths: Sequence[Path]) -> list[Run]:
    """The runs of some paths.

    Raises:
        UnfitRowsError: there are no rows, or a path stands there twice.
    """
    found: list[Run] = []
    for path in paths:
        if any(run.path.resolve() == path.resolve() for run in found):
            raise UnfitRowsError(f"{path} stands there twice")
        found.append(_run(path))
    return found


def _run(path: Path) -> Run:
    try:
        rows = sum(pq.ParquetFile(file).metadata.num_rows for file in files_of(path))
        digest = digest_of(path)
    except (OSError, pa.ArrowException) as error:
        raise UnfitRowsError(f"{path} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
    except ValueError as error:
        raise UnfitRowsError(str(error)) from error
    if not rows:
        raise UnfitRowsError(f"{path} has no rows")
    summary = _summary(path / _SUMMARY)
    if summary and summary.rows != rows:
        raise UnfitRowsError(
            f"{path} is not in order: {rows} rows, but {summary.rows} in {_SUMMARY}; run graphs.generate to its end"
        )
    return Run(path, digest, rows, summary)


def narrators_of(runs: Sequence[Run]) -> Narrators:
    """What the narrators of all runs told."""
    found = Narrators()
    for run in runs:
        for name, voice in run.summary.narrators.items() if run.summary else ():
            found.told[name] += voice.told
            found.verified[name] += voice.verified
            found.at_first[name] += voice.at_first
            found.reasons.setdefault(name, Counter()).update(voice.reasons)
    return found


def _summary(file: Path) -> Summary | None:
    if not file.is_file():
        return None
    try:
        return Summary.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise UnfitRowsError(f"{file} is damaged: run graphs.generate once more, or remove it") from None
