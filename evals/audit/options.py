"""The options of the audit, and the one line that says what is wrong with them."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agents import domains
from evals.terminal import count
from graphs.means import Means
from graphs.model_options import DEFAULT_FAILURES, add_reach, cache_of, read_models, read_prices
from graphs.parser import Parser
from sandbox.open import KINDS, RUNTIME_HELP

_EPILOG = """\
rows that are understood, in any mixture:
  our own    a run's folder, its Parquet files, or JSONL of the same columns; besides the seven laws the prompt, the
             answer and every digest must agree with the execution (law `record`)
  others'    JSONL or Parquet of
             {"id", "source", "entry", "args": ["LITERAL", ...], "kwargs": {"NAME": "LITERAL"}, "narration", "answer"?}
             the narration with anchors or without any; "answer" is the text of a Python value; "prompt", "problem"
             and "glosses" are used where they are given, other keys are passed over
             with "direction": "backward" and "output": "LITERAL" instead of arguments, the narration argues from that
             output to an input, which "answer" (or else its end) gives as between the parentheses of a call, as
             "n = 7, prices = [4, 8]": the program is executed on it and must return the output exactly

report, one JSON object a line in the order of the rows (--out):
  id            the row's, or its place in the file
  verdict       accepted; rejected: a law is broken; undecided: too much of the words was not understood to say,
                or the lines that lead to the answer are not told;
                unchecked: no row that can be read, or its program did not return, twice the same, within the limits
  faults        of a rejected row, each: law, statement (number from 0, -1 for the whole), text (the statement), said,
                seen, and where one follows replacement: {old, new, statement}, the shortest change that makes it true
  unread        passages that were not understood, with unread_share of what says something (0 to 1)
  untold        of an undecided row: the lines on the way to its answer that it does not tell
  place, reason, detail   of an unchecked row: where it stands, bad_row or the outcome of its program, and why
  labels        with --labels, for process reward models: {text, label} of each statement, where label is 1 (understood
                and true), 0 (false, unsupported or out of place) or null (not understood, or it leaves something out)
  feedback      with --feedback: the faults in words, as a narrator that is a model gets them
  mended        with --feedback, of a rejected narration with anchors: itself with all replacements made, where the
                execution bears that out

pairs of preference, one JSON object a line (--pairs):
  prompt, chosen, rejected, chosen_id, rejected_id, laws   of rows about the same call (or wanted output) of a program;
  where none of them is accepted, a rejected one beside itself as `mended`, with the same id twice

examples:
  %(prog)s out/math-seed7                             a run of ours
  %(prog)s theirs.jsonl --out report.jsonl --labels   stopped or killed, the same command goes on
  %(prog)s theirs.jsonl --pairs pairs.jsonl --json

exit status:
  0    every row has its verdict, or is unchecked with a reason
  1    the machinery failed, for some rows or altogether; the same command tries again what is left
  2    the command cannot be obeyed: bad options, a file that cannot be read or written, no row that can be checked
  3    this machine cannot isolate the programs as was asked
  130  stopped by hand; the same command goes on
"""


@dataclass(frozen=True, slots=True)
class Options:
    """A valid command.

    Attributes:
        file: the audited rows.
        out: file of the report.
        pairs: file of the pairs; ``None`` for none.
        labels, feedback: whether the report has them.
        sandbox: a kind, or ``auto``.
        runtime: of the Docker engine; ``None`` for its default.
        workers: number of worker processes.
        allow_foreign: run programs in the local sandbox.
        fresh: forget what was done before.
        json: print the summary as JSON and nothing else.
        domain: where a user's own domain lies, of which the rows are; ``None`` for none.
        annotator: name of the model that adds anchors; empty for none.
        means: how it is reached.
    """

    file: Path
    out: Path
    pairs: Path | None
    labels: bool
    feedback: bool
    sandbox: str
    runtime: str | None
    workers: int
    allow_foreign: bool
    fresh: bool
    json: bool
    domain: Path | None
    annotator: str
    means: Means


def read_options(arguments: Sequence[str], prog: str) -> Options:
    """Read a command line; a bad one ends the process with status 2 and one line."""
    parser = _parser(prog)
    given = parser.parse_args(arguments)
    workers = parser.workers("--workers", given.workers)
    name = re.sub(r"[^\w.-]+", "-", given.file.resolve().stem)
    out = given.out or Path("out") / f"{name}.audit.jsonl"
    files = [path.resolve() for path in (given.file, out, given.pairs) if path is not None]
    if len(set(files)) < len(files):
        parser.error("FILE, --out and --pairs must be different files")
    return Options(
        file=given.file,
        out=out,
        pairs=given.pairs,
        labels=given.labels,
        feedback=given.feedback,
        sandbox=given.sandbox,
        runtime=given.runtime,
        workers=workers,
        allow_foreign=given.allow_foreign_code_in_local_sandbox,
        fresh=given.fresh,
        json=given.json,
        domain=_domain(parser, given.domain),
        annotator=given.annotator or "",
        means=_means(parser, given),
    )


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Check any dataset of narrations once more, by really executing every program twice.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="JSONL or Parquet, or a folder of Parquet files such as a run's")
    add("--out", type=Path, metavar="FILE", help="the report (default: out/NAME.audit.jsonl); repeat the command to go on there;"
        " a file that is no such report is never written over")  # fmt: skip
    add("--fresh", action="store_true", help="forget what was audited before into the same report, and begin anew")
    add("--labels", action="store_true", help="add a label of every statement to the report")
    add("--feedback", action="store_true", help="add the faults in words for models, and mended narrations, to the report")
    add(
        "--pairs",
        type=Path,
        metavar="FILE",
        help="write pairs of an accepted and a rejected narration of the same call, or of a rejected one and itself mended",
    )
    add("--sandbox", choices=KINDS, default="auto", help="where programs run (default: auto: docker if it can)")
    add("--runtime", metavar="NAME", help=RUNTIME_HELP)
    add("--workers", type=count, metavar="N", help="worker processes (default: one for each core)")
    add("--json", action="store_true", help="print the counts as one JSON object on standard output, and nothing else there")
    add(
        "--allow-foreign-code-in-local-sandbox",
        action="store_true",
        help="let programs, which whoever made the file may have written, run without a container; its isolation is weaker",
    )
    add("--domain", metavar="PATH", help="your own domain, if rows of ours are of it: it vouches for what its phrases say")
    add(
        "--annotator",
        metavar="N",
        help="openai/MODEL or anthropic/MODEL: says which sentence tells what where prose is undecided; the laws then decide",
    )
    add_reach(parser)
    return parser


def _domain(parser: Parser, path: str | None) -> Path | None:
    if path is None:
        return None
    try:
        domains.load(path)
    except (domains.UnknownDomain, domains.BadDomain) as error:
        parser.error(str(error))
    if not domains.is_path(path):
        parser.error(f"--domain {path} comes with us and needs not be named")
    return Path(path)


def _means(parser: Parser, given: argparse.Namespace) -> Means:
    if not given.annotator:
        return Means()
    models = read_models(parser, given, [given.annotator], keys=True)
    cache = cache_of(given)
    return Means(
        models=models, cache=str(cache) if cache else "", prices=read_prices(parser, given, models), max_failures=DEFAULT_FAILURES
    )
