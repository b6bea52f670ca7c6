"""Arguments of a call, from the texts of literals to values, without evaluating anything."""

import ast
import json
from collections.abc import Callable
from typing import Any, NoReturn

_NOT_PYTHON = ("true", "false", "null", "\\")


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


_of_json = json.JSONDecoder(parse_constant=_refuse).decode


def literal(text: str) -> object:
    """The value that a literal writes; ``set()``, ``frozenset({1})``, ``range(3)``, ``inf`` and ``nan`` count.

    Raises:
        ValueError: it is none.
    """
    if text.isascii() and not any(word in text for word in _NOT_PYTHON):
        try:
            return _of_json(text)  # means the same in Python then, and is read twenty times as fast
        except (ValueError, RecursionError):
            pass
    try:
        return _value(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, TypeError, RecursionError, MemoryError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None


def _value(node: ast.expr) -> object:
    read = _READERS.get(type(node))
    return ast.literal_eval(node) if read is None else read(node)


def _dict(node: ast.Dict) -> object:
    if None in node.keys:
        raise ValueError("a dict that takes in another is no literal")
    return {_value(key): _value(item) for key, item in zip(node.keys, node.values, strict=True) if key is not None}


def _call(node: ast.Call) -> object:
    if isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset") and len(node.args) <= 1 and not node.keywords:
        if any(isinstance(part, ast.Call) for part in node.args):
            raise ValueError(f"{ast.unparse(node)} is no literal")  # a set of a range may be larger than any memory
        parts = [_value(part) for part in node.args]
        return set(*parts) if node.func.id == "set" else frozenset(*parts)
    if isinstance(node.func, ast.Name) and node.func.id == "range" and not node.keywords:
        return range(*[ast.literal_eval(part) for part in node.args])
    raise ValueError(f"{ast.unparse(node)} is no literal")


def _name(node: ast.Name) -> object:
    if node.id in ("inf", "nan"):
        return float(node.id)
    raise ValueError(f"{node.id} is no literal")


def _negative(node: ast.UnaryOp) -> object:
    infinite = isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Name) and node.operand.id == "inf"
    return float("-inf") if infinite else ast.literal_eval(node)


_READERS: dict[type[ast.expr], Callable[[Any], object]] = {
    ast.List: lambda node: [_value(part) for part in node.elts],
    ast.Tuple: lambda node: tuple([_value(part) for part in node.elts]),
    ast.Set: lambda node: {_value(part) for part in node.elts},
    ast.Dict: _dict,
    ast.Call: _call,
    ast.Name: _name,
    ast.UnaryOp: _negative,
}
