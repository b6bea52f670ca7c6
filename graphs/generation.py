"""The main job, behind ``graphs.generate``.

Every seed becomes a verified row, or ends with a counted reason. Killed or stopped, the same command goes on where it was, and
the rows are those of a run that nobody disturbed.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from graphs.config import Config
from graphs.counting import counted
from graphs.crew import Worker
from graphs.dataset import write_dataset
from graphs.folders import UnfitFolderError, make_folders
from graphs.funnel import Funnel
from graphs.guard import INTERRUPTED, quiet_if_nobody_reads
from graphs.journal import Ending, Journal, JournalError
from graphs.options import Options, read_options
from graphs.preparation import prepare
from graphs.progress import Watch
from graphs.report import report
from graphs.runner import Runner
from graphs.sitting import sit
from sandbox.base import SandboxError, SandboxUnavailable


def run(arguments: Sequence[str], prog: str) -> int:
    """Run the command; returns its exit status.

    0: every seed is verified or rejected. 1: the machinery failed, for some seeds or altogether. 2: bad options, or a folder that
    cannot be written. 3: this machine cannot isolate the programs as was asked. 130: stopped.
    """
    options = read_options(arguments, prog)
    try:
        return asyncio.run(_generate(options))
    except UnfitFolderError as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 2
    except SandboxUnavailable as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 3
    except (JournalError, SandboxError) as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 1


async def _generate(options: Options) -> int:
    config = await prepare(options)
    out = _folder(options, config)
    make_folders(out)
    with closing(Journal(out / "work", config, Ending)) as journal:
        todo = [index for index in range(options.n) if not journal.is_settled(index)]
        _announce(options, config, out, len(todo))
        hire = partial(Worker, "graphs.worker", Ending, config)
        with Watch(options.n, before=options.n - len(todo), tally=Funnel()) as watch:
            stopped = await sit(Runner(hire, _lost, journal, watch.tell), todo, options.concurrency)
        if stopped:
            left = sum(not journal.is_settled(index) for index in range(options.n))
            print(
                f"stopped with {options.n - left} of {options.n} seeds done; the same command goes on from there", file=sys.stderr
            )
            return INTERRUPTED
        funnel = await asyncio.to_thread(write_dataset, out, journal.read(options.n))
    return _finish(options, config, out, funnel, watch.seconds if todo else 0.0, journal.settled)


def _lost(index: int, why: str) -> Ending:
    return Ending(index=index, fate="infra_error", reason="worker_died", detail=why)


def _folder(options: Options, config: Config) -> Path:
    """Where the rows go; with ``--fork`` a folder named after the configuration if another one was begun there."""
    if not options.fork or not Journal.disagrees(options.out / "work", config):
        return options.out
    return options.out.with_name(f"{options.out.name}-{config.digest[:8]}")


def _announce(options: Options, config: Config, out: Path, todo: int) -> None:
    before = f" ({options.n - todo} done before)" if todo < options.n else ""
    workers = counted(options.concurrency, "worker")
    print(
        f"{counted(options.n, 'seed')}{before} into {out}: {config.sandbox} sandbox, Python {config.python}, {workers}",
        file=sys.stderr,
    )


def _finish(options: Options, config: Config, out: Path, funnel: Funnel, seconds: float, finished: int) -> int:
    summary = {
        **funnel.summary(),
        "finished": finished,
        "seconds": round(seconds, 1),
        "out": str(out),
        "config": config.model_dump(mode="json"),
    }
    (out / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    with quiet_if_nobody_reads():
        if options.json:
            print(json.dumps(summary))
        else:
            report(sys.stdout, out, funnel, seconds, finished)
    return 1 if funnel.fates["infra_error"] else 0
