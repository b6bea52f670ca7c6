"""Arithmetic written out with its values, as "3 + 4 = 7"."""

import ast

from agents.template.reckon import Unknown
from agents.template.view import View
from sandbox.guest import literals

_SIGNS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", 1),
    ast.Sub: ("-", 1),
    ast.Mult: ("×", 2),
    ast.Div: ("÷", 2),
    ast.FloorDiv: ("//", 2),
    ast.Mod: ("mod", 2),
    ast.Pow: ("^", 4),
}
_ATOM = 5
_NEGATION = 3
_MOST_CHARS = 70


def equation(node: ast.expr, view: View) -> str | None:
    """An arithmetic expression with its values and its result; ``None`` if it is none, or too long to read."""
    if not isinstance(node, ast.BinOp):
        return None
    text = side(node, view)
    result = view.find(node)
    if text is None or result is None or text == result:
        return None
    return f"{text} = {result}"


def side(node: ast.expr, view: View) -> str | None:
    """An arithmetic expression with its values, as "3 + 4"; ``None`` if a part is no number, or it is too long to read."""
    try:
        text = _written(node, view, 0)
    except Unknown:
        return None
    return text if len(text) <= _MOST_CHARS else None


def operations(node: ast.expr) -> int:
    """How many arithmetic operations an expression writes out."""
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return 1 + operations(node.left) + operations(node.right)
    return operations(node.operand) if isinstance(node, ast.UnaryOp) else 0


def _written(node: ast.expr, view: View, around: int) -> str:
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        sign, strength = _SIGNS[type(node.op)]
        lone = isinstance(node.op, ast.Mod | ast.FloorDiv)
        left = _written(node.left, view, strength + (lone or strength == 4))
        right = _written(node.right, view, strength + (strength != 4))
        text = f"{left} {sign} {right}"
        return f"({text})" if strength + (not lone) <= around else text
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        inner = _written(node.operand, view, _ATOM)
        text = f"-({inner})" if inner.startswith("-") else f"-{inner}"
        return f"({text})" if around > _NEGATION or (around == 2) else text
    return _number(node, view, around)


def _number(node: ast.expr, view: View, around: int) -> str:
    value = view.value(node)
    if type(value) not in (int, float):
        raise Unknown("no number")
    text = literals.text(value)
    view.support(node, text)
    return f"({text})" if text.startswith("-") and around > 1 else text
