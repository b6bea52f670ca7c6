"""Traces for the narrator that is a model."""

import asyncio

from sandbox.program import Call, Program
from sandbox.record import record
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox


def traced(source: str, *args: str, glosses: dict[str, str] | None = None) -> Trace:
    """The trace of a program whose last function is called."""
    entry = source.rpartition("def ")[2].partition("(")[0]
    program = Program(source, entry, "", glosses or {})
    report = asyncio.run(record(DirectSandbox(), program, Call(args)))
    assert report.trace is not None
    return report.trace
