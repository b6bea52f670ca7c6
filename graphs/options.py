"""The options of ``generate``, and the one line that says what is wrong with them."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from agents import domains
from agents.domains import Domain
from agents.llm_narrator import STYLES
from agents.prompt import PROMPT_STYLES, PromptStyle
from agents.sources import holds_python
from graphs.counting import counted
from graphs.example import Direction
from graphs.means import is_model
from graphs.model_options import ModelOptions, add_options, at_once, read_model_options
from graphs.parser import Parser, folder
from graphs.scope import Scope, add_scope, read_scope
from graphs.setup import NARRATORS, Corpus, corpus_file, open_author, open_corpus, open_narrator
from graphs.ways import Ways, add_ways, read_ways
from sandbox.open import RUNTIME_HELP

ROWS_TO_BEGIN_WITH = 20

_EXAMPLES = """\
domains:
{domains}

examples:
  %(prog)s                                             20 rows of mathematics, no key, no network
  %(prog)s --domain math -n 1000 --seed 7              a thousand, into out/math-seed7
  %(prog)s --domain logic --topic formulas,sets --level 3-5
                                                       only these topics, and no easier ones
  %(prog)s --domain path/to/mine                       a domain of your own: a folder with a domain.toml, or one Python file
  %(prog)s --author corpus:programs.jsonl              programs that others wrote, one row each
  %(prog)s --author corpus:src --list                  the functions of Python files, and which of them are left out and why
  %(prog)s --author corpus:src                         a row of each that is not; nothing of them is executed but in the sandbox
  %(prog)s --author corpus:src --refactor openai/MODEL a model makes a program with inputs of each file
  %(prog)s --narrator openai/qwen --base-url http://127.0.0.1:8000/v1 -n 100
                                                       a model of your own tells; anthropic/MODEL and the vendors work alike
  %(prog)s -n 2000 --seed 7                            goes on where -n 1000 --seed 7 ended or was stopped
  %(prog)s --json -n 100 | jq .verified                one JSON object on standard output, nothing else

exit status:
  0    every program ended verified or rejected, with a reason
  1    the machinery failed, for some programs or altogether; the same command tries again what is left
  2    the command cannot be obeyed: bad options, a folder that cannot be written or was begun otherwise,
       a corpus without a usable row
  3    this machine cannot isolate the programs as was asked
  4    a limit was reached (--max-cost, --max-failures); the same command with a larger one goes on
  130  stopped by hand; the same command goes on
"""


@dataclass(frozen=True, slots=True)
class Options:
    """A valid command.

    Attributes:
        own_domain: where a user's own domain lies; ``None`` for one that comes with the project.
        domain, seed, direction, prompt_style, author, narrators: as in ``graphs.config.Config``.
        scope: what of the domain is taken.
        sandbox: as there, or ``auto``.
        runtime: of the Docker engine; ``None`` for its default.
        refactor: the model that makes programs of the author's files; empty for none.
        listing: say what is in the author's folder, and do nothing else.
        n: number of seeds.
        out: folder of the rows.
        concurrency: number of worker processes or, where models are asked, of seeds under way at once.
        allow_foreign: run programs of others in the local sandbox.
        fork: begin a folder beside ``out`` if that was begun with another configuration.
        json: print the summary as JSON and nothing else.
        ways: which ways of a program are told.
        asking: what it says about models.
    """

    domain: str
    own_domain: Path | None
    scope: Scope
    seed: int
    direction: Direction
    prompt_style: PromptStyle
    author: str
    narrators: tuple[str, ...]
    sandbox: str
    runtime: str | None
    refactor: str
    listing: bool
    n: int
    out: Path
    concurrency: int
    allow_foreign: bool
    fork: bool
    json: bool
    ways: Ways
    asking: ModelOptions


def read_options(arguments: Sequence[str], prog: str) -> Options:
    """Read a command line; a bad one ends the process with status 2 and one line."""
    parser = _parser(prog)
    given = parser.parse_args(arguments)
    try:
        corpus = _corpus(parser, given)
        for name in given.narrator or ():
            if not is_model(name):
                open_narrator(name)
    except ValueError as error:
        parser.error(str(error))
    file = corpus_file(given.author)
    domain, own = _domain(parser, given.domain, file)
    field = domain.name if domain else "corpus"
    scope = read_scope(parser, given, None if file else domain)
    most = len(corpus) if corpus else None
    if most is not None and given.n is not None and given.n > most:
        parser.error(f"-n {given.n} is more than the {counted(most, 'program')} of {given.author}")
    narrators = tuple(given.narrator or ["template"])
    if len(set(narrators)) < len(narrators):
        parser.error("a narrator is named twice")
    if given.direction != "forward" and given.plain_narration:
        parser.error("prose without anchors is told forward only: leave out --plain-narration or --direction")
    if given.direction == "trace-question" and any(map(is_model, narrators)):
        parser.error("models answer no questions about the execution; --direction trace-question needs --narrator template")
    prompt_style = given.style if given.style in PROMPT_STYLES else PROMPT_STYLES[0]
    if given.style in STYLES:
        given.telling = given.telling or given.style
    asking = read_model_options(parser, given, (given.refactor or given.author, *narrators))
    asked = given.concurrency
    workers = at_once(parser, asked, batches=given.batch) if asking.models else parser.workers("--concurrency", asked)
    name = re.sub(r"[^\w.-]+", "-", file.resolve().stem) if file else f"{field}{scope.label}"
    name += "" if given.direction == "forward" else f"-{given.direction}"
    name += "" if prompt_style == PROMPT_STYLES[0] else f"-{prompt_style}"
    return Options(
        domain=field,
        own_domain=own,
        scope=scope,
        seed=given.seed,
        direction=given.direction,
        prompt_style=prompt_style,
        author=given.author,
        narrators=narrators,
        sandbox=given.sandbox,
        runtime=given.runtime,
        refactor=given.refactor,
        listing=given.list,
        n=given.n or most or ROWS_TO_BEGIN_WITH,
        out=given.out or Path("out") / f"{name}-seed{given.seed}",
        concurrency=workers,
        allow_foreign=given.allow_foreign_code_in_local_sandbox,
        fork=given.fork,
        json=given.json,
        ways=read_ways(parser, given),
        asking=asking,
    )


def _domain(parser: Parser, asked: str | None, file: Path | None) -> tuple[Domain | None, Path | None]:
    """The domain, if the programs are of one, and where it lies if it is a user's own."""
    if file and asked in (None, "corpus"):
        return None, None
    name = asked or "math"
    try:
        found = domains.load(name)
    except (domains.UnknownDomain, domains.BadDomain) as error:
        parser.error(str(error))
    return found, Path(name) if domains.is_path(name) and not file else None


