"""What one statement may speak of: the values at the steps that it covers, what its claims prove, and how often things happened."""

import ast
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import pairwise

from agents.checker import telling as words
from agents.checker.scene import Finished, Scene, value_of
from agents.checker.telling import Span, Telling
from sandbox.guest import claims, literals
from sandbox.guest.statements import Statement, header
from sandbox.trace import Event, Step

_MOST_MOMENTS = 60
_UNKNOWN = object()


class Outlook:
    """The execution as one statement covers it.

    Values are plain values; ``values`` of a variable are those it had from just before the first covered step to just after the last,
    in order of time.
    """

    def __init__(self, scene: Scene, telling: Telling) -> None:
        self.scene = scene
        self.telling = telling

    @cached_property
    def steps(self) -> list[Step]:
        """The covered steps; of long spans only the first and last ones."""
        found: list[Step] = []
        for span in self.telling.spans:
            inside = range(span.first, span.last + 1)
            if len(inside) > _MOST_MOMENTS:
                inside = [*inside[: _MOST_MOMENTS // 2], *inside[-_MOST_MOMENTS // 2 :]]  # type: ignore[assignment]
            found.extend(self.scene.steps[index] for index in inside)
        return found

    @cached_property
    def frames(self) -> list[int]:
        """The activations of the covered steps, those of the spans' heads first."""
        heads = [self.scene.steps[span.first].frame for span in self.telling.spans]
        return list(dict.fromkeys([*heads, *(step.frame for step in self.steps)]))

    def texts(self, name: str) -> list[str]:
        """Value texts that a variable had, before the first covered step and then after each change, in order of time."""
        if name not in self._texts:
            self._texts[name] = list(self._find_texts(name))
        return self._texts[name]

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        return {}

    def _find_texts(self, name: str) -> Iterator[str]:
        for frame in self.frames:
            yield from self._before(name, frame)
            yield from self._changes(name, frame)

    def _before(self, name: str, frame: int) -> list[str]:
        """Its value just before the first span, as the activation sees it; empty if it had none."""
        text = self.scene.text(name, frame, self.telling.spans[0].first)
        return [text] if text is not None else []

    def _changes(self, name: str, frame: int) -> list[str]:
        return [text for span in self.telling.spans for text in self.scene.given(name, frame, span.first, span.last + 1)]

    def values(self, name: str) -> list[object]:
        """As ``texts``, but the values that can be read."""
        return self._read(self.texts(name))

    def after(self, name: str) -> list[object]:
        """The values that covered steps gave the variable; in an activation where they gave none, the one that it has."""
        return self._read(text for frame in self.frames for text in self._changes(name, frame) or self._before(name, frame))

    def final(self, name: str) -> list[object]:
        """The value that the variable has in the end, in each activation."""
        return self._read(text for frame in self.frames for text in (self._changes(name, frame) or self._before(name, frame))[-1:])

    @staticmethod
    def _read(texts: Iterable[str]) -> list[object]:
        found = []
        for text in texts:
            with suppress(ValueError):
                found.append(value_of(text))
        return found

    def changed(self, name: str) -> bool:
        """Whether covered steps gave the variable another value."""
        return any(self._changes(name, frame) for frame in self.frames)

    def sizes(self, name: str) -> set[int]:
        """What proven claims say of ``len(name)``."""
        pairs = [words.equality(part) for _, claim in self.telling.proven for part in words.conjuncts(claim.tree)]
        lengths = [pair[1] for pair in pairs if pair is not None and ast.unparse(pair[0]) == f"len({name})"]
        return {node.value for node in lengths if isinstance(node, ast.Constant) and isinstance(node.value, int)}

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements of the covered steps, each once."""
        lines = dict.fromkeys(step.line for step in self.steps)
        return [one for line in lines for one in self.scene.table.starting(line)]

    def reads(self, name: str) -> bool:
        """Whether a covered line reads the variable."""
        return any(name in one.loads for one in self.statements)

    def assigns(self, name: str) -> bool:
        """Whether a covered line assigns the variable."""
        return any(name in one.stores for one in self.statements)

    @cached_property
    def compared(self) -> list[tuple[object, object]]:
        """The pairs of values that covered lines compare; empty if they compare what cannot be computed, or do more than compare."""
        found: list[tuple[object, object]] = []
        for step in self._short_steps():
            for node in self._nodes(step.line):
                if isinstance(node, ast.Compare):
                    values = [self._part(part, step) for part in (node.left, *node.comparators)]
                    if _UNKNOWN in values:
                        return []
                    found.extend(pairwise(values))
                elif isinstance(node, ast.Call) and not found:
                    return []
        return found

    def _part(self, node: ast.expr, step: Step) -> object:
        """The value of a part of the line of a step, just before it."""
        texts = self._texts_at(node, step)
        return _UNKNOWN if texts is None else self._compute(node, texts)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The arithmetic that covered lines do, as signs; empty if they may do more than one can see."""
        found: set[str] = set()
        for line in {step.line for step in [*self.steps, *self._pending]}:
            for node in self._nodes(line):
                if isinstance(node, ast.BinOp):
                    found.add(_SIGNS.get(type(node.op), ""))
                elif isinstance(node, ast.Call):
                    return frozenset()
            found.update(_SIGNS.get(type(one.node.op), "") for one in self.scene.table.starting(line) if isinstance(one.node, ast.AugAssign))
        return frozenset() if found & {"/", "//", "%", "^", ""} else frozenset(found)

    @cached_property
    def involved(self) -> frozenset[str]:
        """The variables that covered lines use or that covered steps or proven claims speak of."""
        names: set[str] = set()
        for step in [*self.steps, *self._pending]:
            names.update(step.changed)
        lines = {step.line for span in self.telling.spans for step in self.scene.covered(span.first, span.last)}
        for line in {*lines, *(step.line for step in self._pending)}:
            for one in self.scene.table.starting(line):
                names |= one.loads | one.stores | one.comprehended
        for _, claim in self.telling.proven:
            names |= claim.names | claim.old_names
        return frozenset(names)

    def evaluate(self, tree: ast.expr) -> list[object]:
        """The values of an expression before the first covered step and after each covered step, as far as they can be computed."""
        found = list(self.observed.get(ast.unparse(tree), ()))
        if found:
            return found
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        seen: set[str] = set()
        for frame, at in self._moments:
            texts = {name: text for name in names if (text := self.scene.text(name, frame, at)) is not None}
            key = repr(sorted(texts.items()))
            if key in seen:
                continue
            seen.add(key)
            value = self._compute(tree, texts)
            if value is not _UNKNOWN:
                found.append(value)
        return found

    @cached_property
    def observed(self) -> dict[str, list[object]]:
        """Expression of a covered line -> the values that the execution showed it to have, by what they were assigned or added to."""
        found: dict[str, list[object]] = {}
        for step in [*self.steps, *self._pending]:
            for one in self.scene.statements(step):
                for tree, value in self._shown(one.node, step):
                    if value is not _UNKNOWN:
                        found.setdefault(ast.unparse(tree), []).append(value)
            for tree, value in self._calls(step):
                found.setdefault(ast.unparse(tree), []).append(value)
        return found

    @property
    def _pending(self) -> Iterator[Step]:
        """The steps of lines that go on when a covered step hands them a value."""
        for step in self.steps:
            if step.event in (Event.RETURN, Event.YIELD) and (caller := self.scene.caller(step)) is not None:
                yield caller

    def _shown(self, node: ast.AST, step: Step) -> Iterator[tuple[ast.expr, object]]:
        """Expressions of a statement with the values that its effect shows."""
        match node:
            case ast.Assign(targets=[ast.Name() | ast.Attribute() | ast.Subscript() as target], value=tree) if step.changed:
                yield tree, self._at(target, step, step.index + 1)
            case ast.Return(value=ast.expr() as tree):
                text = step.value if step.event is Event.RETURN else self.scene.result(step)
                yield tree, _value(text)
            case ast.If(test=tree) | ast.While(test=tree) | ast.Assert(test=tree) if step.decision is not None:
                yield from _decided(tree, step.decision)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="append" | "extend" as how), args=[tree])):
                before, after = (self._at(owner, step, at) for at in (step.index, step.index + 1))
                if isinstance(before, list | deque) and isinstance(after, list | deque) and len(after) > len(before):
                    yield tree, after[-1] if how == "append" else list(after)[len(before) :]

    def _at(self, tree: ast.expr, step: Step, at: int) -> object:
        """The value of an expression in the activation of a step, just before the step ``at``."""
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        texts = {name: text for name in names if (text := self.scene.text(name, step.frame, at)) is not None}
        return claims.compute(tree, _reader(texts), _unknown_call, _UNKNOWN)

    def _calls(self, step: Step) -> Iterator[tuple[ast.expr, object]]:
        """The calls of the program's functions on the line of a step, with what they returned while the line ran."""
        if step.event not in (Event.LINE, Event.FINISH):
            return
        made = self.scene.calls_of(step)
        nodes = [node for node in self._nodes(step.line) if isinstance(node, ast.Call)] if made else []
        for node in nodes:
            name = ast.unparse(node.func).rpartition(".")[2]
            same = [one for one in made if one.name == name]
            alike = [one for one in same if self._takes(one, node, step)] if len(same) > 1 else same
            for one in alike or same:
                yield node, one.value

    def _takes(self, call: Finished, node: ast.Call, step: Step) -> bool:
        """Whether the arguments that a call node writes may be those of a call."""
        for arg in node.args:
            texts = self._texts_at(arg, step)
            value = claims.compute(arg, _reader(texts), _unknown_call, _UNKNOWN) if texts is not None else _UNKNOWN
            if value is not _UNKNOWN and not any(literals.text(value) == literals.text(one) for one in call.arguments):
                return False
        return True

    @cached_property
    def _moments(self) -> list[tuple[int, int]]:
        """(frame, step) pairs just before which expressions are evaluated."""
        found: dict[tuple[int, int], None] = {}
        for span in self.telling.spans:
            frame = self.scene.steps[span.first].frame
            found[frame, span.first] = None
            for step in self._sample(span):
                if step.changed:
                    found[step.frame, step.index] = None
                    found[step.frame, step.index + 1] = None
            found[frame, span.last + 1] = None
        return list(found)

    def _sample(self, span: Span) -> list[Step]:
        inside = list(self.scene.covered(span.first, span.last)) if span.last - span.first < _MOST_MOMENTS else []
        return inside or [self.scene.steps[span.first], self.scene.steps[span.last]]

    def _compute(self, tree: ast.expr, texts: dict[str, str]) -> object:
        return claims.compute(tree, _reader(texts), self._called, _UNKNOWN)

    def _called(self, node: ast.Call) -> object:
        """What a call of the program's own functions gave, at the covered steps."""
        values = self.observed.get(ast.unparse(node))
        if not values:
            raise KeyError(ast.unparse(node))
        return values[-1]

    def returned(self, names: tuple[str, ...], arguments: list[tuple[object, ...]]) -> list[object]:
        """What calls of a function with such arguments returned, as far as they were over when the statement ends."""
        found = []
        for called in self.scene.finished(names):
            if called.returned > self.telling.spans[-1].last:
                break
            values = list(called.arguments)
            if len(values) >= len(arguments) and all(
                any(literals.text(one) == literals.text(value) for one in said)
                for said, value in zip(arguments, values, strict=False)
            ):
                found.append(called.value)
        return found

    @cached_property
    def constants(self) -> list[object]:
        """Literals of the covered source lines."""
        found: dict[str, object] = {}
        for line in {step.line for step in self.steps}:
            for node in self._nodes(line):
                if isinstance(node, ast.Constant) and node.value is not ...:
                    found[repr(node.value)] = node.value
                elif isinstance(node, literals.DISPLAYS) and literals.is_literal(node) or isinstance(node, ast.UnaryOp) and literals.is_literal(node):
                    found[ast.unparse(node)] = _display(node)
        return [value for value in found.values() if value is not _UNKNOWN]

    def _nodes(self, line: int) -> list[ast.AST]:
        return [node for one in self.scene.table.starting(line) for top in header(one.node) for node in ast.walk(top)]

    @cached_property
    def parts(self) -> list[object]:
        """Values of the parts of the covered source lines, computed in the states before and after the covered steps."""
        found: list[object] = []
        for step in self._short_steps():
            for node in self._nodes(step.line):
                if isinstance(node, ast.expr) and not isinstance(node, ast.Constant):
                    texts = self._texts_at(node, step)
                    value = self._compute(node, texts) if texts is not None else _UNKNOWN
                    if value is not _UNKNOWN:
                        found.append(value)
        return found

    def _short_steps(self) -> list[Step]:
        steps = [step for step in self.steps if step.event in (Event.LINE, Event.FINISH)]
        return steps if len(steps) <= _MOST_MOMENTS else [*steps[:10], *steps[-10:]]

    def _texts_at(self, node: ast.expr, step: Step) -> dict[str, str] | None:
        texts = {}
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                text = self.scene.text(part.id, step.frame, step.index)
                if text is None and part.id not in claims.KNOWN:
                    return None
                if text is not None:
                    texts[part.id] = text
        return texts

    @cached_property
    def effects(self) -> list[object]:
        """What the covered steps changed, returned, yielded or raised; of a changed collection also the items that changed."""
        found: list[object] = []
        for step in self.steps:
            for name, text in step.changed.items():
                value = _value(text)
                if value is not _UNKNOWN:
                    found.append(value)
                    found.extend(_changed_items(_value(self.scene.text(name, step.frame, step.index)), value))
            found.extend(value for value in [_value(step.value)] if value is not _UNKNOWN)
        return found

    @cached_property
    def claimed(self) -> list[object]:
        """Values that proven claims say something has."""
        found = []
        for _, claim in self.telling.proven:
            for part in words.conjuncts(claim.tree):
                pair = words.equality(part)
                if pair is not None:
                    found.append(_display(pair[1]))
        return [value for value in found if value is not _UNKNOWN]

    @cached_property
    def counts(self) -> set[int]:
        """How often a line ran, a function was called or a variable changed, within one of the spans."""
        found: set[int] = set()
        for span in self.telling.spans:
            found.update(self.scene.runs(span.first, span.last).values())
            found.update(self.scene.calls(span.first, span.last).values())
            frame = self.scene.steps[span.first].frame
            found.update(self.changes(frame, span).values())
        return found

    def changes(self, frame: int, span: Span) -> Counter[str]:
        """Variable -> how often a span changed it."""
        return Counter(name for step in self.scene.covered(span.first, span.last) if step.frame == frame for name in step.changed)

    @cached_property
    def decisions(self) -> list[Step]:
        """The covered steps that decided something."""
        return [step for step in self.steps if step.decision is not None]


