"""The simple values within an input, and where they stand."""

from collections.abc import Iterator
from itertools import islice

from sandbox.guest.explorer.values import copied

Spot = tuple[object, ...]
"""The keys and positions that lead to a value."""
_MOST = 200


def places(values: tuple[object, ...]) -> Iterator[tuple[Spot, object]]:
    """The simple values, each with where it stands; those in sets and in keys are left out."""
    yield from islice(_within(values, ()), _MOST)


def put(values: tuple[object, ...], spot: Spot, new: object) -> tuple[object, ...]:
    """The input with another value in one place."""
    found = _put(values, spot, new)
    assert isinstance(found, tuple)
    return found


def _within(value: object, spot: Spot) -> Iterator[tuple[Spot, object]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _within(one, (*spot, key))
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _within(one, (*spot, index))
    elif not isinstance(value, set | frozenset):
        yield spot, value


def _put(value: object, spot: Spot, new: object) -> object:
    if not spot:
        return new
    at, rest = spot[0], spot[1:]
    if isinstance(value, dict):
        return {key: _put(one, rest, new) if key == at else copied(one) for key, one in value.items()}
    assert isinstance(value, list | tuple)
    parts = [_put(one, rest, new) if index == at else copied(one) for index, one in enumerate(value)]
    return parts if isinstance(value, list) else tuple(parts)
