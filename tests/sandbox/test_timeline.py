import asyncio

import pytest

from sandbox.base import Job
from sandbox.program import Call, Program
from sandbox.timeline import Timeline
from tests.sandbox.inprocess import DirectSandbox

SOURCE = """
count = 0

def f(n):
    total = 0
    def add(k):
        nonlocal total
        global count
        total += k
        count += 1
        return total
    for i in range(n):
        add(i + 1)
    last = (lambda n: n * 2)(total)
    del total
    return last
"""


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    report = asyncio.run(DirectSandbox().run(Job(Program(SOURCE, "f"), Call(("2",)))))
    assert report.trace is not None
    return Timeline(report.trace)


def steps(timeline: Timeline, event: str, line: int) -> list[int]:
    return [step.index for step in timeline.trace.steps if step.event == event and step.line == line]


def test_values_before_and_after_a_step(timeline: Timeline) -> None:
    k = steps(timeline, "line", 5)[0]
    assert (timeline.before(k, "total"), timeline.after(k, "total")) == (None, "0")
    assert timeline.after(k, "n") == "2"


def test_closures_and_globals_are_looked_up_where_they_live(timeline: Timeline) -> None:
    first, second = steps(timeline, "line", 9)
    assert (timeline.before(first, "total"), timeline.after(first, "total")) == ("0", "1")
    assert (timeline.before(second, "total"), timeline.after(second, "total")) == ("1", "3")
    assert timeline.before(second, "count") == "1"
    assert timeline.before(second, "k") == "2"
    assert timeline.after(len(timeline.trace.steps) - 1, "count") == "2"


def test_lambda_has_parameters_of_its_own(timeline: Timeline) -> None:
    k = next(step.index for step in timeline.trace.steps if step.function.endswith("<lambda>"))
    assert timeline.after(k, "n") == "3"
    assert timeline.after(k - 1, "n") == "2"


def test_deleted_variable_has_no_value(timeline: Timeline) -> None:
    k = steps(timeline, "line", 15)[0]
    assert (timeline.before(k, "total"), timeline.after(k, "total")) == ("3", None)


def test_steps_of_frames_and_spans_of_calls(timeline: Timeline) -> None:
    call = steps(timeline, "call", 6)[0]
    begin, end = timeline.span(call)
    assert [timeline.trace.steps[k].event for k in range(begin, end + 1)] == ["call", "line", "line", "line", "return"]
    assert timeline.frame(1) == tuple(range(begin, end + 1))
    assert timeline.span(0) == (0, len(timeline.trace.steps) - 1)
    with pytest.raises(ValueError, match="enters no frame"):
        timeline.span(1)


def test_changes_of_a_variable(timeline: Timeline) -> None:
    k = steps(timeline, "line", 12)[0]
    assert [timeline.trace.steps[one].changed["i"] for one in timeline.changes(k, "i")] == ["0", "1"]
