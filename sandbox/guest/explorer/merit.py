"""How good an input is to be told: returned before raised, natural before degenerate, short before long."""

from collections.abc import Sequence
from math import isfinite

from sandbox.guest.explorer.kinds import Kind
from sandbox.guest.explorer.subject import Trial
from sandbox.guest.explorer.values import leaves

_READABLE_CHARS = 60
_FEW, _MANY = 3, 60
_OUTCOMES = {"returned": 0, "raised": 1, "cut": 2}
Merit = tuple[int, int, int, int]
"""Outcome, degenerate values, by how much it is too long, characters; less is better."""


def merit(trial: Trial, kinds: Sequence[Kind]) -> Merit:
    """How good the input of a trial is."""
    text = repr(trial.values)
    odd = sum(map(_oddities, trial.values, kinds))
    steps = len(trial.trail)
    long = max(len(text) - _READABLE_CHARS, 0) // 10 + max(_FEW - steps, 0) + max(steps - _MANY, 0) // 10
    return _OUTCOMES[trial.outcome], odd, long, len(text)


def _oddities(value: object, kind: Kind) -> int:
    """How many things in a value nobody would pose in a problem."""
    found = int(hasattr(value, "__len__") and not value)
    parts = leaves(value)
    found += sum(map(_is_odd, parts))
    if kind.samples and kind.name in ("int", "float"):
        numbers = [one for one in kind.samples if isinstance(one, int | float)]
        found += bool(numbers) and isinstance(value, int | float) and not min(numbers) <= value <= max(numbers)
    elif isinstance(value, int | float) and not isinstance(value, bool) and (value <= 0 or not float(value).is_integer()):
        found += isinstance(value, int)
    if len(parts) > 3:
        found += len(set(map(repr, parts[1:]))) == 1
    return found


def _is_odd(value: object) -> bool:
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, float):
        return not isfinite(value) or abs(value) > 1e6 or len(repr(value)) > 8
    if isinstance(value, int):
        return abs(value) > 10_000
    return isinstance(value, str) and (
        not value or not value.isascii() or not value.isprintable() or value != value.strip() or "  " in value
    )
