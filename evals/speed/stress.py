"""Hostile and good programs mixed: every good one has the trace that it has alone, every hostile one is contained."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.attacks.attack import Attack
from evals.speed.rounds import Progress
from evals.speed.task import Task
from sandbox.base import Limits, Sandbox, SandboxError
from sandbox.program import Call
from sandbox.record import record
from sandbox.trace import Outcome
from sandbox.worker import Launch, Worker

_SIDE_BY_SIDE = 8
_TELLINGS = 20
_TIGHT = Limits(wall_s=0.6, cpu_s=0.3, memory_bytes=128 << 20, steps=2_000, trace_bytes=4 << 20)
"""A hostile program shall not cost more than it must; most are over long before."""
_CONTAINED = frozenset(
    (Outcome.KILLED, Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.STEP_LIMIT, Outcome.OUTPUT_LIMIT, Outcome.NONDETERMINISTIC)
)
"""Ends that a hostile program may come to whatever it tried, being traced, recorded twice and kept short."""


_NOTHING = Call()


@dataclass(slots=True)
class Stress:
    """What was seen.

    Attributes:
        good, hostile: programs of each kind that ran, each recorded, so that most were executed twice.
        right: good ones that had the trace that they have alone.
        contained: hostile ones that came to an end that is fine.
        outcomes: of the hostile ones.
        launches: workers that were started, the first ones included.
        wall_s: seconds for all.
        anomalies: what was not right, a line each.
    """

    good: int = 0
    hostile: int = 0
    right: int = 0
    contained: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    launches: int = 0
    wall_s: float = 0.0
    anomalies: list[str] = field(default_factory=list)

    def row(self) -> dict[str, object]:
        """The figures as JSON."""
        return {
            "good": self.good,
            "right": self.right,
            "hostile": self.hostile,
            "contained": self.contained,
            "outcomes": dict(self.outcomes.most_common()),
            "launches": self.launches,
            "seconds": self.wall_s,
            "programs_per_s": (self.good + self.hostile) / self.wall_s if self.wall_s else None,
            "anomalies": self.anomalies,
        }


class Launches:
    """Counts the workers that are started, as each anomaly costs one.

    Args:
        launch: starts a worker.
    """

    def __init__(self, launch: Launch) -> None:
        self.count = 0
        self._launch = launch

    async def launch(self) -> Worker:
        """Start a worker; see ``sandbox.worker.Launch``."""
        self.count += 1
        return await self._launch()


async def stress(
    sandbox: Sandbox, tasks: Sequence[Task], attacks: Sequence[Attack], programs: int, workers: int, progress: Progress
) -> Stress:
    """Record good and hostile programs side by side.

    Args:
        sandbox: ours.
        tasks: good programs, which are recorded alone first.
        attacks: hostile ones.
        programs: how many of each kind.
        workers: of the sandbox; some programs for each are in flight at any time.
        progress: is told what was not right, and now and then how far it is.
    """
    alone = [await _digest(sandbox, task) for task in tasks]
    work: list[int | Attack] = [number % len(tasks) for number in range(programs)]
    work += [attacks[number % len(attacks)] for number in range(programs)]
    random.Random(f"stress:{programs}").shuffle(work)  # noqa: S311 - the same mix every time
    mix = _Mix(sandbox, tasks, alone, work, progress)
    started = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(workers * _SIDE_BY_SIDE):
            group.create_task(mix.work())
    mix.seen.wall_s = time.perf_counter() - started
    return mix.seen


class _Mix:
    """The programs that are left, and what was seen of the others."""

    def __init__(
        self, sandbox: Sandbox, tasks: Sequence[Task], alone: Sequence[str], work: list[int | Attack], progress: Progress
    ) -> None:
        self.seen = Stress()
        self._sandbox = sandbox
        self._tasks = tasks
        self._alone = alone
        self._left = work
        self._all = len(work)
        self._progress = progress

    async def work(self) -> None:
        """Record one program after another."""
        while self._left:
            one = self._left.pop()
            await (self._good(one) if isinstance(one, int) else self._hostile(one))
            done = self.seen.good + self.seen.hostile
            if done % max(self._all // _TELLINGS, 1) == 0:
                self._progress(
                    f"stress: {done} of {self._all}, {self.seen.right} of {self.seen.good} good ones right, "
                    f"{self.seen.contained} of {self.seen.hostile} hostile ones contained"
                )

    async def _good(self, number: int) -> None:
        found = await _digest(self._sandbox, self._tasks[number])
        self.seen.good += 1
        self.seen.right += found == self._alone[number]
        if found != self._alone[number]:
            self._object(f"good program {self._tasks[number].name}: {found} instead of {self._alone[number]}")

    async def _hostile(self, attack: Attack) -> None:
        try:
            report = await record(self._sandbox, attack.program, _NOTHING, _TIGHT)
        except SandboxError as error:
            outcome, objection = "error", str(error)
        else:
            outcome = str(report.outcome)
            objection = "" if report.outcome in _CONTAINED else attack.objection(report)
        self.seen.hostile += 1
        self.seen.outcomes[outcome] += 1
        self.seen.contained += not objection
        if objection:
            self._object(f"hostile program {attack.group}: {attack.name}: {objection}")

    def _object(self, anomaly: str) -> None:
        self.seen.anomalies.append(anomaly)
        self._progress(f"stress: {anomaly}")


async def _digest(sandbox: Sandbox, task: Task) -> str:
    """The digest of a good program's trace; what else came back instead of one."""
    try:
        report = await record(sandbox, task.program, task.call)
    except SandboxError as error:
        return f"error: {error}"
    if report.trace is None or report.returned is None or not task.is_right(report.returned):
        return f"{report.outcome} {report.detail} {str(report.returned)[:80]}"
    return report.trace.digest
