"""The language of claims: one pure expression over plain values, parsed by Python's grammar, evaluated by a bounded interpreter.

Besides the names of the program there are ``return`` (the value returned or yielded at the end of the span), ``raised`` (the name
of the exception's type), ``branch`` (the last decision), ``old(expression)`` (its value before the span), ``runs(LINE)`` and
``calls('f')`` (counts within the span). ``PLACE == LITERAL`` is strict in type at every depth; other comparisons are Python's.

Not guaranteed: that a claim is about anything (``1 == 1`` is one). Nothing here is ever given to ``eval``.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sandbox.guest import literals, pure
from sandbox.guest.plain import Opaque, Record

MOST_CHARACTERS = 25_000
MOST_STEPS = 100_000
_RETURN = "_return_"
_FLOATS = {"inf": float("inf"), "nan": float("nan")}
_OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Call)
_PLACES = (ast.Name, ast.Subscript, ast.Slice, ast.Attribute)
_ALLOWED = (ast.Constant, *literals.DISPLAYS, *_OPERATIONS, *_PLACES)


class BadClaim(ValueError):  # noqa: N818 -- a verdict on a text, as the words of the system have it
    """A text is no claim; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim, parsed.

    Attributes:
        text: as it was written.
        tree: its expression, in which ``return`` is a name like others.
        names: names it uses outside ``old``; ``return``, ``raised`` and ``branch`` are among them.
        old_names: names it uses inside ``old``.
    """

    text: str
    tree: ast.expr
    names: frozenset[str]
    old_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _State:
    """What a claim is evaluated in; the arguments of ``evaluate``."""

    now: Callable[[str], object]
    before: Callable[[str], object]
    runs: Callable[[int], int]
    calls: Callable[[str], int]


def parse(text: str) -> Claim:
    """Read a claim.

    Raises:
        BadClaim: it is too long, no Python expression, or uses what claims may not.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadClaim(f"a claim has at most {MOST_CHARACTERS} characters")
    try:
        tree = ast.parse(_without_keyword(text.strip()), mode="eval").body
        names, old_names = frozenset(_names(tree, inside=False)), frozenset(_names(tree, inside=True))
    except BadClaim:
        raise
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        raise BadClaim(f"not an expression of claims: {error}") from None
    except (RecursionError, MemoryError):
        raise BadClaim("a claim so deep cannot be read") from None
    return Claim(text.strip(), tree, names, old_names)


def evaluate(
    claim: Claim,
    now: Callable[[str], object],
    before: Callable[[str], object],
    runs: Callable[[int], int],
    calls: Callable[[str], int],
) -> tuple[bool | None, str]:
    """Whether a claim holds, and what was seen.

    Args:
        claim: what is claimed.
        now: plain value of a name once the span is over; raises ``KeyError`` for an unknown name.
        before: the same just before the span.
        runs: how often a line ran within the span.
        calls: how often a function was called within the span.

    Returns:
        Whether it is true, and the value text of the left side of its (first failing) comparison; or ``None``, and why it has no
        truth value.
    """
    machine = _Machine(_State(now, before, runs, calls))
    try:
        value = machine.value(claim.tree)
        if type(value) is not bool:
            return None, f"{claim.text} is {_short(value)}, neither True nor False"
        return value, _short(machine.value(_shown(claim.tree, machine)))
    except KeyError as error:
        return None, f"{error.args[0] if error.args else 'a name'} is not known there"
    except pure.TooMuch as error:
        return None, f"too much to compute: {error}"
    except RecursionError:
        return None, "too deep to compute"
    except _FAILURES as error:
        return None, f"{type(error).__name__}: {error}"[:300]


def compute(tree: ast.expr, look: Callable[[str], object], called: Callable[[ast.Call], object], otherwise: object) -> object:
    """The value of an expression, or ``otherwise`` if it cannot be computed or is not of the language of claims.

    Args:
        tree: any expression of Python.
        look: plain value of a name; raises ``KeyError`` for an unknown name.
        called: value of a call that is not of the language; raises ``KeyError`` if it is not known.
        otherwise: what to give back if there is no value.
    """
    machine = _Machine(_State(look, look, lambda _: 0, lambda _: 0), called)
    try:
        return machine.value(tree)
    except (KeyError, pure.TooMuch, RecursionError, *_FAILURES):
        return otherwise


