"""One clause of prose while it is read: its pieces, what was found of them so far, and what it comes to need."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.checker.plain import vocabulary
from agents.checker.plain.moments import Moments, Places
from agents.checker.plain.needs import Need, alike
from agents.checker.plain.noun import Noun
from agents.checker.plain.pieces import Piece, Sort
from agents.checker.plain.series import Series
from agents.checker.plain.sheet import Sheet, Sheets
from agents.checker.reckoning import UNKNOWN
from sandbox.guest import literals


@dataclass(slots=True)
class Told:
    """What a clause needs.

    Attributes:
        needs: what one line, or two that follow each other, must have done.
        spans: where lists that it gives are had, or loops that it tells run.
        weight: how much it says.
        strength: how many things its lines must agree in.
        failed: why it is unread; empty if it is not.
        false: whether that is so because it says something that is false anywhere.
        said: texts of the values that it writes.
        tells: the variable that it says a value of, with the text; both empty if it does not.
        event: whether it tells a change.
        bare: whether nothing relates its values.
        ahead: how many rounds it tells together.
        called: activations of the call that was spoken of last.
        given: the value of which the sum behind it is made, as in "when 3 more come"; empty if there is none.
        decides: whether it says what only this reading looks into: what is new, what is put away, what goes on.
        topic: the value that was said last in the sentence; empty if there is none.
        pair: the two values of which what is said behind them is made, as in "for 7 and 15"; none if there are none.
        gap: what the last sum came to, if it is a difference; empty if it is not.
        scaled: the value that is said to be divided or multiplied, the word for that, and by how much; none if that is not said.
        sums: what the last two sums came to, of this clause and those before it.
    """

    needs: list[Need] = field(default_factory=list)
    spans: list[Places] = field(default_factory=list)
    weight: float = 0.0
    strength: int = 0
    failed: str = ""
    false: bool = False
    said: tuple[str, ...] = ()
    tells: tuple[str, str] = ("", "")
    event: bool = False
    bare: bool = False
    ahead: int = 0
    called: frozenset[int] = frozenset()
    given: str = ""
    decides: bool = False
    topic: str = ""
    pair: tuple[str, ...] = ()
    gap: str = ""
    scaled: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()


class Utterance:
    """A clause that is being read.

    Attributes:
        moments, series: the trace.
        sheets: what its lines do.
        asked: all comparisons that the run makes.
        pieces: of the clause.
        words: text of each piece that is a word; empty for the others.
        before: what the clause before it told.
        told: what it needs.
        heeded: whether its negation has been read.
        owner: the thing of which the next value may be said.
        taken: numbers of the pieces that play a part already.
        outs, by: values that come out of something, and amounts.
        names: the variables that it speaks of.
        plain: values with no part to play.
        passed: the last two values between which something is said to go.
    """

    def __init__(self, moments: Moments, sheets: Sheets, series: Series, pieces: Sequence[Piece], before: Told) -> None:
        self.moments, self.series, self.pieces, self.before = moments, series, pieces, before
        self.sheets, self.asked = sheets, sheets.compared
        self.words = [piece.text if piece.sort is Sort.WORD else "" for piece in pieces]
        self.heeded = False
        self.owner: Noun | None = None
        self.taken: set[int] = set()
        self.outs: list[str] = []
        self.by: list[str] = []
        self.names: list[str] = []
        self.plain: list[str] = []
        self.passed: tuple[str, str] | None = None
        said = tuple(text for piece in pieces for text in piece.values)
        topic = said[-1] if said else before.topic
        self.told = Told(weight=sum(piece.weight for piece in pieces), said=said, topic=topic, sums=before.sums)

    @property
    def backed(self) -> bool:
        """Whether a value stands beside two others, which bind it to one line: it may be written there."""
        return sum(len(piece.values) for piece in self.pieces if piece.sort in (Sort.VALUE, Sort.LIST)) > 2

    def need(self, need: Need, strength: int = 1) -> None:
        """Need something of its lines."""
        self.told.needs.append(need)
        self.told.strength += strength

    def fail(self, why: str, *, false: bool = False) -> None:
        """Leave it unread."""
        self.told.failed = self.told.failed or why
        self.told.false |= false

    def matter(self) -> None:
        """Count it for what a word that decides counts."""
        self.told.weight = max(self.told.weight, 0.6)

    def ahead(self, index: int) -> list[str]:
        """The words before a piece, nearest first, back to the last thing spoken of."""
        found: list[str] = []
        for at in range(index - 1, -1, -1):
            if not self.words[at]:
                break
            found.append(self.words[at])
        return found

    def behind(self, index: int) -> str:
        """The word behind a piece; empty if none is."""
        return self.words[index + 1] if index + 1 < len(self.words) else ""

    def negated(self, index: int) -> bool:
        """Whether the three words before a word deny it; two denials are none."""
        return sum(word in vocabulary.NEGATIONS for word in self.words[max(0, index - 3) : index]) % 2 == 1

    def said_before(self, index: int) -> list[str]:
        """The values that stand before a piece."""
        return [text for piece in self.pieces[:index] for text in piece.values]

    def spoken_of(self, index: int) -> list[str]:
        """The values that stand before a piece, or else the one that was said last."""
        return self.said_before(index) or [one for one in (self.before.topic,) if one]

    def said_after(self, index: int) -> list[str]:
        """The values that stand behind a piece."""
        return [text for piece in self.pieces[index + 1 :] for text in piece.values]

    def values(self, noun: Noun, sheet: Sheet) -> list[object]:
        """What something is, or has for items, before some lines and behind them."""
        found = [self.moments.value(tree, sheet.frame, at) for tree in noun.trees for at in (sheet.first, sheet.last + 1)]
        items = [item for value in found if isinstance(value, list | tuple) for item in value]
        return [value for value in (*found, *items) if value is not UNKNOWN]

    def comes_to(self, tree: ast.expr, sheet: Sheet, said: str) -> bool:
        """Whether an expression comes to a value before some lines, or behind them."""
        values = [self.moments.value(tree, sheet.frame, at) for at in (sheet.first, sheet.last + 1)]
        return any(value is not UNKNOWN and alike(said, literals.text(value)) for value in values)

    def texts(self, noun: Noun, sheet: Sheet) -> set[str]:
        """The same as texts."""
        return set(map(literals.text, self.values(noun, sheet)))
