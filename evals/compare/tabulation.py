"""From tellings to the lines of the table."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

from evals.compare.bench import Bench
from evals.compare.chance import mean
from evals.compare.figures import Figures, Measure, Share
from evals.compare.sample import Sample
from evals.compare.telling import Attempt, Telling
from evals.compare.words import readability, repetition, words
from evals.faithfulness.interval import wilson
from graphs.funnel import ranked
from graphs.hearing import UNREAD


def figures(bench: Bench, narrator: str, *, asks_model: bool) -> Figures:
    """The line of one narrator.

    Shares have Wilson's interval, which holds where all or none are so; means have one by bootstrap.
    """
    told = bench.tellings[narrator]
    cost = _sum([one.cost for one in told])

    def measured(figure: Callable[[Telling, Sample], float | None]) -> Measure | None:
        values = [figure(one, sample) for one, sample in zip(told, bench.samples, strict=True)]
        middle = mean(values)
        return None if middle is None else _measure(middle, bench.drawn.interval(values))

    def sure(figure: Callable[[Telling, Sample], float]) -> Measure:
        return measured(figure) or Measure(value=0.0, low=0.0, high=0.0)

    return Figures(
        field=bench.field,
        narrator=narrator,
        first=_share([one.first for one in told]),
        last=_share([one.last for one in told]),
        undecided=sum(one.last.reason == UNREAD for one in told),
        laws=_laws([one.first for one in told]),
        laws_left=_laws([one.last for one in told]),
        reasons=ranked(Counter(one.last.reason for one in told if not one.last.verified)),
        coverage=sure(lambda one, _: one.first.coverage),
        statements=sure(lambda one, sample: len(one.last.pieces) / sample.steps),
        words=sure(lambda one, sample: words(one.last.text) / sample.steps),
        tokens=measured(lambda one, sample: one.output / sample.steps) if asks_model else None,
        repetition=sure(lambda one, _: repetition(one.last.text)),
        readability=measured(lambda one, _: readability(one.last.text)),
        attempts=sure(lambda one, _: one.attempts),
        seconds=measured(lambda one, _: one.seconds) if asks_model else None,
        calls=sum(one.calls for one in told),
        input=sum(one.input for one in told),
        output=sum(one.output for one in told),
        cached=sum(one.cached for one in told),
        cost=cost,
        cost_each=_cost_each(bench, told) if cost is not None else None,
    )


def _share(attempts: Sequence[Attempt]) -> Share:
    hits = sum(one.verified for one in attempts)
    low, high = wilson(hits, len(attempts))
    return Share(hits=hits, total=len(attempts), low=low, high=high)


def _measure(value: float, interval: tuple[float, float]) -> Measure:
    return Measure(value=value, low=interval[0], high=interval[1])


def _laws(attempts: Sequence[Attempt]) -> dict[str, int]:
    return ranked(Counter(law for one in attempts for law in dict.fromkeys(fault.law for fault in one.faults)))


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None


def _cost_each(bench: Bench, told: Sequence[Telling]) -> Measure | None:
    costs = [float(one.cost or 0) for one in told]
    verified = [one.last.verified for one in told]

    def each(draw: Sequence[int]) -> float | None:
        rows = sum(verified[one] for one in draw)
        return sum(costs[one] for one in draw) / rows if rows else None

    middle = each(range(len(told)))
    return None if middle is None else _measure(middle, bench.drawn.interval_of(each))
