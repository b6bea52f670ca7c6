"""What the command says when it is done: where the rows are, how many seeds ended how, and one row to look at."""

from pathlib import Path
from typing import TextIO

import pyarrow.parquet as pq

from graphs.funnel import Funnel, ranked

_TOP = 8
_WIDTH = 120


def report(to: TextIO, out: Path, funnel: Funnel, seconds: float) -> None:
    """Write the report of a finished run."""
    sample = _sample(out)
    if sample:
        to.write(f"A row of {out / 'data'}:\n\n")
        to.writelines(f"  {name}\n{_indented(text)}\n\n" for name, text in sample.items())
    fates = funnel.fates
    pace = f"in {seconds:.1f} s ({funnel.seeds / seconds:.1f} per second)" if seconds else "(all done before)"
    to.write(f"{funnel.seeds} programs {pace}: ")
    to.write(f"{fates['verified']} verified, {fates['rejected']} rejected, {fates['infra_error']} infra errors\n")
    for reason, count in list(ranked(funnel.reasons).items())[:_TOP]:
        first = funnel.firsts[reason]
        to.write(f"  {count:6} {reason:18} first: {first.index}: {_last_line(first.detail)}\n")
    to.write(f"{funnel.rows} rows in {out / 'data'}, counts in {out / 'summary.json'}\n")
    if fates["infra_error"]:
        to.write("The machinery failed for some: the same command tries these again.\n")


def _sample(out: Path) -> dict[str, str]:
    """The first row's words, or nothing if there is no row."""
    for path in sorted((out / "data").glob("train-*.parquet")):
        rows = pq.read_table(path, columns=["prompt", "reasoning", "answer"]).slice(0, 1).to_pylist()
        if rows:
            return {name: str(value) for name, value in rows[0].items()}
    return {}


def _last_line(detail: str) -> str:
    lines = detail.strip().splitlines()
    return lines[-1][:_WIDTH] if lines else "-"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
