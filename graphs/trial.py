"""What the untraced runs of a draft say about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.author import Draft
from agents.output import same_output
from sandbox.base import Report
from sandbox.trace import Outcome

CONSTANT = "constant"
INPUTS_TO_TELL_CONSTANT = 3
"""From this many different inputs on, one and the same output for all means that the input does not matter."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The draft has calls that can be told.

    Attributes:
        calls: positions of the calls that returned a value.
        differing: those of them that returned something else than was recorded elsewhere.
    """

    calls: tuple[int, ...]
    differing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """The draft is dropped or rewritten: ``reason`` is an outcome, ``no_calls`` or ``constant``."""

    reason: str
    detail: str = ""


def judge(draft: Draft, reports: Sequence[Report]) -> Sound | Faulty:
    """Judge a draft by the reports of its first calls, in order.

    A call that did not return is left out, since a program may rightly refuse an input; if none did, the preferred one says why.
    """
    if not reports:
        return Faulty("no_calls", "the draft has no inputs")
    calls = tuple(number for number, report in enumerate(reports) if report.outcome is Outcome.RETURNED)
    if not calls:
        return Faulty(reports[0].outcome, reports[0].detail or reports[0].raised or "")
    if _constant(draft, reports, calls):
        return Faulty(CONSTANT, f"every input gives {reports[calls[0]].returned}"[:200])
    return Sound(calls, tuple(number for number in calls if _differs(draft, number, reports[number])))


def _constant(draft: Draft, reports: Sequence[Report], calls: Sequence[int]) -> bool:
    inputs = {draft.calls[number].digest for number in calls}
    outputs = {reports[number].returned for number in calls}
    return len(inputs) >= INPUTS_TO_TELL_CONSTANT and len(outputs) == 1


def _differs(draft: Draft, number: int, report: Report) -> bool:
    if not draft.expected or report.returned is None:
        return False
    return not same_output(report.returned, draft.expected[number], draft.likeness)
