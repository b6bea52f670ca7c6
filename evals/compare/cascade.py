"""Narrators one after the other, each telling what those before it failed at: which order brings enough for least money."""

from decimal import Decimal

from evals.compare.plain import Plain


class Order(Plain):
    """One order of narrators.

    Attributes:
        narrators: names, in the order in which they are asked.
        yields: share of samples that one of them tells truly.
        cost: expected US dollars for each sample.
        cost_each: the same for each verified row; ``None`` if there is none.
    """

    narrators: tuple[str, ...]
    yields: float
    cost: Decimal
    cost_each: Decimal | None


class Cascade(Plain):
    """The cheapest order that reaches a yield.

    Attributes:
        target: share of samples that shall be told truly.
        best: the order; ``None`` if none reaches the target.
        yields, costs: 95 % intervals of its yield and cost, by bootstrap.
        chosen: share of resamples in which the same order is best, among the cheapest ones of every set of narrators.
        most: the order of all narrators with the highest yield, the cheapest of those; says what can be reached at all.
        front: orders that no other one beats in both yield and cost, from cheap to dear.
        left_out: narrators whose cost is not known, and the least faithful ones where there are too many for all their orders.
    """

    target: float
    best: Order | None
    yields: tuple[float, float] | None
    costs: tuple[Decimal, Decimal] | None
    chosen: float | None
    most: Order | None
    front: tuple[Order, ...]
    left_out: tuple[str, ...]