def _corpus(parser: Parser, given: argparse.Namespace) -> Corpus | None:
    """What the author takes programs from; makes sure that there is something, and that the options about it are obeyed.

    Raises:
        ValueError: there is no such author, or nothing usable in what it reads.
    """
    file = corpus_file(given.author)
    for name in ("refactor", "list"):
        if getattr(given, name) and not (file and holds_python(file)):
            parser.error(f"--{name} is for Python files: --author corpus:DIR")
    if given.refactor and not is_model(given.refactor):
        parser.error(f"{given.refactor!r} is no model; allowed: openai/MODEL, anthropic/MODEL")
    if given.refactor and given.list:
        parser.error("--list shows what is taken without a model; leave out --refactor")
    if file is None:
        if not is_model(given.author):
            open_author(given.author)
        return None
    corpus = open_corpus(file, refactored=bool(given.refactor))
    if not given.list:
        corpus.check()
    return corpus


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Make verified chain-of-thought rows by really executing programs.",
        epilog=_EXAMPLES.format(domains=domains.listing()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_problems(parser)
    _add_authors(parser)
    _add_machinery(parser)
    add_ways(parser)
    add_options(parser)
    return parser


def _add_problems(parser: Parser) -> None:
    """Which problems, how many, and how they are posed."""
    add = parser.add_argument
    add("--domain", metavar="NAME", help="field of the problems, or the path of your own (default: math)")
    add_scope(parser)
    add("-n", type=_Whole(1), metavar="N", help=f"number of programs (default: {ROWS_TO_BEGIN_WITH}; for a corpus, all)")
    add(
        "--seed", type=_Whole(0), default=0, metavar="S", help="another seed gives other rows, the same one the same (default: 0)"
    )
    add(
        "--direction",
        choices=get_args(Direction),
        default="forward",
        help="forward: the output is asked for; backward: an input that gives an output, told by trying it; trace-question: "
        "something on the way: a quantity, how often it changes, which way a decision goes (default: forward)",
    )
    add(
        "--style",
        choices=(*PROMPT_STYLES, *STYLES),
        metavar="{" + ",".join(PROMPT_STYLES) + "}",
        help="what prompts show: the problem in words with its input, the code and its call, or both (default: words); "
        "a --telling is understood here, too",
    )


def _add_authors(parser: Parser) -> None:
    """Who writes the programs, and who tells what they do."""
    add = parser.add_argument
    add(
        "--author",
        default="grammar",
        metavar="A",
        help="who writes the programs: grammar, corpus:FILE, corpus:DIR, openai/MODEL or anthropic/MODEL (default: grammar)",
    )
    add(
        "--refactor",
        default="",
        metavar="MODEL",
        help="with corpus:DIR: a model makes a program with inputs of each file (default: functions as they are)",
    )
    add("--list", action="store_true", help="with corpus:DIR: show its functions, and which are left out and why; runs nothing")
    add(
        "--narrator",
        action="append",
        metavar="N",
        help=f"who tells what happens: {', '.join(NARRATORS)}, openai/MODEL or anthropic/MODEL; repeat it for several, "
        "each of which gives a row where it tells the truth (default: template)",
    )


def _add_machinery(parser: Parser) -> None:
    """Where programs run, and where the rows go."""
    add = parser.add_argument
    add(
        "--sandbox",
        choices=("docker", "local", "auto"),
        default="auto",
        help="where programs run (default: auto: docker if it can)",
    )
    add("--runtime", metavar="NAME", help=RUNTIME_HELP)
    add("--out", type=folder, metavar="DIR", help="folder of the rows, an empty or new one (default: out/NAME-seedS);"
        " repeat the command to go on there")  # fmt: skip
    add("--fork", action="store_true", help="if DIR was begun with another configuration, begin a folder beside it")
    add(
        "--concurrency",
        type=_Whole(1),
        metavar="K",
        help="worker processes (default: one for each core); with models, programs under way at once (default: 16; with --batch, "
        "2,000)",
    )
    add("--json", action="store_true", help="print the summary as one JSON object on standard output, and nothing else there")
    add(
        "--allow-foreign-code-in-local-sandbox",
        action="store_true",
        help="let programs of others and of models run without a container, kept from files and network by the kernel alone",
    )


class _Whole:
    """Reads a whole number from ``least`` on."""

    def __init__(self, least: int) -> None:
        self._least = least

    def __call__(self, text: str) -> int:
        if not re.fullmatch(r"\d{1,15}", text) or int(text) < self._least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {self._least} on")
        return int(text)
