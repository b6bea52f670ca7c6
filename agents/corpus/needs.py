"""What a piece of a program uses of the world around it: files, network, input, arguments of the command, environment."""

import ast
import builtins
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("needs.toml")
_HARMLESS = "harmless"


def need_of(nodes: Iterable[ast.stmt], aliases: Mapping[str, str]) -> tuple[str, str]:
    """The first need that shows: its reason as it is counted, and what is used; both empty if there is none.

    Methods are passed over: whether they are called only a run can tell.

    Args:
        nodes: statements.
        aliases: dotted name of what each imported name stands for.
    """
    for node in nodes:
        known = {**aliases, **dict.fromkeys(_local(node), ""), **dict(_imported(node))}
        for name in _used(node, known):
            if reason := _reason(name):
                return reason, name
    return "", ""


def _used(node: ast.AST, aliases: Mapping[str, str]) -> Iterator[str]:
    """Dotted names in order of the text, where their beginnings are imported or built in."""
    if isinstance(node, ast.Attribute | ast.Name):
        first, dot, rest = _dotted(node).partition(".")
        if first:
            whole = aliases.get(first, first if hasattr(builtins, first) else "")
            yield f"{whole}{dot}{rest}" if whole else ""
            return
    methods = node.body if isinstance(node, ast.ClassDef) else []
    for inner in ast.iter_child_nodes(node):
        if not (inner in methods and isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)):
            yield from _used(inner, aliases)


def _local(node: ast.stmt) -> Iterator[str]:
    """Names that a statement binds somewhere: parameters and what it assigns."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.arg):
            yield inner.arg
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id


def _dotted(node: ast.expr) -> str:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else ""


def _imported(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """What the imports inside a statement bind."""
    for inner in ast.walk(node):
        match inner:
            case ast.Import(names=names):
                for one in names:
                    yield (one.asname, one.name) if one.asname else (one.name.partition(".")[0],) * 2
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from ((one.asname or one.name, f"{module}.{one.name}") for one in names)


def _reason(name: str) -> str:
    """What the longest known beginning of a dotted name needs."""
    while name:
        if name in _reasons():
            found = _reasons()[name]
            return "" if found == _HARMLESS else found
        name = name.rpartition(".")[0]
    return ""


@cache
def _reasons() -> Mapping[str, str]:
    with _FILE.open("rb") as file:
        return {name: reason for reason, table in tomllib.load(file).items() for name in table["names"]}
