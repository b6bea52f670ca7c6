"""The main job, behind ``graphs.generate``.

Every seed becomes a verified row, or ends with a counted reason. Killed or stopped, the same command goes on where it was, and
the rows are those of a run that nobody disturbed.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

from graphs.config import Config
from graphs.costs import LEDGER, costs, report_models
from graphs.counting import counted
from graphs.crew import Worker
from graphs.dataset import write_dataset
from graphs.folders import UnfitFolderError, make_folders
from graphs.funnel import Funnel
from graphs.guard import INTERRUPTED, quiet_if_nobody_reads
from graphs.handed import handed_in, telling
from graphs.journal import BegunOtherwiseError, Ending, Journal, JournalError
from graphs.listing import show_functions
from graphs.options import Options, read_options
from graphs.outlook import foretell, keep_outlook
from graphs.pause import Pause
from graphs.preparation import prepare
from graphs.progress import Watch
from graphs.report import report
from graphs.runner import Runner
from graphs.sitting import sit
from graphs.spread import crew_of
from sandbox.base import SandboxError, SandboxUnavailable

PAUSED_STATUS = 4
PROGRAMS = "programs.sqlite"


def run(arguments: Sequence[str], prog: str) -> int:
    """Run the command; returns its exit status.

    0: every seed is verified or rejected. 1: the machinery failed, for some seeds or altogether. 2: bad options, or a folder that
    cannot be written, is of something else or was begun otherwise. 3: this machine cannot isolate the programs as was asked.
    4: a limit of the run was reached. 130: stopped.
    """
    options = read_options(arguments, prog)
    if options.listing:
        return show_functions(options)
    try:
        return asyncio.run(_generate(options))
    except (UnfitFolderError, BegunOtherwiseError) as error:
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
    if options.asking.dry_run:
        return await foretell(options, config)
    out = _folder(options, config)
    make_folders(out)
    in_batches = options.asking.batch_poll is not None
    crew = crew_of(options.concurrency, asks_models=bool(options.asking.models), one_process=in_batches)
    work = out / "work"
    with closing(Journal(work, config, Ending)) as journal:
        todo = [index for index in range(options.n) if not journal.is_settled(index)]
        _announce(options, config, out, len(todo))
        if config.means.models:
            await keep_outlook(work, options, config)
            config = config.with_means(ledger=str(work / LEDGER), programs=str(work / PROGRAMS), processes=crew.workers)
        hire = partial(Worker, "graphs.worker", Ending, config)
        with Watch(options.n, before=options.n - len(todo), tally=Funnel()) as watch:
            pause = Pause(watch.tell)
            runner = Runner(hire, _lost, journal, pause.tell, lanes=crew.lanes, largest=crew.largest)
            pause.stop = runner.stop
            async with telling(work / LEDGER, watch.say) if in_batches else nullcontext():
                stopped = await sit(runner, todo, crew.workers, at_once=in_batches)
        if stopped or pause.why:
            left = sum(not journal.is_settled(index) for index in range(options.n))
            done = f"{options.n - left} of {options.n} seeds done"
            done += f", {there}" if (there := handed_in(work / LEDGER)) else ""
            if pause.why:
                print(f"paused with {done}: {pause.why}; the same command with a larger limit goes on", file=sys.stderr)
                return PAUSED_STATUS
            print(f"stopped with {done}; the same command goes on from there", file=sys.stderr)
            return INTERRUPTED
        funnel = await asyncio.to_thread(write_dataset, out, journal.read(options.n), options.ways.per_path)
    return _finish(options, config, out, funnel, watch.seconds if todo else 0.0, journal.settled)


def _lost(index: int, why: str) -> Ending:
    return Ending(index=index, fate="infra_error", reason="worker_died", detail=why)


def _folder(options: Options, config: Config) -> Path:
    """Where the rows go; with ``--fork`` a folder named after the configuration if another one was begun there."""
    if not options.fork or not Journal.disagrees(options.out / "work", config):
        return options.out
    return options.out.with_name(f"{options.out.name}-{config.digest[:8]}")


def _announce(options: Options, config: Config, out: Path, todo: int) -> None:
    there = handed_in(out / "work" / LEDGER)
    if there and todo and options.asking.batch_poll is None:
        print(f"{there}: with --batch they are fetched, without it they are asked for and paid again", file=sys.stderr)
    before = f" ({options.n - todo} done before)" if todo < options.n else ""
    at_once = f"{options.concurrency} at once" if options.asking.models else counted(options.concurrency, "worker")
    print(
        f"{counted(options.n, 'seed')}{before} into {out}: {config.sandbox} sandbox, Python {config.python}, {at_once}",
        file=sys.stderr,
    )


def _finish(options: Options, config: Config, out: Path, funnel: Funnel, seconds: float, finished: int) -> int:
    spent = costs(out / "work", funnel.seeds)
    summary = {
        **funnel.summary(),
        "finished": finished,
        "seconds": round(seconds, 1),
        "models": spent,
        "out": str(out),
        "config": config.model_dump(mode="json"),
    }
    (out / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    with quiet_if_nobody_reads():
        if options.json:
            print(json.dumps(summary))
        else:
            report(sys.stdout, out, funnel, seconds, finished, options.ways)
            report_models(sys.stdout, funnel, spent)
    return 1 if funnel.fates["infra_error"] else 0
