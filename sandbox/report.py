"""From a guest's bytes, which a hostile program may have written, to a report.

What is hashed is what is decoded: the bytes of the steps as they lie in the result. A guest writes canonical JSON; a hostile one
may write the same steps in another way, and gets a digest that no honest recording has. It can never give two lists of steps one
digest, and that is all that comparing digests relies on.
"""

import hashlib
import re
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from sandbox.base import Finding, Job, Mode, Report
from sandbox.trace import Event, Granularity, Outcome, Step, Trace

MALFORMED = "the result is malformed"
"""Beginning of the detail of a result that no guest writes."""
_CUT_MARK = 32
_DETAIL_CHARS = 500
_MOST = 1_000_000
_WITHOUT_VALUE = (Event.LINE, Event.CALL, Event.FINISH, Event.RESUME)
_EXPRESSION = Event.EXPRESSION
_NONE = b"[]"
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"')
_FEW_BYTES = 1 << 20  # of lists, which take thirty times as much once they are decoded

_Count = Annotated[int, Meta(ge=0, le=_MOST)]
_Frame = Annotated[int, Meta(ge=0, le=1000 * _MOST)]
_Line = Annotated[int, Meta(ge=1, le=_MOST)]
_Row = tuple[Event, str, int, int, int, dict[str, str | None], bool | None, str | None]
_SpannedRow = tuple[Event, str, int, int, int, dict[str, str | None], bool | None, str | None, tuple[int, int] | None]


class _Result(Struct):
    """What a guest writes, and a server in the place of a child that could not."""

    id: int
    outcome: Outcome
    detail: Annotated[str, Meta(max_length=_DETAIL_CHARS)] = ""
    returned: str | None = None
    raised: str | None = None
    stdout: str = ""
    python: Annotated[str, Meta(max_length=40)] = ""
    steps_digest: Annotated[str, Meta(pattern=r"\A(?:[0-9a-f]{64})?\Z")] = ""
    findings: msgspec.Raw = msgspec.Raw(_NONE)
    cpu_s: Annotated[float, Meta(ge=0, lt=1e9)] = 0.0
    steps: msgspec.Raw = msgspec.Raw()


_RESULT = msgspec.json.Decoder(_Result)
_FINDINGS = msgspec.json.Decoder(list[list[tuple[bool | None, str]]])


class _MalformedError(Exception):
    """The result is not what a guest writes; the message says where."""


def decode(payload: bytes, job: Job, number: int) -> Report:
    """The report that a result holds; ``killed`` if it is malformed or out of bounds.

    Args:
        payload: the result's JSON.
        job: what was asked for.
        number: the job's number on its channel.
    """
    try:
        return _report(_RESULT.decode(payload), job, number)
    except _MalformedError as error:
        where = str(error)
    except msgspec.ValidationError as error:
        where = str(error).rpartition(" - at ")[2]  # what stands before may quote the guest
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        where = "not JSON"
    return Report(Outcome.KILLED, f"{MALFORMED}: {where}")


def _report(result: _Result, job: Job, number: int) -> Report:
    outcome, limits = result.outcome, job.limits
    if result.id != number:
        raise _MalformedError("id")
    if outcome is Outcome.NONDETERMINISTIC:
        raise _MalformedError("outcome")
    returned, raised = result.returned is not None, result.raised is not None
    if (outcome is Outcome.RETURNED) != returned or (outcome is Outcome.RAISED) != raised:
        raise _MalformedError("outcome and value disagree")
    _bounded(result.returned, "returned", limits.answer_chars + _CUT_MARK)
    _bounded(result.raised, "raised", limits.value_chars + _CUT_MARK)
    _bounded(result.stdout, "stdout", limits.output_bytes)
    trace = _trace(result, job) if job.mode is Mode.TRACE and bytes(result.steps) else None
    return Report(
        outcome=outcome,
        detail=result.detail,
        returned=result.returned,
        raised=result.raised,
        stdout=result.stdout,
        steps_digest=result.steps_digest if trace or job.mode is Mode.PROBE else "",
        trace=trace,
        findings=_findings(bytes(result.findings), job),
        cpu_s=result.cpu_s,
    )


