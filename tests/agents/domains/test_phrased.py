"""What holds of the domains whose lines have phrases."""

import ast
import re

import pytest

from agents import domains, phrasing
from agents.narration import parse
from agents.prompt import prompt_of
from agents.template.narrator import tell
from sandbox.base import Job, Mode
from sandbox.local import LocalSandbox
from tests.agents.grammar.drafts import arguments, run, spread

PHRASED = ("logic", "multihop")


@pytest.mark.parametrize("domain", PHRASED)
def test_problems_and_tellings_have_no_slot_left_and_no_quoted_name(domain: str) -> None:
    for _, draft in spread(2 * len(domains.load(domain).topics), domain=domain):
        prompt = prompt_of(draft.program, draft.calls[0])
        assert not re.search(r"[{}]", prompt), prompt
        assert "Input:" not in prompt, prompt


@pytest.mark.parametrize("domain", PHRASED)
def test_every_line_without_a_phrase_of_its_own_is_rare(domain: str) -> None:
    for _, draft in spread(2 * len(domains.load(domain).topics), domain=domain):
        told = {key.partition(" ")[0] for key in draft.program.phrases}
        lines = [number for number, text in enumerate(draft.program.source.splitlines(), 1) if text.strip() and text.strip() != "else:"]
        assert {str(number) for number in lines} <= told, draft.program.source


def test_the_facts_of_a_question_are_those_that_the_call_passes() -> None:
    from agents.domains.multihop.relations import relations

    verbs = sorted((one.verb for one in relations()), key=len, reverse=True)
    fact = re.compile(rf"(.+?) ({'|'.join(map(re.escape, verbs))}) (.+)")
    for _, draft in spread(12, domain="multihop"):
        pattern = draft.program.phrases["facts each"]
        for call in draft.calls:
            given = dict(zip(("facts",), arguments(call), strict=False))["facts"]
            assert isinstance(given, dict)
            said = phrasing.items_in_words(pattern, given)
            assert said is not None
            assert said in prompt_of(draft.program, call)
            found = [match.groups() for sentence in said.removesuffix(".").split(". ") if (match := fact.fullmatch(sentence))]
            read = {(subject, verb): int(end) if end.isdigit() else end for subject, verb, end in found}
            assert read == given


@pytest.mark.parametrize("domain", PHRASED)
def test_answers_are_what_the_program_returns(domain: str) -> None:
    for _, draft in spread(10, domain=domain):
        for call in draft.calls:
            assert run(draft.program, *arguments(call)) == run(draft.program, *ast.literal_eval(f"[{', '.join(call.args)}]"))
