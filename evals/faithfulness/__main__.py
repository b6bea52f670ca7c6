"""The command ``python -m evals.faithfulness``."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from agents.llm.base import ModelError
from agents.llm.config import BadModel, Models
from agents.llm.open import Reach, open_llm
from agents.llm_narrator import Annotator
from evals.faithfulness.bench import Bench, Options
from evals.faithfulness.plain import bench as plain
from evals.faithfulness.plain.aligner import SCRIPTED, Aligner
from evals.faithfulness.plain.fates import Fate, Fates
from evals.faithfulness.plain.restatements import Restatements
from evals.faithfulness.plain.told import HELD_OUT
from evals.faithfulness.published import publish, publish_plain
from evals.faithfulness.report import lines, markdown
from evals.faithfulness.result import Result
from evals.faithfulness.sources import GRAMMAR, HAND, readable
from evals.terminal import Terminal, count
from graphs.guard import interruptible
from sandbox.base import SandboxError
from sandbox.open import KINDS, open_sandbox

_EXAMPLES = """examples:
  python -m evals.faithfulness                             narrations written by hand, and the grammar's
  python -m evals.faithfulness --plain                     prose without anchors: by hand, by a model, and the template's
  python -m evals.faithfulness --plain --annotator scripted   what an annotator that knows the execution brings there
  python -m evals.faithfulness --programs grammar --programs pyedu.jsonl --programs cruxeval.jsonl --limit 250 --json
"""

_TERMINAL = Terminal("evals.faithfulness")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status: 0, 1 if the machinery failed, 2 if something cannot be read,
    130 if it was interrupted.
    """
    asked = _parser().parse_args(arguments)
    options = Options(asked.programs or (HAND, GRAMMAR), asked.limit, asked.mutants_per_narration, asked.seed, asked.workers)
    if asked.annotator and not asked.plain:
        return _TERMINAL.failed("--annotator is for --plain", 2)
    interruptible()
    if asked.plain:
        return _plain(asked)
    result, status = Result(), 0
    try:
        for name in options.sources:
            readable(name)
        asyncio.run(_run(options, asked.sandbox, result))
    except KeyboardInterrupt:
        status = _TERMINAL.failed("interrupted; these are the counts so far", 130)
    except ValueError as error:
        return _TERMINAL.failed(error, 2)
    except SandboxError as error:
        return _TERMINAL.failed(error, 1)
    sys.stdout.write(_shown(result, asked) + "\n")
    if asked.publish and not status and not result.failures:
        publish(result, [argument for argument in arguments or sys.argv[1:] if argument != "--publish"])
    if not status and not result.overall.total:
        return _TERMINAL.failed("nothing was told that could be lied about", 1)
    return status or int(result.failures > 0)


def _shown(result: Result, asked: argparse.Namespace) -> str:
    if asked.json:
        return json.dumps(result.as_json(), indent=1)
    return "\n".join((markdown if asked.markdown else lines)(result))


def _plain(asked: argparse.Namespace) -> int:
    """The benchmark on prose without anchors."""
    fates, status = Fates(), 0

    async def run() -> None:
        wishes = {"limit": asked.limit, "seed": asked.seed, "workers": asked.workers}
        opened = open_sandbox(asked.sandbox, workers=asked.workers, progress=_TERMINAL.say)
        async with opened as sandbox, _annotators(asked) as annotators:
            await plain.run(sandbox, fates, _TERMINAL.say, annotators=annotators, **wishes)

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        status = _TERMINAL.failed("interrupted; these are the counts so far", 130)
    except BadModel as error:
        return _TERMINAL.failed(error, 2)
    except SandboxError as error:
        return _TERMINAL.failed(error, 1)
    except ExceptionGroup as group:
        failed, others = group.split((SandboxError, ModelError))
        if others is not None or failed is None:
            raise
        return _TERMINAL.failed(str(failed.exceptions[0]), 1)
    sys.stdout.write(json.dumps(fates.as_json(), indent=1) + "\n" if asked.json else "\n".join(fates.lines()) + "\n")
    if asked.publish and not status:
        known, held_out = fates.overall, fates.styles.get(HELD_OUT, Fate())
        publish_plain((known.accepted, known.rejected), (held_out.accepted, held_out.rejected))
    return status


@asynccontextmanager
async def _annotators(asked: argparse.Namespace) -> AsyncIterator[list[Annotator]]:
    """Those that are asked: a model, or the scripted ones.

    Raises:
        BadModel: there is no such model, or it wants a key that is not there.
    """
    if not asked.annotator:
        yield []
        return
    if asked.annotator == SCRIPTED:
        yield [Annotator(one) for one in (Aligner(Restatements.packaged()), Aligner(Restatements.packaged(), following=True))]
        return
    llm = open_llm(asked.annotator, Reach(Models(), asked.base_url, asked.key_env))
    try:
        yield [Annotator(llm)]
    finally:
        await llm.close()


async def _run(options: Options, kind: str, result: Result) -> None:
    async with open_sandbox(kind, workers=options.workers, progress=_TERMINAL.say) as sandbox:
        await Bench(sandbox, options, result, _TERMINAL.say).run()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.faithfulness",
        description="How often the checker accepts a lie and rejects a truth: errors of named classes, planted in true "
        "narrations and proved false from the record; beside what others do, on the same texts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object, with the accepted lies in it")
    parser.add_argument("--markdown", action="store_true", help="print the tables in Markdown")
    parser.add_argument(
        "--publish", action="store_true", help="keep the counts in published.json, which README and dataset cards go by"
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="check prose without anchors instead: what was written by hand and by a model, with lies planted by hand, and what "
        "the template tells of --limit programs of the grammar; says how much is undecided",
    )
    parser.add_argument(
        "--annotator",
        default="",
        metavar="N",
        help="with --plain: makes readable what is undecided without, and the laws decide: openai/MODEL, anthropic/MODEL, or "
        f"{SCRIPTED}, which anchors sentences to the lines where their values occur, and has restatements written by hand, which "
        "it offers for lies as they are and changed as the lie is",
    )
    parser.add_argument("--base-url", default="", metavar="URL", help="where the annotator is, instead of at the vendor's")
    parser.add_argument("--key-env", default="", metavar="NAME", help="environment variable with that server's key")
    parser.add_argument(
        "--programs",
        action="append",
        metavar="FILE",
        help="JSONL that agents.corpus reads, or one of the names `grammar` and `hand`; may be repeated (default: hand, grammar)",
    )
    parser.add_argument("--limit", type=count, default=200, metavar="N", help="programs of each source (default: 200)")
    parser.add_argument("--mutants-per-narration", type=count, default=10, metavar="N", help="lies of each (default: 10)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of wording and planting (default: 0)")
    parser.add_argument("--workers", type=count, default=os.cpu_count() or 1, metavar="N", help="workers (default: one per core)")
    parser.add_argument("--sandbox", choices=KINDS, default="auto", help="where programs run (default: auto)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
