"""Whether a returned value is the one that was recorded elsewhere."""

import json

from agents.author import Likeness
from sandbox.value import parse


def same_output(returned: str, expected: str, likeness: Likeness) -> bool:
    """Whether the value texts say the same, as far as the record can tell. The order of a dictionary's keys never counts.

    Args:
        returned: value text of what the sandbox saw, not cut.
        expected: value text of what was recorded.
        likeness: how the record was made.
    """
    if returned == expected:
        return True
    try:
        seen, recorded = parse(returned), parse(expected)
        if likeness is Likeness.JSON:
            return _as_json(seen) == _as_json(recorded)
        return seen == recorded if likeness is Likeness.EQUAL else _canonical(seen) == _canonical(recorded)
    except (ValueError, TypeError, RecursionError):
        return False  # a set, say, has no JSON: no record in JSON can stand for it


def _as_json(value: object) -> str:
    return json.dumps(json.loads(json.dumps(value)), sort_keys=True)


def _canonical(value: object) -> str:
    """Text that is equal for values of equal types and contents."""
    match value:
        case dict():
            return f"{type(value).__name__}{sorted((_canonical(key), _canonical(item)) for key, item in value.items())}"
        case set() | frozenset():
            return f"{type(value).__name__}{sorted(_canonical(item) for item in value)}"
        case list() | tuple():
            return f"{type(value).__name__}[{','.join(_canonical(item) for item in value)}]"
        case _:
            return repr(value)
