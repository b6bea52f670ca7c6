"""Invented kinds of which each but the widest lies in another one, and how parameters are drawn from them."""

from itertools import pairwise
from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value

_STARTS = [
    "b",
    "bl",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "sp",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "wr",
    "y",
    "z",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ee", "oo"]
_TRAITS = (
    *("blue", "striped", "round", "hungry", "small", "clever", "shy", "proud", "fast"),
    *("rare", "soft", "young", "sweet", "friendly", "bright", "wet", "warm", "heavy"),
)
"""What may be true of somebody all at once."""
_ENDS = [
    "mpus",
    "rpus",
    "ndel",
    "mbel",
    "rkel",
    "lto",
    "pant",
    "mpik",
    "lkum",
    "rgit",
    "skel",
    "nteg",
    "llom",
    "zzel",
    "rbin",
    "ftan",
]


def _kinds(rng: Random, count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        word = rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)
        if word not in found:
            found.append(word)
    return found


def tree(size: tuple[int, int], *, pairs: bool) -> Draw:
    """Kinds, each but the last few with the wider kind that it lies in, in any order: one long chain and some branches."""

    def draw(rng: Random, _: Given) -> Value:
        count = rng.randint(*size)
        kinds = _kinds(rng, count + 1)
        chain = rng.randint(max(2, count // 2), count)
        found = list(pairwise(kinds[: chain + 1]))
        found += [(kind, rng.choice(kinds[: at + 1])) for at, kind in enumerate(kinds[chain + 1 :], chain)]
        rng.shuffle(found)
        return found if pairs else dict(found)

    return draw


def _known(given: Given, wider: str) -> dict[str, str]:
    """The statements, as narrower and wider kinds, in whichever of the two ways they are given."""
    found = given[wider]
    assert isinstance(found, dict | list)
    return dict(found)


def innermost(wider: str) -> Draw:
    """A kind in which no other one lies."""

    def draw(rng: Random, given: Given) -> Value:
        known = _known(given, wider)
        return rng.choice([kind for kind in known if kind not in known.values()])

    return draw


def any_but(wider: str, *others: str) -> Draw:
    """Any kind that lies in another one, but for the parameters ``others``, if there is one more."""

    def draw(rng: Random, given: Given) -> Value:
        known = _known(given, wider)
        taken = {given[one] for one in others}
        return rng.choice([kind for kind in known if kind not in taken] or list(known))

    return draw


def any_kind(wider: str) -> Draw:
    """Any kind."""

    def draw(rng: Random, given: Given) -> Value:
        known = _known(given, wider)
        return rng.choice([*known, *known.values()])

    return draw


def members(wider: str, size: tuple[int, int]) -> Draw:
    """People, each of whom is of some kind."""

    def draw(rng: Random, given: Given) -> Value:
        known = list(_known(given, wider))
        return {name: rng.choice(known) for name in rng.sample(NAMES, rng.randint(*size))}

    return draw


def traits(wider: str) -> Draw:
    """About half of the kinds with something that is true of all of them."""

    def draw(rng: Random, given: Given) -> Value:
        known = _known(given, wider)
        every = list(dict.fromkeys([*known, *known.values()]))
        some = rng.sample(every, max(2, (len(every) + 1) // 2))
        return dict(zip(some, rng.sample(_TRAITS, len(some)), strict=True))

    return draw


def another_name(who: str) -> Draw:
    """The name of somebody else than the parameter ``who``."""
    return lambda rng, given: rng.choice([one for one in NAMES if one != given[who]])
