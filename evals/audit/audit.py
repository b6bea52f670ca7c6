"""The audit, behind ``evals.audit``.

Every row ends with a verdict, or unchecked for a reason that is counted. Killed or stopped, the same command goes on where it
was, and the report is that of an audit that nobody disturbed.
"""

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from evals.audit.config import Config
from evals.audit.finding import Finding
from evals.audit.intake import Rows, open_rows
from evals.audit.options import Options, read_options
from evals.audit.pairs import Pairs
from evals.audit.report import report
from evals.audit.tally import Tally
from evals.audit.target import Unusable, make_room, refuse_report_of_another, write_lines
from evals.files import digest_of
from graphs.costs import LEDGER
from graphs.counting import counted
from graphs.crew import Worker
from graphs.guard import INTERRUPTED, quiet_if_nobody_reads
from graphs.journal import BegunOtherwiseError, Journal, JournalError
from graphs.place import code_digest, find_place, source_digest
from graphs.preparation import models_digest
from graphs.progress import Watch
from graphs.runner import Runner
from graphs.sitting import sit
from sandbox.base import SandboxError, SandboxUnavailable

_DECIDING = ("agents", "sandbox", "graphs", "evals/audit")
_OTHERWISE = "choose another --out, or add --fresh to begin this one anew"
_NO_PAIRS = "no pairs, {} is empty: no question has an accepted and a rejected narration, and none rejected could be mended"


def run(arguments: Sequence[str], prog: str) -> int:
    """Run the command; returns its exit status, see its help."""
    options = read_options(arguments, prog)
    try:
        return asyncio.run(_audit(options))
    except (Unusable, BegunOtherwiseError) as error:
        return _fail(prog, error, 2)
    except SandboxUnavailable as error:
        return _fail(prog, error, 3)
    except (JournalError, SandboxError) as error:
        return _fail(prog, error, 1)


def _fail(prog: str, error: Exception, status: int) -> int:
    print(f"{prog}: {error}", file=sys.stderr)
    return status


async def _audit(options: Options) -> int:
    rows = await asyncio.to_thread(_opened, options.file)
    work = make_room(options.out, options.pairs)
    config = await _prepare(options, work)
    if not options.fresh:
        refuse_report_of_another(options.out, work, config)
    with closing(Journal(work, config, Finding, name=options.out, otherwise=_OTHERWISE, anew=options.fresh)) as journal:
        todo = [index for index in range(len(rows)) if not journal.is_settled(index)]
        before = f" ({len(rows) - len(todo)} done before)" if len(todo) < len(rows) else ""
        sandbox = f"{config.sandbox} sandbox, Python {config.python}, {counted(options.workers, 'worker')}"
        print(f"{counted(len(rows), 'row')}{before} of {options.file}: {sandbox}", file=sys.stderr)
        hire = partial(Worker, "evals.audit.worker", Finding, config)
        with Watch(len(rows), before=len(rows) - len(todo), tally=Tally(), noun="row") as watch:
            if await sit(Runner(hire, partial(_lost, rows), journal, watch.tell), todo, options.workers):
                left = sum(not journal.is_settled(index) for index in range(len(rows)))
                print(f"stopped with {len(rows) - left} of {len(rows)} rows done; the same command goes on", file=sys.stderr)
                return INTERRUPTED
        tally = await asyncio.to_thread(_write, options, rows, journal)
    return _finish(options, tally, watch.seconds if todo else 0.0, len(todo))


def _opened(file: Path) -> Rows:
    try:
        return open_rows(file)
    except ValueError as error:
        raise Unusable(str(error)) from error


async def _prepare(options: Options, work: Path) -> Config:
    more = {"ledger": str(work / LEDGER), "processes": options.workers} if options.annotator else {}
    place = await find_place(options.sandbox, options.runtime, may_be_local=options.allow_foreign)
    return Config(
        file=str(options.file.resolve()),
        digest_of_file=await asyncio.to_thread(digest_of, options.file),
        sandbox=place.kind,
        image=place.image,
        python=place.python,
        runtime=options.runtime or "",
        domain=str(options.domain.resolve()) if options.domain else "",
        digest_of_domain=source_digest(options.domain) if options.domain else "",
        annotator=options.annotator,
        models=models_digest(options.means.models) if options.annotator else "",
        means=options.means.model_copy(update=more),
        code=code_digest(_DECIDING),
    )


def _lost(rows: Rows, index: int, why: str) -> Finding:
    place = rows.place(index)
    return Finding(index=index, fate="infra_error", id=place, place=place, reason="worker_died", detail=why)


def _write(options: Options, rows: Rows, journal: Journal[Finding]) -> Tally:
    """Write the report and the pairs from the journal, in the order of rows, and count what went into them."""
    tally, pairs = Tally(), Pairs()

    def lines() -> Iterator[dict[str, object]]:
        for segment in journal.read(len(rows)):
            tally.add(segment)
            if options.pairs:
                pairs.add(segment)
            settled = (finding for finding in segment if finding.settled)
            yield from (finding.line(labels=options.labels, feedback=options.feedback) for finding in settled)

    write_lines(options.out, lines())
    if options.pairs and not write_lines(options.pairs, pairs.lines(rows)):
        print(_NO_PAIRS.format(options.pairs), file=sys.stderr)
    return tally


def _finish(options: Options, tally: Tally, seconds: float, checked: int) -> int:
    if options.json:
        files = {"out": str(options.out), "pairs": str(options.pairs) if options.pairs else None}
        with quiet_if_nobody_reads():
            print(json.dumps({**tally.summary(), "seconds": round(seconds, 1), **files}))
    else:
        with quiet_if_nobody_reads():
            report(sys.stdout, options.out, tally, seconds, checked)
    if tally.fates["infra_error"]:
        return 1
    return 2 if tally.outcomes["bad_row"] == tally.done else 0
