"""The words for models: rendered whole or not at all, and the tellings that they show as examples are true."""

import asyncio

import pytest

from agents import checker, prompts
from agents.prompts import Prompt, PromptError
from sandbox.program import Call, Program
from sandbox.record import record
from tests.sandbox.inprocess import DirectSandbox

SOURCE = """\
def solve(start):
    marbles = start
    for day in range(1, 3):
        if marbles < 10:
            marbles = marbles + 5
    return marbles
"""


def test_values_stand_in_their_places_as_they_are() -> None:
    prompt = Prompt("x", "Tell {{what}} of [[3| a == {1: 2}]] to {{whom}}.")
    assert prompt.render(what="{{whom}}", whom="\\1") == "Tell {{whom}} of [[3| a == {1: 2}]] to \\1."


def test_a_missing_or_surplus_value_is_an_error() -> None:
    prompt = Prompt("x", "Tell {{what}}.")
    with pytest.raises(PromptError, match="lacks what"):
        prompt.render()
    with pytest.raises(PromptError, match="no place for whom"):
        prompt.render(what="", whom="")
    with pytest.raises(PromptError, match="no prompt nothing"):
        prompts.load("nothing")


def test_a_digest_changes_with_any_word() -> None:
    one, other = Prompt("x", "a"), Prompt("x", "b")
    assert prompts.digest(one) == prompts.digest(Prompt("x", "a"))
    assert len({prompts.digest(one), prompts.digest(other), prompts.digest(one, other), prompts.digest(other, one)}) == 4


@pytest.mark.parametrize("name", [name for name in prompts.names() if name.startswith("examples/")])
def test_the_tellings_that_serve_as_examples_are_verified(name: str) -> None:
    async def verdict() -> bool:
        glosses = {"start": "the number at first", "marbles": "the number of marbles", "day": "the day"}
        program, sandbox = Program(SOURCE, "solve", "How many are left of {start}?", glosses), DirectSandbox()
        report = await record(sandbox, program, Call(("6",)))
        assert report.trace is not None
        wanted = report.trace.returned if "/backward-" in name else None
        return (await checker.check(sandbox, report.trace, prompts.load(name).text, wanted=wanted)).verified

    assert asyncio.run(verdict())
