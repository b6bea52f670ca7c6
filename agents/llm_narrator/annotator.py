"""Adds anchors to prose that has none, with the help of a model: it says which sentence tells which steps.

What the anchors claim is taken from the trace. So an annotation can make a text readable, never true: whether its words
agree with what they are anchored to is judged by the laws, as with any anchored text. No word is touched.
"""

import re

from agents import prompts
from agents.llm.base import LLM, Finish, Message, Request, Sampling
from agents.llm_narrator.view import Line, view
from agents.narration import BadNarration, is_anchored, parse
from sandbox.granularity import by_line
from sandbox.trace import Outcome, Trace

_BUDGET = 3_000
_BREAK = re.compile(r"(?<=[.!?:])[ \t]+(?=[A-Z`*(\d-])|\s*\n\s*")
_SAID = re.compile(
    r"^\W*S?(\d{1,4})\W*[:.)]\s*(?:lines?\s*)?L?(\d{1,6})(?:\s*(?:-|–|to|\.\.|,)\s*L?(\d{1,6}))*", re.MULTILINE | re.IGNORECASE
)
_NUMBER = re.compile(r"\d")
_MOST_SENTENCES = 200


class Annotator:
    """Asks a model which steps each sentence tells.

    Args:
        llm: the model; closed by whoever opened it.
        max_tokens: of a reply.

    Attributes:
        name: the model's.
        prompt: digest of the words with which it is asked.
    """

    def __init__(self, llm: LLM, max_tokens: int = 2_048) -> None:
        self.name = llm.name
        self._llm = llm
        self._max_tokens = max_tokens
        self._rules, self._task = prompts.load("annotate"), prompts.load("annotated")
        self.prompt = prompts.digest(self._rules, self._task)

    async def annotate(self, trace: Trace, text: str) -> str | None:
        """The text with anchors and not a word changed; ``None`` if the model has nothing that can be used.

        Args:
            trace: that returned; of others nothing is annotated.
            text: prose without anchors.

        Raises:
            ModelError: no reply was had.
        """
        sentences = _sentences(text)
        if trace.outcome is not Outcome.RETURNED or is_anchored(text) or not 0 < len(sentences) <= _MOST_SENTENCES:
            return None
        reply = await self._llm.complete(self.request(trace, text))
        if reply.finish is not Finish.COMPLETE:
            return None
        annotated = _joined(sentences, _lines(trace), _assigned(reply.text))
        return annotated if annotated and same_words(annotated, text) else None

    def request(self, trace: Trace, text: str) -> Request:
        """What is asked about a text."""
        sentences, lines = _sentences(text), _lines(trace)
        task = self._task.render(
            sentences="\n".join(f"S{number}: {sentence}" for number, sentence in enumerate(sentences, 1)),
            lines="\n".join(f"L{number}: {line.words}" for number, line in enumerate(lines)),
        )
        messages = (Message("system", self._rules.render()), Message("user", task))
        return Request(messages, self._max_tokens, Sampling(0.0, seed=0))


def _sentences(text: str) -> list[str]:
    return [part for part in _BREAK.split(text.strip()) if part.strip()]


def _lines(trace: Trace) -> list[Line]:
    return view(by_line(trace), _BUDGET, with_code=True)


def same_words(annotated: str, text: str) -> bool:
    """Whether a text without its anchors is another one, white space aside."""
    try:
        return parse(annotated).prose.split() == text.split()
    except BadNarration:
        return False


def _assigned(reply: str) -> dict[int, int]:
    """Number of a sentence -> number of the last line that it tells, as the model says it."""
    return {int(match[1]): int(match[3] or match[2]) for match in _SAID.finditer(reply)}


def _joined(sentences: list[str], lines: list[Line], assigned: dict[int, int]) -> str:
    """The sentences, each followed by the anchors of its lines; lines that no sentence has go to the next one that has some.

    A sentence may tell the last line once more. Where one with a number in it tells no line, nothing can be made of the whole:
    among the words of the next one nobody would notice that it comes too early.
    """
    pieces, told = [], 0
    for number, sentence in enumerate(sentences, 1):
        stop = len(lines) if number == len(sentences) else min(assigned.get(number, -1) + 1, len(lines))
        own = lines[told:stop] or (lines[told - 1 : told] if number in assigned or number == len(sentences) else [])
        if not own and _NUMBER.search(sentence):
            return ""
        told = max(told, stop)
        anchors = " ".join(line.anchor for line in own)
        pieces.append(f"{sentence} {anchors}" if anchors else sentence)
    return " ".join(pieces)
