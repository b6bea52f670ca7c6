"""A file of Python as parts: its top-level statements, what names each binds, needs and changes. Nothing is executed."""

import ast
import builtins
import symtable
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from agents.corpus.row import parsed

_KNOWN = frozenset(dir(builtins)) | {"__name__", "__doc__", "__spec__", "__loader__", "__package__", "__builtins__"}
_SPEAKING = frozenset(["print", "pprint"])
Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, eq=False)
class Part:
    """A top-level statement, or one name of an import.

    Attributes:
        node: the statement.
        place: its number in the file.
        alias: the name that it imports, where it is an import.
        lazy: whether annotations are never evaluated in its file.
    """

    node: ast.stmt
    place: int
    alias: ast.alias | None = None
    lazy: bool = False

    @cached_property
    def binds(self) -> frozenset[str]:
        """Names that it gives a value to."""
        if self.alias:
            return frozenset([self.alias.asname or self.alias.name.partition(".")[0]])
        return frozenset(_bound(self.node))

    @cached_property
    def needs(self) -> frozenset[str]:
        """Names of the module that it looks up, now or when its functions run."""
        return frozenset() if self.alias else frozenset(_looked_up(self.node, lazy=self.lazy))

    @cached_property
    def changes(self) -> frozenset[str]:
        """Names whose values it changes in place, as far as can be seen."""
        if isinstance(self.node, Defined):
            return frozenset(_registered(self.node))
        return frozenset() if self.alias else frozenset(_changed(self.node))

    @property
    def is_data(self) -> bool:
        """Whether it binds values and not functions, classes or modules."""
        return not self.alias and not isinstance(self.node, Defined)


@dataclass(frozen=True)
class Module:
    """A file.

    Attributes:
        path: of the file in its folder.
        text: what stands there.
    """

    path: str
    text: str
    tree: ast.Module = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Parse it.

        Raises:
            BadRow: it is no Python.
        """
        object.__setattr__(self, "tree", parsed(self.text))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All but what only runs when the file is a script."""
        return tuple(_parts(self.tree))

    @cached_property
    def binding(self) -> Mapping[str, tuple[Part, ...]]:
        """The parts that bind a name, by the name."""
        found: dict[str, tuple[Part, ...]] = {}
        for part in self.parts:
            for name in part.binds:
                found[name] = (*found.get(name, ()), part)
        return found

    @cached_property
    def features(self) -> tuple[Part, ...]:
        """Its import from ``__future__`` by which annotations are never evaluated, if it has one."""
        return tuple(one for one in self.parts if one.alias and _is_lazy(one.node) and one.alias.name == "annotations")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions at its top, of several with one name the last, in order."""
        found = [node for node in self.tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        last = {node.name: node for node in found}
        yield from (node for node in found if last[node.name] is node)

    def segment(self, part: Part) -> str:
        """A statement as it stands there, comments and all; written anew if it shares its lines with another."""
        node = part.node
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
        last = node.end_lineno or first
        shared = any(first <= (one.end_lineno or 0) and one.lineno <= last for one in self.tree.body if one is not node)
        return ast.unparse(node) if shared else "\n".join(self.text.split("\n")[first - 1 : last])


def is_known(name: str) -> bool:
    """Whether a name means something in every module."""
    return name in _KNOWN


def _parts(tree: ast.Module) -> Iterator[Part]:
    lazy = any(_is_lazy(node) for node in tree.body)
    for place, node in enumerate(tree.body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (Part(node, place, alias) for alias in node.names)
        elif not _is_script(node):
            yield Part(node, place, lazy=lazy)


def _is_lazy(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.ImportFrom) and node.module == "__future__" and any(one.name == "annotations" for one in node.names)
    )


def _is_script(node: ast.stmt) -> bool:
    """Whether a statement only runs when its file is a script."""
    match node:
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
    return False


def _bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, Defined):
        yield node.name
        return
    for inner in ast.iter_child_nodes(node):
        yield from _bound_within(inner)


def _bound_within(node: ast.AST) -> Iterator[str]:
    """Names bound in the module's own scope."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
            return
        case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.alias(name=name, asname=other):
            yield other or name.partition(".")[0]
        case ast.ExceptHandler(name=str(name)):
            yield name
    for inner in ast.iter_child_nodes(node):
        yield from _bound_within(inner)


class _Bare(ast.NodeTransformer):
    """Takes annotations away."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


def _looked_up(node: ast.stmt, *, lazy: bool) -> Iterator[str]:
    """What the compiler would look up in the module, were the statement a module of its own."""
    try:
        text = ast.unparse(node)
        table = symtable.symtable(ast.unparse(_Bare().visit(parsed(text))) if lazy else text, "<part>", "exec")
    except (SyntaxError, ValueError):
        yield from (one.id for one in ast.walk(node) if isinstance(one, ast.Name))
        return
    yield from (one.get_name() for one in table.get_symbols() if one.is_referenced())
    waiting = list(table.get_children())
    while waiting:
        inner = waiting.pop()
        yield from (one.get_name() for one in inner.get_symbols() if one.is_global())
        waiting += inner.get_children()


def _registered(node: Defined) -> Iterator[str]:
    """What a definition adds itself to, as by ``@name.register``."""
    for one in node.decorator_list:
        yield from ([name] if (name := _root(one.func if isinstance(one, ast.Call) else one)) else [])


def _changed(node: ast.stmt) -> Iterator[str]:
    for inner in ast.walk(node):
        match inner:
            case ast.Assign(targets=targets) | ast.Delete(targets=targets):
                yield from (name for one in targets if (name := _root(one)))
            case ast.AugAssign(target=target):
                yield from ([name] if (name := _root(target)) else [])
            case ast.Expr(value=ast.Call(func=ast.Attribute() as called)):
                yield from ([name] if (name := _root(called)) else [])
            case ast.Expr(value=ast.Call(func=ast.Name(id=called), args=args)) if called not in _SPEAKING:
                yield from (one.id for one in args if isinstance(one, ast.Name))


def _root(node: ast.expr) -> str:
    """The name whose value is changed by giving a value to a part of it; empty for none."""
    if not isinstance(node, ast.Attribute | ast.Subscript):
        return ""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
