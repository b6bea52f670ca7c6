"""Composed programs as the sandbox sees them."""

import asyncio
import statistics

from sandbox.base import Job, Report
from sandbox.trace import Outcome
from tests.agents.grammar.drafts import arguments, run, spread
from tests.sandbox.inprocess import DirectSandbox


def _reports(jobs: list[Job]) -> list[Report]:
    async def run_all() -> list[Report]:
        gate = asyncio.Semaphore(2)

        async def run_one(job: Job) -> Report:
            async with gate:
                return await DirectSandbox().run(job)

        return await asyncio.gather(*map(run_one, jobs))

    return asyncio.run(run_all())


def test_composed_programs_return_in_the_sandbox_what_plain_python_returns() -> None:
    drafts = [draft for _, draft in spread(60)]
    reports = _reports([Job(draft.program, draft.calls[0]) for draft in drafts])
    for draft, report in zip(drafts, reports, strict=True):
        assert report.outcome is Outcome.RETURNED
        assert report.returned == repr(run(draft.program, *arguments(draft.calls[0])))


def test_the_measured_number_of_steps_grows_with_the_level() -> None:
    chosen = [(seed, draft) for seed, draft in spread(120) if seed.index % 2 == 0]
    reports = _reports([Job(draft.program, draft.calls[0]) for _, draft in chosen])
    steps: dict[int, list[int]] = {}
    for (seed, _), report in zip(chosen, reports, strict=True):
        assert report.trace
        steps.setdefault(seed.level, []).append(len(report.trace.steps))
    medians = [statistics.median(steps[level]) for level in sorted(steps)]
    assert medians == sorted(medians)
    assert len(set(medians)) == 5
    assert max(map(max, steps.values())) <= 250
