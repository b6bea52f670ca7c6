"""The machine's nodes: each takes the items that are at its stage one step further, all of them at once.

A bad program and a bad telling are data: they send their item back with a complaint, or end it with a reason that is counted.
What the machinery breaks ends its item as ``infra_error``, which the next run tries again; the other items go on.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import product

from langgraph.runtime import Runtime

from agents.author import Draft, Refused
from agents.complaint import Spoiled
from agents.inputs import input_text
from agents.llm.base import ModelError, PausedError
from agents.llm_narrator import shows_code
from agents.narration import parse
from agents.narrator import Narrator, Untellable
from agents.prompt import prompt_of
from graphs.context import Context
from graphs.example import (
    AttemptsRow,
    Example,
    PromptsRow,
    call_text,
    condition_rows,
    difficulty_row,
    gloss_rows,
    ident,
    statement_rows,
)
from graphs.hearing import Court
from graphs.state import Batch, Item, Stage, Telling, Try, complaints_of, ended, new_telling, seed_of
from graphs.trial import CONSTANT, INPUTS_TO_TELL_CONSTANT, Faulty, judge
from sandbox.base import Job, Mode, Report, SandboxError
from sandbox.path import path_of
from sandbox.program import Call
from sandbox.record import confirm
from sandbox.trace import Outcome

PAUSED = "paused"
"""Reason of a seed that was not worked on because a limit of the run is reached."""
Work = Callable[[Item, Context], Awaitable[Item]]


async def write(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Have the author write a program, or mend the last one."""
    return await _advance("write", _write, state, runtime.context)


