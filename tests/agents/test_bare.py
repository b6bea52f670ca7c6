"""Programs that stand for themselves, and prompts that show both sides of one."""

import ast
import asyncio

import pytest

from agents import domains
from agents.author import Draft
from agents.bare import BareAuthor
from agents.checker import check
from agents.grammar import GrammarAuthor
from agents.prompt import prompt_of
from agents.seeds import Seed
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from tests.agents.grammar.drafts import arguments, spread
from tests.sandbox.inprocess import DirectSandbox


def test_a_bare_program_is_the_same_without_words() -> None:
    seed = Seed(1, "state", "swaps", 2, 0)
    full, bare = (asyncio.run(author.write(seed, ())) for author in (GrammarAuthor(), BareAuthor(GrammarAuthor())))
    assert isinstance(full, Draft)
    assert isinstance(bare, Draft)
    assert (bare.program.source, bare.calls) == (full.program.source, full.calls)
    assert (bare.program.problem, bare.program.glosses, bare.program.phrases) == ("", {}, {})


@pytest.mark.parametrize("domain", domains.names())
def test_bare_programs_of_every_domain_are_told_in_names_and_found_true(domain: str) -> None:
    sandbox, author, seeds = DirectSandbox(), BareAuthor(GrammarAuthor()), [seed for seed, _ in spread(3, domain=domain)]

    async def told() -> None:
        for seed in seeds:
            draft = await author.write(seed, ())
            assert isinstance(draft, Draft)
            report = await sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE))
            trace = report.trace
            assert trace is not None
            verdict = await check(sandbox, trace, tell(seed, trace))
            assert not verdict.faults, verdict

    asyncio.run(told())


@pytest.mark.parametrize("domain", domains.names())
def test_what_words_and_code_give_is_what_the_call_passes(domain: str) -> None:
    for _, draft in spread(6, domain=domain):
        for call in draft.calls:
            words = prompt_of(draft.program, call)
            both = prompt_of(draft.program, call, with_code=True)
            said, code, called = both.split("```")
            assert said.strip() == words
            assert code == f"python\n{draft.program.source}"
            node = ast.parse(called.split("`")[1], mode="eval").body
            assert isinstance(node, ast.Call)
            assert tuple(map(ast.literal_eval, node.args)) == arguments(call)
            assert {one for one in draft.calls if prompt_of(draft.program, one) == words} == {call}
