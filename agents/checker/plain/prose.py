"""What could be read of prose without anchors."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from agents.checker import answer as answers
from agents.checker import derivation
from agents.checker.plain import (
    alignment,
    calls,
    coverage,
    frames,
    gains,
    loose,
    markup,
    naming,
    order,
    relations,
    rounds,
    sentences,
    shapes,
    values,
)
from agents.checker.plain.atom import Atom
from agents.checker.plain.changes import Becomes
from agents.checker.plain.grammar import Grammar
from agents.checker.plain.happenings import InRound, Remains
from agents.checker.plain.moments import Moments
from agents.checker.plain.noun import Noun, text_of
from agents.checker.plain.reader import Reader
from agents.checker.plain.states import Appears, Apposed, Either, Holds, Settled, Together
from agents.checker.reading import tokens
from agents.checker.reading.lexicon import Lexicon
from agents.checker.scene import Scene
from agents.checker.telling import Assertion, Span, Telling
from agents.verdict import Fault, Law, Passage, Remedy
from sandbox.guest import claims

MOST_UNREAD = 0.04
"""Share of what says something that may be left unread in a narration that is called verified."""
MOST_UNACCOUNTED = 0.06
"""The same in a narration that was read twice: of what says something, the share that lines do not account for."""
HIDDEN = 0.55
"""From which weight on what is unread of a sentence is looked into, however long the text: a value, a word that decides."""
MOST_GUESSED = 0.3
"""Share that may be left unread in a narration that is called false for anything but its answer."""
FEWEST_TOLD = 0.5
"""Share of the lines which changed something that must be told; the rest may be summarised."""
FEWEST_SUMMED = 0.25
"""The same in a narration of which all is accounted for: one that sums up openly need not tell every line."""
MOST_CHARACTERS = 60_000
"""Of a narration; what is beyond is unread, and the narration is not verified."""
MOST_IN_SENTENCE = 3_000
"""Characters of a sentence; a longer one is unread, and the narration is not verified: reading takes the square of its length."""
MOST_STATED = 600
"""Statements of a narration; sentences that follow are unread, and the narration is not verified: as many are aligned in time."""
MOST_WORK = 4_000_000
"""The same, of statements times steps of the execution, for each is sought in all of it."""
_MOST_SHOWN = 8
_MOST_SHOWN_CHARACTERS = 40
_GRAMMAR = Grammar((*relations.CLAUSES, *values.CLAUSES, *gains.CLAUSES, *rounds.CLAUSES, *calls.CLAUSES))


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain narration as far as it could be read.

    Attributes:
        tellings: its sentences, with the claims that they make at the steps to which they were aligned.
        faults: what is false already by the recorded trace.
        unread: what was not understood, in order.
        share: share of what says something that stands in ``unread``, from 0 to 1.
        suffices: whether enough was read and told to call the narration verified if it has no fault.
        untold: what would have to be told besides to derive the answer, in words.
        sentences: where the sentences that the tellings and faults count begin and end in the text.
        known: numbers of the sentences that say something, all of which was understood and is so.
    """

    tellings: tuple[Telling, ...]
    faults: tuple[Fault, ...]
    unread: tuple[Passage, ...]
    share: float
    suffices: bool
    sentences: tuple[tuple[int, int], ...] = ()
    untold: tuple[str, ...] = ()
    known: frozenset[int] = frozenset()


@dataclass(slots=True)
class Sentence:
    """One sentence, read: where it stands, what it states, how much of it was not understood, and whether it was passed over."""

    first: int
    stop: int
    atoms: list[Atom]
    whole: float
    unread: float
    answer: Noun | None
    written: list[str]
    doubts: int = 0
    read: Sequence[tokens.Token] = ()
    passed: bool = False
    strange: int = 0


