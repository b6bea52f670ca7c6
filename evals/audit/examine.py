"""The check of one row: executed twice, and its narration held against what happened."""

import traceback
from collections.abc import Iterator, Sequence

from agents import checker
from agents.checker import answer as answers
from agents.llm.base import ModelError, PausedError
from agents.llm_narrator import Annotator
from agents.question import Question
from agents.verdict import Fault, Law, Verdict
from evals.audit.finding import FaultRow, Finding, LabelRow, Replacement
from evals.audit.intake import Rows, task_at
from evals.audit.overtime import OverTime, within
from evals.audit.own import contradictions, question_about
from evals.audit.task import BadRow, Task
from evals.audit.vouching import Voucher
from graphs.nodes import PAUSED
from sandbox.base import Job, Limits, Mode, Report, Sandbox, SandboxError
from sandbox.program import Call
from sandbox.record import OF_THE_MACHINE, compared
from sandbox.trace import Outcome, Trace

_MOST_SAID = 300
_MOST_SHOWN = 4_000
READING_S = 20.0
"""Processor seconds for each half of the check; a narration of ordinary length takes milliseconds."""


async def examine(rows: Rows, index: int, sandbox: Sandbox, voucher: Voucher, annotator: Annotator | None = None) -> Finding:
    """Check a row; whatever it is, there is a finding. What the machinery breaks is an ``infra_error``, never a verdict.

    Args:
        rows: the dataset.
        index: of the row.
        sandbox: where its program runs.
        voucher: for the phrases that a row of ours comes with.
        annotator: makes plain prose readable that is undecided without; if all laws hold of it then, the row is accepted.
    """
    place = rows.place(index)
    task: Task | None = None
    try:
        task = voucher.vouched(task_at(rows, index))
        return await _checked(task, index, place, sandbox, annotator)
    except BadRow as bad:
        return Finding(
            index=index, fate="unchecked", id=bad.ident or place, place=place, reason="bad_row", detail=f"{place}: {bad}"
        )
    except OverTime:  # words that take forever to read are not understood; nothing else is known of them
        detail = f"{place}: not read within {READING_S:.0f} s of processor time"
        name = task.id if task and task.id else place
        return Finding(index=index, fate="undecided", id=name, place=place, detail=detail, unread_share=1.0)
    except SandboxError as error:
        reason, detail = "sandbox", str(error)
    except ModelError as error:
        reason, detail = PAUSED if isinstance(error, PausedError) else "model", str(error)
    except Exception as error:  # noqa: BLE001 -- a bug met by one row must not cost the others; it is counted and shown
        reason, detail = f"crash_{type(error).__name__}", traceback.format_exc(limit=-5, chain=False)[-_MOST_SHOWN:]
    name = task.id if task and task.id else place
    return Finding(index=index, fate="infra_error", id=name, place=place, reason=reason, detail=detail)


async def _checked(task: Task, index: int, place: str, sandbox: Sandbox, annotator: Annotator | None) -> Finding:
    """Two executions, under different hash seeds: the second one also evaluates the claims."""
    limits = Limits()
    if task.call is None:
        return _silent(task, index, place)
    first = await _run(sandbox, Job(task.program, task.call, Mode.TRACE, limits))
    if first.trace is None or first.outcome not in (Outcome.RETURNED, Outcome.RAISED):
        return _unchecked(task, index, place, first)
    trace = first.trace
    question = question_about(task.example, trace) if task.example else None
    with within(READING_S):
        case = checker.prepare(
            trace,
            task.narration,
            limits,
            anchored=task.anchored,
            answer=task.answer,
            wanted=task.wanted,
            question=question,
        )
    again = await _run(sandbox, case.job)
    both = compared(first, again)
    if both.trace is None:
        return _unchecked(task, index, place, both)
    with within(READING_S):
        verdict = _with_answer(task, trace, checker.judge(case, again), question)
    if verdict.undecided and annotator and task.wanted is None:
        annotated = await _annotated(task, trace, sandbox, annotator)
        if annotated is not None:
            return _finding(task, index, place, *annotated, annotator.name)
    mended = await _mended(task, case, verdict, sandbox, question)
    return _finding(task, index, place, case, verdict, mended=mended)


async def _mended(task: Task, case: checker.Case, verdict: Verdict, sandbox: Sandbox, question: Question | None) -> str:
    """The narration with what to write instead written, if every law holds of that; else empty."""
    text = checker.mended(task.narration, verdict) if verdict.rejected and case.anchored else None
    if text is None:
        return ""
    trace = case.scene.trace
    try:
        with within(READING_S):
            again = checker.prepare(trace, text, Limits(), anchored=True, wanted=task.wanted, question=question)
        report = await _run(sandbox, again.job)
        with within(READING_S):
            return text if _with_answer(task, trace, checker.judge(again, report), question).verified else ""
    except OverTime:
        return ""


