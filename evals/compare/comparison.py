"""A whole comparison: what was told, by whom, and what the figures say."""

from decimal import Decimal
from typing import Literal

from evals.compare.cascade import Cascade
from evals.compare.duel import Duel
from evals.compare.figures import Figures
from evals.compare.plain import Plain
from evals.compare.sample import Sample
from evals.compare.telling import Telling

FORM = 1
"""Of the JSON of a comparison; a change of its classes is a change of this."""


class Field(Plain):
    """Where samples come from: a domain, or a corpus.

    Attributes:
        name: as people see it.
        programs: how many were tried.
        samples: of how many there is a trace to be told.
        dropped: why there is none of the others -> how often.
        digest: of the corpus or the user's own domain; empty for a domain that comes with the project.
    """

    name: str
    programs: int
    samples: int
    dropped: dict[str, int]
    digest: str


class Priced(Plain):
    """US dollars per million tokens, with where and when (ISO date) that was read; those may be empty."""

    input: Decimal
    output: Decimal
    cached: Decimal | None
    source: str
    date: str


class Voice(Plain):
    """A narrator.

    Attributes:
        name: as on the command line.
        asks_model: whether a model tells.
        style: how it was asked to tell; empty for others than models.
        prompt: digest of the words with which it was asked; empty for others than models.
        annotator: who adds anchors to its prose where that is not understood; empty for nobody.
        attempts: texts for each sample at most.
        price: ``None`` where no model is asked, or its price is not known.
        missing: tellings that the machinery failed on; the same command tries them again.
        dominated: whether another narrator is at least as faithful in the end for no more money, and better in one of them.
    """

    name: str
    asks_model: bool
    style: str
    prompt: str
    annotator: str = ""
    attempts: int
    price: Priced | None
    missing: int
    dominated: bool


class Comparison(Plain):
    """All that a report shows. Only samples that every narrator has told count in figures, duels and cascade.

    Attributes:
        form: ``FORM``.
        version, code: of this code.
        seed: of the run.
        direction: ``forward``, from the input to the output; ``backward``, from an output to an input that gives it.
        sandbox, image, python: what programs ran in.
        resamples: of every bootstrap.
        fields: in the order of the command.
        narrators: in the order of the command; the first is the baseline.
        samples: in order of fields and indexes.
        tellings: in order of samples, then of narrators; at most one for each pair.
        table: figures by field, then by narrator, those of all fields together first.
        duels: all pairs of narrators, fields as in ``table``.
        cascade: of all fields together, of the narrators that the command names; ``None`` if that is one.
    """

    form: int = FORM
    version: str
    code: str
    seed: int
    direction: Literal["forward", "backward"]
    sandbox: str
    image: str
    python: str
    resamples: int
    fields: tuple[Field, ...]
    narrators: tuple[Voice, ...]
    samples: tuple[Sample, ...]
    tellings: tuple[Telling, ...]
    table: tuple[Figures, ...]
    duels: tuple[Duel, ...]
    cascade: Cascade | None
