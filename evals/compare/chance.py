"""How sure the figures are: resamples that all narrators share, and tests of pairs."""

import math
from collections.abc import Callable, Sequence
from random import Random

_TAIL = 0.025


class Resamples:
    """Draws with replacement from the samples, the same for every narrator, so that differences are paired (Efron, 1979).

    Args:
        strata: numbers of samples, those of each field by themselves: as many are drawn of each as it has.
        count: how many draws.
        seed: another one draws otherwise.
    """

    def __init__(self, strata: Sequence[Sequence[int]], count: int, seed: int) -> None:
        random = Random(f"{seed}:resamples")  # noqa: S311 -- reproducible, not secret
        self.draws = [[one for stratum in strata for one in random.choices(stratum, k=len(stratum))] for _ in range(count)]

    def interval(self, values: Sequence[float | None]) -> tuple[float, float]:
        """The 95 % interval of the mean of what each sample has; ``None`` for samples that have nothing."""
        return self.interval_of(lambda draw: mean([values[one] for one in draw]))

    def interval_of(self, figure: Callable[[Sequence[int]], float | None]) -> tuple[float, float]:
        """The 95 % interval of any figure, given the numbers of samples; draws for which it is ``None`` do not count."""
        found = sorted(value for draw in self.draws if (value := figure(draw)) is not None)
        if not found:
            return 0.0, 0.0
        return found[math.floor(_TAIL * len(found))], found[min(len(found) - 1, math.ceil((1 - _TAIL) * len(found)) - 1)]


def mean(values: Sequence[float | None]) -> float | None:
    """Of the values that are there; ``None`` if there are none."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def mcnemar(only_one: int, only_other: int) -> float:
    """The exact two-sided p of McNemar (1947): pairs that differ fall to either side with equal chance."""
    trials, fewer = only_one + only_other, min(only_one, only_other)
    tail = sum(math.comb(trials, number) for number in range(fewer + 1))
    return min(1.0, float(2 * tail / 2**trials))


def holm(ps: Sequence[float]) -> list[float]:
    """Each p corrected for the number of tests (Holm, 1979), in the order given."""
    corrected, reached = [0.0] * len(ps), 0.0
    for rank, number in enumerate(sorted(range(len(ps)), key=lambda one: ps[one])):
        reached = max(reached, min(1.0, (len(ps) - rank) * ps[number]))
        corrected[number] = reached
    return corrected
