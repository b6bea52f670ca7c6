"""A trace of any length within a budget of tokens: what tells most is unfolded, the rest is a line that can be asked for in turn.

Every step lies in the span of exactly one line, and every line has an address.
"""

import heapq
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log2, sqrt

from sandbox.address import Addresses
from sandbox.node import Act, Cycle, Node, Round, Run, Visit, children, first_of, last_of
from sandbox.structure import Structure
from sandbox.summary import Summaries, clipped
from sandbox.trace import Event, Step, Trace

DEFAULT_TOKENS = 2_000
LEAST_TOKENS = 100
_PIECE = re.compile(r"[A-Za-z_]{1,4}|\n| {2,}|[^\s]")
_ROUNDS, _PARTS = 9, 24
_FEWEST = 3
_INDENT = 12
_RARE, _COMMON = 2, 8
_VALUE_CHARS = 60
_KINDS: dict[type, float] = {Cycle: 1.5, Visit: 1.2, Act: 1.2, Round: 1.0, Run: 0.5}

Item = Node | Run | Step
Way = frozenset[tuple[int, bool | None]]


def tokens(text: str) -> int:
    """How many tokens a text has at most for a language model, about: an estimate that needs no tokenizer.

    Letters count a quarter, digits and signs one each, other characters as many as they have bytes in UTF-8. Tokenizers of
    current models need less for source text and values.
    """
    return sum(1 if piece.isascii() else len(piece.encode(errors="replace")) for piece in _PIECE.findall(text))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an outline.

    Attributes:
        address: names exactly the steps of the row.
        first, last: its steps.
        level: how deep it is indented.
        text: the line, without indentation.
        folded: whether there is more inside to be asked for.
    """

    address: str
    first: int
    last: int
    level: int
    text: str
    folded: bool


@dataclass(frozen=True)
class Outline:
    """A trace, or a part of it, in lines.

    Attributes:
        title: the line above the rows: call, outcome, number of steps.
        rows: in order; their spans follow each other without a gap.
    """

    title: str
    rows: tuple[Row, ...]

    @cached_property
    def text(self) -> str:
        """All lines."""
        return "".join([f"{self.title}\n", *(_indented(row) for row in self.rows)])

    @property
    def tokens(self) -> int:
        """What the text costs; see the function of the same name."""
        return tokens(self.text)


def outline(trace: Trace, budget: int = DEFAULT_TOKENS, at: str = "") -> Outline:
    """A trace within a budget.

    Args:
        trace: of any outcome.
        budget: tokens, as ``tokens`` counts them; at least ``LEAST_TOKENS``.
        at: the address of the part to show; empty for the whole.

    Raises:
        AddressError: nothing is at the address.
        SyntaxError: the source is no Python.
        ValueError: the budget is less than ``LEAST_TOKENS``.
    """
    return Outliner(trace).draw(budget, at)


class Outliner:
    """Draws outlines of one trace: building the tree takes time linear in the steps, a further outline less.

    Attributes:
        structure: the tree.
    """

    def __init__(self, trace: Trace) -> None:
        self.structure = Structure(trace)
        self._addresses = Addresses(self.structure)
        self._summaries = Summaries(self.structure)
        self._rare = _rare(trace.steps, self._summaries.heads)
        self._ways: dict[int, Way] = {}

    def draw(self, budget: int = DEFAULT_TOKENS, at: str = "") -> Outline:
        """See ``outline``."""
        if budget < LEAST_TOKENS:
            raise ValueError(f"a budget of {budget} tokens; the least is {LEAST_TOKENS}")
        title = _fitted(self._title(), budget // 3)
        top: Item | None = self._addresses.at(at) if at else self._top()
        drawing = _Drawing(self, budget - tokens(f"{title}\n"))
        return Outline(title, drawing.rows(top) if top is not None else ())

    def row(self, item: Item, level: int, label: str, *, again: bool) -> Row:
        """A part as one line; ``label`` names what it is the beginning of, ``again`` if there was such a beginning before."""
        span = f"[{first_of(item)}]" if first_of(item) == last_of(item) else f"[{first_of(item)}..{last_of(item)}]"
        folded = can_open(item)
        address = self._addresses.of(item) if folded or isinstance(item, Round) else span
        name = label or ("" if isinstance(item, Step | Act) or address == span else self.name(item))
        summary = self._summaries.of(item, again=again)
        text = f"{span} {name}: {summary}" if name and summary else f"{span} {name or summary}"
        return Row(address, first_of(item), last_of(item), level, text, folded)

    def name(self, item: Item) -> str:
        """The end of a part's address, from the loop on: what is around it stands above it."""
        path = self._addresses.of(item).split("/")
        return "/".join(path[-2:] if path[-1].startswith(("round", "end")) else path[-1:])

    def rare(self, first: int, last: int) -> Sequence[int]:
        """Steps in a span at which something seldom happens: an exception, or a decision that mostly comes out otherwise."""
        return self._rare[bisect_left(self._rare, first) : bisect_left(self._rare, last + 1)]

    def way(self, item: Round) -> Way:
        """Which way a round went."""
        found = self._ways.get(id(item))
        if found is None:
            found = self._ways[id(item)] = item.way
        return found

    def _top(self) -> Item | None:
        visits = self.structure.visits
        return Run(None, visits) if len(visits) > 1 else visits[0] if visits else None

    def _title(self) -> str:
        trace = self.structure.trace
        value = trace.returned if trace.returned is not None else trace.raised
        ending = f"{trace.outcome}{'' if value is None else f' {clipped(value, _VALUE_CHARS)}'}"
        return f"{clipped(trace.program.entry, _VALUE_CHARS)}: {len(trace.steps):,} steps, {ending}"


