"""What a person sees while a run goes on: a bar where there is a terminal, plain lines where there is none."""

import sys
import time
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from graphs.counting import counted

_LINE_EVERY_S = 5.0
_SHARE_TO_JUDGE_BY = 0.05
_SECONDS_TO_JUDGE_BY = 3.0
"""Once this much of the work is done or this long has passed, the time left is foretold; earlier it would be a guess."""


_Seen = TypeVar("_Seen")
_Told_contra = TypeVar("_Told_contra", contravariant=True)


class Tally(Protocol[_Told_contra]):
    """Counts endings, or whatever else is watched."""

    @property
    def done(self) -> int:
        """How many were counted."""
        ...

    def add(self, endings: Iterable[_Told_contra], /) -> None:
        """Count some more."""
        ...

    def told(self) -> str:
        """What came of them so far, in a few words."""
        ...


class Watch(Generic[_Seen]):
    """Shows endings on standard error as they come.

    Args:
        total: seeds of the run, or whatever the work is cut into.
        before: those that ended in earlier sittings.
        tally: counts those of this one.
        noun: what one of them is.
    """

    def __init__(self, total: int, before: int, tally: Tally[_Seen], noun: str = "seed") -> None:
        self._total = total
        self._before = before
        self._tally = tally
        self._noun = noun
        self._started = self._spoke = time.monotonic()
        self._bar = _bar(before) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task(f"{self._noun}s", total=self._total, completed=self._before, told="")
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._started

    def tell(self, endings: Sequence[_Seen]) -> None:
        """Show that some ended."""
        self._tally.add(endings)
        if self._bar is not None:
            self._bar.update(self._task, completed=self._before + self._tally.done, told=self._told())
        elif time.monotonic() - self._spoke >= _LINE_EVERY_S:
            self._spoke = time.monotonic()
            print(self._line(), file=sys.stderr, flush=True)

    def say(self, line: str) -> None:
        """Say something else."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=sys.stderr, flush=True)

    def _told(self) -> str:
        """Rate, and what came of them."""
        return f"{self._rate():.1f}/s · {self._tally.told()}"

    def _line(self) -> str:
        done = self._before + self._tally.done
        line = f"{done}/{counted(self._total, self._noun)} · {self._told()}"
        if not _can_foretell(self._tally.done, self._total - self._before, self.seconds):
            return line
        return f"{line} · {(self._total - done) / max(self._rate(), 1e-9):.0f} s left"

    def _rate(self) -> float:
        return self._tally.done / max(self.seconds, 1e-9)


def _can_foretell(done: float, work: float, seconds: float) -> bool:
    """Whether enough was done in this sitting to say how long the rest takes."""
    return done > 0 and (done >= _SHARE_TO_JUDGE_BY * work or seconds >= _SECONDS_TO_JUDGE_BY)


class _Remaining(TimeRemainingColumn):
    """The time left, once it can be foretold."""

    def __init__(self, before: int) -> None:
        super().__init__()
        self._before = before

    def render(self, task: Task) -> Text:
        if _can_foretell(task.completed - self._before, (task.total or 0) - self._before, task.elapsed or 0.0):
            return super().render(task)
        return Text("-:--:--", style="progress.remaining")


def _bar(before: int) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        _Remaining(before),
        TextColumn("{task.fields[told]}", markup=False),
        console=Console(stderr=True),
    )
