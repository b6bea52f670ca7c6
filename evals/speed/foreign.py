"""The pyedu part: programs that others wrote, run and traced whole."""

import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from evals.speed.contender import NoAnswer
from evals.speed.contenders.ours import answer_of, job_of
from evals.speed.medians import median, quantile
from evals.speed.programs import Candidate
from evals.speed.rooms import Rooms
from evals.speed.rounds import Progress
from evals.speed.task import Supply, Task
from sandbox.base import Mode, Report, Sandbox, SandboxError

_REPEATS = 5
_LONG_S = 1.0


@dataclass(frozen=True, slots=True)
class Settled:
    """Which programs take part.

    Attributes:
        tasks: those that return the same value twice, under two hash seeds.
        left_out: why others do not, with their number.
    """

    tasks: list[Task]
    left_out: Counter[str]


def settle(found: Sequence[Candidate], rooms: Rooms, sandbox: Sandbox) -> Settled:
    """Run each program untraced and keep those that have one answer."""
    left_out: Counter[str] = Counter()
    tasks: list[Task] = []
    plain = [job_of(Task(one.name, one.program, one.call, ""), Mode.RUN) for one in found]
    first = rooms.run_together(sandbox, plain)
    second = rooms.run_together(sandbox, [replace(job, other_hashes=True) for job in plain])
    for one, report, again in zip(found, first, second, strict=True):
        try:
            value = answer_of(report, Mode.RUN)
            same = value == answer_of(again, Mode.RUN)
        except NoAnswer:
            left_out[_why(report)] += 1
            continue
        if same:
            tasks.append(Task(one.name, one.program, one.call, value))
        else:
            left_out["nondeterministic"] += 1
    return Settled(tasks, left_out)


def _why(report: Report | SandboxError) -> str:
    return "infrastructure" if isinstance(report, SandboxError) else str(report.outcome)


@dataclass(slots=True)
class Warm:
    """Latencies of single programs in a warm sandbox, traced and untraced.

    Attributes:
        ratios: traced over untraced, by program.
        steps: of the whole traces.
        cut: why traces are not whole, with their number.
    """

    ratios: dict[str, float] = field(default_factory=dict)
    steps: list[int] = field(default_factory=list)
    cut: Counter[str] = field(default_factory=Counter)

    def row(self) -> dict[str, object]:
        """The figures as JSON."""
        values = list(self.ratios.values())
        return {
            "median": median(values),
            "p90": quantile(values, 0.9),
            "highest": max(values, default=None),
            "programs": len(values) + self.cut.total(),
            "traced_whole": len(values),
            "cut": dict(self.cut),
            "steps": {"median": median(self.steps), "p90": quantile(self.steps, 0.9), "highest": max(self.steps, default=None)},
        }


def warm_ratios(tasks: list[Task], rooms: Rooms, sandbox: Sandbox, rounds: int, progress: Progress) -> Warm:
    """Time every program alone, untraced and traced in turn; a program's ratio is that of its medians. Long ones run but once."""
    warm = Warm()
    supply = Supply(tasks)
    for number, task in enumerate(tasks, 1):
        try:
            _one(task, supply, rooms, sandbox, min(rounds, _REPEATS), warm)
        except (NoAnswer, SandboxError) as failure:
            warm.cut[str(failure).split(maxsplit=1)[0]] += 1
        if number % 50 == 0:
            progress(f"warm: {number} of {len(tasks)} programs")
    return warm


def _one(task: Task, supply: Supply, rooms: Rooms, sandbox: Sandbox, repeats: int, warm: Warm) -> None:
    seconds: dict[Mode, list[float]] = {Mode.RUN: [], Mode.TRACE: []}
    steps = 0
    began = time.perf_counter()
    while len(seconds[Mode.TRACE]) < repeats and time.perf_counter() - began < _LONG_S:
        for mode, values in seconds.items():
            job = job_of(supply.fresh(task), mode)
            started = time.perf_counter()
            report = rooms.run(sandbox, job)
            values.append(time.perf_counter() - started)
            if not task.is_right(answer_of(report, mode)):
                raise NoAnswer("wrong value")
            steps = len(report.trace.steps) if report.trace else 0
    warm.ratios[task.name] = statistics.median(seconds[Mode.TRACE]) / statistics.median(seconds[Mode.RUN])
    warm.steps.append(steps)
