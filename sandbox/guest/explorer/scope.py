"""Which functions of a program its entry can come to, as far as names tell."""

import ast
from collections.abc import Iterator

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MAIN = "__main__"


def live_functions(tree: ast.Module, entry: str) -> frozenset[ast.AST]:
    """The outermost functions and methods that may run when the entry is called.

    A function counts as soon as its name stands in one that counts, or at the module's level; special methods count with their
    class. What is found by a name that is put together at run time is missed.
    """
    functions, named = dict(_functions(tree)), set(_module_names(tree))
    live: set[ast.AST] = set()
    named.add(entry)
    while True:
        fresh = [node for node, name in functions.items() if node not in live and (name in named or _is_special(name))]
        if not fresh:
            return frozenset(live)
        live.update(fresh)
        named.update(name for node in fresh for name in _names(node))


def _functions(owner: ast.Module | ast.ClassDef) -> Iterator[tuple[ast.AST, str]]:
    """The functions of a module, or of a class, with those of the classes in it."""
    for node in owner.body:
        if isinstance(node, _FUNCTIONS):
            yield node, node.name
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node)


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _module_names(tree: ast.Module) -> Iterator[str]:
    """Names at the module's level, outside definitions and of what only a script does."""
    for node in tree.body:
        is_main = isinstance(node, ast.If) and any(
            isinstance(part, ast.Constant) and part.value == _MAIN for part in ast.walk(node.test)
        )
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Expr)) and not is_main:
            yield from _names(node)


def _names(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
