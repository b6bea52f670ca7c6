"""Changes of what a variable held before, as ``total += price`` and ``rows.append(row)``, in words."""

import ast

from agents.template import calls, divisions, facts, formulas
from agents.template.expressions import NoWords, phrase
from agents.template.values import said
from agents.template.view import View

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "÷", ast.Pow: "^"}


def updated(
    noun: str, operator: ast.operator, operand: ast.expr, before: str, after: str, view: View, equation: str | None = None
) -> str:
    """A variable that is changed by an operator.

    Args:
        noun: the variable in words.
        operator: the operator.
        operand: its right side.
        before: value text of the variable.
        after: its value text afterwards.
        view: the moment before.
        equation: the whole computation with its values, if it is arithmetic.
    """
    if facts.is_cut(after):
        return f"{noun} becomes {said(after)}"
    kind = calls.kind_of(before)
    if kind in ("int", "float"):
        return _number(noun, operator, operand, before, after, view, equation)
    try:
        what = view.quote(operand)
        what = what if what is not None and len(what) <= 50 else phrase(operand, view)
    except NoWords:
        return f"{noun} becomes {said(after)}"
    if isinstance(operator, ast.Add) and kind == "str":
        return view.wording.one(
            f"adding {what} to the end of {noun} gives {said(after)}",
            f"{what} goes to the end of {noun}, which becomes {said(after)}",
        )
    if isinstance(operator, ast.Add) and kind in ("list", "tuple"):
        return f"the items of {what} are added to the end of {noun}, which becomes {said(after)}"
    return f"{noun} becomes {said(after)}"


def _number(  # noqa: PLR0911 -- one for each operator
    noun: str, operator: ast.operator, operand: ast.expr, before: str, after: str, view: View, equation: str | None
) -> str:
    amount = view.find(operand)
    if amount is None or calls.kind_of(amount) not in ("int", "float"):
        return f"{noun} becomes {said(after)}"
    view.support(operand, amount)
    written = equation or _written(operator, operand, before, amount, after, view)
    one = view.wording.one
    if isinstance(operator, ast.Add | ast.Sub) and amount == "0":
        return f"{noun} stays at {said(after)}"
    if view.nouns.plain and not isinstance(operator, ast.FloorDiv | ast.Mod):
        return one(*_grown(noun, operator, operand, (before, amount, after), written or after, view))
    if isinstance(operator, ast.Add | ast.Sub) and isinstance(operand, ast.Constant) and not amount.startswith("-"):
        up = isinstance(operator, ast.Add)
        return one(
            f"{noun} {'goes up' if up else 'goes down'} by {amount} to {after}",
            f"{noun} becomes {written}" if written else f"{noun} {'increases' if up else 'decreases'} by {amount} to {after}",
        )
    if isinstance(operator, ast.FloorDiv | ast.Mod):
        return _division(noun, operator, before, amount, after, view)
    if written is None:
        return f"{noun} becomes {after}"
    if isinstance(operator, ast.Add) and isinstance(operand, ast.Name | ast.Subscript | ast.Attribute):
        try:
            what = phrase(operand, view)
        except NoWords:
            return f"{noun} becomes {written}"
        return one(f"{noun} becomes {written}", f"adding {what} to {noun} gives {written}", f"{noun} is now {written}")
    return one(f"{noun} becomes {written}", f"{noun} is now {written}")


def _grown(
    noun: str, operator: ast.operator, operand: ast.expr, texts: tuple[str, str, str], written: str, view: View
) -> tuple[str, ...]:
    """Variants of what a number comes to, in plain words.

    Args:
        noun: the number.
        operator: what it is changed by.
        operand: its right side.
        texts: value texts of the number before, of the right side, and of the number afterwards.
        written: the computation with its values, or what it comes to.
        view: the moment before.
    """
    before, amount, after = texts
    if isinstance(operator, ast.Add | ast.Sub) and amount == "1":
        written = after
    fresh = amount == "1" or (isinstance(operand, ast.Name) and operand.id in view.fresh)
    variants = [f"{noun} is then {written}"]
    if isinstance(operator, ast.Sub):
        variants.append(f"this leaves {noun} at {written}" if fresh else f"subtracting {amount} leaves {noun} at {written}")
        return (*variants, f"{noun} falls to {written}") if _is_less(after, before) else tuple(variants)
    if isinstance(operator, ast.Mult):
        return (*variants, f"multiplying {noun} by {amount} gives {written}")
    if isinstance(operator, ast.Add):
        variants.append(f"this brings {noun} to {written}" if fresh else f"adding {amount} brings {noun} to {written}")
        if fresh and amount != "1" and view.nouns.is_taken(noun):
            return (*variants, f"with {amount} added, {noun} is {written}")
    return (*variants, f"{noun} rises to {written}") if _is_less(before, after) else tuple(variants)


def _is_less(one: str, other: str) -> bool:
    return float(one) < float(other)


def _written(operator: ast.operator, operand: ast.expr, before: str, amount: str, after: str, view: View) -> str | None:
    sign = _SIGNS.get(type(operator))
    if sign is None:
        return None
    right = formulas.side(operand, view) if isinstance(operand, ast.BinOp) else amount
    if right is None:
        right = amount
    tight = isinstance(operand, ast.BinOp) and isinstance(operand.op, ast.Mod | ast.FloorDiv)
    lone = right != amount and (tight or not isinstance(operator, ast.Add))
    right = f"({right})" if lone or right.startswith("-") else right
    left = f"({before})" if before.startswith("-") and sign not in "+-" else before
    return f"{left} {sign} {right} = {after}"


def _division(noun: str, operator: ast.operator, before: str, amount: str, after: str, view: View) -> str:
    try:
        upper, lower = int(before), int(amount)
        quotient, rest = divmod(upper, lower)
    except (ValueError, ArithmeticError):
        return f"{noun} becomes {after}"
    whole = isinstance(operator, ast.FloorDiv)
    if str(quotient if whole else rest) != after:
        return f"{noun} becomes {after}"
    if upper < 0 or lower <= 0:
        return f"{noun} {'is then' if view.nouns.plain else 'becomes'} {before} {'//' if whole else 'mod'} {amount} = {after}"
    if view.nouns.plain:
        return view.wording.one(*divisions.worked(noun, operator, upper, lower))
    if not whole:
        return f"{noun} becomes the remainder of {before} divided by {amount}, which is {after}"
    dropped = f"dividing {before} by {amount} and dropping the remainder leaves {after} as {noun}"
    part = f"{noun} becomes the whole part of {before} divided by {amount}, which is {after}"
    return view.wording.one(dropped, part) if rest else f"{noun} becomes {before} divided by {amount}, which is {after}"
