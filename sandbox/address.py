"""How parts of a trace are named: short texts that a person or a model can quote and the structure finds again.

An address is a path from an activation inwards; loops and statements are named by their line, everything is counted from 1::

    solve/for@12/round 7            the seventh round of the loop at line 12
    solve/for@12/round 7/line 14    what line 14 did in it
    solve/for@12/round 4..98        rounds in a row; ``round 4..end`` with the header's last look
    solve/for@12/end                the header finding that the loop is over
    helper#3                        the third call of ``helper`` in the whole trace, wherever it was made
    helper#3/while@5                a loop in it
    count#1~2                       a generator's second stretch: from its first resumption to its next yield
    [6..26]                         steps, as in the anchors of narrations

``#1`` and ``~1`` may be left out; ``line 14#2`` is the second of two in the same place. A call may follow any other part, if it
was made within it, so ``solve/for@12/round 7/helper#3`` is the same as ``helper#3``.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from sandbox.node import Act, Cycle, Node, Round, Run, Visit, first_of
from sandbox.structure import Structure
from sandbox.trace import Step

_STEPS = re.compile(r"\[(?P<number>\d{1,9})(?:\.\.(?P<last>\d{1,9}))?\]")
_LOOP = re.compile(r"(?P<kind>for|while)@(?P<number>\d{1,9})(?:#(?P<nth>\d{1,9}))?")
_ROUND = re.compile(r"(?P<kind>round) ?(?P<number>\d{1,9})(?:\.\.(?P<last>\d{1,9}|end))?")
_LINE = re.compile(r"(?P<kind>line) ?(?P<number>\d{1,9})(?:#(?P<nth>\d{1,9}))?")
_NAMED_IN_ERRORS = 8
_CALL = re.compile(r"(?P<name>[^\s/#~@\[\]]+)(?:#(?P<number>\d{1,9}))?(?:~(?P<nth>\d{1,9}))?")


class AddressError(ValueError):
    """An address is malformed, or nothing is there; the message is one line for the person who asked."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a path.

    Attributes:
        text: as it was written.
        kind: ``call``, ``for``, ``while``, ``round``, ``line`` or ``steps``.
        name: of a call the function's.
        number: of a call, round or step; line of a loop or statement.
        nth: which of several in the same place; of a call which stretch.
        last: of several rounds or steps the last; -1 for a round and all behind it; ``None`` for a single one.
    """

    text: str
    kind: str
    number: int
    name: str = ""
    nth: int = 1
    last: int | None = None


def parse(address: str) -> list[Segment]:
    """The parts of an address.

    Raises:
        AddressError: it is malformed.
    """
    return [_segment(part.strip()) for part in address.strip().strip("/").split("/")]


def _segment(text: str) -> Segment:
    for pattern in (_STEPS, _LOOP, _ROUND, _LINE, _CALL):
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            kind = found.get("kind") or ("steps" if pattern is _STEPS else "call")
            last = found.get("last")
            number, nth = int(found["number"] or 1), int(found.get("nth") or 1)
            return Segment(text, kind, number, found.get("name") or "", nth, -1 if last == "end" else int(last) if last else None)
    raise AddressError(f"no address: {text or 'nothing'}; write it as solve/for@12/round 7, helper#3 or [6..26]")


class Addresses:
    """The addresses of one trace's parts, both ways."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure

    def of(self, item: Node | Run | Step) -> str:
        """The address of a part of the trace."""
        if isinstance(item, Step):
            return f"[{item.index}]"
        if isinstance(item, Visit):
            return self._call(item)
        if isinstance(item, Run):
            return self._of_run(item)
        node: Node = self._structure.visit_at(item.first)
        path = [self.of(node)]
        while node is not item:
            child = self._toward(node, item.first)
            assert not isinstance(child, Step)
            path.append(self.within(node, child))
            node = child
        return "/".join(path)

    def within(self, owner: Node, child: Node) -> str:
        """The last part of the address of a node that is a part of ``owner``."""
        if isinstance(child, Visit):
            return self._call(child)
        if isinstance(child, Round):
            return f"round {child.number}" if child.entered else "end"
        before = []
        for other in self._structure.children(owner):
            if other is child:
                break
            before.append(_label(other))
        nth = before.count(_label(child)) + 1
        return _label(child) if nth == 1 else f"{_label(child)}#{nth}"

    def at(self, address: str) -> Node | Run | Step:
        """What an address names; for steps the part that they are, or the fewest neighbours that they lie in.

        Raises:
            AddressError: it is malformed, or nothing is there.
        """
        here: Node | None = None
        parts = parse(address)
        for number, part in enumerate(parts):
            found = self._inside(here, part)
            if number == len(parts) - 1:
                return found
            if isinstance(found, Step | Run):
                raise AddressError(f"nothing is inside of {part.text}")
            here = found
        raise AddressError("no address")

    def _call(self, visit: Visit) -> str:
        activation = visit.activation
        alone = len(self._structure.calls[activation.name]) == 1
        stretch = bisect_right(activation.visits, visit.first, key=first_of)
        return activation.name + ("" if alone else f"#{activation.number}") + ("" if stretch == 1 else f"~{stretch}")

    def _of_run(self, run: Run) -> str:
        first, last = run.items[0], run.items[-1]
        if len(run.items) == 1:
            return self.of(first)
        if isinstance(run.owner, Cycle) and isinstance(first, Round) and isinstance(last, Round):
            return f"{self.of(run.owner)}/round {first.number}..{last.number if last.entered else 'end'}"
        return f"[{run.first}..{run.last}]"

    def _toward(self, node: Node | None, step: int) -> Node | Step:
        found = self._structure.children(node)
        return found[bisect_right(found, step, key=first_of) - 1]

    def _inside(self, here: Node | None, part: Segment) -> Node | Run | Step:
        if part.kind == "call" and not (part.text == "end" and isinstance(here, Cycle)):
            return self._activation(here, part)
        if part.kind == "steps":
            return self._steps(here, part)
        if part.kind in ("round", "call"):
            return self._rounds(here, part)
        found = [one for one in self._structure.children(here) if not isinstance(one, Step) and _label(one) == _plain(part)]
        if 0 < part.nth <= len(found) and here is not None:
            return found[part.nth - 1]
        raise AddressError(f"no {part.text} there; {self._known(here)}")

    def _activation(self, here: Node | None, part: Segment) -> Visit:
        calls = self._structure.calls.get(part.name, [])
        if not calls:
            names = ", ".join(list(self._structure.calls)[:_NAMED_IN_ERRORS])
            raise AddressError(f"no call of {part.name}; called are {names or 'none'}")
        if not 0 < part.number <= len(calls):
            raise AddressError(f"no {part.text}; calls of {part.name} are numbered 1 to {len(calls)}")
        visits = calls[part.number - 1].visits
        if not 0 < part.nth <= len(visits):
            raise AddressError(f"no {part.text}; its stretches are numbered 1 to {len(visits)}")
        visit = visits[part.nth - 1]
        if here is not None and not here.first <= visit.first <= here.last:
            raise AddressError(f"{part.text} is not made there; {self._known(here)}")
        return visit

    def _rounds(self, here: Node | None, part: Segment) -> Round | Run:
        if not isinstance(here, Cycle):
            raise AddressError(f"no {part.text} there; {self._known(here)}")
        rounds = here.rounds
        if part.kind == "call":
            if not rounds[-1].entered:
                return rounds[-1]
            raise AddressError(f"the loop was left before its end; {self._known(here)}")
        first = part.number - rounds[0].number
        stop = first + 1 if part.last is None else len(rounds) if part.last < 0 else part.last - rounds[0].number + 1
        if not 0 <= first < stop <= len(rounds) or (part.last != -1 and not rounds[stop - 1].entered):
            raise AddressError(f"no {part.text} there; {self._known(here)}")
        return rounds[first] if part.last is None else Run(here, rounds[first:stop])

    def _steps(self, here: Node | None, part: Segment) -> Node | Run | Step:
        first, last = part.number, part.number if part.last is None else part.last
        inside = (0, len(self._structure.trace.steps) - 1) if here is None else (here.first, here.last)
        if not inside[0] <= first <= last <= inside[1]:
            raise AddressError(f"no steps {part.text} there; they are numbered {inside[0]} to {inside[1]}")
        while True:
            items = self._structure.children(here)
            begin, end = (bisect_right(items, step, key=first_of) - 1 for step in (first, last))
            if begin < end:
                return Run(here, items[begin : end + 1])
            child = items[begin]
            if isinstance(child, Step) or (child.first, child.last) == (first, last) or not self._structure.children(child):
                return child
            here = child

    def _known(self, here: Node | None) -> str:
        """What may be asked for instead, for people."""
        structure = self._structure
        if here is None:
            return f"begin with a call such as {self._call(structure.visits[0])}" if structure.visits else "nothing ran"
        if isinstance(here, Cycle):
            last = here.rounds[-1]
            return f"its rounds are numbered {here.rounds[0].number} to {last.number - (not last.entered)}"
        inside = structure.children(here)[:_NAMED_IN_ERRORS]
        names = ", ".join(self.within(here, one) for one in inside if not isinstance(one, Step))
        return f"there are {names}" if names else "nothing is inside"


def _label(item: Node | Step) -> str:
    """How a loop or statement is called, among those in the same place."""
    if isinstance(item, Cycle):
        return f"{item.loop.kind}@{item.loop.line}"
    return f"line {item.begun.line}" if isinstance(item, Act) else ""


def _plain(part: Segment) -> str:
    return f"line {part.number}" if part.kind == "line" else f"{part.kind}@{part.number}"
