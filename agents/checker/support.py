"""The law of support: whatever value the prose writes is one that its statement can know, and is said of what has it."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property

from agents.checker.outlook import Outlook
from agents.checker.reading import english
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.term import Sort
from agents.checker.reading.tokens import Kind, Token
from agents.checker.rounds import Rounds
from agents.verdict import Fault, Law
from sandbox.guest import literals
from sandbox.trace import Event


class Support:
    """What the values of one statement may rest on."""

    def __init__(self, sentence: Sentence, rounds: Rounds) -> None:
        self._sentence = sentence
        self._rounds = rounds
        self._outlook: Outlook = sentence.outlook

    def faults(self) -> Iterator[Fault]:
        """False relations, and values that nothing supports."""
        index = self._outlook.telling.index
        for judgement in self._sentence.judgements:
            if judgement.truth is False:
                yield Fault(judgement.law, index, judgement.said, judgement.seen, judgement.remedy)
            elif judgement.truth and self._outlook.signs and not judgement.signs <= self._outlook.signs:
                seen = f"what is computed here uses {' '.join(sorted(self._outlook.signs))}"
                yield Fault(Law.SUPPORT, index, judgement.said, seen)
        for number in sorted(self._unsupported()):
            token = self._sentence.mentions[number]
            yield Fault(self._law(token), index, token.text, "nothing that happens at these steps has this value")
        yield from self._numbered()
        for text in self._sentence.loose_ordinals():
            yield Fault(Law.SUPPORT, index, text, "nothing that happens at these steps is at this place")

    def _numbered(self) -> Iterator[Fault]:
        """Names such as "the first price" where it is not the first."""
        for word, term in self._sentence.placed():
            if self._rounds.is_numbered(word, term.names) is False:
                said = f"{word} {term.label}"
                yield Fault(Law.DIRECTION, self._outlook.telling.index, said, f"there is no such {word} one here")
        for token in self._sentence.numbered:
            plural = token.text.endswith("s") and token.value in english.REST
            if not plural and self._rounds.is_numbered(str(token.value), token.names) is False:
                law = Law.SUPPORT if token.value in ("remaining", "other", "following") else Law.DIRECTION
                yield Fault(law, self._outlook.telling.index, token.text, f"there is no such {token.value} one here")

    def _unsupported(self) -> set[int]:
        """The written values that neither a true relation nor the covered steps account for.

        Of a true equation one value may be unknown otherwise: it follows from the others.
        """
        true = [judgement for judgement in self._sentence.judgements if judgement.truth]
        bound = {number for judgement in true for number in judgement.binds}
        mentions = enumerate(self._sentence.mentions)
        unknown = {number for number, token in mentions if number not in bound and not self._is_supported(token, number)}
        for judgement in true:
            missing = judgement.equates & unknown
            if (len(missing) == 1 and "//" in self._outlook.signs) or all(
                _text(self._sentence.mentions[number].value) in self._items for number in missing
            ):
                unknown -= missing
        return unknown

    @staticmethod
    def _law(token: Token) -> Law:
        return Law.DIRECTION if token.soft and isinstance(token.value, bool) else Law.SUPPORT

    def _is_supported(self, token: Token, number: int) -> bool:
        counted = self._counts(number) and type(token.value) is int
        if counted:
            before, _ = self._sentence.neighbours(number)
            return token.value in (self._rounds.repeated if before in english.REST else self._numbers)
        if _text(token.value) in self._base:
            return True
        if isinstance(token.value, bool) and token.soft:
            return any(step.decision is token.value for step in self._outlook.decisions)
        return token.kind is Kind.COUNT and token.value in self._numbers

    def _counts(self, number: int) -> bool:
        """Whether the words around a value say that it counts something."""
        before, after = self._sentence.neighbours(number)
        if after in english.COUNTED or before in english.COUNTING:
            return True
        plural = after.endswith("s") and len(after) > 3 and after not in english.NO_PLURALS
        return plural and (before in english.DETERMINING or self._sentence.mentions[number].kind is Kind.COUNT)

    @cached_property
    def _base(self) -> set[str]:
        look = self._outlook
        names = (value for term in self._sentence.terms if term.sort is Sort.NAME for value in term.values)
        shown = [value for values in look.reckoning.observed.values() for value in values]
        return set(map(_text, _flat(look.effects))) | set(
            map(_text, [*shown, *look.reckoning.parts, *look.claimed, *look.constants, *names])
        )

    @cached_property
    def _items(self) -> set[str]:
        """Items, at any depth, of the collections that the covered lines read."""
        return {_text(item) for value in self._outlook.reckoning.parts for item in _leaves(value)}

    @cached_property
    def _numbers(self) -> set[int]:
        """Counts: of happenings in a span, and of items in collections."""
        sized = [
            value
            for value in (*self._outlook.effects, *self._outlook.reckoning.parts)
            if isinstance(value, str | list | tuple | set | dict | deque)
        ]
        named = [
            value
            for term in self._sentence.terms
            for value in term.values
            if isinstance(value, str | list | tuple | set | dict | deque)
        ]
        given = {len(step.changed) for step in self._outlook.steps if step.event is Event.CALL}
        return self._rounds.counts | given | {len(value) for value in (*sized, *named)}


def _flat(values: Iterable[object]) -> Iterator[object]:
    """Values, and the items of pairs."""
    for value in values:
        yield value
        if isinstance(value, tuple):
            yield from value


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, dict):
        yield from _leaves([*value, *value.values()])
    else:
        yield value


def _text(value: object) -> str:
    return literals.text(value)
