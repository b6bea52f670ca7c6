import pytest

from sandbox.liveness import Liveness
from sandbox.timeline import Timeline
from sandbox.trace import Trace
from tests.sandbox.recorded import recorded

SOURCE = """\
scale = 2

def solve(n):
    total = n
    other = 1
    total = total + 1
    def inner():
        return total * scale
    other = 2
    total = inner() + other
    return 0
"""


@pytest.fixture(scope="module")
def trace() -> Trace:
    return recorded(SOURCE, "3")


@pytest.fixture(scope="module")
def liveness(trace: Trace) -> Liveness:
    timeline = Timeline(trace)
    return Liveness(trace.steps, timeline.statements, timeline.bound)


def at(trace: Trace, line: int) -> int:
    return next(step.index for step in trace.steps if step.event == "line" and step.line == line)


def test_a_variable_lives_until_its_last_reading_before_it_is_stored_again(trace: Trace, liveness: Liveness) -> None:
    assert liveness.is_read("total", 0, at(trace, 4))
    assert not liveness.is_read("other", 0, at(trace, 5))
    assert liveness.is_read("other", 0, at(trace, 9))
    assert not liveness.is_read("total", 0, at(trace, 10))
    assert not liveness.is_read("absent", 0, 0)


def test_variables_that_other_functions_read_live_until_then(trace: Trace, liveness: Liveness) -> None:
    assert liveness.is_read_elsewhere("total", "solve", at(trace, 6))
    assert liveness.is_read_elsewhere("scale", "solve", at(trace, 6))
    assert not liveness.is_read_elsewhere("total", "solve", at(trace, 8))
    assert not liveness.is_read_elsewhere("other", "solve", at(trace, 5))
