"""Whole-number division and remainders as a person writes them down, with quotient and rest."""

import ast

from agents.template import formulas
from agents.template.reckon import Unknown
from agents.template.view import View

_LARGEST = 10**12


def divided(noun: str, value: ast.expr, view: View) -> tuple[str, ...]:
    """Variants of a clause that says how a quotient or remainder, called ``noun``, comes about; none if ``value`` is none."""
    if not (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod | ast.FloorDiv)):
        return ()
    sides = _sides(value, view)
    if sides is None:
        return ()
    upper, lower = sides
    view.support(value.left, str(upper))
    view.support(value.right, str(lower))
    for operator, worth in ((ast.FloorDiv(), upper // lower), (ast.Mod(), upper % lower)):
        view.support(ast.BinOp(value.left, operator, value.right), str(worth))
    first = _first(value.left, upper, view)
    return tuple(f"{first}{rest}" for rest in worked(noun, value.op, upper, lower))


def _sides(value: ast.BinOp, view: View) -> tuple[int, int] | None:
    try:
        upper, lower = view.value(value.left), view.value(value.right)
    except Unknown:
        return None
    if not (isinstance(upper, int) and isinstance(lower, int)) or isinstance(upper, bool) or isinstance(lower, bool):
        return None
    return (upper, lower) if 0 <= upper <= _LARGEST and 0 < lower <= _LARGEST else None


def _first(node: ast.expr, upper: int, view: View) -> str:
    """What has to be said of the dividend before."""
    if not formulas.operations(node):
        return ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv) and view.nouns.plain:
        left, right = formulas.side(node.left, view), formulas.side(node.right, view)
        return f"the whole part of {left} ÷ {right} is {upper}, and " if left and right and formulas.operations(node) == 1 else ""
    left = formulas.side(node, view)
    return f"{left} = {upper}, and " if left else ""


def worked(noun: str, operator: ast.operator, upper: int, lower: int) -> tuple[str, ...]:
    """Variants of a clause with the quotient or remainder of two whole numbers, the first not negative, the second positive."""
    quotient, rest = divmod(upper, lower)
    whole = f"{quotient} × {lower} + {rest}" if rest else f"{quotient} × {lower}"
    if isinstance(operator, ast.Mod):
        if quotient == 0:
            return (f"{upper} is less than {lower}, so {noun} is {rest}",)
        return (f"{upper} = {whole}, so {noun} is {rest}", f"dividing {upper} by {lower} leaves {rest}, so {noun} is {rest}")
    if rest == 0:
        return (
            f"{upper} divided by {lower} is {quotient}, so {noun} is {quotient}",
            f"{upper} ÷ {lower} = {quotient}, so {noun} is {quotient}",
        )
    if quotient == 0:
        return (f"{upper} is less than {lower}, so {noun} is 0",)
    return (
        f"{upper} = {whole}, so {noun} is {quotient}",
        f"the whole part of {upper} ÷ {lower} is {quotient}, so {noun} is {quotient}",
    )
