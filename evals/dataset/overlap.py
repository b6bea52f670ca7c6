"""How much of a dataset's prompts stands in a benchmark: runs of words that both have.

The measure is that of GPT-3 (Brown et al. 2020, "Language Models are Few-Shot Learners", section 4 and appendix C): two texts
overlap if they share 13 words in a row, or, where the question is shorter than that, all of it; case and punctuation do not
count. Appendix C also has shorter runs, down to 8 words, which find more and are more often chance. Beside the words as they
stand they are compared with every number, and every row of numbers, read as the same word: what is left of a question then is
its wording, so that a problem copied with other numbers is found too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

RUN = 13
"""Words in a row that make an overlap."""
SHORTEST = 8
"""The shortest run that says something (appendix C); also the least words of a question that is compared as a whole."""
_WORST = 3
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\Z")
_ANY = "#"
Words = tuple[str, ...]


@lru_cache(maxsize=16)
def words_of(text: str, *, numbers: bool) -> Words:
    """The words of a text in lower case; without ``numbers``, each row of numbers as one word that is the same for all."""
    found = [word.lower() for word in _WORD.findall(text)]
    if numbers:
        return tuple(found)
    erased = [_ANY if _NUMBER.match(word) else word for word in found]
    return tuple(word for at, word in enumerate(erased) if word != _ANY or erased[at - 1 : at] != [_ANY])


@dataclass(frozen=True, slots=True)
class Match:
    """A prompt and a question with the longest run of words that both have."""

    prompt: str
    question: str
    run: Words


@dataclass(slots=True)
class Tally:
    """What was found in one reading of the words.

    Attributes:
        rows: that overlap.
        questions: numbers of those that they overlap with.
        skipped: questions too short to say anything.
        worst: the matches with the longest runs, in order.
    """

    rows: int = 0
    questions: set[int] = field(default_factory=set)
    skipped: int = 0
    worst: list[Match] = field(default_factory=list)


class Comparison:
    """The prompts of a dataset against the questions of one benchmark.

    Args:
        questions: of the benchmark.
        run: words in a row that make an overlap, at least 8.

    Attributes:
        rows: how many prompts were compared.
        questions: with how many questions.
        exact: what overlaps as it stands.
        wording: what overlaps when numbers do not count.
    """

    def __init__(self, questions: Sequence[str], run: int = RUN) -> None:
        self.rows, self.questions = 0, len(questions)
        self.exact, self.wording = Tally(), Tally()
        self._texts = questions
        self._readings = [
            (_Reading(questions, run, numbers=True), self.exact),
            (_Reading(questions, run, numbers=False), self.wording),
        ]
        for reading, tally in self._readings:
            tally.skipped = reading.skipped

    def add(self, prompt: str) -> None:
        """Compare a prompt."""
        self.rows += 1
        for reading, tally in self._readings:
            found = reading.found_in(prompt)
            if found:
                tally.rows += 1
                tally.questions |= found
                matches = (reading.match(prompt, self._texts[at], at) for at in sorted(found)[:_WORST])
                tally.worst = _worst([*tally.worst, *matches])


def _worst(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: -len(match.run))[:_WORST]


class _Reading:
    """The runs of words of all questions, with or without their numbers."""

    def __init__(self, questions: Sequence[str], run: int, *, numbers: bool) -> None:
        self._numbers = numbers
        self._words = [words_of(question, numbers=numbers) for question in questions]
        self._runs: dict[Words, set[int]] = {}
        self.skipped = 0
        for at, words in enumerate(self._words):
            size = min(run, len(words))
            if size < SHORTEST:
                self.skipped += 1
                continue
            for part in _runs(words, size):
                self._runs.setdefault(part, set()).add(at)
        self._sizes = sorted({len(part) for part in self._runs})

    def found_in(self, prompt: str) -> set[int]:
        """Numbers of the questions that overlap with a prompt."""
        words = words_of(prompt, numbers=self._numbers)
        return {at for size in self._sizes for part in _runs(words, size) for at in self._runs.get(part, ())}

    def match(self, prompt: str, question: str, at: int) -> Match:
        """A prompt and a question that overlap."""
        words, other = words_of(prompt, numbers=self._numbers), self._words[at]
        best = SequenceMatcher(None, words, other, autojunk=False).find_longest_match()
        return Match(prompt, question, words[best.a : best.a + best.size])


def _runs(words: Words, size: int) -> Iterator[Words]:
    return (words[at : at + size] for at in range(len(words) - size + 1))
