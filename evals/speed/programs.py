"""Which programs run: those that come with the benchmark, those of a file, and the six kinds."""

import ast
import asyncio
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from agents.author import Draft
from agents.corpus import CorpusAuthor
from agents.seeds import Seed
from evals.speed.task import Task
from sandbox.program import Call, Program

SAMPLE = Path(str(resources.files("evals.speed"))) / "sample.jsonl"
"""Programs of our own, in the manner of pyedu; half of them import nothing."""
KINDS = ("loops", "calls", "recursion", "containers", "texts", "objects")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program of a file with its first input, before anything is known about its answer."""

    name: str
    program: Program
    call: Call
    recorded: str | None


def candidates(path: Path) -> list[Candidate]:
    """All usable rows of a file in a format of ``agents.corpus``.

    Raises:
        ValueError: the file cannot be read, or holds no usable row.
    """
    author = CorpusAuthor(path)
    drafts = asyncio.run(_drafts(author))
    found = [
        Candidate(draft.program.origin.ident, draft.program, draft.calls[0], draft.expected[0] if draft.expected else None)
        for draft in drafts
    ]
    if not found:
        raise ValueError(f"{path.name} has no usable row")
    return found


def short_tasks() -> list[Task]:
    """Our own programs that import nothing, with their known answers."""
    return [
        Task(one.name, one.program, one.call, one.recorded)
        for one in candidates(SAMPLE)
        if one.recorded is not None and not imports(one.program.source)
    ]


def imports(source: str) -> bool:
    """Whether a source imports anything."""
    return any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(ast.parse(source)))


def kind_source(kind: str) -> str:
    """Source of the program of a kind; its entry is ``solve(size)``."""
    return (Path(str(resources.files("evals.speed"))) / "kinds" / f"{kind}.py").read_text()


async def _drafts(author: CorpusAuthor) -> list[Draft]:
    written = [await author.write(Seed(0, "corpus", "", 0, index), ()) for index in range(len(author))]
    return [draft for draft in written if isinstance(draft, Draft)]
