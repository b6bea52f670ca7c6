"""What plain prose can say of an execution, each with the places at which it is true."""

import ast
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.noun import Noun, text_of
from agents.checker.reading.term import loosely, strictly
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals
from sandbox.trace import Event, Step

_ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "^"}


class Test(Protocol):
    """Something that may be true of an execution."""

    def places(self, moments: Moments) -> Places:
        """Where it is true."""
        ...

    def claims(self) -> tuple[str, ...]:
        """What re-execution can be asked about the place where it is true: any of these must hold there."""
        ...


@dataclass(frozen=True)
class Becomes:
    """A place in memory gets a value; ``old`` is what it had before, if that is said, ``sign`` 1 if it grows, -1 if not."""

    target: Noun
    value: Noun
    old: Noun | None = None
    sign: int = 0

    def places(self, moments: Moments) -> Places:
        """Just behind the steps that gave it."""
        return merged((step + 1, step + 1) for step in self._steps(moments))

    def _steps(self, moments: Moments) -> Iterator[int]:
        for tree in self.target.trees:
            for name in _roots(tree):
                for step, frame, _ in moments.changes.get(name, ()):
                    if self._fits(moments, tree, frame, step):
                        yield step
                for again in _rewrites(moments, name):
                    if isinstance(tree, ast.Name) and self._fits(moments, tree, again.frame, again.index):
                        yield again.index

    def _fits(self, moments: Moments, tree: ast.expr, frame: int, step: int) -> bool:
        after = moments.value(tree, frame, step + 1)
        if after is UNKNOWN:
            return False
        if not any(
            strictly(after, value)
            for part in self.value.trees
            for at in (step + 1, step)
            for value in [moments.value(part, frame, at)]
        ):
            return False
        before = moments.value(tree, frame, step)
        if self.sign and not _goes(before, after, self.sign):
            return False
        return self.old is None or any(strictly(before, moments.value(part, frame, step)) for part in self.old.trees)

    def claims(self) -> tuple[str, ...]:
        """The value there."""
        return tuple(
            f"{text_of(tree)} == {text_of(value)}"
            for tree in self.target.trees
            for value in self.value.trees
            if self.value.written
        )


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

    def claims(self) -> tuple[str, ...]:
        """The relation."""
        return tuple(map(text_of, self.relations))


