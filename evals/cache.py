"""The command ``code2cot cache``: what the models' replies take on disk, and how to forget them."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from agents.llm.cache import Cache, CacheError, Kept, default_path
from graphs.guard import quiet_if_nobody_reads
from graphs.parser import Parser

_EPILOG = """\
Complete replies of models are kept by the exact request and its attempt, so that a run which was stopped or killed pays for
none of them twice. Truncated, refused and failed ones are not kept. Questions and keys cannot be read from the file; replies can.

examples:
  %(prog)s ls
  %(prog)s clear --model openai/gpt-4.1-mini

exit status:
  0    done
  1    the file is no cache, or cannot be used
  2    bad options
"""


def main(arguments: Sequence[str], prog: str) -> int:
    """List or forget replies; returns the exit status."""
    parser = Parser(
        prog=prog,
        description="List or forget the replies of models that were paid for.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("do", choices=("ls", "clear"), metavar="ls|clear", help="list what is kept by model, or forget it")
    parser.add_argument("--model", default="", metavar="NAME", help="of this model only, such as openai/gpt-4.1-mini")
    parser.add_argument("--cache", type=Path, metavar="FILE", help=f"the file (default: {default_path()})")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    asked = parser.parse_args(arguments)
    path = asked.cache or default_path()
    try:
        found = _done(asked.do, path, asked.model)
    except CacheError as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 1
    with quiet_if_nobody_reads():
        print(json.dumps(found) if asked.json else "\n".join(_lines(found, path)))
    return 0


def _done(do: str, path: Path, model: str) -> dict[str, object]:
    if not path.exists():
        return {"file": str(path), "models": []} if do == "ls" else {"file": str(path), "forgotten": 0}
    with closing(Cache(path)) as cache:
        if do == "clear":
            return {"file": str(path), "forgotten": cache.clear(model)}
        return {"file": str(path), "models": [asdict(kept) for kept in cache.kept() if model in ("", kept.model)]}


def _lines(found: dict[str, object], path: Path) -> list[str]:
    if "forgotten" in found:
        return [f"{found['forgotten']} forgotten in {path}"]
    models = found["models"]
    assert isinstance(models, list)
    if not models:
        return [f"nothing is kept in {path}"]
    return [f"{path}:", *(_line(Kept(**kept)) for kept in models)]


def _line(kept: Kept) -> str:
    first, last = (datetime.fromtimestamp(moment).astimezone().date() for moment in (kept.first, kept.last))
    return f"  {kept.model:40} {kept.replies:>9,} kept {kept.size / 1e6:9.1f} MB  {first} to {last}"
