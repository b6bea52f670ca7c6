"""Where true narrations come from: the grammar, files of programs, and narrations written by hand."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from agents import domains
from agents.author import Draft
from agents.corpus import CorpusAuthor
from agents.grammar import GrammarAuthor
from agents.narrator import Untellable
from agents.seeds import Seed
from agents.template.narrator import tell
from evals.faithfulness.narrated import Narrated
from sandbox.base import Job, Mode, Sandbox, SandboxError
from sandbox.program import Call, Origin, Program
from sandbox.trace import Outcome, Trace

GRAMMAR, HAND = "grammar", "hand"
SHIPPED = Path(str(resources.files("evals.faithfulness"))) / "hand.jsonl"
"""Narrations with anchors, written by hand."""
MOST_STEPS = 2_000
"""Of a trace whose narration gets lies: longer ones are told in summaries anyway, and take minutes to plant in."""


@dataclass(frozen=True, slots=True)
class Task:
    """A program to be narrated.

    Attributes:
        seed: decides the wording.
        source: where it comes from.
        program, call: what runs.
        text: the narration, if it is written already.
    """

    seed: Seed
    source: str
    program: Program
    call: Call
    text: str = ""


async def tasks(name: str, limit: int, seed: int) -> AsyncIterator[Task]:
    """At most ``limit`` programs of a source: ``grammar``, ``hand``, or a file that ``agents.corpus`` reads.

    Raises:
        ValueError: the file cannot be read.
    """
    if name == HAND:
        for one in written()[:limit]:
            yield one
        return
    author = GrammarAuthor() if name == GRAMMAR else CorpusAuthor(name)
    count = min(limit, len(author)) if isinstance(author, CorpusAuthor) else limit
    for index in range(count):
        place = Seed(seed, "math", *domains.load("math").assign(index), index)
        place = place if name == GRAMMAR else Seed(seed, "corpus", "", 0, index)
        draft = await author.write(place, ())
        if isinstance(draft, Draft):
            yield Task(place, name if name == GRAMMAR else Path(name).name, draft.program, draft.calls[0])


def readable(name: str) -> None:
    """Make sure that a source is one.

    Raises:
        ValueError: it is a file that cannot be read, or that has no usable row.
    """
    if name not in (GRAMMAR, HAND):
        CorpusAuthor(name).check()


def written() -> list[Task]:
    """The narrations written by hand."""
    rows = [json.loads(line) for line in SHIPPED.read_text("utf-8").splitlines()]
    return [
        Task(
            Seed(0, HAND, "", 0, index),
            HAND,
            Program(row["source"], row["entry"], glosses=row["glosses"], origin=Origin(HAND, row["id"], "Apache-2.0")),
            Call(tuple(row["args"])),
            row["narration"],
        )
        for index, row in enumerate(rows)
    ]


async def narrated(sandbox: Sandbox, task: Task) -> Narrated | str:
    """Record and tell a program; instead the reason, in a few words, why that cannot be done."""
    try:
        report = await sandbox.run(Job(task.program, task.call, Mode.TRACE))
    except SandboxError:
        return "sandbox_error"
    trace: Trace | None = report.trace
    if trace is None or report.outcome is not Outcome.RETURNED:
        return report.outcome.value
    if len(trace.steps) > MOST_STEPS:
        return "many_steps"
    try:
        text = task.text or tell(task.seed, trace)
    except Untellable as error:
        return error.reason
    narrator = f"{'hand' if task.text else 'template'} on {task.source}"
    return Narrated(task.program.origin.ident, task.source, narrator, trace, text)
