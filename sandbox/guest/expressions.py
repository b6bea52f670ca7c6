"""The expressions within statements, compiled so that a tracer sees each value at the moment it is computed.

An expression ``a * b`` is compiled as ``(lambda v: v)(a * b)``, with a name in the place of ``v`` that no source can write: a
tracer that is called for the lambda's frame reads the value there. All else stays as it is: what is evaluated, how often, in
which order and in which frame, and how often a truth is asked for. For that last reason ``and``, ``or``, ``x if c else y`` and
chains of comparisons that stand in a condition tell their truth, not the object that decided it, and ``a and b`` tells nothing of
its own in ``(a and b) or c`` where a value is wanted: the compiler asks ``a`` only once there.

Told are operators, comparisons (of a chain each link), calls, items, fields, f-strings, conditional expressions, comprehensions
and what is in them, and what ``await`` and ``yield`` give. Not told are names, constants and displays such as ``[a, b]``, whose
parts are; ``lambda`` and generator expressions, whose insides are; targets, annotations, patterns, the types of ``except``, the
headers of generic functions and classes, and what stands at the module's level.
"""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import CodeType
from typing import Any, TypeVar

from sandbox.guest.places import Places, Span
from sandbox.guest.statements import Statement, Table, header

MOST_NESTED = 100
"""Levels of expressions in one statement; a statement with more of them, which only a generator writes, tells none."""
_MARK = "<"
_TOLD = (ast.BinOp, ast.Subscript, ast.Await, ast.Yield, ast.YieldFrom, ast.ListComp, ast.SetComp, ast.DictComp)
_STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case, ast.pattern)
_UNTOUCHED = frozenset({"annotation", "returns", "type_params"})
_CONDITIONS = frozenset({"test", "guard", "ifs"})


class Role(Enum):
    """What the call of a lambda means."""

    VALUE = auto()
    """An expression has a value."""
    FIELD = auto()
    """A field was read."""
    OPENING = auto()
    """A chain of comparisons begins."""
    HELD = auto()
    """A link of it held, and it goes on."""
    CHAIN = auto()
    """It has a value."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a tracer sees when one lambda is called.

    Attributes:
        role: what the call means.
        name: the variable of the lambda that has the value.
        line: line of the statement that the expression is in.
        span: the expression's place; of a link its own.
        chain: for a chain and its parts, its number.
        link: of a link that held, how many did so far.
        links: of a chain, the places of its links.
    """

    role: Role
    name: str
    line: int
    span: Span
    chain: int = 0
    link: int = 0
    links: tuple[Span, ...] = ()


class _Want(Enum):
    """What becomes of a value."""

    VALUE = auto()
    TRUTH = auto()
    """It decides a condition, and is gone."""
    EITHER = auto()
    """It is an operand of ``and`` or ``or`` that is the value of the whole if its truth is as it is."""


