"""One trace as the claims of plain prose are held against it: states between steps, and what each line computed.

A place is a number of steps that are over, from 0 to the length of the trace: the state that they left.
"""

import ast
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice, pairwise

from agents.checker.plain import vocabulary
from agents.checker.reckoning import UNKNOWN, readable
from agents.checker.scene import Round, Scene
from sandbox.guest import interpreter, literals
from sandbox.trace import Event, Step

Places = list[tuple[int, int]]
"""Stretches of places, both ends included, in order and apart."""
_KINDS: dict[type, tuple[str, ...]] = {
    list: ("list", "array"),
    str: ("string",),
    dict: ("dictionary", "dict"),
    set: ("set",),
    tuple: ("tuple",),
}
MOST_ITEMS = 60
"""Items of a collection that are looked at."""
MOST_STEPS = 4_000
"""Steps whose lines are computed again; of longer traces the first and last ones."""


def merged(stretches: Iterable[tuple[int, int]]) -> Places:
    """Stretches in order, those that touch made one."""
    found: Places = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def following(places: Places, at: int) -> int | None:
    """The first of the places that is not before ``at``."""
    index = bisect_left(places, at, key=lambda one: one[1])
    return max(at, places[index][0]) if index < len(places) else None


class Moments:
    """A trace, indexed for the tests of what is said.

    Attributes:
        scene: the trace.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._holding: dict[str, Places] = {}
        self._compared: dict[int, list[tuple[str, str]]] = {}

    @property
    def end(self) -> int:
        """The last place."""
        return len(self.scene.steps)

    @cached_property
    def changes(self) -> dict[str, list[tuple[int, int, str]]]:
        """Variable -> (step, activation, value text) of each of its changes."""
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for step in self.scene.steps:
            for name, text in step.changed.items():
                if text is not None:
                    found[name].append((step.index, step.frame, text))
        return found

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """Word for a type -> the variables that hold values of that type, those that change most first."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.changes, key=lambda one: -len(self.changes[one])):
            value = readable(self.changes[name][-1][2])
            for word in _KINDS.get(type(value), ()):
                found[word].append(name)
        return dict(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the problem and the program, and those for its names, in all their forms."""
        return vocabulary.words_of(self.scene.trace.program)

    @cached_property
    def stretches(self) -> dict[int, tuple[int, int]]:
        """Activation -> its first and last step."""
        found: dict[int, tuple[int, int]] = {}
        for step in self.scene.steps:
            first, _ = found.get(step.frame, (step.index, step.index))
            found[step.frame] = (first, step.index)
        return found

    def value(self, tree: ast.expr, frame: int, at: int) -> object:
        """The value of an expression as an activation sees it at a place, or ``UNKNOWN``."""
        look = partial(self._look, frame, at)
        return interpreter.compute(tree, look, partial(self._returned, frame, at), UNKNOWN)

    def _returned(self, frame: int, at: int, node: ast.Call) -> object:
        """What a call of one of the program's functions with such arguments gives."""
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise KeyError(node)
        values = [self.value(arg, frame, at) for arg in node.args]
        given = None if UNKNOWN in values else tuple(map(literals.text, values))
        for one in self.scene.finished((node.func.id,)):
            if tuple(map(literals.text, one.arguments)) == given:
                return one.value
        raise KeyError(node)

    def _look(self, frame: int, at: int, name: str) -> object:
        value = readable(self.scene.text(name, frame, at))
        if value is UNKNOWN:
            raise KeyError(name)
        return value

    def holding(self, tree: ast.expr) -> Places:
        """The places at which an expression is true, in whatever activation."""
        key = ast.dump(tree)
        if key not in self._holding:
            self._holding[key] = merged(self._held(tree))
        return self._holding[key]

    def _held(self, tree: ast.expr) -> Iterator[tuple[int, int]]:
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & self.changes.keys()
        if not names:
            if self.value(tree, self.scene.steps[0].frame, 0) is True:
                yield 0, self.end
            return
        frames = {frame for name in names for _, frame, _ in self.changes[name]}
        known: dict[tuple[str | None, ...], bool] = {}
        ordered = sorted(names)
        for frame in frames:
            begin, last = self.stretches[frame]
            times = {begin, *(step + 1 for name in names for step, _, _ in self.changes[name] if begin <= step <= last)}
            breaks = [*sorted(times), last + 2]
            for first, stop in pairwise(breaks):
                texts = tuple(self.scene.text(name, frame, first) for name in ordered)
                if texts not in known:
                    known[texts] = self.value(tree, frame, first) is True
                if known[texts]:
                    yield first, stop - 1

    @cached_property
    def lines(self) -> Sequence[Step]:
        """The steps of lines that are looked at."""
        found = [step for step in self.scene.steps if step.event is Event.LINE]
        return found if len(found) <= MOST_STEPS else [*found[: MOST_STEPS // 2], *found[-MOST_STEPS // 2 :]]

    @cached_property
    def parts(self) -> dict[str, list[int]]:
        """Value text -> the steps of lines that compute, read, write or test this value."""
        found: dict[str, list[int]] = defaultdict(list)
        for step in self.lines:
            for text in self._texts(step):
                found[text].append(step.index)
        return found

    def _texts(self, step: Step) -> set[str]:
        line = self.scene.source.line(step.line)
        look = partial(self._look, step.frame, step.index)
        values = [value for top in line.tops for value in interpreter.computed(top, look, _unknown)]
        texts = {literals.text(value) for value in [*values, *line.constants]}
        _, last = self.scene.run(step)
        for name, after in [*step.changed.items(), *(self.scene.steps[last].changed.items() if last > step.index else ())]:
            texts |= {text for text in (after, self.scene.text(name, step.frame, step.index)) if text is not None}
        texts |= {literals.text(call.value) for call in self.scene.calls_of(step)}
        for one in line.statements:
            if isinstance(one.node, ast.Return) and (text := self.scene.result(step)) is not None:
                texts.add(text)
            if isinstance(one.node, ast.AugAssign):
                target = self.value(one.node.target, step.frame, step.index + 1)
                before = self.value(one.node.target, step.frame, step.index)
                texts |= {literals.text(value) for value in (target, before) if value is not UNKNOWN}
        return texts

    @cached_property
    def items(self) -> dict[str, list[int]]:
        """As ``parts``, but also with the items, at any depth, of the collections that take part."""
        found: dict[str, list[int]] = defaultdict(list)
        for text, steps in self.parts.items():
            for item in {text, *_items(text)}:
                found[item].extend(steps)
        return {text: sorted(set(steps)) for text, steps in found.items()}

    @cached_property
    def strings(self) -> frozenset[str]:
        """The strings that variables hold."""
        values = (readable(text) for changes in self.changes.values() for _, _, text in changes[:MOST_ITEMS])
        return frozenset(value for value in values if isinstance(value, str))

    def tied(self, texts: Iterable[str], *, items: bool = False) -> list[Step]:
        """The steps of lines in which all of these values take part, perhaps as items of collections."""
        known = self.items if items else self.parts
        found: set[int] | None = None
        for text in texts:
            steps = set(known.get(text, ()))
            found = steps if found is None else found & steps
        return [self.scene.steps[index] for index in sorted(found or ())]

    def around(self, steps: Iterable[Step]) -> Places:
        """Just before, during and just behind lines, with the calls that they make."""
        return merged((step.index, self.scene.run(step)[1] + 1) for step in steps)

    def compared(self, step: Step) -> list[tuple[str, str]]:
        """Value texts of the two sides of each comparison in the line of a step, as far as they can be computed."""
        if step.index not in self._compared:
            self._compared[step.index] = self._compares(step)
        return self._compared[step.index]

    def _compares(self, step: Step) -> list[tuple[str, str]]:
        found = []
        for node in self.scene.source.line(step.line).nodes:
            if isinstance(node, ast.Compare) and len(node.ops) == 1:
                sides = [self.value(part, step.frame, step.index) for part in (node.left, node.comparators[0])]
                if UNKNOWN not in sides:
                    found.append((literals.text(sides[0]), literals.text(sides[1])))
        return found

    def divided(self, step: Step) -> list[tuple[str, str]]:
        """Value texts of what the line of a step divides, and by what, as far as they can be computed."""
        found = []
        for parts in self.scene.source.line(step.line).divisions:
            sides = [self.value(part, step.frame, step.index) for part in parts]
            if UNKNOWN not in sides:
                found.append((literals.text(sides[0]), literals.text(sides[1])))
        return found

    @cached_property
    def decisions(self) -> list[Step]:
        """The steps that decided something."""
        return [step for step in self.scene.steps if step.decision is not None]

    @cached_property
    def rounds(self) -> list[tuple[Step, Round, int]]:
        """The steps of loops' headers that begin a round, the round, and the last step that belongs to it."""
        found: list[tuple[Step, Round, int]] = []
        opened: dict[tuple[int, int], int] = {}
        for step in self.scene.steps:
            if step.event is not Event.LINE or not self.scene.is_loop(step):
                continue
            key = (step.frame, step.line)
            if key in opened:
                at = opened.pop(key)
                found[at] = (*found[at][:2], step.index - 1)
            rounds = self.scene.rounds(step)
            if rounds and self.scene.decision(step) is not False:
                opened[key] = len(found)
                found.append((step, rounds[-1], -1))
        ends = {frame: last for frame, (_, last) in self.stretches.items()}
        return [(step, one, last if last >= 0 else ends[step.frame]) for step, one, last in found]

    def ahead(self, place: int, number: int) -> int | None:
        """The place where so many rounds more of the loop that a place lies in are over; ``None`` if it has not so many."""
        index = bisect_left(self.rounds, place, key=lambda one: one[0].index)
        around = [at for at in range(max(0, index - 8), index) if self.rounds[at][0].index < place <= self.rounds[at][2] + 1]
        if not around:
            return None
        head, one, _ = self.rounds[around[-1]]
        for step, other, last in self.rounds[around[-1] + 1 :]:
            if (step.frame, step.line) == (head.frame, head.line):
                if other.number <= one.number:
                    return None
                if other.number == one.number + number:
                    return last + 1
        return None

    def rounds_at(self, place: int) -> list[tuple[tuple[int, int], int]]:
        """The rounds that the step before a place lies in: (activation, line of the loop's header) and number."""
        step = self.scene.steps[min(max(place - 1, 0), self.end - 1)]
        return [((step.frame, one.line), one.number) for one in self.scene.rounds(step)]

    def floor(self, place: int) -> int:
        """The place just behind the header of the innermost round that the step before a place lies in; 0 if it lies in none."""
        index = bisect_left(self.rounds, place, key=lambda one: one[0].index)
        for step, _, last in reversed(self.rounds[max(0, index - 8) : index]):
            if step.index < place <= last + 1:
                return step.index + 1
        return 0

    def head(self, place: int) -> int | None:
        """The step where the round begins that a place lies in, of several the one that began last; ``None`` if there is none."""
        at = bisect_left(self.rounds, place, key=lambda one: one[0].index) - 1
        while at >= 0 and self.rounds[at][2] < place:
            at = self._outlasting[at]
        return self.rounds[at][0].index if at >= 0 else None

    @cached_property
    def _outlasting(self) -> list[int]:
        """For each round, the last one that began before it and ends after it; -1 for none."""
        found: list[int] = []
        for number, (_, _, last) in enumerate(self.rounds):
            at = number - 1
            while at >= 0 and self.rounds[at][2] <= last:
                at = found[at]
            found.append(at)
        return found

    @cached_property
    def targets(self) -> frozenset[str]:
        """The variables that loops run through."""
        loops = (one.node for one in self.scene.source.table.statements if isinstance(one.node, ast.For))
        return frozenset(part.id for loop in loops for part in ast.walk(loop.target) if isinstance(part, ast.Name))


def _items(text: str) -> Iterator[str]:
    if text[:1] in "[({" or text[:3] in ("set", "deq"):
        yield from islice(map(literals.text, _leaves(readable(text))), MOST_ITEMS)


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from _leaves([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset | deque):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _unknown(node: ast.Call) -> object:
    raise KeyError(node)
