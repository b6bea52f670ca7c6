"""Values as the text of Python literals, and what may stand where a literal belongs."""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import cast

MOST_ITEMS = 100_000
MOST_BITS = 20_000


def text_of(value: object) -> str:
    """Value text of a plain value, as arguments are written: sets in the order of type name and text, infinity as ``inf``.

    Raises:
        ValueError: it is not plain.
    """
    if type(value) not in _TEXTS:
        raise ValueError(f"no literal stands for a {type(value).__name__}")
    return _TEXTS[type(value)](value)


def _items(values: object) -> str:
    return ", ".join(text_of(value) for value in cast("Iterable[object]", values))


def _ordered(values: object) -> str:
    return _items(sorted(cast("Iterable[object]", values), key=lambda value: (type(value).__name__, text_of(value))))


def _pairs(values: object) -> str:
    pairs = cast("Mapping[object, object]", values).items()
    return ", ".join(f"{text_of(key)}: {text_of(item)}" for key, item in pairs)


_TEXTS: Mapping[type, Callable[[object], str]] = {
    **dict.fromkeys((type(None), bool, int, float, complex, str, bytes, range), repr),
    list: lambda value: f"[{_items(value)}]",
    tuple: lambda value: f"({_items(value)}{',' if len(cast('tuple[object, ...]', value)) == 1 else ''})",
    dict: lambda value: f"{{{_pairs(value)}}}",
    set: lambda value: f"{{{_ordered(value)}}}" if value else "set()",
    frozenset: lambda value: f"frozenset({{{_ordered(value)}}})" if value else "frozenset()",
}


def constant(node: ast.expr) -> object:
    """Value of an expression made of literals: displays, arithmetic, ``set list tuple dict range`` and ``str.join``.

    Nothing is executed, and nothing larger than MOST_ITEMS items or MOST_BITS bits is built.

    Raises:
        ValueError: it is something else, has no value, or is too large.
    """
    try:
        return _constant(node)
    except (ArithmeticError, TypeError, RecursionError) as error:
        raise ValueError(f"{ast.unparse(node)[:80]} has no value: {error}") from error


def _constant(node: ast.expr) -> object:
    if type(node) not in _VALUES:
        raise ValueError(f"{ast.unparse(node)[:80]} is not made of literals")
    return _VALUES[type(node)](node)


def _literal(node: ast.expr) -> object:
    assert isinstance(node, ast.Constant)
    return node.value


def _list(node: ast.expr) -> list[object]:
    assert isinstance(node, ast.List | ast.Tuple | ast.Set)
    return [_constant(item) for item in node.elts]


def _dict(node: ast.expr) -> object:
    assert isinstance(node, ast.Dict)
    if None in node.keys:
        raise ValueError("a dictionary is spread into another")
    return {_constant(key): _constant(item) for key, item in zip(node.keys, node.values, strict=True) if key}


def _signed(node: ast.expr) -> object:
    assert isinstance(node, ast.UnaryOp)
    number = _constant(node.operand)
    match node.op, number:
        case ast.USub(), int() | float() | complex():
            return -number
        case ast.UAdd(), int() | float() | complex():
            return +number
    raise ValueError(f"{ast.unparse(node)[:80]} is not made of literals")


_OPERATORS: Mapping[type[ast.operator], Callable[[object, object], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}


def _arithmetic(node: ast.expr) -> object:
    assert isinstance(node, ast.BinOp)
    left, right = _constant(node.left), _constant(node.right)
    if type(node.op) not in _OPERATORS or (isinstance(node.op, ast.Mod) and isinstance(left, str | bytes)):
        raise ValueError(f"{ast.unparse(node)[:80]} is not made of literals")
    if _size(node.op, left, right) > MOST_ITEMS or _bits(node.op, left, right) > MOST_BITS:
        raise ValueError(f"{ast.unparse(node)[:80]} is too large")
    return _OPERATORS[type(node.op)](left, right)


def _size(op: ast.operator, left: object, right: object) -> int:
    sequences = [len(value) for value in (left, right) if isinstance(value, str | bytes | list | tuple)]
    times = [value for value in (left, right) if isinstance(value, int)]
    return sum(sequences) * (times[0] if times and isinstance(op, ast.Mult) else 1)


def _bits(op: ast.operator, left: object, right: object) -> int:
    if not (isinstance(left, int) and isinstance(right, int)):
        return 0
    return left.bit_length() * abs(right) if isinstance(op, ast.Pow) else left.bit_length() + right.bit_length()


_BUILDERS: Mapping[str, Callable[..., object]] = {
    "set": set,
    "frozenset": frozenset,
    "list": list,
    "tuple": tuple,
    "dict": dict,
    "range": range,
}


def _call(node: ast.expr) -> object:
    assert isinstance(node, ast.Call)
    args = [_constant(arg) for arg in node.args]
    if any(isinstance(arg, range) and len(arg) > MOST_ITEMS for arg in args):
        raise ValueError(f"{ast.unparse(node)[:80]} is too large")
    match node:
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=keywords) if all(word.arg for word in keywords):
            return {word.arg: _constant(word.value) for word in keywords}
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in _BUILDERS:
            return _BUILDERS[name](*args)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as between), attr="join"), args=[_], keywords=[]):
            return between.join(cast("Iterable[str]", args[0]))
    raise ValueError(f"{ast.unparse(node)[:80]} is not made of literals")


_VALUES: Mapping[type[ast.expr], Callable[[ast.expr], object]] = {
    ast.Constant: _literal,
    ast.List: _list,
    ast.Tuple: lambda node: tuple(_list(node)),
    ast.Set: lambda node: set(_list(node)),
    ast.Dict: _dict,
    ast.UnaryOp: _signed,
    ast.BinOp: _arithmetic,
    ast.Call: _call,
}
