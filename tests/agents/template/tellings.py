"""Really executed, told and checked: what the tests of the template narrator look at."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from agents.checker import check
from agents.narration import parse
from agents.seeds import Seed
from agents.template.narrator import tell
from agents.verdict import Verdict
from sandbox.base import Job, Mode
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox


@dataclass(frozen=True)
class Told:
    trace: Trace
    text: str
    verdict: Verdict

    @property
    def prose(self) -> str:
        return parse(self.text).prose


def seed(index: int = 0) -> Seed:
    return Seed(7, "corpus", "", 0, index)


def trace(source: str, *args: str, glosses: Mapping[str, str] | None = None, entry: str = "solve") -> Trace:
    return asyncio.run(_trace(Program(source, entry, glosses=glosses or {}), Call(args)))


async def _trace(program: Program, call: Call) -> Trace:
    report = await DirectSandbox().run(Job(program, call, Mode.TRACE))
    assert report.trace is not None
    return report.trace


def told(
    source: str,
    *args: str,
    glosses: Mapping[str, str] | None = None,
    phrases: Mapping[str, str] | None = None,
    index: int = 0,
) -> Told:
    """Tell and check one execution."""

    async def run() -> Told:
        found = await _trace(Program(source, "solve", glosses=glosses or {}, phrases=phrases or {}), Call(args))
        text = tell(seed(index), found)
        return Told(found, text, await check(DirectSandbox(), found, text))

    return asyncio.run(run())
