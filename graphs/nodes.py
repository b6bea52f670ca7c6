"""The machine's nodes: each takes the items that are at its stage one step further, all of them at once.

A bad program and a bad telling are data: they send their item back with a complaint, or end it with a reason that is counted.
What the machinery breaks ends its item as ``infra_error``, which the next run tries again; the other items go on.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence

from langgraph.runtime import Runtime

from agents.author import Draft, Refused
from agents.complaint import Spoiled
from agents.llm.base import ModelError, PausedError
from agents.narrator import Narrator, Untellable
from agents.question import question_of
from graphs.context import Context
from graphs.exploration import explored, first_reports, tracing
from graphs.hearing import Court
from graphs.row import Made, paired, row_of
from graphs.state import Batch, Item, Stage, Telling, Try, complaints_of, due, ended, new_telling, seed_of
from graphs.trial import CONSTANT, INPUTS_TO_TELL_CONSTANT, Faulty, judge
from sandbox.base import Job, Mode, Report, SandboxError
from sandbox.program import Call
from sandbox.record import confirm
from sandbox.trace import Outcome, Trace

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
    """Choose the inputs that are told, and seek more where that is asked for."""
    return await _advance("explore", _explore, state, runtime.context)


async def record(state: Batch, runtime: Runtime[Context]) -> Batch:
    """Record the traces, and find out whether they are always the same."""
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
        return ended({**item, "reached": list(written.reached)}, "rejected", written.reason, written.detail)
    if isinstance(written, Spoiled):
        failed: Try = {"said": written.said, "wrong": written.wrong}
        return _failed({**item, "drafts": item["drafts"] + 1}, context, written.reason, written.wrong, failed)
    if context.shelf.drafts.get(item["index"]) == written and not context.author.prompt:
        return ended(item, "rejected", item["reason"], item["detail"])  # the same again: asking once more is no use
    context.shelf.drafts[item["index"]] = written
    return {**item, "stage": "run", "drafts": item["drafts"] + 1, "reached": list(written.reached)}


async def _run(item: Item, context: Context) -> Item:
    """Run some inputs, and the others only to see whether the output is really the same for all."""
    draft = context.shelf.drafts[item["index"]]
    calls = draft.calls[: context.inputs]
    if not calls and context.seconds:
        return {**item, "stage": "explore", "calls": [], "differing": []}
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
    found = await explored(item, context)
    return _sent_back(item, context, found.reason, found.detail) if isinstance(found, Faulty) else found


async def _record(item: Item, context: Context) -> Item:
    """Record the chosen calls once more; those that are of no use are left out, unless none or half a contrast is left."""
    steps, firsts = context.limits.steps, first_reports(item, context)
    found = await asyncio.gather(
        *(confirm(context.sandbox, tracing(item, number, context, steps), first) for number, first in firsts)
    )
    wrong = {number: _useless(item, report, context) for (number, _), report in zip(firsts, found, strict=True)}
    traces = {
        number: report.trace
        for (number, _), report in zip(firsts, found, strict=True)
        if report.trace is not None and wrong[number] is None
    }
    if len(traces) < 1 + context.contrast:
        return _sent_back(item, context, *next(filter(None, wrong.values())))
    context.shelf.traces[item["index"]] = traces
    tellings = [new_telling(narrator.name, number) for number in traces for narrator in context.narrators]
    return {**item, "stage": "narrate", "tellings": tellings}


def _useless(item: Item, report: Report, context: Context) -> tuple[str, str] | None:
    """Why a recorded call is not worth telling, if it is not."""
    if report.trace is None or report.outcome is not Outcome.RETURNED:
        return report.outcome, report.detail
    if len(report.trace.steps) < context.shelf.drafts[item["index"]].least_steps:
        return "trivial", f"it is over after {len(report.trace.steps)} steps"
    return None


def _sent_back(item: Item, context: Context, reason: str, detail: str) -> Item:
    """A bad program: back to the author while it has attempts left and could mend it."""
    if context.shelf.drafts[item["index"]].is_final:
        return ended(item, "rejected", reason, detail)
    wrong = f"{reason}: {detail}" if detail else reason
    return _failed(item, context, reason, detail, {"said": context.shelf.drafts[item["index"]].said, "wrong": wrong})


def _failed(item: Item, context: Context, reason: str, detail: str, failed: Try) -> Item:
    if item["drafts"] >= context.attempts.write:
        return ended(item, "rejected", reason, detail)
    return {**item, "stage": "write", "reason": reason, "detail": detail, "complaints": [*item["complaints"], failed]}


async def _narrate(item: Item, context: Context) -> Item:
    tellings = list(item["tellings"])
    turns = due(tellings, cascade=context.cascade)
    told = await asyncio.gather(*(_tell(item, context, tellings[number]) for number in turns))
    for number, telling in zip(turns, told, strict=True):
        tellings[number] = telling
    return {**item, "stage": "check", "tellings": tellings}


async def _tell(item: Item, context: Context, telling: Telling) -> Telling:
    narrator = _narrator(telling, context)
    try:
        text = await narrator.narrate(seed_of(item), _trace(item, telling, context), complaints_of(telling))
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
    if due(tellings, cascade=context.cascade):
        return {**item, "stage": "narrate"}
    if any(telling["fate"] == "verified" for telling in tellings):
        return {**item, "stage": "accept"}
    return ended(item, "rejected", tellings[0]["reason"], tellings[0]["detail"])


async def _hold(item: Item, context: Context, telling: Telling) -> Telling:
    """Hold a telling against the execution."""
    if telling["fate"] != "open" or not telling["text"]:
        return telling
    trace = _trace(item, telling, context)
    wanted = trace.returned if context.direction == "backward" else None
    court = Court(context.sandbox, context.limits, context.annotator)
    question = question_of(seed_of(item), trace) if context.direction == "trace-question" else None
    heard = await court.hear(trace, telling["text"], wanted, question)
    if not heard.reason:
        return {**telling, "text": heard.text, "annotator": heard.annotator, "fate": "verified", "reason": "", "detail": ""}
    failed: Try = {"said": telling["text"], "wrong": heard.complaint, "parts": dict(heard.parts)}
    return _unheard(telling, context, heard.reason, heard.detail, failed)


async def _accept(item: Item, context: Context) -> Item:
    verified = [telling for telling in item["tellings"] if telling["fate"] == "verified"]
    rows = [row_of(_made(item, telling, context)) for telling in verified]
    if context.contrast:
        rows = paired(rows, context.shelf.traces[item["index"]].values())
    if not rows:
        failed = next(telling for telling in item["tellings"] if telling["fate"] != "verified")
        return ended(item, "rejected", failed["reason"], failed["detail"])
    context.shelf.rows[item["index"]] = tuple(rows)
    return ended(item, "verified")


def _made(item: Item, telling: Telling, context: Context) -> Made:
    return Made(
        seed=seed_of(item),
        trace=_trace(item, telling, context),
        text=telling["text"],
        direction=context.direction,
        with_code=context.with_code,
        narrator=_narrator(telling, context),
        annotator=telling["annotator"],
        author_prompt=context.author.prompt,
        attempts=(item["drafts"], telling["attempts"]),
        image=context.image,
        output_differs=telling["call"] in item["differing"],
    )


def _trace(item: Item, telling: Telling, context: Context) -> Trace:
    return context.shelf.traces[item["index"]][telling["call"]]


def _narrator(telling: Telling, context: Context) -> Narrator:
    return next(one for one in context.narrators if one.name == telling["narrator"])