def read(scene: Scene, text: str, answer: str | None = None) -> Reading:
    """Read prose that tells a trace.

    Args:
        scene: the trace.
        text: the prose.
        answer: the answer that stands apart from it, as value text; ``None`` if it must give it itself.

    Of a trace that did not return nothing is read.
    """
    if not scene.steps or scene.trace.returned is None:
        return Reading((), (), (Passage(0, len(text), text),), 1.0, suffices=False, sentences=((0, len(text)),))
    moments = Moments(scene)
    found = list(_sentences(moments, text))
    places = [[one.test.places(moments) if one.test else [] for one in sentence.atoms] for sentence in found]
    aligned = alignment.align([sentence.atoms for sentence in found], places, moments.floor, moments.ahead)
    faults = list(_answer_faults(scene, found, answer))
    tellings = []
    for index, (sentence, where) in enumerate(zip(found, aligned, strict=True)):
        faults += _judged(moments, index, sentence, where)
        if telling := _telling(index, text[sentence.first : sentence.stop], sentence, where):
            tellings.append(telling)
    dropped: set[int] = set()
    if _share(found, text) > MOST_GUESSED:  # who understands so little of a text does not know what it speaks of
        dropped = {fault.statement for fault in faults if fault.law is not Law.ANSWER}
        faults = [fault for fault in faults if fault.law is Law.ANSWER]
    understood = _by_rules(moments, found, aligned, text)
    whole = len(text) <= MOST_CHARACTERS and not any(one.passed for one in found)
    answered = answer is not None or any(one.answer is not None for one in found) or _ends_in_answer(scene, found)
    if whole and answered and not faults:
        again = loose.twice(moments, [_once(one, where) for one, where in zip(found, aligned, strict=True)])
        if not understood.suffices or again.mute:
            understood = _again(moments, found, aligned, text, understood, again)
    untold = () if faults else derivation.untold(scene, understood.steps, text) or _bare(scene, found, understood.steps)
    untold = untold if faults or answered else ("the answer", *untold)
    suffices = whole and understood.suffices and not untold
    unread = understood.unread if suffices or understood.unread or untold else _doubtful(found, understood.known, text)
    bounds = tuple((one.first, one.stop) for one in found)
    return Reading(tuple(tellings), tuple(faults), unread, understood.share, suffices, bounds, untold, understood.known - dropped)


@dataclass(frozen=True, slots=True)
class _Understood:
    """How much of a text was understood, and what of the execution it tells.

    Attributes:
        share, unread: see ``Reading``.
        gaps: how many rounds or places are passed over without a word.
        steps: the steps that are told.
        known: see ``Reading``.
        suffices: whether that is enough for a narration that gives its answer.
    """

    share: float
    unread: tuple[Passage, ...]
    gaps: int
    steps: AbstractSet[int]
    known: frozenset[int]
    suffices: bool


def _by_rules(moments: Moments, found: Sequence[Sentence], aligned: Sequence[Sequence[int | None]], text: str) -> _Understood:
    """What the first reading understood."""
    atoms = [one.atoms for one in found]
    gaps = len(coverage.gaps(moments, atoms, aligned))
    gaps += order.late(moments, atoms, aligned, [{token.text for token in one.read} for one in found])
    doubts = sum(one.doubts for one in found) + gaps
    hidden = any(one.unread >= HIDDEN for one in found) or _mistyped(moments, found)
    vague = any(_is_vague(atom) for several in atoms for atom in several)
    share = _share(found, text)
    told = coverage.share(moments, atoms, aligned)
    suffices = share <= MOST_UNREAD and not (doubts or hidden or vague) and told >= FEWEST_TOLD
    known = frozenset(
        index
        for index, (one, where) in enumerate(zip(found, aligned, strict=True))
        if _once(one, where).firm or _answers(moments.scene, one)
    )
    return _Understood(share, _passages(found, text), gaps, coverage.told(moments, atoms, aligned), known, suffices)


def _again(
    moments: Moments,
    found: Sequence[Sentence],
    aligned: Sequence[Sequence[int | None]],
    text: str,
    first: _Understood,
    again: loose.Twice,
) -> _Understood:
    """What the second reading understood; of what the first one did understand it asks no more."""
    for one, lost in zip(found, again.unread, strict=True):
        one.unread = min(one.whole, lost)
    rest = _share(found, text)
    told_once = [(one, where) for one, where, listed in zip(found, aligned, again.listed, strict=True) if not listed]
    missed = any(_is_missed(*pair) for one, where in told_once for pair in zip(one.atoms, where, strict=True))
    vague = (rest > 0 or again.told < FEWEST_TOLD) and all(_is_vague(atom) for one in found for atom in one.atoms)
    known = not (vague or missed or again.denied or again.open or again.mute or _mistyped(moments, found))
    suffices = known and rest <= MOST_UNACCOUNTED and again.told >= FEWEST_SUMMED
    unread = _passages(found, text, again.mute) if rest < first.share or again.mute else first.unread
    return _Understood(
        min(rest, first.share), unread, first.gaps, again.steps, (first.known - again.denied) | again.known, suffices
    )


