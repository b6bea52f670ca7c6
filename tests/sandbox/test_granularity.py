"""How traces of both granularities compare; the recorded ones are in ``guest/test_expressions.py``."""

import asyncio

from sandbox.base import Job, Mode
from sandbox.granularity import by_line
from sandbox.program import Call, Program
from sandbox.structure import Structure
from sandbox.timeline import Timeline
from sandbox.trace import Event, Granularity, Trace
from tests.sandbox.inprocess import DirectSandbox

SOURCE = """
def g(n):
    return n * 2

def f(xs):
    total = 0
    for x in xs:
        total += g(x) + 1
    lazy = (x - total for x in xs)
    return consume(lazy)

def consume(items):
    return [item * 2 for item in items]
"""


def traces() -> list[Trace]:
    jobs = [Job(Program(SOURCE, "f"), Call(("[1, 2]",)), Mode.TRACE, granularity=one) for one in Granularity]
    found = [asyncio.run(DirectSandbox().run(job)).trace for job in jobs]
    return [one for one in found if one is not None]


def test_what_a_line_changed_goes_back_to_it() -> None:
    line, fine = traces()
    assert len(fine.steps) > len(line.steps)
    assert by_line(fine) == line
    assert [step.index for step in by_line(fine).steps] == list(range(len(line.steps)))


def test_a_line_trace_is_itself() -> None:
    line, _ = traces()
    assert by_line(line) is line


def test_a_timeline_knows_the_same_values_and_leaves_expressions_out() -> None:
    line, fine = (Timeline(trace) for trace in traces())
    for name in ("total", "xs"):
        told = [[one.trace.steps[step].changed[name] for step in one.changes(0, name)] for one in (line, fine)]
        assert told[0] == told[1] != []
    assert {fine.trace.steps[step].event for step in fine.frame(0)} <= {*Event} - {Event.EXPRESSION}


def test_the_tree_has_a_place_for_every_step_of_a_fine_trace() -> None:
    _, fine = traces()
    structure = Structure(fine)
    covered = [step for node in structure.visits for step in range(node.first, node.last + 1)]
    assert covered == list(range(len(fine.steps)))
    assert len(structure.calls["g"]) == 2
