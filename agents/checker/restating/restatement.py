"""Prose with its restatement, read: which sentences say what clauses say that are true, in order, of the execution."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from agents.checker import derivation
from agents.checker.answer import same
from agents.checker.plain.moments import Moments, Places
from agents.checker.plain.prose import FEWEST_SUMMED, Reading
from agents.checker.reckoning import UNKNOWN, readable
from agents.checker.restating import clause as clauses
from agents.checker.restating.clause import CHANGES, Clause, Form
from agents.checker.restating.code import value_text
from agents.checker.restating.content import Own, said
from agents.checker.restating.evidence import Evidence, Found
from agents.checker.restating.matching import agree
from agents.checker.restating.token import NAME, SENSE, VALUE, Token
from agents.checker.scene import Scene
from agents.verdict import Passage
from sandbox.guest import literals
from sandbox.trace import Event

Restated = Sequence[tuple[str, Sequence[str]]]
"""The sentences of a text, none left out, each with its clauses."""


def read(scene: Scene, text: str, restated: Restated) -> Reading:
    """Read prose by its restatement.

    A sentence that its clauses do not account for, or of which a clause is not true in its place, is unread; one such is too much
    to call the prose verified. What it breaks otherwise is for the reader of plain prose to say.

    Args:
        scene: the trace.
        text: the prose.
        restated: its sentences.
    """
    places = _places(text, [sentence for sentence, _ in restated])
    if places is None or scene.trace.returned is None:
        return Reading((), (), (Passage(0, len(text), text),), 1.0, suffices=False, sentences=((0, len(text)),))
    reader = _Reader(scene)
    read_ones = [reader.reads(sentence, texts) for sentence, texts in restated]
    unread = [Passage(*place, text[slice(*place)]) for place, known in zip(places, read_ones, strict=True) if not known]
    suffices = not unread and reader.answered and reader.share >= FEWEST_SUMMED
    untold = derivation.untold(scene, reader.told, text) if suffices else ()
    known = frozenset(index for index, one in enumerate(read_ones) if one)
    share = len(unread) / max(1, len(places))
    return Reading((), (), tuple(unread), share, suffices and not untold, tuple(places), untold, known)


def _places(text: str, sentences: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the sentences stand; ``None`` if they are not all of the text."""
    found, at = [], 0
    for sentence in sentences:
        first = text.find(sentence, at)
        if first < 0 or text[at:first].strip():
            return None
        at = first + len(sentence)
        found.append((first, at))
    return None if text[at:].strip() else found