@dataclass(slots=True)
class _Entry:
    """A line in the making."""

    item: Item
    level: int
    row: Row
    cost: int
    label: str = ""


class _Drawing:
    """One outline in the making: the line that promises most is unfolded as long as there is room."""

    def __init__(self, outliner: Outliner, room: int) -> None:
        self._outliner = outliner
        self._room = room
        self._entries: list[_Entry] = []
        self._opened: Counter[object] = Counter()
        self._waiting: list[tuple[float, int, _Entry]] = []

    def rows(self, top: Item) -> tuple[Row, ...]:
        entry = self._entry(top, 0)
        if entry.cost > self._room:
            entry.row = replace(entry.row, text=_fitted(entry.row.text, self._room - 1))
            return (entry.row,)
        self._room -= entry.cost
        self._entries = [entry]
        self._wait(entry)
        while self._waiting:
            promised, _, entry = heapq.heappop(self._waiting)
            if -promised > self._weight(entry):
                self._wait(entry)
            else:
                self._open(entry)
        return tuple(entry.row for entry in self._entries)

    def _open(self, entry: _Entry) -> None:
        most = _ROUNDS if isinstance(entry.item, Cycle) or _is_rounds(entry.item) else _PARTS
        while True:
            inside = self._inside(entry, most)
            cost = sum(one.cost for one in inside)
            if cost <= self._room + entry.cost:
                break
            if most <= _FEWEST:
                return
            most = max(_FEWEST, most // 2)
        self._room -= cost - entry.cost
        self._opened[self._key(entry.item)] += 1
        at = next(number for number, one in enumerate(self._entries) if one is entry)
        self._entries[at : at + 1] = inside
        for one in inside:
            self._wait(one)

    def _inside(self, entry: _Entry, most: int) -> list[_Entry]:
        item, level = entry.item, entry.level
        assert not isinstance(item, Step)
        if isinstance(item, Run):
            return [self._entry(one, level) for one in self._chosen(item.owner, item.items, most)]
        parts = children(item)
        if isinstance(item, Cycle):
            return [self._entry(one, level) for one in self._chosen(item, parts, most)]
        label = self._outliner.name(item) if isinstance(item, Round) else entry.label
        head = self._entry(parts[0], level, label, again=isinstance(item, Round) and item.number > 1)
        return [head, *(self._entry(one, level + 1) for one in self._chosen(item, parts[1:], most))]

    def _entry(self, item: Item, level: int, label: str = "", *, again: bool = False) -> _Entry:
        row = self._outliner.row(item, level, label, again=again)
        return _Entry(item, level, row, tokens(_indented(row)), label)

    def _chosen(self, owner: Node | None, items: Sequence[Node | Step], most: int) -> list[Item]:
        """The parts to be shown each by itself, and between them all others as runs."""
        if len(items) <= most:
            return list(items)
        scores = self._scores(items)
        picked = sorted(sorted(scores, key=lambda position: (-scores[position], position))[: max(1, (most - 1) // 2)])
        found: list[Item] = []
        begin = 0
        for stop in [*picked, len(items)]:
            between = items[begin:stop]
            if between:
                found.append(between[0] if len(between) == 1 else Run(owner, between))
            found.extend(items[stop : stop + 1])
            begin = stop + 1
        return found

    def _scores(self, items: Sequence[Node | Step]) -> Mapping[int, float]:
        """How much some parts tell: the first, the last, those that go a new way, rare ones, large ones."""
        final = len(items) - 1
        closing = items[final]
        if final and isinstance(closing, Round) and not closing.entered:
            final -= 1
        scores: dict[int, float] = defaultdict(float)
        for position, bonus in ((0, 3.0), (1, 1.6), (final, 2.5), (len(items) // 2, 0.6)):
            scores[position] += bonus
        steps = self._outliner.rare(first_of(items[0]), last_of(items[-1]))
        for position in {bisect_right(items, step, key=first_of) - 1 for step in steps}:
            scores[position] += 2
        ways: set[Way] = set()
        whole = last_of(items[-1]) - first_of(items[0]) + 1
        for position, one in enumerate(items):
            if not isinstance(one, Round):
                scores[position] += 2 * (last_of(one) - first_of(one) + 1) / whole
            elif (way := self._outliner.way(one)) not in ways and one.entered:
                ways.add(way)
                scores[position] += 1.5
        return scores

    def _wait(self, entry: _Entry) -> None:
        if entry.row.folded:
            heapq.heappush(self._waiting, (-self._weight(entry), entry.row.first, entry))

    def _weight(self, entry: _Entry) -> float:
        """How much unfolding a line promises."""
        item = entry.item
        assert not isinstance(item, Step)
        size = log2(1 + last_of(item) - first_of(item)) * _KINDS[type(item)]
        size *= (1.5 if self._outliner.rare(item.first, item.last) else 1) * (1.5 if _is_first(item) else 1)
        known = 1.0 + self._opened[self._key(item)]
        return size / (known * sqrt(known)) / (1 + 0.15 * entry.level)

    def _key(self, item: Item) -> object:
        """What is the same of parts that tell the same."""
        match item:
            case Visit():
                return item.activation.name
            case Act():
                return "act", item.begun.function, item.begun.line
            case Cycle():
                return "cycle", item.loop.index
            case Round():
                return self._outliner.way(item)
            case Run():
                return "run", id(item.owner)
            case _:
                return None


def can_open(item: Item) -> bool:
    """Whether there is more inside of a part than its line says."""
    if isinstance(item, Step):
        return False
    if isinstance(item, Round) and item.head and not item.parts:
        return item.head.has_parts
    return not isinstance(item, Act) or item.has_parts


def _is_first(item: Item) -> bool:
    if isinstance(item, Visit):
        return item.activation.number == 1
    return isinstance(item, Round) and item.number == 1


def _is_rounds(item: Item) -> bool:
    return isinstance(item, Run) and isinstance(item.owner, Cycle)


def _indented(row: Row) -> str:
    return f"{' ' * min(row.level, _INDENT)}{row.text}\n"


def _fitted(text: str, room: int) -> str:
    """A text shortened until it costs no more than ``room``."""
    while tokens(text) > room:
        text = clipped(text, len(text) * 3 // 4)
    return text


def _rare(steps: Sequence[Step], heads: Container[int]) -> list[int]:
    """Steps at which something happens that happens seldom."""
    found: dict[tuple[str, int, bool | None], list[int]] = defaultdict(list)
    for step in steps:
        if step.event is Event.EXCEPTION or (step.decision is not None and step.line not in heads):
            found[step.function, step.line, step.decision].append(step.index)
    rare: list[int] = []
    for (function, line, decision), indexes in found.items():
        others = found.get((function, line, not decision), ()) if decision is not None else ()
        if len(indexes) <= _RARE and (decision is None or len(others) >= _COMMON):
            rare += indexes
    return sorted(rare)
