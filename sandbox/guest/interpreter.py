"""The interpreter of claims: pure expressions over plain values, within bounds, and never through Python's ``eval``."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.guest import literals, pure
from sandbox.guest.plain import Opaque, Record

MOST_STEPS = 100_000
RETURN = "_return_"
"""Stands for ``return`` in parsed claims, where a keyword could not stand."""
_FLOATS = {"inf": float("inf"), "nan": float("nan")}
FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What goes wrong in an expression that cannot be computed."""


@dataclass(frozen=True, slots=True)
class State:
    """What an expression is evaluated in.

    Attributes:
        now: plain value of a name; raises ``KeyError`` for an unknown one, as do the others.
        before: plain value of a name inside ``old``.
        runs: how often a line ran.
        calls: how often a function was called.
    """

    now: Callable[[str], object]
    before: Callable[[str], object]
    runs: Callable[[int], int]
    calls: Callable[[str], int]


def compute(tree: ast.expr, look: Callable[[str], object], called: Callable[[ast.Call], object], otherwise: object) -> object:
    """The value of an expression, or ``otherwise`` if it cannot be computed or is not of the language of claims.

    Args:
        tree: any expression of Python.
        look: plain value of a name; raises ``KeyError`` for an unknown name.
        called: value of a call that is not of the language; raises ``KeyError`` if it is not known.
        otherwise: what to give back if there is no value.
    """
    machine = Interpreter(State(look, look, lambda _: 0, lambda _: 0), called)
    try:
        return machine.value(tree)
    except (KeyError, pure.TooMuch, RecursionError, *FAILURES):
        return otherwise


def computed(tree: ast.expr, look: Callable[[str], object], called: Callable[[ast.Call], object]) -> list[object]:
    """The values of an expression and of all its parts that are evaluated with it; of the rest, what can be computed singly.

    Args:
        tree: any expression of Python.
        look: plain value of a name; raises ``KeyError`` for an unknown name.
        called: value of a call that is not of the language; raises ``KeyError`` if it is not known.
    """
    try:
        return _computed(tree, look, called)
    except RecursionError:  # so deep that nobody speaks of it
        return []


def _computed(tree: ast.expr, look: Callable[[str], object], called: Callable[[ast.Call], object]) -> list[object]:
    machine = Interpreter(State(look, look, lambda _: 0, lambda _: 0), called)
    machine.seen = []
    try:
        machine.value(tree)
    except (KeyError, pure.TooMuch, *FAILURES):
        parts = [part for part in ast.iter_child_nodes(tree) if isinstance(part, ast.expr)]
        return machine.seen + [value for part in parts for value in _computed(part, look, called)]
    return machine.seen


