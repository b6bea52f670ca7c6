"""Makes prose readable that has no anchors, with the help of a model: it says which sentence tells which steps, and restates it.

What the anchors claim is taken from the trace; whether the words agree with what they are anchored to is judged by the laws, as
with any anchored text. A restatement says in clauses what a sentence says; whether those are true, and whether the sentence
says the same, is for the checker to find (``agents.checker.restating``). So an annotation can make a text readable, never true.
No word of it is touched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_RESTATED = re.compile(r"^\W*S?(\d{1,4})\W*[:.)][^|\n]*\|[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_CLAUSE = re.compile(r"(?:'[^'\n]*'|\"[^\"\n]*\"|[^;'\"])+")
_NUMBER = re.compile(r"\d")
_NUMBERED = re.compile(r"\W*\d{1,3}\W*")
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_MOST_SENTENCES = 200


Restated = tuple[tuple[str, tuple[str, ...]], ...]
"""Sentences, each with its clauses."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a model says of a text.

    Attributes:
        anchored: the text with anchors and not a word changed; empty if nothing can be made of them.
        restated: its sentences, each with the clauses that say the same; empty if none has any.
    """

    anchored: str = ""
    restated: Restated = ()

    def ways(self, text: str) -> Iterator[tuple[str, Restated]]:
        """The ways to read a text by it, one after another: what to read, and its restatement where it has no anchors."""
        if self.anchored:
            yield self.anchored, ()
        if self.restated:
            yield text, self.restated


class Annotator:
    """Asks a model which steps each sentence tells, and what it says in clauses.

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

    async def annotate(self, trace: Trace, text: str) -> Annotation:
        """What the model says of a text, as far as it can be used.

        Args:
            trace: that returned; of others nothing is annotated.
            text: prose without anchors.

        Raises:
            ModelError: no reply was had.
        """
        sentences = _sentences(text)
        if trace.outcome is not Outcome.RETURNED or is_anchored(text) or not 0 < len(sentences) <= _MOST_SENTENCES:
            return Annotation()
        reply = await self._llm.complete(self.request(trace, text))
        if reply.finish is not Finish.COMPLETE:
            return Annotation()
        annotated = _joined(sentences, _lines(trace), _assigned(reply.text))
        return Annotation(annotated if same_words(annotated, text) else "", _restated(sentences, reply.text))

    def request(self, trace: Trace, text: str) -> Request:
        """What is asked about a text."""
        sentences, lines = _sentences(text), _lines(trace)
        task = self._task.render(
            sentences="\n".join(f"S{number}: {' '.join(sentence.split())}" for number, sentence in enumerate(sentences, 1)),
            lines="\n".join(f"L{number}: {line.words}" for number, line in enumerate(lines)),
        )
        messages = (Message("system", self._rules.render()), Message("user", task))
        return Request(messages, self._max_tokens, Sampling(0.0, seed=0))


def _sentences(text: str) -> list[str]:
    """The sentences of a text; the number of an item belongs to what follows it, and no bracket is torn."""
    found: list[str] = []
    start = 0
    text = text.strip()
    breaks = [match.span() for match in _BREAK.finditer(text)]
    for stop, end in [*breaks, (len(text), len(text))]:
        piece = text[start:stop]
        if stop < len(text) and (
            _NUMBERED.fullmatch(piece) or any(piece.count(one) != piece.count(other) for one, other in _BRACKETS)
        ):
            continue
        if piece.strip():
            found.append(piece.strip())
        start = end
    return found


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


def _restated(sentences: list[str], reply: str) -> Restated:
    """The sentences with their clauses, as the model says them."""
    said = {int(match[1]): tuple(filter(None, map(str.strip, _CLAUSE.findall(match[2])))) for match in _RESTATED.finditer(reply)}
    if not any(said.values()):
        return ()
    return tuple((sentence, said.get(number, ())) for number, sentence in enumerate(sentences, 1))


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
