"""The functions of a folder of Python files, and which of them can become programs. Nothing is executed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agents.corpus.docstring import Worked, examples_of, problem_of
from agents.corpus.library import Library
from agents.corpus.module import Module
from agents.corpus.objects import object_taken
from agents.corpus.row import BadRow, origin_of
from agents.corpus.slice import LeftOut, program_of
from agents.sources import Sources, first_trouble, licence_of
from sandbox.program import Program


@dataclass(frozen=True, slots=True)
class Place:
    """Where a function stands.

    Attributes:
        path: its file; relative to the folder.
        name: of the function, with its class before it where it is a method; empty where a whole file cannot be read.
        line: of the file.
        reason: why it is left out without a look at what it needs; empty if it is not.
        detail: for people; may be empty.
    """

    path: str
    name: str
    line: int = 1
    reason: str = ""
    detail: str = ""

    def __str__(self) -> str:
        """As editors and people find it."""
        return f"{self.path}:{self.line} {self.name}".rstrip()


class Functions:
    """The functions at the top of the files, and the methods of their classes, by number from 0.

    Attributes:
        sources: the files.

    Raises:
        ValueError: there is no function; the message is one line.
    """

    def __init__(self, where: Path) -> None:
        self.sources = Sources(where)
        self._library = Library(self.sources)
        self.places = tuple(place for path in self.sources.paths for place in self._places(path))
        if not self.places:
            raise ValueError(f"there is no function in the Python files of {where}")

    def __len__(self) -> int:
        return len(self.places)

    def check(self) -> None:
        """Make sure that some function can become a program; looks no further than the first that can.

        Raises:
            ValueError: none can; the message is one line with the first one's reason.
        """
        why = first_trouble(self.places, self.program, LeftOut)
        if why:
            raise ValueError(f"{self.sources.folder}: no usable function of {len(self)}; the first: {why}")

    def program(self, place: Place) -> tuple[Program, list[Worked]]:
        """A function's program, and the examples that its docstring and that of its file work out.

        Raises:
            LeftOut: it cannot become one.
        """
        if place.reason:
            raise LeftOut(place.reason, place.detail)
        try:
            return self._program(place)
        except RecursionError:
            raise LeftOut("too_deep", "it is too deeply nested") from None

    def _program(self, place: Place) -> tuple[Program, list[Worked]]:
        module = self._library.module(place.path)
        node = next(one for one in module.functions() if one.name == place.name)
        docstring = ast.get_docstring(node, clean=False) or ""
        about = ast.get_docstring(module.tree, clean=False) or ""
        program = Program(
            program_of(module, place.name, self._library.find),
            place.name,
            problem_of(docstring),
            origin=origin_of(self.sources.name, f"{place.path}:{place.name}", 0, licence_of(module.text)),
        )
        examples = [*examples_of(docstring, place.name), *examples_of(about, place.name)]
        if not examples and (taken := object_taken(node)):
            raise LeftOut("needs_object", taken)
        return program, examples

    def _places(self, path: str) -> Iterator[Place]:
        try:
            module = self._library.module(path)
        except BadRow as error:
            yield Place(path, "", reason="not_python", detail=str(error))
            return
        try:
            yield from _found(module)
        except RecursionError:
            yield Place(path, "", reason="too_deep", detail="it is too deeply nested")


def _found(module: Module) -> Iterator[Place]:
    last = {node.name: node for node in module.functions()}
    for node in module.tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if last[node.name] is node:
                yield Place(module.path, node.name, node.lineno, _unfit(node))
            case ast.ClassDef(name=name, body=body):
                for method in body:
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                        yield Place(module.path, f"{name}.{method.name}", method.lineno, "method")


def _unfit(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Why a function cannot be an entry; empty if it can."""
    spec, own = node.args, list(_own(node))
    if isinstance(node, ast.AsyncFunctionDef):
        return "async"
    if any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in own):
        return "generator"
    if not any(isinstance(inner, ast.Return) and _is_value(inner.value) for inner in own):
        return "returns_nothing"
    return "" if spec.posonlyargs or spec.args or spec.kwonlyargs or spec.vararg else "no_parameters"


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function itself, not in functions within it."""
    for inner in ast.iter_child_nodes(node):
        yield inner
        if not isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from _own(inner)


def _is_value(node: ast.expr | None) -> bool:
    return node is not None and not (isinstance(node, ast.Constant) and node.value is None)
