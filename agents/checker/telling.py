"""A statement as the laws see it: its prose, and its anchors with claims that were read and judged."""

import ast
from functools import lru_cache

import msgspec

from sandbox.base import Finding
from sandbox.guest import literals
from sandbox.guest.claims import Claim
from sandbox.guest.interpreter import RETURN, is_place


class Assertion(msgspec.Struct, frozen=True, gc=False):
    """A claim with what became of it.

    Attributes:
        claim: the claim.
        finding: what re-execution showed; ``None`` as long as nobody looked.
    """

    claim: Claim
    finding: Finding | None = None

    @property
    def proves(self) -> bool:
        """Whether it is true and says something about the execution."""
        return self.finding is not None and self.finding.holds is True and not is_tautology(self.claim)


class Span(msgspec.Struct, frozen=True, gc=False):
    """An anchor whose steps are known.

    Attributes:
        first, last: steps, both included.
        assertions: its claims.
    """

    first: int
    last: int
    assertions: tuple[Assertion, ...]

    @property
    def single(self) -> bool:
        """Whether it is one step."""
        return self.first == self.last


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A statement.

    Attributes:
        index: its number, from 0.
        prose: its words, without anchors.
        spans: its anchors, in order.
    """

    index: int
    prose: str
    spans: tuple[Span, ...] = ()

    @property
    def proven(self) -> list[Claim]:
        """The claims that are true and say something."""
        return [one.claim for span in self.spans for one in span.assertions if one.proves]


@lru_cache(maxsize=4_096)
def is_tautology(claim: Claim) -> bool:
    """Whether a claim would hold in every execution, as ``1 == 1`` and ``x == x`` do; the parts of ``and`` count singly."""
    return all(_is_empty(part, claim.names | claim.old_names) for part in conjuncts(claim.tree))


def _is_empty(tree: ast.expr, names: frozenset[str]) -> bool:
    if isinstance(tree, ast.Compare) and type(tree.left) is ast.Name and type(tree.comparators[0]) is ast.Constant:
        return tree.left.id not in names and tree.left.id != RETURN  # as most claims are
    if not any(isinstance(node, ast.Name) and (node.id in names or node.id == RETURN) for node in ast.walk(tree)):
        return not any(_asks(part) for part in ast.walk(tree))
    return isinstance(tree, ast.Compare) and all(map(_is_same, [tree.left, *tree.comparators], tree.comparators))


def _is_same(one: ast.expr, other: ast.expr) -> bool:
    return type(one) is type(other) and ast.dump(one) == ast.dump(other)


def _asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("runs", "calls")


def conjuncts(tree: ast.expr) -> list[ast.expr]:
    """The parts of a claim that all must hold for it to hold."""
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And):
        return [part for value in tree.values for part in conjuncts(value)]
    return [tree]


def equality(tree: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """(place, literal) of a claim ``PLACE == LITERAL``, also of ``flag``, ``not flag`` and ``x is None``; else ``None``."""
    if is_place(tree):
        return tree, ast.Constant(value=True)
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not) and is_place(tree.operand):
        return tree.operand, ast.Constant(value=False)
    if isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.ops[0], ast.Eq | ast.Is):
        left, right = tree.left, tree.comparators[0]
        for place, value in ((left, right), (right, left)):
            if literals.is_literal(value) or (isinstance(value, ast.Attribute) and _is_constant(value)):
                return place, value
    return None


@lru_cache(maxsize=4_096)
def equalities(claim: Claim) -> tuple[tuple[ast.expr, ast.expr], ...]:
    """The (place, literal) pairs of the parts of a claim that are equalities."""
    found = (equality(part) for part in conjuncts(claim.tree))
    return tuple(pair for pair in found if pair is not None)


def _is_constant(node: ast.Attribute) -> bool:
    """Whether an expression looks like a member of an enumeration, as ``Color.RED``."""
    return isinstance(node.value, ast.Name) and node.attr.isupper()


def root(place: ast.expr) -> str | None:
    """The variable that a place lies in; ``None`` if the expression is no place, or one before the span."""
    while isinstance(place, ast.Subscript | ast.Attribute):
        place = place.value
    return place.id if isinstance(place, ast.Name) else None
