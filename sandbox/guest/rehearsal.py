"""Executes a small program over and over in the fork server itself, before it forks.

The interpreter adapts code to what it sees by writing into it. What the server has executed often enough is adapted once;
otherwise each child would do it anew, and copy the pages that it writes to.
"""

import sys

from sandbox.guest import execution
from sandbox.guest.request import Bounds, Request

_ROUNDS = 20
_REPLACED = ("stdin", "stdout", "stderr", "__stdout__", "__stderr__", "setrecursionlimit", "getrecursionlimit")
_SOURCE = """
from dataclasses import dataclass
@dataclass
class Point:
    x: int
def odd(numbers):
    for number in numbers:
        if number % 2:
            yield number
def solve(n, word="a"):
    total = 0
    table = {word: [1, 2.5, None, True], "b": (n, {3})}
    point = Point(n)
    try:
        total += table["c"]
    except KeyError:
        pass
    while total < 3:
        total += 1
        point.x -= 1
    table["d"] = [number * 2 for number in odd(range(5))]
    print(total)
    return [table, point, "text"]
"""
_PROBES: list[tuple[int, int, list[str]]] = [
    (0, 0, ["n == 20", "word == 'é'"]),
    (1, 1, ["total == 0 and total < n", "total in [0, 1]"]),
    (2, 4, ["table == {'é': [1, 2.5, None, True], 'b': (20, {3})}", "old(total) == 0", "len(table) == 2", "not branch"]),
    (7, 40, ["runs(15) - 1 == 3", "table['d'] == [2, 6]", "calls('odd') == 1", "point.x == 17", "total % 3 == 0"]),
    (41, 41, ["return == 1", "nobody == 1"]),
]
_BOUNDS: Bounds = {
    "wall_s": 1.0,
    "cpu_s": 1.0,
    "memory_bytes": 1 << 30,
    "output_bytes": 1 << 16,
    "value_chars": 1_000,
    "answer_chars": 10_000,
    "steps": 1_000,
    "trace_bytes": 1 << 20,
}


def rehearse() -> None:
    """Execute the program, untraced and traced, and leave this process as it was but for its adapted code."""
    kept = {name: getattr(sys, name) for name in _REPLACED}
    limit = sys.getrecursionlimit()
    modules = set(sys.modules)
    for number in range(_ROUNDS):
        # In this order: what runs untraced last is free of the tracer's instruments.
        for mode, accelerated in (("trace", False), ("trace", True), ("probe", True), ("run", True)):
            request = _request(mode, f"{_SOURCE}\n# {number}", accelerated=accelerated)
            execution.execute(execution.prepare(request), request, lambda *_result: None)
            for name, value in kept.items():
                setattr(sys, name, value)
            sys.setrecursionlimit(limit)
    for name in set(sys.modules) - modules:
        del sys.modules[name]


def _request(mode: str, source: str, *, accelerated: bool) -> Request:
    return {
        "id": 0,
        "source": source,
        "entry": "solve",
        "args": ["20"],
        "kwargs": [("word", "'é'")],
        "mode": mode,
        "limits": _BOUNDS,
        "probes": _PROBES if mode == "probe" else [],
        "granularity": "line",
        "accelerated": accelerated,
    }
