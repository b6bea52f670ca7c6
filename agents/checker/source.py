"""A program's text, seen from its lines; kept for the next narration of the same program."""

import ast
import re
from functools import cached_property, lru_cache

from sandbox.guest import literals, statements
from sandbox.guest.statements import Statement, Table, header
from sandbox.value import parse

_NAMED = ("id", "arg", "attr", "name")
"""Where nodes have names."""
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4_096)
def code(node: ast.AST) -> str:
    """The text of a node, as ``ast.unparse`` writes it: each statement about a line asks again.

    One so deep that it cannot be written has a text that stands in no prose.
    """
    try:
        return ast.unparse(node)
    except RecursionError:
        return f"<deep expression in line {getattr(node, 'lineno', 0)}, column {getattr(node, 'col_offset', 0)}>"


class Line:
    """What stands in one line: usually one statement, or the header of a compound one.

    Attributes:
        statements: the statements that begin there.
    """

    def __init__(self, begun: tuple[Statement, ...]) -> None:
        self.statements = begun

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the line's own syntax."""
        return tuple([node for one in self.statements for node in one.parts])

    @cached_property
    def tops(self) -> tuple[ast.expr, ...]:
        """The expressions that are part of no other."""
        return tuple(top for one in self.statements for part in header(one.node) for top in _tops(part))

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        """All calls."""
        return tuple([node for node in self.nodes if isinstance(node, ast.Call)])

    @cached_property
    def names(self) -> frozenset[str]:
        """All variables that the line reads or binds."""
        return frozenset(name for one in self.statements for name in (*one.loads, *one.stores, *one.comprehended))

    @cached_property
    def loads(self) -> frozenset[str]:
        """The variables that the line reads."""
        return frozenset(name for one in self.statements for name in one.loads)

    @cached_property
    def stores(self) -> frozenset[str]:
        """The variables that the line binds."""
        return frozenset(name for one in self.statements for name in one.stores)

    @cached_property
    def constants(self) -> tuple[object, ...]:
        """The values that the line writes."""
        found = {}
        for node in self.nodes:
            if isinstance(node, _WRITTEN) and literals.is_literal(node):
                text = ast.unparse(node)
                try:
                    found[text] = parse(text)
                except ValueError:
                    continue
        return tuple(found.values())

    @cached_property
    def signs(self) -> frozenset[str]:
        """The arithmetic that the line does, as signs, and the signs by which it is explained."""
        done = {type(node.op) for node in self.nodes if isinstance(node, ast.BinOp)}
        done |= {type(one.node.op) for one in self.statements if isinstance(one.node, ast.AugAssign)}
        called = {ast.unparse(node.func).rpartition(".")[2] for node in self.calls} if done else set()
        found = {sign for kind in done for sign in _SIGNS.get(kind, _ALL)}
        return frozenset(found | {sign for name in called for sign in _CALLED.get(name, "")})

    @cached_property
    def divisions(self) -> tuple[tuple[ast.expr, ast.expr], ...]:
        """What the line divides, and by what."""
        found = [(node.left, node.right) for node in self.nodes if isinstance(node, ast.BinOp) and isinstance(node.op, _DIVIDE)]
        nodes = [one.node for one in self.statements]
        found += [(node.target, node.value) for node in nodes if isinstance(node, ast.AugAssign) and isinstance(node.op, _DIVIDE)]
        return tuple(found) if not any(ast.unparse(node.func) == "divmod" for node in self.calls) else ()

    @cached_property
    def assigned(self) -> dict[str, set[str]]:
        """Text of an assigned expression -> the variables that it is assigned to, or into."""
        found: dict[str, set[str]] = {}
        for one in self.statements:
            if isinstance(one.node, ast.Assign):
                for target in one.node.targets:
                    pairs = [(target, one.node.value)]
                    if isinstance(target, ast.Tuple) and isinstance(one.node.value, ast.Tuple):
                        pairs = list(zip(target.elts, one.node.value.elts, strict=False))
                    for place, value in pairs:
                        names = {node.id for node in ast.walk(place) if isinstance(node, ast.Name)}
                        found.setdefault(ast.unparse(value), set()).update(names)
        return found

    @cached_property
    def affected(self) -> frozenset[str] | None:
        """Variables that the statement and what is indented under it may change; ``None`` if nothing is."""
        compound = [one.node for one in self.statements if one.last > one.header_last]
        nodes = [node for top in compound for node in ast.walk(top)]
        stored = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        places = [node.value for node in nodes if isinstance(node, ast.Subscript | ast.Attribute)]
        return frozenset(stored | {node.id for node in places if isinstance(node, ast.Name)} | self.stores) if compound else None


_WRITTEN = (ast.Constant, ast.UnaryOp, ast.List, ast.Tuple, ast.Set, ast.Dict)
_DIVIDE = (ast.Div, ast.FloorDiv, ast.Mod)
_ALL = ("+", "-", "×", "/", "//", "%", "^")
_SIGNS: dict[type[ast.operator], tuple[str, ...]] = {ast.Add: ("+",), ast.Sub: ("-",), ast.Mult: ("×",), ast.Pow: ("^", "×")}
_CALLED = {"sum": "+", "prod": "×", "pow": _ALL, "divmod": _ALL, "reduce": _ALL, "Fraction": _ALL, "gcd": _ALL, "fsum": "+"}


def _tops(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.expr):
        return [node]
    return [top for child in ast.iter_child_nodes(node) for top in _tops(child)]


class Source:
    """The lines of a program.

    Attributes:
        table: its statements; none if it is no Python.
    """

    def __init__(self, text: str) -> None:
        try:
            self.table = statements.table(text)
        except SyntaxError:
            self.table = Table(())
        self._lines: dict[int, Line] = {}
        self._bound: dict[str, frozenset[str]] = {}

    def line(self, number: int) -> Line:
        """What stands in a line."""
        found = self._lines.get(number)
        if found is None:
            found = self._lines[number] = Line(self.table.starting(number))
        return found

    @cached_property
    def loops(self) -> dict[int, Statement]:
        """Line of the header -> loop."""
        return {one.line: one for one in self.table.statements if one.kind in ("for", "while")}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that its names are made of, in lower case."""
        nodes = (node for one in self.table.statements if one.function == statements.MODULE for node in ast.walk(one.node))
        names = {name for node in nodes for part in _NAMED if isinstance(name := getattr(node, part, None), str)}
        return frozenset(word for name in names for word in _LETTERS.findall(name.lower()))

    def bound(self, function: str) -> frozenset[str]:
        """Names that a function binds itself: parameters, and what its statements store without declaring it global."""
        if function not in self._bound:
            self._bound[function] = self._find_bound(function)
        return self._bound[function]

    def _find_bound(self, function: str) -> frozenset[str]:
        inside = [one for one in self.table.statements if one.function == function]
        names = {name for one in inside for name in one.stores}
        for one in inside:
            if isinstance(one.node, ast.Global | ast.Nonlocal):
                names.difference_update(one.node.names)
        return frozenset(names | self._parameters(function))

    def _parameters(self, function: str) -> set[str]:
        around, _, last = function.rpartition(".")
        around = around.removesuffix(".<locals>") or statements.MODULE
        for one in self.table.statements:
            node = one.node
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == last and one.function == around:
                return {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        return set()


@lru_cache(maxsize=128)
def read(text: str) -> Source:
    """The lines of a program."""
    return Source(text)
