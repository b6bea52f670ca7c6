"""A guest's bytes may be anything; a report is always well formed."""

import hashlib
import json

import pytest

from sandbox.base import Job, Limits, Mode, Probe
from sandbox.program import Call, Program
from sandbox.report import decode
from sandbox.trace import Event, Outcome

PROGRAM = Program("def solve(n):\n    return n", "solve")
STEPS = [
    ["call", "solve", 1, 0, 0, {"n": "1"}, None, None],
    ["line", "solve", 2, 0, 0, {}, None, None],
    ["return", "solve", 2, 0, 0, {}, None, "1"],
]


def job(mode: Mode = Mode.TRACE, **limits: int) -> Job:
    return Job(PROGRAM, Call(("1",)), mode, Limits(**limits), probes=(Probe(0, 1, ("n == 1",)),) if mode is Mode.PROBE else ())


def result(**changes: object) -> dict[str, object]:
    steps = changes.get("steps", STEPS)
    digest = hashlib.sha256(json.dumps(steps, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
    whole: dict[str, object] = {
        "id": 7, "outcome": "returned", "detail": "", "returned": "1", "raised": None, "stdout": "", "python": "3.13.5",
        "steps_digest": digest, "steps": STEPS, "findings": [], "cpu_s": 0.01,
    }  # fmt: skip
    return whole | changes


def test_a_result_becomes_a_report_with_its_trace() -> None:
    report = decode(json.dumps(result()).encode(), job(), 7)
    assert report.outcome is Outcome.RETURNED
    assert report.trace is not None
    assert [step.event for step in report.trace.steps] == [Event.CALL, Event.LINE, Event.RETURN]
    assert report.trace.steps[0].changed == {"n": "1"}
    assert report.steps_digest == report.trace.steps_digest


def step(**changes: object) -> list[list[object]]:
    names = ("event", "function", "line", "depth", "frame", "changed", "decision", "value")
    return [STEPS[0], [changes.get(name, value) for name, value in zip(names, STEPS[1], strict=True)], STEPS[2]]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 8},
        {"id": "7"},
        {"outcome": "nondeterministic"},
        {"outcome": "fine"},
        {"outcome": ["returned"]},
        {"returned": None},
        {"returned": 1},
        {"returned": "x" * 20_000},
        {"raised": "ValueError()"},
        {"outcome": "timed_out"},
        {"stdout": "x" * 100_000},
        {"stdout": "\ud800"},
        {"stdout": None},
        {"detail": "x" * 10_000},
        {"python": 3},
        {"cpu_s": -1},
        {"cpu_s": True},
        {"cpu_s": "1"},
        {"steps_digest": "0" * 64},
        {"steps": {}},
        {"steps": [[]]},
        {"steps": step(event="finished")},
        {"steps": step(event=["line"])},
        {"steps": step(event="return")},
        {"steps": step(line=0)},
        {"steps": step(line=99)},
        {"steps": step(line=True)},
        {"steps": step(line=1.0)},
        {"steps": step(depth=-1)},
        {"steps": step(frame="0")},
        {"steps": step(function=None)},
        {"steps": step(changed=[])},
        {"steps": step(changed={"n": 1})},
        {"steps": step(changed={"n": "x" * 2_000})},
        {"steps": step(changed={"\ud800": "1"})},
        {"steps": step(decision=1)},
        {"steps": step(value="1")},
        {"findings": [[[True, "1"]]]},
    ],
    ids=str,
)
def test_a_malformed_result_is_a_killed_program(changes: dict[str, object]) -> None:
    report = decode(json.dumps(result(**changes)).encode(), job(), 7)
    assert report.outcome is Outcome.KILLED
    assert report.detail.startswith("the result is malformed")
    assert report.trace is None


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 10**6,
        b'{"id": NaN}',
        b'{"id": ' + b"9" * 10_000 + b"}",
        b'"' + b"\\u0000" * 9 + b'"',
    ],
    ids=lambda payload: repr(payload[:12]),
)
def test_bytes_that_are_no_object_are_a_killed_program(payload: bytes) -> None:
    assert decode(payload, job(), 7).outcome is Outcome.KILLED


def test_more_steps_than_allowed_are_malformed() -> None:
    assert decode(json.dumps(result()).encode(), job(steps=1), 7).outcome is Outcome.KILLED


def test_findings_must_match_the_probes() -> None:
    for findings, outcome in (
        ([[[True, "1"]]], Outcome.RETURNED),
        ([[[None, "no such name"]]], Outcome.RETURNED),
        ([], Outcome.RETURNED),
        ([[[True, "1"], [True, "1"]]], Outcome.KILLED),
        ([[["yes", "1"]]], Outcome.KILLED),
        ([[[True, None]]], Outcome.KILLED),
        ([[[True, "1"]], []], Outcome.KILLED),
    ):
        assert decode(json.dumps(result(findings=findings)).encode(), job(Mode.PROBE), 7).outcome is outcome, findings
