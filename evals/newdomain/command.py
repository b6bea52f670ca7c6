"""``code2cot new-domain``: what it writes, and what it says of a domain."""

import argparse
import asyncio
import json
import re
import statistics
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from agents import domains
from evals.newdomain.trial import Tally, some, try_out
from graphs.guard import INTERRUPTED, interruptible, quiet_if_nobody_reads
from graphs.parser import Parser
from sandbox.base import SandboxError, SandboxUnavailable
from sandbox.open import open_sandbox

_EPILOG = """\
A domain is one Python file, or with --folder a folder with a domain.toml and a file for each topic. Whatever its NAME, the same
sample is written, about trips by bus; put your own in its place. Whatever is made is checked: its programs run and vary, their
tellings are verified, answers cannot be guessed, and lies that are planted in the tellings are found out.

examples:
  %(prog)s gardens                        write the sample as gardens.py, and check it
  %(prog)s gardens --folder               write it as the folder gardens
  %(prog)s --check gardens.py             check it again, after changes
  %(prog)s --check logic                  check a domain that comes with the project

exit status:
  0    the domain is good
  1    it is not yet, or the machinery failed
  2    bad options, there is something of that name already, or it cannot be written
  3    this machine cannot isolate the programs
  130  stopped by hand; what is written stays, and --check checks it
"""
_TOML = """\
title = "{title}"
guidance = \"\"\"
{guidance}
\"\"\"

[topics]
trips = "people who get on and off a bus"

[levels]
# From level 1 on: the least number of statements of a program, and the least and most steps of a trace.
statements = [3, 4, 5]
steps = [[4, 30], [6, 45], [8, 60]]
"""
_GUIDANCE = "Pose small, exact problems about trips by bus: seats, stops, people who get on and off."


def main(arguments: Sequence[str], prog: str) -> int:
    """Begin or check a domain; returns the exit status."""
    parser = Parser(
        prog=prog,
        description="Begin a domain of your own, and check it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="of the domain: letters, digits and underscores")
    parser.add_argument("--folder", action="store_true", help="make a folder instead of one file")
    parser.add_argument("--check", metavar="PATH", help="make nothing; check the domain at this path, or of this name")
    parser.add_argument("--seeds", type=int, default=60, metavar="N", help="how many problems are tried (default: 60)")
    parser.add_argument(
        "--lied-to", type=int, default=20, metavar="N", help="in how many tellings lies are planted (default: 20)"
    )
    parser.add_argument("--sandbox", choices=("docker", "local"), default="local", help="where programs run (default: local)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    asked = parser.parse_args(arguments)
    if bool(asked.name) is bool(asked.check):
        parser.error("give a NAME to make a domain, or --check PATH")
    if asked.seeds < 1:
        parser.error("--seeds is a whole number from 1 on")
    interruptible()
    where = asked.check or f"./{_free(parser, asked.name, folder=asked.folder)}"
    try:
        if asked.name:
            _make(parser, Path(where), folder=asked.folder)
        domains.load(where)
        tally = asyncio.run(_tried(asked.sandbox, where, asked.seeds, asked.lied_to))
    except (domains.UnknownDomain, domains.BadDomain) as error:
        parser.error(str(error))
    except SandboxUnavailable as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 3
    except SandboxError as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        kept = f"; {where} is written, --check {where} checks it" if asked.name and Path(where).exists() else ""
        print(f"{prog}: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    with quiet_if_nobody_reads():
        print(json.dumps(_summary(where, tally)) if asked.json else "\n".join(_lines(where, tally)))
    return 0 if all(good for good, _ in tally.judged()) else 1


async def _tried(kind: str, where: str, seeds: int, lied_to: int) -> Tally:
    async with open_sandbox(kind, workers=1) as sandbox:
        return await try_out(sandbox, where, seeds, lied_to)


def _free(parser: Parser, name: str, *, folder: bool) -> Path:
    """Where the sample of a name goes; a bad name, and one that is taken, end the process."""
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        parser.error(f"{name!r} is no name: it consists of letters, digits and underscores")
    path = Path(name) if folder else Path(f"{name}.py")
    if path.exists():
        parser.error(f"{path} is there already; --check {path} checks it")
    return path


def _make(parser: Parser, path: Path, *, folder: bool) -> None:
    """Write the sample; where it cannot be written, the process ends."""
    try:
        _write(path, folder=folder)
    except OSError as error:
        parser.error(f"{path} cannot be written: {error.strerror or error}")
    print(f"wrote {path}, a sample about trips by bus: put your own topics in its place", file=sys.stderr)


def _write(path: Path, *, folder: bool) -> None:
    title = path.stem.replace("_", " ").capitalize()
    sample = files(__package__).joinpath("sample.txt").read_text(encoding="utf-8")
    text = sample.replace("@TITLE@", title).replace("@PATH@", f"./{path}")
    if not folder:
        path.write_text(text, encoding="utf-8")
        return
    path.mkdir()
    (path / "domain.toml").write_text(_TOML.format(title=title, guidance=_GUIDANCE), encoding="utf-8")
    text = re.sub(r"DOMAIN = \{.*?\n\}\n\n\n", "", text, flags=re.DOTALL)
    text = text.replace("def compose_trips(", "def compose(").replace("compose_TOPIC(sheet)", "compose(sheet) in its file")
    (path / "trips.py").write_text(text, encoding="utf-8")


def _lines(where: str, tally: Tally) -> list[str]:
    found = [f"  {'yes' if good else 'NO '}  {words}" for good, words in tally.judged()]
    steps = ", ".join(f"{level}: {statistics.median(some_steps):g}" for level, some_steps in sorted(tally.steps.items()))
    why = [f"       {line}" for line in some(tally.complaints)]
    good = all(good for good, _ in tally.judged())
    return [
        f"{where}:",
        *found,
        f"       steps by level, the median: {steps or 'none'}",
        *why,
        "a good domain" if good else "not good yet",
    ]


def _summary(where: str, tally: Tally) -> dict[str, object]:
    return {
        "domain": where,
        "good": all(good for good, _ in tally.judged()),
        "seeds": tally.seeds,
        "verified": tally.verified,
        "shapes": len(tally.shapes),
        "prompts": len(tally.prompts),
        "lies": tally.lies,
        "found": tally.found,
        "steps": {level: statistics.median(steps) for level, steps in sorted(tally.steps.items())},
        "complaints": tally.complaints,
    }
