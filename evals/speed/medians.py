"""The few statistics that the benchmark needs."""

import math
import statistics
from collections.abc import Sequence


def median(values: Sequence[float]) -> float | None:
    """The middle value; ``None`` without any."""
    return statistics.median(values) if values else None


def quantile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank); ``None`` without any."""
    if not values:
        return None
    rank = math.ceil(share * len(values))
    return sorted(values)[max(rank, 1) - 1]


def geometric_mean(values: Sequence[float]) -> float | None:
    """The mean of ratios; ``None`` without any, or where one is not positive."""
    if not values or min(values) <= 0:
        return None
    return statistics.geometric_mean(values)


def paired_ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float | None:
    """The median of the ratios of each round, so that a slow minute of the machine counts for both sides.

    Rounds whose denominator is zero say nothing and are left out; ``None`` if none remains.
    """
    return median([above / below for above, below in zip(numerators, denominators, strict=True) if below > 0])


def drift(values: Sequence[float]) -> float | None:
    """How the end compares with the beginning: the median of the last quarter over that of the second one.

    The first quarter is left out: things warm up there. ``None`` with fewer than four values, or if the beginning is zero.
    """
    quarter = len(values) // 4
    if not quarter:
        return None
    before = statistics.median(values[quarter : 2 * quarter])
    return statistics.median(values[-quarter:]) / before if before else None
