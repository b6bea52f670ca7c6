"""Two narrators on the same samples: whether one is more faithful than the other."""

from typing import Literal

from evals.compare.plain import Plain

SIGNIFICANT = 0.05


class Duel(Plain):
    """A paired test.

    Attributes:
        field: name of the field, or ``EVERYWHERE``.
        texts: whether the first texts are compared or the last ones.
        one, other: the narrators.
        both, only_one, only_other, neither: samples by who told them truly.
        difference: share told truly by ``one`` less that of ``other``.
        low, high: its 95 % interval, by paired bootstrap.
        p: of McNemar's exact test, two-sided.
        holm: the same after Holm's correction for all pairs of the field and ``texts``.
    """

    field: str
    texts: Literal["first", "last"]
    one: str
    other: str
    both: int
    only_one: int
    only_other: int
    neither: int
    difference: float
    low: float
    high: float
    p: float
    holm: float

    @property
    def is_significant(self) -> bool:
        """Whether the corrected p is below 5 %."""
        return self.holm < SIGNIFICANT
