"""The options of a comparison, and the one line that says what is wrong with them."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from agents import domains
from agents.llm.batching import MOST_REQUESTS
from evals.compare.source import Source, of_author, of_domain
from evals.compare.words import INSTALL, is_readable
from evals.compare.work.planted import is_planted
from evals.terminal import count
from graphs.means import is_model
from graphs.model_options import ModelOptions, add_telling, at_once, read_model_options
from graphs.parser import Parser, folder
from graphs.setup import open_narrator
from sandbox.open import KINDS, RUNTIME_HELP

BASELINE = "template"
PROGRAMS = 20
_TARGET = 0.95
_EPILOG = """\
narrators:
  template              tells from the program and the values alone, for nothing; always there, as the baseline
  openai/MODEL, anthropic/MODEL   as in `generate`, with as many attempts at mending what the checker finds wrong
  planted:0.05          tells as the template, and lies in that share of its texts (of each twenty programs, one at 0.05; which,
                        the seed says): errors that were proved false, to see whether the figures find them

what is compared, on the same calls and traces, for each field (a domain or corpus) and for all together:
  faithful first / last   share of first texts, and of those that the loop ends with, that keep every law of the checker by
                          really executing the program (95 %% interval by Wilson); the difference of each pair with its paired
                          bootstrap interval and McNemar's exact test, corrected for the number of pairs (Holm)
  laws, coverage          which laws were broken, and the share of steps that is told
  size and words          statements, words and tokens for each step; repeated sequences of four words; Flesch's reading ease
                          ({readable})
  cost                    seconds, tokens, US dollars at the vendors' prices or those of --prices (with others the same command
                          counts anew and asks nobody), and for each verified row; which narrators another one beats in both
                          faithfulness and money
  cascade                 the order of the narrators that are named, each telling what those before it failed at, that reaches
                          --target-yield for least money, simulated from all outcomes, with bootstrap intervals (the template
                          costs nothing: name it to have it among them)

written to DIR: comparison.json (everything, with all texts), report.html (to be opened in a browser), work (what it resumes from)

examples:
  %(prog)s --narrator planted:0.05 --narrator planted:0.3 -n 100
  %(prog)s --narrator openai/small --narrator anthropic/large --domain math --domain logic -n 50 --max-cost 5
  %(prog)s --narrator openai/small --narrator anthropic/large --narrator openai/third --domain math --domain logic -n 50
                        later, in the same DIR: only what is new is told, nothing is asked or paid again
  %(prog)s --narrator openai/qwen --base-url http://127.0.0.1:8000/v1 --author corpus:programs.jsonl --latex table.tex
  %(prog)s --narrator openai/one --narrator openai/two --model-config models.toml --prices prices.toml -n 20

models at several servers: models.toml has each one's, prices.toml what a million tokens cost there (nothing, if it is nothing)
  [[models."openai/one".endpoints]]             [models."openai/one"]
  base_url = "http://127.0.0.1:8001/v1"         input = 0.1
  [[models."openai/two".endpoints]]             output = 0.4
  base_url = "http://127.0.0.1:8002/v1"

exit status:
  0    every narrator has told every sample
  1    the machinery failed, for some tellings or altogether; the same command tries again what is left
  2    the command cannot be obeyed: bad options, a file or folder that cannot be written or was begun otherwise, a
       corpus without a usable row
  3    this machine cannot isolate the programs as was asked
  4    a limit was reached (--max-cost, --max-failures); the same command with a larger one goes on
  130  stopped by hand; the same command goes on
