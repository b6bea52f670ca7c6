"""The faults of planted errors say what to write instead, and who writes it tells the truth."""

import asyncio
from collections import Counter

from agents.checker import judge, mended, prepare
from agents.verdict import Verdict
from evals.faithfulness.mutant import Kind, Mutant
from evals.faithfulness.mutators import values
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from evals.faithfulness.sources import narrated, written
from sandbox.base import Probe, Report
from tests.sandbox.inprocess import DirectSandbox

NARRATIONS = 12


async def verdict(one: Narrated, text: str, reports: dict[tuple[Probe, ...], Report]) -> Verdict:
    case = prepare(one.trace, text, anchored=True)
    if case.job.probes not in reports:
        reports[case.job.probes] = await DirectSandbox().run(case.job)
    return judge(case, reports[case.job.probes])


async def repaired() -> Counter[str]:
    """What became of wrong values in narrations written by hand, with the replacements of their faults."""
    counts: Counter[str] = Counter()
    for task in written()[:NARRATIONS]:
        one = await narrated(DirectSandbox(), task)
        assert isinstance(one, Narrated)
        reports: dict[tuple[Probe, ...], Report] = {}
        lies: list[Mutant] = [lie for lie in plant(one, 60, 1)[0] if lie.name in values.MUTATORS and lie.kind is Kind.PROSE]
        for lie in lies:
            found = await verdict(one, lie.text, reports)
            text = mended(lie.text, found)
            fate = "unmended" if text is None else "true" if (await verdict(one, text, reports)).verified else "still false"
            counts[fate] += 1
    return counts


def test_most_wrong_values_are_made_true_by_the_replacement() -> None:
    counts = asyncio.run(repaired())
    assert counts.total() >= 50
    assert counts["true"] >= 0.75 * counts.total(), counts
    assert counts["still false"] <= 0.05 * counts.total(), counts
