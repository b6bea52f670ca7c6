"""The law of truth: every claim holds when the program is executed again."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from agents.checker import scene
from agents.checker.telling import Assertion, Span, Telling
from agents.verdict import Fault, Law, Remedy
from sandbox.base import Finding, Probe, Report
from sandbox.guest import literals
from sandbox.guest.claims import Claim
from sandbox.trace import Trace


def probes(tellings: Sequence[Telling]) -> tuple[Probe, ...]:
    """The questions to be asked of the re-execution, in order of their first steps."""
    asked = [
        Probe(span.first, span.last, tuple(one.claim.text for one in span.assertions))
        for telling in tellings
        for span in telling.spans
        if span.assertions
    ]
    return tuple(sorted(asked, key=lambda probe: probe.first))


def judged(tellings: Sequence[Telling], asked: Sequence[Probe], report: Report) -> tuple[Telling, ...]:
    """The tellings with the findings of the report."""
    found: dict[tuple[int, int, str], Finding] = {}
    for probe, findings in zip(asked, report.findings, strict=False):
        for text, finding in zip(probe.claims, findings, strict=False):
            found[probe.first, probe.last, text] = finding
    return tuple(Telling(one.index, one.prose, tuple(_judged(span, found) for span in one.spans)) for one in tellings)


def _judged(span: Span, found: Mapping[tuple[int, int, str], Finding]) -> Span:
    first, last = span.first, span.last
    done = (Assertion(one.claim, found.get((first, last, one.claim.text), _MISSING)) for one in span.assertions)
    return Span(first, last, tuple(done))


_MISSING = Finding(None, "it was not evaluated")


def faults(tellings: Sequence[Telling], *, strict: bool = True) -> Iterator[Fault]:
    """Claims that are false, or, if that is asked for, have no truth value."""
    for telling in tellings:
        for span in telling.spans:
            for one in span.assertions:
                if one.finding is None or one.finding.holds is None:
                    why = one.finding.seen if one.finding else "it was not evaluated"
                    if strict:
                        yield Fault(Law.TRUTH, telling.index, one.claim.text, f"the claim cannot be evaluated: {why}")
                elif not one.finding.holds:
                    said, seen = one.claim.text, one.finding.seen
                    yield Fault(Law.TRUTH, telling.index, said, f"{seen} was seen", _remedy(one.claim, seen))


def _remedy(claim: Claim, seen: str) -> Remedy | None:
    """For ``PLACE == LITERAL``, where what was seen stands there whole: the true literal; for ``branch`` the other way."""
    match claim.tree:
        case ast.Name(id="branch"):
            return Remedy("branch", "not branch")
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id="branch")):
            return Remedy("not branch", "branch")
        case ast.Compare(ops=[ast.Eq()], comparators=[right]) if literals.is_literal(right):
            new = scene.literal(seen)
            with suppress(ValueError):  # a number that Python reads, but does not write
                return Remedy(ast.unparse(right), seen) if new is not None and literals.is_literal(new) else None
    return None


def mismatch(trace: Trace, report: Report) -> Fault | None:
    """What differs between the recorded trace and its re-execution; ``None`` if nothing does."""
    pairs = (
        ("outcome", trace.outcome.value, report.outcome.value),
        ("returned value", trace.returned, report.returned),
        ("exception", trace.raised, report.raised),
        ("output", trace.stdout, report.stdout),
        ("steps", trace.steps_digest, report.steps_digest),
    )
    for what, recorded, seen in pairs:
        if recorded != seen:
            return Fault(Law.TRUTH, -1, f"recorded {what}: {recorded}", f"executed again: {seen}")
    return None


_TRUE = Finding(holds=True, seen="")


def borne_out(trace: Trace, asked: Sequence[Probe]) -> Report:
    """What an execution reports that goes as the trace has it and where every claim holds."""
    return Report(
        trace.outcome,
        returned=trace.returned,
        raised=trace.raised,
        stdout=trace.stdout,
        steps_digest=trace.steps_digest,
        findings=tuple((_TRUE,) * len(probe.claims) for probe in asked),
    )


def bears_out(report: Report, trace: Trace, asked: Sequence[Probe]) -> bool:
    """Whether a report leads to the same verdict as ``borne_out``."""
    if mismatch(trace, report) is not None or len(report.findings) != len(asked):
        return False
    return all(finding.holds is True for findings in report.findings for finding in findings)
