"""What single lines of a run read, made, compared and decided: the facts that loose prose is accounted for by."""

import ast
import re
from collections import deque
from collections.abc import Callable, Iterator, KeysView, Sequence, ValuesView
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from agents.checker.plain.moments import Moments
from agents.checker.plain.noun import ARITHMETIC, tree_of
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals
from sandbox.trace import Step

_MOST_LINES = 1_200
_MOST_ITEMS = 40
_SEVERAL = (list, tuple, KeysView, ValuesView)
_SIGN: dict[type[ast.cmpop], str] = {
    ast.Gt: ">", ast.Lt: "<", ast.GtE: ">=", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in",
    ast.Is: "==", ast.IsNot: "!=",
}  # fmt: skip
_TOGETHER = frozenset({"sum", "sorted", "join", "prod", "fsum"})
_COMPREHENSIONS = (ast.ListComp, ast.GeneratorExp)
_DIGITS = re.compile(r"'\d+'")
_Look = Callable[[ast.expr, dict[str, ast.expr]], object]


@dataclass(slots=True)
class Sheet:
    """The facts of a line's run, or of several that follow each other.

    Attributes:
        first, last: steps from the first to the last of them.
        frame: the activation.
        reads: texts of the values that are looked up.
        makes: texts of the values that are computed, stored, added, removed or returned.
        shifts: texts of the amounts by which numbers change.
        values: variable -> its texts before and after.
        compared: what is compared: one side, the sign, the other side.
        decisions: how conditions came out, without those of loops.
        left: whether a loop is left, or the function.
        does: signs of arithmetic, last parts of names of what is called, and kinds of statements.
        names: the variables that are read or bound.
        rounds: numbers of the rounds that it lies in.
        loops: how headers of loops decided.
        parts: line and columns of an expression -> text of its value.
        results: signs of operations, and names of functions, with texts of what they come to.
        operands: signs of operations with texts of their two sides.
        outcomes: texts of what is stored, added, removed or returned.
        bound: texts of what a loop's variables get for a round.
        constants: texts of the values that are written in it.
        stored: variables that get a value.
        divided: texts of what is divided for its remainder.
        begins: whether the activation begins with it.
        place: lines of the loops that it lies in, with the numbers of the rounds, outermost first.
        lines: the lines, if they are several.
    """

    first: int
    last: int
    frame: int
    reads: set[str] = field(default_factory=set)
    makes: set[str] = field(default_factory=set)
    shifts: set[str] = field(default_factory=set)
    values: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    compared: list[tuple[object, str, object]] = field(default_factory=list)
    decisions: list[bool] = field(default_factory=list)
    loops: list[bool] = field(default_factory=list)
    does: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    rounds: set[int] = field(default_factory=set)
    parts: dict[tuple[int, int, int], str] = field(default_factory=dict)
    outcomes: set[str] = field(default_factory=set)
    results: set[tuple[str, str]] = field(default_factory=set)
    operands: set[tuple[str, str, str]] = field(default_factory=set)
    divided: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    constants: set[str] = field(default_factory=set)
    stored: set[str] = field(default_factory=set)
    begins: bool = False
    place: tuple[tuple[int, int], ...] = ()
    lines: tuple["Sheet", ...] = ()

    @property
    def left(self) -> bool:
        """Whether a loop is left, or the function."""
        return False in self.loops or bool(self.does & {"break", "return"})

    @property
    def changes(self) -> list[tuple[str, object, object]]:
        """The variables that get another value, with both."""
        pairs = ((name, before, after) for name, (before, after) in self.values.items() if after and before != after)
        return [(name, readable(before), readable(after)) for name, before, after in pairs]


