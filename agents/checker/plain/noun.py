"""The things that plain prose speaks of, as expressions over the program's variables."""

import ast
import re
from dataclasses import dataclass

from agents.checker.reading.numerals import ORDINALS
from sandbox.guest import literals

ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "^",
}  # fmt: skip
"""Operator -> its sign in prose."""


@dataclass(frozen=True, slots=True)
class Noun:
    """Something spoken of.

    Attributes:
        trees: the expressions that it may mean; none if it is not understood.
        label: its words.
        tokens: numbers of the tokens that it was made of.
        written: whether it is a value that the prose writes.
        soft: whether its words may as well be plain English.
        which: a word that numbers it, as in "the first price"; empty if there is none.
    """

    trees: tuple[ast.expr, ...]
    label: str
    tokens: frozenset[int]
    written: bool = False
    soft: bool = False
    which: str = ""

    @property
    def name(self) -> str | None:
        """The variable that it surely is."""
        tree = self.trees[0] if len(self.trees) == 1 else None
        return tree.id if isinstance(tree, ast.Name) else None

    @property
    def names(self) -> frozenset[str]:
        """All variables that it speaks of."""
        return frozenset(node.id for tree in self.trees for node in ast.walk(tree) if isinstance(node, ast.Name))

    @property
    def is_static(self) -> bool:
        """Whether it speaks of no variable."""
        return bool(self.trees) and not self.names


_NOTATION = re.compile(r"[A-Za-z]\(-?\d+\)")


def is_notation(noun: Noun) -> bool:
    """Whether it is a name that only prose has for a value, as in "p(3) = 27"."""
    return noun.soft and _NOTATION.fullmatch(noun.label) is not None


def number_of(noun: Noun) -> int | None:
    """Which of several it is by its words, as in "the second price"; -1 for the last one."""
    return -1 if noun.which in ("last", "final") else ORDINALS.get(noun.which)


def tree_of(value: object) -> ast.expr | None:
    """The literal that writes a plain value."""
    try:
        return ast.parse(literals.text(value), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def text_of(tree: ast.expr) -> str:
    """An expression as text; of what Python cannot write, a sign that there is more."""
    try:
        return ast.unparse(tree)
    except (ValueError, RecursionError, MemoryError):
        return "…"


def written(tree: ast.expr) -> set[str]:
    """Value texts of the values that are written in an expression."""
    found: set[str] = set()
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.expr) and literals.is_literal(node):
            found.add(text_of(node))
        else:
            stack.extend(child for child in ast.iter_child_nodes(node))
    return found