@dataclass(frozen=True)
class Computes:
    """A true statement about written values, such as ``0 + 4 = 4`` or ``7 is odd``: a line must compute with them."""

    trees: tuple[ast.expr, ...]
    signs: frozenset[str]
    deciding: bool

    def _tied(self, moments: Moments) -> list[Step]:
        """The steps of lines in which all the values take part; in a longer sum one of them may be an intermediate one."""
        leaves = _leaves(self.trees[0])
        found = moments.tied(leaves)
        if not found and {"×", "+"} <= self.signs:
            found = [step for left in sorted(leaves) for step in moments.tied(leaves - {left})]
        return found

    @classmethod
    def of(cls, trees: tuple[ast.expr, ...], *, deciding: bool) -> "Computes":
        """For relations between written values."""
        signs = {_ARITHMETIC.get(type(node.op), "") for tree in trees for node in ast.walk(tree) if isinstance(node, ast.BinOp)}
        return cls(trees, frozenset(signs), deciding)

    def places(self, moments: Moments) -> Places:
        """Around the steps of lines in which the values take part."""
        found = self._tied(moments)
        source = moments.scene.source
        if self.deciding:
            asking = [step for step in found if moments.compared(step) or step.decision is not None]
            if asking:
                found = [step for step in asking if moments.compared(step)] or asking
                found = [step for step in found if _is_asked(moments, self.trees[0], step)]
            else:
                found = [step for step in found if "%" in source.line(step.line).signs or source.line(step.line).calls]
        elif self.signs:
            known = ((step, source.line(step.line).signs) for step in found)
            found = [step for step, signs in known if not signs or self.signs <= signs or signs & {"%", "//"}]
        return moments.around(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing: it is true of numbers."""
        return ()


@dataclass(frozen=True)
class InRound:
    """A round of a loop is spoken of: by its number (-1 for the last one), or by what the loop's variable is in it."""

    number: int | None = None
    value: Noun | None = None
    name: str | None = None

    def places(self, moments: Moments) -> Places:
        """The round."""
        return merged(
            (step.index + 1, last + 1) for step, one, last in moments.rounds if self._is(moments, step, one.number, last=one.last)
        )

    def _is(self, moments: Moments, step: Step, number: int, *, last: bool) -> bool:
        if self.number is not None and not (last if self.number == -1 else number == self.number):
            return False
        if self.value is None:
            return True
        texts = [text for name, text in _bound(moments, step).items() if self.name in (None, name)]
        values = [readable(text) for text in texts]
        said = [moments.value(tree, step.frame, step.index + 1) for tree in self.value.trees]
        return any(strictly(one, other) for one in values for other in said) or (
            self.name is None and len(values) > 1 and any(strictly(tuple(values), other) for other in said)
        )

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Element:
    """The element that a round of a loop looks at, perhaps by its number (-1 for the last one)."""

    number: int | None
    value: Noun
    names: frozenset[str] = frozenset()

    def places(self, moments: Moments) -> Places:
        """The rounds whose variables have the value; failing that, those with lines that compute with it."""
        rounds = [one for one in moments.rounds if self._is_numbered(one[1].number, last=one[1].last)]
        text = text_of(self.value.trees[0])
        bound = [(step, last) for step, _, last in rounds if text in _bound(moments, step).values()]
        if not bound and not self.names & moments.targets:
            used = [
                index
                for index in moments.parts.get(text, ())
                if self.names <= moments.scene.source.line(moments.scene.steps[index].line).names
            ]
            bound = [(step, last) for step, _, last in rounds if any(step.index < index <= last for index in used)]
        return merged((step.index + 1, last + 1) for step, last in bound)

    def _is_numbered(self, number: int, *, last: bool) -> bool:
        return self.number is None or (last if self.number == -1 else number == self.number)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Shifts:
    """Some variable with one value gets another."""

    old: Noun
    new: Noun

    def places(self, moments: Moments) -> Places:
        """Just behind the steps that changed it."""
        found = []
        for name, changes in moments.changes.items():
            for step, frame, text in changes:
                new = [moments.value(tree, frame, step) for tree in self.new.trees]
                if not any(strictly(readable(text), value) for value in new):
                    continue
                before = readable(moments.scene.text(name, frame, step))
                if any(strictly(before, moments.value(tree, frame, step)) for tree in self.old.trees):
                    found.append((step + 1, step + 1))
        return merged(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Decides:
    """A condition comes out true or false; of loops only, if it is said so."""

    truth: bool
    loops: bool = False

    def places(self, moments: Moments) -> Places:
        """Around the steps that decided so."""
        found = [
            step for step in moments.decisions if step.decision is self.truth and (not self.loops or moments.scene.is_loop(step))
        ]
        return merged((step.index, step.index + 1) for step in found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class LoopOver:
    """A loop is over."""

    def places(self, moments: Moments) -> Places:
        """From where one ends to the next round of another."""
        begun = [step.index for step, _, _ in moments.rounds]
        ends = [step.index for step in moments.decisions if step.decision is False and moments.scene.is_loop(step)]
        lines = moments.scene.source
        ends += [
            step.index
            for step in moments.lines
            if any(isinstance(one.node, ast.Break | ast.Return) for one in lines.line(step.line).statements)
        ]
        return merged((end + 1, next((one for one in begun if one > end), moments.end)) for end in ends)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Called:
    """A function of the program is called, with these arguments if they are said."""

    names: tuple[str, ...]
    arguments: tuple[Noun, ...] = ()

    def places(self, moments: Moments) -> Places:
        """Around the steps that enter it."""
        found = [
            step for step in moments.scene.steps if step.event is Event.CALL and step.function.rpartition(".")[2] in self.names
        ]
        return merged((step.index, step.index + 1) for step in found if self._takes(moments, step))

    def _takes(self, moments: Moments, step: Step) -> bool:
        texts = [text for name, text in step.changed.items() if text is not None and name not in ("self", "cls")]
        for noun in self.arguments:
            caller = moments.scene.caller(step)
            frame = caller.frame if caller else step.frame
            values = [moments.value(tree, frame, step.index) for tree in noun.trees]
            if not any(value is not UNKNOWN and literals.text(value) in texts for value in values):
                return False
        return True

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Returns:
    """A function (any, if none is named) returns or yields a value."""

    names: tuple[str, ...]
    value: Noun
    arguments: tuple[ast.expr, ...] = ()

    def places(self, moments: Moments) -> Places:
        """Around the steps that leave it, until the caller's line is over."""
        found = []
        for step in moments.scene.steps:
            if step.event not in (Event.RETURN, Event.YIELD) or (
                self.names and step.function.rpartition(".")[2] not in self.names
            ):
                continue
            value = readable(step.value)
            if any(strictly(moments.value(tree, step.frame, step.index), value) for tree in self.value.trees) and self._took(
                moments, step
            ):
                found.append((step.index, step.index + 2))
        return merged(found)

    def _took(self, moments: Moments, step: Step) -> bool:
        if not self.arguments:
            return True
        call = moments.scene.steps[moments.stretches[step.frame][0]]
        caller = moments.scene.caller(step)
        around = caller or call
        given = list(call.changed.values())
        said = [moments.value(tree, around.frame, around.index) for tree in self.arguments]
        return all(value is not UNKNOWN and literals.text(value) in given for value in said)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Settled:
    """A variable has a value until its round is over, or gets it."""

    subject: str
    relations: tuple[ast.expr, ...]

    def places(self, moments: Moments) -> Places:
        """The states in which it has it, without those of rounds that give it another one later."""
        found: list[tuple[int, int]] = []
        for first, last in Holds(self.relations).places(moments):
            head = next((step.index for step, _, end in reversed(moments.rounds) if step.index < last <= end), None)
            found.append((first, first))
            if head is None or last >= moments.end or head < first:
                found.append((first, last if head is None or last >= moments.end else first))
            else:
                found.append((first, head))
        return merged(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Appears:
    """Some variable gets a value, or a line computes it."""

    value: Noun
    written: bool = False

    def places(self, moments: Moments) -> Places:
        """Around the lines that do."""
        frame = moments.scene.steps[0].frame
        values = [moments.value(tree, frame, 0) for tree in self.value.trees]
        texts = {literals.text(value) for value in values if value is not UNKNOWN}
        steps = [moments.scene.steps[index] for text in texts for index in moments.parts.get(text, ())]
        return moments.around(steps)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Remains:
    """So many rounds of a loop remain."""

    number: int

    def places(self, moments: Moments) -> Places:
        """Where the round before them is under way, or over."""
        found = []
        for loop in _loops(moments):
            if self.number < len(loop):
                found.append((loop[-self.number - 1][0].index + 1, loop[-self.number][0].index))
            elif self.number == len(loop):
                found.append((max(0, loop[0][0].index - 2), loop[0][0].index))
        return merged(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Runs:
    """A loop runs through numbers, from a first one to a last one."""

    first: Noun
    last: Noun

    def places(self, moments: Moments) -> Places:
        """Around the headers of such loops."""
        found = []
        for step in moments.lines:
            for one in moments.scene.source.line(step.line).statements:
                items = moments.value(one.node.iter, step.frame, step.index) if isinstance(one.node, ast.For) else None
                if isinstance(items, list | range) and items:
                    said = [moments.value(noun.trees[0], step.frame, step.index) for noun in (self.first, self.last)]
                    if strictly(said[0], items[0]) and strictly(said[1], items[-1]):
                        found.append(step)
        return moments.around(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Either:
    """One of several things."""

    tests: tuple[Test, ...]

    def places(self, moments: Moments) -> Places:
        """Where one of them is true."""
        return merged(one for test in self.tests for one in test.places(moments))

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


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

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Gets:
    """Something gains (or loses) an item, or an amount."""

    owner: Noun | None
    item: Noun
    sign: int = 1

    def places(self, moments: Moments) -> Places:
        """Just behind the steps that made it so."""
        names = [self.owner.name] if self.owner is not None and self.owner.name else list(moments.changes)
        if self.owner is not None and not self.owner.name:
            names = [name for tree in self.owner.trees for name in _roots(tree)]
        found = []
        for name in names:
            for step, frame, text in moments.changes.get(name or "", ()):
                before, after = readable(moments.scene.text(name or "", frame, step)), readable(text)
                items = [
                    value for tree in self.item.trees for at in (step, step + 1) for value in [moments.value(tree, frame, at)]
                ]
                if any(item is not UNKNOWN and differs(before, after, item, self.sign) for item in items):
                    found.append((step + 1, step + 1))
        return merged(found)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Idle:
    """Something keeps its value, or nothing happens."""

    subject: Noun | None = None
    value: Noun | None = None

    def places(self, moments: Moments) -> Places:
        """Between its changes."""
        if self.subject is None or self.subject.name is None:
            return merged((step.index, step.index + 2) for step in moments.decisions)
        name = self.subject.name
        changed = [step for step, _, _ in moments.changes.get(name, ())]
        decided = merged((step.index, step.index + 2) for step in moments.decisions if step.index + 1 not in changed)
        if self.value is None:
            return decided
        relations = tuple(ast.Compare(ast.Name(name, ast.Load()), [ast.Eq()], [tree]) for tree in self.value.trees)
        return Holds(relations).places(moments)

    def claims(self) -> tuple[str, ...]:
        """Nothing."""
        return ()


def differs(before: object, after: object, item: object, sign: int) -> bool:
    """Whether one value is the other with an item or an amount more, or less."""
    if sign < 0:
        before, after = after, before
    if isinstance(before, int | float) and isinstance(after, int | float) and isinstance(item, int | float):
        return loosely(after - before, item)
    if isinstance(before, str) and isinstance(after, str) and isinstance(item, str):
        return after in (before + item, item + before)
    if isinstance(before, list | deque | tuple) and isinstance(after, list | deque | tuple):
        texts, kept = (sorted(map(literals.text, part)) for part in (after, before))
        added = [[literals.text(item)]] + ([list(map(literals.text, item))] if isinstance(item, list | tuple | str) else [])
        return any(texts == sorted([*kept, *one]) for one in added)
    if isinstance(before, set | dict) and isinstance(after, set | dict):
        try:
            return item in after and item not in before
        except TypeError:
            return False
    return False


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


def _goes(before: object, after: object, sign: int) -> bool:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return (after - before) * sign > 0
    return True


def _loops(moments: Moments) -> Iterator[list[tuple[Step, int]]]:
    """The rounds of each run of a loop: the step that begins it and the last one."""
    loops: dict[tuple[int, int], list[tuple[Step, int]]] = {}
    for step, one, last in moments.rounds:
        key = (step.frame, step.line)
        if one.number == 1 and key in loops:
            yield loops.pop(key)
        loops.setdefault(key, []).append((step, last))
    yield from loops.values()


def _roots(tree: ast.expr) -> Iterator[str]:
    while isinstance(tree, ast.Subscript | ast.Attribute):
        tree = tree.value
    if isinstance(tree, ast.Name):
        yield tree.id


def _rewrites(moments: Moments, name: str) -> Iterator[Step]:
    """The steps of lines that store a variable the value that it has already."""
    for step in moments.lines:
        if name not in step.changed and name in moments.scene.source.line(step.line).stores:
            yield step


def _bound(moments: Moments, step: Step) -> dict[str, str]:
    """The variables of a loop with their values in the round that a step begins."""
    names = moments.scene.source.line(step.line).stores
    texts = {name: moments.scene.text(name, step.frame, step.index + 1) for name in names}
    return {name: text for name, text in texts.items() if text is not None}


def _leaves(tree: ast.expr) -> set[str]:
    """Value texts of the written values in a relation."""
    found: set[str] = set()
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.expr) and literals.is_literal(node):
            found.add(text_of(node))
        else:
            stack.extend(child for child in ast.iter_child_nodes(node))
    return found


def _both(one: Places, other: Places) -> Places:
    found = []
    for first, last in one:
        found += [(max(first, begin), min(last, end)) for begin, end in other if begin <= last and end >= first]
    return merged(found)
