import asyncio
from collections.abc import Sequence

import pytest

from sandbox.base import Job, Report
from sandbox.program import Call, Program
from sandbox.record import record
from sandbox.trace import Outcome
from tests.sandbox.inprocess import DirectSandbox

ONE = Report(Outcome.RETURNED, returned="1", steps_digest="a")


class Scripted:
    """Answers with the given reports, in order."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = list(reports)

    async def run(self, _job: Job) -> Report:
        return self._reports.pop(0)


def recorded(*reports: Report) -> Report:
    return asyncio.run(record(Scripted(reports), Program("", "f"), Call()))


def test_what_came_out_the_same_twice_is_reported_as_it_was() -> None:
    assert recorded(ONE, ONE) is ONE


@pytest.mark.parametrize(
    "again",
    [
        Report(Outcome.RETURNED, returned="2", steps_digest="a"),
        Report(Outcome.RETURNED, returned="1", steps_digest="b"),
        Report(Outcome.RETURNED, returned="1", steps_digest="a", stdout="x"),
        Report(Outcome.RAISED, raised="ValueError()"),
        Report(Outcome.STEP_LIMIT),
    ],
)
def test_what_differs_is_nondeterministic_and_has_no_trace(again: Report) -> None:
    found = recorded(ONE, again)
    assert (found.outcome, found.returned, found.trace) == (Outcome.NONDETERMINISTIC, None, None)


@pytest.mark.parametrize("outcome", [Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.KILLED])
def test_a_second_run_that_the_machine_cut_short_is_called_so(outcome: Outcome) -> None:
    found = recorded(ONE, Report(outcome))
    assert (found.outcome, found.returned, found.trace) == (outcome, None, None)


def test_the_order_of_a_set_of_strings_is_found_out() -> None:
    program = Program("def f(words):\n    return list(set(words))\n", "f")
    report = asyncio.run(record(DirectSandbox(), program, Call(("['ab', 'cd', 'ef', 'gh', 'ij', 'kl', 'mn']",))))
    assert report.outcome is Outcome.NONDETERMINISTIC
