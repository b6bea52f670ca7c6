"""Symbolic execution, for the branches that running on values did not take: CrossHair, which solves with Z3.

The engine is no part of the standard library; it is in the guests' image where it could be had, in a folder of its own, and is
loaded in a nest (``sandbox.guest.nest``). It is kept from starting threads, which programs may not: its solver counts work and
not seconds. What it proposes is run like any other input. What it proves, it proves of whole numbers without bounds and texts
of any length, and only where every value of the input is symbolic and every path came out as it does without symbols.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from inspect import BoundArguments, Parameter, Signature
from math import inf
from pathlib import Path
from typing import Any, Union

from sandbox.guest.explorer.kinds import Kind

FOLDER = Path("/usr/local/lib/code2cot-engine")
MARK = "# <symbolic execution>"
"""A line of a source that asks for the engine to be loaded before it runs."""
_WORK = 400_000
_SIMPLE: Mapping[str, object] = {"int": int, "float": float, "bool": bool, "str": str, "bytes": bytes, "none": type(None)}
_EXACT = frozenset(("int", "bool", "str", "list", "tuple", "dict", "set", "none", "union"))

Values = tuple[object, ...]
Attempt = Callable[[Values, str], tuple[bool, bool]]


def is_here() -> bool:
    """Whether the image carries the engine."""
    return FOLDER.is_dir()


def load() -> None:
    """Import the engine."""
    sys.path.append(str(FOLDER))
    import_module("crosshair.core_and_libs")
    space = import_module("crosshair.statespace")
    core = import_module("crosshair.core")
    made = space.StateSpace

    def patient(execution_deadline: float, model_check_timeout: float, search_root: object) -> object:  # noqa: ARG001
        return made(execution_deadline, inf, search_root)  # a time would be kept by a thread

    vars(space)["CROSSHAIR_SMT_RLIMIT"] = _WORK
    vars(core)["StateSpace"] = patient


def solve(
    entry: Callable[[], Callable[..., object]],
    passing: Sequence[str | None],
    kinds: Sequence[Kind],
    fixed: Values,
    attempt: Attempt,
    cpu_s: float,
) -> bool:
    """Run a program on symbols, path by path.

    Args:
        entry: gives the entry of the program, freshly loaded.
        passing: see ``Subject``.
        kinds: of the values.
        fixed: the values in the place of those whose kind the engine does not know.
        attempt: takes the values of a path, and what came of them: the exception's class, or the value's text. Says whether that
            is enough, and whether the same came of it without symbols.
        cpu_s: processor seconds.

    Returns:
        Whether it took every path that there is.
    """
    types = [type_of(kind) for kind in kinds]
    free = [at for at, one in enumerate(types) if one is not None]
    if not free:
        return False
    engine = _Engine()
    run = _Run(engine, entry, passing, free, fixed, attempt)
    parameters = [Parameter(f"v{at}", Parameter.POSITIONAL_OR_KEYWORD, annotation=types[at]) for at in free]
    options = replace(
        engine.options, per_condition_timeout=cpu_s, per_path_timeout=max(cpu_s / 4, 0.2), stats=Counter(), max_iterations=2_000
    )
    try:
        engine.explore(run.called, Signature(parameters), options, engine.root(), run.completed, on_nondeterminism=lambda: None)
    except Exception:  # noqa: BLE001 -- an engine that fails has proposed what it has proposed
        return False
    whole = len(free) == len(kinds) and all(map(_is_exact, kinds))
    return whole and bool(options.stats["exhaustion"]) and run.faithful == options.stats["num_paths"]


class _Run:
    """A program as the engine runs it, again and again.

    Args:
        engine: that runs it.
        entry, passing, fixed, attempt: see ``solve``.
        free: positions of the values that are symbols.

    Attributes:
        faithful: how many paths came out as they do without symbols.
    """

    def __init__(
        self,
        engine: "_Engine",
        entry: Callable[[], Callable[..., object]],
        passing: Sequence[str | None],
        free: Sequence[int],
        fixed: Values,
        attempt: Attempt,
    ) -> None:
        self._engine = engine
        self._entry = entry
        self._passing = passing
        self._free = free
        self._fixed = fixed
        self._attempt = attempt
        self.faithful = 0

    def called(self, bound: BoundArguments) -> object:
        """One path of the program."""
        with self._engine.untraced():
            function = self._entry()
            pairs = list(zip(self._filled(bound), self._passing, strict=True))
            args = [value for value, name in pairs if name is None]
            kwargs = {name: value for value, name in pairs if name is not None}
        return function(*args, **kwargs)

    def completed(
        self,
        space: Any,  # noqa: ANN401
        before: BoundArguments,
        _after: BoundArguments,
        value: object,
        error: BaseException | None,
        _trail: object,
    ) -> bool:
        """What came of a path; whether that is enough."""
        is_enough = False
        with self._engine.no_failure():
            space.detach_path()
            values, returned = self._filled(self._engine.realize(before)), self._engine.realize(value)
            with self._engine.untraced():
                is_enough, is_same = self._attempt(values, repr(returned) if error is None else type(error).__name__)
                self.faithful += is_same
        return is_enough

    def _filled(self, bound: BoundArguments) -> Values:
        values = list(self._fixed)
        for at in self._free:
            values[at] = bound.arguments[f"v{at}"]
        return tuple(values)


class _Engine:
    """The parts of CrossHair that are used."""

    def __init__(self) -> None:
        core = import_module("crosshair.core")
        self.explore: Callable[..., None] = core.explore_paths
        self.realize: Callable[[Any], Any] = core.deep_realize
        self.no_failure = core.ExceptionFilter
        self.untraced = import_module("crosshair.tracers").NoTracing
        self.root: Callable[[], object] = import_module("crosshair.statespace").RootNode
        self.options: Any = import_module("crosshair.options").DEFAULT_OPTIONS


def type_of(kind: Kind) -> Any:  # noqa: ANN401, PLR0911 -- types, as the engine takes them
    """The type that an annotation would name; ``None`` if the engine makes no symbols of it."""
    if kind.name in _SIMPLE:
        return _SIMPLE[kind.name]
    parts = [type_of(part) for part in kind.parts]
    if None in parts or not parts:
        return None
    match kind.name:
        case "list":
            return list[parts[0]]  # type: ignore[valid-type]
        case "tuples":
            return tuple[parts[0], ...]  # type: ignore[valid-type]
        case "tuple":
            return tuple[tuple(parts)]  # type: ignore[misc]
        case "dict":
            return dict[parts[0], parts[1]]  # type: ignore[valid-type]
        case "set":
            return set[parts[0]]  # type: ignore[valid-type]
        case "frozenset":
            return frozenset[parts[0]]  # type: ignore[valid-type]
        case "union":
            return Union[tuple(parts)]  # noqa: UP007 -- of as many as there are
    return None


def _is_exact(kind: Kind) -> bool:
    """Whether symbols of a kind are all that there is of it: numbers with fractions are not."""
    return kind.name in _EXACT and all(map(_is_exact, kind.parts))
