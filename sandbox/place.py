"""Where a statement stands: in which loops of its function, and which statement a step's line means."""

import ast
from dataclasses import dataclass

from sandbox.guest.statements import Statement, Table

Loop = ast.For | ast.AsyncFor | ast.While


@dataclass(frozen=True, slots=True)
class Place:
    """A statement and what is around it.

    Attributes:
        statement: the statement.
        loops: the loops of its function in whose headers or bodies it stands, outermost first; a loop is around its own header,
            and not around its ``else``.
        is_head: whether it is the header of a loop.
        owner: of a ``case`` clause its ``match``; ``None`` for all others.
    """

    statement: Statement
    loops: tuple[Statement, ...]
    is_head: bool
    owner: Statement | None = None

    @property
    def node(self) -> ast.AST:
        """The statement's syntax."""
        return self.statement.node


class Places:
    """The places of a program, by the line and function of steps."""

    def __init__(self, statements: Table) -> None:
        self._found: dict[int, list[Place]] = {}
        self._known: dict[tuple[int, str], Place | None] = {}
        owners: dict[int, Statement] = {}
        around: list[Statement] = []
        same: dict[tuple[Statement, ...], tuple[Statement, ...]] = {}
        for one in statements.statements:
            while around and not (around[-1].body[0] <= one.index < around[-1].body[1]):
                around.pop()
            if isinstance(one.node, ast.Match):
                owners.update((id(case), one) for case in one.node.cases)
            is_head = isinstance(one.node, Loop)
            if is_head:
                around.append(one)
            loops = tuple(loop for loop in around if loop.function == one.function)
            place = Place(one, same.setdefault(loops, loops), is_head, owners.get(id(one.node)))
            self._found.setdefault(one.line, []).append(place)

    def at(self, line: int, function: str) -> Place | None:
        """What a step of a function at a line executes: of the statements that begin there the function's first.

        All behind it in the same line belong to the same step. For lambdas, which have no statements of their own, it is the
        statement that they are written in, outside of all loops.
        """
        key = (line, function)
        if key not in self._known:
            self._known[key] = self._find(line, function)
        return self._known[key]

    def _find(self, line: int, function: str) -> Place | None:
        options = self._found.get(line, [])
        own = next((place for place in options if place.statement.function == function), None)
        return own or next((Place(place.statement, (), is_head=False, owner=place.owner) for place in options), None)
