"""The part on checks: the whole check of a narration, beside the traced run of the program that it tells."""

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from agents.checker import check
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.sources import GRAMMAR, narrated, tasks
from evals.speed.contender import NoAnswer
from evals.speed.medians import median, quantile
from evals.speed.rooms import Rooms
from evals.speed.rounds import Progress
from graphs.garbage import settle
from sandbox.base import Job, Sandbox
from sandbox.open import open_sandbox
from sandbox.trace import Trace

_PROGRAMS = 100
_REPEATS = 5
_PATIENCE_S = 600


@dataclass(slots=True)
class Checks:
    """What checks cost.

    Attributes:
        over_traced: for each program the seconds of the check over those of the traced run, medians of both.
        check_s, traced_s: these medians.
        rates: checks a second on all cores, by round.
        cores: processes that checked, each with a sandbox of its own.
        rejected: narrations that were not verified.
    """

    over_traced: list[float] = field(default_factory=list)
    check_s: list[float] = field(default_factory=list)
    traced_s: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    cores: int = 0
    rejected: int = 0

    def row(self) -> dict[str, object]:
        """The figures as JSON."""
        return {
            "programs": len(self.over_traced),
            "rejected": self.rejected,
            "over_traced": {"median": median(self.over_traced), "p90": quantile(self.over_traced, 0.9)},
            "check_ms": _ms(self.check_s),
            "traced_ms": _ms(self.traced_s),
            "checks_per_second": median(self.rates),
            "cores": self.cores,
        }


def _ms(seconds: Sequence[float]) -> float | None:
    found = median(seconds)
    return None if found is None else found * 1000


def measure(rooms: Rooms, sandbox: Sandbox, cores: int, rounds: int, runtime: str | None, progress: Progress) -> Checks:
    """Time template narrations of the grammar's programs, one at a time and then on all cores.

    Raises:
        NoAnswer: a traced run did not return, or a process did not check its share.
        SandboxError: the machinery failed.
    """
    told = rooms.wait_for(_narrated(sandbox))
    settle()  # as processes do that check
    checks = Checks(cores=cores)
    for number, one in enumerate(told, 1):
        rooms.wait_for(_alone(sandbox, one, min(rounds, _REPEATS), checks))
        if number % 25 == 0:
            progress(f"checks: {number} of {len(told)} programs")
    checks.rates = _together(told, cores, rounds, runtime)
    return checks


async def _narrated(sandbox: Sandbox) -> list[Narrated]:
    found = [await narrated(sandbox, task) async for task in tasks(GRAMMAR, _PROGRAMS, 0)]
    return [one for one in found if isinstance(one, Narrated)]


async def _alone(sandbox: Sandbox, one: Narrated, repeats: int, checks: Checks) -> None:
    """A traced run and the check of it in turn, each time with a source that was never seen."""
    traced, checked = [], []
    for number in range(repeats):
        started = time.perf_counter()
        report = await sandbox.run(Job(_fresh(one.trace, number).program, one.trace.call))
        traced.append(time.perf_counter() - started)
        if report.trace is None:
            raise NoAnswer(f"{one.ident}: {report.outcome}")
        started = time.perf_counter()
        verdict = await check(sandbox, report.trace, one.text, anchored=True)
        checked.append(time.perf_counter() - started)
    checks.rejected += not verdict.verified
    checks.traced_s.append(statistics.median(traced))
    checks.check_s.append(statistics.median(checked))
    checks.over_traced.append(checks.check_s[-1] / checks.traced_s[-1])


def _fresh(trace: Trace, number: int) -> Trace:
    """The trace with a source that ends in another comment, and so was never seen."""
    return replace(trace, program=replace(trace.program, source=f"{trace.program.source}\n# {number}\n"))


def _together(told: Sequence[Narrated], cores: int, rounds: int, runtime: str | None) -> list[float]:
    """Checks a second in each round, by one process for each core, which all begin together."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(cores)
    pipes = [context.Pipe(duplex=False) for _ in range(cores)]
    processes = [
        context.Process(target=_share, args=(told, rounds, number, runtime, start, pipe), daemon=True)
        for number, (_, pipe) in enumerate(pipes)
    ]
    for process, (_, pipe) in zip(processes, pipes, strict=True):
        process.start()
        pipe.close()
    try:
        spans = [_received(pipe) for pipe, _ in pipes]
    finally:
        for process in processes:
            process.terminate()
            process.join()
    seconds = [max(end for _, end in spent) - min(begun for begun, _ in spent) for spent in zip(*spans, strict=True)]
    return [cores * len(told) / one for one in seconds]


def _received(pipe: Connection) -> list[tuple[float, float]]:
    if not pipe.poll(_PATIENCE_S):
        raise NoAnswer("a process that checks did not answer in time")
    try:
        found: list[tuple[float, float]] = pipe.recv()
    except EOFError:
        raise NoAnswer("a process that checks ended too early") from None
    return found


def _share(told: Sequence[Narrated], rounds: int, number: int, runtime: str | None, start: Barrier, pipe: Connection) -> None:
    """One process: check all narrations in each round, and tell when each began and ended."""
    pipe.send(asyncio.run(_rounds(told, rounds, number, runtime, start)))


async def _rounds(
    told: Sequence[Narrated], rounds: int, number: int, runtime: str | None, start: Barrier
) -> list[tuple[float, float]]:
    spans = []
    async with open_sandbox("docker", workers=1, runtime=runtime) as sandbox:
        settle()
        for turn in range(rounds):
            fresh = [(_fresh(one.trace, (turn + 1) * 1_000 + number), one.text) for one in told]
            await asyncio.to_thread(start.wait, _PATIENCE_S)
            begun = time.monotonic()
            await asyncio.gather(*(check(sandbox, trace, text, anchored=True) for trace, text in fresh))
            spans.append((begun, time.monotonic()))
    return spans
