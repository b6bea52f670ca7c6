"""Which parts of the tree are told, and which are folded into summaries, so that the whole stays within a budget."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from agents import phrasing
from agents.narrator import Untellable
from sandbox.node import Act, Cycle, Round, Visit
from sandbox.trace import Event

MOST_PIECES = 95
_MOST_VISITS = 3


@dataclass(slots=True)
class Told:
    """An act that gets words of its own; ``inside`` is empty if its visits are covered by its span."""

    act: Act
    inside: "list[Entered | Brief]" = field(default_factory=list)


@dataclass(slots=True)
class Entered:
    """A visit that is told from the inside."""

    visit: Visit
    pieces: "list[Piece]"


@dataclass(slots=True)
class Brief:
    """A visit of which only the result is told."""

    visit: Visit


@dataclass(slots=True)
class Opened:
    """A round that is told; ``number`` counts the rounds of its cycle from 0."""

    cycle: Cycle
    round: Round
    number: int
    final: bool
    pieces: "list[Piece]"
    closing: Round | None = None


@dataclass(slots=True)
class Folded:
    """Rounds told as one summary: ``rounds``, and the loop's end if ``closing``.

    Attributes:
        before: how many rounds of the cycle went before.
        familiar: whether each goes a way that a told one went.
        ends: whether the loop is over after them.
    """

    cycle: Cycle
    rounds: list[Round]
    closing: Round | None
    before: int
    familiar: bool
    ends: bool


Piece = Told | Opened | Folded


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told.

    Attributes:
        whole: loops of at most so many rounds are told whole.
        first: of longer ones, so many rounds at the beginning.
        novel: and so many more that go a way that none went before.
        visits: of each function, so many visits are told from the inside.
        depth: calls are entered down to this depth.
    """

    whole: int
    first: int
    novel: int
    visits: int
    depth: int

    def later(self) -> "Detail":
        """For what lies within rounds after the first."""
        return replace(self, whole=max(self.whole - 1, 0), first=max(self.first - 1, 0), novel=min(self.novel, 1))


_DETAILS = (
    Detail(5, 2, 3, 3, 4),
    Detail(4, 2, 2, 2, 3),
    Detail(3, 1, 2, 2, 2),
    Detail(3, 1, 1, 1, 2),
    Detail(2, 1, 1, 1, 1),
    Detail(1, 1, 0, 1, 1),
    Detail(1, 1, 0, 0, 0),
    Detail(0, 0, 0, 0, 0),
)


_WHOLE = Detail(16, 6, 4, 16, 6)
"""For programs whose lines have phrases, which read well often."""


def draw(root: Visit, phrases: Mapping[str, str] | None = None) -> list[Piece]:
    """Plan a telling in as much detail as the budget bears; more of it is told whole where lines have phrases.

    Args:
        root: the whole execution.
        phrases: of the program's lines; where one is empty nothing is said, which costs nothing.

    Raises:
        Untellable: even the least detail is too long.
    """
    for detail in (_WHOLE, *_DETAILS) if phrases else _DETAILS:
        planner = _Planner(phrases or {})
        pieces = planner.pieces(root.parts, detail, 0)
        if planner.cost <= MOST_PIECES:
            return pieces
    raise Untellable("too_long", f"{planner.cost} statements to tell")


def reopen(pieces: list[Piece]) -> None:
    """Have the loops go on that the last piece lies in, where a telling stops before they end."""
    while pieces and not isinstance(last := pieces[-1], Told):
        if isinstance(last, Folded):
            last.ends = last.closing is not None
            return
        last.final = last.closing is not None
        pieces = last.pieces


