import asyncio
import json

import pytest

from agents import domains
from agents.author import Draft, Refused
from agents.complaint import Complaint, Spoiled
from agents.llm.open import Reach, open_llm
from agents.llm.scripted import Script, ScriptedServer
from agents.llm.structured import Unreadable
from agents.llm_author import ModelAuthor
from agents.llm_author.form import Written, read
from agents.llm_author.program import draft_of, likeness_of, posed
from agents.seeds import Seed
from sandbox.program import Call, Origin
from tests.graphs.modelled import GLOSSES, INPUTS, PROBLEM, PROGRAM, SOURCE, words

FENCED = f"""\
Sure! Here is one.

**Problem:** {PROBLEM}

```python
{SOURCE}```

Variables:
- `start`: the number of peaches at first
- `extra`: the number of peaches that may be added
- `peaches`: the number of peaches

Inputs:
1. solve(74, 20)
2. solve(start=30, extra=8)
3. `start = 44, extra = 3`
"""


def drafted(**change: object) -> Draft | Spoiled:
    return draft_of(posed(Written.model_validate({**PROGRAM, **change})), Origin("openai/m"), "said", 5)


def shown_to(seed: Seed) -> str:
    """The example in the words with which a model is asked."""
    rules = ModelAuthor(open_llm("openai/m", Reach(base_url="http://127.0.0.1:1/v1"))).request(seed, ()).messages[0].content
    return rules.partition("Example:\n")[2]


def test_an_object_and_prose_with_fenced_code_are_read_alike() -> None:
    assert read(json.dumps(PROGRAM)) == Written.model_validate(PROGRAM)
    found = read(FENCED)
    assert isinstance(found, Written)
    draft, other = draft_of(found, Origin("openai/m"), "said", 5), drafted()
    assert draft == other
    assert isinstance(draft, Draft)
    assert draft.calls == (Call(("74", "20")), Call(("30", "8")), Call(("44", "3")))
    assert (dict(draft.program.glosses), draft.said, draft.least_steps) == (GLOSSES, "said", 5)


@pytest.mark.parametrize("domain", domains.names())
def test_the_example_of_the_prompt_is_a_sound_draft_but_no_new_program(domain: str) -> None:
    seed = Seed(1, domain, next(iter(domains.load(domain).topics)), 1, 0)
    shown = read(shown_to(seed))
    assert isinstance(shown, Written)
    assert isinstance(draft_of(shown, Origin("openai/m"), "", 5), Draft)
    reply = json.dumps(shown.model_dump())

    async def written() -> Draft | Refused | Spoiled:
        async with ScriptedServer(Script.model_validate({"lines": [{"text": reply}]})) as server:
            llm = open_llm("openai/m", Reach(base_url=server.openai_url))
            try:
                return await ModelAuthor(llm).write(seed, ())
            finally:
                await llm.close()

    spoiled = asyncio.run(written())
    assert isinstance(spoiled, Spoiled)
    assert spoiled.reason == "duplicate"


def test_each_domain_shows_an_example_of_its_own_and_shapes_for_each_of_its_levels() -> None:
    found = [domains.load(name) for name in domains.names()]
    assert len({shown_to(Seed(1, one.name, next(iter(one.topics)), 1, 0)) for one in found}) == len(found)
    assert all(set(one.shapes) == {level.number for level in one.levels} for one in found if one.shapes)
    assert [one.name for one in found if not one.shapes] == ["math"]


def test_prose_alone_is_no_program() -> None:
    assert isinstance(read("I would write a loop."), Unreadable)


def test_values_that_a_problem_forgot_are_given_before_its_question() -> None:
    draft = drafted(problem="From 45 peaches on, 24 are given away; fewer are added to. How many are there in the end?")
    assert isinstance(draft, Draft)
    assert draft.program.problem == (
        "From 45 peaches on, 24 are given away; fewer are added to. The number of peaches at first is {start}. "
        "The number of peaches that may be added is {extra}. How many are there in the end?"
    )


