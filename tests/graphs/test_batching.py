"""A run whose requests go to either vendor in batches is killed, stopped and begun again: the wire's journal shows it all."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from agents.llm.config import PROTOCOLS
from agents.llm.scripted import Script, ScriptedServer
from tests.graphs.modelled import FALSE, GLOSSES, PROBLEM, SOURCE

PROGRAMS = 4
USAGE = {"input": 1000, "output": 100}
PRICES = '[models."{protocol}/m"]\ninput = "2"\noutput = "10"\nbatch = "0.5"\n'
EACH = (1000 * Decimal(2) + 100 * Decimal(10)) / 1_000_000 / 2
OPTIONS = (
    "--sandbox",
    "local",
    "--allow-foreign-code-in-local-sandbox",
    "--json",
    "--batch",
    "--batch-poll",
    "0.2",
    "--no-cache",
)


def given(number: int) -> str:
    """How many peaches the program of a number gives away."""
    return f"{24 + number}"


def corpus(folder: Path) -> Path:
    """Programs that differ in one number."""
    rows = [
        {
            "source": SOURCE.replace("24", given(number)),
            "entry": "solve",
            "problem": PROBLEM.replace("24", given(number)),
            "glosses": GLOSSES,
            "calls": [[74, 20], [30, 8], [44, 3]],
        }
        for number in range(PROGRAMS)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder / "rows.jsonl"


def told(number: int, text: str) -> str:
    """A telling of the program of a number."""
    return text.replace("24", given(number)).replace("50", str(50 - number)).replace("40", str(40 - number))


def script() -> dict[str, object]:
    """Every program is told falsely, then mended; one entry of the first batch expires, and every answer takes a while."""
    lines = [
        {"when": when, "text": told(number, text), "usage": USAGE}
        for number in range(PROGRAMS)
        for when, text in (
            (f"gives {given(number)} away", FALSE),
            (f"becomes 74 - {given(number)} = ", "1. So the number of peaches becomes 74 - 24 = 50."),
        )
    ]
    return {"lines": lines, "delay_s": 0.3, "batch_polls": 2, "drop_from_batches": 1}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_run_in_batches_that_is_interrupted_twice_loses_and_repeats_nothing(protocol: str, tmp_path: Path) -> None:
    """Killed before it learned the name of its first batch, then stopped by hand while it waits for the second."""
    asked, ends, summary = asyncio.run(_interrupted(protocol, tmp_path))
    assert [status for status, _ in ends] == [-signal.SIGKILL, 130, 0], ends
    assert "at the vendor" in ends[1][1]
    assert summary["verified"] == PROGRAMS
    handed = [list(_keys(protocol, request)) for request in asked if _hands_in(protocol, request)]
    times = Counter(Counter(key for keys in handed for key in keys).values())
    assert times == {1: 2 * PROGRAMS - 1, 2: 1}, "nothing but what expired is handed in twice"
    assert not [request for request in asked if request["method"] == "POST" and "completions" in str(request["path"])]
    (spent,) = summary["models"]  # type: ignore[misc]
    assert spent["calls"] == 2 * PROGRAMS
    assert Decimal(spent["dollars"]) == 2 * PROGRAMS * EACH, "half the price"


async def _interrupted(protocol: str, folder: Path) -> tuple[list[dict[str, object]], list[tuple[int, str]], dict[str, object]]:
    """What was asked, how each sitting ended and what it said, and the last one's summary."""
    prices = folder / "prices.toml"
    prices.write_text(PRICES.format(protocol=protocol))
    journal, ends = folder / "wire.jsonl", list[tuple[int, str]]()
    async with ScriptedServer(Script.model_validate(script()), journal=journal) as server:
        url = server.openai_url if protocol == "openai" else server.anthropic_url
        names = ("--author", f"corpus:{corpus(folder)}", "--narrator", f"{protocol}/m", "--base-url", url)
        command = (*names, "--prices", str(prices), "--max-cost", "1", "--out", str(folder / "rows"), *OPTIONS)
        for handed, end in ((1, signal.SIGKILL), (2, signal.SIGINT), (0, None)):
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "graphs.generate", *command), stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            if end:
                while server.batches < handed and process.returncode is None:  # noqa: ASYNC110 -- the server tells nobody
                    await asyncio.sleep(0.01)
                if process.returncode is None:
                    _end(process.pid, end)
            said, errors = await process.communicate()
            assert process.returncode is not None
            ends.append((process.returncode, errors.decode()))
    return [json.loads(line) for line in journal.read_text().splitlines()], ends, json.loads(said or b"{}")


def _end(pid: int, how: signal.Signals) -> None:
    """Send a signal to a command, and where that is meant to leave nothing to its workers."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split() if how is signal.SIGKILL else []
    for child in children:
        with suppress(ProcessLookupError):  # some of a sandbox's live for a moment only
            os.kill(int(child), how)
    os.kill(pid, how)


def _hands_in(protocol: str, request: dict[str, object]) -> bool:
    end = "/files" if protocol == "openai" else "/messages/batches"
    return request["method"] == "POST" and str(request["path"]).endswith(end)


def _keys(protocol: str, request: dict[str, object]) -> Iterable[str]:
    """The requests of a batch, whatever the batch is called."""
    entries = request["file"] if protocol == "openai" else request["body"]["requests"]  # type: ignore[call-overload,index]
    return [str(entry["custom_id"]).partition("-")[2] for entry in entries]  # type: ignore[union-attr]
