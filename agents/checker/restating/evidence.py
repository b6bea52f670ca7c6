"""Where clauses are true: in the recorded states, and only with arithmetic and comparisons that the program makes itself."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from agents.checker import answer as answers
from agents.checker.plain.moments import Moments, Places, following, merged
from agents.checker.plain.noun import text_of
from agents.checker.reckoning import UNKNOWN, readable
from agents.checker.restating import clause as clauses
from agents.checker.restating import vocabulary as words
from agents.checker.restating.change import changed, direction, root
from agents.checker.restating.clause import Clause, Form
from agents.checker.restating.code import SIGN
from agents.checker.restating.lines import Lines
from agents.checker.restating.token import ORDINAL
from sandbox.guest import literals
from sandbox.trace import Event, Step


@dataclass(frozen=True, slots=True)
class Found:
    """Where a clause is true.

    Attributes:
        at: the place, a number of steps that are over; where the telling has come to.
        frame: the activation.
        told: steps that it tells.
        senses: that words may have because of what is seen there, such as that a value rises.
        looked: steps in whose states its names have the values that a sentence may write in their place.
    """

    at: int
    frame: int
    told: frozenset[int] = frozenset()
    looked: tuple[int, ...] = ()
    senses: frozenset[str] = frozenset()


class Evidence:
    """The trace that clauses are held against.

    Args:
        moments: the trace.

    Attributes:
        lines: of the program.
    """

    def __init__(self, moments: Moments) -> None:
        self._moments = moments
        self._scene = moments.scene
        self._steps = moments.scene.steps
        self.lines = Lines(moments)

    def find(  # noqa: PLR0911 -- a case per form
        self, one: Clause, low: int, begun: int, listed: Sequence[Found] = ()
    ) -> Found | None:
        """The first place at which a clause is true.

        Args:
            one: the clause.
            low: the place from which on it may be; that of the clause before.
            listed: where the clauses before in its sentence stand; what stays stays for all of them.
            begun: where its sentence begins; what was decided may be said behind what came of it, within one round.
        """
        match one.form:
            case Form.BECOMES:
                return self._becomes(one, low)
            case Form.SHIFTS | Form.GAINS | Form.LOSES:
                return self._changes(one, low)
            case Form.STAYS:
                return self._stays(one, low, listed)
            case Form.STOP:
                return self._stop(low)
            case Form.LINE | Form.ASKED | Form.RETURNS:
                return self._line(one, low - 1 if low > begun else low)
            case Form.ANSWER:
                return self._answer(one)
            case Form.NEVER | Form.TAKES:
                return self._at(low, ()) if self.lines.stands(one) else None
            case Form.ROUND:
                return self._round(one, low)
        return self._holds(one, low, begun)

    def values(self, name: str, found: Found) -> set[str]:
        """Value texts that a name has where a clause stands."""
        texts = {self._text(ast.Name(name, ast.Load()), found.frame, at) for at in found.looked or (found.at,)}
        return {text for text in texts if text is not None}

    def _text(self, tree: ast.expr, frame: int, at: int) -> str | None:
        value = self._moments.value(tree, frame, at)
        return None if value is UNKNOWN else literals.text(value)

    def _at(self, at: int, told: Sequence[int], looked: tuple[int, ...] = ()) -> Found:
        step = self._steps[min(max(at - 1, 0), len(self._steps) - 1)]
        return Found(at, step.frame, frozenset(told), looked)

    def _becomes(self, one: Clause, low: int) -> Found | None:
        assert one.subject is not None
        assert isinstance(one.value, ast.expr)
        tree = ast.Compare(one.subject, [ast.Eq()], [one.value])
        for first, _ in self._moments.holding(tree):
            if first > low or (first == low > 0):
                return self._changed_at(one.subject, first)
        name = root(one.subject)
        for step in self._steps[low:] if isinstance(one.subject, ast.Name) else ():
            if name in step.changed and self._text(tree, step.frame, step.index + 1) == "True":
                return self._changed_at(one.subject, step.index + 1)
        return None

    def _changed_at(self, tree: ast.expr, at: int) -> Found:
        step = self._steps[at - 1]
        values = [self._moments.value(tree, step.frame, place) for place in (at - 1, at)]
        return Found(at, step.frame, frozenset({at - 1}), (at,), direction(values) | self._doing(step))

    def _doing(self, step: Step) -> frozenset[str]:
        """The senses of what the line of a step computes."""
        line = self._scene.source.line(step.line)
        signs = {SIGN.get(type(node.op), "") for node in line.nodes if isinstance(node, ast.BinOp)}
        signs |= {SIGN.get(type(one.node.op), "") for one in line.statements if isinstance(one.node, ast.AugAssign)}
        calls = {text_of(call.func).rpartition(".")[2] for call in line.calls}
        return frozenset(words.SIGNS[sign] for sign in signs if sign) | {words.CALLS[name] for name in calls & words.CALLS.keys()}

    def _changes(self, one: Clause, low: int) -> Found | None:
        """A change by an amount, or of an item."""
        assert one.subject is not None
        assert isinstance(one.value, ast.expr)
        wanted = readable(ast.unparse(one.value))
        name = root(one.subject)
        for step in self._steps[low:]:
            if name not in step.changed and not isinstance(one.subject, ast.Attribute):
                continue
            before, after = (self._moments.value(one.subject, step.frame, at) for at in (step.index, step.index + 1))
            if before is not UNKNOWN and after is not UNKNOWN and changed(one, before, after, wanted):
                senses = direction([before, after])
                return Found(step.index + 1, step.frame, frozenset({step.index}), (step.index + 1,), senses)
        return None

    def _stays(self, one: Clause, low: int, listed: Sequence[Found]) -> Found | None:
        """Nothing of this changes in the innermost rounds that the sentence is about, or in the activation."""
        name = None if one.subject is None else root(one.subject)
        if name is not None and name not in self._moments.changes:
            return None
        told: list[int] = []
        for place in {found.at for found in listed} or {low}:
            first, last = self._around(place)
            steps = [step for step in self._steps[first : last + 1] if step.event in (Event.LINE, Event.FINISH)]
            if any(step.changed and not self._scene.is_loop(step) for step in steps if name is None or name in step.changed):
                return None
            told += [step.index for step in steps if self._scene.is_loop(step)]
        return self._at(low, told)

    def _around(self, place: int) -> tuple[int, int]:
        inside = [(step.index, last) for step, _, last in self._moments.rounds if step.index < place <= last + 1]
        if inside:
            return inside[-1]
        step = self._steps[min(max(place - 1, 0), len(self._steps) - 1)]
        return self._moments.stretches[step.frame]

    def _stop(self, low: int) -> Found | None:
        for step in self._steps[max(0, low - 1) :]:
            broken = any(isinstance(one.node, ast.Break) for one in self._scene.source.line(step.line).statements)
            if (self._scene.is_loop(step) and self._scene.decision(step) is False) or (broken and step.event is Event.LINE):
                return self._at(step.index + 1, (step.index,))
        return None

    def _line(self, one: Clause, low: int) -> Found | None:
        """A line that is run, written as it is; it says nothing of when, but that it is not over."""
        assert one.value is not None
        runs = [step for step in self._moments.lines if self.lines.is_run(one, step)]
        if one.form is Form.RETURNS:
            runs = [step for step in runs if step.frame == self._steps[-1].frame]
        numbered = one.slots[0].kind == ORDINAL and not one.slots[0].soft
        for number, step in enumerate(runs, 1):
            if step.index >= low and (not numbered or str(number) in one.slots[0].what):
                around = self._scene.rounds(step)
                each = around and len(runs) == sum(found.line == around[-1].line for _, found, _ in self._moments.rounds)
                senses = frozenset({"all"} if each else ()) | self._first(one, step)
                return Found(max(0, low), step.frame, frozenset(), self._around_line(one, step), senses)
        return None

    def _first(self, one: Clause, step: Step) -> frozenset[str]:
        """What may be said of a line because it gives a variable its first value, or reads what was given."""
        names = clauses.topic(one)
        firsts = [self._moments.changes[name][0][0] for name in names & self._moments.changes.keys()]
        _, last = self._scene.run(step)
        given = {node.id for node in ast.walk(one.value or ast.Pass()) if isinstance(node, ast.Name)} & set(self.lines.parameters)
        starts = any(step.index <= at <= last for at in firsts)
        return frozenset({"start"} if starts else ()) | frozenset({"given"} if given else ())

    @staticmethod
    def _around_line(one: Clause, step: Step) -> tuple[int, ...]:
        """The states in which names of a line have their values: also those behind it, unless it reads what it sets."""
        names = [node.id for node in ast.walk(one.value or ast.Pass()) if isinstance(node, ast.Name)]
        return (step.index, step.index + 1) if len(set(names)) == len(names) else (step.index,)

    def _answer(self, one: Clause) -> Found | None:
        assert isinstance(one.value, ast.expr)
        returned = self._scene.trace.returned
        if returned is None or not answers.same(ast.unparse(one.value), returned):
            return None
        return self._at(self._moments.end, (self._scene.last,))

    def _round(self, one: Clause, low: int) -> Found | None:
        assert isinstance(one.value, ast.Constant)
        which = str(one.value.value)
        at = following(self._turns(which), low)
        return None if at is None else self._at(at, ())

    def _turns(self, which: str) -> Places:
        """Where a loop is in its round of a number, or the last one."""
        return merged(
            (step.index + 1, last + 1)
            for step, found, last in self._moments.rounds
            if (found.last if which == "last" else found.number == int(which))
        )

    def lasting(self, one: Clause, found: Found) -> Places | None:
        """Where what a clause says goes on to be so of the same values; ``None`` if it says nothing that lasts."""
        if one.form is Form.ROUND and isinstance(one.value, ast.Constant):
            return self._turns(str(one.value.value))
        if one.form is not Form.HOLDS or not isinstance(one.value, ast.expr):
            return None
        names = {node.id for node in ast.walk(one.value) if isinstance(node, ast.Name)}
        texts = {name: self.values(name, found) for name in sorted(names & self._moments.changes.keys())}
        same = [
            ast.Compare(ast.Name(name, ast.Load()), [ast.Eq()], [_tree(*known)])
            for name, known in texts.items()
            if len(known) == 1
        ]
        return self._moments.holding(ast.BoolOp(ast.And(), [one.value, *same])) if names else None

    def career(self, name: str, text: str) -> frozenset[str]:
        """The senses in which a variable may be said to have a value: that it starts or ends with it, or was given it."""
        texts = [known for _, _, known in self._moments.changes.get(name, ())]
        if not texts:
            return frozenset()
        first, given = texts[0] == text, name in self.lines.parameters
        found = {"start": first, "given": first and given, "final": texts[-1] == text}
        return frozenset(sense for sense, so in found.items() if so)

    def _holds(self, one: Clause, low: int, begun: int) -> Found | None:
        """A state; or arithmetic or a comparison of values that the program computes and compares at a line."""
        assert isinstance(one.value, ast.expr)
        tree = one.value
        computing = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp)]
        inner = tree.operand if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not) else tree
        comparing = isinstance(inner, ast.Compare) and not isinstance(inner.ops[0], ast.Eq | ast.Is)
        if not computing and not comparing:
            return self._state(tree, low, begun)
        back = max(begun, self._moments.floor(low) - 1) if low > begun else begun
        for step in self._moments.lines:
            if step.index < max(0, back - 1):
                continue
            at = self._true_at(tree, step)
            if at is None or not all(self._computed(node, step) for node in computing):
                continue
            if comparing and not clauses.parity(inner) and not self._compared(inner, step):
                continue
            told = (step.index,) if computing and self._comes_out(inner, step, at) else ()
            return Found(max(low, step.index), step.frame, frozenset(told), (at,))
        return None

    def _true_at(self, tree: ast.expr, step: Step) -> int | None:
        """Before a line or behind it: where an expression is true."""
        places = (step.index, step.index + 1)
        return next((at for at in places if self._moments.value(tree, step.frame, at) is True), None)

    def _state(self, tree: ast.expr, low: int, begun: int) -> Found | None:
        names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
        at = following(self._moments.holding(tree), low) if set(names) & self._moments.changes.keys() else None
        if at is None:
            return None
        frame = self._frame(tree, at)
        told: tuple[int, ...] = ()
        if isinstance(tree, ast.Compare) and names and any(map(literals.is_literal, (tree.left, tree.comparators[0]))):
            changed = [step for step, owner, _ in self._moments.changes.get(names[0], ()) if owner == frame and step < at]
            told = (changed[-1],) if changed else ()
        senses = self._doing(self._steps[told[0]]) if told else frozenset[str]()
        if all(len(self._moments.changes.get(name, ())) == 1 for name in names):
            senses |= {"all"}  # it is never otherwise
        if told and told[0] >= begun - 1:
            senses |= {"become"}  # it has just got this value
        return Found(at, frame, frozenset(told), (at,), senses)

    def _frame(self, tree: ast.expr, at: int) -> int:
        """The activation in which an expression is true at a place."""
        last = self._steps[min(max(at - 1, 0), len(self._steps) - 1)].frame
        frames = [last, *(frame for frame, (first, end) in self._moments.stretches.items() if first <= at <= end + 1)]
        return next((frame for frame in frames if self._moments.value(tree, frame, at) is True), last)

    def _computed(self, node: ast.BinOp, step: Step) -> bool:
        """Whether the program does this arithmetic with these values at a line."""
        sides = self._text(node.left, step.frame, step.index), self._text(node.right, step.frame, step.index)
        sign = SIGN.get(type(node.op))
        line = self._scene.source.line(step.line)
        for part in line.nodes:
            if not isinstance(part, ast.BinOp) or SIGN.get(type(part.op)) != sign:
                continue
            if sides == (self._text(part.left, step.frame, step.index), self._text(part.right, step.frame, step.index)):
                return None not in sides
        for one in line.statements:
            if isinstance(one.node, ast.AugAssign) and SIGN.get(type(one.node.op)) == sign:
                target, value = one.node.target, one.node.value
                if sides == (self._text(target, step.frame, step.index), self._text(value, step.frame, step.index)):
                    return None not in sides
        return False

    def _compared(self, tree: ast.expr, step: Step) -> bool:
        assert isinstance(tree, ast.Compare)
        left, right = (self._text(part, step.frame, step.index) for part in (tree.left, tree.comparators[0]))
        pairs = self._moments.compared(step)
        return left is not None and right is not None and ((left, right) in pairs or (right, left) in pairs)

    def _comes_out(self, tree: ast.expr, step: Step, at: int) -> bool:
        """Whether what is computed is what a line stores or gives back."""
        if not isinstance(tree, ast.Compare):
            return False
        _, last = self._scene.run(step)
        text = self._text(tree.comparators[-1], step.frame, at)
        made = [*step.changed.values(), *self._steps[last].changed.values(), self._scene.result(step)]
        return text is not None and any(one is not None and (one == text or (len(text) > 3 and text in one)) for one in made)


def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
