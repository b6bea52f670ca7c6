"""The program's text: what its functions bind and read."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sandbox.guest.statements import Table, table_of
from sandbox.place import Loop, Places


@dataclass(frozen=True)
class Source:
    """A parsed program.

    Attributes:
        places: where its statements stand.
        functions: qualified name -> definition, for those that ``def`` or ``class`` name.
        data: names that statements of the module assign.
        shared: names that some function reads or stores without binding them: another function's, or the module's data.
        table: the statements as the trace counts them.
    """

    places: Places
    functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = field(default_factory=dict)
    data: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    table: Table = field(default_factory=lambda: Table(()))
    _bound: dict[str, frozenset[str]] = field(default_factory=dict)
    _needed: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def outer(self, function: str) -> Iterator[str]:
        """Variables of functions around, or of the module, that a function uses."""
        bound = self.bound(function)
        around = {name for other in self.functions if function.startswith(f"{other}.<locals>.") for name in self.bound(other)}
        for statement in self.table.statements:
            if statement.function == function:
                yield from (statement.loads | statement.stores) & (around | self.data) - bound

    def needed(self, function: str, loop: Loop) -> set[str]:
        """Names that a function reads after one of its loops; if other loops are around it, anything that their bodies read."""
        if (function, loop.lineno) not in self._needed:
            self._needed[function, loop.lineno] = set(self._after(function, loop))
        return self._needed[function, loop.lineno]

    def _after(self, function: str, loop: Loop) -> Iterator[str]:
        owner = self.functions.get(function)
        place = self.places.at(loop.lineno, function)
        if owner is None or place is None:
            return
        around = place.loops[0] if len(place.loops) > 1 else None
        inside = {id(name) for name in ast.walk(loop)}
        for name in ast.walk(owner):
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load) and id(name) not in inside:
                behind = name.lineno > (loop.end_lineno or 0)
                if behind or (around is not None and around.line <= name.lineno <= around.last):
                    yield name.id

    def bound(self, function: str) -> frozenset[str]:
        """Names that a function binds itself: parameters, and what it stores without declaring it global or nonlocal."""
        if function not in self._bound:
            owner = self.functions.get(function)
            self._bound[function] = frozenset(_bound(owner)) if owner is not None else frozenset()
        return self._bound[function]

    def names(self) -> set[str]:
        """Last parts of the qualified names of all functions and classes."""
        return {name.rpartition(".")[2] for name in self.functions}


@lru_cache(maxsize=256)
def read(text: str) -> Source:
    """Parse a program.

    Raises:
        SyntaxError: it is not Python.
    """
    module = ast.parse(text)
    statements = table_of(module)
    source = Source(Places(statements), table=statements)
    _enter(source, module.body, "")
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            source.data.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    for function in source.functions:
        source.shared.update(source.outer(function))
    return source


def _enter(source: Source, body: list[ast.stmt], scope: str) -> None:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{scope}{node.name}"
            source.functions.setdefault(name, node)
            _enter(source, node.body, f"{name}." if isinstance(node, ast.ClassDef) else f"{name}.<locals>.")
        else:
            for block in _blocks(node):
                _enter(source, block, scope)


def _blocks(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement."""
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            yield block
    for clause in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield clause.body


@lru_cache(maxsize=4096)
def stored(node: ast.AST) -> tuple[str, ...]:
    """Names that a statement binds, in order of appearance, each once; bodies of functions within are not looked at."""
    names: dict[str, None] = {}
    pending = [node]
    while pending:
        here = pending.pop()
        if isinstance(here, ast.Name) and isinstance(here.ctx, ast.Store):
            names[here.id] = None
        elif isinstance(here, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and here is not node:
            names[here.name] = None
            continue
        pending.extend(reversed([child for child in ast.iter_child_nodes(here) if not isinstance(child, ast.Lambda)]))
    return tuple(names)


def _bound(owner: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> set[str]:
    names = {name for node in owner.body for name in stored(node)}
    outer: set[str] = set()
    for node in ast.walk(owner):
        if isinstance(node, ast.Global | ast.Nonlocal):
            outer.update(node.names)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    if not isinstance(owner, ast.ClassDef):
        arguments = owner.args
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
        names.update(argument.arg for argument in every if argument is not None)
    return names - outer


def loaded(nodes: list[ast.stmt] | list[ast.expr]) -> set[str]:
    """Names that statements or expressions read."""
    return {name.id for node in nodes for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)}
