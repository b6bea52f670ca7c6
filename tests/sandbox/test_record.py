import asyncio

import pytest

from sandbox.program import Call, Program
from sandbox.record import record
from sandbox.trace import Outcome
from tests.sandbox.inprocess import DirectSandbox


def recorded(body: str, *args: str) -> tuple[Outcome, str, bool]:
    report = asyncio.run(record(DirectSandbox(), Program(body, "f"), Call(args)))
    return report.outcome, report.detail, report.trace is not None


def test_same_twice_is_recorded() -> None:
    assert recorded("def f(x): return sorted({'a', 'b', x})", "'c'") == (Outcome.RETURNED, "", True)


@pytest.mark.parametrize(
    ("body", "differing"),
    [
        ("def f(): return hash('a')", "the returned value"),
        ("def f(): raise ValueError(hash('a'))", "the exception"),
        ("def f(): print(hash('a'))", "the output"),
        ("def f():\n    for x in set('abcdefgh'):\n        y = x\n    y = x = 0", "the steps"),
        ("import random\ndef f(): return random.random()", "the returned value"),
        ("def f(): return id(object()) + hash('a') * 0", None),
    ],
)
def test_what_differs_is_nondeterministic(body: str, differing: str | None) -> None:
    outcome, detail, traced = recorded(body)
    if differing is None:  # an address may be the same twice
        return
    assert (outcome, detail, traced) == (Outcome.NONDETERMINISTIC, f"{differing} differed when run again", False)


def test_other_outcomes_are_not_run_again() -> None:
    assert recorded("def f(): import absent_thing") == (Outcome.MISSING_PACKAGE, "absent_thing", True)
