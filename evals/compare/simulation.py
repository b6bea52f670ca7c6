"""From tellings to the cascade: every order of narrators, as if each were asked only for what those before it failed at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, permutations

from evals.compare.bench import Bench
from evals.compare.cascade import Cascade, Order

_MOST = 6
"""Narrators: they have 1,956 orders."""
_KEPT = 2
"""Cheapest orders of each set of narrators, which is all that can be best in a resample but for ties and luck."""
_EXACT = Decimal("1e-9")


@dataclass(frozen=True)
class _Run:
    """An order as it would have gone.

    Attributes:
        narrators: the order.
        true: for each sample, whether one of them told it truly.
        costs: for each sample, US dollars until then.
    """

    narrators: tuple[str, ...]
    true: Sequence[bool]
    costs: Sequence[float]

    @cached_property
    def yields(self) -> float:
        return sum(self.true) / len(self.true)

    @cached_property
    def cost(self) -> float:
        return sum(self.costs) / len(self.costs)

    @property
    def order(self) -> Order:
        rows = sum(self.true)
        each = _dollars(sum(self.costs) / rows) if rows else None
        return Order(narrators=self.narrators, yields=self.yields, cost=_dollars(self.cost), cost_each=each)


def simulated(bench: Bench, target: float) -> Cascade | None:
    """The cheapest order that reaches a yield; ``None`` with a single narrator or nothing told."""
    if len(bench.tellings) < 2 or not bench.samples:
        return None
    names = _eligible(bench)
    runs = [run for size in range(1, len(names) + 1) for group in combinations(names, size) for run in _cheapest(bench, group)]
    best = _best(runs, target)
    return Cascade(
        target=target,
        best=best.order if best else None,
        yields=bench.drawn.interval([float(one) for one in best.true]) if best else None,
        costs=_costs(bench, best) if best else None,
        chosen=_chosen(bench, runs, best, target) if best else None,
        most=max(runs, key=lambda run: (run.yields, -run.cost)).order if runs else None,
        front=tuple(run.order for run in _front(runs)),
        left_out=tuple(name for name in bench.tellings if name not in names),
    )


def _eligible(bench: Bench) -> list[str]:
    priced = [name for name, told in bench.tellings.items() if all(one.cost is not None for one in told)]
    truths = {name: sum(one.last.verified for one in bench.tellings[name]) for name in priced}
    kept = sorted(priced, key=lambda name: -truths[name])[:_MOST]
    return [name for name in priced if name in kept]


def _cheapest(bench: Bench, group: Sequence[str]) -> list[_Run]:
    return sorted((_ran(bench, order) for order in permutations(group)), key=lambda run: run.cost)[:_KEPT]


def _ran(bench: Bench, order: tuple[str, ...]) -> _Run:
    true, costs = [], []
    for number in range(len(bench.samples)):
        told, cost = False, 0.0
        for name in order:
            one = bench.tellings[name][number]
            cost += float(one.cost or 0)
            told = one.last.verified
            if told:
                break
        true.append(told)
        costs.append(cost)
    return _Run(order, true, costs)


def _best(runs: Sequence[_Run], target: float) -> _Run | None:
    """The cheapest that reaches the target; of equals the one with most, then the one with fewest narrators."""
    fit = [run for run in runs if run.yields >= target]
    return min(fit, key=lambda run: (run.cost, -run.yields, len(run.narrators)), default=None)


def _front(runs: Sequence[_Run]) -> Iterator[_Run]:
    reached = 0.0
    for run in sorted(runs, key=lambda one: (one.cost, -one.yields, len(one.narrators))):
        if run.yields > reached:
            reached = run.yields
            yield run


def _costs(bench: Bench, run: _Run) -> tuple[Decimal, Decimal]:
    low, high = bench.drawn.interval(run.costs)
    return _dollars(low), _dollars(high)


def _chosen(bench: Bench, runs: Sequence[_Run], best: _Run, target: float) -> float:
    draws = bench.drawn.draws
    return sum(_best_of(draw, runs, target) is best for draw in draws) / len(draws)


def _best_of(draw: Sequence[int], runs: Sequence[_Run], target: float) -> _Run | None:
    fit = [run for run in runs if sum(run.true[one] for one in draw) >= target * len(draw)]
    return min(
        fit, key=lambda run: (sum(run.costs[one] for one in draw), -sum(run.true[one] for one in draw), len(run.narrators)),
        default=None,
    )  # fmt: skip


def _dollars(amount: float) -> Decimal:
    return Decimal(amount).quantize(_EXACT)
