"""The command ``python -m evals.dataset DIR``, also ``code2cot dataset``."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evals.dataset.against import compared, compared_as_data, overlaps
from evals.dataset.benchmark import UnfitBenchmarkError, read_questions
from evals.dataset.overlap import RUN, SHORTEST, Comparison
from evals.dataset.report import as_data, shown
from evals.dataset.rows import UnfitRowsError, read_batches, read_rows
from evals.dataset.survey import Survey
from graphs.guard import guarded, quiet_if_nobody_reads
from graphs.parser import Parser

_EPILOG = """\
what it says, for each domain:
  programs, shapes     different programs, and different ones when names and constants are erased
  prompts, wordings    different prompts, and different ones when numbers are erased
  ways                 different paths among the rows in which something is decided; and of the conditions of `if`, the share
                       that came out the rarer way
  answers              the most frequent one of each topic and its share: what a guess earns; of yes and no, the share of True
  difficulty           medians of each level, measured on the traces: steps, distinct operations, depth of blocks and calls,
                       values held at once, and all in one: the sum of the binary logarithms of one plus each
and last what falls short: prompts that repeat another, an answer that is over 10 %% of its topic (of yes and no: True not in
40 to 60 %%, and further from a half than chance would have it), and a level whose median score is not above that of the level
before; answers and levels of fewer than 40 rows are not judged (`few`)

examples:
  %(prog)s out/math-seed7
  %(prog)s out/math-seed7 out/logic-seed7 --json
  %(prog)s out/math-seed7 --against gsm8k/test.jsonl bbh/navigate.json

--against counts the prompts that share 13 words in a row, or all of a shorter question, with a benchmark's question, case and
punctuation aside (the measure of GPT-3), once as they stand and once with all numbers read as the same word

exit status: 0 said, and nothing overlaps; 1 prompts overlap with --against; 2 there are no rows of this version, or no questions
"""


def main(arguments: Sequence[str], prog: str = "python -m evals.dataset") -> int:
    """Run the command; returns its exit status."""
    return guarded(lambda: _run(arguments, prog), prog)


def _run(arguments: Sequence[str], prog: str) -> int:
    options = _parser(prog).parse_args(arguments)
    try:
        return _compare(options) if options.against else _survey(options)
    except (UnfitRowsError, UnfitBenchmarkError) as error:
        sys.stderr.write(f"{prog}: {error}\n")
        return 2


def _survey(options: argparse.Namespace) -> int:
    survey = Survey()
    for path in options.rows:
        for row in read_rows(path):
            survey.add(row)
    _say(as_data(survey) if options.json else shown(survey))
    return 0


def _compare(options: argparse.Namespace) -> int:
    found = {str(path): Comparison(read_questions(path), options.run) for path in options.against}
    for path in options.rows:
        for rows in read_batches(path, ("prompt",)):
            for row in rows:
                for one in found.values():
                    one.add(row["prompt"])
    _say(compared_as_data(found, options.run) if options.json else compared(found, options.run))
    return int(overlaps(found))


def _say(what: Mapping[str, object] | Iterable[str]) -> None:
    with quiet_if_nobody_reads():
        sys.stdout.write(json.dumps(what, indent=2) if isinstance(what, Mapping) else "\n".join(what))
        sys.stdout.write("\n")


def _run_length(text: str) -> int:
    number = int(text)
    if number < SHORTEST:
        raise argparse.ArgumentTypeError(f"runs of fewer than {SHORTEST} words are chance")
    return number


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Say how varied, how evenly spread, how guessable and how hard the rows of a dataset are.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("rows", nargs="+", type=Path, metavar="DIR", help="a run's folder, or Parquet files of its columns")
    parser.add_argument(
        "--against",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help='instead, say which prompts stand in a benchmark: JSON of {"examples": [...]} or a list, or JSON lines, '
        "each question under question, input, prompt or problem",
    )
    parser.add_argument(
        "--run", type=_run_length, default=RUN, metavar="N", help="words in a row that make an overlap (default: 13)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
