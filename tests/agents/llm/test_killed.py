"""A process that asks models is killed and begun again: the journal of the wire shows what was asked twice."""

import asyncio
import json
import os
import signal
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from agents.llm.config import PROTOCOLS
from agents.llm.ledger import Ledger
from agents.llm.scripted import Script, ScriptedServer

QUESTIONS = 12
CLIENT = """
import asyncio, sys
from decimal import Decimal
from pathlib import Path
from agents.llm.base import Message, Request
from agents.llm.open import Reach, open_llm, opened_purse
from agents.llm.prices import Price, Prices

async def main(name, url, folder, questions):
    price = Price(input=Decimal("2.50"), cached=Decimal("0.25"), output=Decimal(10))
    files = Path(folder) / "replies.sqlite", Path(folder) / "spent.sqlite"
    with opened_purse(*files, Prices(models={name: price})) as purse:
        llm = open_llm(name, Reach(base_url=url), purse)
        for number in range(int(questions)):
            text = ""
            for attempt in range(3):
                reply = await llm.complete(Request((Message("user", f"question {number}"),), 100, attempt=attempt))
                text = reply.text
                if text == "well":
                    break
        await llm.close()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_reply_that_arrived_is_paid_for_twice(protocol: str, tmp_path: Path) -> None:
    """The server answers every question badly, then refuses once, then answers well."""
    usage = {"input": 1000, "output": 100, "cached": 400}
    lines = [
        line
        for number in range(QUESTIONS)
        for line in (
            {"when": f"question {number}$", "text": "badly", "usage": usage},
            {"when": f"question {number}$", "status": 429, "retry_after": 0.05},
            {"when": f"question {number}$", "text": "well", "usage": usage, "times": None},
        )
    ]
    asked = asyncio.run(_killed_and_begun_again(protocol, {"lines": lines, "delay_s": 0.02}, tmp_path))
    answered = [request for request in asked if request["status"] == 200]
    kills = 2
    assert 2 * QUESTIONS <= len(answered) <= 2 * QUESTIONS + kills, "only what was under way at a kill may be asked again"
    assert sum(request["status"] == 429 for request in asked) == QUESTIONS
    for before, after in pairwise(asked):
        if before["status"] == 429:
            assert float(str(after["came_s"])) - float(str(before["answered_s"])) >= 0.05
    ledger = Ledger(tmp_path / "spent.sqlite")
    (spent,) = ledger.spent()
    ledger.close()
    each = (600 * Decimal("2.50") + 400 * Decimal("0.25") + 100 * Decimal(10)) / 1_000_000
    assert spent.cost == spent.calls * each
    assert 2 * QUESTIONS - kills <= spent.calls <= len(answered), "a reply that nobody was there to read is entered nowhere"


async def _killed_and_begun_again(protocol: str, script: dict[str, object], folder: Path) -> list[dict[str, object]]:
    journal = folder / "wire.jsonl"
    async with ScriptedServer(Script.model_validate(script), journal=journal) as server:
        url = server.openai_url if protocol == "openai" else server.anthropic_url
        for enough in (6, 20):
            client = await _begun(protocol, url, folder)
            while len(server.requests) < enough:  # noqa: ASYNC110 -- the server tells nobody
                await asyncio.sleep(0.005)
            os.kill(client.pid, signal.SIGKILL)
            await client.wait()
        client = await _begun(protocol, url, folder)
        assert await client.wait() == 0
    return [json.loads(line) for line in journal.read_text().splitlines()]


async def _begun(protocol: str, url: str, folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-c", CLIENT, f"{protocol}/m", url, str(folder), str(QUESTIONS))