def tell(table: Table, places: Places) -> list[Sight]:
    """Have the expressions of a program tell their values, in place; gives what the lambdas stand for.

    Args:
        table: the statements of the tree to be compiled, which already has the line numbers that it is compiled with.
        places: of its expressions in the source.
    """
    functions = {
        table.statements[one.body[0]].function
        for one in table.statements
        if isinstance(one.node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    rewriter = _Rewriter(places)
    for one in table.statements:
        if not getattr(one.node, "type_params", ()) and one.kind != "type" and _levels(one.node) <= MOST_NESTED:
            rewriter.statement(one, traced=one.function in functions or ".<locals>." in one.function)
    return rewriter.sights


def found(code: CodeType, sights: Sequence[Sight]) -> dict[int, Sight]:
    """Identity of the lambdas' code, which lives as long as the module's ``code`` -> what they stand for."""
    seen: dict[int, Sight] = {}
    waiting = [code]
    while waiting:
        inner = [one for one in waiting.pop().co_consts if isinstance(one, CodeType)]
        waiting.extend(inner)
        for one in inner:
            name = one.co_varnames[0] if one.co_varnames else ""
            if name.startswith(_MARK):
                seen[id(one)] = sights[int(name.removeprefix(_MARK))]
    return seen


class _Rewriter:
    """Puts the lambdas around the expressions.

    Args:
        places: of the expressions in the source.

    Attributes:
        sights: what the lambdas stand for, by the number in the name of their variable.
    """

    def __init__(self, places: Places) -> None:
        self.sights: list[Sight] = []
        self._places = places
        self._line = 0
        self._traced = False
        self._chains = 0

    def statement(self, one: Statement, *, traced: bool) -> None:
        """Rewrite what belongs to the statement's own line.

        Args:
            one: the statement.
            traced: whether it is traced at all; if not, only the functions in it are rewritten.
        """
        self._line, self._traced = one.line, traced
        node = one.node
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
            self._within(node.value)
        elif not isinstance(node, ast.ExceptHandler):
            self._within(node)

    def _within(self, node: ast.AST) -> None:
        """Rewrite the parts of a node."""
        for name, value in ast.iter_fields(node):
            want = _Want.TRUTH if name in _CONDITIONS else _Want.VALUE
            if name in _UNTOUCHED:
                continue
            if isinstance(value, list):
                value[:] = [self._part(one, want) for one in value]
            elif isinstance(value, ast.AST):
                setattr(node, name, self._part(value, want))

    def _part(self, node: object, want: _Want) -> object:
        if isinstance(node, ast.expr):
            return self._expression(node, want)
        if isinstance(node, ast.AST) and not isinstance(node, _STATEMENTS):
            self._within(node)
        return node

    def _expression(self, node: ast.expr, want: _Want) -> ast.expr:
        if not isinstance(getattr(node, "ctx", None), ast.Load | None):
            self._within(node)
            return node
        if _is_constant(node):
            return self._seen(node) if isinstance(node, ast.BinOp) and want is _Want.VALUE else node
        rewrite = _SPECIAL.get(type(node))
        if rewrite is not None:
            return rewrite(self, node, want)
        self._within(node)
        return self._seen(node) if isinstance(node, _TOLD) else node

    def _lambda(self, node: ast.Lambda, _want: _Want) -> ast.expr:
        self._within(node.args)
        outside, self._traced = self._traced, True
        node.body = self._expression(node.body, _Want.VALUE)
        self._traced = outside
        return node

    def _call(self, node: ast.Call, _want: _Want) -> ast.expr:
        of_super = isinstance(node.func, ast.Name) and node.func.id == "super"
        if isinstance(node.func, ast.Attribute):
            self._within(node.func)
        else:
            node.func = self._expression(node.func, _Want.VALUE)
        node.args = [self._expression(one, _Want.VALUE) for one in node.args]
        for word in node.keywords:
            self._within(word)
        return node if of_super else self._seen(node)

    def _field(self, node: ast.Attribute, _want: _Want) -> ast.expr:
        self._within(node)
        return self._seen(node, Role.FIELD)

    def _boolean(self, node: ast.BoolOp, want: _Want) -> ast.expr:
        others = _Want.TRUTH if want is _Want.TRUTH else _Want.EITHER
        *first, last = node.values
        node.values = [*(self._expression(one, others) for one in first), self._expression(last, want)]
        return self._chosen(node, want)

    def _conditional(self, node: ast.IfExp, want: _Want) -> ast.expr:
        node.test = self._expression(node.test, _Want.TRUTH)
        node.body, node.orelse = self._expression(node.body, want), self._expression(node.orelse, want)
        return self._chosen(node, want)

    def _unary(self, node: ast.UnaryOp, want: _Want) -> ast.expr:
        inverts = isinstance(node.op, ast.Not) and want is _Want.TRUTH
        node.operand = self._expression(node.operand, _Want.TRUTH if inverts else _Want.VALUE)
        return self._seen(node)

    def _text(self, node: ast.JoinedStr, _want: _Want) -> ast.expr:
        parts = [part for part in node.values if isinstance(part, ast.FormattedValue)]
        for part in parts:
            part.value = self._expression(part.value, _Want.VALUE)
            if isinstance(part.format_spec, ast.JoinedStr):
                for inner in part.format_spec.values:
                    self._within(inner)
        return self._seen(node) if parts else node

    def _compare(self, node: ast.Compare, want: _Want) -> ast.expr:
        links = self._places.links.get(id(node), ())
        node.left, *node.comparators = [self._expression(one, _Want.VALUE) for one in (node.left, *node.comparators)]
        if len(node.ops) == 1 or not self._traced:
            return self._seen(node)
        self._chains += 1
        for number, operand in enumerate(node.comparators):
            role = Role.HELD if number else Role.OPENING
            note = self._note(Sight(role, self._name, self._line, links[max(number - 1, 0)], self._chains, number), node)
            node.comparators[number] = _placed(ast.BoolOp(ast.Or(), [note, operand]), node)
        sight = Sight(Role.CHAIN, self._name, self._line, self._places.of[id(node)], self._chains, links=links)
        return self._through(sight, _truth(node) if want is _Want.TRUTH else node)

    def _chosen(self, node: ast.BoolOp | ast.IfExp, want: _Want) -> ast.expr:
        if want is _Want.EITHER or not self._traced:
            return node
        place = self._places.of[id(node)]
        return self._through(self._sight(Role.VALUE, place), _truth(node) if want is _Want.TRUTH else node)

    def _seen(self, node: ast.expr, role: Role = Role.VALUE) -> ast.expr:
        """The expression, its value told."""
        return self._through(self._sight(role, self._places.of[id(node)]), node) if self._traced else node

    def _sight(self, role: Role, place: Span) -> Sight:
        return Sight(role, self._name, self._line, place)

    @property
    def _name(self) -> str:
        return f"{_MARK}{len(self.sights)}"

    def _through(self, sight: Sight, node: ast.expr) -> ast.expr:
        """The value of ``node``, given through a lambda."""
        self.sights.append(sight)
        taken = _arguments()
        taken.args.append(_placed(ast.arg(sight.name), node))
        body = _placed(ast.Name(sight.name, ast.Load()), node)
        return _placed(ast.Call(_placed(ast.Lambda(taken, body), node), [node], []), node)

    def _note(self, sight: Sight, like: ast.expr) -> ast.expr:
        """The call of a lambda that gives ``None``."""
        self.sights.append(sight)
        taken = _arguments()
        taken.vararg = _placed(ast.arg(sight.name), like)
        body = _placed(ast.Constant(None), like)
        return _placed(ast.Call(_placed(ast.Lambda(taken, body), like), [], []), like)


_SPECIAL: dict[type[ast.expr], Callable[[_Rewriter, Any, _Want], ast.expr]] = {
    ast.Lambda: _Rewriter._lambda,  # noqa: SLF001 - its own table
    ast.Call: _Rewriter._call,  # noqa: SLF001 - its own table
    ast.Attribute: _Rewriter._field,  # noqa: SLF001 - its own table
    ast.BoolOp: _Rewriter._boolean,  # noqa: SLF001 - its own table
    ast.IfExp: _Rewriter._conditional,  # noqa: SLF001 - its own table
    ast.UnaryOp: _Rewriter._unary,  # noqa: SLF001 - its own table
    ast.JoinedStr: _Rewriter._text,  # noqa: SLF001 - its own table
    ast.Compare: _Rewriter._compare,  # noqa: SLF001 - its own table
}
_Node = TypeVar("_Node", bound=ast.AST)


def _placed(node: _Node, like: ast.expr) -> _Node:
    return ast.copy_location(node, like)


def _arguments() -> ast.arguments:
    return ast.arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])


def _truth(node: ast.expr) -> ast.expr:
    """The expression's truth, asked for once."""
    yes, no = (_placed(ast.Constant(truth), node) for truth in (True, False))
    return _placed(ast.IfExp(node, yes, no), node)


def _is_constant(node: ast.expr) -> bool:
    """Whether the compiler makes a constant of it."""
    match node:
        case ast.Constant():
            return True
        case ast.Tuple(elts=elts):
            return all(map(_is_constant, elts))
        case ast.UnaryOp(operand=operand):
            return _is_constant(operand)
        case ast.BinOp(left=left, right=right) | ast.Subscript(value=left, slice=right):
            return _is_constant(left) and _is_constant(right)
    return False


def _levels(node: ast.AST) -> int:
    """How deep the expressions of a statement's own line are nested."""
    deepest, waiting = 0, [(one, 1) for one in header(node)]
    while waiting:
        one, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((part, level + 1) for part in ast.iter_child_nodes(one))
    return deepest
