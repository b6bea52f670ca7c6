"""What composed programs do can be shown within any budget of tokens."""

import asyncio

from sandbox.base import Job
from sandbox.outline import LEAST_TOKENS, Outliner
from tests.agents.grammar.drafts import spread
from tests.sandbox.inprocess import DirectSandbox
from tests.sandbox.test_outline import check


def test_composed_programs_within_any_budget() -> None:
    drafts = [draft for _, draft in spread(25)]

    async def run() -> None:
        for draft in drafts:
            report = await DirectSandbox().run(Job(draft.program, draft.calls[0]))
            assert report.trace is not None
            outliner = Outliner(report.trace)
            for budget in (LEAST_TOKENS, 300, 2_000):
                check(outliner, budget)

    asyncio.run(run())
