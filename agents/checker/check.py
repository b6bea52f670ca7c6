"""The check of one narration: read, execute once more, and collect every breach of a law."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from agents.checker import (
    answer,
    backward,
    coverage,
    direction,
    form,
    hygiene,
    loaded,
    order,
    phrases,
    plain,
    reading,
    restating,
    things,
    truth,
    unread,
    voice,
    wording,
)
from agents.checker.outlook import Outlook
from agents.checker.plain import markup
from agents.checker.reading import tokens
from agents.checker.reading.lexicon import Lexicon
from agents.checker.rounds import Rounds
from agents.checker.scene import Scene
from agents.checker.support import Support
from agents.checker.telling import Telling
from agents.narration import BadNarration, is_anchored, parse
from agents.question import Question
from agents.verdict import Fault, Law, Passage, Verdict
from sandbox.base import Job, Limits, Mode, Report, Sandbox
from sandbox.granularity import by_line
from sandbox.liveness import Liveness
from sandbox.trace import Trace


@dataclass(frozen=True, slots=True)
class Case:
    """A narration before its claims were evaluated.

    Attributes:
        scene: the trace that it tells.
        text: the narration.
        reading: what could be read of it; a plain one for prose without anchors.
        job: the execution that evaluates its claims.
        wanted: value text of the output for which the narration proposes the input; ``None`` if the input was given.
        question: about the execution, that it answers; ``None`` if it tells all of it.
    """

    scene: Scene
    text: str
    reading: form.Reading | plain.Reading
    job: Job
    wanted: str | None = None
    question: Question | None = None

    @property
    def anchored(self) -> bool:
        """Whether it was read by its anchors."""
        return isinstance(self.reading, form.Reading)

    @property
    def statements(self) -> tuple[Passage, ...]:
        """The statements that a fault's number counts; of anchored text they are without anchors, and have no places."""
        if isinstance(self.reading, plain.Reading):
            return tuple(Passage(first, stop, self.text[first:stop].strip()) for first, stop in self.reading.sentences)
        try:
            found = parse(self.text).statements
        except BadNarration:
            return ()
        return tuple(Passage(0, 0, statement.prose.strip()) for statement in found)


def prepare(
    trace: Trace,
    text: str,
    limits: Limits | None = None,
    *,
    anchored: bool | None = None,
    answer: str | None = None,
    wanted: str | None = None,
    question: Question | None = None,
) -> Case:
    """Read a narration and say which execution is needed to judge it; pure, and cheap.

    A trace that tells expressions counts as ``by_line`` makes it.

    Args:
        trace: what the narration tells.
        text: the narration.
        limits: as the trace was recorded with.
        anchored: whether its statements must carry anchors; ``None`` to see from the text whether they do.
        answer: for prose without anchors, the answer that stands apart, as value text; ``None`` if it must give it itself.
        wanted: for a narration that proposes the input of ``trace``, value text of the output that was asked for; its answer is
            that input then (``backward.proposed``), and ``answer`` is not looked at.
        question: about the execution, for a narration that answers it and ends with the steps that it is about; it must carry
            anchors.
    """
    trace = by_line(trace)
    scene = Scene(trace)
    is_plain = question is None and (not is_anchored(text) if anchored is None else not anchored)
    found: form.Reading | plain.Reading
    if not is_plain:
        found = form.read(text, question.step if question else len(trace.steps) - 1)
    elif wanted is None:
        found = plain.read(scene, text, answer)
    else:
        found = plain.read(scene, backward.as_given(text), trace.returned)
        found = replace(found, unread=tuple(replace(one, words=text[one.first : one.stop].strip()) for one in found.unread))
    return Case(scene, text, found, _job(trace, found, limits), wanted, question)


def as_restated(trace: Trace, text: str, restated: restating.Restated, limits: Limits | None = None) -> Case:
    """Read prose without anchors by clauses that say the same, and by those alone, as ``prepare`` does by its words.

    Args:
        trace: what the prose tells.
        text: the prose.
        restated: its sentences with the clauses of each, by whomever.
        limits: as the trace was recorded with.
    """
    trace = by_line(trace)
    scene = Scene(trace)
    found = restating.read(scene, text, restated)
    return Case(scene, text, found, _job(trace, found, limits))


def _job(trace: Trace, found: form.Reading | plain.Reading, limits: Limits | None) -> Job:
    """The execution that evaluates the claims of a reading."""
    return Job(trace.program, trace.call, Mode.PROBE, limits or Limits(), truth.probes(found.tellings), other_hashes=True)


def judge(case: Case, report: Report) -> Verdict:
    """The verdict once the execution is over; pure."""
    if isinstance(case.reading, plain.Reading):
        return _plain(case, case.reading, report)
    tellings = truth.judged(case.reading.tellings, case.job.probes, report)
    trace = case.scene.trace
    other = truth.mismatch(trace, report)
    faults: list[Fault] = [*case.reading.faults, *([other] if other else [])]
    faults += form.ambiguous(case.scene.names, tellings)
    asked = (case.question.first, case.question.step) if case.question else None
    faults += order.faults(tellings, asked)
    tellings = tuple(order.affordable(tellings, len(case.scene.steps)))
    if other is None:
        faults += truth.faults(tellings)
    liveness = Liveness(case.scene.steps, case.scene.source.table, case.scene.source.bound)
    faults += coverage.faults(case.scene, liveness, tellings, asked)
    if case.question is not None:
        faults += answer.faults(replace(trace, returned=case.question.answer), tellings)
        faults += answer.unproven(case.question, tellings)
    elif case.wanted is None:
        faults += answer.faults(trace, tellings)
    else:
        statements = [(telling.index, telling.prose) for telling in tellings]
        faults += [*backward.faults(trace, statements, case.wanted), *backward.unanswered(statements)]
        tellings = tuple(structs.replace(one, prose=backward.without_answer(one.prose)) for one in tellings)
    faults += hygiene.faults(case.scene, tellings)
    faults += _prose(case.scene, liveness, tellings, answering=case.question is not None)
    return Verdict(_in_order(faults))


