"""Text of sympy's expressions and matrices, by sympy's own printer, where nothing of a program is inside."""

import sys
from collections.abc import Iterator
from typing import Any

_MOST_PARTS = 5_000
_KEPT = 2_000
_ATOMS = frozenset({"Integer", "Rational", "Half", "One", "Zero", "NegativeOne", "Float", "Symbol"})


class Printer:
    """Writes expressions.

    Args:
        sympy: the package, as no program has touched it yet.
    """

    def __init__(self, sympy: Any) -> None:  # noqa: ANN401 - a package that the guest knows at run time only
        self._basic: type = sympy.Basic
        self._matrix: type = sympy.MatrixBase
        self._symbol: type = sympy.Symbol
        self._args = vars(sympy.Basic)["_args"].__get__
        self._named = vars(sympy.Symbol)["name"].__get__
        self._say = sympy.printing.str.sstr
        self._represent = sympy.srepr
        self._function: type = sympy.core.function.UndefinedFunction
        self._body = frozenset(vars(sympy.Function("f")))
        self.classes = frozenset({id(cls) for cls in _below((self._basic, self._matrix))})
        self._known: dict[int, tuple[object, str]] = {}

    def text(self, value: object) -> str:
        """The text of an expression or matrix, as ``sympify('x**2 + 1')``; ``<Add>`` and its like where it cannot be told."""
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        written = self._write(value)
        if not isinstance(value, self._matrix) or isinstance(value, self._basic):
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[id(value)] = value, written
        return written

    def _write(self, value: object) -> str:
        name = type(value).__name__
        try:
            rows = value.tolist() if isinstance(value, self._matrix) else None  # type: ignore[attr-defined]
            if not self._is_genuine([value] if rows is None else [item for row in rows for item in row]):
                return f"<{name}>"
            if rows is not None:
                return f"sympify('Matrix({self._say(rows)})')"
            return str(self._represent(value)) if name in _ATOMS else f"sympify({self._say(value)!r})"
        except Exception:  # noqa: BLE001 - a printer that a program has broken, or that cannot cope
            return f"<{name}>"

    def _is_genuine(self, parts: list[Any]) -> bool:
        """Whether there is nothing but sympy's own inside, and not too much."""
        seen = 0
        while parts:
            one = parts.pop()
            seen += 1
            if seen > _MOST_PARTS or not self._is_own(type(one)):
                return False
            if isinstance(one, self._symbol) and type(self._named(one)) is not str:
                return False
            if isinstance(one, self._basic):
                parts.extend(self._args(one))
        return True

    def _is_own(self, cls: type) -> bool:
        if id(cls) in self.classes:
            return True
        return type(cls) is self._function and self._body.issuperset(type.__dict__["__dict__"].__get__(cls))


_printers: list[Printer] = []


def classes() -> Iterator[tuple[type, str]]:
    """The classes of expressions, matrices that change, and numbers of arbitrary precision, with their kinds."""
    sympy = sys.modules.get("sympy")
    if sympy is None:
        return
    _printers[:] = [Printer(sympy)]
    for cls in _below((sympy.MatrixBase,)):
        yield cls, "matrix"
    for cls in _below((sympy.Basic,)):
        yield cls, "expression"
    mpmath = sys.modules["mpmath"]
    yield mpmath.mpf, "number"
    yield mpmath.mpc, "number"


def text(value: object) -> str:
    """The text of an expression or matrix; see ``Printer.text``."""
    return _printers[0].text(value)


def _below(roots: tuple[type, ...]) -> Iterator[type]:
    """Classes and all that inherit from them."""
    waiting, seen = list(roots), set()
    while waiting:
        cls = waiting.pop()
        if id(cls) not in seen:
            seen.add(id(cls))
            yield cls
            waiting.extend(type.__subclasses__(cls))
