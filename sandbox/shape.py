"""The shape of a program: what is left of it when names and constants are erased."""

import ast
import hashlib

_NAMES = frozenset({"id", "name", "arg", "attr", "asname", "module", "rest", "kwd_attrs", "names"})
_ABSENT = frozenset({"annotation", "returns", "type_comment", "type_params", "ctx", "kind", "type_ignores"})


def shape(source: str) -> str:
    """Digest of the syntax tree without names, constants, annotations and docstrings.

    Two programs of one shape do the same operations in the same places, on other names and numbers.

    Returns:
        SHA-256 in hexadecimal, the same on every version of Python from 3.11.

    Raises:
        SyntaxError: the source is not Python.
    """
    return hashlib.sha256(_bare(ast.parse(source)).encode()).hexdigest()


def _bare(node: object) -> str:
    if isinstance(node, ast.Constant):
        return "Constant"
    if isinstance(node, ast.AST):
        fields = ",".join(_bare_field(name, value) for name, value in ast.iter_fields(node) if name not in _ABSENT)
        return f"{type(node).__name__}({fields})"
    if isinstance(node, list):
        return "[" + ",".join(_bare(item) for item in node if not _is_docstring(item)) + "]"
    return "" if node is None else "_"


def _bare_field(name: str, value: object) -> str:
    return f"{name}=_" if name in _NAMES and isinstance(value, str) else f"{name}={_bare(value)}"


def _is_docstring(node: object) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