def _plain(case: Case, found: plain.Reading, report: Report) -> Verdict:
    """The verdict on prose without anchors."""
    trace = case.scene.trace
    other = truth.mismatch(trace, report)
    faults = [*found.faults, *([other] if other else [])]
    if other is None:
        judged = truth.judged(found.tellings, case.job.probes, report)
        faults += truth.faults(judged, strict=False)  # the words made these claims, not the narrator
    if case.wanted is not None:
        statements = [(index, markup.plain(case.text[first:stop])) for index, (first, stop) in enumerate(found.sentences)]
        faults += backward.faults(trace, statements, case.wanted)
    undecided = not faults and not found.suffices
    return Verdict(_in_order(faults), undecided, found.unread, found.share, found.untold if undecided else ())


def _in_order(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    laws = list(Law)
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.statement, laws.index(fault.law))))


async def check(
    sandbox: Sandbox,
    trace: Trace,
    text: str,
    limits: Limits | None = None,
    *,
    anchored: bool | None = None,
    answer: str | None = None,
    wanted: str | None = None,
) -> Verdict:
    """Check a narration against a fresh execution of its program under the other hash seed.

    Args:
        sandbox: where the program runs again, once.
        trace: what the narration tells.
        text: the narration, with its anchors or without any.
        limits: as the trace was recorded with.
        anchored: whether its statements must carry anchors; ``None`` to see from the text whether they do.
        answer: for prose without anchors, the answer that stands apart, as value text; ``None`` if it must give it itself.
        wanted: see ``prepare``.

    Returns:
        All faults found, in order of statements; of prose without anchors also what could not be read.

    Raises:
        SandboxError: the machinery failed; nothing is known about the narration.
    """
    case = await asyncio.to_thread(partial(prepare, trace, text, limits, anchored=anchored, answer=answer, wanted=wanted))
    return await examined(sandbox, case)


async def examined(sandbox: Sandbox, case: Case) -> Verdict:
    """The verdict on a prepared case, as ``judge`` gives it; the words are judged while the program runs.

    They are judged as if the execution bore out the trace and every claim, for it mostly does; where it does not, they are judged
    again by what it shows.

    Raises:
        SandboxError: the machinery failed; nothing is known about the narration.
    """
    trace, probes = case.scene.trace, case.job.probes
    running = asyncio.create_task(sandbox.run(case.job))
    try:
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        foreseen = await asyncio.to_thread(judge, case, truth.borne_out(trace, probes))
        report = await running
        return foreseen if truth.bears_out(report, trace, probes) else await asyncio.to_thread(judge, case, report)
    finally:
        running.cancel()


_TURNS = 3
"""Of the event loop, in which a sandbox sends a job on its way, before this process is busy with the words."""


def _prose(scene: Scene, liveness: Liveness, tellings: Sequence[Telling], *, answering: bool) -> Iterator[Fault]:
    """Breaches of support and direction; if the last statement answers a question, it need not tell its steps again."""
    glosses = scene.trace.program.glosses
    told = [phrases.heard(scene, one) for one in tellings if one.spans]
    prose = "".join(one.prose for one in tellings)
    words = Lexicon.of(scene.names, frozenset(scene.functions), glosses, prose, phrases.strings(scene))
    known: set[str] = set()
    own = wording.Wording(scene)
    for spoken in told:
        telling = spoken.telling
        outlook = Outlook(scene, telling)
        read = tokens.tokens(telling.prose, words)
        said = voice.Said(read)
        is_reply = answering and spoken is told[-1]
        needed = {} if is_reply else coverage.needed(scene, liveness, telling)
        sentence = reading.read(read, outlook)
        open_ones = {name: text for name, text in needed.items() if text not in known and name not in spoken.names}
        missing = voice.unsaid(sentence, said, open_ones)
        if not is_reply:
            yield from voice.faults(sentence, said, missing, spoken.steps)
        if spoken.unsaid and not missing and not sentence.judgements and not is_reply:
            seen = f"these words cannot be held against what happens here: {spoken.unsaid[0]}"
            yield Fault(Law.COVERAGE, telling.index, telling.prose.strip()[:160], seen)
        known.update(text for text in needed.values() if voice.is_collection(text))
        rounds = Rounds(outlook)
        yield from Support(sentence, rounds, words, missing).faults()
        yield from unread.faults(sentence, read)
        yield from loaded.faults(sentence, rounds)
        yield from own.faults(sentence)
        yield from things.faults(sentence, rounds)
        yield from direction.faults(outlook)
        yield from rounds.faults()
