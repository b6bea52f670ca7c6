"""The nodes of the tree that a trace is: visits, acts, loops' cycles and their rounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.guest.statements import Statement
from sandbox.place import Loop, Place
from sandbox.trace import Event, Step

_NAME_CHARS = 60
_UNFIT = re.compile(r"[^\w.]")


@dataclass(slots=True)
class Act:
    """One execution of one statement, or of a loop's header; in a generator, as much of it as lies in one visit.

    Attributes:
        place: the statement; ``None`` where the source has none at that line.
        begun: its first own step: a line, or, in a visit that was interrupted before its first line, what came instead.
        last: index of its last step, those of its visits included.
        has_parts: whether there is something inside: visits, or expressions.
    """

    place: Place | None
    begun: Step
    last: int
    has_parts: bool = False
    _later: list[Step] | None = None
    _visits: "list[Visit] | None" = None

    @property
    def own(self) -> tuple[Step, ...]:
        """Its steps in its own frame: line, expressions, finish, exception."""
        return (self.begun, *self._later) if self._later else (self.begun,)

    @property
    def visits(self) -> "Sequence[Visit]":
        """The activations of the program's functions that ran within it."""
        return self._visits or ()

    def go_on(self, step: Step) -> None:
        """Another own step comes."""
        self.last = step.index
        self.has_parts = self.has_parts or step.event is Event.EXPRESSION
        if self._later is None:
            self._later = [step]
        else:
            self._later.append(step)

    def visit(self, visit: "Visit") -> None:
        """Another activation runs within it."""
        self.has_parts = True
        if self._visits is None:
            self._visits = [visit]
        else:
            self._visits.append(visit)

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.begun.index

    @property
    def decision(self) -> bool | None:
        """What it decided."""
        if self._later is None:
            return self.begun.decision
        return next((step.decision for step in reversed(self.own) if step.decision is not None), None)

    @property
    def raised(self) -> Step | None:
        """The step at which an exception was raised in it, or reached it."""
        return next((step for step in self.own if step.event is Event.EXCEPTION), None)


@dataclass(slots=True)
class Round:
    """One passage through a loop's body.

    Attributes:
        number: from 1; that of the round that would follow, if this is only the header that ends the loop.
        head: the act of the header that opened it (or, alone, closed the loop); ``None`` in a generator that went on in the
            middle of a round.
        parts: what follows the header.
    """

    number: int
    head: Act | None
    parts: "list[Act | Cycle]" = field(default_factory=list)

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.head.first if self.head else self.parts[0].first

    @property
    def last(self) -> int:
        """Index of its last step."""
        return self.parts[-1].last if self.parts else self.head.last if self.head else 0

    @property
    def closing(self) -> bool:
        """Whether it is only the header's finding that the loop is over."""
        return self.head is not None and not self.parts and self.head.decision is False

    @property
    def entered(self) -> bool:
        """Whether the loop's body began: the header neither closed the loop nor failed."""
        head = self.head
        return bool(self.parts) or head is None or head.decision is True or (head.decision is None and head.raised is None)

    @property
    def way(self) -> frozenset[tuple[int, bool | None]]:
        """Which way it went: its lines and decisions, and where exceptions were, without counting; inner loops as a whole."""
        found: set[tuple[int, bool | None]] = set()
        for part in self.parts:
            if isinstance(part, Cycle):
                found.add((part.loop.line, None))
            else:
                found.add((part.begun.line, part.decision))
                found.update((step.line, step.decision) for step in part.own if step.event is Event.EXCEPTION)
        return frozenset(found)


@dataclass(slots=True)
class Cycle:
    """One execution of a loop; in a generator, as much of it as lies in one visit."""

    loop: Statement
    rounds: list[Round]

    @property
    def node(self) -> Loop:
        """The loop's syntax."""
        assert isinstance(self.loop.node, Loop)
        return self.loop.node

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.rounds[0].first

    @property
    def last(self) -> int:
        """Index of its last step."""
        return self.rounds[-1].last


