"""The page that says which topic practises which skill."""

import asyncio

import pytest

from agents import domains
from agents.checker import check
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from tests.agents.domains.skills import FILE, SKILLS, Skill, page
from tests.agents.grammar.drafts import write
from tests.sandbox.inprocess import DirectSandbox


def test_the_page_is_what_the_seeds_give() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "python -m tests.agents.domains.skills writes it anew"


def test_every_topic_that_it_names_exists() -> None:
    for skill in SKILLS:
        for name in skill.topics:
            domain, _, topic = name.partition("/")
            assert topic in domains.load(domain).topics, name


@pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.task)
def test_its_examples_are_told_truly(skill: Skill) -> None:
    draft = write(skill.seed)

    async def faults() -> object:
        sandbox = DirectSandbox()
        trace = (await sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE))).trace
        assert trace is not None
        return (await check(sandbox, trace, tell(skill.seed, trace))).faults

    assert not asyncio.run(faults())
