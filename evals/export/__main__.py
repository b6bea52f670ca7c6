"""The command ``python -m evals.export DIR --to FORMAT``, also ``code2cot export``."""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from evals.dataset.rows import UnfitRowsError
from evals.export.export import Done, Order, export
from evals.export.families import OneFamilyError
from evals.export.formats import ABOUT, FORMATS, KEYS, format_of
from evals.export.place import PlaceError
from evals.export.shards import KINDS
from graphs.counting import counted
from graphs.guard import guarded, interruptible, quiet_if_nobody_reads, said
from graphs.parser import Parser

_SAMPLE = {
    "prompt": "6 crates hold 10 eggs each. How many ...?",
    "reasoning": "6 × 10 = 60, so the answer is 60.",
    "answer": "60",
}
_EPILOG = """\
formats (each row has besides: {about}):
{formats}

The reasoning ends in the answer; where it stands apart (reasoning_content, thinking) the turn itself says the answer alone. An
alpaca row has no input of its own, as the prompt holds it. Nothing is reworded: a row whose words hold a sign that chat templates
act on, such as </think> or <|im_end|>, is left out of every format, and counted.

Programs that are alike but for names and constants are one family. --validation holds whole families out, in an order that --seed
and the programs decide, in every format the same. The folder is there whole or not at all: stopped or killed, the same command
begins anew; a finished export is left as it is, and another one in its place is an error.

The README.md beside the rows is a dataset card for the Hub: load_dataset("FOLDER") reads both splits by it, and after
`hf upload NAME FOLDER --repo-type dataset` so does everybody else.

examples:
  %(prog)s out/math-seed7 --to messages
  %(prog)s out/math-seed7 out/logic-seed7 --to reasoning_content --format parquet --out out/mixed
  %(prog)s out/math-seed7 --to reasoning_content --reasoning-key thinking

exit status:
  0    done, or done before
  1    the disk takes no more; nothing is kept
  2    bad options, no rows, or the folder cannot be used
  130  stopped by hand; nothing is kept
"""


def main(arguments: Sequence[str], prog: str = "python -m evals.export") -> int:
    """Run the command; returns its exit status."""
    return guarded(lambda: _run(arguments, prog), prog)


def _run(arguments: Sequence[str], prog: str) -> int:
    parser = _parser(prog)
    asked = parser.parse_args(arguments)
    if asked.reasoning_key and asked.to != "reasoning_content":
        parser.error("--reasoning-key is for --to reasoning_content")
    if not asked.out and len(asked.rows) > 1:
        parser.error("several DIRs need --out")
    key = asked.reasoning_key or KEYS[0]
    out = asked.out or _beside(asked.rows[0], asked.to)
    order = Order(asked.rows, out, format_of(asked.to, key), key, asked.format, asked.validation, asked.seed)
    interruptible()
    try:
        done = export(order)
    except (UnfitRowsError, OneFamilyError, PlaceError) as error:
        sys.stderr.write(f"{prog}: {error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{prog}: {said(error)}; nothing is kept\n")
        return 1
    with quiet_if_nobody_reads():
        sys.stdout.write(json.dumps({"out": str(out), **asdict(done)}) if asked.json else _told(out, done))
        sys.stdout.write("\n")
    return 0


def _told(out: Path, done: Done) -> str:
    total = sum(done.rows.values())
    splits = ", ".join(f"{name} {rows:,} ({rows / total:.1%})" for name, rows in done.rows.items())
    left_out = f"; {counted(done.left_out, 'row')} left out for signs of chat templates" if done.left_out else ""
    return f"{counted(total, 'row')} in {out}{' (done before)' if done.before else ''}: {splits}{left_out}"


def _beside(path: Path, to: str) -> Path:
    there = path if path.name not in ("", "..") else path.resolve()
    return there.parent / f"{there.stem if there.is_file() else there.name}-{to}"


def _share(text: str) -> float:
    if not re.fullmatch(r"0?\.\d{1,9}|0", text) or float(text) > 0.5:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 0.5")
    return float(text)


def _shown() -> str:
    found = []
    for one in FORMATS.values():
        found += [f"  {one.name}", f"      {one.read_by}", f"      {json.dumps(one.make(_SAMPLE), ensure_ascii=False)}"]
    return "\n".join(found)


def _parser(prog: str) -> Parser:
    parser = Parser(
        prog=prog,
        description="Write rows in the form that trainers read, split by families of programs, with a dataset card.",
        epilog=_EPILOG.replace("{about}", ", ".join(ABOUT)).replace("{formats}", _shown().replace("%", "%%")),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("rows", nargs="+", type=Path, metavar="DIR", help="a run's folder, or a Parquet file of its columns")
    parser.add_argument("--to", required=True, choices=FORMATS, metavar="FORMAT", help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where it goes (default: DIR-FORMAT, beside DIR)")
    parser.add_argument("--format", choices=KINDS, default=KINDS[0], help=f"of the files (default: {KINDS[0]})")
    parser.add_argument(
        "--reasoning-key",
        choices=KEYS,
        help=f"what the chat template calls the reasoning: {KEYS[0]} (default; Qwen3 and most) or {KEYS[1]} (gpt-oss "
        "with older versions of transformers, which do not know the one by the other)",
    )
    parser.add_argument("--validation", type=_share, default=0.05, metavar="SHARE", help="of the rows held out (default: 0.05)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the split (default: 0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
