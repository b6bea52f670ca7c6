"""The explore node's work: the inputs that are told, by the ways that they make the program go."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from agents.author import Draft
from graphs.choice import Candidate, chosen, contrasting
from graphs.context import Context
from graphs.state import Item
from graphs.trial import Faulty
from sandbox.base import Job, Mode, Report
from sandbox.explore import Method, explore
from sandbox.program import Call
from sandbox.trace import Outcome

_METHOD: Method = "guided"  # the same on any machine; symbolic execution is bounded by the clock


async def explored(item: Item, context: Context) -> Item | Faulty:
    """The item with the calls chosen that are told, their first reports on the shelf; or why there are none."""
    if not (context.seconds or context.contrast or context.paths > 1):
        return await _first_short(item, context)
    numbers = [*item["calls"], *await _sought(item, context)]
    steps = [limit for limit in context.tiers if limit < context.limits.steps][-1:] or [context.limits.steps]
    reports = await asyncio.gather(*(context.sandbox.run(tracing(item, number, context, steps[0])) for number in numbers))
    found = dict(zip(numbers, reports, strict=True))
    candidates = [
        Candidate(number, report.trace, long=len(report.trace.steps) > context.tiers[0])
        for number, report in found.items()
        if report.outcome is Outcome.RETURNED and report.trace is not None
    ]
    picked = _picked(candidates, context)
    if picked:
        context.shelf.reports[item["index"]] = {one.number: found[one.number] for one in picked}
        return {**item, "stage": "record", "chosen": [one.number for one in picked]}
    if context.contrast:
        return Faulty("no_contrast", "no two of its inputs go ways that differ in one decision")
    return await _first_short(item, context) if item["calls"] else Faulty("no_calls", "no input was found that it takes")


def _picked(candidates: Sequence[Candidate], context: Context) -> list[Candidate]:
    backward = context.direction == "backward"
    if context.contrast:
        return contrasting(candidates, other_outputs=backward)
    return chosen(candidates, context.paths, other_outputs=backward)


async def _first_short(item: Item, context: Context) -> Item:
    """Take the first input whose trace is whole within few steps; only if there is none, ask for more steps."""
    candidates = item["calls"][: context.candidates]
    tiers = [*(steps for steps in context.tiers if steps < context.limits.steps), context.limits.steps]
    for steps, number in product(tiers, candidates):
        report = await context.sandbox.run(tracing(item, number, context, steps))
        context.shelf.reports[item["index"]] = {number: report}
        item = {**item, "stage": "record", "chosen": [number]}
        if report.outcome is not Outcome.STEP_LIMIT:
            break
    return item


async def _sought(item: Item, context: Context) -> list[int]:
    """Positions of inputs that are added to the author's preferred ones: others of its own, or those that exploration finds."""
    if not context.seconds:
        return []
    draft = context.shelf.drafts[item["index"]]
    found = draft.others if draft.others is not None else await _explored(draft, context, item["run"])
    known = set(draft.calls)
    new = tuple(call for call in found if call not in known)
    context.shelf.found[item["index"]] = new
    return list(range(len(draft.calls), len(draft.calls) + len(new)))


async def _explored(draft: Draft, context: Context, seed: int) -> list[Call]:
    """Inputs that take the program other ways and return; natural ones come first."""
    found = await explore(context.sandbox, draft.program, draft.calls, seconds=context.seconds, seed=seed, method=_METHOD)
    return [one.call for one in found.paths if one.outcome is Outcome.RETURNED]


def tracing(item: Item, number: int, context: Context, steps: int) -> Job:
    """The job that traces one of an item's calls."""
    draft = context.shelf.drafts[item["index"]]
    return Job(draft.program, call_at(item, number, context), Mode.TRACE, replace(context.limits, steps=steps))


def call_at(item: Item, number: int, context: Context) -> Call:
    """A call by its position: the author's come first, then those that exploration found."""
    return (*context.shelf.drafts[item["index"]].calls, *context.shelf.found.get(item["index"], ()))[number]


def first_reports(item: Item, context: Context) -> Sequence[tuple[int, Report]]:
    """The chosen calls with their reports, which leave the shelf."""
    reports = context.shelf.reports.pop(item["index"], {})
    return [(number, reports[number]) for number in item["chosen"]]
