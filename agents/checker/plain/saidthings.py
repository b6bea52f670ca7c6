"""The things of a clause: variables, calls, sums without a result, and what stands in a row."""

import ast
from collections.abc import Sequence

from agents.checker.plain import vocabulary
from agents.checker.plain.needs import (
    HAVE,
    has_item,
)
from agents.checker.plain.noun import Noun, text_of, written
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.saidvalues import Values
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import UNKNOWN, readable
from sandbox.guest import literals
from sandbox.trace import Event

_CALLING = frozenset({"needs", "need", "calls", "call", "invokes"})

_REACHED = frozenset({"reached", "obtained", "found"})
"""First words of clauses that say when there was what was written last."""


class Things(Values):
    """What the names, calls and ordinals of a clause mean."""

    def _name(self, index: int, piece: Piece) -> None:
        noun = piece.nouns[0]
        self._owner = None
        if not noun.trees:
            self._fail("unknown code")
        elif not noun.names and not isinstance(noun.trees[0], ast.Call):
            self._sum(noun, partly=self._word_behind(index) == "for")
        elif isinstance(noun.trees[0], ast.Call) and self._called(noun.trees[0]):
            pass
        elif "not" in self._words_before(index)[:2] and noun.name:
            name, self._heeded = noun.name, True
            self._need(lambda sheet: any(not readable(text) for text in sheet.values.get(name, ()) if text is not None))
        elif isinstance(noun.trees[0], ast.BinOp):
            self._reckoned(noun.trees[0])
        else:
            names = noun.names
            self._need(lambda sheet: bool(names & (sheet.names | sheet.values.keys())), 0)
            self._owner = noun if self._precedes_value(index) else None

    def _reckoned(self, tree: ast.expr) -> None:
        """A sum with variables or calls in it: some line comes to what it comes to."""

        def need(sheet: Sheet) -> bool:
            values = [self._moments.value(tree, sheet.frame, at) for at in (sheet.first, sheet.last + 1)]
            return any(value is not UNKNOWN and HAVE["made"](literals.text(value))(sheet) for value in values)

        self._need(need, 1)

    def _precedes_value(self, index: int) -> bool:
        words: list[str] = []
        for piece in self._clause[index + 1 :]:
            if piece.sort is not Sort.WORD:
                break
            words.append(piece.text)
        following = self._behind(index, len(words) + 1)
        before = self._words_before(index)
        if before[:1] in (["of"], ["in"], ["for"]) and before[1:2] != ["value"] and before[1:2] != ["count"]:
            return False
        if following is None or (words and not set(words) & vocabulary.LINKS) or (words[-1:] == ["of"] and len(words) > 1):
            return False
        return following.sort in (Sort.VALUE, Sort.LIST, Sort.EQUATION)

    def _sum(self, noun: Noun, *, partly: bool = False) -> None:
        """A sum that is not said to come to anything: it comes to what is made there."""
        value = self._moments.value(noun.trees[0], self._moments.scene.steps[0].frame, 0)
        if value is UNKNOWN or isinstance(value, bool):
            self._fail("a sum of nothing")
            return
        for text in written(noun.trees[0]):
            self._need(HAVE["any"](text))
        if not partly:
            self._need(HAVE["made"](literals.text(value)))

    def _called(self, tree: ast.Call) -> bool:
        """A call of a function of the program: it must have been made."""
        name = ast.unparse(tree.func).rpartition(".")[2]
        if name not in self._moments.scene.functions:
            self._need(lambda sheet: name in sheet.does)
            return True
        if name not in self._moments.scene.functions or not all(literals.is_literal(arg) for arg in tree.args):
            return False
        said = [text_of(arg) for arg in tree.args]
        steps = [
            step.index
            for step in self._moments.scene.steps
            if step.event is Event.CALL
            and step.function.rpartition(".")[2] == name
            and [*step.changed.values()][: len(said)] == said
        ]
        if self._last.calls and {piece.text for piece in self._clause} & _CALLING:
            steps = [at for at in steps if any(self._is_next(one, at) for one in self._last.calls)]
        if steps:
            self.account.calls = tuple(steps)
            self._span([(at, at + 1) for at in steps], 2)
        else:
            self._fail("no such call")
        return True

    def _is_next(self, one: int, other: int) -> bool:
        """Whether a call is made by another, or by what made that one."""
        scene = self._moments.scene
        mine, its = scene.caller(scene.steps[other]), scene.caller(scene.steps[one])
        return mine is not None and (mine.frame == scene.steps[one].frame or (its is not None and mine.frame == its.frame))

    def _function(self, _index: int, _piece: Piece) -> None:
        self._owner = None

    def _ordinal(self, index: int, piece: Piece) -> None:
        self._owner = None
        number = piece.number
        definite = not index or set(self._words_before(index)[:1]) & {"the", "its", "their", "this", "our", "every"}
        behind = self._behind(index)
        if not definite or behind is None:
            return
        values = [other for other in self._clause[index + 1 :] if other.sort is Sort.VALUE]
        if behind.text == "step" and not self._moments.rounds:
            return
        if not self._moments.rounds and behind.sort is not Sort.VALUE:
            self.account.lost += 0.2
            return
        if behind.sort is Sort.VALUE and behind.text.isalpha():
            self._several(values)
        elif values:
            said = values[0].values[0]
            within = bool(set(self._words_before(index)[1:2]) & vocabulary.WITHIN)
            self._need(
                lambda sheet: (
                    (number in sheet.rounds and (within or said in sheet.bound | sheet.outcomes))
                    or has_item(sheet, number - 1, said)
                ),
                1,
            )
        elif vocabulary.stems(behind.text) & vocabulary.ROUNDS:
            self._need(lambda sheet: number in sheet.rounds, 0)
            if self._said and self._clause[0].text in _REACHED:
                self._need(HAVE["outcome"](self._said[-1]), 1)
        elif self._said:
            last = self._said[-1]
            self.account.loosely.append((lambda sheet: number in sheet.rounds or has_item(sheet, number - 1, last), piece.weight))
        else:
            self.account.loosely.append((lambda sheet: number in sheet.rounds, piece.weight))

    def _several(self, values: Sequence[Piece]) -> None:
        """As in "the first two elements are [3, 8]"."""
        if len(values) > 1:
            said = readable(values[1].values[0])
            if isinstance(said, list | tuple | str):
                self._need(
                    lambda sheet: any(
                        _begins_with(readable(text), said) for text in sheet.reads | sheet.makes if text[:1] in "[('"
                    )
                )
                return
        self.account.lost += 0.5


def _begins_with(value: object, said: list[object] | tuple[object, ...] | str) -> bool:
    return isinstance(value, list | tuple | str) and type(value) is type(said) and value[: len(said)] == said
