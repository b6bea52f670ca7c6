"""``python -m sandbox explore FILE.py ENTRY``: the paths of a function, their conditions, inputs and coverage."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sandbox.base import SandboxError
from sandbox.explore import DEFAULT_MOST, DEFAULT_SECONDS, Exploration, Explored, explore
from sandbox.open import KINDS, RUNTIME_HELP, open_sandbox
from sandbox.path import Condition
from sandbox.program import Call, Origin, Program
from sandbox.source import UsageError, arguments, check_entry, check_fit, read

_EXAMPLES = """examples:
  python -m sandbox explore prices.py total
  python -m sandbox explore shop.py order --seed-call "3, [1, 2], name='x'" --json
  python -m sandbox explore shop.py order --type count=int --type 'items=list[str]' --explore-seconds 5

branches: if, while, for, case, except, assert, conditional expressions and conditions of comprehensions, each with its outcomes

exit status: 0 explored, 1 nothing was found, 2 bad input, 3 this machine cannot run programs, 130 stopped by hand
"""
_MOST_CONDITIONS = 12


def run(words: Sequence[str]) -> int:
    """Run the command; gives the exit code."""
    options = _parser().parse_args(words)
    try:
        program = Program(read(options.file), options.entry, origin=Origin("file", options.file))
        check_entry(program)
        seeds = [_seed(program, text) for text in options.seed_call]
        found = asyncio.run(_explore(program, seeds, _types(options.type), options))
    except UsageError as error:
        sys.stderr.write(f"sandbox explore: {error}\n")
        return 2
    except SandboxError as error:
        sys.stderr.write(f"sandbox explore: {error}\n")
        return 3
    text = json.dumps(as_data(found), indent=2) if options.json else "\n".join(shown(options.entry, found))
    sys.stdout.write(f"{text}\n")
    return 0 if found.paths else 1


def _seed(program: Program, text: str) -> Call:
    """A call to begin with.

    Raises:
        UsageError: it is none, or not one of the program.
    """
    call = arguments(text)
    try:
        check_fit(program, call)
    except UsageError as error:
        raise UsageError(f"--seed-call {text!r}: {error}") from None
    return call


async def _explore(program: Program, seeds: Sequence[Call], types: dict[str, str], options: argparse.Namespace) -> Exploration:
    def progress(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    async with open_sandbox(options.sandbox, workers=1, runtime=options.runtime, progress=progress) as sandbox:
        return await explore(
            sandbox, program, seeds, types=types, seconds=options.explore_seconds, seed=options.seed, most=options.most
        )


def as_data(found: Exploration) -> dict[str, object]:
    """An exploration as JSON data."""
    return {
        "paths": [_path_data(one) for one in found.paths],
        "branches": {
            "total": found.total,
            "covered": found.covered,
            "unreachable": [
                {**_condition_data(one.condition), "proved": one.proved, "why": one.why} for one in found.unreachable
            ],
        },
        "lines": {"total": found.lines, "covered": found.covered_lines},
        "distinct_paths": found.distinct,
        "runs": found.runs,
        "cpu_s": found.cpu_s,
        "hurried": found.hurried,
        "detail": found.detail,
    }


def shown(entry: str, found: Exploration) -> list[str]:
    """An exploration for people."""
    told = []
    for one in found.paths:
        told.append(f"{call_text(entry, one.call)}  {one.outcome}{f' {one.raised}' if one.raised else ''}")
        counted = one.path.counted()
        told += [_line(condition, times) for condition, times in counted[:_MOST_CONDITIONS]]
        if len(counted) > _MOST_CONDITIONS:
            told.append(f"      ... {len(counted) - _MOST_CONDITIONS} more (--json shows all)")
    for never in found.unreachable:
        sure = "unreachable" if never.proved else "presumed unreachable"
        told.append(f"{sure}: line {never.condition.line}: {never.condition.text} is {never.condition.truth}: {never.why}")
    told.append(
        f"{found.covered} of {found.total} branches, {found.covered_lines} of {found.lines} lines, "
        f"{_counted(found.distinct, 'path')} seen in {_counted(found.runs, 'run')}, {found.cpu_s:.2f} s"
    )
    return [*told, found.detail] if found.detail else told


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def call_text(entry: str, call: Call) -> str:
    """A call as it is written."""
    return f"{entry}({', '.join([*call.args, *(f'{name}={text}' for name, text in call.kwargs)])})"


def _path_data(one: Explored) -> dict[str, object]:
    return {
        "id": one.path.digest,
        "args": list(one.call.args),
        "kwargs": dict(one.call.kwargs),
        "outcome": one.outcome,
        "raised": one.raised or None,
        "decisions": len(one.path.conditions),
        "conditions": [{**_condition_data(condition), "times": times} for condition, times in one.path.counted()],
    }


def _condition_data(condition: Condition) -> dict[str, object]:
    return {"function": condition.function, "line": condition.line, "condition": condition.text, "truth": condition.truth}


def _line(condition: Condition, times: int) -> str:
    often = f"  ({times} times)" if times > 1 else ""
    return f"  {condition.line:>4}  {'true ' if condition.truth else 'false'}  {condition.text}{often}"


def _types(texts: Sequence[str]) -> dict[str, str]:
    """What is said of parameters.

    Raises:
        UsageError: something else is said.
    """
    pairs = [text.partition("=") for text in texts]
    if any(not name.isidentifier() or not told for name, _, told in pairs):
        raise UsageError("write --type NAME=ANNOTATION, such as --type 'items=list[int]'")
    return {name: told for name, _, told in pairs}


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= 600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 600")
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox explore",
        description="Find inputs that take a function along its different paths, by running it in the sandbox.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="the program")
    parser.add_argument("entry", help="its function to explore")
    parser.add_argument(
        "--seed-call", action="append", default=[], metavar="ARGS", help="arguments to begin with, as in a call; may be repeated"
    )
    parser.add_argument(
        "--type",
        action="append",
        default=[],
        metavar="NAME=TYPE",
        help="what a parameter takes; may be repeated (default: annotations, then --seed-call, then how it is used)",
    )
    parser.add_argument(
        "--explore-seconds",
        type=_seconds,
        default=DEFAULT_SECONDS,
        metavar="S",
        help=f"roughly how long it may take (default: {DEFAULT_SECONDS:g})",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the random choices (default: 0)")
    parser.add_argument(
        "--most",
        type=int,
        default=DEFAULT_MOST,
        metavar="N",
        help=f"calls that are shown, unless branches need more (default: {DEFAULT_MOST})",
    )
    parser.add_argument("--sandbox", choices=KINDS, default="auto", help="where it runs (default: docker if there is an engine)")
    parser.add_argument("--runtime", metavar="NAME", help=RUNTIME_HELP)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser
