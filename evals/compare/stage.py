"""One stage of a comparison: many pieces of work of one kind, each written down as it ends."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from evals.compare.sample import Recorded
from evals.compare.telling import Told
from evals.compare.work.config import Config
from graphs.counting import counted
from graphs.crew import Worker
from graphs.journal import Journal
from graphs.pause import Pause
from graphs.progress import Tally, Watch
from graphs.runner import Runner
from graphs.sitting import sit
from graphs.spread import Spread

PAUSED_STATUS = 4
_OTHERWISE = "choose another --out, or add --fresh to begin this one anew"
_End = TypeVar("_End", Recorded, Told)


class Stopped(Exception):  # noqa: N818 -- what happened, not a fault
    """It was stopped by hand; the message is one line."""


class Paused(Exception):  # noqa: N818 -- what happened, not a fault
    """A limit was reached; the message is one line."""


@dataclass(frozen=True, slots=True)
class Stage(Generic[_End]):
    """What is worked on, and how.

    Attributes:
        folder: of its journal.
        module: what worker processes run.
        kind: of the endings.
        config: what decides them.
        crew: how the work is spread.
    """

    folder: Path
    module: str
    kind: type[_End]
    config: Config
    crew: Spread


async def work_through(
    stage: Stage[_End],
    indexes: Sequence[int],
    tally: Tally[_End],
    noun: str,
    lost: Callable[[int, str], _End],
    name: Path,
    *,
    fresh: bool,
) -> list[_End]:
    """The endings of some pieces of work, in order; what has ended before is not done again.

    Args:
        stage: the work.
        indexes: which pieces.
        tally: counts endings for whoever watches.
        noun: what one piece is.
        lost: makes the ending of a piece that took every worker down.
        name: what people call the results.
        fresh: forget what has ended before.

    Raises:
        Stopped, Paused: before all was done.
        JournalError, SandboxError: the machinery failed.
    """
    with closing(Journal(stage.folder, stage.config, stage.kind, name=name, otherwise=_OTHERWISE, anew=fresh)) as journal:
        todo = [index for index in indexes if not journal.is_settled(index)]
        if todo:
            await _work(stage, journal, todo, len(indexes), tally, noun, lost)
        wanted = set(indexes)
        return [one for segment in journal.read(max(indexes, default=-1) + 1) for one in segment if one.index in wanted]


async def _work(
    stage: Stage[_End],
    journal: Journal[_End],
    todo: Sequence[int],
    total: int,
    tally: Tally[_End],
    noun: str,
    lost: Callable[[int, str], _End],
) -> None:
    hire = partial(Worker, stage.module, stage.kind, stage.config)
    with Watch(total, before=total - len(todo), tally=tally, noun=noun) as watch:
        pause = Pause(watch.tell)
        runner = Runner(hire, lost, journal, pause.tell, lanes=stage.crew.lanes, largest=stage.crew.largest)
        pause.stop = runner.stop
        stopped = await sit(runner, todo, min(stage.crew.workers, len(todo)))
    left = sum(not journal.is_settled(index) for index in todo)
    done = f"{total - left} of {counted(total, noun)}"
    if pause.why:
        raise Paused(f"paused with {done}: {pause.why}; the same command with a larger limit goes on")
    if stopped:
        raise Stopped(f"stopped with {done}; the same command goes on from there")
    print(f"{counted(total, noun)}: {tally.told()} in {watch.seconds:.1f} s", file=sys.stderr)
