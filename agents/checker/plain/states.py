"""What plain prose can say of states: a relation that holds, values at one time, a sum that a line does."""

import ast
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.noun import ARITHMETIC, Noun, text_of, written
from agents.checker.reckoning import UNKNOWN
from sandbox.guest import literals
from sandbox.trace import Step


class Test(Protocol):
    """Something that may be true of an execution."""

    def places(self, moments: Moments) -> Places:
        """Where it is true."""
        ...


_PICKING = frozenset({"max", "min", "sorted", "sort", "any", "all", "next", "bisect", "bisect_left", "bisect_right"})
"""Functions that compare."""


@dataclass(frozen=True)
class Holds:
    """A relation is true; ``deciding`` if it is one that the program is said to look at."""

    relations: tuple[ast.expr, ...]
    deciding: bool = False

    def places(self, moments: Moments) -> Places:
        """The states in which it is; of a relation that lines test, only those in which they do."""
        found = merged(one for tree in self.relations for one in moments.holding(tree))
        if not self.deciding:
            return found
        names = {node.id for tree in self.relations for node in ast.walk(tree) if isinstance(node, ast.Name)}
        tests = [step for step in moments.decisions if names & moments.scene.source.line(step.line).loads]
        tests = [step for step in tests if moments.compared(step)] or tests
        asked = moments.around(step for step in tests if any(_is_asked(moments, tree, step) for tree in self.relations))
        return _both(found, asked) if tests else found


@dataclass(frozen=True)
class Apposed(Holds):
    """Something has the value that stands beside it: "the longest rod, 14"."""


@dataclass(frozen=True)
class Settled:
    """A variable has a value until its round is over, or gets it."""

    subject: str
    relations: tuple[ast.expr, ...]

    def places(self, moments: Moments) -> Places:
        """The states in which it has it, without those of rounds that give it another one later."""
        found: list[tuple[int, int]] = []
        for first, last in Holds(self.relations).places(moments):
            head = moments.head(last)
            found.append((first, first))
            if head is None or last >= moments.end or head < first:
                found.append((first, last if head is None or last >= moments.end else first))
            else:
                found.append((first, head))
        return merged(found)


@dataclass(frozen=True)
class Preferably:
    """The first of several things that is true anywhere."""

    tests: tuple[Test, ...]

    def places(self, moments: Moments) -> Places:
        """Where it is true."""
        return next((places for test in self.tests if (places := test.places(moments))), [])


@dataclass(frozen=True)
class Together:
    """Several variables have their values at the same time."""

    relations: tuple[tuple[ast.expr, ...], ...]

    def places(self, moments: Moments) -> Places:
        """The states in which they do."""
        found: Places = [(0, moments.end)]
        for relations in self.relations:
            found = _both(found, Holds(relations).places(moments))
        return found


@dataclass(frozen=True)
class Either:
    """One of several things."""

    tests: tuple[Test, ...]

    def places(self, moments: Moments) -> Places:
        """Where one of them is true."""
        return merged(one for test in self.tests for one in test.places(moments))


@dataclass(frozen=True)
class Idle:
    """Something keeps its value, or nothing happens."""

    subject: Noun | None = None
    value: Noun | None = None

    def places(self, moments: Moments) -> Places:
        """Between its changes; if nothing is named, where a condition fails or the round is left."""
        if self.subject is None or self.subject.name is None:
            source = moments.scene.source
            failed = [step for step in moments.decisions if step.decision is False and not moments.scene.is_loop(step)]
            left = [
                step
                for step in moments.lines
                if any(isinstance(one.node, ast.Continue | ast.Pass) for one in source.line(step.line).statements)
            ]
            return merged((step.index - 1, step.index + 2) for step in [*failed, *left])
        name = self.subject.name
        changed = [step for step, _, _ in moments.changes.get(name, ())]
        decided = merged((step.index, step.index + 2) for step in moments.decisions if step.index + 1 not in changed)
        if self.value is None:
            return decided
        relations = tuple(ast.Compare(ast.Name(name, ast.Load()), [ast.Eq()], [tree]) for tree in self.value.trees)
        return Holds(relations).places(moments)


@dataclass(frozen=True)
class At:
    """Something that was found true at certain places.

    Attributes:
        found: the places.
        name, text: of a variable, and of the value that it is said to have.
        along: where the rounds stand that it tells together, as by a list of what they come to.
        idle: whether it tells nothing that is done there.
    """

    found: tuple[tuple[int, int], ...]
    name: str = ""
    text: str = ""
    along: tuple[tuple[int, int], ...] = ()
    idle: bool = False

    def places(self, _moments: Moments) -> Places:
        """Those."""
        return list(self.found)


@dataclass(frozen=True)
class Appears:
    """Some variable gets a value, or a line computes it."""

    value: Noun

    def places(self, moments: Moments) -> Places:
        """Around the lines that do."""
        frame = moments.scene.steps[0].frame
        values = [moments.value(tree, frame, 0) for tree in self.value.trees]
        texts = {literals.text(value) for value in values if value is not UNKNOWN}
        steps = [step for text in texts for step in moments.tied([text]) or moments.tied([text], items=True)]
        return moments.around(steps)


