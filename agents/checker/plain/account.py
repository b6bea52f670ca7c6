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
    lines: Sequence[Sheet] = ()

    def ends_with(self, sheet: Sheet, name: str, said: str) -> bool:
        """Whether a variable has a value in some line after which the loop around it does not change the variable any more."""
        return any(self._is_last(line, name) for line in sheet.lines or (sheet,) if line.values.get(name, ("", ""))[1] == said)

    def _is_last(self, line: Sheet, name: str) -> bool:
        if not line.place:
            return True
        *around, (loop, number) = line.place
        depth = len(around)
        for other in self.lines:
            if other.frame != line.frame or other.first <= line.first:
                continue
            if list(other.place[:depth]) != around or len(other.place) <= depth or other.place[depth][0] != loop:
                return True
            before, after = other.values.get(name, (None, None))
            if other.place[depth][1] >= number and before != after:
                return False
        return True


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
        tells: the variable that it says a value of, with the text; both empty if it does not.
        subject: the variable that it says something of, without a value.
        words: its words.
        sums_up: whether it says that all of the rest is done in the same way.
        together: the variables that it names as the items of a collection.
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
    tells: tuple[str, str] = ("", "")
    subject: Noun | None = None
    words: tuple[str, ...] = ()
    sums_up: bool = False
    together: tuple[str, ...] = ()
    event: bool = False
    acts: bool = False
    bare: bool = False
    counted: bool = False


def _subject(clause: Sequence[Piece]) -> Noun | None:
    """What a clause without a value says something of: "the largest entry is the largest of the row"."""
    names = [piece for piece in clause if piece.sort is not Sort.WORD or piece.text not in ("then", "next", "so", "now", "and")]
    if len(names) < 2 or names[0].sort is not Sort.NAME or any(piece.values for piece in clause):
        return None
    is_linked = names[1].text in ("is", "are", "becomes", "become", "starts", "start", "comes", "was", "were")
    negated = any(piece.text in ("not", "no") or piece.text in vocabulary.COMPARISONS for piece in clause)
    return names[0].nouns[0] if is_linked and names[0].nouns[0].name and not negated else None


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
        self._is_linked = True
        self._heeded = False
        self._asking = any(piece.text in vocabulary.ASKING for piece in clause)
        self._values = [text for piece in clause for text in piece.values]
        weight = sum(piece.weight for piece in clause if piece.sort not in (Sort.WORD, Sort.ORDINAL, Sort.FUNCTION))
        words = tuple(piece.text for piece in clause if piece.sort is Sort.WORD)
        self.account = Account(weight=weight, said=tuple(self._values), bare=all(piece.nouns for piece in clause), words=words)
        self.account.subject = _subject(clause)
        self.account.sums_up = bool({"likewise", "same"} & set(words)) and bool({"remaining", "rest", "other"} & set(words))
        names = [piece.nouns[0].name or "" for piece in clause if piece.sort is Sort.NAME]
        if not self._values and {"tuple", "list", "pair"} & set(words):
            self.account.together = tuple(names)
        elif before.together and names and len(names) == len(clause):
            self.account.together = (*before.together, *names)
        self.account.sums_up |= before.sums_up and not any(piece.nouns for piece in clause)

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
