"""What one statement may speak of: the values of variables over the steps that it covers, and what its claims prove."""

import ast
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from agents.checker import telling as words
from agents.checker.reckoning import MOST_STEPS, UNKNOWN, Reckoning, readable
from agents.checker.scene import Scene
from agents.checker.source import Line, code
from agents.checker.telling import Telling
from sandbox.guest import literals
from sandbox.guest.claims import Claim
from sandbox.guest.interpreter import is_place
from sandbox.trace import Event, Step


class Outlook:
    """The execution as one statement covers it.

    Values are plain values, in order of time, from just before the first covered step to just after the last.

    Attributes:
        scene: the trace.
        telling: the statement.
    """

    def __init__(self, scene: Scene, telling: Telling) -> None:
        self.scene = scene
        self.telling = telling
        self._texts: dict[str, list[str]] = {}
        self._values: dict[str, list[object]] = {}

    @cached_property
    def steps(self) -> list[Step]:
        """The covered steps; of long spans only the first and last ones."""
        found: list[Step] = []
        for span in self.telling.spans:
            inside = self.scene.steps[span.first : span.last + 1]
            half = MOST_STEPS // 2
            found.extend(inside if len(inside) <= MOST_STEPS else [*inside[:half], *inside[-half:]])
        return found

    @cached_property
    def reckoning(self) -> Reckoning:
        """What the expressions of the covered lines came to."""
        return Reckoning(self.scene, self.telling, self.steps)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the covered steps, and those that wait for what they return, each once."""
        numbers = {step.line for span in self.telling.spans for step in self.scene.covered(span.first, span.last)}
        numbers |= {step.line for step in self.reckoning.pending}
        return [self.scene.source.line(number) for number in sorted(numbers)]

    @cached_property
    def frames(self) -> list[int]:
        """The activations of the covered steps, those of the spans' heads first."""
        heads = [self.scene.steps[span.first].frame for span in self.telling.spans]
        return list(dict.fromkeys([*heads, *[step.frame for step in self.steps]]))

    def texts(self, name: str) -> list[str]:
        """Value texts that a variable had, in each activation before the first covered step and then after each change."""
        if name not in self._texts:
            found = [text for frame in self.frames for text in (*self._before(name, frame), *self._changes(name, frame))]
            self._texts[name] = found
        return self._texts[name]

    def values(self, name: str) -> list[object]:
        """As ``texts``, but the values that can be read."""
        if name not in self._values:
            self._values[name] = _read(self.texts(name))
        return self._values[name]

    def after(self, name: str) -> list[object]:
        """The values that covered steps gave the variable; in an activation where they gave none, the one that it has."""
        return _read(text for frame in self.frames for text in self._changes(name, frame) or self._before(name, frame))

    def final(self, name: str) -> list[object]:
        """The value that the variable has in the end, in each activation."""
        return _read(text for frame in self.frames for text in (self._changes(name, frame) or self._before(name, frame))[-1:])

    def _before(self, name: str, frame: int) -> list[str]:
        """Its value just before the first span, as the activation sees it; empty if it had none."""
        text = self.scene.text(name, frame, self.telling.spans[0].first)
        return [text] if text is not None else []

    def _changes(self, name: str, frame: int) -> list[str]:
        return [text for span in self.telling.spans for text in self.scene.given(name, frame, span.first, span.last + 1)]

    def changed(self, name: str) -> bool:
        """Whether covered steps gave the variable another value."""
        return any(self._changes(name, frame) for frame in self.frames)

    def reads(self, name: str) -> bool:
        """Whether a covered line reads the variable."""
        return any(name in line.loads for line in self.lines)

    def assigns(self, name: str) -> bool:
        """Whether a covered line assigns the variable."""
        return any(name in line.stores for line in self.lines)

    @cached_property
    def involved(self) -> frozenset[str]:
        """The variables that covered lines use or that covered steps or proven claims speak of."""
        names = {name for line in self.lines for name in line.names}
        names.update(name for step in [*self.steps, *self.reckoning.pending] for name in step.changed)
        names.update(name for claim in self.proven for name in claim.names | claim.old_names)
        return frozenset(names)

    def involves(self, name: str) -> bool:
        """Whether it is ``involved``; quicker for few names."""
        return any(name in line.names for line in self.lines) or name in self.involved

    @cached_property
    def constants(self) -> list[object]:
        """The values that the covered lines write."""
        return [value for line in self.lines for value in line.constants]

    @cached_property
    def signs(self) -> frozenset[str]:
        """The arithmetic of the covered lines, as signs; empty if they have none."""
        return frozenset(sign for line in self.lines for sign in line.signs)

    def receivers(self, code: str) -> set[str]:
        """The variables to which covered lines assign an expression."""
        return {name for line in self.lines for name in line.assigned.get(code, ())}

    def may_change(self, name: str) -> bool:
        """Whether the covered lines, or those indented under them, may change a variable; they may if none are."""
        found = [line.affected for line in self.lines if line.affected is not None]
        return not found or any(name in names for names in found) or any(name in line.stores for line in self.lines)

    @cached_property
    def effects(self) -> list[object]:
        """What the covered steps changed, returned, yielded or raised; of a changed collection also the items that changed."""
        found: list[object] = []
        for step in self.steps:
            for name, text in step.changed.items():
                value = readable(text)
                found.append(value)
                if isinstance(value, dict | list | tuple | deque | set | frozenset):
                    found.extend(_changed_items(readable(self.scene.text(name, step.frame, step.index)), value))
            found.append(readable(step.value))
        return [value for value in found if value is not UNKNOWN]

    def news(self, name: str) -> set[str]:
        """Value texts of the items that covered steps changed in a collection."""
        values = self.values(name)
        return {literals.text(item) for one, other in pairwise(values) for item in _changed_items(one, other)}

    @cached_property
    def proven(self) -> list[Claim]:
        """The claims that are true and say something."""
        return self.telling.proven

    @cached_property
    def claimed(self) -> list[object]:
        """Values that proven claims say a place has, or something that the covered lines compute; other sums prove nothing."""
        pairs = (pair for claim in self.proven for pair in words.equalities(claim))
        values = [readable(code(literal)) for place, literal in pairs if self._is_asked(place)]
        return [value for value in values if value is not UNKNOWN]

    def _is_asked(self, tree: ast.expr) -> bool:
        """Whether an expression asks about the execution: a place, its length, a count, or what a covered line writes."""
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and len(tree.args) == 1:
            if tree.func.id in ("runs", "calls"):
                return True
            if tree.func.id == "old":
                return self._is_asked(tree.args[0])
            if tree.func.id == "len" and is_place(tree.args[0]):
                return True
        return is_place(tree) or code(tree) in self._written

    @cached_property
    def _written(self) -> frozenset[str]:
        """The expressions of the covered lines, with their parts."""
        nodes = [node for line in self.lines for node in line.nodes if isinstance(node, ast.expr)]
        made = [one.node for line in self.lines for one in line.statements if isinstance(one.node, ast.AugAssign)]
        return frozenset([*map(code, nodes), *(ast.unparse(ast.BinOp(node.target, node.op, node.value)) for node in made)])

    def sizes(self, name: str) -> set[int]:
        """What proven claims say of ``len(name)``."""
        pairs = (pair for claim in self.proven for pair in words.equalities(claim))
        lengths = [literal for place, literal in pairs if code(place) == f"len({name})"]
        return {node.value for node in lengths if isinstance(node, ast.Constant) and isinstance(node.value, int)}

    def returned(self, names: tuple[str, ...], arguments: list[tuple[object, ...]]) -> list[object]:
        """What calls of a function with such arguments returned, as far as they were over when the statement ends."""
        found = []
        for called in self.scene.finished(names):
            if called.returned > self.telling.spans[-1].last:
                break
            if len(called.arguments) >= len(arguments) and all(
                literals.text(value) in map(literals.text, said) for said, value in zip(arguments, called.arguments, strict=False)
            ):
                found.append(called.value)
        return found

    def handed_out(self, names: tuple[str, ...]) -> list[object]:
        """What functions with these (last) names return or yield at the covered steps."""
        steps = [step for step in self.steps if step.event in (Event.RETURN, Event.YIELD)]
        return _read(step.value or "" for step in steps if step.function.rpartition(".")[2] in names)

    @cached_property
    def decisions(self) -> list[Step]:
        """The covered steps that decided something."""
        return [step for step in self.steps if step.decision is not None]


def _read(texts: Iterable[str]) -> list[object]:
    return [value for text in texts if (value := readable(text)) is not UNKNOWN]


def _changed_items(before: object, after: object) -> Iterator[object]:
    """The items that one collection has and the other has not; of a dictionary the keys and values."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [key for key in after if key not in before or literals.text(before[key]) != literals.text(after[key])]:
            missing = [0] if isinstance(after, Counter | defaultdict) else []
            yield from (key, after[key], *([before[key]] if key in before else missing))
        for key in [key for key in before if key not in after]:
            yield from (key, before[key])
    elif isinstance(before, list | tuple | deque) and isinstance(after, list | tuple | deque):
        known, left = ({literals.text(item): item for item in items} for items in (before, after))
        yield from (item for text, item in [*known.items(), *left.items()] if (text in known) is not (text in left))
        if len(before) == len(after):
            yield from (item for old, new in zip(before, after, strict=True) if old != new for item in (old, new))
    elif isinstance(before, set | frozenset) and isinstance(after, set | frozenset):
        yield from before ^ after
