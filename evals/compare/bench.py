"""The samples that every narrator has told, side by side: what all figures are counted from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from evals.compare.chance import Resamples
from evals.compare.figures import EVERYWHERE
from evals.compare.sample import Sample
from evals.compare.telling import Telling


@dataclass(frozen=True)
class Bench:
    """Samples of one field, or of all.

    Attributes:
        field: its name, or ``EVERYWHERE``.
        samples: in order.
        tellings: narrator -> its tellings of these samples, in their order.
        resamples: how many are drawn.
        seed: of the drawing.
    """

    field: str
    samples: Sequence[Sample]
    tellings: dict[str, Sequence[Telling]]
    resamples: int
    seed: int

    @cached_property
    def drawn(self) -> Resamples:
        """Resamples of the samples, each field by itself."""
        strata: dict[str, list[int]] = {}
        for number, sample in enumerate(self.samples):
            strata.setdefault(sample.field, []).append(number)
        return Resamples(list(strata.values()), self.resamples, self.seed)

    def among(self, narrators: Collection[str]) -> "Bench":
        """The part that is of some narrators."""
        return replace(self, tellings={name: told for name, told in self.tellings.items() if name in narrators})

    def of(self, field: str) -> "Bench":
        """The part that is of one field."""
        numbers = [number for number, sample in enumerate(self.samples) if sample.field == field]
        return Bench(
            field,
            [self.samples[number] for number in numbers],
            {name: [told[number] for number in numbers] for name, told in self.tellings.items()},
            self.resamples,
            self.seed,
        )


def laid_out(
    samples: Sequence[Sample], told: Mapping[tuple[str, str], Telling], narrators: Sequence[str], resamples: int, seed: int
) -> Bench:
    """The samples that all of the narrators have told; ``told`` has their tellings by narrator and id of the sample."""
    whole = [sample for sample in samples if all((name, sample.id) in told for name in narrators)]
    by_narrator: dict[str, Sequence[Telling]] = {name: [told[name, sample.id] for sample in whole] for name in narrators}
    return Bench(EVERYWHERE, whole, by_narrator, resamples, seed)