def _bounded(text: str | None, where: str, chars: int) -> None:
    if text is not None and len(text) > chars:
        raise _MalformedError(where)


def _trace(result: _Result, job: Job) -> Trace:
    if hashlib.sha256(result.steps).hexdigest() != result.steps_digest:
        raise _MalformedError("steps_digest")
    if not result.python:
        raise _MalformedError("python")
    steps = _steps(result.steps, job)
    return Trace(
        job.program,
        job.call,
        result.outcome,
        steps,
        result.returned,
        result.raised,
        result.stdout,
        result.python,
        result.steps_digest,
        job.granularity,
    )


def _steps(raw: msgspec.Raw, job: Job) -> tuple[Step, ...]:
    chars, most = job.limits.value_chars + _CUT_MARK, job.limits.steps + 1
    last_line = job.program.source.count("\n") + job.program.source.count("\r") + 1
    if job.granularity is Granularity.EXPRESSION:
        return _spanned_steps(_spanned_rows(chars, most).decode(raw), last_line, len(job.program.source))
    rows = _rows(chars, most).decode(raw)
    for index, row in enumerate(rows):
        if row[2] > last_line or (row[7] is None) != (row[0] in _WITHOUT_VALUE) or row[0] is _EXPRESSION:
            raise _MalformedError(f"step {index}")
    return tuple([Step(index, *row) for index, row in enumerate(rows)])


def _spanned_steps(rows: list[_SpannedRow], last_line: int, chars: int) -> tuple[Step, ...]:
    for index, row in enumerate(rows):
        event, changed, decision, value, span = row[0], *row[5:]
        if row[2] > last_line or (value is None) != (event in _WITHOUT_VALUE) or (span is None) != (event is not _EXPRESSION):
            raise _MalformedError(f"step {index}")
        if span is not None and (changed or decision is not None or not 0 <= span[0] < span[1] <= chars):
            raise _MalformedError(f"step {index}")
    return tuple([Step(index, *row) for index, row in enumerate(rows)])


@lru_cache(maxsize=64)
def _rows(chars: int, steps: int) -> msgspec.json.Decoder[list[_Row]]:
    """Reads the steps, none with a longer text, and not more of them; the index of a step is its place."""
    text = Annotated[str, Meta(max_length=chars)]
    row = tuple[Event, text, _Line, _Count, _Frame, dict[text, text | None], bool | None, text | None]
    return msgspec.json.Decoder(Annotated[list[row], Meta(max_length=steps)])


@lru_cache(maxsize=64)
def _spanned_rows(chars: int, steps: int) -> msgspec.json.Decoder[list[_SpannedRow]]:
    """Reads the steps of a trace that tells expressions: each row ends with a span, or with nothing in its place."""
    text = Annotated[str, Meta(max_length=chars)]
    row = tuple[Event, text, _Line, _Count, _Frame, dict[text, text | None], bool | None, text | None, tuple[int, int] | None]
    return msgspec.json.Decoder(Annotated[list[row], Meta(max_length=steps)])


def _findings(raw: bytes, job: Job) -> tuple[tuple[Finding, ...], ...]:
    if raw == _NONE:
        return ()
    asked = [len(probe.claims) for probe in job.probes] if job.mode is Mode.PROBE else []
    lists = 1 + len(asked) + sum(asked)
    if not asked or (len(raw) > _FEW_BYTES and _STRING.sub(b"", raw).count(b"[") != lists):
        raise _MalformedError("findings")  # before they are decoded: a decoder sees only at the end that a list is too long
    found = _FINDINGS.decode(raw)
    if [len(probe) for probe in found] != asked:
        raise _MalformedError("findings")
    chars = max(job.limits.answer_chars, job.limits.value_chars) + _DETAIL_CHARS
    for probe in found:
        for _, seen in probe:
            _bounded(seen, "findings", chars)
    return tuple(tuple(Finding(holds, seen) for holds, seen in probe) for probe in found)
