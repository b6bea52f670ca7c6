"""Prose without anchors of which it is known whether it is true: from the files of this folder, and the template's own."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypedDict

from agents.narration import parse
from evals.faithfulness.mutant import Kind
from evals.faithfulness.planting import plant
from evals.faithfulness.sources import GRAMMAR, narrated, tasks
from sandbox.base import Job, Mode, Sandbox
from sandbox.program import Call, Origin, Program
from sandbox.trace import Trace

TEMPLATE, MODEL, VOICES, HELD_OUT = "template", "model", "voices", "held-out"
HELD_OUT_SHORT = "held-out-short"
FOLDER = Path(str(resources.files("evals.faithfulness.plain")))
_LIES = 6
"""Of each narration of the template."""
_OMISSIONS = frozenset({"skipped_statement", "skipped_iteration", "extra_iteration"})
"""Classes of the anchored benchmark that leave something out, or say it twice: in free prose that is no lie."""


class _Row(TypedDict, total=False):
    """A row of a file; see the folder for its keys."""

    id: str
    source: str
    entry: str
    args: list[str]
    kwargs: dict[str, str]
    problem: str
    glosses: dict[str, str]
    program: str
    style: str
    narration: str
    narration_id: str
    faithful: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A narration.

    Attributes:
        ident: its name.
        style: how it is told, or by whom.
        trace: what it tells.
        text: the prose.
        lie: the class of the error in it; empty if it is true.
        was: what the error stands in place of, where that is known.
    """

    ident: str
    style: str
    trace: Trace
    text: str
    lie: str = ""
    was: str = ""


async def told(sandbox: Sandbox, limit: int, seed: int) -> AsyncIterator[Told]:
    """All narrations; at most ``limit`` programs for the template.

    Raises:
        SandboxError: a program could not be recorded.
    """
    async for one in _written(sandbox, FOLDER, ""):
        yield one
    for style in (MODEL, VOICES, HELD_OUT, HELD_OUT_SHORT):
        async for one in _written(sandbox, FOLDER / style.replace("-", "_"), style):
            yield one
    async for one in _templates(sandbox, limit, seed):
        yield one


async def _written(sandbox: Sandbox, folder: Path, style: str) -> AsyncIterator[Told]:
    """What a folder holds: narrations, some of them false, and lies planted in the true ones."""
    traces: dict[str, Trace] = {}
    for row in _rows(folder / "programs.jsonl"):
        traces[row["id"]] = await _recorded(sandbox, row)
    styles: dict[str, tuple[str, Trace]] = {}
    for row in _rows(folder / "narrations.jsonl"):
        styles[row["id"]] = (style or row["style"], traces[row["program"]])
        lie = "" if row.get("faithful", True) else "as written"
        yield Told(row["id"], *styles[row["id"]], row["narration"], lie)
    for row in _rows(folder / "lies.jsonl"):
        yield Told(row["id"], *styles[row["narration_id"]], row["narration"], row["id"].rpartition("/")[2])


async def _recorded(sandbox: Sandbox, row: _Row) -> Trace:
    origin = Origin("plain", row["id"], "Apache-2.0")
    program = Program(row["source"], row["entry"], row.get("problem", ""), row.get("glosses", {}), origin)
    call = Call(tuple(row["args"]), tuple(row.get("kwargs", {}).items()))
    report = await sandbox.run(Job(program, call, Mode.TRACE))
    if report.trace is None:
        raise ValueError(f"{row['id']}: {report.outcome.value}")
    return report.trace


async def _templates(sandbox: Sandbox, limit: int, seed: int) -> AsyncIterator[Told]:
    """What the template tells of the grammar's programs, and lies planted in it, without their anchors."""
    async for task in tasks(GRAMMAR, limit, seed):
        found = await narrated(sandbox, task)
        if isinstance(found, str):
            continue
        text = parse(found.text).prose
        yield Told(found.ident, TEMPLATE, found.trace, text)
        mutants, _ = plant(found, _LIES, seed)
        for mutant in mutants:
            prose = parse(mutant.text).prose
            if mutant.kind is not Kind.CLAIM and mutant.name not in _OMISSIONS and prose != text:
                yield Told(f"{found.ident}/{mutant.name}", TEMPLATE, found.trace, prose, mutant.name, mutant.was)


def _rows(path: Path) -> Iterator[_Row]:
    for line in path.read_text("utf-8").splitlines():
        row: _Row = json.loads(line)
        yield row
