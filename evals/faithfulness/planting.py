"""Planting: which errors a narration gets."""

from collections import Counter
from itertools import islice
from random import Random

from agents.narration import BadNarration, parse
from evals.faithfulness.account import Account
from evals.faithfulness.mutant import CLASSES, Mutant
from evals.faithfulness.mutators import MUTATORS
from evals.faithfulness.narrated import Narrated

_TRIES = 12
"""Candidates of one class that are looked at in one narration."""
_RARE = frozenset(
    {
        "wrong_count",
        "computation_error",
        "false_reason",
        "control_flow_error",
        "wrong_summary",
        "indexing_error",
        "wrong_comparison",
        "wrong_operator",
        "wrong_element",
    }
)
"""Classes that few narrations have room for."""
_OF_RARE = 2
"""Mutants of such a class in one narration."""


def plant(one: Narrated, count: int, seed: int) -> tuple[list[Mutant], Counter[str]]:
    """At most ``count`` mutants of a narration, of as many classes as it has room for.

    Returns:
        The mutants, each proved false, and class -> how many candidates were discarded because they could not be.
    """
    rng = Random(f"{seed}:{one.source}:{one.ident}")  # noqa: S311 -- reproducible, not secret
    discarded: Counter[str] = Counter()
    found: dict[str, list[Mutant]] = {}
    account = Account(one.trace, one.text)
    for name in CLASSES:
        texts = set()
        for mutant in islice(MUTATORS[name](account, rng), _TRIES):
            if mutant is None:
                discarded[name] += 1
            elif mutant.text not in texts and mutant.text != one.text and _is_readable(mutant):
                texts.add(mutant.text)
                found.setdefault(name, []).append(mutant)
    return _spread(found, count, rng), discarded


def _is_readable(mutant: Mutant) -> bool:
    """Whether the text still has its anchors: quotes and brackets of a lie must not break them."""
    try:
        parse(mutant.text)
    except BadNarration:
        return False
    return True


def _spread(found: dict[str, list[Mutant]], count: int, rng: Random) -> list[Mutant]:
    """One of each class in turn, in random order, but first those that few narrations have room for."""
    chosen: list[Mutant] = []
    for name in rng.sample(sorted(_RARE & found.keys()), len(_RARE & found.keys())):
        chosen += found[name][:_OF_RARE]
        del found[name][:_OF_RARE]
    del chosen[count:]
    names = [name for name in rng.sample(list(found), len(found)) if found[name]]
    while names and len(chosen) < count:
        for name in list(names):
            chosen.append(found[name].pop(0))
            if not found[name]:
                names.remove(name)
            if len(chosen) == count:
                break
    return chosen
