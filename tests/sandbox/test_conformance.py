"""What every sandbox must do."""

import asyncio
from dataclasses import replace

import pytest

from sandbox.base import Job, Limits, Mode, Probe
from sandbox.granularity import by_line
from sandbox.program import Call, Program
from sandbox.trace import Event, Granularity, Outcome
from tests.conftest import Backend

OUTCOMES = [
    ("def solve(): return [1, 'a', 2.5]", Outcome.RETURNED),
    ("def solve(): return 1 // 0", Outcome.RAISED),
    ("def solve(:", Outcome.RAISED),
    ("import sys\ndef solve(): sys.exit(3)", Outcome.RAISED),
    ("def solve():\n    while True:\n        pass", Outcome.TIMED_OUT),
    ("import time\ndef solve(): time.sleep(60)", Outcome.TIMED_OUT),
    ("def solve(): return len([0] * 10**9)", Outcome.OUT_OF_MEMORY),
    ("def solve():\n    while True:\n        print('x' * 1000)", Outcome.OUTPUT_LIMIT),
    ("def solve(): return 'x' * 20_000", Outcome.OUTPUT_LIMIT),
    ("def solve():\n    import no_such_package", Outcome.MISSING_PACKAGE),
    ("import no_such_package\ndef solve(): pass", Outcome.MISSING_PACKAGE),
    ("import os\ndef solve(): os._exit(0)", Outcome.KILLED),
]


@pytest.mark.parametrize(("source", "outcome"), OUTCOMES)
def test_each_outcome_has_a_program_that_causes_it(backend: Backend, source: str, outcome: Outcome) -> None:
    report = backend.call(source, wall_s=2, cpu_s=1)
    assert (report.outcome, bool(report.returned), bool(report.raised)) == (
        outcome,
        outcome is Outcome.RETURNED,
        outcome is Outcome.RAISED,
    )


def test_too_many_steps_end_a_trace_as_step_limit(backend: Backend) -> None:
    report = backend.call("def solve():\n    n = 0\n    while True:\n        n += 1", mode=Mode.TRACE, steps=500)
    assert report.outcome is Outcome.STEP_LIMIT
    assert report.trace is not None
    assert report.trace.outcome is Outcome.STEP_LIMIT
    assert 1 <= len(report.trace.steps) <= 500


def test_a_trace_holds_the_steps_and_their_digest(backend: Backend) -> None:
    report = backend.call("def solve(a, b):\n    c = a + b\n    return c", "2", "3", mode=Mode.TRACE)
    assert report.trace is not None
    assert [(step.event, step.line) for step in report.trace.steps] == [
        (Event.CALL, 1),
        (Event.LINE, 2),
        (Event.LINE, 3),
        (Event.RETURN, 3),
    ]
    assert report.trace.steps[1].changed == {"c": "5"}
    assert (report.returned, report.trace.returned, report.trace.python) == ("5", "5", backend.pool.python)
    assert report.trace.steps_digest == report.steps_digest


def test_a_probe_evaluates_claims_and_names_the_same_digest(backend: Backend) -> None:
    program = Program("def solve(a, b):\n    c = a + b\n    return c", "solve")
    call = Call(("2", "3"))
    trace, probe = backend.run(
        Job(program, call, Mode.TRACE),
        Job(program, call, Mode.PROBE, probes=(Probe(1, 1, ("c == 5", "c == 6")),), other_hashes=True),
    )
    assert [finding.holds for finding in probe.findings[0]] == [True, False]
    assert probe.steps_digest == trace.steps_digest


@pytest.mark.parametrize(
    "source", ["def solve(a):\n    return [a]", "def solve(a):\n    b = a * 2 + 1\n    return b if b > a else -a"]
)
def test_each_job_has_its_own_granularity(backend: Backend, source: str) -> None:
    line = Job(Program(source, "solve"), Call(("2",)), Mode.TRACE)
    fine = replace(line, granularity=Granularity.EXPRESSION)
    first, second, third, again = backend.run(line, fine, line, replace(fine, mode=Mode.PROBE, other_hashes=True))
    assert first.trace is not None
    assert second.trace is not None
    assert first.trace == third.trace == by_line(second.trace)
    assert again.steps_digest == second.steps_digest


def test_arguments_are_data(backend: Backend) -> None:
    text = repr("'); import os #\n\\ \x00 \ud800 é 🙂")
    assert backend.call("def solve(text): return text", text).returned == text
    report = backend.call("def solve(*a, **k): return [a, k]", "[1, (2,)]", "{'k': {3}}")
    assert report.returned == "[([1, (2,)], {'k': {3}}), {}]"


def test_keyword_arguments_arrive_by_name(backend: Backend) -> None:
    job = Job(Program("def solve(a, b): return a - b", "solve"), Call((), (("b", "1"), ("a", "5"))), Mode.RUN)
    assert backend.run(job)[0].returned == "4"


def test_what_is_printed_comes_back_apart_from_the_value(backend: Backend) -> None:
    report = backend.call("def solve():\n    print('a')\n    print('é')\n    return 1")
    assert (report.stdout, report.returned) == ("a\né\n", "1")


def test_reports_of_many_jobs_at_once_belong_to_their_jobs(backend: Backend) -> None:
    jobs = [Job(Program(f"def solve(n): return n * {n}", "solve"), Call(("7",)), Mode.RUN) for n in range(60)]
    assert [report.returned for report in backend.run(*jobs)] == [str(7 * n) for n in range(60)]


def test_the_two_hash_seeds_differ_and_each_is_kept(backend: Backend) -> None:
    source = "def solve(): return hash('some text')"
    first = {backend.call(source).returned for _ in range(3)}
    other = {backend.call(source, other_hashes=True).returned for _ in range(3)}
    assert (len(first), len(other), len(first | other)) == (1, 1, 2)


def test_a_cancelled_job_leaves_the_sandbox_working(backend: Backend) -> None:
    endless = Job(Program("def solve():\n    while True: pass", "solve"), Call(), Mode.RUN, Limits(wall_s=0.5, cpu_s=0.5))

    async def cancel() -> None:
        running = [asyncio.create_task(backend.pool.run(endless)) for _ in range(8)]
        await asyncio.sleep(0.2)
        for task in running:
            task.cancel()
        assert all(isinstance(end, asyncio.CancelledError) for end in await asyncio.gather(*running, return_exceptions=True))

    backend.wait(cancel())
    assert backend.call("def solve(): return 'next'").returned == "'next'"


def test_a_program_starts_from_the_same_state_every_time(backend: Backend) -> None:
    source = "import json, sys\njson.mark = getattr(json, 'mark', 0) + 1\ndef solve(): return json.mark"
    assert {backend.call(source).returned for _ in range(3)} == {"1"}


def test_the_working_folder_is_private_and_empty(backend: Backend) -> None:
    source = """
import os
def solve():
    before = os.listdir('.')
    os.makedirs('a/b')
    open('a/b/file', 'w').write('x')
    return before, open('a/b/file').read()
"""
    assert [backend.call(source).returned for _ in range(3)] == ["([], 'x')"] * 3


def test_processor_time_is_reported(backend: Backend) -> None:
    report = backend.call("import time\ndef solve():\n    while time.process_time() < 0.3:\n        pass")
    assert 0.25 < report.cpu_s < 2