def together(sheets: Sequence[Sheet]) -> Sheet:
    """The facts of several lines as those of one."""
    found = Sheet(sheets[0].first, sheets[-1].last, sheets[0].frame, begins=sheets[0].begins, lines=tuple(sheets))
    found.rounds = set.intersection(*(sheet.rounds for sheet in sheets))
    found.place = tuple(one for one in sheets[0].place if all(one in sheet.place for sheet in sheets))
    for sheet in sheets:
        found.last = max(found.last, sheet.last)
        for mine, its in (
            (found.reads, sheet.reads), (found.makes, sheet.makes), (found.shifts, sheet.shifts), (found.does, sheet.does),
            (found.names, sheet.names), (found.outcomes, sheet.outcomes), (found.divided, sheet.divided),
            (found.bound, sheet.bound), (found.constants, sheet.constants), (found.stored, sheet.stored),
        ):  # fmt: skip
            mine.update(its)
        found.results |= sheet.results
        found.operands |= sheet.operands
        found.compared += sheet.compared
        found.decisions += sheet.decisions
        found.loops += sheet.loops
        for name, (before, after) in sheet.values.items():
            found.values[name] = (found.values[name][0] if name in found.values else before, after)
    return found


class Sheets:
    """The sheets of a trace.

    Args:
        moments: the trace.
    """

    def __init__(self, moments: Moments) -> None:
        self._moments = moments

    @cached_property
    def lines(self) -> list[Sheet]:
        """One for each run of a line, in order."""
        found = [self._sheet(step) for step in self._moments.lines[:_MOST_LINES]]
        begun: set[int] = set()
        for sheet in (one for one in found if one is not None):
            sheet.begins = sheet.frame not in begun
            if sheet.begins:
                self._given(sheet)
            begun.add(sheet.frame)
        return [sheet for sheet in found if sheet is not None]

    @cached_property
    def compared(self) -> list[tuple[object, str, object]]:
        """All that is compared."""
        return [pair for sheet in self.lines for pair in sheet.compared]

    def windows(self, size: int) -> list[Sheet]:
        """Those of so many lines that follow each other in one activation, within one round of each loop."""
        if size not in self._windows:
            frames: dict[int, deque[Sheet]] = {}
            for sheet in self.lines:
                before = frames.setdefault(sheet.frame, deque(maxlen=size))
                if before and not _goes_on(before[-1].place, sheet.place):
                    before.clear()
                before.append(sheet)
                if len(before) == size:
                    self._windows.setdefault(size, []).append(together(tuple(before)))
        return self._windows.get(size, [])

    def _given(self, sheet: Sheet) -> None:
        """What an activation is given belongs to its first line too."""
        first, _ = self._moments.stretches[sheet.frame]
        for name, text in self._moments.scene.steps[first].changed.items():
            if text is not None:
                sheet.values.setdefault(name, (text, text))
                sheet.names.add(name)
                sheet.reads.add(text)

    @cached_property
    def _windows(self) -> dict[int, list[Sheet]]:
        return {1: self.lines}

    def _sheet(self, step: Step) -> Sheet | None:
        scene = self._moments.scene
        line = scene.source.line(step.line)
        if any(one.kind in ("def", "class", "import") for one in line.statements):
            return None
        first, last = scene.run(step)
        sheet = Sheet(first, last, step.frame, names=set(line.names), does=set(line.signs))
        decision = scene.decision(step)
        over = decision is False and scene.is_loop(step)
        for name in line.names:
            after = None if over and name in line.stores else scene.text(name, step.frame, last + 1)
            self._variable(sheet, name, scene.text(name, step.frame, step.index), after, name in line.loads, name in line.stores)
            if name in line.stores and after is not None:
                sheet.parts[step.line, -1, hash(name)] = after
        for one in line.statements:
            self._statement(sheet, one.node, step, last)
            sheet.does.add(one.kind)
        sheet.does.update(ast.unparse(node.func).rpartition(".")[2] for node in line.calls)
        for top in line.tops:
            flat = _flat(top, lambda part, names: self._value(part, step, names), sheet)
            for node in ast.walk(flat):
                self._note(sheet, node, step)
        sheet.makes.update(literals.text(call.value) for call in scene.calls_of(step))
        if decision is not None:
            (sheet.loops if scene.is_loop(step) else sheet.decisions).append(decision)
        if scene.is_loop(step) and not over:
            sheet.bound = {text for name in line.stores if (text := scene.text(name, step.frame, step.index + 1)) is not None}
        sheet.place = tuple((one.line, one.number) for one in scene.rounds(step))
        sheet.rounds = {number for _, number in sheet.place}
        return sheet

    @staticmethod
    def _variable(sheet: Sheet, name: str, before: str | None, after: str | None, loaded: bool, stored: bool) -> None:  # noqa: FBT001
        sheet.values[name] = (before, after)
        if loaded and before is not None:
            sheet.reads.add(before)
        made = set(_gained(readable(before), readable(after)))
        if after is not None and (stored or after != before):
            made.add(after)
            sheet.stored.add(name)
        sheet.makes |= made
        sheet.outcomes |= made | {text[1:-1] for text in made if _DIGITS.fullmatch(text)}
        sheet.shifts.update(_shift(readable(before), readable(after)))

    def _statement(self, sheet: Sheet, node: ast.AST, step: Step, last: int) -> None:
        """What a return gives back, and what is stored in fields and items."""
        if isinstance(node, ast.Return):
            sheet.does.add("return")
            if text := self._moments.scene.result(step):
                sheet.makes.add(text)
                sheet.outcomes.add(text)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            sheet.does |= {"swap"} if isinstance(node.targets[0], ast.Tuple) else set()
            sheet.outcomes.add(literals.text(self._value(node.value, step, {})))
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            after = sheet.values.get(node.target.id, (None, None))[1]
            sheet.results.update((sign, after) for sign in _operations(node) if after is not None)
            self._operands(sheet, node.op, node.target, node.value, step)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
        for target in targets:
            if isinstance(target, ast.Attribute | ast.Subscript):
                values = [self._moments.value(target, step.frame, at) for at in (step.index, last + 1)]
                before, after = (None if value is UNKNOWN else literals.text(value) for value in values)
                name = target.attr if isinstance(target, ast.Attribute) else ast.unparse(target)
                self._variable(sheet, name, before, after, isinstance(node, ast.AugAssign), stored=True)

    def _note(self, sheet: Sheet, node: ast.AST, step: Step) -> None:
        if isinstance(node, ast.Call):
            self._popped(sheet, node, step)
            if ast.unparse(node.func).rpartition(".")[2] in _TOGETHER:
                items = self._value(node.args[0], step, {}) if node.args else UNKNOWN
                sheet.reads.update(map(literals.text, islice(items, _MOST_ITEMS)) if isinstance(items, _SEVERAL) else ())
        if isinstance(node, ast.Slice):
            sheet.does.add("slice")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.BitAnd):
            sheet.divided.add(literals.text(self._value(node.left, step, {})))
        if isinstance(node, ast.BinOp):
            self._operands(sheet, node.op, node.left, node.right, step)
        if isinstance(node, ast.Compare):
            self._compare(sheet, node, step, {})
        if isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), ast.Store):
            value = self._value(node, step, {})
            if value is not UNKNOWN and not callable(value):
                text = literals.text(value)
                if isinstance(node, ast.Attribute):
                    sheet.names.add(node.attr)
                    sheet.values.setdefault(node.attr, (text, text))
                kinds = {ast.Name: sheet.reads, ast.Attribute: sheet.reads, ast.Constant: sheet.constants}
                kinds.get(type(node), sheet.makes).add(text)
                sheet.results.update((sign, text) for sign in _operations(node))
                sheet.parts[step.line, getattr(node, "col_offset", 0), getattr(node, "end_col_offset", 0)] = text

    def _operands(self, sheet: Sheet, op: ast.operator, left: ast.expr, right: ast.expr, step: Step) -> None:
        one, other = (literals.text(self._value(side, step, {})) for side in (left, right))
        sheet.operands.add((ARITHMETIC.get(type(op), ""), one, other))

    def _value(self, node: ast.expr, step: Step, names: dict[str, ast.expr]) -> object:
        if names:
            node = _Bound(names).visit(ast.parse(ast.unparse(node), mode="eval")).body
        return self._moments.value(node, step.frame, step.index)

    def _compare(self, sheet: Sheet, node: ast.Compare, step: Step, names: dict[str, ast.expr]) -> None:
        sides = [self._value(part, step, names) for part in (node.left, *node.comparators)]
        for left, op, right in zip(sides, node.ops, sides[1:], strict=False):
            if UNKNOWN not in (left, right):
                sheet.compared.append((left, _SIGN[type(op)], right))

    def _popped(self, sheet: Sheet, node: ast.Call, step: Step) -> None:
        if not isinstance(node.func, ast.Attribute) or node.func.attr != "pop":
            return
        owner = self._value(node.func.value, step, {})
        if isinstance(owner, list) and owner:
            found = owner[:1] if node.args else owner[-2:]
            sheet.makes.update(map(literals.text, found))


