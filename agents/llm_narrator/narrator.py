"""Tells traces through a model."""

from collections.abc import Sequence

from agents import prompts
from agents.complaint import Complaint, Spoiled
from agents.llm.base import LLM, UNANSWERED, Finish, Message, Request, Sampling
from agents.llm_narrator.mending import Patch
from agents.llm_narrator.reading import in_phrases, narration_of, with_anchors_of
from agents.llm_narrator.style import Style
from agents.llm_narrator.view import Line, anchored, listed, parts, view
from agents.narration import is_anchored
from agents.narrator import Untellable
from agents.prompt import prompt_of
from agents.seeds import Seed
from sandbox.granularity import by_line
from sandbox.trace import Outcome, Trace

BUDGET = 1_500
"""Tokens of the folded trace, about."""
_FIRST, _LATER = 0.2, (0.3, 0.6, 0.8)
"""Temperatures: a telling shall be exact, one that was mended in vain shall differ."""


class ModelNarrator:
    """Asks a model to tell a trace, and to mend what the checker found wrong.

    Args:
        llm: the model; closed by whoever opened it.
        style: how it shall tell.
        plain: ask for prose without anchors, for models that cannot write them.
        max_tokens: of a reply.
        budget: tokens of the folded trace, about.
        backward: whether the input is sought: it is supposed, what happens then is told, and the input is the answer. Only with
            anchors.

    Attributes:
        name: the model's.
        prompt: digest of the words with which it is asked.
    """

    def __init__(
        self,
        llm: LLM,
        style: Style = "no-code",
        *,
        plain: bool = False,
        max_tokens: int = 4_096,
        budget: int = BUDGET,
        backward: bool = False,
    ) -> None:
        assert not (plain and backward), "prose without anchors is told forward only"
        self.name = llm.name
        self.style: str = style
        self._llm = llm
        self._plain = plain
        self._max_tokens = max_tokens
        self._budget = budget
        self._backward = backward
        self._words = [
            prompts.load(one)
            for one in (
                "narrate-plain" if plain else "narrate-backward" if backward else "narrate",
                f"styles/{style}",
                _example(style, "plain-" if plain else "backward-" if backward else ""),
                "told-phrases" if style == "no-code" else "told",
                "mend-telling",
                "mend-sentences",
                "mend-these",
            )
        ]
        self.prompt = prompts.digest(*self._words)

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str | Spoiled:
        """Tell a whole trace; see ``agents.narrator.Narrator``. A reply without anchors is plain prose, and judged as such.

        Raises:
            Untellable: the trace did not return, or the model refuses or cannot take so long a question.
            ModelError: no reply was had.
        """
        if trace.outcome is not Outcome.RETURNED or trace.returned is None:
            raise Untellable("raised" if trace.outcome is Outcome.RAISED else "incomplete", trace.raised or "")
        patch = self._patch(trace, complaints)
        reply = await self._llm.complete(self.request(seed, trace, complaints))
        if reply.finish in UNANSWERED:
            raise Untellable(reply.finish.value, reply.text[:200])
        if reply.finish is Finish.TRUNCATED and not patch.gaps:
            return Spoiled("truncated", "", "The text was too long and broke off. Tell it more briefly.")
        text = patch.filled(reply.text) if patch.gaps else with_anchors_of(narration_of(reply.text), self._lines(trace))
        if self.style == "no-code":
            text = in_phrases(text, trace.program.glosses)
        return text or Spoiled("empty", "", "There was no text.")

    def request(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> Request:
        """What is asked: the task or, where there was a try, its faulty sentences; the whole of it where they are not known."""
        patch = self._patch(trace, complaints)
        messages = self._mending(patch) if patch.gaps else self._telling(trace, complaints[-1:])
        count = len(complaints)
        stream = seed.stream(f"{self.name}:{count}")
        temperature = _LATER[min(count, len(_LATER)) - 1] if count else _FIRST
        sampling = Sampling(temperature, seed=stream.getrandbits(31))
        return Request(tuple(messages), self._max_tokens, sampling, attempt=count)

    def _patch(self, trace: Trace, complaints: Sequence[Complaint]) -> Patch:
        last = complaints[-1] if complaints else Complaint("", "")
        return Patch(parts(self._lines(trace)), last.said, last.parts)

    def _mending(self, patch: Patch) -> list[Message]:
        _, style, *_, sentences, these = self._words
        return [Message("system", sentences.render(style=style.render())), Message("user", these.render(gaps=patch.task()))]

    def _telling(self, trace: Trace, last: Sequence[Complaint]) -> list[Message]:
        rules, style, example, told, mend, *_ = self._words
        messages = [
            Message("system", rules.render(style=style.render(), example=example.render())),
            Message("user", told.render(**self._told(by_line(trace), self._lines(trace)))),
        ]
        for one in last:
            if one.said and (self._plain or is_anchored(one.said)):  # who left out all anchors would do so again
                messages += [Message("assistant", one.said), Message("user", mend.render(faults=one.wrong))]
        return messages

    def _lines(self, trace: Trace) -> list[Line]:
        return view(by_line(trace), self._budget, with_code=self.style != "no-code", backward=self._backward)

    def _asked(self, trace: Trace) -> str:
        program, wanted = trace.program, trace.returned if self._backward else None
        if program.problem.strip():
            return prompt_of(program, trace.call, wanted)
        return (
            f"What does {program.entry} return?" if wanted is None else f"For which input does {program.entry} return {wanted}?"
        )

    def _told(self, trace: Trace, lines: list[Line]) -> dict[str, str]:
        program = trace.program
        phrases = [f"- {name}: {phrase}" for name, phrase in program.glosses.items()]
        found = {
            "problem": self._asked(trace),
            "phrases": "\n".join(phrases) or "- none; write the names of the variables in backticks",
            "lines": listed(lines) if self._plain else anchored(lines),
        }
        return found if self.style == "no-code" else {**found, "source": program.source.strip()}


def _example(style: Style, kind: str) -> str:
    return f"examples/{kind}{'phrases' if style == 'no-code' else 'names'}"
