"""Arithmetic in phrases: an expression of the program as a person writes it down, with slots for its values."""

import re

_NAME = re.compile(r"[A-Za-z_]\w*(?:\[[^\[\]]+\])?")
_SIGNS = {"+": "+", "-": "-", "*": "×"}


def written(expression: str, *, behind: bool = False) -> str:
    """An expression of names, items, whole numbers, ``+``, ``-`` and ``*`` with a slot for each name, as in "{price} + 3".

    Negative values stand in parentheses but at the beginning, and there, too, if it stands ``behind`` a sign.
    """

    def slot(match: re.Match[str]) -> str:
        return f"{{{match[0]}!-}}" if behind or match.start() else f"{{{match[0]}}}"

    return _NAME.sub(slot, expression).replace(" * ", " × ")


def working(expression: str, result: str = "it") -> str:
    """The expression with its result, as in "{price} + 3 = {it}"."""
    return f"{written(expression)} = {{{result}}}"


def changed(name: str, operator: str, expression: str) -> str:
    """What a variable comes to by a change, as "{old(total)} + {price} = {total}"; ``operator`` is ``+``, ``-`` or ``*``."""
    right = written(expression, behind=True)
    if operator != "+" and re.search(r" [+-] ", expression):
        right = f"({right})"
    return f"{{old({name})}} {_SIGNS[operator]} {right} = {{{name}}}"
