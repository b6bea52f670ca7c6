"""Why a branch is taken, as the template narrator says it: path conditions in the prose are proven like all else."""

import asyncio
from dataclasses import replace

import pytest

from agents.checker import check
from agents.seeds import Seed
from agents.template.narrator import tell
from sandbox.program import Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox
from tests.sandbox.recorded import recorded

SOURCE = """\
def solve(amount):
    if amount % 9 == 0:
        amount += 7
    if amount > 50:
        amount -= 4
    return amount
"""
GLOSSES = {"amount": "the amount"}
REASONS = {
    "45": ("45 is divisible by 9", "52 is greater than 50"),
    "23": ("23 is not divisible by 9", "23 is not greater than 50"),
}
LIES = {
    "the other outcome": ("is not ", "is "),
    "another bound": ("greater than 50", "greater than 40"),
    "another divisor": ("divisible by 9", "divisible by 8"),
    "another number": ("23 is not divisible", "24 is not divisible"),
    "another comparison": ("greater than 50", "less than 50"),
}


def told(number: str) -> tuple[Trace, str]:
    """The first telling that gives both reasons in these words."""
    trace = replace(recorded(SOURCE, number), program=Program(SOURCE, "solve", "What becomes of {amount}?", GLOSSES))
    tellings = (tell(Seed(7, "math", "", 1, index), trace) for index in range(60))
    return trace, next(text for text in tellings if all(reason in text for reason in REASONS[number]))


def is_verified(trace: Trace, text: str) -> bool:
    return asyncio.run(check(DirectSandbox(), trace, text)).verified


@pytest.mark.parametrize("number", REASONS)
def test_the_condition_of_every_branch_is_told_and_true(number: str) -> None:
    assert is_verified(*told(number))


@pytest.mark.parametrize("name", LIES)
def test_a_false_reason_is_found(name: str) -> None:
    trace, text = told("23")
    old, new = LIES[name]
    assert old in text
    assert not is_verified(trace, text.replace(old, new, 1))
