import asyncio

import pytest

from sandbox.base import Finding, Job, Mode, Probe
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox

SOURCE = """
scale = 2

def double(x):
    y = x * scale
    return y

def f(items):
    total = 0
    seen = []
    for item in items:
        total += double(item)
        seen.append(item)
    try:
        raise KeyError('k')
    except KeyError:
        pass
    return total
"""
PROGRAM = Program(SOURCE, "f")
CALL = Call(("[1, 2]",))


def first(trace: Trace, event: str, line: int) -> int:
    return next(step.index for step in trace.steps if step.event == event and step.line == line)


@pytest.fixture(scope="module")
def trace() -> Trace:
    report = asyncio.run(DirectSandbox().run(Job(PROGRAM, CALL, Mode.TRACE)))
    assert report.trace is not None
    return report.trace


def found(trace: Trace, begin: int, end: int, *claims: str) -> list[bool | None]:
    job = Job(PROGRAM, CALL, Mode.PROBE, probes=(Probe(begin, end, claims),), other_hashes=True)
    report = asyncio.run(DirectSandbox().run(job))
    assert report.steps_digest == trace.steps_digest
    return [finding.holds for finding in report.findings[0]]


def test_state_is_that_after_the_last_step(trace: Trace) -> None:
    k = first(trace, "line", 9)
    assert found(trace, k, k, "total == 0", "total == 1") == [True, False]


def test_interrupted_line_has_no_effect_before_it_ends(trace: Trace) -> None:
    line, finish = first(trace, "line", 12), first(trace, "finish", 12)
    assert found(trace, line, line, "total == 0") == [True]
    assert found(trace, line, finish - 1, "total == 0") == [True]
    assert found(trace, line, finish, "total == 2", "old(total) == 0", "calls('double') == 1") == [True, True, True]
    assert found(trace, finish, finish, "total == 2", "old(total) == 0") == [True, True]


def test_called_frame_keeps_the_state_of_its_return(trace: Trace) -> None:
    call, ended = first(trace, "call", 4), first(trace, "return", 6)
    assert found(trace, call, ended, "y == 2", "return == 2", "x == 1", "scale == 2", "old(x) == 1") == [True] * 5
    assert found(trace, call, ended + 3, "y == 2", "return == 2") == [True, None]


def test_loop_counts_and_branches(trace: Trace) -> None:
    begin, end = first(trace, "line", 11), first(trace, "line", 14) - 1
    assert found(trace, begin, end, "runs(12) == 2", "runs(11) == 3", "branch == False", "seen == [1, 2]") == [True] * 4


def test_exception_is_known_by_name(trace: Trace) -> None:
    k = first(trace, "exception", 15)
    assert found(trace, k, k, "raised == 'KeyError'", "branch == True") == [True, None]


def test_answer_is_strict_in_type(trace: Trace) -> None:
    last = len(trace.steps) - 1
    assert found(trace, last, last, "return == 6", "return == 6.0", "total == 6") == [True, False, True]


def test_what_cannot_be_evaluated_says_why() -> None:
    job = Job(
        PROGRAM,
        CALL,
        Mode.PROBE,
        probes=(Probe(0, 0, ("nobody == 1", "import os", "items == [1, 2]")), Probe(10_000, 10_001, ("1 == 1",))),
    )
    report = asyncio.run(DirectSandbox().run(job))
    (unknown, bad, good), (unreached,) = report.findings
    assert (unknown.holds, bad.holds, unreached.holds) == (None, None, None)
    assert "nobody" in unknown.seen
    assert "not reached" in unreached.seen
    assert good == Finding(holds=True, seen="[1, 2]")


def test_claims_of_later_probes_do_not_disturb_earlier_ones(trace: Trace) -> None:
    probes = tuple(Probe(step.index, step.index, ("1 == 1",)) for step in trace.steps)
    report = asyncio.run(DirectSandbox().run(Job(PROGRAM, CALL, Mode.PROBE, probes=probes)))
    assert [finding.holds for one in report.findings for finding in one] == [True] * len(trace.steps)
    assert report.steps_digest == trace.steps_digest
