"""What is counted over the rows of a dataset: by domain, by topic and by level."""

import ast
import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from evals.dataset.rows import Row
from evals.faithfulness.interval import wilson
from sandbox.shape import shape

MOST_FREQUENT = 0.10
"""Share of a topic's rows above which an answer is worth guessing."""
EVEN = (0.40, 0.60)
"""Share of True among the answers that are yes or no, where it is even."""
ENOUGH = 40
"""Rows from which on shares and medians say something."""
MEASURES = ("steps", "operations", "depth", "state", "score")
_FAIR = 0.5
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BOOLEANS = ("True", "False")


@dataclass(slots=True)
class Hardness:
    """The measured difficulty of some rows, by measure."""

    found: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEASURES})

    def add(self, row: Row) -> None:
        """Count a row."""
        for name in MEASURES:
            self.found[name].append(getattr(row, name))

    def median(self, name: str) -> float:
        """Of one measure."""
        return round(median(self.found[name]), 2)

    def __len__(self) -> int:
        return len(self.found["score"])


@dataclass(slots=True)
class Topic:
    """Counts over the rows of one topic, whose programs have the ``shapes``."""

    rows: int = 0
    shapes: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    levels: dict[int, Hardness] = field(default_factory=lambda: defaultdict(Hardness))

    def add(self, row: Row, form: "Form") -> None:
        """Count a row with the form of its program."""
        self.rows += 1
        self.shapes.add(form.shape)
        self.answers[row.answer] += 1
        self.levels[row.level].add(row)

    @property
    def guess(self) -> tuple[str, float]:
        """The most frequent answer that is not yes or no, and its share of the topic's other answers than those."""
        others = {answer: count for answer, count in self.answers.items() if answer not in _BOOLEANS}
        if not others:
            return "", 0.0
        best = min(others, key=lambda answer: (-others[answer], answer))
        return best, others[best] / sum(others.values())

    @property
    def others(self) -> int:
        """How many answers are not yes or no."""
        return self.rows - self.booleans

    @property
    def is_judged(self) -> bool:
        """Whether there are enough answers of one kind to say how even they are."""
        return max(self.others, self.booleans) >= ENOUGH

    @property
    def booleans(self) -> int:
        """How many answers are yes or no."""
        return sum(self.answers[name] for name in _BOOLEANS)

    @property
    def true(self) -> float:
        """The share of True among them."""
        return self.answers["True"] / max(1, self.booleans)

    @property
    def is_uneven(self) -> bool:
        """Whether yes and no are so uneven that with fair coins it is not to be expected (95 %)."""
        low, high = wilson(self.answers["True"], self.booleans)
        return not EVEN[0] <= self.true <= EVEN[1] and not low <= _FAIR <= high


@dataclass(slots=True)
class Domain:
    """Counts over the rows of one domain.

    Attributes:
        rows: how many.
        programs, shapes, prompts, wordings: different ones, see the command's help.
        ways: different paths, each with the shape of its program, among the ``decided`` rows, in which something is decided.
        outcomes: how often the condition of an ``if`` was true, and false.
        topics, levels: counts of each.
    """

    rows: int = 0
    programs: set[str] = field(default_factory=set)
    shapes: set[str] = field(default_factory=set)
    prompts: set[bytes] = field(default_factory=set)
    wordings: set[bytes] = field(default_factory=set)
    decided: int = 0
    ways: set[tuple[str, str]] = field(default_factory=set)
    outcomes: Counter[bool] = field(default_factory=Counter)
    topics: dict[str, Topic] = field(default_factory=lambda: defaultdict(Topic))
    levels: dict[int, Hardness] = field(default_factory=lambda: defaultdict(Hardness))

    def add(self, row: Row, form: "Form") -> None:
        """Count a row with the form of its program."""
        self.rows += 1
        self.programs.add(row.program)
        self.shapes.add(form.shape)
        self.prompts.add(_digest(row.prompt))
        self.wordings.add(_digest(_NUMBER.sub("#", row.prompt)))
        if row.conditions:
            self.decided += 1
            self.ways.add((form.shape, row.path))
        for line, truth, times in row.conditions:
            if line in form.choices:
                self.outcomes[truth] += times
        self.topics[row.topic].add(row, form)
        self.levels[row.level].add(row)

    @property
    def rarer(self) -> float:
        """Of the conditions that came out one way or the other, the share of the rarer one; 0 if there are none."""
        total = self.outcomes.total()
        return min(self.outcomes[True], self.outcomes[False]) / total if total else 0.0

    @property
    def few_in_topics(self) -> list[str]:
        """The topics with too few rows to judge their answers by."""
        return [name for name, topic in sorted(self.topics.items()) if not topic.is_judged]

    @property
    def few_in_levels(self) -> list[int]:
        """The levels with too few rows to judge their difficulty by."""
        return [level for level, found in sorted(self.levels.items()) if len(found) < ENOUGH]

    def shortcomings(self) -> list[str]:
        """What falls short of what a dataset should be, in words."""
        found = []
        if len(self.prompts) < self.rows:
            found.append(f"{self.rows - len(self.prompts)} prompts repeat another")
        for name, topic in sorted(self.topics.items()):
            answer, share = topic.guess
            if topic.others >= ENOUGH and share > MOST_FREQUENT:
                found.append(f"{name}: {share:.0%} of the answers are {answer[:40]}")
            if topic.booleans >= ENOUGH and topic.is_uneven:
                found.append(f"{name}: {topic.true:.0%} of its yes and no are True")
        topics = [line for name, topic in sorted(self.topics.items()) for line in _falling(f"{name}: ", topic.levels)]
        return [*found, *_falling("", self.levels), *topics]


@dataclass(frozen=True, slots=True)
class Form:
    """What the rows of one program share.

    Attributes:
        shape: of the program.
        choices: lines of its ``if`` statements.
    """

    shape: str
    choices: frozenset[int]


class Survey:
    """Counts over the rows of a dataset, by domain."""

    def __init__(self) -> None:
        self.domains: dict[str, Domain] = defaultdict(Domain)
        self._forms: dict[str, Form] = {}

    def add(self, row: Row) -> None:
        """Count a row."""
        if row.program not in self._forms:
            choices = (node.lineno for node in ast.walk(ast.parse(row.source)) if isinstance(node, ast.If))
            self._forms[row.program] = Form(shape(row.source), frozenset(choices))
        self.domains[row.domain].add(row, self._forms[row.program])


def _falling(head: str, levels: dict[int, Hardness]) -> list[str]:
    """The levels whose median score is not above that of the level before."""
    scores = [(level, levels[level].median("score")) for level in sorted(levels) if len(levels[level]) >= ENOUGH]
    return [
        f"{head}level {level} is no harder than level {before}: median score {score} after {least}"
        for (before, least), (level, score) in pairwise(scores)
        if score <= least
    ]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]