def _operations(node: ast.AST) -> Iterator[str]:
    """What an expression, or an assignment, does last."""
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC:
        yield ARITHMETIC[type(node.op)]
    elif isinstance(node, ast.Call):
        yield ast.unparse(node.func).rpartition(".")[2]


def _flat(top: ast.expr, look: _Look, sheet: Sheet) -> ast.expr:
    """An expression whose comprehensions are written as the lists that they make; what these ask is noted."""
    if not any(isinstance(node, _COMPREHENSIONS) for node in ast.walk(top)):
        return top
    copy = ast.parse(ast.unparse(top), mode="eval")
    _Flattener(look, sheet).visit(copy)
    return copy.body


class _Flattener(ast.NodeTransformer):
    def __init__(self, look: _Look, sheet: Sheet) -> None:
        self._look, self._sheet = look, sheet

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self._made(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self._made(node)

    def _made(self, node: ast.ListComp | ast.GeneratorExp) -> ast.expr:
        loop = node.generators[0]
        items = self._look(loop.iter, {})
        simple = len(node.generators) == 1 and isinstance(loop.target, ast.Name)
        if not simple or not isinstance(items, list | tuple | str | range | set | dict):
            return node
        made: list[ast.expr] = []
        for item in islice(items, _MOST_ITEMS):
            tree = tree_of(item)
            if tree is None or not isinstance(loop.target, ast.Name):
                return node
            names = {loop.target.id: tree}
            self._sheet.reads.add(literals.text(item))
            if not all(self._asked(test, names) for test in loop.ifs):
                continue
            for part in ast.walk(node.elt):
                value = self._look(part, names) if isinstance(part, ast.expr) else UNKNOWN
                if value is not UNKNOWN and not callable(value):
                    kinds = {ast.Name: self._sheet.reads, ast.Constant: self._sheet.constants}
                    kinds.get(type(part), self._sheet.makes).add(literals.text(value))
            value = self._look(node.elt, names)
            written = tree_of(value) if value is not UNKNOWN else None
            if written is None:
                return node
            made.append(written)
        return ast.List(made, ast.Load())

    def _asked(self, test: ast.expr, names: dict[str, ast.expr]) -> bool:
        truth = self._look(test, names) is True
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            left, right = self._look(test.left, names), self._look(test.comparators[0], names)
            if UNKNOWN not in (left, right):
                self._sheet.compared.append((left, _SIGN[type(test.ops[0])], right))
        return truth


class _Bound(ast.NodeTransformer):
    def __init__(self, names: dict[str, ast.expr]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._names.get(node.id, node)


def _goes_on(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    size = min(len(one), len(other))
    return one[:size] == other[:size]


def _gained(before: object, after: object) -> Iterator[str]:
    """Items that a collection gains or loses."""
    if isinstance(before, list | deque) and isinstance(after, list | deque):
        one, other = list(map(literals.text, before)), list(map(literals.text, after))
        if len(one) != len(other):
            yield from set(one) ^ set(other) or set(one[-1:]) | set(other[-1:])
        else:
            changed = [text for text, old in zip(other, one, strict=True) if text != old]
            yield from changed if 2 * len(changed) <= len(one) else ()
    elif isinstance(before, set | frozenset) and isinstance(after, set | frozenset):
        yield from map(literals.text, before ^ after)
    elif isinstance(before, dict) and isinstance(after, dict):
        for key in {*before, *after}:
            if (key in before) != (key in after) or before[key] != after[key]:
                yield literals.text(key)
                yield from (literals.text(part[key]) for part in (before, after) if key in part)
    elif isinstance(before, str) and isinstance(after, str) and before and after != before and after.startswith(before):
        yield literals.text(after[len(before) :])


def _shift(before: object, after: object) -> Iterator[str]:
    numbers = int | float
    if isinstance(before, numbers) and isinstance(after, numbers) and not isinstance(before, bool) and before != after:
        yield literals.text(abs(after - before))
