"""What the command says when it is done: where the rows are, how many seeds ended how, and one row to look at."""

from pathlib import Path
from typing import TextIO

import pyarrow.parquet as pq

from graphs.counting import counted
from graphs.funnel import Funnel, ranked
from graphs.ways import Ways

_TOP = 8
_WIDTH = 120


def report(to: TextIO, out: Path, funnel: Funnel, seconds: float, finished: int, ways: Ways) -> None:
    """Write the report of a finished run.

    Args:
        to: where it is written.
        out: folder of the rows.
        funnel: the counts over the seeds that the dataset was made of.
        seconds: that the run took; 0 if there was nothing left to do.
        finished: seeds that have ended for good in that folder; more than those counted after a larger run.
        ways: which ways of a program were asked for.
    """
    sample = _sample(out)
    if sample:
        to.write(f"A row of {out / 'data'}:\n\n")
        to.writelines(f"  {name}\n{_indented(text)}\n\n" for name, text in sample.items())
    fates = funnel.fates
    pace = f"in {seconds:.1f} s ({funnel.seeds / seconds:.1f} per second)" if seconds else "(all done before)"
    to.write(f"{counted(funnel.seeds, 'program')} {pace}: ")
    to.write(f"{fates['verified']} verified, {fates['rejected']} rejected, {counted(fates['infra_error'], 'infra error')}\n")
    if funnel.reached:
        reached = ", ".join(f"{count} {word}" for word, count in funnel.reached.items())
        reasons = ", ".join(f"{reason} {count}" for reason, count in ranked(funnel.reasons).items())
        to.write(f"Of the files: {reached}, {fates['verified']} verified\n")
        to.write(f"All reasons: {reasons}\n" if reasons else "")
    _reasons(to, out, funnel)
    to.write(f"{counted(funnel.rows, 'row')} in {out / 'data'}, counts in {out / 'summary.json'}\n")
    to.write(_one_way(funnel, ways))
    if funnel.output_differs:
        verb = "returns" if funnel.output_differs == 1 else "return"
        rows = counted(funnel.output_differs, "row")
        to.write(f"{rows} {verb} something else than was recorded (column output_differs)\n")
    if finished > funnel.seeds:
        to.write(
            f"The dataset now holds the first {funnel.seeds} of {finished} finished seeds; "
            "nothing of the others is lost, a larger -n brings them back.\n"
        )
    if fates["infra_error"]:
        to.write("The machinery failed for some: the same command tries these again.\n")


def _reasons(to: TextIO, out: Path, funnel: Funnel) -> None:
    """The reasons why seeds ended without a row, each with its first few seeds, and where all of them are."""
    for reason, count in list(ranked(funnel.reasons).items())[:_TOP]:
        for place, ending in enumerate(funnel.firsts[reason]):
            head = f"{count:6} {reason:18} first:" if not place else " " * 32
            to.write(f"  {head} {ending.index}: {_last_line(ending.detail)}\n")
    if funnel.reasons:
        to.write(f"  All endings, with their reasons in full: {out / 'work'}/endings-*.jsonl\n")


def _one_way(funnel: Funnel, ways: Ways) -> str:
    """Why there is no program with two ways where some were asked for, in a line; nothing otherwise."""
    if funnel.several_ways or ways == Ways(per_path=ways.per_path):
        return ""
    more = "" if ways.explore_seconds else "; --explore-seconds seeks others"
    without = funnel.reasons["no_contrast"]
    if ways.contrast and without:
        which = "no program" if without == funnel.seeds else f"{without} of {counted(funnel.seeds, 'program')} never"
        return f"No contrast: at these inputs {which} went two ways that differ in one decision{more}\n"
    if ways.paths > 1 and funnel.fates["verified"]:
        return f"One way of each program: at these inputs none had another that could be told{more}\n"
    return ""


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
