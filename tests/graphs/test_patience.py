import asyncio

import pytest

from graphs.patience import PatientSandbox
from sandbox.base import Job, Report, SandboxError, SandboxUnavailable
from sandbox.program import Call, Program
from sandbox.trace import Outcome

JOB = Job(Program("def f():\n    return 1\n", "f"), Call())


class Failing:
    """Fails so many times, then works."""

    def __init__(self, times: int, error: SandboxError) -> None:
        self.asked = 0
        self._times = times
        self._error = error

    async def run(self, _job: Job) -> Report:
        self.asked += 1
        if self.asked <= self._times:
            raise self._error
        return Report(Outcome.RETURNED, returned="1")


def run(sandbox: Failing) -> Report:
    return asyncio.run(PatientSandbox(sandbox, tries=3, pause_s=0.001).run(JOB))


def test_a_passing_failure_costs_nothing_but_time() -> None:
    failing = Failing(2, SandboxError("gone"))
    assert run(failing).returned == "1"
    assert failing.asked == 3


def test_a_lasting_failure_is_raised_as_it_is() -> None:
    failing = Failing(9, SandboxError("gone"))
    with pytest.raises(SandboxError, match="gone"):
        run(failing)
    assert failing.asked == 3


def test_a_machine_that_cannot_isolate_is_not_asked_again() -> None:
    failing = Failing(9, SandboxUnavailable("no engine"))
    with pytest.raises(SandboxUnavailable):
        run(failing)
    assert failing.asked == 1