def computed(tree: ast.expr, look: Callable[[str], object], called: Callable[[ast.Call], object]) -> list[object]:
    """The values of an expression and of all its parts that are evaluated with it; of the rest, what can be computed singly.

    Args:
        tree: any expression of Python.
        look: plain value of a name; raises ``KeyError`` for an unknown name.
        called: value of a call that is not of the language; raises ``KeyError`` if it is not known.
    """
    machine = _Machine(_State(look, look, lambda _: 0, lambda _: 0), called)
    machine.seen = []
    try:
        machine.value(tree)
    except (KeyError, pure.TooMuch, RecursionError, *_FAILURES):
        parts = [part for part in ast.iter_child_nodes(tree) if isinstance(part, ast.expr)]
        return machine.seen + [value for part in parts for value in computed(part, look, called)]
    return machine.seen


_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def _without_keyword(text: str) -> str:
    """The text with the word ``return`` (outside strings) replaced by a name."""
    if "return" not in text:
        return text
    if text.count("return") == 1 and re.match(r"return\b", text):
        return _RETURN + text[len("return") :]
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token in reversed(tokens):
        if token.type == tokenize.NAME and token.string == "return":
            if token.start[0] != 1:
                raise BadClaim("a claim is one line")
            text = text[: token.start[1]] + _RETURN + text[token.end[1] :]
    return text


def _names(node: ast.AST, *, inside: bool) -> Iterator[str]:
    """Names under ``node`` that stand outside (or ``inside``) of ``old``; refuses what the language does not have."""
    _admit(node)
    if isinstance(node, ast.Name):
        if not inside:
            yield "return" if node.id == _RETURN else node.id
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "old":
        below = [*_names(node.args[0], inside=False), *_names(node.args[0], inside=True)]
        yield from below if inside else ()
    else:
        for child in _children(node):
            yield from _names(child, inside=inside)


def _children(node: ast.AST) -> list[ast.expr]:
    """The operands of an expression; a literal that something is compared with has no names."""
    if isinstance(node, ast.Compare):
        return [part for part in (node.left, *node.comparators) if not literals.is_literal(part)]
    if isinstance(node, ast.Call):
        owner = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        return [*owner, *node.args, *(word.value for word in node.keywords)]
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]