def _answers(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence gives the answer, and the right one."""
    return sentence.answer is not None and answers.same(text_of(sentence.answer.trees[0]), scene.trace.returned or "")


def _once(sentence: Sentence, where: Sequence[int | None]) -> loose.Once:
    return loose.Once(sentence.read, sentence.atoms, where, sentence.unread, sentence.whole, sentence.strange)


def _doubtful(found: Sequence[Sentence], known: AbstractSet[int], text: str) -> tuple[Passage, ...]:
    """The sentences that say something of which it is not known that it is so."""
    return tuple(_passage(text, one) for index, one in enumerate(found) if index not in known and one.whole)


def _passages(found: Sequence[Sentence], text: str, mute: AbstractSet[int] = frozenset()) -> tuple[Passage, ...]:
    """What was not understood, in order."""
    return tuple(_passage(text, one) for index, one in enumerate(found) if one.unread > 0 or index in mute)


def _ends_in_answer(scene: Scene, found: Sequence[Sentence]) -> bool:
    """Whether the last sentence that writes a value writes the one that is returned."""
    last = next((one for one in reversed(found) if one.written), None)
    return last is not None and any(answers.same(said, scene.trace.returned or "") for said in last.written)


def _bare(scene: Scene, found: Sequence[Sentence], told: AbstractSet[int]) -> tuple[str, ...]:
    """That hardly more than the answer is told, in words."""
    returned = scene.trace.returned or ""
    others = any(not answers.same(said, returned) for one in found for said in one.written)
    return () if others and told else ("anything that leads to the answer",)


def _is_vague(atom: Atom) -> bool:
    """Whether all that was understood of a value is that it appears there."""
    tests = atom.test.tests if isinstance(atom.test, Either) else (atom.test,)
    return atom.weight >= HIDDEN and any(isinstance(test, Appears) for test in tests)


def _is_missed(atom: Atom, at: int | None) -> bool:
    """Whether what was said of a variable or a round by its name is nowhere where it is told."""
    test = atom.test
    if at is not None:
        return False
    if isinstance(test, Settled | Together | Apposed):
        return True
    if isinstance(test, Becomes):
        return test.target.name is not None and test.target.which != "it"
    return atom.ahead > 0 or isinstance(test, Remains) or (isinstance(test, InRound) and atom.sure)


def _mistyped(moments: Moments, found: Sequence[Sentence]) -> bool:
    """Whether a whole number is written as a fraction (``20.0``) where the execution never has it so."""
    return any(said.endswith(".0") and said not in moments.items for one in found for said in one.written)


def _passage(text: str, sentence: Sentence) -> Passage:
    return Passage(sentence.first, sentence.stop, text[sentence.first : sentence.stop].strip())


def _share(found: Sequence[Sentence], text: str) -> float:
    whole = sum(one.whole for one in found) + max(0, len(text) - MOST_CHARACTERS)
    return min(1.0, (sum(one.unread for one in found) + max(0, len(text) - MOST_CHARACTERS)) / whole) if whole else 1.0


def _sentences(moments: Moments, text: str) -> Iterator[Sentence]:
    clean = markup.plain(frames.blanked(moments.scene, text[:MOST_CHARACTERS]))
    program = moments.scene.trace.program
    words = _lexicon(moments.scene.names, frozenset(moments.scene.functions), tuple(program.glosses.items()))
    subject: Noun | None = None
    topic: Noun | None = None
    coded = _CODED.search(clean) is not None
    stated, most = 0, min(MOST_STATED, MOST_WORK // max(1, moments.end))
    for first, stop in sentences.sentences(clean):
        if stop - first > MOST_IN_SENTENCE or stated > most:
            yield Sentence(first, stop, [], stop - first, stop - first, None, [], passed=True)
            continue
        read = naming.named(clean[first:stop], tokens.placed(clean[first:stop], words), words)
        reader = Reader(read, moments, subject, topic, coded=coded)
        reader.read(shapes.REWRITES, _GRAMMAR.matches)
        subject, topic, stated = reader.subject, reader.topic, stated + len(reader.atoms)
        line = reader.line
        said = Sentence(first, stop, reader.atoms, line.whole, reader.unread, reader.answer, reader.written, read=read)
        said.passed, said.strange = line.overfull, reader.strange
        yield said


@lru_cache(maxsize=64)
def _lexicon(names: frozenset[str], functions: frozenset[str], glosses: tuple[tuple[str, str], ...]) -> Lexicon:
    """The names of a program: under their glosses, as they are, and in the words that they are made of."""
    spelled = {name: name.strip("_").replace("_", " ") for name in sorted(names | functions) if "_" in name.strip("_")}
    return Lexicon(names, functions, spelled | dict(glosses), quoting=False)


_CODED = re.compile(r"`[A-Za-z_]|\b[A-Za-z_]\w* ?[+-]?= ?[\w'\"\[({-]|\b[A-Za-z_]\w*\[\w+\]")
"""What shows that names stand in the prose as in the program, and are no common words."""


def _judged(moments: Moments, index: int, sentence: Sentence, where: Sequence[int | None]) -> Iterator[Fault]:
    """Faults of a sentence; what is not true, but was not understood for sure, is a doubt."""
    summed = any(atom.ahead or isinstance(atom.test, Remains) for atom in sentence.atoms)
    for atom, at in zip(sentence.atoms, where, strict=True):
        if atom.truth is False and atom.sure:
            yield Fault(atom.law, index, atom.said, atom.seen)
        elif atom.truth is None and at is None and atom.sure and not _is_besides(moments, atom, summed=summed):
            yield Fault(atom.law, index, atom.said, _seen(moments, atom))
        elif at is None or atom.truth is False:
            sentence.unread += atom.weight
            sentence.doubts += 1


def _is_besides(moments: Moments, atom: Atom, *, summed: bool) -> bool:
    """Whether something is true, but not of what the program looks at, or not where we take a summary to end.

    So may be what something becomes that is not written out: "the sum of a, b and 3" is more than the sum of the first of them.
    """
    if isinstance(atom.test, Becomes) and not atom.test.value.is_static:
        return True
    if summed and atom.test is not None and atom.test.places(moments):
        return True
    return isinstance(atom.test, Holds) and atom.test.deciding and bool(Holds(atom.test.relations).places(moments))


def _seen(moments: Moments, atom: Atom) -> str:
    places = atom.test.places(moments) if atom.test else []
    where = "it is not so at this point of the execution" if places else "this is nowhere so in the execution"
    name = atom.test.target.name if isinstance(atom.test, Becomes) else ""
    texts = dict.fromkeys(step.changed[name] or "" for step in moments.scene.steps if name in step.changed) if name else {}
    if texts and len(texts) <= _MOST_SHOWN and max(map(len, texts)) <= _MOST_SHOWN_CHARACTERS:
        return f"{where}: {name} becomes {', '.join(texts)}"
    return where


def _answer_faults(scene: Scene, found: Sequence[Sentence], answer: str | None) -> Iterator[Fault]:
    expected = scene.trace.returned or ""
    if answer is not None and not answers.same(answer, expected):
        yield Fault(Law.ANSWER, -1, answer[:160], f"the value returned is {expected}")
    stated = [(index, one.answer) for index, one in enumerate(found) if one.answer is not None]
    if stated:
        index, last = stated[-1]
        said = text_of(last.trees[0])
        if not answers.same(said, expected):
            yield Fault(Law.ANSWER, index, said[:160], f"the value returned is {expected}", Remedy(said, expected))


def _telling(index: int, prose: str, sentence: Sentence, where: Sequence[int | None]) -> Telling | None:
    """The sentence with claims that re-execution is asked, of what variables become; ``None`` if it says nothing of that.

    Whatever else it states was held against the recorded states, which re-execution must repeat to the last step.
    """
    spans = []
    for atom, at in zip(sentence.atoms, where, strict=True):
        texts = atom.test.claims() if isinstance(atom.test, Becomes) and at else ()
        if at is None or len(texts) != 1:
            continue
        try:
            spans.append(Span(at - 1, at - 1, (Assertion(claims.parse(texts[0])),)))
        except claims.BadClaim:
            continue
    return Telling(index, prose, tuple(spans)) if spans else None
