"""From a guest's bytes, which a hostile program may have written, to a report."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import NoReturn, TypeGuard

from sandbox.base import Finding, Job, Mode, Report
from sandbox.trace import Event, Outcome, Step, Trace

_CUT_MARK = 32
_DETAIL_CHARS = 500
_DEPTH = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_EVENTS = {str(event): event for event in Event}
_OUTCOMES = {str(outcome): outcome for outcome in Outcome if outcome is not Outcome.NONDETERMINISTIC}
_WITH_VALUE = frozenset({Event.RETURN, Event.YIELD, Event.EXCEPTION})


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
        return _report(_object(payload), job, number)
    except _MalformedError as error:
        return Report(Outcome.KILLED, f"the result is malformed: {error}")


def _object(payload: bytes) -> Mapping[str, object]:
    try:
        result = json.loads(payload, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise _MalformedError("not JSON") from error
    if not isinstance(result, dict):
        raise _MalformedError("not an object")
    return result


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _report(result: Mapping[str, object], job: Job, number: int) -> Report:
    if result.get("id") != number:
        raise _MalformedError("id")
    outcome = _OUTCOMES.get(_text(result.get("outcome"), "outcome", 40))
    if outcome is None:
        raise _MalformedError("outcome")
    limits = job.limits
    returned = _optional(result.get("returned"), "returned", limits.answer_chars + _CUT_MARK)
    raised = _optional(result.get("raised"), "raised", limits.value_chars + _CUT_MARK)
    stdout = _text(result.get("stdout", ""), "stdout", limits.output_bytes)
    if (outcome is Outcome.RETURNED) != (returned is not None) or (outcome is Outcome.RAISED) != (raised is not None):
        raise _MalformedError("outcome and value disagree")
    digest, trace = "", None
    if job.mode is Mode.TRACE and "steps" in result:
        raw = result["steps"]
        digest = hashlib.sha256(json.dumps(raw, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
        if digest != result.get("steps_digest"):
            raise _MalformedError("steps_digest")
        python = _text(result.get("python"), "python", 40)
        trace = Trace(job.program, job.call, outcome, _steps(raw, job), returned, raised, stdout, python, digest)
    elif job.mode is Mode.PROBE:
        digest = _digest(result.get("steps_digest", ""))
    return Report(
        outcome=outcome,
        detail=_text(result.get("detail", ""), "detail", _DETAIL_CHARS),
        returned=returned,
        raised=raised,
        stdout=stdout,
        steps_digest=digest,
        trace=trace,
        findings=_findings(result.get("findings", []), job),
        cpu_s=_seconds(result.get("cpu_s", 0.0)),
    )


def _steps(raw: object, job: Job) -> tuple[Step, ...]:
    if not isinstance(raw, list) or len(raw) > job.limits.steps + 1:
        raise _MalformedError("steps")
    chars = job.limits.value_chars + _CUT_MARK
    lines = job.program.source.count("\n") + 1
    return tuple(_step(index, one, chars, lines) for index, one in enumerate(raw))


def _step(index: int, raw: object, chars: int, lines: int) -> Step:
    if not isinstance(raw, list) or len(raw) != 8:
        raise _MalformedError(f"step {index}")
    name, function, line, depth, frame, changed, decision, value = raw
    event = _EVENTS.get(name) if isinstance(name, str) else None
    if event is None or not isinstance(changed, dict) or not (decision is None or isinstance(decision, bool)):
        raise _MalformedError(f"step {index}")
    if not (_count(line, lines) and line and _count(depth, _DEPTH) and _count(frame, _DEPTH * 1000)):
        raise _MalformedError(f"step {index}")
    for variable, text in changed.items():
        _text(variable, f"step {index}", chars)
        _optional(text, f"step {index}", chars)
    _text(function, f"step {index}", chars)
    _optional(value, f"step {index}", chars)
    if (event in _WITH_VALUE) != (value is not None):
        raise _MalformedError(f"step {index}")
    return Step(index, event, function, line, depth, frame, changed, decision, value)


def _findings(raw: object, job: Job) -> tuple[tuple[Finding, ...], ...]:
    if raw == []:
        return ()
    if job.mode is not Mode.PROBE or not isinstance(raw, list) or len(raw) != len(job.probes):
        raise _MalformedError("findings")
    return tuple(_probe(one, len(probe.claims), job) for one, probe in zip(raw, job.probes, strict=True))


def _probe(raw: object, claims: int, job: Job) -> tuple[Finding, ...]:
    if not isinstance(raw, list) or len(raw) != claims:
        raise _MalformedError("findings")
    return tuple(_finding(one, job) for one in raw)


def _finding(raw: object, job: Job) -> Finding:
    if not isinstance(raw, list) or len(raw) != 2 or not (raw[0] is None or isinstance(raw[0], bool)):
        raise _MalformedError("findings")
    return Finding(raw[0], _text(raw[1], "findings", max(job.limits.answer_chars, job.limits.value_chars) + _DETAIL_CHARS))


def _text(value: object, where: str, chars: int) -> str:
    if not isinstance(value, str) or len(value) > chars:
        raise _MalformedError(where)
    if not value.isascii() and _SURROGATE.search(value):
        raise _MalformedError(f"{where}: lone surrogate")
    return value


def _optional(value: object, where: str, chars: int) -> str | None:
    return None if value is None else _text(value, where, chars)


def _count(value: object, most: int) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= most


def _digest(value: object) -> str:
    text = _text(value, "steps_digest", 64)
    if not re.fullmatch(r"(?:[0-9a-f]{64})?", text):
        raise _MalformedError("steps_digest")
    return text


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise _MalformedError("cpu_s")
    return float(value)