@dataclass(frozen=True)
class Computes:
    """A true statement about written values, such as ``0 + 4 = 4`` or ``7 is odd``: a line must compute with them."""

    trees: tuple[ast.expr, ...]
    signs: frozenset[str]
    deciding: bool

    def _tied(self, moments: Moments) -> list[Step]:
        """The steps of lines in which all the values take part; in a longer sum one of them may be an intermediate one."""
        leaves = written(self.trees[0])
        found = moments.tied(leaves)
        if not found and {"×", "+"} <= self.signs:
            found = [step for left in sorted(leaves) for step in moments.tied(leaves - {left})]
        found = found or self._divides(moments)
        return found or (moments.tied(leaves, items=True) if self.signs else [])

    def _divides(self, moments: Moments) -> list[Step]:
        """The steps of lines that divide a number which is said to be a product, as 84 is 4 times 21."""
        tree = self.trees[0]
        product = tree.comparators[0] if isinstance(tree, ast.Compare) else None
        product = product.left if isinstance(product, ast.BinOp) and isinstance(product.op, ast.Add) else product
        if not isinstance(tree, ast.Compare) or not isinstance(product, ast.BinOp) or not isinstance(product.op, ast.Mult):
            return []
        pairs = {(text_of(tree.left), text_of(side)) for side in (product.left, product.right)}
        return [step for step in moments.tied([text_of(tree.left)]) if pairs & set(moments.divided(step))]

    @classmethod
    def of(cls, trees: tuple[ast.expr, ...], *, deciding: bool) -> "Computes":
        """For relations between written values."""
        signs = {ARITHMETIC.get(type(node.op), "") for tree in trees for node in ast.walk(tree) if isinstance(node, ast.BinOp)}
        return cls(trees, frozenset(signs), deciding)

    def places(self, moments: Moments) -> Places:
        """Around the steps of lines in which the values take part."""
        found = self._tied(moments)
        source = moments.scene.source
        if self.deciding:
            asking = [
                step for step in found if moments.compared(step) or not (step.decision is None or moments.scene.is_loop(step))
            ]
            if asking:
                found = [step for step in asking if moments.compared(step)] or asking
                found = [step for step in found if _is_asked(moments, self.trees[0], step)]
            else:
                found = [
                    step
                    for step in found
                    if "%" in source.line(step.line).signs
                    or (_picks(moments, step) and step.line not in source.loops)
                    or _goes_into(moments, self.trees[0], step)
                ]
        elif self.signs:
            known = ((step, source.line(step.line).signs) for step in found)
            found = [step for step, signs in known if not signs or self.signs <= signs or signs & {"%", "//"}]
        if divisions := [
            node
            for node in ast.walk(self.trees[0])
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.FloorDiv | ast.Div)
        ]:
            found = [step for step in found if all(_is_divided(moments, node, step) for node in divisions)]
        return moments.around(found)


def _picks(moments: Moments, step: Step) -> bool:
    """Whether a line calls what compares: a function of the program, or one that picks or orders."""
    called = {ast.unparse(node.func).rpartition(".")[2] for node in moments.scene.source.line(step.line).calls}
    return bool(called & (_PICKING | moments.scene.functions.keys()))


def _is_asked(moments: Moments, tree: ast.expr, step: Step) -> bool:
    """Whether the line of a step compares what a comparison compares; of other relations nothing is known."""
    while isinstance(tree, ast.UnaryOp):
        tree = tree.operand
    pairs = moments.compared(step)
    if not pairs or not isinstance(tree, ast.Compare) or isinstance(tree.left, ast.BinOp):
        return True
    sides = [moments.value(part, step.frame, step.index) for part in (tree.left, tree.comparators[0])]
    if UNKNOWN in sides:
        return True
    one, other = map(literals.text, sides)
    return (one, other) in pairs or (other, one) in pairs


def _goes_into(moments: Moments, tree: ast.expr, step: Step) -> bool:
    """Whether two numbers are compared of which the line of a step divides the one by the other."""
    sides = (tree.left, tree.comparators[0]) if isinstance(tree, ast.Compare) else ()
    return tuple(map(text_of, sides)) in moments.divided(step)


def _is_divided(moments: Moments, node: ast.BinOp, step: Step) -> bool:
    """Whether the line of a step, if it divides at all, divides these two."""
    pairs = moments.divided(step)
    sides = [moments.value(part, step.frame, step.index) for part in (node.left, node.right)]
    return not pairs or UNKNOWN in sides or (literals.text(sides[0]), literals.text(sides[1])) in pairs


def _both(one: Places, other: Places) -> Places:
    found = []
    at = 0
    for first, last in one:
        while at < len(other) and other[at][1] < first:
            at += 1
        for begin, end in islice(other, at, None):
            if begin > last:
                break
            found.append((max(first, begin), min(last, end)))
    return merged(found)
