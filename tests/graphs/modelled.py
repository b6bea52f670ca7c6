"""Runs of the command against a scripted server on loopback, and what its models say there."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from agents.llm.scripted import Script, ScriptedServer

SOURCE = """\
def solve(start: int, extra: int) -> int:
    peaches = start
    if peaches < 45:
        peaches = peaches + extra
    else:
        peaches = peaches - 24
    return peaches
"""
PROBLEM = (
    "A barn holds {start} peaches. If there are fewer than 45, the farmer adds {extra}; otherwise he gives 24 away. "
    "How many peaches are there in the end?"
)
GLOSSES = {
    "start": "the number of peaches at first",
    "extra": "the number of peaches that may be added",
    "peaches": "the number of peaches",
}
INPUTS = ["start = 74, extra = 20", "start = 30, extra = 8", "start = 44, extra = 3"]
TRUE = (
    "To begin with, the number of peaches at first is 74 and the number of peaches that may be added is 20 "
    "[[0| start == 74; extra == 20]]. The number of peaches starts as the number of peaches at first, 74 [[1| peaches == 74]]. "
    "The number of peaches is 74, which is not less than 45 [[2| not branch]]. So the number of peaches becomes 74 - 24 = 50 "
    "[[3| peaches == 50]]. The answer is 50 [[4|]] [[5| return == 50]]."
)
FALSE = TRUE.replace("74 - 24 = 50", "74 - 24 = 40")
PROGRAM = {
    "problem": PROBLEM,
    "source": SOURCE,
    "glosses": [{"name": name, "phrase": phrase} for name, phrase in GLOSSES.items()],
    "inputs": INPUTS,
}


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command.

    Attributes:
        status: its exit status.
        said: its standard output.
        errors: its standard error.
        asked: the bodies of the requests that reached the server, in order.
    """

    status: int
    said: str
    errors: str
    asked: list[dict[str, object]]

    @property
    def summary(self) -> dict[str, object]:
        return dict(json.loads(self.said))


def corpus(folder: Path) -> str:
    """A file with the one program; the author's name of it."""
    row = {"source": SOURCE, "entry": "solve", "problem": PROBLEM, "glosses": GLOSSES, "calls": [[74, 20], [30, 8], [44, 3]]}
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return f"corpus:{folder / 'rows.jsonl'}"


def run(folder: Path, lines: list[dict[str, object]], *options: str, module: str = "graphs.generate") -> Done:
    """Run a command whose models are at a server that says these lines; replies are kept in the folder, as is where it stood."""

    async def running() -> Done:
        stood = folder / "port"
        port = int(stood.read_text()) if stood.exists() else 0
        async with ScriptedServer(Script.model_validate({"lines": lines}), port) as server:
            stood.write_text(server.openai_url.split(":")[2].split("/")[0])
            where = ["--base-url", server.openai_url, "--cache", str(folder / "cache.sqlite")]
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", module, *where, *options),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(os.environ),
            )
            said, errors = await process.communicate()
            asked = [dict(one["body"]) for one in server.requests if isinstance(one["body"], dict)]
            assert process.returncode is not None
            return Done(process.returncode, said.decode(), errors.decode(), asked)

    return asyncio.run(running())


def words(asked: dict[str, object]) -> list[str]:
    """The messages of a request."""
    messages = asked["messages"]
    assert isinstance(messages, list)
    return [str(message["content"]) for message in messages]
