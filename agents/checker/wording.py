"""Words that no rule has read: they may claim anything, so only such as claim nothing may stand there, and the program's own.

What a rule reads is judged; what none reads would pass unseen, whatever it says. A narration is therefore made of what is judged,
of words that claim nothing of an execution (``harmless``) and of those in which the program and its problem speak of themselves.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from agents.checker import harmless
from agents.checker.loaded import idioms
from agents.checker.reading.rules import kept
from agents.checker.reading.sentence import Sentence
from agents.checker.scene import Scene
from agents.verdict import Fault, Law

_WORD = re.compile(r"(?<= )[^\W\d_\ue000-\uf7ff][^\W\ue000-\uf7ff]*(?:['’-][^\W\ue000-\uf7ff]+)*(?= )")
_LETTERS = re.compile(r"[^\W\d_]+")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_LONGEST = 4_000
"""Of a value text, whose words are looked at."""
_MOST = 6
"""Words that a fault names."""


class Wording:
    """The words of one narration that need not be read.

    Args:
        scene: the trace that it tells.
    """

    def __init__(self, scene: Scene) -> None:
        program = scene.trace.program
        texts = (program.problem, *program.glosses.values(), *(program.phrases or {}).values())
        self._own = (scene.source.words | _of_texts(texts)) - harmless.CLAIMING
        self._scene = scene
        self._given: frozenset[str] | None = None

    def faults(self, sentence: Sentence) -> Iterator[Fault]:
        """The words that no rule has read, and that may claim something: one fault for all of them."""
        loose = _loose(sentence.line)
        if not loose:
            return
        known = [*sentence.understood, *idioms(sentence.line)]
        unread = [
            match
            for match in loose
            if not any(first <= match.start() < stop for first, stop in known) and not self._is_own(match[0])
        ]
        if unread:
            around = sentence.line[max(0, unread[0].start() - 24) : unread[0].end() + 24]
            quoted = ", ".join(dict.fromkeys(f'"{sentence.words(match[0])}"' for match in unread[:_MOST]))
            seen = f"{quoted} cannot be read: say what happens in plain words, and nothing else"
            yield Fault(Law.SUPPORT, sentence.outlook.telling.index, sentence.words(around), seen)

    def _is_own(self, word: str) -> bool:
        """Whether the program speaks of itself in a word, in the singular or the plural, or the word names an exception."""
        if word.endswith(("error", "exception")):
            return True
        forms = (word, word.removesuffix("s"), f"{word}s") if word not in harmless.CLAIMING else (word,)
        if any(form in self._own for form in forms):
            return True
        if self._given is None:
            self._given = frozenset(_of_values(self._scene)) - harmless.CLAIMING
        return any(form in self._given for form in forms)


@kept
def _loose(line: str) -> tuple[re.Match[str], ...]:
    """The words of a line that are not harmless, and phrases that are not."""
    found = [match for match in _WORD.finditer(line) if match[0] not in harmless.WORDS]
    spans = [match.span() for match in harmless.PHRASES.finditer(line)] if found else []
    claims = tuple(harmless.CLAIMS.finditer(line))
    return claims + tuple(match for match in found if not any(first <= match.start() < stop for first, stop in spans))


@lru_cache(maxsize=1_024)
def _of_texts(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _LETTERS.findall(text.lower()))


def _of_values(scene: Scene) -> Iterator[str]:
    """The words of the strings that the program works on."""
    call = scene.trace.call
    texts = {*call.args, *(text for _, text in call.kwargs)}
    texts |= {text for step in scene.steps for text in step.changed.values() if text and ("'" in text or '"' in text)}
    for text in texts:
        for string in _STRING.findall(text[:_LONGEST]):
            yield from _LETTERS.findall(string.lower())