@dataclass(slots=True)
class Activation:
    """One call of a function: the visits with one frame.

    Attributes:
        name: of the function, as addresses write it.
        number: how many calls of functions with that name there are up to this one, from 1.
        visits: one; several of a generator that was resumed.
        is_running: whether the last of them is not over.
    """

    name: str
    number: int
    visits: "list[Visit]" = field(default_factory=list)
    is_running: bool = False
    _around: tuple[Statement, ...] = ()
    _cycles: list[Cycle] = field(default_factory=list)
    _inside: list[Round] = field(default_factory=list)

    def add(self, act: Act) -> None:
        """Append an act to the parts of the latest visit, into the round of the loops that it lies in."""
        visit = self.visits[-1]
        loops, is_head = (act.place.loops, act.place.is_head) if act.place else ((), False)
        if loops is self._around and not is_head and visit.latest is not None:
            visit.latest = act
            self._parts(visit).append(act)
            return
        self._around = loops
        level = self._shared(loops)
        numbers = [one.number for one in self._inside[:level]]
        if visit.latest is None:  # loops that a resumed generator is in begin as nodes of their own
            level = 0
        visit.latest = act
        del self._cycles[level:], self._inside[level:]
        if is_head and level == len(loops):
            self._inside[-1] = Round(numbers[-1] + 1, act)
            self._cycles[-1].rounds.append(self._inside[-1])
            return
        for depth in range(level, len(loops)):
            head = act if is_head and depth == len(loops) - 1 else None
            number = numbers[depth] if depth < len(numbers) else 1
            if head is not None and depth < len(numbers) and act.begun.event is Event.LINE:
                number += 1
            self._open(visit, loops[depth], Round(number, head))
        if not is_head:
            self._parts(visit).append(act)

    def _open(self, visit: "Visit", loop: Statement, first: Round) -> None:
        cycle = Cycle(loop, [first])
        self._parts(visit).append(cycle)
        self._cycles.append(cycle)
        self._inside.append(first)

    def _parts(self, visit: "Visit") -> "list[Act | Cycle]":
        return self._inside[-1].parts if self._inside else visit.parts

    def _shared(self, loops: Sequence[Statement]) -> int:
        """How many of the loops around an act, from the outermost on, are still going on."""
        level = 0
        for cycle, one, loop in zip(self._cycles, self._inside, loops, strict=False):
            if cycle.loop is not loop or one.closing:
                break
            level += 1
        return level


@dataclass(slots=True)
class Visit:
    """One stretch of an activation: from its call (or resumption) to its return (or yield).

    Attributes:
        opening: its call or resume step.
        activation: what it is a stretch of.
        parts: what it did in order, the acts within loops gathered into rounds.
        latest: its latest act.
        closing: its return or yield step; ``None`` if an exception left it or the trace was cut in it.
        last: index of its last step.
    """

    opening: Step
    activation: Activation
    parts: list[Act | Cycle] = field(default_factory=list)
    latest: Act | None = None
    closing: Step | None = None
    last: int = 0

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.opening.index


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours in the tree, such as some rounds of a loop.

    Attributes:
        owner: what they are parts of; ``None`` at the top.
        items: at least one.
    """

    owner: "Node | None"
    items: "Sequence[Node | Step]"

    @property
    def first(self) -> int:
        """Index of its first step."""
        return first_of(self.items[0])

    @property
    def last(self) -> int:
        """Index of its last step."""
        return last_of(self.items[-1])


Node = Visit | Act | Cycle | Round


def children(node: Node) -> "Sequence[Node | Step]":
    """The parts of a node in order, without a gap; none of an act in which nothing else was told."""
    if isinstance(node, Visit):
        begins = node.parts[0].first > node.first if node.parts else True
        return [*([node.opening] if begins else []), *node.parts, *([node.closing] if node.closing else [])]
    if isinstance(node, Cycle):
        return node.rounds
    if isinstance(node, Round):
        return [node.head, *node.parts] if node.head else node.parts
    return sorted([*node.own, *node.visits], key=first_of) if node.has_parts else ()


def first_of(item: Node | Run | Step) -> int:
    """Index of the first step of a part of a trace."""
    return item.index if isinstance(item, Step) else item.first


def last_of(item: Node | Run | Step) -> int:
    """Index of the last step of a part of a trace."""
    return item.index if isinstance(item, Step) else item.last


def named(function: str) -> str:
    """The name of a function in addresses: its qualified name without what every such name has, and fit for a path."""
    plain = function.replace("<locals>.", "").replace("<lambda>", "lambda")
    return _UNFIT.sub("_", plain)[:_NAME_CHARS] or "_"
