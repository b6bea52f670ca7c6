"""The command ``python -m evals.speed``."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from evals.speed.contender import Absent
from evals.speed.programs import SAMPLE, candidates
from evals.speed.report import lines
from evals.speed.result import RATIOS
from evals.speed.stage import Options, Stage
from evals.terminal import Terminal, count
from graphs.guard import interruptible
from sandbox.base import SandboxError, SandboxUnavailable
from sandbox.open import RUNTIME_HELP

_EXAMPLES = """examples:
  python -m evals.speed                                   everything, on programs of our own
  python -m evals.speed --programs pyedu.jsonl --rounds 20 --json > speed.json
  python -m evals.speed --only docker_run,subprocess --rounds 3
  python -m evals.speed --only check_over_traced          what checking a narration costs, and checks a second on all cores
  python -m evals.speed --soak 50000 --workers 2
  python -m evals.speed --llm 3000                        requests to models, 64 at once, against a server that takes 200 ms
  python -m evals.speed --stress 10000 --json             10,000 hostile and 10,000 good programs mixed; status 1 if any is wrong
"""

_TERMINAL = Terminal("evals.speed")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status."""
    asked = _parser().parse_args(arguments)
    if asked.llm:
        return _ask_models(asked.llm, as_json=asked.json)
    try:
        candidates(asked.programs)
    except ValueError as error:
        return _TERMINAL.failed(error, 2)
    interruptible()
    options = Options(
        asked.programs, asked.rounds, asked.only, asked.workers, asked.steps, asked.soak, asked.stress, asked.runtime
    )
    try:
        with Stage(options, _TERMINAL.say) as stage:
            stage.run()
    except KeyboardInterrupt:
        return _TERMINAL.failed("interrupted; everything that was started is removed", 130)
    except SandboxUnavailable as error:
        return _TERMINAL.failed(error, 3)
    except (Absent, SandboxError) as error:
        return _TERMINAL.failed(error, 1)
    result = stage.result
    sys.stdout.write(json.dumps(result.as_json(), indent=1) + "\n" if asked.json else "\n".join(lines(result)) + "\n")
    return 1 if result.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.speed",
        description="How fast programs run and are traced here, beside everything else that does so, paired in one run.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object, its figures in `ratios`")
    parser.add_argument(
        "--programs",
        type=Path,
        default=SAMPLE,
        metavar="FILE",
        help="JSONL of the traced part, plain or pyedu rows (default: our own)",
    )
    parser.add_argument("--rounds", type=count, default=7, metavar="N", help="interleaved rounds of each part (default: 7)")
    parser.add_argument("--only", type=_names, default=RATIOS, metavar="A,B", help=f"only these ratios, of {', '.join(RATIOS)}")
    parser.add_argument("--workers", type=count, default=2, metavar="N", help="workers where ours has several (default: 2)")
    parser.add_argument("--steps", type=count, default=20_000, metavar="N", help="steps of each kind's program (default: 20000)")
    parser.add_argument("--soak", type=count, default=0, metavar="N", help="instead: N programs, and whether anything drifts")
    parser.add_argument(
        "--stress",
        type=count,
        default=0,
        metavar="N",
        help="instead: N hostile and N good programs mixed, and whether every good one is right and every hostile one contained",
    )
    parser.add_argument("--llm", type=count, default=0, metavar="N", help="instead: N requests to a model of each protocol")
    parser.add_argument("--runtime", metavar="NAME", help=RUNTIME_HELP)
    return parser


def _ask_models(number: int, *, as_json: bool) -> int:
    from evals.speed import asking  # noqa: PLC0415 -- programs are measured without what models need

    found = asking.measure(number)
    whole = {
        "ratios": {f"llm_{one.protocol}": one.share for one in found if not one.storm},
        "llm": [asdict(one) for one in found],
    }
    sys.stdout.write(json.dumps(whole, indent=1) + "\n" if as_json else "\n".join(asking.report(found)) + "\n")
    return 1 if any(one.ended < one.requests for one in found) else 0


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = [name for name in names if name not in RATIOS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: allowed are {', '.join(RATIOS)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
