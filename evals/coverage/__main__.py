"""The command ``python -m evals.coverage``."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence

from evals.coverage.bench import METHODS, Options, bench
from evals.coverage.report import lines
from evals.coverage.result import Result
from evals.coverage.task import chosen, shipped
from evals.terminal import Terminal, count
from graphs.guard import interruptible
from sandbox.base import SandboxError
from sandbox.explore import DEFAULT_SECONDS
from sandbox.open import KINDS, open_sandbox

_EXAMPLES = """examples:
  python -m evals.coverage                                         the 20 functions written for this
  python -m evals.coverage --programs pyedu.jsonl --programs cruxeval.jsonl --count 30 --json

exit status: 0 done, 1 the machinery failed, 2 something cannot be read, 130 stopped by hand
"""

_TERMINAL = Terminal("evals.coverage")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives the exit status."""
    asked = _parser().parse_args(arguments)
    interruptible()
    result = Result()
    try:
        asyncio.run(_run(asked, result))
    except ValueError as error:
        return _TERMINAL.failed(error, 2)
    except SandboxError as error:
        return _TERMINAL.failed(error, 1)
    except KeyboardInterrupt:
        return _TERMINAL.failed("stopped", 130)
    sys.stdout.write(json.dumps(result.as_json(), indent=1) + "\n" if asked.json else "\n".join(lines(result)) + "\n")
    return 0


async def _run(asked: argparse.Namespace, result: Result) -> None:
    tasks = shipped()
    for name in asked.programs:
        tasks += await chosen(name, asked.count)
    options = Options(asked.methods or tuple(METHODS), asked.explore_seconds, asked.seed, asked.workers)
    async with open_sandbox(asked.sandbox, workers=asked.workers, progress=_TERMINAL.say) as sandbox:
        await bench(sandbox, tasks, options, result, _TERMINAL.say)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.coverage",
        description="How many of their reachable branches exploration takes, and in what time, beside random inputs alone and "
        "CrossHair alone, all from the same inputs that came with the programs.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")
    parser.add_argument(
        "--programs", action="append", default=[], metavar="FILE", help="JSONL that agents.corpus reads; may be repeated"
    )
    parser.add_argument("--count", type=count, default=30, metavar="N", help="programs of each, chosen by hash (default: 30)")
    parser.add_argument("--methods", action="append", choices=tuple(METHODS), help="may be repeated (default: all)")
    parser.add_argument(
        "--explore-seconds",
        type=float,
        default=DEFAULT_SECONDS,
        metavar="S",
        help=f"for one program (default: {DEFAULT_SECONDS:g})",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the random choices (default: 0)")
    parser.add_argument("--workers", type=count, default=1, metavar="N", help="programs at a time (default: 1)")
    parser.add_argument("--sandbox", choices=KINDS, default="auto", help="where programs run (default: auto)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