class Interpreter:
    """Evaluates trees over a state, within a budget of steps."""

    def __init__(self, state: State, called: Callable[[ast.Call], object] | None = None) -> None:
        self.state = state
        self.called = called
        self.seen: list[object] | None = None
        self.look = state.now
        self.left = MOST_STEPS

    def _spend(self, steps: int) -> None:
        """Use up some of the budget."""
        self.left -= steps
        if self.left < 0:
            raise pure.TooMuch("the claim takes too many steps")

    def value(self, node: ast.expr) -> object:
        """The value of an expression."""
        self._spend(1)
        value = _EVALUATORS[type(node)](self, node)
        if self.seen is not None:
            self.seen.append(value)
        return value

    def _constant(self, node: ast.Constant) -> object:
        return node.value

    def _name(self, node: ast.Name) -> object:
        try:
            return self.look("return" if node.id == RETURN else node.id)
        except KeyError:
            if node.id in _FLOATS:
                return _FLOATS[node.id]
            raise KeyError(node.id if node.id != RETURN else "return") from None

    def _binary(self, node: ast.BinOp) -> object:
        left, right = self.value(node.left), self.value(node.right)
        self._spend(pure.size(left) + pure.size(right))
        return pure.binary(type(node.op).__name__, left, right)

    def _unary(self, node: ast.UnaryOp) -> object:
        return pure.UNARY[type(node.op).__name__](self.value(node.operand))

    def _boolean(self, node: ast.BoolOp) -> object:
        stop = isinstance(node.op, ast.Or)
        result: object = None
        for part in node.values:
            result = self.value(part)
            if bool(result) is stop:
                break
        return result

    def _conditional(self, node: ast.IfExp) -> object:
        return self.value(node.body if self.value(node.test) else node.orelse)

    def _compare(self, node: ast.Compare) -> object:
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if not self._related(left, operator, right):
                return False
            left = right
        return True

    def _related(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> bool:
        """Whether two expressions stand in one relation."""
        if isinstance(operator, ast.Eq | ast.NotEq):
            for place, literal in ((left, right), (right, left)):
                if literals.is_literal(literal) and self._is_strict(place, operator, literal):
                    value = self.value(place)
                    self._spend(pure.size(value))
                    return self._equals(literal, value) is isinstance(operator, ast.Eq)
                if isinstance(literal, ast.Attribute) and isinstance(value := self.value(place), Opaque):
                    return (ast.unparse(literal) == value.text) is isinstance(operator, ast.Eq)
        one, other = self.value(left), self.value(right)
        self._spend(pure.size(one) + pure.size(other))
        return bool(pure.COMPARE[type(operator).__name__](one, other))

    @staticmethod
    def _is_strict(place: ast.expr, operator: ast.cmpop, literal: ast.expr) -> bool:
        """Whether a comparison with a literal tells types apart: of a place, and of whatever has no value of its own here."""
        return (is_place(place) and isinstance(operator, ast.Eq)) or any(isinstance(part, ast.Call) for part in ast.walk(literal))

    def _equals(self, literal: ast.expr, value: object) -> bool:
        """Strict equality with a literal."""
        if isinstance(literal, ast.Name):
            known = self._name(literal)
            return type(known) is type(value) and literals.text(known) == literals.text(value)
        return literals.matches(literal, value)

    def _subscript(self, node: ast.Subscript) -> object:
        owner = self.value(node.value)
        if isinstance(owner, Record | Opaque):
            raise TypeError(f"{short(owner)} has no items in claims")
        return owner[self.value(node.slice)]  # type: ignore[index]

    def _slice(self, node: ast.Slice) -> object:
        return slice(*(None if part is None else self.value(part) for part in (node.lower, node.upper, node.step)))

    def _attribute(self, node: ast.Attribute) -> object:
        owner = self.value(node.value)
        if isinstance(owner, Record):
            return owner.field(node.attr)
        if type(owner) in (int, complex) and node.attr in ("real", "imag"):
            return getattr(owner, node.attr)
        raise AttributeError(f"{short(owner)} has no field {node.attr}")

    def _sequence(self, node: ast.List | ast.Tuple | ast.Set) -> object:
        kind = {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)]
        return kind(map(self.value, node.elts))

    def _mapping(self, node: ast.Dict) -> object:
        return {self.value(key): self.value(item) for key, item in zip(node.keys, node.values, strict=True) if key is not None}

    def _call(self, node: ast.Call) -> object:
        if self.called is not None:
            try:
                value = self.called(node)
            except KeyError:
                pass
            else:
                self._visit(node)
                return value
        if isinstance(node.func, ast.Attribute):
            args = [self.value(arg) for arg in node.args]
            owner = self.value(node.func.value)
            self._spend(pure.size(owner))
            return pure.method(owner, node.func.attr, args)
        if not isinstance(node.func, ast.Name):
            raise TypeError("only named functions can be called")
        if node.func.id in pure.PSEUDO:
            return self._pseudo(node.func.id, node.args[0])
        args = [self.value(arg) for arg in node.args]
        self._spend(sum(map(pure.size, args)))
        return pure.call(node.func.id, args, {word.arg: self.value(word.value) for word in node.keywords if word.arg})

    def _visit(self, node: ast.Call) -> None:
        """Note the values of what a call is made with, if values are noted."""
        if self.seen is not None:
            owner = [node.func.value] if isinstance(node.func, ast.Attribute) else []
            for part in (*owner, *node.args):
                try:
                    self.value(part)
                except (KeyError, *FAILURES):
                    continue

    def _pseudo(self, name: str, argument: ast.expr) -> object:
        """``old``, ``runs`` and ``calls``."""
        if name == "old":
            kept, self.look = self.look, self.state.before
            try:
                return self.value(argument)
            finally:
                self.look = kept
        value = self.value(argument)
        if name == "runs" and isinstance(value, int):
            return self.state.runs(value)
        return self.state.calls(str(value))


_EVALUATORS: dict[type[ast.expr], Callable[[Interpreter, ast.expr], object]] = {
    ast.Constant: Interpreter._constant,  # type: ignore[dict-item]  # noqa: SLF001 -- a table of this class's own methods
    ast.Name: Interpreter._name,  # type: ignore[dict-item]  # noqa: SLF001
    ast.BinOp: Interpreter._binary,  # type: ignore[dict-item]  # noqa: SLF001
    ast.UnaryOp: Interpreter._unary,  # type: ignore[dict-item]  # noqa: SLF001
    ast.BoolOp: Interpreter._boolean,  # type: ignore[dict-item]  # noqa: SLF001
    ast.IfExp: Interpreter._conditional,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Compare: Interpreter._compare,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Subscript: Interpreter._subscript,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Slice: Interpreter._slice,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Attribute: Interpreter._attribute,  # type: ignore[dict-item]  # noqa: SLF001
    ast.List: Interpreter._sequence,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Tuple: Interpreter._sequence,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Set: Interpreter._sequence,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Dict: Interpreter._mapping,  # type: ignore[dict-item]  # noqa: SLF001
    ast.Call: Interpreter._call,  # type: ignore[dict-item]  # noqa: SLF001
}


def is_place(node: ast.expr) -> bool:
    """Whether an expression names where a value is kept: a name, and items and fields of places; ``old`` of a place too."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "old" and len(node.args) == 1 and is_place(node.args[0])
    if isinstance(node, ast.Subscript | ast.Attribute):
        return is_place(node.value)
    return isinstance(node, ast.Name)


def short(value: object) -> str:
    """A value text, not too long for a message."""
    text = literals.text(value)
    return text if len(text) <= 300 else f"{text[:300]}…"
