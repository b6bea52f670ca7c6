"""The statements of a source, as the trace counts them: one unit for each statement and for each header of a compound one."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MODULE = "<module>"
_KINDS = {
    "FunctionDef": "def",
    "AsyncFunctionDef": "def",
    "ClassDef": "class",
    "Delete": "del",
    "AsyncFor": "for",
    "AsyncWith": "with",
    "match_case": "case",
    "ExceptHandler": "except",
    "TryStar": "try",
    "ImportFrom": "import",
    "TypeAlias": "type",
}
_BLOCKS = ("body", "handlers", "cases", "orelse", "finalbody")
_DECIDING = frozenset({"if", "while", "for", "case", "except", "assert"})
_COMPOUND = frozenset(
    (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith),
        *(ast.Match, ast.match_case, ast.Try, ast.TryStar, ast.ExceptHandler),
    )
)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_BINDING = frozenset(
    {
        ast.alias,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.ExceptHandler,
        ast.MatchAs,
        ast.MatchStar,
        ast.MatchMapping,
    }
)
_VIRTUAL = 10_000_000


@dataclass(frozen=True)
class Statement:
    """A statement, or the header of a compound one; ``except`` and ``case`` clauses count as such.

    Attributes:
        index: position among the statements of the source, in the order of the text, from 0.
        node: the AST node; of a compound statement the whole of it.
        kind: ``assign``, ``augassign``, ``annassign``, ``expr``, ``return``, ``if`` (``elif`` too), ``while``, ``for``, ``try``,
            ``except``, ``with``, ``match``, ``case``, ``def``, ``class``, ``import`` and so on: the keyword, or the node's name.
        line: first line, from 1, decorators included: what a step's ``line`` says.
        last: last line, with everything indented under it.
        header_last: last line of the header; equal to ``last`` for simple statements.
        body: first and one past the last index of the statements in its body, ``else`` left out; empty for simple ones.
        function: qualified name of the function or class that it stands in; ``<module>`` at the top.
        mark: the line number that it is compiled with: ``line``, unless a statement before it starts in the same line.
    """

    index: int
    node: ast.AST
    kind: str
    line: int
    last: int
    header_last: int
    body: tuple[int, int]
    function: str
    mark: int

    @property
    def decides(self) -> bool:
        """Whether a step of this statement decides a branch; a loop over a constant such as ``while True`` decides nothing."""
        constant = isinstance(self.node, ast.While) and isinstance(self.node.test, ast.Constant)
        return self.kind in _DECIDING and not constant

    @cached_property
    def loads(self) -> frozenset[str]:
        """Names that its own line reads (for a function definition: not those in the function's body)."""
        return frozenset(name.id for name in self._names if isinstance(name.ctx, ast.Load)) | self._augmented

    @cached_property
    def stores(self) -> frozenset[str]:
        """Names that its own line binds or deletes, variables of comprehensions left out."""
        names = {name.id for name in self._names if not isinstance(name.ctx, ast.Load)}
        return frozenset((names - self.comprehended) | self._bound)

    @cached_property
    def binding_order(self) -> tuple[str, ...]:
        """``stores`` in the order of the text, as far as they are plain names."""
        stores = self.stores
        names = [name for name in self._names if name.id in stores]
        if len(names) > 1:
            names.sort(key=lambda name: (name.lineno, name.col_offset))
        return tuple(dict.fromkeys([name.id for name in names]))

    @cached_property
    def comprehended(self) -> frozenset[str]:
        """Names that are variables of comprehensions on its line."""
        found: set[str] = set()
        for part in self.parts:
            if isinstance(part, _COMPREHENSIONS):
                targets = [name for loop in part.generators for name in walk(loop.target)]
                found.update(name.id for name in targets if isinstance(name, ast.Name))
        return frozenset(found)

    @cached_property
    def parts(self) -> tuple[ast.AST, ...]:
        """All nodes of its own line, its own left out."""
        return tuple([part for top in header(self.node) for part in walk(top)])

    @cached_property
    def _names(self) -> tuple[ast.Name, ...]:
        return tuple([part for part in self.parts if isinstance(part, ast.Name)])

    @cached_property
    def _augmented(self) -> frozenset[str]:
        node = self.node
        return frozenset({node.target.id} if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) else ())

    @cached_property
    def _bound(self) -> frozenset[str]:
        found: set[str] = set()
        for part in (self.node, *self.parts):
            if type(part) not in _BINDING:
                continue
            match part:
                case ast.alias(name=name, asname=asname):
                    found.add(asname or name.partition(".")[0])
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    found.add(name)
                case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                    found.add(name)
                case ast.MatchMapping(rest=str(name)):
                    found.add(name)
        return frozenset(found)


