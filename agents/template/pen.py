"""The pen: clauses with their anchors go in, sentences come out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from agents.template.wording import Wording, capital

_LONG_SENTENCE = 150
_SEQUENCED = ("the first ", "the next ", "the last ", "the remaining ")


class Tie(Enum):
    """How a clause follows the one before it."""

    NEW = auto()
    """As a sentence of its own."""
    FLOW = auto()
    """As it comes: joined to the sentence where both are short."""
    REASON = auto()
    """As a reason for what comes next."""
    OPEN = auto()
    """As the opening of the next clause, as "in the next round"."""
    FINDING = auto()
    """As a reason that nothing follows from."""
    GROUND = auto()
    """As a sentence that begins with a reason for what comes next."""
    THEN = auto()
    """As what follows from the clause before, with "so" if that was a reason."""
    ON = auto()
    """Within the sentence before it; it begins with its own comma."""


@dataclass(slots=True)
class Mark:
    """An anchor to be written: a span of steps and claims."""

    first: int
    last: int
    claims: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        span = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        return f"[[{span}| {'; '.join(dict.fromkeys(self.claims))} ]]" if self.claims else f"[[{span}|]]"


@dataclass(slots=True)
class _Piece:
    text: str
    marks: list[Mark]
    tie: Tie


class Pen:
    """Collects a telling.

    Args:
        wording: where the choice of connectives comes from.
        agree: makes verbs agree with their subjects.
    """

    def __init__(self, wording: Wording, agree: Callable[[str], str]) -> None:
        self._agree = agree
        self._wording = wording
        self._pieces: list[_Piece] = []
        self._early: list[Mark] = []
        self._lead = ""
        self._is_shut = False

    def tell(self, text: str, marks: Iterable[Mark], tie: Tie = Tie.FLOW) -> None:
        """Add a clause that begins in lower case and has no full stop."""
        if self._lead:
            text, tie, self._lead = (
                f"{self._lead} {capital(text)}",
                Tie.GROUND if tie in (Tie.REASON, Tie.GROUND) else Tie.NEW,
                "",
            )
        self._pieces.append(_Piece(self._agree(text), [*self._early, *marks], tie))
        self._early = []
        self._is_shut = False

    def shut(self) -> None:
        """Have nothing more belong to the last clause: it says what its steps left, which may not last."""
        self._is_shut = True

    def lead(self, sentence: str) -> None:
        """A whole sentence that only introduces the next clause."""
        self._lead = f"{self._lead} {sentence}".strip()

    def pass_by(self, marks: Iterable[Mark]) -> None:
        """Steps that need no words of their own: they belong to the clause before, or to held ones."""
        if self._pieces and not self._is_shut and not self._lead and not self._early:
            self._pieces[-1].marks.extend(marks)
        else:
            self._early.extend(marks)

    def hold(self, marks: Iterable[Mark]) -> None:
        """Steps that belong to the clause that comes next."""
        self._early.extend(marks)

    def text(self) -> str:
        """The whole telling."""
        out: list[str] = []
        length = clauses = 0
        before: _Piece | None = None
        for piece in self._pieces:
            joint = self._joint(before, piece, length, clauses)
            if before is not None:
                out.append(joint)
            starts = before is None or joint.startswith(".")
            length, clauses = (len(piece.text), 1) if starts else (length + len(piece.text), clauses + 1)
            out.append(capital(piece.text) if joint == ". " else piece.text)
            out.append("".join(f" {mark}" for mark in piece.marks))
            before = piece
        return "".join(out) + "."

    def _joint(self, before: _Piece | None, piece: _Piece, length: int, clauses: int) -> str:  # noqa: PLR0911 -- one for each pair of ties
        if before is not None and before.tie is Tie.OPEN:
            return ", "
        if before is not None and piece.tie is Tie.ON:
            return ""
        if before is None or piece.tie in (Tie.NEW, Tie.GROUND):
            return ". "
        if before.tie in (Tie.REASON, Tie.GROUND):
            long = length + len(piece.text) > _LONG_SENTENCE or clauses > 1
            if piece.tie in (Tie.REASON, Tie.FINDING):
                return ". " if long else ", and "
            return ". " if ", so " in piece.text else ", so "
        if before.tie is Tie.FINDING:
            alone = clauses == 1 and len(before.marks) == 1  # steps without words behind it may have changed what the names mean
            both = piece.tie is Tie.FINDING and alone and length + len(piece.text) <= _LONG_SENTENCE
            return ", and " if both else ". "
        if piece.tie is Tie.THEN:
            return ". So "
        short = (
            length + len(piece.text) < 110 and clauses == 1 and len(piece.text) < 70 and ", so" not in before.text + piece.text
        )
        if piece.tie is Tie.FLOW and short and before.tie is Tie.FLOW and ". " not in before.text and self._wording.chance(0.5):
            return ", and "
        plain = piece.tie is Tie.FLOW and before.tie is Tie.FLOW and piece.text.startswith(("the ", "`"))
        ordered = piece.text.startswith(_SEQUENCED) or " then " in piece.text
        return ". Then " if plain and not ordered and self._wording.chance(0.2) else ". "


def span(first: int, last: int, claims: Sequence[str] = ()) -> Mark:
    """A mark over several steps."""
    return Mark(first, last, list(claims))