def test_phrases_that_were_forgotten_are_made_of_the_names() -> None:
    draft = drafted(source=SOURCE.replace("peaches", "peach_count"), glosses=[])
    assert isinstance(draft, Draft)
    assert dict(draft.program.glosses) == {"start": "the start", "extra": "the extra", "peach_count": "the peach count"}


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ({"source": "def solve(n:"}, "bad_program", "not Python"),
        ({"source": "n = 1"}, "bad_program", "no function"),
        ({"source": SOURCE + "solve(1, 2)\n"}, "bad_program", "functions only"),
        ({"source": SOURCE.replace("start: int", "start")}, "bad_program", "start has no type"),
        ({"source": SOURCE.replace("return peaches", "print(peaches)")}, "bad_program", "returns nothing"),
        ({"problem": PROBLEM.replace("{extra}", "20")}, "bad_problem", "says 20"),
        ({"problem": PROBLEM + " Or {more}?"}, "bad_problem", "{more}"),
        ({"problem": PROBLEM.replace("fewer than 45", "few")}, "bad_problem", "goes by 45"),
        ({"inputs": ["start = 1, extra = n", *INPUTS[:2]]}, "few_inputs", "Only 2"),
        ({"inputs": [INPUTS[0]] * 5}, "few_inputs", "Only 1"),
    ],
)
def test_what_is_of_no_use_says_why(change: dict[str, object], reason: str, words: str) -> None:
    spoiled = drafted(**change)
    assert isinstance(spoiled, Spoiled)
    assert spoiled.reason == reason
    assert words in spoiled.wrong


def test_programs_that_differ_in_names_only_are_alike() -> None:
    renamed = SOURCE.replace("peaches", "pears").replace("start", "first")
    assert likeness_of(renamed) == likeness_of(SOURCE)
    assert likeness_of(SOURCE.replace("45", "46")) != likeness_of(SOURCE)


WRITTEN_OUT = PROBLEM.replace("{start}", "74").replace("{extra}", "20")


def test_a_problem_that_was_written_for_one_input_gets_places_for_the_parameters() -> None:
    draft = drafted(problem=WRITTEN_OUT)
    assert isinstance(draft, Draft)
    assert draft.program.problem == PROBLEM


@pytest.mark.parametrize(
    "problem",
    [
        WRITTEN_OUT.replace("20", "21"),
        f"{WRITTEN_OUT} All 20 are ripe?",
        WRITTEN_OUT.replace("74", "{start}"),
        WRITTEN_OUT.replace("20", "74"),
    ],
)
def test_where_a_value_belongs_is_not_guessed(problem: str) -> None:
    draft = drafted(problem=problem)
    assert isinstance(draft, Spoiled)
    assert draft.reason == "bad_problem"


def test_a_function_without_parameters_is_told_which_numbers_to_make_parameters() -> None:
    draft = drafted(source="def solve() -> int:\n    corn = 5 * 120\n    return corn\n")
    assert isinstance(draft, Spoiled)
    assert "(5, 120)" in draft.wrong


def asked(replies: list[dict[str, object]]) -> tuple[list[Draft | Refused | Spoiled], list[list[str]]]:
    """What an author writes that is told what was wrong with each try, and the messages that it sent."""

    async def written() -> tuple[list[Draft | Refused | Spoiled], list[list[str]]]:
        lines = [{"json_text": reply} for reply in replies]
        async with ScriptedServer(Script.model_validate({"lines": lines})) as server:
            llm = open_llm("openai/m", Reach(base_url=server.openai_url))
            author, complaints, found = ModelAuthor(llm), list[Complaint](), list[Draft | Refused | Spoiled]()
            try:
                for _ in replies:
                    found.append(await author.write(Seed(0, "math", "arithmetic", 1, 0), complaints))
                    if isinstance(found[-1], Spoiled):
                        complaints.append(Complaint(found[-1].said, found[-1].wrong))
            finally:
                await llm.close()
            return found, [words(dict(one["body"])) for one in server.requests]  # type: ignore[call-overload]

    return asyncio.run(written())


def test_only_the_field_that_is_wrong_is_written_once_more() -> None:
    found, messages = asked([{**PROGRAM, "inputs": INPUTS[:1]}, {"inputs": INPUTS}])
    assert isinstance(found[1], Draft)
    assert len(found[1].calls) == 3
    assert json.loads(found[1].said) == PROGRAM
    assert len(messages[1]) == 1
    assert "Its inputs cannot be used yet: Only 1" in messages[1][0]
    found, _ = asked(
        [{**PROGRAM, "problem": WRITTEN_OUT, "inputs": INPUTS[:1]}, {"inputs": INPUTS[1:] * 2 + ["start = 9, extra = 9"]}]
    )
    assert isinstance(found[1], Draft), "the place of a value that the new inputs do not have stays known"
    found, messages = asked([{**PROGRAM, "problem": PROBLEM.replace("fewer than 45", "few")}, {"problem": PROBLEM}])
    assert isinstance(found[1], Draft)
    assert "goes by 45" in messages[1][0]


def test_who_says_the_same_again_begins_anew() -> None:
    bad: dict[str, object] = {**PROGRAM, "source": "print(1)"}
    _, messages = asked([bad, bad, PROGRAM])
    assert len(messages[1]) == 4
    assert messages[2] == messages[0]
