"""The decisions of a program that its entry can come to, and the program rewritten so that it tells them.

A decision is what a step of a trace decides (``if``, ``while``, ``for``, ``case``, ``except``, ``assert``), and besides, within a
line, a conditional expression and the condition of a comprehension. A branch is a decision with one of its outcomes. The
rewritten program calls hooks that are found among its globals under names that no source can write.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.guest import statements
from sandbox.guest.explorer.scope import live_functions
from sandbox.guest.statements import Statement, header, walk

DECIDE, ITEM, EXHAUSTED, CHOSEN, COMPARE, TRUTH = "<decide>", "<item>", "<exhausted>", "<chosen>", "<compare>", "<truth>"
"""Names of the hooks."""
_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_BLOCKS = ("body", "orelse", "finalbody")
_ENDLESS = re.compile(r"(itertools\.)?(count|cycle)\(")
_CONDITIONS = (ast.Compare, ast.BoolOp)
_SIMPLE = (ast.Name, ast.Constant)


@dataclass(frozen=True, slots=True)
class Decision:
    """A place where a program goes one way or the other.

    Attributes:
        number: position in the order of the text.
        function: qualified name of the function that it stands in.
        line: first line of its statement, from 1.
        condition: what decides, as written; for a loop, ``x in xs``.
        told: whether a step of the trace tells it.
        sides: the outcomes that there are: an exception that no clause catches is no branch of the clause.
        dead: whether it stands behind a statement that never goes on.
    """

    number: int
    function: str
    line: int
    condition: str
    told: bool
    sides: tuple[bool, ...]
    dead: bool


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A program that tells its decisions.

    Attributes:
        tree: to be compiled.
        decisions: ``decisions[i].number == i``.
        lines: first line of each statement that runs when the entry does, by the line number that it is compiled with.
    """

    tree: ast.Module
    decisions: tuple[Decision, ...]
    lines: Mapping[int, int]


def rewrite(source: str, entry: str, *, watched: bool) -> Rewritten:
    """Rewrite a program.

    Args:
        source: the program.
        entry: name of its entry.
        watched: whether comparisons tell their operands too.

    Raises:
        SyntaxError: it is no Python.
    """
    tree = ast.parse(source)
    return _Rewriting(source, tree, live_functions(tree, entry), watched=watched).done()


