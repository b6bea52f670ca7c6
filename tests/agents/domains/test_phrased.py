"""What holds of the domains whose lines have phrases."""

import asyncio
import re

import pytest

from agents import domains, phrasing
from agents.checker import check
from agents.domains.multihop.relations import relations
from agents.prompt import prompt_of
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from tests.agents.grammar.drafts import arguments, spread
from tests.sandbox.inprocess import DirectSandbox

PHRASED = ("logic", "multihop", "state")


@pytest.mark.parametrize("domain", PHRASED)
def test_problems_and_tellings_have_no_slot_left_and_no_quoted_name(domain: str) -> None:
    for _, draft in spread(2 * len(domains.load(domain).topics), domain=domain):
        prompt = prompt_of(draft.program, draft.calls[0])
        assert not re.search(r"\{\S", prompt), prompt
        assert "Input:" not in prompt, prompt


@pytest.mark.parametrize("domain", PHRASED)
def test_every_line_without_a_phrase_of_its_own_is_rare(domain: str) -> None:
    for _, draft in spread(2 * len(domains.load(domain).topics), domain=domain):
        told = {key.partition(" ")[0] for key in draft.program.phrases}
        lines = [
            number for number, text in enumerate(draft.program.source.splitlines(), 1) if text.strip() and text.strip() != "else:"
        ]
        assert {str(number) for number in lines} <= told, draft.program.source


def test_the_facts_of_a_question_are_those_that_the_call_passes() -> None:
    verbs = sorted((one.verb for one in relations()), key=len, reverse=True)
    fact = re.compile(rf"(.+?) ({'|'.join(map(re.escape, verbs))}) (.+)")
    for _, draft in spread(12, domain="multihop"):
        pattern = draft.program.phrases["facts each"]
        for call in draft.calls:
            given = arguments(call)[0]
            assert isinstance(given, dict)
            said = phrasing.items_in_words(pattern, given)
            assert said is not None
            assert said in prompt_of(draft.program, call)
            found = [match.groups() for sentence in said.removesuffix(".").split(". ") if (match := fact.fullmatch(sentence))]
            read = {(subject, verb): int(end) if end.isdigit() else end for subject, verb, end in found}
            assert read == given


@pytest.mark.parametrize("domain", PHRASED)
def test_tellings_are_found_true_and_another_name_in_them_false(domain: str) -> None:
    drafts = spread(len(domains.load(domain).topics), domain=domain)

    async def verdicts() -> None:
        sandbox = DirectSandbox()
        for seed, draft in drafts:
            report = await sandbox.run(Job(draft.program, draft.calls[0], Mode.TRACE))
            assert report.trace is not None
            text = tell(seed, report.trace)
            assert not (await check(sandbox, report.trace, text)).faults, text
            names = sorted(set(re.findall(r"\b[A-Z][a-z]{3,}\b", prompt_of(draft.program, draft.calls[0]))))
            said = [name for name in names if f" {name} " in text and name not in ("That", "This")]
            if len(said) > 1 and domain == "multihop":
                one, other = said[0], said[1]
                lie = re.sub(rf" {one} (?=[^\]]*\[\[)", f" {other} ", text, count=1)
                assert lie == text or (await check(sandbox, report.trace, lie)).faults, lie

    asyncio.run(verdicts())