async def run(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Run the draft on its inputs, untraced."""
    return await _advance("run", _run, state, runtime.context)


async def explore(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Choose the input that is told."""
    return await _advance("explore", _explore, state, runtime.context)


async def record(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Record the trace, and find out whether it is always the same."""
    return await _advance("record", _record, state, runtime.context)


async def narrate(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Have every narrator tell the trace, or mend its last telling."""
    return await _advance("narrate", _narrate, state, runtime.context)


async def check(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Hold the tellings against the execution. Nothing else may call a telling verified."""
    return await _advance("check", _check, state, runtime.context)


async def accept(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Make rows of the verified tellings."""
    return await _advance("accept", _accept, state, runtime.context)


async def _advance(stage: Stage, work: Work, state: Batch, context: Context) -> Batch:
    async def one(item: Item) -> Item:
        if item["stage"] != stage:
            return item
        try:
            item = await work(item, context)
        except SandboxError as error:
            item = ended(item, "infra_error", "sandbox", str(error))
        except ModelError as error:
            item = ended(item, "infra_error", PAUSED if isinstance(error, PausedError) else "model", str(error))
        except Exception as error:  # noqa: BLE001 -- a bug met by one seed must not cost the others; it is counted and shown
            item = ended(item, "infra_error", f"crash_{type(error).__name__}", traceback.format_exc(limit=-5))
        if item["stage"] == "done":
            context.shelf.clear(item["index"])
        return item

    return {"items": list(await asyncio.gather(*(one(item) for item in state["items"])))}


async def _write(item: Item, context: Context) -> Item:
    written = await context.author.write(seed_of(item), complaints_of(item))
    if isinstance(written, Refused):
        return ended(item, "rejected", written.reason, written.detail)
    if isinstance(written, Spoiled):
        failed: Try = {"said": written.said, "wrong": written.wrong}
        return _failed({**item, "drafts": item["drafts"] + 1}, context, written.reason, written.wrong, failed)
    if context.shelf.drafts.get(item["index"]) == written:
        return ended(item, "rejected", item["reason"], item["detail"])  # the same again: asking once more is no use
    context.shelf.drafts[item["index"]] = written
    return {**item, "stage": "run", "drafts": item["drafts"] + 1}


async def _run(item: Item, context: Context) -> Item:
    """Run some inputs, and the others only to see whether the output is really the same for all."""
    draft = context.shelf.drafts[item["index"]]
    calls = draft.calls[: context.inputs]
    reports = await _reports(draft, calls[:INPUTS_TO_TELL_CONSTANT], context)
    found = judge(draft, reports)
    if isinstance(found, Faulty) and found.reason == CONSTANT:
        reports += await _reports(draft, calls[INPUTS_TO_TELL_CONSTANT:], context)
        found = judge(draft, reports)
    if isinstance(found, Faulty):
        return _sent_back(item, context, found.reason, found.detail)
    if context.direction == "backward" and not (calls[found.calls[0]].args or calls[found.calls[0]].kwargs):
        return _sent_back(item, context, "no_input", "there is no input to be found")
    return {**item, "stage": "explore", "calls": list(found.calls), "differing": list(found.differing)}


async def _reports(draft: Draft, calls: Sequence[Call], context: Context) -> list[Report]:
    jobs = (Job(draft.program, call, Mode.RUN, context.limits) for call in calls)
    return await asyncio.gather(*(context.sandbox.run(job) for job in jobs))


async def _explore(item: Item, context: Context) -> Item:
    """Take the first input whose trace is whole within few steps; only if there is none, ask for more steps."""
    candidates = item["calls"][: context.candidates]
    tiers = [*(steps for steps in context.tiers if steps < context.limits.steps), context.limits.steps]
    for steps, number in product(tiers, candidates):
        report = await context.sandbox.run(_tracing(item, number, context, steps))
        context.shelf.reports[item["index"]] = report
        item = {**item, "stage": "record", "chosen": number}
        if report.outcome is not Outcome.STEP_LIMIT:
            break
    return item


async def _record(item: Item, context: Context) -> Item:
    first = context.shelf.reports.pop(item["index"])
    found = await confirm(context.sandbox, _tracing(item, item["chosen"], context, context.limits.steps), first)
    if found.trace is None or found.outcome is not Outcome.RETURNED:
        return _sent_back(item, context, found.outcome, found.detail)
    if len(found.trace.steps) < context.shelf.drafts[item["index"]].least_steps:
        return _sent_back(item, context, "trivial", f"it is over after {len(found.trace.steps)} steps")
    context.shelf.traces[item["index"]] = found.trace
    return {**item, "stage": "narrate", "tellings": [new_telling(narrator.name) for narrator in context.narrators]}


def _tracing(item: Item, number: int, context: Context, steps: int) -> Job:
    draft = context.shelf.drafts[item["index"]]
    return Job(draft.program, draft.calls[number], Mode.TRACE, replace(context.limits, steps=steps))


def _sent_back(item: Item, context: Context, reason: str, detail: str) -> Item:
    """A bad program: back to the author while it has attempts left."""
    wrong = f"{reason}: {detail}" if detail else reason
    return _failed(item, context, reason, detail, {"said": context.shelf.drafts[item["index"]].said, "wrong": wrong})


def _failed(item: Item, context: Context, reason: str, detail: str, failed: Try) -> Item:
    if item["drafts"] >= context.attempts.write:
        return ended(item, "rejected", reason, detail)
    return {**item, "stage": "write", "reason": reason, "detail": detail, "complaints": [*item["complaints"], failed]}


async def _narrate(item: Item, context: Context) -> Item:
    """Those that have not ended tell; in a cascade only the first of them."""
    waiting = [number for number, telling in enumerate(item["tellings"]) if telling["fate"] == "open"]
    tellings = list(item["tellings"])
    turns = waiting[:1] if context.cascade else waiting
    told = await asyncio.gather(*(_tell(item, context, context.narrators[number], tellings[number]) for number in turns))
    for number, telling in zip(turns, told, strict=True):
        tellings[number] = telling
    return {**item, "stage": "check", "tellings": tellings}


async def _tell(item: Item, context: Context, narrator: Narrator, telling: Telling) -> Telling:
    try:
        text = await narrator.narrate(seed_of(item), context.shelf.traces[item["index"]], complaints_of(telling))
    except Untellable as refusal:
        return {**telling, "fate": "rejected", "reason": refusal.reason, "detail": refusal.detail}
    if isinstance(text, Spoiled):
        telling = {**telling, "text": "", "attempts": telling["attempts"] + 1}
        return _unheard(telling, context, text.reason, text.wrong, {"said": text.said, "wrong": text.wrong})
    if text == telling["text"] and not narrator.prompt:  # a model may say something else the next time
        return {**telling, "fate": "rejected"}  # the same again: the complaint stands
    return {**telling, "text": text, "attempts": telling["attempts"] + 1}


def _unheard(telling: Telling, context: Context, reason: str, detail: str, failed: Try) -> Telling:
    """A bad telling: back to its narrator while it has attempts left."""
    return {
        **telling,
        "fate": "rejected" if telling["attempts"] >= context.attempts.narrate else "open",
        "reason": reason,
        "detail": detail,
        "complaints": [*telling["complaints"], failed],
    }


async def _check(item: Item, context: Context) -> Item:
    tellings = list(await asyncio.gather(*(_hold(item, context, telling) for telling in item["tellings"])))
    item = {**item, "tellings": tellings}
    fates = {telling["fate"] for telling in tellings}
    if "open" in fates and not (context.cascade and "verified" in fates):
        return {**item, "stage": "narrate"}
    if "verified" in fates:
        return {**item, "stage": "accept"}
    return ended(item, "rejected", tellings[0]["reason"], tellings[0]["detail"])


async def _hold(item: Item, context: Context, telling: Telling) -> Telling:
    """Hold a telling against the execution."""
    if telling["fate"] != "open" or not telling["text"]:
        return telling
    trace = context.shelf.traces[item["index"]]
    wanted = trace.returned if context.direction == "backward" else None
    court = Court(context.sandbox, context.limits, context.annotator)
    heard = await court.hear(trace, telling["text"], wanted)
    if not heard.reason:
        return {**telling, "text": heard.text, "annotator": heard.annotator, "fate": "verified", "reason": "", "detail": ""}
    return _unheard(telling, context, heard.reason, heard.detail, {"said": telling["text"], "wrong": heard.complaint})


async def _accept(item: Item, context: Context) -> Item:
    verified = [telling for telling in item["tellings"] if telling["fate"] == "verified"]
    context.shelf.rows[item["index"]] = tuple(_row(item, telling, context) for telling in verified)
    return ended(item, "verified")


def _row(item: Item, telling: Telling, context: Context) -> Example:
    trace, seed = context.shelf.traces[item["index"]], seed_of(item)
    narrator = next(one for one in context.narrators if one.name == telling["narrator"])
    narration = parse(telling["text"])
    path = path_of(trace)
    assert trace.returned is not None, "only traces that returned are told"
    backward = context.direction == "backward"
    return Example(
        id=ident(seed, trace, telling["narrator"], context.direction),
        domain=seed.domain,
        topic=seed.topic,
        level=seed.level,
        direction=context.direction,
        prompt=prompt_of(trace.program, trace.call, trace.returned if backward else None, with_code=shows_code(narrator.style)),
        reasoning=narration.prose,
        answer=input_text(trace.program, trace.call) if backward else trace.returned,
        output=trace.returned,
        source=trace.program.source,
        entry=trace.program.entry,
        call=call_text(trace.program.entry, trace.call),
        problem=trace.program.problem,
        glosses=gloss_rows(trace.program),
        statements=statement_rows(narration, len(trace.steps) - 1),
        path=path.digest,
        conditions=condition_rows(path),
        decisions=len(path.conditions),
        steps=len(trace.steps),
        difficulty=difficulty_row(trace),
        program=trace.program.digest,
        trace=trace.digest,
        author=trace.program.origin.author,
        narrator=narrator.name,
        style=narrator.style,
        annotator=telling["annotator"],
        prompts=PromptsRow(author=context.author.prompt, narrator=narrator.prompt),
        attempts=AttemptsRow(write=item["drafts"], narrate=telling["attempts"]),
        python=trace.python,
        image=context.image,
        seed=seed.run,
        index=seed.index,
        licence=trace.program.origin.licence,
        origin=trace.program.origin.ident,
        output_differs=item["chosen"] in item["differing"],
    )