def _admit(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadClaim(f"claims have no {type(node).__name__}")
    if isinstance(node, ast.Constant) and node.value is ...:
        raise BadClaim("claims have no ellipsis")
    if isinstance(node, ast.Dict) and None in node.keys:
        raise BadClaim("claims have no unpacking")
    if isinstance(node, ast.Compare):
        for operator, right in zip(node.ops, node.comparators, strict=True):
            singleton = isinstance(right, ast.Constant) and right.value in (None, True, False)
            if isinstance(operator, ast.Is | ast.IsNot) and not singleton:
                raise BadClaim("`is` only with None, True or False")
    if isinstance(node, ast.BinOp) and type(node.op).__name__ not in pure.BINARY:
        raise BadClaim(f"claims have no {type(node.op).__name__}")
    if isinstance(node, ast.Call):
        _admit_call(node)


def _admit_call(node: ast.Call) -> None:
    if isinstance(node.func, ast.Attribute):
        if node.keywords:
            raise BadClaim("methods take no keywords in claims")
        return
    if not isinstance(node.func, ast.Name):
        raise BadClaim("only named functions can be called")
    name = node.func.id
    if name in pure.PSEUDO:
        _admit_pseudo(name, node)
    elif name not in pure.FUNCTIONS:
        raise BadClaim(f"claims have no function {name}; a value written {name}(...) can only be compared with ==")
    elif any(word.arg not in pure.OPTIONS.get(name, ()) for word in node.keywords):
        raise BadClaim(f"{name}() does not take that keyword in claims")


def _admit_pseudo(name: str, node: ast.Call) -> None:
    kind = {"runs": int, "calls": str}.get(name)
    if len(node.args) != 1 or node.keywords:
        raise BadClaim(f"{name}() takes one argument")
    if kind and not (isinstance(node.args[0], ast.Constant) and type(node.args[0].value) is kind):
        raise BadClaim(f"{name}() takes a literal {kind.__name__}")


class _Machine:
    """Evaluates trees over a state, within a budget of steps."""

    def __init__(self, state: _State, called: Callable[[ast.Call], object] | None = None) -> None:
        self.state = state
        self.called = called
        self.seen: list[object] | None = None
        self.look = state.now
        self.left = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Use up some of the budget."""
        self.left -= steps
        if self.left < 0:
            raise pure.TooMuch("the claim takes too many steps")

    def value(self, node: ast.expr) -> object:
        """The value of an expression."""
        self.spend(1)
        value = _EVALUATORS[type(node)](self, node)
        if self.seen is not None:
            self.seen.append(value)
        return value

    def constant(self, node: ast.Constant) -> object:
        return node.value

    def name(self, node: ast.Name) -> object:
        try:
            return self.look("return" if node.id == _RETURN else node.id)
        except KeyError:
            if node.id in _FLOATS:
                return _FLOATS[node.id]
            raise KeyError(node.id if node.id != _RETURN else "return") from None

    def binary(self, node: ast.BinOp) -> object:
        left, right = self.value(node.left), self.value(node.right)
        self.spend(pure.size(left) + pure.size(right))
        return pure.binary(type(node.op).__name__, left, right)

    def unary(self, node: ast.UnaryOp) -> object:
        return pure.UNARY[type(node.op).__name__](self.value(node.operand))

    def boolean(self, node: ast.BoolOp) -> object:
        stop = isinstance(node.op, ast.Or)
        result: object = None
        for part in node.values:
            result = self.value(part)
            if bool(result) is stop:
                break
        return result

    def conditional(self, node: ast.IfExp) -> object:
        return self.value(node.body if self.value(node.test) else node.orelse)

    def compare(self, node: ast.Compare) -> object:
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if not self.related(left, operator, right):
                return False
            left = right
        return True

    def related(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> bool:
        """Whether two expressions stand in one relation."""
        if isinstance(operator, ast.Eq | ast.NotEq):
            for place, literal in ((left, right), (right, left)):
                if literals.is_literal(literal) and self.is_strict(place, operator, literal):
                    value = self.value(place)
                    self.spend(pure.size(value))
                    return self.equals(literal, value) is isinstance(operator, ast.Eq)
                if isinstance(literal, ast.Attribute) and isinstance(value := self.value(place), Opaque):
                    return (ast.unparse(literal) == value.text) is isinstance(operator, ast.Eq)
        one, other = self.value(left), self.value(right)
        self.spend(pure.size(one) + pure.size(other))
        return bool(pure.COMPARE[type(operator).__name__](one, other))

    @staticmethod
    def is_strict(place: ast.expr, operator: ast.cmpop, literal: ast.expr) -> bool:
        """Whether a comparison with a literal tells types apart: of a place, and of whatever has no value of its own here."""
        return (is_place(place) and isinstance(operator, ast.Eq)) or any(isinstance(part, ast.Call) for part in ast.walk(literal))

    def equals(self, literal: ast.expr, value: object) -> bool:
        """Strict equality with a literal."""
        if isinstance(literal, ast.Name):
            known = self.name(literal)
            return type(known) is type(value) and literals.text(known) == literals.text(value)
        return literals.matches(literal, value)

    def subscript(self, node: ast.Subscript) -> object:
        owner = self.value(node.value)
        if isinstance(owner, Record | Opaque):
            raise TypeError(f"{_short(owner)} has no items in claims")
        return owner[self.value(node.slice)]  # type: ignore[index]

    def slice(self, node: ast.Slice) -> object:
        return slice(*(None if part is None else self.value(part) for part in (node.lower, node.upper, node.step)))

    def attribute(self, node: ast.Attribute) -> object:
        owner = self.value(node.value)
        if isinstance(owner, Record):
            return owner.field(node.attr)
        if type(owner) in (int, complex) and node.attr in ("real", "imag"):
            return getattr(owner, node.attr)
        raise AttributeError(f"{_short(owner)} has no field {node.attr}")

    def sequence(self, node: ast.List | ast.Tuple | ast.Set) -> object:
        kind = {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)]
        return kind(map(self.value, node.elts))

    def mapping(self, node: ast.Dict) -> object:
        return {self.value(key): self.value(item) for key, item in zip(node.keys, node.values, strict=True) if key is not None}

    def call(self, node: ast.Call) -> object:
        if self.called is not None:
            try:
                value = self.called(node)
            except KeyError:
                pass
            else:
                self.visit(node)
                return value
        if isinstance(node.func, ast.Attribute):
            args = [self.value(arg) for arg in node.args]
            owner = self.value(node.func.value)
            self.spend(pure.size(owner))
            return pure.method(owner, node.func.attr, args)
        assert isinstance(node.func, ast.Name)
        if node.func.id in pure.PSEUDO:
            return self.pseudo(node.func.id, node.args[0])
        args = [self.value(arg) for arg in node.args]
        self.spend(sum(map(pure.size, args)))
        return pure.call(node.func.id, args, {word.arg: self.value(word.value) for word in node.keywords if word.arg})

    def visit(self, node: ast.Call) -> None:
        """Note the values of what a call is made with, if values are noted."""
        if self.seen is not None:
            owner = [node.func.value] if isinstance(node.func, ast.Attribute) else []
            for part in (*owner, *node.args):
                try:
                    self.value(part)
                except (KeyError, *_FAILURES):
                    continue

    def pseudo(self, name: str, argument: ast.expr) -> object:
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


_EVALUATORS: dict[type[ast.expr], Callable[[_Machine, ast.expr], object]] = {
    ast.Constant: _Machine.constant,  # type: ignore[dict-item]
    ast.Name: _Machine.name,  # type: ignore[dict-item]
    ast.BinOp: _Machine.binary,  # type: ignore[dict-item]
    ast.UnaryOp: _Machine.unary,  # type: ignore[dict-item]
    ast.BoolOp: _Machine.boolean,  # type: ignore[dict-item]
    ast.IfExp: _Machine.conditional,  # type: ignore[dict-item]
    ast.Compare: _Machine.compare,  # type: ignore[dict-item]
    ast.Subscript: _Machine.subscript,  # type: ignore[dict-item]
    ast.Slice: _Machine.slice,  # type: ignore[dict-item]
    ast.Attribute: _Machine.attribute,  # type: ignore[dict-item]
    ast.List: _Machine.sequence,  # type: ignore[dict-item]
    ast.Tuple: _Machine.sequence,  # type: ignore[dict-item]
    ast.Set: _Machine.sequence,  # type: ignore[dict-item]
    ast.Dict: _Machine.mapping,  # type: ignore[dict-item]
    ast.Call: _Machine.call,  # type: ignore[dict-item]
}


def is_place(node: ast.expr) -> bool:
    """Whether an expression names where a value is kept: a name, and items and fields of places; ``old`` of a place too."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "old" and len(node.args) == 1 and is_place(node.args[0])
    if isinstance(node, ast.Subscript | ast.Attribute):
        return is_place(node.value)
    return isinstance(node, ast.Name)


def _shown(node: ast.expr, machine: _Machine) -> ast.expr:
    """The part of a claim whose value says most about why it (does not) hold."""
    if isinstance(node, ast.BoolOp):
        for part in node.values:
            if not machine.value(part):
                return _shown(part, machine)
        return _shown(node.values[0], machine)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _shown(node.operand, machine)
    if isinstance(node, ast.Compare):
        return next((part for part in (node.left, *node.comparators) if not literals.is_literal(part)), node)
    return node


def _short(value: object) -> str:
    text = literals.text(value)
    return text if len(text) <= 300 else f"{text[:300]}…"
