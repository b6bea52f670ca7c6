"""A comparison that asks models is killed, begun again and given another narrator: the wire's journal shows what was asked."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from agents.llm.scripted import Script, ScriptedServer
from evals.compare.comparison import Comparison

SAID = "The number of apples at first is 3 </script><script>document.title = 'taken'</script>. The answer is 7."
PRICES = '[models."openai/one"]\ninput = {price}\noutput = {price}\n'
LOCAL = ("--sandbox", "local", "--concurrency", "1", "-n", "3")


@dataclass
class Sitting:
    """One run of the command: its exit status, the comparison's bytes when it had ended, and the requests that it made."""

    status: int = 0
    compared: bytes = b""
    asked: list[str] = field(default_factory=list)

    @property
    def comparison(self) -> Comparison:
        return Comparison.model_validate_json(self.compared)


@pytest.mark.timeout(900)  # four commands, each with processes of its own
def test_killed_begun_again_and_given_another_narrator_it_asks_nothing_twice(tmp_path: Path) -> None:
    killed, resumed, undisturbed, added = asyncio.run(_sittings(tmp_path))
    assert (killed.status, killed.compared) == (-signal.SIGKILL, b"")
    assert [one.status for one in (resumed, undisturbed, added)] == [0, 0, 0]
    assert resumed.compared == undisturbed.compared, "not a byte differs from a comparison that nobody killed"
    assert not undisturbed.asked, "all of its replies were kept"
    before, after = resumed.comparison, added.comparison
    asked = Counter([*killed.asked, *resumed.asked])
    assert len(asked) == sum(telling.calls for telling in before.tellings)
    assert asked.total() - len(asked) <= 1, "only what was under way when it was killed is asked again"
    assert {json.loads(body)["model"] for body in added.asked} == {"two"}
    assert len(added.asked) == sum(telling.calls for telling in after.tellings if telling.narrator == "openai/two")
    assert [line.cost for line in before.table] == [0, Decimal(6 * used(before)) / 1_000_000]
    assert [line.cost for line in after.table] == [0, Decimal(60 * used(before)) / 1_000_000, None], "prices may change, too"


def used(comparison: Comparison) -> int:
    """Tokens of the first model."""
    line = comparison.table[1]
    return line.input + line.output


async def _sittings(folder: Path) -> list[Sitting]:
    async with _server() as server:
        one = ("--narrator", "openai/one", *_prices(folder, 6))
        killed = await _sat(server, folder, "compared", *one, kill_after=4)
        resumed = await _sat(server, folder, "compared", *one)
        undisturbed = await _sat(server, folder, "another", *one)
        added = await _sat(server, folder, "compared", *one, "--narrator", "openai/two", *_prices(folder, 60))
        return [killed, resumed, undisturbed, added]


def _prices(folder: Path, price: int) -> tuple[str, str]:
    file = folder / f"{price}.toml"
    file.write_text(PRICES.format(price=price))
    return "--prices", str(file)


def _server() -> ScriptedServer:
    return ScriptedServer(Script.model_validate({"lines": [{"text": SAID, "times": None}], "delay_s": 0.1}))


async def _sat(server: ScriptedServer, folder: Path, out: str, *options: str, kill_after: int = 0) -> Sitting:
    before = len(server.requests)
    where = ("--base-url", server.openai_url, "--cache", str(folder / "cache.sqlite"), "--out", str(folder / out))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "evals.compare", *where, *LOCAL, *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if kill_after:
        while len(server.requests) - before < kill_after and process.returncode is None:  # noqa: ASYNC110 -- it tells nobody
            await asyncio.sleep(0.01)
        _kill(process.pid)
    await process.communicate()
    assert process.returncode is not None
    file = folder / out / "comparison.json"
    return Sitting(process.returncode, file.read_bytes() if file.exists() else b"", list(_bodies(server.requests[before:])))


def _kill(pid: int) -> None:
    """End a command and its workers at once, as when a machine loses its power."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with suppress(ProcessLookupError):  # some of a sandbox's live for a moment only
            os.kill(int(child), signal.SIGKILL)
    os.kill(pid, signal.SIGKILL)


def _bodies(requests: Iterable[dict[str, object]]) -> Iterable[str]:
    return (json.dumps(one["body"], sort_keys=True) for one in requests)
