"""One exploration: from a request to its result."""

import ast
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import dumps
from random import Random
from resource import RUSAGE_SELF, getrusage
from typing import Any

from sandbox.guest.arguments import literal
from sandbox.guest.explorer import symbolic
from sandbox.guest.explorer.choice import chosen
from sandbox.guest.explorer.form import Example, Form, constants_of, form_of
from sandbox.guest.explorer.search import Budget, Found, Search, Values
from sandbox.guest.explorer.subject import Subject
from sandbox.guest.explorer.values import Constants, Maker
from sandbox.guest.request import Send
from sandbox.guest.surroundings import Surroundings, frames_below

_FIRST_RUNS = 90
_VARIED_RUNS = 150
_MOST_TOLD = 20_000
_LINES_FROM = 40
_COMFORT = 6
_OWN_FRAMES = 12


def explore(source: str, entry: str, asked: Mapping[str, Any]) -> dict[str, object]:
    """Search for inputs of a program, in this process.

    Args:
        source: the program.
        entry: name of its entry.
        asked: see ``sandbox.explore``.

    Returns:
        See ``sandbox.explore``.

    Raises:
        SyntaxError: it is no Python.
    """
    tree = ast.parse(source)
    form = form_of(tree, entry, [_example(one) for one in asked["examples"]], asked["types"])
    subject = Subject(source, entry, form.passing)
    random = Random(f"{asked['seed']}:{sha256(source.encode(errors='replace')).hexdigest()}:{entry}")  # noqa: S311 -- to search, not to hide
    now = time.process_time()
    budget = Budget(asked["fuel"], now + asked["cpu_s"], now + asked["cpu_s"] / _COMFORT)
    search = Search(
        subject, form.kinds, Maker(random, Constants() if asked["method"] == "tame" else constants_of(tree)), random, budget
    )
    with subject.at_work():
        whole = _sought(search, form, asked)
        picked = chosen(search.paths.values(), asked["most"])
        lines = subject.lines_of([one.trial.values for one in picked[:_LINES_FROM]], search.most)
    return {
        "decisions": [[one.function, one.line, one.condition, one.told, one.sides, one.dead] for one in subject.decisions],
        "covered": sorted(search.covered),
        "paths": [_told(one, form) for one in picked],
        "distinct": len(search.paths),
        "lines": len(subject.lines),
        "covered_lines": len(lines),
        "runs": search.runs,
        "refused": search.refused,
        "hurried": budget.is_late or subject.hurried > 0,
        "proved": search.open if whole else [],
    }


def _sought(search: Search, form: Form, asked: Mapping[str, Any]) -> bool:
    """Search by the method asked for; whether every path was taken."""
    search.plant(form.seeds)
    match asked["method"]:
        case "random":
            search.at_random()
        case "tame":
            search.at_random(_FIRST_RUNS)
        case "symbolic":
            return _solved(search, form, asked["cpu_s"])
        case _:
            search.at_random(_FIRST_RUNS)
            search.aimed()
            search.vary(_VARIED_RUNS)
    return False


def _solved(search: Search, form: Form, cpu_s: float) -> bool:
    """Add what symbolic execution proposes, until every branch is taken; whether it took every path."""
    if "crosshair" not in sys.modules:
        return False

    def attempt(values: Values, came: str) -> tuple[bool, bool]:
        trial = search.attempt(values, watched=True) if all(map(_is_plain, values)) else None
        same = trial is not None and came == (repr(trial.value) if trial.outcome == "returned" else trial.value)
        return not search.open, same

    fixed = next((one.trial.values for one in search.paths.values()), ()) or search.maker.arguments(form.kinds, 3)
    return symbolic.solve(search.subject.plain_entry, form.passing, form.kinds, fixed, attempt, cpu_s)


def _is_plain(value: object) -> bool:
    """Whether a value that the engine made can be written as a literal."""
    try:
        return bool(repr(literal(repr(value))) == repr(value))
    except ValueError:
        return False


def _example(texts: Sequence[Any]) -> Example:
    args, kwargs = texts
    return tuple(map(literal, args)), {name: literal(text) for name, text in kwargs}


def _told(found: Found, form: Form) -> dict[str, object]:
    texts = list(map(repr, found.trial.values))
    pairs = list(zip(form.passing, texts, strict=True))
    value = found.trial.value
    return {
        "args": [text for name, text in pairs if name is None],
        "kwargs": [(name, text) for name, text in pairs if name is not None],
        "path": found.path[:_MOST_TOLD],
        "branches": sorted(found.branches),
        "outcome": found.trial.outcome,
        "raised": value if found.trial.outcome == "raised" else "",
    }


def answer(request: Mapping[str, Any], asked: object, send: Send, surroundings: Surroundings) -> None:
    """Search, and send the result.

    Args:
        request: what is asked for.
        asked: the value of its one argument.
        send: takes the result.
        surroundings: of the program.
    """
    assert isinstance(asked, dict)
    surroundings.ceiling.begin(frames_below() + _OWN_FRAMES, traced=False)
    returned = dumps(explore(asked["source"], asked["entry"], asked), separators=(",", ":"))
    used = getrusage(RUSAGE_SELF)
    result = {"id": request["id"], "outcome": "returned", "returned": returned, "cpu_s": used.ru_utime + used.ru_stime}
    send(dumps(result, separators=(",", ":")).encode())
