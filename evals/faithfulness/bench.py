"""The run: narrations are told and checked, lies planted and checked."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.checker import judge, prepare
from agents.verdict import Verdict
from evals.faithfulness.account import Account
from evals.faithfulness.baselines import BASELINES
from evals.faithfulness.mutant import Mutant
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from evals.faithfulness.result import Result, Tally
from evals.faithfulness.sources import Task, narrated, tasks
from sandbox.base import Probe, Report, Sandbox, SandboxError

_EVERY_S = 5.0


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    Attributes:
        sources: names of sources; see ``sources.tasks``.
        limit: programs of each source.
        lies: mutants of each narration.
        seed: of wording and planting.
        workers: programs at a time.
    """

    sources: Sequence[str]
    limit: int
    lies: int
    seed: int
    workers: int


class Bench:
    """One run.

    Attributes:
        result: what was found so far.
    """

    def __init__(self, sandbox: Sandbox, options: Options, result: Result, say: Callable[[str], None]) -> None:
        self.result = result
        self._sandbox, self._options, self._say = sandbox, options, say
        self._done, self._begun, self._told = 0, time.monotonic(), 0.0

    async def run(self) -> None:
        """Everything that the options ask for."""
        options = self._options
        todo = [task for name in options.sources async for task in tasks(name, options.limit, options.seed)]
        gate = asyncio.Semaphore(2 * options.workers)

        async def one(task: Task) -> None:
            async with gate:
                await self._task(task)
                self._progress(len(todo))

        async with asyncio.TaskGroup() as group:
            for task in todo:
                group.create_task(one(task))

    async def _task(self, task: Task) -> None:
        found = await narrated(self._sandbox, task)
        if isinstance(found, str):
            self.result.unusable[found] += 1
            return
        try:
            await self._narration(found)
        except SandboxError as error:
            self.result.failures += 1
            self._say(f"{found.ident}: the sandbox failed: {error}")

    async def _narration(self, one: Narrated) -> None:
        """Check a true narration, and if it is accepted the lies that are planted in it."""
        reports: dict[tuple[Probe, ...], Report] = {}
        verdict = await self._verdict(one, one.text, reports)
        if any(report.steps_digest != one.trace.steps_digest for report in reports.values()):
            self.result.unusable["nondeterministic"] += 1
            return
        self.result.programs[one.source] += 1
        self.result.rejected.setdefault(one.narrator, Tally()).count(wrong=not verdict.verified)
        account = Account(one.trace, one.text)
        self._baselines(account, lie=False)
        if not verdict.verified:
            self.result.refusals.append((one.ident, str(verdict.faults[0]) if verdict.faults else "undecided"))
            return
        mutants, discarded = await asyncio.to_thread(plant, one, self._options.lies, self._options.seed)
        self.result.discarded.update(discarded)
        for mutant in mutants:
            self._count(one, mutant, await self._verdict(one, mutant.text, reports))
            self._baselines(account.retold(mutant.text), lie=True)

    async def _verdict(self, one: Narrated, text: str, reports: dict[tuple[Probe, ...], Report]) -> Verdict:
        """The checker's verdict; texts with the same claims share one execution."""
        case = await asyncio.to_thread(prepare, one.trace, text, anchored=True)
        if case.job.probes not in reports:
            reports[case.job.probes] = await self._sandbox.run(case.job)
        return await asyncio.to_thread(judge, case, reports[case.job.probes])

    def _count(self, one: Narrated, mutant: Mutant, verdict: Verdict) -> None:
        self.result.accepted[mutant.name].count(wrong=verdict.verified)
        self.result.kinds.setdefault(mutant.kind, Tally()).count(wrong=verdict.verified)
        if verdict.verified:
            self.result.lies.append((f"{one.source}:{one.ident}", mutant))

    def _baselines(self, account: Account, *, lie: bool) -> None:
        for name, accepts in BASELINES.items():
            self.result.baselines[name][not lie].count(wrong=accepts(account) is lie)

    def _progress(self, total: int) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._told < _EVERY_S and self._done < total:
            return
        self._told = now
        rate = self._done / max(now - self._begun, 1e-9)
        left = (total - self._done) / rate
        lies, refused = self.result.overall, self.result.refused
        self._say(
            f"{self._done}/{total} programs, {rate:.1f}/s, {left:.0f} s left; "
            f"{lies.wrong} of {lies.total} lies accepted, {refused.wrong} of {refused.total} truths rejected"
        )
