"""What is told with signs instead of words, brackets and dates in digits, is held to what happens like everything else."""

import asyncio
import re

import pytest

from agents.checker import check
from agents.seeds import Seed
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from tests.agents.domains.skills import SKILLS
from tests.agents.grammar.drafts import write
from tests.sandbox.inprocess import DirectSandbox

_SEEDS = {skill.topics[0]: skill.seed for skill in SKILLS}


@pytest.mark.parametrize(
    ("topic", "was", "now"),
    [
        ("state/nests", r"“\[” comes", "“{” comes"),
        ("state/nests", r"open is \( and \[", "open is ( and <"),
        ("state/nests", r"answer is \['(.)'", "answer is ['}'"),
        ("tables/dates", r"answer is '\d\d", "answer is '31"),
        ("tables/dates", r"no leap year", "a leap year"),
        ("tables/dates", r"has 28 days", "has 29 days"),
        ("math/expressions", r"= (\d+) \[\[", r"= 1\1 [["),
        ("logic/formulas", r"which is false", "which is true"),
        ("algorithms/words", r"comes before", "comes after"),
    ],
)
def test_another_sign_is_found_out(topic: str, was: str, now: str) -> None:
    assert _faults(_SEEDS[topic]) == []
    assert _faults(_SEEDS[topic], was, now)


def _faults(seed: Seed, was: str = "", now: str = "") -> list[object]:
    """The faults of the telling of a seed's problem, in which something is replaced once."""
    draft = write(seed)

    async def judged() -> list[object]:
        sandbox = DirectSandbox()
        trace = (await sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE))).trace
        assert trace is not None
        text = tell(seed, trace)
        lie = re.sub(was, now, text, count=1) if was else text
        assert (lie != text) is bool(was), text
        return list((await check(sandbox, trace, lie)).faults)

    return asyncio.run(judged())
