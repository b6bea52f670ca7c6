"""A guest's bytes may be anything; a report is always well formed."""

import hashlib
import json
import tracemalloc
from dataclasses import replace

import pytest

from sandbox.base import Job, Limits, Mode, Probe, Report
from sandbox.program import Call, Program
from sandbox.report import decode
from sandbox.trace import Event, Granularity, Outcome

PROGRAM = Program("def solve(n):\n    return n", "solve")
STEPS = [
    ["call", "solve", 1, 0, 0, {"n": "1"}, None, None],
    ["line", "solve", 2, 0, 0, {}, None, None],
    ["return", "solve", 2, 0, 0, {}, None, "1"],
]


def job(mode: Mode = Mode.TRACE, **limits: int) -> Job:
    return Job(PROGRAM, Call(("1",)), mode, Limits(**limits), probes=(Probe(0, 1, ("n == 1",)),) if mode is Mode.PROBE else ())


def written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def result(**changes: object) -> dict[str, object]:
    steps = changes.get("steps", STEPS)
    digest = hashlib.sha256(written(steps)).hexdigest()
    whole: dict[str, object] = {
        "id": 7, "outcome": "returned", "detail": "", "returned": "1", "raised": None, "stdout": "", "python": "3.13.5",
        "steps_digest": digest, "steps": STEPS, "findings": [], "cpu_s": 0.01,
    }  # fmt: skip
    return whole | changes


def test_a_result_becomes_a_report_with_its_trace() -> None:
    report = decode(written(result()), job(), 7)
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
        {"steps": step(event="expression", value="1")},
        {"findings": [[[True, "1"]]]},
    ],
    ids=str,
)
def test_a_malformed_result_is_a_killed_program(changes: dict[str, object]) -> None:
    report = decode(written(result(**changes)), job(), 7)
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
    assert decode(written(result()), job(steps=1), 7).outcome is Outcome.KILLED


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
        assert decode(written(result(findings=findings)), job(Mode.PROBE), 7).outcome is outcome, findings


def test_the_digest_is_of_the_bytes_that_are_decoded() -> None:
    spaced = json.dumps(STEPS).encode()
    forged = written(result(steps=[])).replace(b'"steps":[]', b'"steps":' + spaced)
    assert decode(forged, job(), 7).outcome is Outcome.KILLED
    digest = hashlib.sha256(spaced).hexdigest()
    report = decode(written(result(steps_digest=digest)).replace(written(STEPS), spaced), job(), 7)
    assert report.trace is not None
    assert report.steps_digest == digest != decode(written(result()), job(), 7).steps_digest


def test_of_two_lists_of_steps_the_one_that_counts_is_the_one_that_is_hashed() -> None:
    twice = written(result())[:-1] + b',"steps":[]}'
    assert decode(twice, job(), 7).outcome is Outcome.KILLED
    twice = written(result(steps=[], steps_digest=hashlib.sha256(written(STEPS)).hexdigest()))[:-1]
    report = decode(twice + b',"steps":' + written(STEPS) + b"}", job(), 7)
    assert report.trace is not None
    assert len(report.trace.steps) == 3


@pytest.mark.parametrize("text", [b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\\udc00x", b"\x01"], ids=repr)
def test_text_that_is_no_text_is_malformed_wherever_it_stands(text: bytes) -> None:
    for place in (b'{"n":"1"}', b'"solve"'):
        raw = written(STEPS).replace(place, place.replace(b"1", text).replace(b"solve", text))
        whole = written(result(steps=[], steps_digest=hashlib.sha256(raw).hexdigest()))
        assert decode(whole.replace(b'"steps":[]', b'"steps":' + raw), job(), 7).outcome is Outcome.KILLED


def test_the_reason_quotes_nothing_of_the_guest() -> None:
    for changes in ({"outcome": "secret - at secret"}, {"steps": step(event="secret")}, {"steps": step(changed={"secret": 1})}):
        assert "secret" not in decode(written(result(**changes)), job(), 7).detail


def fine(*row: object) -> Report:
    """The report of one line and one more row."""
    steps = [["line", "solve", 2, 0, 0, {}, None, None, None], list(row)]
    return decode(written(result(steps=steps)), replace(job(), granularity=Granularity.EXPRESSION), 7)


def test_expressions_are_steps_with_a_place_in_the_source() -> None:
    report = fine("expression", "solve", 2, 0, 0, {}, None, "1", [0, 3])
    assert report.trace is not None
    assert report.trace.granularity is Granularity.EXPRESSION
    assert [step.span for step in report.trace.steps] == [None, (0, 3)]


@pytest.mark.parametrize(
    "row",
    [
        ("expression", "solve", 2, 0, 0, {}, None, "1", None),
        ("expression", "solve", 2, 0, 0, {}, None, None, [0, 3]),
        ("expression", "solve", 2, 0, 0, {"n": "1"}, None, "1", [0, 3]),
        ("expression", "solve", 2, 0, 0, {}, True, "1", [0, 3]),
        ("expression", "solve", 2, 0, 0, {}, None, "1", [3, 3]),
        ("expression", "solve", 2, 0, 0, {}, None, "1", [-1, 3]),
        ("expression", "solve", 2, 0, 0, {}, None, "1", [0, 10_000]),
        ("expression", "solve", 2, 0, 0, {}, None, "1", [0, 1, 2]),
        ("line", "solve", 2, 0, 0, {}, None, None, [0, 3]),
        ("line", "solve", 2, 0, 0, {}, None, None),
    ],
    ids=str,
)
def test_a_malformed_expression_is_a_killed_program(row: tuple[object, ...]) -> None:
    assert fine(*row).outcome is Outcome.KILLED


def test_lists_without_end_are_refused_before_they_take_memory() -> None:
    lists = b"[" + b"[]," * 10**6 + b"[]]"
    for mode in (Mode.RUN, Mode.PROBE):
        tracemalloc.start()
        report = decode(b'{"id":7,"outcome":"returned","returned":"6","findings":' + lists + b"}", job(mode), 7)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert report.detail == "the result is malformed: findings"
        assert most < 20 << 20


def test_many_findings_are_read() -> None:
    claims = ("n == [1]",) * 20_000
    asked = replace(job(Mode.PROBE), probes=(Probe(0, 0, claims), Probe(1, 1, claims)))
    findings = [[[False, "['[\\\\', \"]\"] " * 2]] * len(claims)] * 2
    report = decode(written(result(findings=findings)), asked, 7)
    assert [len(probe) for probe in report.findings] == [20_000, 20_000]
    assert report.findings[1][-1].seen == "['[\\\\', \"]\"] " * 2