class _Rewriting:
    """One program, while it is rewritten."""

    def __init__(self, source: str, tree: ast.Module, live: frozenset[ast.AST], *, watched: bool) -> None:
        self._source = source
        self._tree = tree
        self._watched = watched
        self._found: list[Decision] = []
        self._dead = {id(part) for node in _behind_leaving(tree) for part in ast.walk(node)}
        alive = {id(part) for function in live for part in _inside(function)}
        self._table = statements.table_of(tree)
        self._statements = [one for one in self._table.statements if id(one.node) in alive]

    def done(self) -> Rewritten:
        lines = {one.mark: one.line for one in self._statements if _runs(one)}
        for one in self._statements:
            self._within(one)
            self._of_statement(one)
        statements.relocate(self._table)
        ast.fix_missing_locations(self._tree)
        return Rewritten(self._tree, tuple(self._found), lines)

    def _new(self, one: Statement, condition: str, *, told: bool, sides: Sequence[bool] = (True, False)) -> int:
        number = len(self._found)
        dead = id(one.node) in self._dead
        self._found.append(Decision(number, one.function, one.line, condition, told, tuple(sides), dead))
        return number

    def _text(self, node: ast.AST) -> str:
        return ast.get_source_segment(self._source, node) or ast.unparse(node)

    def _within(self, one: Statement) -> None:
        """Rewrite what is decided within a statement's own line."""
        if one.kind in ("def", "class"):
            return
        for part in [part for top in header(one.node) for part in walk(top)]:
            if isinstance(part, ast.IfExp):
                text = self._text(part.test)
                part.test = self._decided(self._new(one, text, told=False), part.test)
            elif isinstance(part, ast.comprehension):
                texts = [self._text(test) for test in part.ifs]
                part.ifs = [
                    self._decided(self._new(one, text, told=False), test) for text, test in zip(texts, part.ifs, strict=True)
                ]
        if self._watched and isinstance(one.node, ast.Assign | ast.Return) and isinstance(one.node.value, _CONDITIONS):
            one.node.value = _watch(one.node.value)

    def _of_statement(self, one: Statement) -> None:
        """Rewrite what a statement decides; clauses come with the statement that they belong to."""
        match one.node:
            case ast.If(test=test) | ast.While(test=test) | ast.Assert(test=test) if not isinstance(test, ast.Constant):
                number = self._new(one, self._text(test), told=True)
                one.node.test = self._decided(number, test)
            case ast.For() | ast.AsyncFor() as loop:
                text = f"{self._text(loop.target)} in {self._text(loop.iter)}"
                number = self._new(
                    one, text, told=True, sides=(True,) if _ENDLESS.match(self._text(loop.iter)) else (True, False)
                )
                loop.body.insert(0, _call(ITEM, number))
                loop.orelse.insert(0, _call(EXHAUSTED, number))
            case ast.Match() as match:
                self._match(one, match)
            case ast.Try() as attempt:
                self._try(one, attempt)

    def _match(self, one: Statement, match: ast.Match) -> None:
        clauses = self._clauses(one, match.cases)
        total = _is_irrefutable(match.cases[-1])
        numbers = []
        for clause, case in zip(clauses, match.cases, strict=True):
            text = f"case {self._text(case.pattern)}" + (f" if {self._text(case.guard)}" if case.guard else "")
            last = case is match.cases[-1] and total
            numbers.append(self._new(clause, text, told=True, sides=(True,) if last else (True, False)))
        for place, case in enumerate(match.cases):
            case.body.insert(0, _call(CHOSEN, numbers[0], place, len(numbers)))
        if not total:
            miss = _call(CHOSEN, numbers[0], len(numbers), len(numbers))
            match.cases.append(ast.match_case(ast.MatchAs(None, None), None, [miss]))

    def _try(self, one: Statement, attempt: ast.Try) -> None:
        clauses = self._clauses(one, attempt.handlers)
        numbers = []
        for clause, handler in zip(clauses, attempt.handlers, strict=True):
            text = f"except {self._text(handler.type)}" if handler.type else "except"
            numbers.append(self._new(clause, text, told=True, sides=(True,)))
        for place, handler in enumerate(attempt.handlers):
            handler.body.insert(0, _call(CHOSEN, numbers[0], place, len(numbers)))
        if attempt.handlers and attempt.handlers[-1].type is not None:
            missed = [_call(CHOSEN, numbers[0], len(numbers), len(numbers)), ast.Raise(None, None)]
            attempt.handlers.append(ast.ExceptHandler(ast.Name("BaseException", ast.Load()), None, missed))

    def _clauses(self, one: Statement, nodes: Sequence[ast.AST]) -> list[Statement]:
        known = {id(other.node): other for other in self._statements}
        return [known.get(id(node), one) for node in nodes]

    def _decided(self, number: int, test: ast.expr) -> ast.expr:
        watched = _watch(test) if self._watched else test
        return ast.Call(ast.Name(DECIDE, ast.Load()), [ast.Constant(number), watched], [])


def _call(name: str, *numbers: int) -> ast.stmt:
    return ast.Expr(ast.Call(ast.Name(name, ast.Load()), [ast.Constant(number) for number in numbers], []))


def _watch(test: ast.expr) -> ast.expr:
    """A condition whose atoms tell what they were computed from."""
    match test:
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(op, [_watch(value) for value in values])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ast.UnaryOp(ast.Not(), _watch(operand))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ast.Call(ast.Name(COMPARE, ast.Load()), [ast.Constant(type(op).__name__), left, right], [])
        case ast.Compare(left=left, ops=ops, comparators=rights) if all(isinstance(one, _SIMPLE) for one in rights[:-1]):
            lefts = [left, *rights[:-1]]
            pairs = [ast.Compare(*pair) for pair in zip(lefts, ([op] for op in ops), ([one] for one in rights), strict=True)]
            return ast.BoolOp(ast.And(), [_watch(pair) for pair in pairs])
    return ast.Call(ast.Name(TRUTH, ast.Load()), [test], [])


def _inside(function: ast.AST) -> Iterator[ast.AST]:
    """Every node in the body of a function."""
    for node in getattr(function, "body", ()):
        yield from ast.walk(node)


def _behind_leaving(tree: ast.AST) -> Iterator[ast.AST]:
    """The statements that follow a ``return``, ``raise``, ``break`` or ``continue`` in its block."""
    for node in ast.walk(tree):
        for name in _BLOCKS:
            block = getattr(node, name, None)
            if not isinstance(block, list):
                continue
            ends = next((place for place, one in enumerate(block) if isinstance(one, _LEAVING)), len(block))
            yield from block[ends + 1 :]


def _runs(one: Statement) -> bool:
    """Whether a tracer sees a statement run."""
    node = one.node
    is_bare = (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
        isinstance(node, ast.AnnAssign) and node.value is None
    )
    return not is_bare and one.kind not in ("def", "class", "global", "nonlocal")


def _is_irrefutable(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