class _Planner:
    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.cost = 0
        self._phrases = phrases
        self._entered: Counter[str] = Counter()

    def pieces(self, found: Sequence[Act | Cycle], detail: Detail, depth: int, *, resumed: bool = False) -> list[Piece]:
        """Plan parts in order; ``resumed`` if a loop that comes first went on before."""
        pieces: list[Piece] = []
        for number, part in enumerate(found):
            if self.cost > MOST_PIECES:
                break
            if isinstance(part, Cycle):
                pieces += self._cycle(part, detail, depth, before=int(resumed and number == 0))
            else:
                pieces.append(self._act(part, detail, depth))
        return pieces

    def _act(self, act: Act, detail: Detail, depth: int) -> Told:
        self.cost += not self._is_silent(act)
        if (
            not act.visits
            or len(act.visits) > _MOST_VISITS
            or not any(self._may_enter(visit, detail, depth) for visit in act.visits)
        ):
            return Told(act)
        return Told(act, [self._visit(visit, detail, depth) for visit in act.visits])

    def _is_silent(self, act: Act) -> bool:
        return phrasing.variants(self._phrases, act.begun.line, outcome=act.decision) == ("",)

    def _may_enter(self, visit: Visit, detail: Detail, depth: int) -> bool:
        name = visit.opening.function
        return (
            depth < detail.depth and self._entered[name] < detail.visits and not name.endswith("<lambda>") and bool(visit.parts)
        )

    def _visit(self, visit: Visit, detail: Detail, depth: int) -> Entered | Brief:
        self.cost += 1
        if not self._may_enter(visit, detail, depth):
            return Brief(visit)
        self._entered[visit.opening.function] += 1
        resumed = visit.opening.event is Event.RESUME
        return Entered(visit, self.pieces(visit.parts, detail, depth + 1, resumed=resumed))

    def _cycle(self, cycle: Cycle, detail: Detail, depth: int, *, before: int) -> list[Piece]:
        rounds = cycle.rounds
        closing = rounds[-1] if rounds[-1].closing else None
        passages = rounds[:-1] if closing else rounds
        shown = _shown(passages, closing, detail)
        pieces: list[Piece] = []
        ways = {passages[number].way for number in shown}
        number = 0
        while number < len(passages):
            if number in shown:
                inner = self._round(passages[number], detail if number == 0 else detail.later(), depth)
                pieces.append(Opened(cycle, passages[number], before + number, number == len(passages) - 1, inner))
                number += 1
                continue
            end = next((later for later in range(number, len(passages)) if later in shown), len(passages))
            fold = passages[number:end]
            self.cost += 1
            familiar = all(passage.way in ways for passage in fold)
            last = end == len(passages)
            pieces.append(Folded(cycle, fold, closing if last else None, before + number, familiar, last))
            number = end
        return _closed(pieces, cycle, closing)

    def _round(self, passage: Round, detail: Detail, depth: int) -> list[Piece]:
        pieces: list[Piece] = []
        if passage.head:
            pieces.append(self._act(passage.head, detail, depth))
        return pieces + self.pieces(passage.parts, detail, depth)


def _closed(pieces: list[Piece], cycle: Cycle, closing: Round | None) -> list[Piece]:
    """The pieces with the loop's end: on the last round told, or as a summary of no rounds."""
    if closing is None or (pieces and isinstance(pieces[-1], Folded)):
        return pieces
    if pieces and isinstance(pieces[-1], Opened):
        pieces[-1].closing = closing
        return pieces
    return [Folded(cycle, [], closing, 0, familiar=True, ends=True)]


def _shown(passages: Sequence[Round], closing: Round | None, detail: Detail) -> set[int]:
    """Numbers of the rounds that are told."""
    if len(passages) <= detail.whole:
        return set(range(len(passages)))
    shown = set(range(min(detail.first, len(passages))))
    if not shown:
        return shown
    ways = {passages[number].way for number in shown}
    left = detail.novel
    if closing is None and left:
        shown.add(len(passages) - 1)
        left -= 1
    for number in range(len(shown), len(passages)):
        if left <= 0:
            break
        way = passages[number].way
        if way not in ways:
            ways.add(way)
            shown.add(number)
            left -= 1
    return shown
