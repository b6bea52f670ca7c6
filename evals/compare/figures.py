"""What is said of one narrator in one field, in numbers."""

from decimal import Decimal

from evals.compare.plain import Plain

EVERYWHERE = "all"
"""Stands where a field's name does, for all fields together."""


class Share(Plain):
    """Of ``total`` tellings ``hits`` are so; ``low`` to ``high`` is the 95 % interval of the share."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 of none."""
        return self.hits / self.total if self.total else 0.0


class Measure(Plain):
    """A mean over tellings with its 95 % interval."""

    value: float
    low: float
    high: float


class Figures(Plain):
    """A line of the table.

    Attributes:
        field: name of the field, or ``EVERYWHERE``.
        narrator: name.
        first, last: first texts, and last ones, that are verified: faithfulness before and after the loop.
        undecided: last texts that the checker did not understand, which are no lies.
        laws: law -> first texts that broke it; one that broke several counts under each.
        laws_left: the same of last texts.
        reasons: what last texts failed by, or what there was instead of a text -> how often.
        coverage: share of steps that first texts tell.
        statements, words: of last texts, for each step of the trace.
        tokens: of replies, all attempts together, for each step; ``None`` where no model was asked.
        repetition: share of four-word sequences in last texts that stood in the same text before.
        readability: Flesch's reading ease of last texts: 100 is very easy, 0 very hard; ``None`` where it was not measured.
        attempts: texts that it took.
        seconds: that replies took, all attempts together; ``None`` where no model was asked.
        calls, input, output, cached: replies and tokens in all.
        cost: US dollars of all; ``None`` if not known.
        cost_each: US dollars for each verified row; ``None`` if not known, or if there is none.
    """

    field: str
    narrator: str
    first: Share
    last: Share
    undecided: int
    laws: dict[str, int]
    laws_left: dict[str, int]
    reasons: dict[str, int]
    coverage: Measure
    statements: Measure
    words: Measure
    tokens: Measure | None
    repetition: Measure
    readability: Measure | None
    attempts: Measure
    seconds: Measure | None
    calls: int
    input: int
    output: int
    cached: int
    cost: Decimal | None
    cost_each: Measure | None
