"""The second reading of prose that rules did not read in full: sentence by sentence accounted for by what lines did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.checker.plain import alignment, coverage, order, phrases, vocabulary
from agents.checker.plain.atom import Atom
from agents.checker.plain.line import Line
from agents.checker.plain.moments import Moments
from agents.checker.plain.states import Appears, At
from agents.checker.plain.witness import Witness
from agents.checker.reading.tokens import Kind, Token

_STANDS = 0.2
"""From which weight on what a clause states must stand in its order."""


@dataclass(frozen=True, slots=True)
class Once:
    """A sentence as rules read it.

    Attributes:
        tokens: its tokens.
        atoms: what it states.
        places: where these were aligned.
        unread: how much it says that was not understood.
        whole: how much it says.
        strange: how many words of it were passed over of which it is not known that they say nothing.
    """

    tokens: Sequence[Token]
    atoms: Sequence[Atom]
    places: Sequence[int | None]
    unread: float
    whole: float
    strange: int = 0

    @property
    def firm(self) -> bool:
        """Whether all of it was understood, and is true."""
        if self.unread or not self.atoms:
            return False
        return all(
            at is not None and atom.truth is not False and not isinstance(atom.test, Appears)
            for atom, at in zip(self.atoms, self.places, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Twice:
    """What the second reading found.

    Attributes:
        unread: how much each sentence says that is not accounted for.
        known: numbers of the sentences all of which is accounted for.
        denied: numbers of those that say something that is false anywhere.
        listed: of each sentence, whether a list in it tells rounds together.
        mute: numbers of those, but for the first, with a clause without values that is not accounted for.
        open: how many clauses with values, or places of them, are not accounted for.
        told: share of the lines that changed variables which are told.
        steps: the steps that are told.
        why: clause by clause, how it was accounted for; for those who work on the reader.
    """

    unread: tuple[float, ...]
    known: frozenset[int]
    denied: frozenset[int]
    listed: tuple[bool, ...]
    mute: frozenset[int]
    open: int
    told: float
    steps: frozenset[int]
    why: tuple[str, ...]


def twice(moments: Moments, sentences: Sequence[Once]) -> Twice:
    """Read sentences once more; those that rules read in full keep that reading."""
    witness = Witness(moments)
    atoms: list[Sequence[Atom]] = []
    unread: list[float] = []
    known: set[int] = set()
    denied: set[int] = set()
    mute: set[int] = set()
    still = 0
    for index, one in enumerate(sentences):
        line = Line(list(_spelled(one.tokens, moments)), moments.kinds)
        phrases.reduce(line)
        found = witness.read(line)
        firm = one.firm and not (found.false or found.decides) and line.whole <= one.whole
        atoms.append(one.atoms if firm else found.atoms)
        if found.mute and index and (one.strange or not firm):  # an opening may say in any words what it is all about
            mute.add(index)
        unread.append(0.0 if firm else found.unread)
        still += 0 if firm else found.open
        if found.false:
            denied.add(index)
        elif atoms[-1] and not unread[-1] and (firm or not found.open):
            known.add(index)
    aligned = _aligned(moments, atoms)
    for index, (several, places) in enumerate(zip(atoms, aligned, strict=True)):
        lost = [atom.weight for atom, at in zip(several, places, strict=True) if at is None]
        unread[index] += sum(lost)
        if lost:
            known.discard(index)
        still += sum(1 for weight in lost if weight >= _STANDS)
        witness.why += [f"UNALIGNED lost 9 {atom.said}" for atom, at in zip(several, places, strict=True) if at is None]
    gaps = coverage.gaps(moments, atoms, aligned)
    witness.why += [f"GAPS {gaps}"] if gaps else []
    late = len(gaps) + order.late(moments, atoms, aligned, [{token.text for token in one.tokens} for one in sentences])
    witness.why += [f"LATE {late}"] if late else []
    still += late
    share, steps = coverage.share(moments, atoms, aligned), coverage.told(moments, atoms, aligned)
    listed = tuple(any(isinstance(atom.test, At) and atom.test.along for atom in several) for several in atoms)
    return Twice(
        tuple(unread), frozenset(known), frozenset(denied), listed, frozenset(mute), still, share, steps, tuple(witness.why)
    )


def _aligned(moments: Moments, sentences: Sequence[Sequence[Atom]]) -> list[list[int | None]]:
    """The places of what sentences state; a change that a sentence tells behind "and" follows on those before it."""
    parts = [list(_successive(atoms)) for atoms in sentences]
    flat = [part for several in parts for part in several]
    where = [[atom.test.places(moments) if atom.test else [] for atom in part] for part in flat]
    found = iter(alignment.align(flat, where, moments.floor, moments.ahead))
    return [[at for _ in several for at in next(found)] for several in parts]


def _successive(atoms: Sequence[Atom]) -> Iterator[Sequence[Atom]]:
    """The parts of a sentence that tell one after the other."""
    part: list[Atom] = []
    told = False
    for atom in atoms:
        if told and atom.event and isinstance(atom.test, At) and atom.said.startswith("and "):
            yield part
            part = []
        told |= atom.event
        part.append(atom)
    yield part


def _spelled(tokens: Sequence[Token], moments: Moments) -> Iterator[Token]:
    """The tokens, with short words that strings of the execution are, as strings: "y and o turn into b and r"."""
    for index, token in enumerate(tokens):
        text = f"'{token.value if isinstance(token.value, str) else token.text}'"
        known = text in moments.items or any(text[1:-1] in one for one in moments.strings)
        letter = len(token.text) == 1 and token.text not in "ai" and moments.strings
        if token.kind is Kind.WORD and (known or letter) and _is_spelled(tokens, index):
            yield Token(Kind.VALUE, text, text[1:-1])
        else:
            yield token


def _is_spelled(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].text
    behind = tokens[index + 1].text if index + 1 < len(tokens) else "."
    before = tokens[index - 1].text if index else ""
    if word in ("a", "i"):
        return behind in _ENDS and (before in _SPELLS or before in _ENDS)
    if len(word) > 1:  # "ww" would do, but "To" begins a sentence
        return before in _SPELLS and word not in vocabulary.FREE
    if word == "e" and before == "." and index > 1 and tokens[index - 2].text == "i":
        return False  # "i.e."
    return len(word) == 1 and word.isalpha() and before not in ("'", "’")


_ENDS = frozenset({",", ".", ";", ":", ")", "and", "(", "is", "again"})
_SPELLS = frozenset({"into", "to", "letter", "letters", "and", "with", "of", "as", "for"})
