"""From tellings to the tests of all pairs of narrators."""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from evals.compare.bench import Bench
from evals.compare.chance import holm, mcnemar
from evals.compare.duel import Duel

Texts = Literal["first", "last"]
_TEXTS: tuple[Texts, ...] = ("first", "last")


def duels(bench: Bench) -> Iterator[Duel]:
    """All pairs, by their first texts and then by their last; Holm's correction is for the pairs of either."""
    pairs = list(combinations(bench.tellings, 2))
    for texts in _TEXTS:
        found = [_fought(bench, texts, one, other) for one, other in pairs]
        for duel, corrected in zip(found, holm([duel.p for duel in found]), strict=True):
            yield duel.model_copy(update={"holm": corrected})


def _fought(bench: Bench, texts: Texts, one: str, other: str) -> Duel:
    ones, others = _truths(bench, texts, one), _truths(bench, texts, other)
    sides = list(zip(ones, others, strict=True))
    differences = [float(mine - theirs) for mine, theirs in sides]
    low, high = bench.drawn.interval(differences)
    only_one, only_other = sides.count((True, False)), sides.count((False, True))
    p = mcnemar(only_one, only_other)
    return Duel(
        field=bench.field,
        texts=texts,
        one=one,
        other=other,
        both=sides.count((True, True)),
        only_one=only_one,
        only_other=only_other,
        neither=sides.count((False, False)),
        difference=sum(differences) / max(1, len(differences)),
        low=low,
        high=high,
        p=p,
        holm=p,
    )


def _truths(bench: Bench, texts: Texts, narrator: str) -> list[bool]:
    return [(one.first if texts == "first" else one.last).verified for one in bench.tellings[narrator]]
