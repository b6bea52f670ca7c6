"""How many requests a second go through to a model that takes 200 ms for each, 64 at once, beside the most that is possible.

Server and client are processes of their own, so that the client's memory and processor time are the client's alone.
"""

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from agents.llm.base import LLM, Message, ModelError, Request
from agents.llm.config import PROTOCOLS, Endpoint, Model, Models
from agents.llm.open import Reach, open_llm, opened_purse
from agents.llm.prices import prices
from graphs.garbage import settle

LATENCY_S = 0.2
AT_ONCE = 64
STORM = 0.3
_WORDS = 400
"""Of each question and each reply: about what a narration of a short trace takes."""
_ASKERS = 2 * AT_ONCE
"""More than may ask at once, so that one always waits, as in a run whose other programs are in their sandbox."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What was measured with one protocol.

    Attributes:
        protocol: which.
        requests: how many were asked.
        seconds: from the first to the last, the ramp of the adaptive concurrency included.
        share: of the requests a second that the latency and the concurrency allow.
        cpu_ms: processor time of the client, a request.
        peak_mb: memory of the client at most, the SDK included.
        storm: share of the calls that the server failed with 429, 500, 503 or 529.
        ended: how many of the requests got their reply in the end.
    """

    protocol: str
    requests: int
    seconds: float
    share: float
    cpu_ms: float
    peak_mb: float
    storm: float = 0.0
    ended: int = 0


def measure(requests: int) -> list[Asking]:
    """Ask so many requests with each protocol, and a tenth as many of a server that fails 30 % of its calls."""
    return [
        _measured(protocol, number, storm)
        for number, storm in ((requests, 0.0), (-(-requests // 10), STORM))
        for protocol in PROTOCOLS
    ]


def report(found: Sequence[Asking]) -> list[str]:
    """The figures in lines."""
    return [
        f"{asking.protocol:10} {asking.requests} requests of {LATENCY_S * 1000:g} ms, {AT_ONCE} at once: {asking.seconds:.1f} s, "
        + (
            f"{asking.ended} ended while {asking.storm:.0%} of all calls failed"
            if asking.storm
            else f"{asking.share:.0%} of the ideal"
        )
        + f", {asking.cpu_ms:.1f} ms of processor a request, {asking.peak_mb:.0f} MB at most"
        for asking in found
    ]


def _measured(protocol: str, requests: int, storm: float) -> Asking:
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder), storm) as urls:
        client = [sys.executable, "-m", "evals.speed.asking", protocol, urls[protocol], str(requests), folder]
        done = subprocess.run(client, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 -- our own
    return replace(Asking(**json.loads(done.stdout)), storm=storm)


@contextmanager
def _serving(folder: Path, storm: float) -> Iterator[dict[str, str]]:
    """A server in a process of its own; gives its base URL for each protocol."""
    script = folder / "script.json"
    lines = [{"text": "word " * _WORDS, "times": None}]
    script.write_text(json.dumps({"lines": lines, "delay_s": LATENCY_S, "storm": {"share": storm, "retry_after": LATENCY_S}}))
    server = [sys.executable, "-m", "evals.scripted", str(script)]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603 -- our own
        try:
            assert process.stdout is not None
            told = [process.stdout.readline().split() for _ in PROTOCOLS]
            yield {words[0]: words[-1] for words in told}
        finally:
            process.terminate()


async def _ask(protocol: str, url: str, number: int, folder: Path) -> Asking:
    name = f"{protocol}/scripted"
    endpoint = Endpoint(base_url=url, concurrency=AT_ONCE)
    reach = Reach(Models(models={name: Model(endpoints=(endpoint,))}))
    questions = (Request((Message("user", f"{index}: " + "word " * _WORDS),), max_tokens=1000) for index in range(number + 1))
    with opened_purse(folder / f"{protocol}.cache", folder / f"{protocol}.spent", prices(None)) as purse:
        llm = open_llm(name, reach, purse)
        await llm.complete(next(questions))  # the first one imports and connects
        settle()
        started, before = time.monotonic(), time.process_time()
        ended = await asyncio.gather(*(_ask_on(llm, questions) for _ in range(_ASKERS)))
        seconds, used = time.monotonic() - started, time.process_time() - before
        await llm.close()
    return Asking(
        protocol=protocol,
        requests=number,
        seconds=round(seconds, 3),
        share=round(number / seconds / (AT_ONCE / LATENCY_S), 3),
        cpu_ms=round(1000 * used / number, 3),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        ended=sum(ended),
    )


async def _ask_on(llm: LLM, questions: Iterator[Request]) -> int:
    """Ask one question after the other, as a program under way does; how many got their reply."""
    ended = 0
    for question in questions:
        with suppress(ModelError):
            await llm.complete(question)
            ended += 1
    return ended


if __name__ == "__main__":
    _protocol, _url, _number, _folder = sys.argv[1:]
    sys.stdout.write(json.dumps(asdict(asyncio.run(_ask(_protocol, _url, int(_number), Path(_folder))))) + "\n")
