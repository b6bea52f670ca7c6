"""What plain prose can say of the run: rounds of loops, decisions, calls and what they return."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.series import holds
from agents.checker.reading.term import strictly
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals
from sandbox.trace import Event, Step


@dataclass(frozen=True)
class InRound:
    """A round of a loop is spoken of: by its number (-1 for the last one), or by what the loop's variable is in it.

    Attributes:
        number: the round's number.
        value: what the loop's variable is.
        name: that variable, if it is named.
        start: whether the telling just comes to it.
    """

    number: int | None = None
    value: Noun | None = None
    name: str | None = None
    start: bool = False

    def places(self, moments: Moments) -> Places:
        """The round, or where it begins."""
        return merged(
            (step.index + 1, step.index + 1 if self.start else last + 1)
            for step, one, last in moments.rounds
            if self._is(moments, step, one.number, last=one.last)
        )

    def _is(self, moments: Moments, step: Step, number: int, *, last: bool) -> bool:
        if self.number is not None and not (last if self.number == -1 else number == self.number):
            return False
        if self.value is None:
            return self.name is None or self.name in moments.scene.source.line(step.line).stores
        texts = [text for name, text in _bound(moments, step).items() if self.name in (None, name)]
        values = [readable(text) for text in texts]
        said = [moments.value(tree, step.frame, step.index + 1) for tree in self.value.trees]
        return any(strictly(one, other) for one in values for other in said) or (
            self.name is None and len(values) > 1 and any(strictly(tuple(values), other) for other in said)
        )


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
        named = self.names & moments.targets
        bound = [
            (step, last)
            for step, _, last in rounds
            if any(had == text for name, had in _bound(moments, step).items() if not named or name in named)
        ]
        if not bound and not named:
            used = [
                index
                for index in moments.parts.get(text, ())
                if self.names <= moments.scene.source.line(moments.scene.steps[index].line).names
            ]
            bound = [(step, last) for step, _, last in rounds if any(step.index < index <= last for index in used)]
        return merged((step.index + 1, last + 1) for step, last in bound)

    def _is_numbered(self, number: int, *, last: bool) -> bool:
        return self.number is None or (last if self.number == -1 else number == self.number)


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


@dataclass(frozen=True)
class Rounds:
    """A loop goes round so many times."""

    number: int

    def places(self, moments: Moments) -> Places:
        """From its beginning to its end."""
        loops = (loop for loop in _loops(moments) if len(loop) == self.number)
        return merged((max(0, loop[0][0].index - 1), loop[-1][1] + 1) for loop in loops)


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


@dataclass(frozen=True)
class RunsNone:
    """A loop has no numbers to run through: they would begin with the one and end before the other."""

    first: Noun
    stop: Noun

    def places(self, moments: Moments) -> Places:
        """Around the headers of such loops."""
        found = []
        names = (self.first.names | self.stop.names) & moments.changes.keys()
        for step in moments.lines:
            line = moments.scene.source.line(step.line)
            for one in line.statements:
                ends = _ends(one.node.iter) if isinstance(one.node, ast.For) else None
                if ends is None or moments.scene.decision(step) is not False or not names <= line.loads:
                    continue
                first, stop, *said = (
                    moments.value(tree, step.frame, step.index) for tree in (*ends, self.first.trees[0], self.stop.trees[0])
                )
                if strictly(first, said[0]) and strictly(stop, said[1]) and holds(first, ">=", stop):
                    found.append(step)
        return moments.around(found)


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


def _ends(tree: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """With what a range begins and before what it ends; ``None`` of all else."""
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name) or tree.func.id != "range" or len(tree.args) > 2:
        return None
    return (tree.args[0], tree.args[1]) if len(tree.args) > 1 else (ast.Constant(0), tree.args[0])


def _loops(moments: Moments) -> Iterator[list[tuple[Step, int]]]:
    """The rounds of each run of a loop: the step that begins it and the last one."""
    loops: dict[tuple[int, int], list[tuple[Step, int]]] = {}
    for step, one, last in moments.rounds:
        key = (step.frame, step.line)
        if one.number == 1 and key in loops:
            yield loops.pop(key)
        loops.setdefault(key, []).append((step, last))
    yield from loops.values()


def _bound(moments: Moments, step: Step) -> dict[str, str]:
    """The variables of a loop with their values in the round that a step begins."""
    names = moments.scene.source.line(step.line).stores
    texts = {name: moments.scene.text(name, step.frame, step.index + 1) for name in names}
    return {name: text for name, text in texts.items() if text is not None}
