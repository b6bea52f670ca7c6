"""How far a condition was from coming out otherwise.

Source: branch distances of search-based testing (B. Korel, "Automated software test data generation", IEEE TSE 16, 1990;
P. McMinn, "Search-based software test data generation: a survey", STVR 14, 2004).
"""

from collections.abc import Sequence

from sandbox.guest.explorer.subject import Comparison

FAR = 1e18
_OPPOSITE = {
    "Eq": "NotEq",
    "NotEq": "Eq",
    "Lt": "GtE",
    "LtE": "Gt",
    "Gt": "LtE",
    "GtE": "Lt",
    "In": "NotIn",
    "NotIn": "In",
    "Is": "IsNot",
    "IsNot": "Is",
}
Nearness = tuple[int, float]
"""Conditions that were not come to, negated in number, then the distance of the last; less is nearer."""


def nearness(windows: Sequence[Sequence[Comparison]]) -> Nearness:
    """How near the nearest of several tries came to the other branch: more comparisons are nearer, then the last one decides."""
    return min(((-len(window), _flip_last(window)) for window in windows if window), default=(0, FAR))


def _flip_last(window: Sequence[Comparison]) -> float:
    """How far the last condition was from coming out otherwise; of a flag, how far the comparison that it may come from."""
    operator, seen, _, truth = window[-1]
    if operator == "Truth" and isinstance(seen, bool):
        return min((flip(one) for one in window[:-1] if one[0] != "Truth" and one[3] is truth), default=1.0)
    return flip(window[-1])


def flip(comparison: Comparison) -> float:
    """How far a comparison was from coming out otherwise."""
    operator, left, right, truth = comparison
    if operator == "Truth":
        size = _size(left)
        return FAR if size is None else abs(size) if truth else 1.0
    return _distance(_OPPOSITE[operator] if truth else operator, left, right)


def _distance(operator: str, left: object, right: object) -> float:
    if operator == "In" and isinstance(right, list):
        return min((_gap(left, one) for one in right), default=FAR)
    if operator in ("Eq", "Is"):
        return _gap(left, right)
    if operator in ("NotEq", "NotIn", "IsNot", "In"):
        return 1.0
    if isinstance(left, int | float) and isinstance(right, int | float):
        beyond = left - right if operator in ("Lt", "LtE") else right - left
        return max(_number(beyond), 0.0) + (operator in ("Lt", "Gt"))
    return _gap(left, right) + 1


def _gap(left: object, right: object) -> float:
    """How far two values are from being equal."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        return abs(_number(left - right))
    if isinstance(left, str) and isinstance(right, str):
        near = sum(min(abs(ord(one) - ord(other)), 200) / 256 for one, other in zip(left, right, strict=False))
        return near + abs(len(left) - len(right))
    if isinstance(left, list) and isinstance(right, list):
        near = sum(min(_gap(one, other), 1e6) / (1 + min(_gap(one, other), 1e6)) for one, other in zip(left, right, strict=False))
        return near + abs(len(left) - len(right))
    return FAR


def _number(value: float) -> float:
    try:
        found = float(value)
    except OverflowError:
        return FAR
    return found if found == found else FAR  # noqa: PLR0124 -- the one value that is not itself


def _size(value: object) -> float | None:
    if isinstance(value, int | float):
        return _number(value)
    return float(len(value)) if isinstance(value, str | list) else None