async def _annotated(task: Task, trace: Trace, sandbox: Sandbox, annotator: Annotator) -> tuple[checker.Case, Verdict] | None:
    """The case of the narration as an annotator made it readable, if that is verified: faults may be those of the annotation."""
    annotation = await annotator.annotate(trace, task.narration)
    for text, restated in annotation.ways(task.narration):
        with within(READING_S):
            if restated:
                case = checker.as_restated(trace, text, restated, Limits())
            else:
                case = checker.prepare(trace, text, Limits(), anchored=True)
        report = await _run(sandbox, case.job)
        with within(READING_S):
            verdict = checker.judge(case, report)
        if verdict.verified:
            return case, verdict
    return None


async def _run(sandbox: Sandbox, job: Job) -> Report:
    """Run a job, and once more where a busy machine may be why it did not come to its end."""
    report = await sandbox.run(job)
    return await sandbox.run(job) if report.outcome in OF_THE_MACHINE else report


def _unchecked(task: Task, index: int, place: str, report: Report) -> Finding:
    detail = report.detail or report.outcome.value
    return Finding(
        index=index, fate="unchecked", id=task.id or place, place=place, reason=report.outcome.value, detail=f"{place}: {detail}"
    )


def _with_answer(task: Task, trace: Trace, verdict: Verdict, question: Question | None) -> Verdict:
    """The verdict with the answer that stands apart held against the execution, however the narration was read."""
    if (
        task.answer is None
        or task.wanted is not None
        or any(fault.law is Law.ANSWER and fault.statement < 0 for fault in verdict.faults)
    ):
        return verdict
    expected = question.answer if question else trace.returned
    if expected is not None and answers.same(task.answer, expected):
        return verdict
    seen = (
        f"it ends with {trace.raised}"
        if expected is None
        else f"the value {'asked for' if question else 'returned'} is {expected}"
    )
    fault = Fault(Law.ANSWER, -1, task.answer[:_MOST_SAID], seen[:_MOST_SAID])
    return Verdict((fault, *verdict.faults), unread=verdict.unread, unread_share=verdict.unread_share)


def _finding(
    task: Task, index: int, place: str, case: checker.Case, verdict: Verdict, annotator: str = "", *, mended: str = ""
) -> Finding:
    labels = checker.labels(case, verdict)
    pieces = [label.text for label in labels]
    faults = [*_contradicted(task, case.scene.trace), *(_fault_row(fault, pieces) for fault in verdict.faults)]
    return Finding(
        index=index,
        fate="rejected" if faults else "undecided" if verdict.undecided else "accepted",
        id=task.id or place,
        place=place,
        faults=tuple(faults),
        unread=tuple(passage.words for passage in verdict.unread),
        unread_share=verdict.unread_share,
        untold=verdict.untold,
        labels=tuple(LabelRow(text=label.text, label=label.value) for label in labels),
        feedback=checker.render(verdict, pieces),
        mended=mended,
        group=_group(task),
        annotator=annotator,
    )


def _silent(task: Task, index: int, place: str) -> Finding:
    """A narration that proposes no input."""
    verdict = checker.silent(task.narration)
    return Finding(
        index=index,
        fate="undecided" if verdict.undecided else "rejected",
        id=task.id or place,
        place=place,
        faults=tuple(_fault_row(fault, ()) for fault in verdict.faults),
        unread=tuple(passage.words for passage in verdict.unread),
        unread_share=verdict.unread_share,
        feedback=checker.render(verdict),
        group=_group(task),
    )


def _group(task: Task) -> str:
    """Equal for rows of one question: the same call of the same program, or the same output of it."""
    asked = task.call if task.wanted is None and task.call else Call((task.wanted or "",), (("direction", "backward"),))
    return f"{task.program.digest[:16]}{asked.digest[:16]}"


def _contradicted(task: Task, trace: Trace) -> Iterator[FaultRow]:
    if task.example is not None:
        for name, said, seen in contradictions(task.example, trace, task.vouched):
            yield FaultRow(
                law="record", statement=-1, text="", said=f"{name}: {said[:_MOST_SAID]}", seen=f"{name}: {seen[:_MOST_SAID]}"
            )


def _fault_row(fault: Fault, pieces: Sequence[str]) -> FaultRow:
    text = pieces[fault.statement] if 0 <= fault.statement < len(pieces) else ""
    remedy = fault.remedy
    return FaultRow(
        law=fault.law.value,
        statement=fault.statement,
        text=text,
        said=fault.said,
        seen=fault.seen,
        replacement=Replacement(old=remedy.old, new=remedy.new, statement=remedy.mended(text)) if remedy else None,
    )
