"""The command ``code2cot scripted-server``: a server that speaks both protocols and says what a script tells it."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from agents.llm.scripted import BadScript, Script, ScriptedServer
from graphs.parser import Parser

_EPILOG = """\
script (JSON):
  {"lines": [
     {"when": "prime", "text": "def entry(n): ...", "times": 2},      words of the request that must be found; how often
     {"status": 429, "retry_after": 0.5},                             an error
     {"text": "I cannot.", "finish": "refused"},                      or truncated, filtered, context_overflow
     {"text": "The answer is 4.", "times": null}]}                    as often as it is asked for
  Each request gets the first line that fits and is not used up. More of a line: model, json_text, usage {input, output, cached},
  code, delay_s, disconnect, body. More of the script: refuse [field, ...], key, delay_s,
  storm {share, statuses, retry_after, seed}, batch_polls, drop_from_batches.

examples:
  %(prog)s script.json --port 8123 --journal wire.jsonl
  code2cot generate --narrator openai/any --base-url http://127.0.0.1:8123/v1 ...
"""


def main(arguments: Sequence[str], prog: str) -> int:
    """Serve until it is stopped; returns the exit status."""
    parser = Parser(
        prog=prog,
        description="Answer requests to models on loopback from a script: no model, no key, no network.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("script", type=Path, metavar="SCRIPT", help="file of what is said")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="where to listen (default: any free port)")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="write every request down, one line of JSON each")
    asked = parser.parse_args(arguments)
    try:
        script = Script.read(asked.script)
    except (BadScript, OSError) as error:
        parser.error(str(error))
    return asyncio.run(_serve(script, asked.port, asked.journal))


async def _serve(script: Script, port: int, journal: Path | None) -> int:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with ScriptedServer(script, port, journal) as server:
        print(f"openai     --base-url {server.openai_url}\nanthropic  --base-url {server.anthropic_url}", flush=True)
        await stopped.wait()
    print(f"{len(server.requests)} requests answered", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], "python -m evals.scripted"))
