"""How one clause of loose prose is accounted for: what lines must have done for each of its words to be true."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.checker.plain import vocabulary
from agents.checker.plain.counts import Counts
from agents.checker.plain.moments import Moments, Places
from agents.checker.plain.needs import Need
from agents.checker.plain.noun import Noun
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.series import Series
from agents.checker.plain.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Facts:
    """What clauses are held against.

    Attributes:
        moments: the trace.
        series, counts: of the trace.
        known: words of the problem and the program, which say nothing that could be false.
        last: the last lines.
    """

    moments: Moments
    series: Series
    counts: Counts
    known: frozenset[str]
    last: Sequence[Sheet] = ()


@dataclass(slots=True)
class Account:
    """How a clause is accounted for.

    Attributes:
        needs: what lines must have done.
        strength: how many things they must agree in.
        weight: how much the clause says.
        failed: why it is not accounted for; empty if it may be.
        false: whether that is so because it says something that is false anywhere.
        loose: words of unknown sense.
        maybe: needs that count for nothing if they cannot be met, with how much is lost then.
        loosely: needs that may be met anywhere, with how much is lost if they are not.
        lost: how much was not accounted for of what else may be true.
        spans: places of what several lines make together.
        listed: texts of the values that it lists.
        said: texts of the values that it writes.
        owner: the variable that it says a value of.
        calls: steps of the calls that it speaks of.
        event: whether it tells a change.
        acts: whether it tells that something was done or decided.
        counted: whether it is accounted for by a number of things, whatever they are.
        bare: whether it is nothing but values.
    """

    needs: list[Need] = field(default_factory=list)
    strength: int = 0
    weight: float = 0.0
    failed: str = ""
    false: bool = False
    loose: int = 0
    maybe: list[tuple[Need, float]] = field(default_factory=list)
    loosely: list[tuple[Need, float]] = field(default_factory=list)
    lost: float = 0.0
    spans: list[Places] = field(default_factory=list)
    listed: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    owner: Noun | None = None
    calls: tuple[int, ...] = ()
    event: bool = False
    acts: bool = False
    bare: bool = False
    counted: bool = False


class Clause:
    """A clause, piece by piece; what its pieces mean is said by those who inherit.

    Attributes:
        account: how it is accounted for.
    """

    def __init__(self, facts: Facts, clause: Sequence[Piece], listed: Sequence[str], before: Account) -> None:
        self._facts, self._clause, self._listed, self._said = facts, clause, listed, before.said
        self._last = before
        self._used: set[int] = set()
        self._moments = facts.moments
        self._owner: Noun | None = None
        self._asking = any(piece.text in vocabulary.ASKING for piece in clause)
        self._values = [text for piece in clause for text in piece.values]
        weight = sum(piece.weight for piece in clause if piece.sort not in (Sort.WORD, Sort.ORDINAL))
        self.account = Account(weight=weight, said=tuple(self._values), bare=all(piece.nouns for piece in clause))

    def _fail(self, why: str, *, false: bool = False) -> None:
        self.account.failed, self.account.false = why, false

    def _need(self, need: Need, strength: int = 1) -> None:
        self.account.needs.append(need)
        self.account.strength += strength

    def _span(self, places: Places, strength: int) -> None:
        self.account.spans.append(places)
        self.account.strength += strength

    def _words_before(self, index: int) -> list[str]:
        """The words before a piece, nearest first, back to the last thing spoken of."""
        found = []
        for piece in reversed(self._clause[:index]):
            if piece.sort is not Sort.WORD:
                break
            found.append(piece.text)
        return found

    def _behind(self, index: int, at: int = 1) -> Piece | None:
        return self._clause[index + at] if index + at < len(self._clause) else None

    def _word_behind(self, index: int) -> str:
        behind = self._behind(index)
        return behind.text if behind is not None and behind.sort is Sort.WORD else ""
