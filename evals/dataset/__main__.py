"""The command ``python -m evals.dataset DIR``, also ``code2cot dataset``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.dataset.report import as_data, shown
from evals.dataset.rows import UnfitRowsError, read_rows
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
and last what falls short: prompts that repeat another, an answer that is over 10 %% of its topic (True: not 40 to 60 %%), and
a level whose median score is not above that of the level before

examples:
  %(prog)s out/math-seed7
  %(prog)s out/math-seed7 out/logic-seed7 --json

exit status: 0 said, 2 there are no rows of this version
"""


def main(arguments: Sequence[str], prog: str = "python -m evals.dataset") -> int:
    """Run the command; returns its exit status."""
    return guarded(lambda: _run(arguments, prog), prog)


def _run(arguments: Sequence[str], prog: str) -> int:
    options = _parser(prog).parse_args(arguments)
    survey = Survey()
    try:
        for path in options.rows:
            for row in read_rows(path):
                survey.add(row)
    except UnfitRowsError as error:
        sys.stderr.write(f"{prog}: {error}\n")
        return 2
    with quiet_if_nobody_reads():
        sys.stdout.write(json.dumps(as_data(survey), indent=2) if options.json else "\n".join(shown(survey)))
        sys.stdout.write("\n")
    return 0


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Say how varied, how evenly spread, how guessable and how hard the rows of a dataset are.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("rows", nargs="+", type=Path, metavar="DIR", help="a run's folder, or Parquet files of its columns")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