"""


@dataclass(frozen=True, slots=True)
class Options:
    """A valid command.

    Attributes:
        narrators: names, the baseline first.
        named: those that the command names.
        sources: the fields.
        n: programs of each.
        seed, direction: as in ``graphs.config.Config``.
        target: yield that the cascade shall reach.
        sandbox: a kind, or ``auto``.
        runtime: of the Docker engine; ``None`` for its default.
        allow_foreign: run programs of others in the local sandbox.
        workers: worker processes where no model is asked.
        at_once: tellings under way where one is.
        out: folder of the comparison.
        fresh: forget what was recorded and told there before.
        json: print the figures as JSON and nothing else.
        markdown, latex: files of the tables; ``None`` for none.
        html: file of the report.
        asking: what it says about models.
    """

    narrators: tuple[str, ...]
    named: tuple[str, ...]
    sources: tuple[Source, ...]
    n: int
    seed: int
    direction: Literal["forward", "backward"]
    target: float
    sandbox: str
    runtime: str | None
    allow_foreign: bool
    workers: int
    at_once: int
    out: Path
    fresh: bool
    json: bool
    markdown: Path | None
    latex: Path | None
    html: Path
    asking: ModelOptions


def read_options(arguments: Sequence[str], prog: str) -> Options:
    """Read a command line; a bad one ends the process with status 2 and one line."""
    parser = _parser(prog)
    given = parser.parse_args(arguments)
    narrators = _narrators(parser, given)
    asking = read_model_options(parser, given, ("grammar", *narrators))
    out = given.out or Path("out") / f"compare-{'' if given.direction == 'forward' else 'backward-'}seed{given.seed}"
    return Options(
        narrators=narrators,
        named=tuple(given.narrator or ()),
        sources=_sources(parser, given),
        n=given.n,
        seed=given.seed,
        direction=given.direction,
        target=given.target_yield,
        sandbox=given.sandbox,
        runtime=given.runtime,
        allow_foreign=given.allow_foreign_code_in_local_sandbox,
        workers=parser.workers("--concurrency", None if asking.models else given.concurrency),
        at_once=at_once(parser, given.concurrency, batches=False),
        out=out,
        fresh=given.fresh,
        json=given.json,
        markdown=given.markdown,
        latex=given.latex,
        html=given.html or out / "report.html",
        asking=asking,
    )


def _narrators(parser: Parser, given: argparse.Namespace) -> tuple[str, ...]:
    named = given.narrator or []
    if len(set(named)) < len(named):
        parser.error("a narrator is named twice")
    for name in named:
        if is_planted(name) and given.direction != "forward":
            parser.error(f"{name} lies about outputs: leave out --direction {given.direction}")
        if name.startswith("planted") and not is_planted(name):
            parser.error(f"{name!r} is no share of lies; write planted:0.05 for one in twenty")
        if not (is_model(name) or is_planted(name)):
            try:
                open_narrator(name)
            except ValueError as error:
                parser.error(f"{error}, planted:SHARE")
    if given.direction != "forward" and given.plain_narration:
        parser.error("prose without anchors is told forward only: leave out --plain-narration or --direction")
    return tuple(dict.fromkeys([BASELINE, *named]))


def _sources(parser: Parser, given: argparse.Namespace) -> tuple[Source, ...]:
    authors = given.author or []
    try:
        found = [of_domain(name) for name in given.domain or ([] if authors else ["math"])]
        found += [of_author(name) for name in authors]
    except (ValueError, domains.UnknownDomain, domains.BadDomain) as error:
        parser.error(str(error))
    names = [one.name for one in found]
    if twice := [name for name in names if names.count(name) > 1]:
        parser.error(f"{twice[0]} is named twice")
    return tuple(found)


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Compare narrators on the same executed programs: how faithful, how readable, how fast, for what money.",
        epilog=_EPILOG.replace("{readable}", f"by pyphen, {'which is' if is_readable() else 'not'} installed: {INSTALL}"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--narrator", action="append", metavar="N", help="who tells: openai/MODEL, anthropic/MODEL, planted:SHARE; repeat it")
    add("--domain", action="append", metavar="NAME", help="a field: a domain, or the path of your own; repeat it (default: math)")
    add("--author", action="append", metavar="A", help="programs that others wrote: corpus:FILE or corpus:DIR; repeat it")
    add("-n", type=count, default=PROGRAMS, metavar="N", help=f"programs of each field at most (default: {PROGRAMS})")
    add("--seed", type=_seed, default=0, metavar="S", help="another seed gives other programs (default: 0)")
    add(
        "--direction",
        choices=("forward", "backward"),
        default="forward",
        help="forward: the output is asked for; backward: an input that gives an output (default: forward)",
    )
    add("--target-yield", type=_share, default=_TARGET, metavar="Y",
        help=f"share of samples that the cascade shall tell truly (default: {_TARGET})")  # fmt: skip
    add("--out", type=folder, metavar="DIR", help="folder of the comparison, an empty or new one (default: out/compare-seedS);"
        " repeat the command to go on, with more narrators, fields or programs too")  # fmt: skip
    add("--fresh", action="store_true", help="forget what was recorded and told there before; paid replies stay in the cache")
    add("--json", action="store_true", help="print the figures as one JSON object on standard output, and nothing else there")
    add("--markdown", type=Path, metavar="FILE", help="write the tables in Markdown, with seed, versions and prices")
    add("--latex", type=Path, metavar="FILE", help="the same in LaTeX (booktabs)")
    add("--html", type=Path, metavar="FILE", help="where the report goes (default: DIR/report.html)")
    add("--sandbox", choices=KINDS, default="auto", help="where programs run (default: auto: docker if it can)")
    add("--runtime", metavar="NAME", help=RUNTIME_HELP)
    add("--concurrency", type=count, metavar="K", help="worker processes (default: one for each core); with models, tellings"
        " under way at once (default: 16)")  # fmt: skip
    add(
        "--allow-foreign-code-in-local-sandbox",
        action="store_true",
        help="let programs of others run without a container, kept from files and network by the kernel alone",
    )
    add_telling(parser.add_argument_group("models", "for narrators called openai/MODEL or anthropic/MODEL"), "--style")
    parser.set_defaults(cascade=False, batch=False, batch_poll=None, batch_size=MOST_REQUESTS, dry_run=0)
    return parser


def _seed(text: str) -> int:
    if not re.fullmatch(r"\d{1,15}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)


def _share(text: str) -> float:
    if not re.fullmatch(r"0?\.\d{1,6}|1(\.0+)?", text) or not float(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no share above 0 and up to 1")
    return float(text)
