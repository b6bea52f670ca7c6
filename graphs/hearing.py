"""One telling, held against the execution: what the check node asks for every text."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from agents import checker
from agents.llm_narrator import Annotator
from agents.narration import is_anchored
from agents.question import Question
from agents.verdict import Verdict
from sandbox.base import Limits, Sandbox
from sandbox.trace import Trace

UNREAD = "not_understood"
_MOST_QUOTED = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a telling.

    Attributes:
        text: as it was told, with the anchors that an annotator added if that made it verified.
        annotator: its name, if so; else empty.
        reason: ``broke_LAW`` or ``not_understood``; empty if it is verified.
        detail: the first fault, for people.
        complaint: all faults, for the narrator.
        parts: the same by the number of the statement, where the text is anchored.
    """

    text: str
    annotator: str = ""
    reason: str = ""
    detail: str = ""
    complaint: str = ""
    parts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Court:
    """Where tellings are judged.

    Attributes:
        sandbox: where their programs run once more.
        limits: as traces were recorded with.
        annotator: adds anchors to plain prose that cannot be understood without; ``None`` for nobody.
    """

    sandbox: Sandbox
    limits: Limits
    annotator: Annotator | None = None

    async def hear(self, trace: Trace, text: str, wanted: str | None = None, question: Question | None = None) -> Heard:
        """Judge a telling: by its anchors if it has any, else as plain prose, and if that is undecided by an annotator's anchors.

        Args:
            trace: what it tells.
            text: the telling.
            wanted: see ``agents.checker.prepare``.
            question: the same.

        Raises:
            SandboxError: the machinery failed; nothing is known about the telling.
            ModelError: the annotator gave no reply.
        """
        case, verdict = await self._judged(trace, text, wanted, question)
        if verdict.verified:
            return Heard(text)
        if verdict.undecided and self.annotator and wanted is None:
            annotated = (await self.annotator.annotate(trace, text)).anchored  # a row has to prove itself, without a restatement
            if annotated and (await self._judged(trace, annotated, None))[1].verified:
                return Heard(annotated, self.annotator.name)
        if verdict.undecided:
            why = [f"nothing is said of {one}" for one in verdict.untold] or [one.words for one in verdict.unread]
            return Heard(text, "", UNREAD, "; ".join(why)[:300], "\n".join(filter(None, (_unread(verdict), _untold(verdict)))))
        first, statements = verdict.faults[0], [one.words for one in case.statements]
        parts = checker.faulty(verdict) if is_anchored(text) else {}
        return Heard(text, "", f"broke_{first.law}", str(first), checker.render(verdict, statements), parts)

    async def _judged(
        self, trace: Trace, text: str, wanted: str | None, question: Question | None = None
    ) -> tuple[checker.Case, Verdict]:
        case = await asyncio.to_thread(checker.prepare, trace, text, self.limits, wanted=wanted, question=question)
        return case, await checker.examined(self.sandbox, case)


def _untold(verdict: Verdict) -> str:
    if not verdict.untold:
        return ""
    listed = [f"- The answer does not follow yet: nothing is said of {one}." for one in verdict.untold]
    return "\n".join([*listed[:_MOST_QUOTED], "- Tell each of these where it happens, with the value that it gives."])


def _unread(verdict: Verdict) -> str:
    if not verdict.unread:
        return ""
    quoted = [f"- It is not clear what this says about the computation: {one.words[:120]!r}." for one in verdict.unread]
    return "\n".join(
        [*quoted[:_MOST_QUOTED], "- Say in short, plain sentences which quantity gets which value, in the order of events."]
    )
