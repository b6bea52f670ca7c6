"""Whether a function takes what no literal can stand for: functions that it calls, and objects with fields of their own."""

import ast
from collections.abc import Iterator

_LITERAL = frozenset(
    name for kind in (str, bytes, int, float, complex, bool, list, tuple, dict, set, frozenset, range) for name in dir(kind)
)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def object_taken(function: _Function) -> str:
    """What a function does with a parameter that has no default and that only an object bears, in words; empty if nothing.

    Parameters of functions within it count too, and names that are given a parameter or a field of one.
    """
    inner = [node for node in ast.walk(function) if isinstance(node, _Function)]
    names = {name for node in inner for name in _needed(node)}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _root(node.value) in names:
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    own = set(_needed(function))
    for node in ast.walk(function):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name in names and attr not in _LITERAL:
                return f"it takes an object: {name}.{attr}"
            case ast.Call(func=ast.Name(id=name)) if name in own:
                return f"it takes a function: {name}"
    return ""


def _needed(function: _Function) -> Iterator[str]:
    """Names of the parameters without defaults."""
    spec = function.args
    positional = [*spec.posonlyargs, *spec.args]
    yield from (one.arg for one in positional[: len(positional) - len(spec.defaults)])
    yield from (one.arg for one, default in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if default is None)


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
