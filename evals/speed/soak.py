"""Many programs through one sandbox, to see whether anything drifts."""

import asyncio
import itertools
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from evals.speed.contender import NoAnswer
from evals.speed.contenders.ours import answer_of, job_of
from evals.speed.footprint import Footprint
from evals.speed.medians import drift, quantile
from evals.speed.rounds import Progress
from evals.speed.task import Supply, Task
from sandbox.base import Mode, Sandbox, SandboxError

_WINDOWS = 20
_SIDE_BY_SIDE = 8


@dataclass(slots=True)
class Window:
    """One stretch of a soak.

    Attributes:
        latencies: seconds of each program, with a few others in flight.
        wall_s: seconds for all of them.
        right: how many answers were right.
        failures: the first reasons why others were not.
    """

    latencies: "array[float]" = field(default_factory=lambda: array("d"))
    wall_s: float = 0.0
    right: int = 0
    failures: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Soak:
    """What was seen, window by window; ``footprints`` begins before the first one."""

    programs: int = 0
    windows: list[Window] = field(default_factory=list)
    footprints: list[Footprint] = field(default_factory=list)

    def row(self) -> dict[str, object]:
        """The figures as JSON; a drift of 1 is none, see ``medians.drift``."""
        p50 = [(quantile(window.latencies, 0.5) or 0) * 1000 for window in self.windows]
        p99 = [(quantile(window.latencies, 0.99) or 0) * 1000 for window in self.windows]
        rates = [len(window.latencies) / window.wall_s for window in self.windows]
        figures = [footprint.row() for footprint in self.footprints]
        series = {name: [figure[name] for figure in figures] for name in figures[0]} if figures else {}
        return {
            "programs": self.programs,
            "right": sum(window.right for window in self.windows),
            "failures": [failure for window in self.windows for failure in window.failures][:5],
            "programs_per_s": rates,
            "p50_ms": p50,
            "p99_ms": p99,
            **series,
            "drift": {
                "programs_per_s": drift(rates),
                "p50_ms": drift(p50),
                "p99_ms": drift(p99),
                **{name: _drift(values) for name, values in series.items()},
            },
        }


def _drift(values: list[int | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return drift(known) if len(known) == len(values) else None


async def soak(
    sandbox: Sandbox, tasks: list[Task], programs: int, workers: int, look: Callable[[], Footprint], progress: Progress
) -> Soak:
    """Run programs of all tasks in turn, in one pass untraced, in the next traced.

    Args:
        sandbox: ours.
        tasks: what runs.
        programs: how many.
        workers: of the sandbox; some programs for each are in flight at any time.
        look: takes the figures of the moment.
        progress: is told after each window.
    """
    seen = Soak(programs)
    supply = zip(Supply(tasks), itertools.cycle([Mode.RUN] * len(tasks) + [Mode.TRACE] * len(tasks)), strict=False)
    seen.footprints.append(await asyncio.to_thread(look))
    edges = [programs * number // _WINDOWS for number in range(_WINDOWS + 1)]
    for first, last in itertools.pairwise(edges):
        if first == last:
            continue
        seen.windows.append(await _window(sandbox, itertools.islice(supply, last - first), workers * _SIDE_BY_SIDE))
        seen.footprints.append(await asyncio.to_thread(look))
        window, footprint = seen.windows[-1], seen.footprints[-1]
        progress(
            f"soak: {last} of {programs}, {len(window.latencies) / window.wall_s:.0f}/s, {window.right} right, "
            f"host {_mb(footprint.host_bytes)}, guest {_mb(footprint.guest_bytes)}"
        )
    return seen


async def _window(sandbox: Sandbox, work: Iterator[tuple[Task, Mode]], width: int) -> Window:
    window = Window()
    started = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(width):
            group.create_task(_lane(sandbox, work, window))
    window.wall_s = time.perf_counter() - started
    return window


async def _lane(sandbox: Sandbox, work: Iterator[tuple[Task, Mode]], window: Window) -> None:
    for task, mode in work:
        started = time.perf_counter()
        try:
            answer = answer_of(await sandbox.run(job_of(task, mode)), mode)
            if task.is_right(answer):
                window.right += 1
            else:
                window.failures.append(f"{task.name}: {answer[:80]} instead of {task.expected[:80]}")
        except (NoAnswer, SandboxError) as failure:
            window.failures.append(f"{task.name}: {failure}")
        window.latencies.append(time.perf_counter() - started)


def _mb(size: int | None) -> str:
    return "unknown" if size is None else f"{size / (1 << 20):.0f} MiB"