_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "×",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "^",
}


def _reader(texts: Mapping[str, str]) -> Callable[[str], object]:
    def look(name: str) -> object:
        try:
            return value_of(texts[name])
        except ValueError:
            raise KeyError(name) from None

    return look


def _changed_items(before: object, after: object) -> Iterator[object]:
    """The items that one collection has and the other has not; of a dictionary the keys and values."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [key for key in after if key not in before or literals.text(before[key]) != literals.text(after[key])]:
            yield from (key, after[key], *([before[key]] if key in before else []))
        for key in [key for key in before if key not in after]:
            yield from (key, before[key])
    elif isinstance(before, list | tuple | deque) and isinstance(after, list | tuple | deque):
        known, left = ({literals.text(item): item for item in items} for items in (before, after))
        yield from (item for text, item in [*known.items(), *left.items()] if (text in known) is not (text in left))
        if len(before) == len(after):
            yield from (item for old, new in zip(before, after, strict=True) if old != new for item in (old, new))
    elif isinstance(before, set | frozenset) and isinstance(after, set | frozenset):
        yield from before ^ after


def _value(text: str | None) -> object:
    try:
        return _UNKNOWN if text is None else value_of(text)
    except ValueError:
        return _UNKNOWN


def _decided(tree: ast.expr, truth: bool) -> Iterator[tuple[ast.expr, object]]:  # noqa: FBT001 -- a value, not an option
    """A condition and those of its parts of which the decision leaves no doubt."""
    if isinstance(tree, ast.Compare | ast.Call | ast.BoolOp) or (isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not)):
        yield tree, truth
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
        yield from _decided(tree.operand, not truth)
    if isinstance(tree, ast.BoolOp) and truth is isinstance(tree.op, ast.And):
        for part in tree.values:
            yield from _decided(part, truth)


def _unknown_call(node: ast.Call) -> object:
    raise KeyError(ast.unparse(node))


def _display(node: ast.expr) -> object:
    try:
        return value_of(ast.unparse(node))
    except ValueError:
        return _UNKNOWN
