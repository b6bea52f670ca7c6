"""The trace as a tree: what one activation did, act by act, with the rounds of its loops and the calls made within.

Built in time linear in the steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from agents.template.source import Loop, Place, Source
from sandbox.trace import Event, Step


@dataclass(slots=True)
class Act:
    """One execution of one statement.

    Attributes:
        place: the statement; ``None`` where the source has none at that line.
        own: its steps in its own frame: line, finish, exception.
        visits: the activations of the program's functions that ran within it.
        last: index of its last step, those of its visits included.
    """

    place: Place | None
    own: list[Step]
    visits: "list[Visit]" = field(default_factory=list)
    last: int = 0

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.own[0].index

    @property
    def decision(self) -> bool | None:
        """What it decided."""
        return next((step.decision for step in reversed(self.own) if step.decision is not None), None)

    @property
    def raised(self) -> Step | None:
        """The step at which an exception was raised in it, or reached it."""
        return next((step for step in self.own if step.event is Event.EXCEPTION), None)


@dataclass(slots=True)
class Round:
    """One passage through a loop's body; ``head`` is the act of the header that opened it (or, alone, closed the loop)."""

    head: Act | None
    parts: "list[Act | Cycle]"

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


@dataclass(slots=True)
class Cycle:
    """One execution of a loop."""

    node: Loop
    rounds: list[Round]

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.rounds[0].first

    @property
    def last(self) -> int:
        """Index of its last step."""
        return self.rounds[-1].last


@dataclass(slots=True)
class Visit:
    """One stretch of an activation: from its call (or resumption) to its return (or yield).

    Attributes:
        opening: its call or resume step.
        acts: its acts in order.
        closing: its return or yield step; ``None`` if an exception left it.
        last: index of its last step.
    """

    opening: Step
    acts: list[Act] = field(default_factory=list)
    closing: Step | None = None
    last: int = 0

    @property
    def first(self) -> int:
        """Index of its first step."""
        return self.opening.index


def grow(source: Source, steps: Sequence[Step]) -> Visit:
    """The tree of a whole trace.

    Args:
        source: the program.
        steps: all steps; the first is the call of the entry.
    """
    root = Visit(steps[0], last=steps[-1].index)
    stack = [root]
    for step in steps[1:]:
        while len(stack) > 1 and _is_over(stack[-1], step):
            stack.pop().last = step.index - 1
        if step.event in (Event.CALL, Event.RESUME):
            visit = Visit(step, last=step.index)
            _within(stack[-1], step, source).visits.append(visit)
            stack.append(visit)
        elif step.event in (Event.RETURN, Event.YIELD):
            stack[-1].closing = step
            stack[-1].last = step.index
        else:
            _add(stack[-1], step, source)
    for visit in stack[1:]:
        if visit.closing is None:
            visit.last = steps[-1].index
    _settle(root)
    return root


def _is_over(visit: Visit, step: Step) -> bool:
    if visit.closing is not None:
        return True
    if step.event in (Event.CALL, Event.RESUME):
        return visit.opening.depth >= step.depth
    return visit.opening.frame != step.frame


def _within(visit: Visit, step: Step, source: Source) -> Act:
    if not visit.acts:
        visit.acts.append(Act(source.places.get(step.line), [visit.opening], last=step.index))
    return visit.acts[-1]


def _add(visit: Visit, step: Step, source: Source) -> None:
    if step.event is not Event.LINE and visit.acts and visit.acts[-1].own[0].line == step.line:
        visit.acts[-1].own.append(step)
        visit.acts[-1].last = step.index
    else:
        visit.acts.append(Act(_place(visit, step, source), [step], last=step.index))


def _place(visit: Visit, step: Step, source: Source) -> Place | None:
    """The statement of a step: of several in one line, the one behind the one before."""
    options = source.lines.get(step.line, [])
    if len(options) < 2:
        return source.places.get(step.line)
    before = visit.acts[-1] if visit.acts else None
    if before is None or before.place not in options or before.decision is False:
        return options[0]
    return options[(options.index(before.place) + 1) % len(options)]


def _settle(visit: Visit) -> None:
    """Extend every act over the visits within it."""
    pending = [visit]
    while pending:
        here = pending.pop()
        for act in here.acts:
            for inner in act.visits:
                act.last = max(act.last, inner.last)
                pending.append(inner)


def parts(acts: Sequence[Act], level: int = 0) -> list[Act | Cycle]:
    """Acts in order, those within a loop gathered into its rounds; ``level`` loops around them are known already."""
    found: list[Act | Cycle] = []
    run: list[Act] = []
    for act in acts:
        loop = _loop(act, level)
        if run and (loop is not _loop(run[-1], level) or _ended(run, level)):
            found.append(_cycle(run, level))
            run = []
        if loop is None:
            found.append(act)
        else:
            run.append(act)
    if run:
        found.append(_cycle(run, level))
    return found


def _loop(act: Act, level: int) -> Loop | None:
    return act.place.loops[level] if act.place and len(act.place.loops) > level else None


def _is_head(act: Act, level: int) -> bool:
    return act.place is not None and act.place.node is _loop(act, level)


def _ended(run: list[Act], level: int) -> bool:
    return _is_head(run[-1], level) and run[-1].decision is False


def _cycle(run: list[Act], level: int) -> Cycle:
    loop = _loop(run[0], level)
    assert loop is not None
    return Cycle(loop, [_round(acts, level) for acts in _passages(run, loop, level)])


def _passages(run: list[Act], loop: Loop, level: int) -> Iterator[list[Act]]:
    """Cut a loop's acts where its header, or (if it has no steps) its first statement, begins anew."""
    here: list[Act] = []
    start = loop.body[0]
    for act in run:
        begins = _is_head(act, level) or (act.place is not None and act.place.node is start and len(act.place.loops) == level + 1)
        if begins and here and not (len(here) == 1 and _is_head(here[0], level) and not _is_head(act, level)):
            yield here
            here = []
        here.append(act)
    yield here


def _round(acts: list[Act], level: int) -> Round:
    head = acts[0] if _is_head(acts[0], level) else None
    return Round(head, parts(acts[1:] if head else acts, level + 1))