class _Reader:
    """Goes through the sentences and the execution side by side.

    Attributes:
        answered: whether the last sentence that says something gives the value that is returned.
        told: the steps that are told.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._moments = Moments(scene)
        self._evidence = Evidence(self._moments)
        self._own = Own.of(scene, self._strings())
        self._at = 0
        self._facts: dict[str, Places] = {}
        self._floors: dict[str, int] = {}
        self._topic: frozenset[str] = frozenset()
        self.told: set[int] = set()
        self.answered = False

    def _strings(self) -> frozenset[str]:
        """The words that are strings of the execution, or parts of them that stand in collections."""
        texts = [*self._moments.strings, *(literal[1:-1] for literal in self._moments.items if literal[:1] == "'")]
        return frozenset(text for text in texts if text.isalpha())

    def reads(self, sentence: str, texts: Sequence[str]) -> bool:
        """Whether a sentence is accounted for."""
        content = said(sentence, self._own)
        if not texts:
            return _is_empty(content)
        try:
            known = [clauses.parse(one) for one in texts]
        except clauses.NoClause:
            return False
        found = self._found(known)
        if found is None or not known:
            return False
        given = any("given" in token.what for token in content)
        seen = self._seen(known, found, given=given)
        if not agree(content, seen, lambda number, name: self._evidence.values(name, found[number])):
            return False
        self._topic = clauses.topic(known[-1])
        self.answered = any(self._answers(one, known) for one in known)
        for one in found:
            self.told |= one.told
        return True

    def _answers(self, one: Clause, known: Sequence[Clause]) -> bool:
        """Whether a clause gives the answer, or what is returned has just been given its value."""
        returned = self._scene.trace.returned or ""
        if one.form is Form.ANSWER or one.form is not Form.RETURNS or not isinstance(one.value, ast.Name):
            return one.form is Form.ANSWER
        others = [other for other in known if other.form is Form.BECOMES and isinstance(other.subject, ast.Name)]
        return any(
            isinstance(other.subject, ast.Name)
            and isinstance(other.value, ast.expr)
            and other.subject.id == one.value.id
            and same(ast.unparse(other.value), returned)
            for other in others
        )

    def _found(self, known: Sequence[Clause]) -> list[Found] | None:
        """Where the clauses of a sentence are true, one after another; ``None`` if one is not."""
        found: list[Found] = []
        begun = at = self._at
        carried, facts = dict(self._facts), dict[str, Places]()
        for one in known:
            floor = self._floors.get(clauses.matter(one), 0) if one.form in CHANGES or one.form is Form.HOLDS else 0
            place = self._evidence.find(one, max(at, floor), begun, found)
            if one.form in (Form.HOLDS, Form.ROUND):
                carried = {key: places for key, places in carried.items() if not _names(key) & (clauses.topic(one) or {key})}
            if place is None or not _together(one, place, carried | facts):
                return None
            lasting = self._evidence.lasting(one, place)
            if lasting is not None:
                facts[clauses.matter(one)] = lasting
            elif one.form in CHANGES:
                facts.pop(clauses.matter(one), None)
            if one.form is Form.LINE and place.looked:
                self._floors |= dict.fromkeys(clauses.topic(one), place.looked[0] + 1)
            at = place.at if one.form is not Form.ANSWER else at
            found.append(place)
        self._at = at
        self._facts = {} if any(one.form in CHANGES or one.form is Form.STAYS for one in known) else carried | facts
        return found

    @property
    def share(self) -> float:
        """Share of the lines that changed variables of which one change at least is told, from 0 to 1."""
        source = self._scene.source
        definitions = {one.line for one in source.table.statements if one.kind in ("def", "class", "import")}
        changing = [step for step in self._scene.steps if step.changed and step.event in (Event.LINE, Event.FINISH)]
        wanted = {step.line for step in changing if step.line not in source.loops} - definitions
        told = {self._scene.steps[index].line for index in self.told}
        return len(wanted & told) / len(wanted) if wanted else 1.0

    def _seen(self, known: Sequence[Clause], found: Sequence[Found], *, given: bool) -> list[Clause]:
        """The clauses with what words may say because of what is seen where they stand, and with what may be left out.

        A name may be left out where the clause before was of it, or where it is a parameter and the sentence says what is given.
        """
        result: list[Clause] = []
        wanted: set[frozenset[str]] = set()
        topic = self._topic | (
            frozenset(self._evidence.lines.parameters) if given and len(self._evidence.lines.parameters) == 1 else frozenset()
        )
        for one, place in zip(known, found, strict=True):
            gives = one.gives | place.senses | self._types(one, place) | self._career(one)
            wants = tuple(want for want in one.wants if want not in wanted or "denied" in want)  # once is enough
            open_ones = topic | (clauses.topic(one) if given and "given" in gives else frozenset())
            result.append(replace(one, gives=gives, wants=wants, slots=clauses.without(one, open_ones)))
            wanted.update(one.wants)
            topic = clauses.topic(one) or topic
        return result

    def _career(self, one: Clause) -> frozenset[str]:
        """What may be said of a value because it is the first or the last of a variable, or was given."""
        match one.subject or one.value, one.value:
            case ast.Name(id=name), ast.expr() as side if literals.is_literal(side) and one.form is Form.BECOMES:
                return self._evidence.career(name, value_text(side))
            case ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()], comparators=[side]), _ if literals.is_literal(side):
                return self._evidence.career(name, value_text(side))
            case ast.Compare(left=side, ops=[ast.Eq()], comparators=[ast.Name(id=name)]), _ if literals.is_literal(side):
                return self._evidence.career(name, value_text(side))
        return frozenset()

    def _types(self, one: Clause, place: Found) -> frozenset[str]:
        """The types of what a clause speaks of, and of its items."""
        texts = {self._scene.trace.returned or ""} if one.form is Form.RETURNS else set[str]()
        for token in one.slots:
            texts |= token.what if token.kind == VALUE else set()
            for name in token.what if token.kind == NAME else ():
                texts |= self._evidence.values(name, place)
        values = [readable(text) for text in texts]
        values += [item for value in values if isinstance(value, list | tuple | set | dict) for item in value]
        return frozenset(f"type {type(value).__name__}" for value in values if value is not UNKNOWN)


def _is_empty(content: Sequence[Token]) -> bool:
    """Whether a sentence says nothing: it names one thing at most, such as a headline does."""
    named = [token for token in content if not token.soft]
    return len(named) <= 1 and all(token.kind == NAME or (token.kind == SENSE and token.what <= _BARE) for token in named)


_BARE = frozenset({"given", "return"})
_TIMELESS = frozenset({Form.ANSWER, Form.NEVER, Form.TAKES})


def _names(code: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z_]\w*", code))


def _together(one: Clause, place: Found, facts: Mapping[str, Places]) -> bool:
    """Whether what the clauses before say is still so where a clause stands; of a change, just before it."""
    if one.form in _TIMELESS:
        return True
    at = place.looked[0] if place.looked else place.at
    at = place.at - 1 if one.form in CHANGES or one.form is Form.STOP else at
    own = clauses.matter(one) if one.form is Form.HOLDS or one.form is Form.ROUND else None
    return all(any(first <= at <= last for first, last in stretches) for key, stretches in facts.items() if key != own)
