"""What the audit says when it is done: how many rows ended how, with the first of each kind to look at."""

from pathlib import Path
from typing import TextIO

from evals.audit.finding import FaultRow, Finding
from evals.audit.tally import Tally
from graphs.counting import counted
from graphs.funnel import ranked

_WIDTH = 120


def report(to: TextIO, out: Path, tally: Tally, seconds: float, checked: int) -> None:
    """Write the report of an audit.

    Args:
        to: where it is written.
        out: file of the findings.
        tally: the counts.
        seconds: that this sitting took; 0 if there was nothing left to do.
        checked: rows that it checked.
    """
    pace = f"in {seconds:.1f} s ({checked / seconds:.1f} per second)" if seconds else "(all done before)"
    earlier = f", {tally.done - checked} of them before," if 0 < checked < tally.done else ""
    to.write(f"{counted(tally.done, 'row')}{earlier} {pace}: {tally.told()}\n")
    if tally.laws:
        to.write("rejected, by the law that was broken (a row may break several):\n")
        for law, count in ranked(tally.laws).items():
            _firsts(to, count, law, [(one, _fault(one, law)) for one in tally.firsts[law]])
    if tally.fates["undecided"]:
        to.write(f"undecided: on average {tally.unread_share:.0%} of what they say was not understood\n")
    if tally.outcomes:
        to.write("unchecked, by what became of the program:\n")
        for reason, count in ranked(tally.outcomes).items():
            _firsts(to, count, reason, [(one, one.detail) for one in tally.firsts[reason]])
    for reason, count in ranked(tally.broken).items():
        _firsts(to, count, reason, [(one, one.detail.strip().splitlines()[-1]) for one in tally.firsts[reason]])
    to.write(f"a line for every row in {out}\n")
    if tally.fates["infra_error"]:
        left = counted(tally.fates["infra_error"], "row")
        to.write(f"The machinery failed for {left}, which the report leaves out: the same command tries again.\n")


def _firsts(to: TextIO, count: int, reason: str, firsts: list[tuple[Finding, str]]) -> None:
    for number, (finding, words) in enumerate(firsts):
        head = f"{count:6} {reason:18} first:" if not number else " " * 32
        named = "" if finding.id == finding.place or words.startswith(finding.place) else f"{finding.id}: "
        to.write(f"  {head} {named}{words}\n")


def _fault(finding: Finding, law: str) -> str:
    fault: FaultRow = next(one for one in finding.faults if one.law == law)
    place = f"statement {fault.statement + 1}, " if fault.statement >= 0 else ""
    instead = f"; write {fault.replacement.new}" if fault.replacement else ""
    return f"{place}said {fault.said!r}: {fault.seen}{instead}"[:_WIDTH]
