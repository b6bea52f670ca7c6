"""The error rates of the checker as they were last published: README and dataset cards say these and no others."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.faithfulness.result import Result, Tally
from graphs import __version__

FILE = Path(__file__).parent / "published.json"


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Count(_Plain):
    """How many of some narrations were judged wrongly."""

    wrong: int = 0
    total: int = 0

    @property
    def tally(self) -> Tally:
        """The same, as the benchmark counts."""
        return Tally(self.wrong, self.total)


class Both(_Plain):
    """Lies that were accepted and truths that were rejected, each of how many."""

    lies: Count = Count()
    truths: Count = Count()


class Published(_Plain):
    """Figures of ``python -m evals.faithfulness``.

    Attributes:
        date: when they were measured, as YYYY-MM-DD.
        version: of the code whose checker it was.
        arguments: of the command.
        classes: class of lie -> lies that were accepted.
        narrators: who told what -> true narrations that were rejected.
        baselines: what others do, on the same texts.
        plain, held_out: the same of prose without anchors: what the rules were written with, and what they had never seen.
    """

    date: str
    version: str
    arguments: tuple[str, ...]
    classes: dict[str, Count]
    narrators: dict[str, Count]
    baselines: dict[str, Both]
    plain: Both
    held_out: Both

    @property
    def result(self) -> Result:
        """The figures of narrations with anchors, as the run found them."""
        return Result(
            accepted={name: one.tally for name, one in self.classes.items()},
            rejected={name: one.tally for name, one in self.narrators.items()},
            baselines={name: (one.lies.tally, one.truths.tally) for name, one in self.baselines.items()},
        )


def published(path: Path = FILE) -> Published:
    """The figures that hold."""
    return Published.model_validate_json(path.read_bytes())


def publish(found: Result, arguments: Sequence[str], path: Path = FILE) -> None:
    """Put the figures of a run in place of those that were published before; those of plain prose stay."""
    figures = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "arguments": tuple(arguments),
        "classes": {name: _count(one) for name, one in found.accepted.items()},
        "narrators": {name: _count(one) for name, one in sorted(found.rejected.items())},
        "baselines": {name: _both(lies, truths) for name, (lies, truths) in found.baselines.items()},
    }
    _write(published(path).model_copy(update=figures), path)


def publish_plain(known: tuple[Tally, Tally], held_out: tuple[Tally, Tally], path: Path = FILE) -> None:
    """The same for plain prose, each (lies that were accepted, truths that were rejected); the other figures stay."""
    _write(published(path).model_copy(update={"plain": _both(*known), "held_out": _both(*held_out)}), path)


def _write(figures: Published, path: Path) -> None:
    path.write_text(figures.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _count(one: Tally) -> Count:
    return Count(wrong=one.wrong, total=one.total)


def _both(lies: Tally, truths: Tally) -> Both:
    return Both(lies=_count(lies), truths=_count(truths))
