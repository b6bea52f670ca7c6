"""The command ``code2cot doctor``."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from agents.llm.cache import default_path
from agents.llm.config import BadModel, Models, read
from agents.llm.open import Reach
from agents.llm.prices import BadPrices, Prices, prices
from evals.doctor import machine, models
from evals.doctor.finding import Finding, State, line
from graphs.guard import quiet_if_nobody_reads
from graphs.parser import Parser

_EPILOG = """\
fine      it was tried and works
lacking   something cannot be done here that was not asked for
broken    what was asked for cannot be done

examples:
  %(prog)s                                              engine, image, disk, keys
  %(prog)s --model openai/gpt-4.1-mini                  is the key good, is the model there, what does it cost (free of charge)
  %(prog)s --model openai/qwen --base-url http://127.0.0.1:8000/v1 --ask     one short question

exit status:
  0    nothing is broken
  1    something is
  2    bad options
"""


def main(arguments: Sequence[str], prog: str) -> int:
    """Look at everything; returns the exit status."""
    parser = _parser(prog)
    asked = parser.parse_args(arguments)
    try:
        file = read(asked.model_config) if asked.model_config else Models()
        costs = prices(asked.prices)
    except (BadModel, BadPrices, OSError) as error:
        parser.error(str(error))
    reach = Reach(file, asked.base_url, asked.key_env)
    names = tuple(dict.fromkeys([*(asked.model or ()), *(file.models if not asked.model else ())]))
    findings = asyncio.run(_look(asked.sandbox, asked.out, names, reach, costs, asked.cache or default_path(), ask=asked.ask))
    broken = any(finding.state is State.BROKEN for finding in findings)
    with quiet_if_nobody_reads():
        whole = {"sound": not broken, "findings": [asdict(finding) for finding in findings]}
        print(json.dumps(whole) if asked.json else "\n".join(map(line, findings)))
    return 1 if broken else 0


async def _look(
    kind: str, out: Path, names: Sequence[str], reach: Reach, costs: Prices, cache: Path, *, ask: bool
) -> list[Finding]:
    sandboxes = await _sandboxes(kind)
    asked = [finding for name in names for finding in await models.model(name, reach, costs, ask=ask)]
    disks = [machine.disk("disk for rows", out), machine.disk("disk for replies", cache.parent)]
    return [*sandboxes, *disks, models.cache(cache), *([] if names else models.keys()), *asked]


async def _sandboxes(kind: str) -> list[Finding]:
    """Both kinds; with ``auto`` one of them is enough."""
    docker = await machine.sandbox("docker", needed=kind == "docker", progress=_say)
    local = await machine.sandbox("local", needed=kind == "local", progress=_say)
    if kind == "auto" and State.FINE not in (docker.state, local.state):
        seen = "neither kind works, so no program can be run"
        return [docker, local, Finding("sandbox", State.BROKEN, seen, "mend one of the two")]
    return [docker, local]


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Say what works on this machine and what does not, by trying it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "--model",
        action="append",
        metavar="NAME",
        help="a model that must work: openai/MODEL or anthropic/MODEL; may be repeated",
    )
    add("--model-config", type=Path, metavar="FILE", help="how models are reached; without --model, all in it must work")
    add("--base-url", default="", metavar="URL", help="a server for every model that the file does not name")
    add("--key-env", default="", metavar="NAME", help="the environment variable with that server's key")
    add("--ask", action="store_true", help="ask each model one short question instead of looking at its server's list")
    add("--prices", type=Path, metavar="FILE", help="prices of models, over those that are packaged")
    add("--sandbox", choices=("docker", "local", "auto"), default="auto", help="the kind that must work (default: either)")
    add("--out", type=Path, default=Path("out"), metavar="DIR", help="where rows will go (default: out)")
    add("--cache", type=Path, metavar="FILE", help=f"where replies are kept (default: {default_path()})")
    add("--json", action="store_true", help="print one JSON object and nothing else")
    return parser


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
