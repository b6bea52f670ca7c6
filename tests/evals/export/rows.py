"""Runs on disk as ``graphs.generate`` leaves them, with programs of several shapes."""

import json
from pathlib import Path

from graphs.dataset import write_dataset
from graphs.example import Example
from graphs.journal import Ending, Told
from tests.graphs.rows import row


def program(shape: int, name: str = "n") -> str:
    """A program of a shape of its own for each number; those of other names are of the same."""
    return f"def solve({name}):\n" + f"    {name} += 1\n" * shape + f"    return {name}\n"


def rows(number: int, shapes: int) -> list[Example]:
    """Rows of so many shapes, in turn, told by one narrator."""
    return [
        row(index).model_copy(update={"source": program(index % shapes, "nm"[index // shapes % 2]), "level": 1 + index % 5})
        for index in range(number)
    ]


def run(folder: Path, made: list[Example], rejected: int = 0) -> Path:
    """The folder of a run that made these rows."""
    told = (Told(narrator="template", verified=True, attempts=1),)
    endings = [Ending(index=one.index, fate="verified", drafts=1, tellings=1, told=told, rows=(one,)) for one in made]
    endings += [Ending(index=len(made) + number, fate="rejected", reason="constant", drafts=3) for number in range(rejected)]
    funnel = write_dataset(folder, [endings])
    (folder / "summary.json").write_text(json.dumps(funnel.summary()), encoding="utf-8")
    return folder


def written(out: Path, split: str) -> list[dict[str, object]]:
    """The rows of an export's split, from its JSONL files."""
    lines = (
        line for path in sorted((out / "data").glob(f"{split}-*.jsonl")) for line in path.read_text("utf-8").split("\n") if line
    )
    return [json.loads(line) for line in lines]
