"""Plain values as text, and their comparison with literals, strict in type at every depth."""

import ast
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping

from sandbox.guest import pure
from sandbox.guest.plain import Opaque, Record

_LARGEST = 10**4000
"""Integers from here on are written in hexadecimal; Python writes no decimal of so many digits."""
DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
MOST_NESTED = 100
"""Levels of an expression in a text that somebody wrote: what is deeper may be too deep for functions that call themselves."""
_MAPPINGS = (dict, Counter, OrderedDict, defaultdict)


def is_literal(node: ast.expr) -> bool:
    """Whether an expression is a value's text: a constant, a display of literals, or ``Name(...)`` of them, as ``Point(x=1)``."""
    if isinstance(node, DISPLAYS):
        return all(part is not None and is_literal(part) for part in _parts(node))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant | ast.Name) and is_literal(node.operand)
    if isinstance(node, ast.BinOp):
        return isinstance(node.right, ast.Constant) and isinstance(node.right.value, complex) and is_literal(node.left)
    if isinstance(node, ast.Name):
        return node.id in ("inf", "nan")
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Call) and _is_constructed(node))


def is_deep(tree: ast.expr) -> bool:
    """Whether an expression has more than ``MOST_NESTED`` levels."""
    level: list[ast.AST] = [tree]
    for _ in range(MOST_NESTED):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


def _parts(node: ast.List | ast.Tuple | ast.Set | ast.Dict) -> list[ast.expr | None]:
    return [*node.keys, *node.values] if isinstance(node, ast.Dict) else [*node.elts]


def _is_constructed(node: ast.Call) -> bool:
    """Whether a call is a value's text rather than a computation."""
    if isinstance(node.func, ast.Attribute):
        named = isinstance(node.func.value, ast.Name) and (node.func.value.id == "datetime" or node.func.attr[:1].isupper())
    elif isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset"):
        named = not node.args or (node.func.id == "frozenset" and isinstance(node.args[0], ast.Set))
    else:
        known = {*pure.FUNCTIONS, *pure.PSEUDO} - {"range"}
        named = isinstance(node.func, ast.Name) and node.func.id not in known
    arguments = [*node.args, *(word.value for word in node.keywords)]
    return named and all(map(is_literal, arguments)) and all(word.arg for word in node.keywords)


def matches(node: ast.expr, value: object) -> bool:
    """Whether a plain value is the one that a literal writes; ``1``, ``True`` and ``1.0`` differ, and so at every depth.

    A dict display also matches the standard mappings that behave as one (``Counter``, ``defaultdict``, ``OrderedDict``).
    """
    if isinstance(node, ast.Constant):
        return type(value) is type(node.value) and value == node.value
    if isinstance(node, ast.List | ast.Tuple):
        kind = list if isinstance(node, ast.List) else tuple
        return isinstance(value, list | tuple) and type(value) is kind and _all_match(node.elts, list(value))
    if isinstance(node, ast.Dict):
        return isinstance(value, dict) and type(value) in _MAPPINGS and _dict_matches(node, value)
    if isinstance(node, ast.Set):
        return type(value) is set and _same_text(node, value)
    return _same_text(node, value)


def _all_match(nodes: list[ast.expr], values: list[object]) -> bool:
    return len(nodes) == len(values) and all(map(matches, nodes, values))


def _dict_matches(node: ast.Dict, value: Mapping[object, object]) -> bool:
    if len(value) != len(node.keys):
        return False
    said = {_canonical(key): item for key, item in zip(node.keys, node.values, strict=True) if key is not None}
    seen = {_canonical(_parsed(text(key))): item for key, item in value.items()}
    return said.keys() == seen.keys() and all(matches(said[key], seen[key]) for key in said)


def _same_text(node: ast.expr, value: object) -> bool:
    return _canonical(node) == _canonical(_parsed(text(value)))


def _parsed(literal: str) -> ast.expr | None:
    try:
        return ast.parse(literal, mode="eval").body
    except (SyntaxError, SystemError):
        return None


def _canonical(node: ast.expr | None) -> str:
    """Text that is equal for two literals exactly if they write the same value; sets are sorted."""
    if isinstance(node, ast.Set):
        return "{" + ", ".join(sorted(map(_canonical, node.elts))) + "}"
    if isinstance(node, ast.Call):
        parts = [_canonical(arg) for arg in node.args]
        parts += [f"{word.arg}={_canonical(word.value)}" for word in node.keywords]
        return f"{ast.unparse(node.func)}({', '.join(parts)})"
    if isinstance(node, ast.List | ast.Tuple):
        return f"{type(node).__name__}({', '.join(map(_canonical, node.elts))})"
    return repr(node) if node is None else ast.unparse(node)


def text(value: object) -> str:
    """The value text of a plain value, as the trace writes it (uncut)."""
    shape = _SHAPES.get(type(value))
    return shape(value) if shape else repr(value)


def _joined(values: object) -> str:
    return ", ".join(map(text, values))  # type: ignore[call-overload]


def _set_text(value: object) -> str:
    items = sorted(value, key=lambda item: (type(item).__name__, text(item)))  # type: ignore[call-overload]
    return _joined(items)


def _dict_text(value: object) -> str:
    return "{" + ", ".join(f"{text(key)}: {text(item)}" for key, item in value.items()) + "}"  # type: ignore[attr-defined]


def _tuple_text(value: object) -> str:
    return f"({_joined(value)},)" if len(value) == 1 else f"({_joined(value)})"  # type: ignore[arg-type]


def _record_text(value: object) -> str:
    assert isinstance(value, Record)
    return f"{value.type_name}({', '.join(f'{name}={text(item)}' for name, item in value.fields)})"


def _deque_text(value: object) -> str:
    assert isinstance(value, deque)
    bound = "" if value.maxlen is None else f", maxlen={value.maxlen}"
    return f"deque([{_joined(value)}]{bound})"


def _int_text(value: object) -> str:
    assert isinstance(value, int)
    return repr(value) if abs(value) < _LARGEST else hex(value)


_SHAPES: Mapping[type, Callable[[object], str]] = {
    list: lambda value: f"[{_joined(value)}]",
    tuple: _tuple_text,
    dict: _dict_text,
    set: lambda value: "{" + _set_text(value) + "}" if value else "set()",
    frozenset: lambda value: "frozenset({" + _set_text(value) + "})" if value else "frozenset()",
    deque: _deque_text,
    Counter: lambda value: f"Counter({_dict_text(value)})",
    OrderedDict: lambda value: f"OrderedDict({_dict_text(value)})",
    defaultdict: lambda value: f"defaultdict({getattr(value, 'default_factory', None)!r}, {_dict_text(value)})",
    int: _int_text,
    Record: _record_text,
    Opaque: lambda value: value.text if isinstance(value, Opaque) else repr(value),
}
