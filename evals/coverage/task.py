"""What is to be covered: functions written for this, and rows of files, chosen by hash."""

import ast
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from agents.author import Draft
from agents.corpus import CorpusAuthor
from agents.seeds import Seed
from sandbox.program import Call, Origin, Program

SHIPPED = "functions"
_FOLDER = Path(str(resources.files("evals.coverage"))) / "functions"


@dataclass(frozen=True, slots=True)
class Task:
    """A program to be explored.

    Attributes:
        ident: of the program, where it comes from.
        source: name of that place.
        program: what is explored.
        seeds: inputs that came with it.
    """

    ident: str
    source: str
    program: Program
    seeds: tuple[Call, ...]


def shipped() -> list[Task]:
    """The functions written for this, without any input."""
    paths = sorted(path for path in _FOLDER.glob("*.py") if path.stem != "__init__")
    return [
        Task(path.stem, SHIPPED, Program(path.read_text("utf-8"), path.stem, origin=Origin(SHIPPED, path.stem, "Apache-2.0")), ())
        for path in paths
    ]


async def chosen(name: str, count: int) -> list[Task]:
    """Rows of a file that ``agents.corpus`` reads: those whose numbers have the lowest hashes, and that are usable.

    Raises:
        ValueError: the file cannot be read, or has no usable row.
    """
    author = CorpusAuthor(name)
    author.check()
    found: list[Task] = []
    for index in _by_hash(len(author)):
        draft = await author.write(Seed(0, "corpus", "", 0, index), ())
        if isinstance(draft, Draft) and _is_defined(draft.program):
            found.append(Task(draft.program.origin.ident, Path(name).name, draft.program, tuple(draft.calls)))
        if len(found) == count:
            break
    return found


def _by_hash(count: int) -> Sequence[int]:
    return sorted(range(count), key=lambda index: hashlib.sha256(f"coverage:{index}".encode()).hexdigest())


def _is_defined(program: Program) -> bool:
    """Whether the entry is a function of the program's own."""
    tree = ast.parse(program.source)
    return any(isinstance(node, ast.FunctionDef) and node.name == program.entry for node in tree.body)