@dataclass(frozen=True)
class Table:
    """All statements of a source.

    Attributes:
        statements: in the order of the text; ``statements[i].index == i``.
    """

    statements: tuple[Statement, ...]

    def at(self, line: int) -> Statement:
        """The innermost statement that covers ``line``; of several that start in one line the first.

        Raises:
            KeyError: no statement covers it.
        """
        return self._by_line[line]

    def starting(self, line: int) -> tuple[Statement, ...]:
        """The statements that start in ``line``, in order: more than one for ``if n == 0: return 1`` and ``a = 1; b = 2``."""
        return tuple(one for one in self.statements if one.line == line)

    def inside(self, statement: Statement) -> tuple[Statement, ...]:
        """The statements in the body of ``statement``, at any depth."""
        first, stop = statement.body
        return self.statements[first:stop]

    def warm(self) -> None:
        """Find out now what each process that is forked from this one would find out for itself."""
        self.by_mark  # noqa: B018 - kept by being asked for

    @cached_property
    def by_mark(self) -> dict[int, Statement]:
        """Line number that the statement is compiled with -> statement."""
        return {one.mark: one for one in self.statements}

    @cached_property
    def _by_line(self) -> dict[int, Statement]:
        found: dict[int, Statement] = {}
        for one in self.statements:
            taken = found.get(one.line)
            kept = {one.line: taken} if taken is not None and taken.line == one.line else {}
            found.update(dict.fromkeys(range(one.line, one.last + 1), one) | kept)
        return found


def table(source: str) -> Table:
    """The statements of ``source``.

    Raises:
        SyntaxError: it is no Python, or for this version of Python too deeply nested.
    """
    try:
        return table_of(ast.parse(source))
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error) or type(error).__name__) from None


def table_of(tree: ast.Module) -> Table:
    """The statements of a parsed source."""
    builder = _Builder()
    builder.block(tree.body, MODULE, "")
    return Table(builder.found())


def relocate(statements: Table) -> None:
    """Give every part of each statement's own line the statement's ``mark`` as line number, in the AST, in place.

    Compiled from this, a statement is exactly one line for the interpreter, whether it is written over several lines or shares
    its line with others, so that a tracer sees each execution of it once.
    """
    for one in statements.statements:
        if one.mark == one.line == one.header_last:
            continue
        _place(one.node, one.mark)
        for top in header(one.node):
            for part in walk(top):
                _place(part, one.mark)


def walk(node: ast.AST) -> list[ast.AST]:
    """As ``ast.walk``, which imports at each call: a program that empties ``sys.modules`` would break its own tracer."""
    found = [node]
    for part in found:  # which grows meanwhile
        for name in part._fields:
            value = getattr(part, name, None)
            if isinstance(value, ast.AST):
                found.append(value)
            elif type(value) is list:
                found += [item for item in value if isinstance(item, ast.AST)]
    return found


def header(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement that belong to its own line: all children but the statements indented under it."""
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            yield value
        elif type(value) is list and (name not in _BLOCKS or isinstance(node, ast.expr)):
            yield from [part for part in value if isinstance(part, ast.AST)]


def _place(node: ast.AST, line: int) -> None:
    if hasattr(node, "lineno"):
        node.lineno = node.end_lineno = line  # type: ignore[attr-defined]
        node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined]


class _Builder:
    """Walks the blocks in the order of the text."""

    def __init__(self) -> None:
        self._found: dict[int, Statement] = {}
        self._count = 0
        self._marks: set[int] = set()

    def found(self) -> tuple[Statement, ...]:
        """All statements so far, in order."""
        return tuple([self._found[index] for index in range(self._count)])

    def block(self, nodes: list[ast.stmt], function: str, prefix: str) -> None:
        for node in nodes:
            self._one(node, function, prefix)

    def _one(self, node: ast.AST, function: str, prefix: str) -> None:
        index = self._count
        self._count += 1
        line, header_last, last = _extent(node)
        mark = line if line not in self._marks else _VIRTUAL + index
        self._marks.add(mark)
        stop = self._under(node, function, prefix) if type(node) in _COMPOUND else index + 1
        name = type(node).__name__
        kind = _KINDS.get(name) or name.lower()
        self._found[index] = Statement(index, node, kind, line, last, header_last, (index + 1, stop), function, mark)

    def _under(self, node: ast.AST, function: str, prefix: str) -> int:
        """Walk what is indented under ``node``; gives one past the last index of its body."""
        if isinstance(node, _SCOPES):
            function = prefix + node.name
            prefix = f"{function}." if isinstance(node, ast.ClassDef) else f"{function}.<locals>."
        stop = self._count
        for name in _BLOCKS:
            block: list[ast.stmt] = getattr(node, name, None) or []
            if isinstance(block, list):
                self.block(block, function, prefix)
            if name == "body":
                stop = self._count
        return stop


def _extent(node: ast.AST) -> tuple[int, int, int]:
    """First line, last line of the header, last line."""
    if isinstance(node, ast.match_case):
        end = node.guard.end_lineno if node.guard else node.pattern.end_lineno
        return node.pattern.lineno, end or node.pattern.lineno, node.body[-1].end_lineno or node.pattern.lineno
    assert isinstance(node, ast.stmt | ast.ExceptHandler)
    last = node.end_lineno or node.lineno
    if type(node) not in _COMPOUND:
        return node.lineno, last, last
    first, header_last = node.lineno, node.lineno
    for top in header(node):
        parts = walk(top) if isinstance(top, ast.arguments) else (getattr(top, "context_expr", top),)
        header_last = max(header_last, *(getattr(part, "end_lineno", 0) or 0 for part in parts))
    for decorator in getattr(node, "decorator_list", []):
        first = min(first, decorator.lineno)
    return first, header_last, last
