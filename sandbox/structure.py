"""The trace as a tree: activations, the statements they executed, the rounds of loops, and the calls made within.

The parts of a node follow each other without a gap and cover it, so every step has one place in the tree, whatever ended the
program. A generator's activation has a visit for each stretch that it ran without a break, each where it was resumed; its loops
go on counting their rounds from visit to visit.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from sandbox.guest.statements import table
from sandbox.node import Act, Activation, Node, Visit, children, first_of, named
from sandbox.place import Place, Places
from sandbox.trace import Event, Outcome, Step, Trace

_ENTERING = (Event.CALL, Event.RESUME)
_LEAVING = (Event.RETURN, Event.YIELD)
_WHOLE = frozenset({Outcome.RETURNED, Outcome.RAISED})


class Structure:
    """The tree of one trace, built in time linear in the steps.

    Args:
        trace: of any outcome.
        places: of its source; made from it if not given.

    Attributes:
        trace: as given.
        visits: what ran at the bottom of the stack: the entry's visit, and whatever the interpreter called after it; none in an
            empty trace.
        activations: by the number of their frame.
        calls: by the name of the function, in order.

    Raises:
        SyntaxError: the source is no Python.
    """

    def __init__(self, trace: Trace, places: Places | None = None) -> None:
        self.trace = trace
        self.visits: list[Visit] = []
        self.activations: dict[int, Activation] = {}
        self._places = places or Places(table(trace.program.source))
        self.calls: dict[str, list[Activation]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._visits: dict[int, list[Visit]] = defaultdict(list)
        self._grow(trace.steps)

    @property
    def is_cut(self) -> bool:
        """Whether something ended the program before it returned or raised, so that all that its last step lies in is open."""
        return self.trace.outcome not in _WHOLE

    def visit_at(self, step: int) -> Visit:
        """The innermost visit that a step belongs to."""
        visits = self._visits[self.trace.steps[step].frame]
        at = bisect_right(visits, step, key=first_of) - 1
        while visits[at].last < step:  # only where a guest lied: a frame within itself
            at -= 1
        return visits[at]

    def children(self, node: Node | None) -> Sequence[Node | Step]:
        """The parts of a node, or of the whole trace, in order and without a gap."""
        return self.visits if node is None else children(node)

    def _grow(self, steps: Sequence[Step]) -> None:
        stack: list[Visit] = []
        for step in steps:
            while stack and _is_over(stack[-1], step):
                _leave(stack, step.index - 1)
            if step.event in _ENTERING or not stack:
                stack.append(self._enter(stack, step))
            elif step.event in _LEAVING:
                stack[-1].closing = step
            else:
                self._add(stack[-1], step)
        while stack:
            _leave(stack, len(steps) - 1)

    def _enter(self, stack: list[Visit], step: Step) -> Visit:
        activation = self.activations.get(step.frame)
        if activation is None or activation.is_running:
            activation = self._called(step)
        visit = Visit(step, activation)
        activation.is_running = True
        activation.visits.append(visit)
        self._visits[step.frame].append(visit)
        if not stack:
            self.visits.append(visit)
            return visit
        caller = stack[-1]
        if caller.latest is None:
            caller.activation.add(Act(self._place(caller.opening), caller.opening, caller.opening.index))
        assert caller.latest is not None
        caller.latest.visit(visit)
        return visit

    def _called(self, step: Step) -> Activation:
        name = self._names.get(step.function)
        if name is None:
            name = self._names[step.function] = named(step.function)
        calls = self.calls[name]
        activation = self.activations[step.frame] = Activation(name, len(calls) + 1)
        calls.append(activation)
        return activation

    def _add(self, visit: Visit, step: Step) -> None:
        act = visit.latest
        if act is not None and (step.event is Event.EXPRESSION or (step.event is not Event.LINE and act.begun.line == step.line)):
            act.go_on(step)
        else:
            visit.activation.add(Act(self._place(step), step, step.index))

    def _place(self, step: Step) -> Place | None:
        return self._places.at(step.line, step.function)


def _leave(stack: list[Visit], last: int) -> None:
    visit = stack.pop()
    visit.last = last
    visit.activation.is_running = False
    if stack:
        act = stack[-1].latest
        assert act is not None
        act.last = last


def _is_over(visit: Visit, step: Step) -> bool:
    if visit.closing is not None:
        return True
    if step.event in _ENTERING:
        return visit.opening.depth >= step.depth
    return visit.opening.frame != step.frame
