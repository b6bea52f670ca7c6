"""What plain prose can say of changes: something gets a value, an item, an amount."""

import ast
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from agents.checker.plain.moments import Moments, Places, merged
from agents.checker.plain.noun import Noun, text_of
from agents.checker.reading.term import loosely, strictly
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals
from sandbox.trace import Step


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
                for again in rewrites(moments, name):
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
        """What re-execution is asked at such a step."""
        return tuple(
            f"{text_of(tree)} == {text_of(value)}"
            for tree in self.target.trees
            for value in self.value.trees
            if self.value.written
        )


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


def _goes(before: object, after: object, sign: int) -> bool:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return (after - before) * sign > 0
    return True


def _roots(tree: ast.expr) -> Iterator[str]:
    while isinstance(tree, ast.Subscript | ast.Attribute):
        tree = tree.value
    if isinstance(tree, ast.Name):
        yield tree.id


def rewrites(moments: Moments, name: str) -> Iterator[Step]:
    """The steps of lines that store a variable the value that it has already."""
    for step in moments.lines:
        if name not in step.changed and name in moments.scene.source.line(step.line).stores:
            yield step
