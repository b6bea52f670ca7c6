"""The law of support: whatever value the prose writes is one that its statement can know, and is said of what has it."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from agents.checker.outlook import Outlook
from agents.checker.reading import english
from agents.checker.reading.lexicon import Lexicon
from agents.checker.reading.sentence import Judgement, Sentence, is_mention
from agents.checker.reading.term import Sort
from agents.checker.reading.tokens import Kind, Token, placed
from agents.checker.rounds import Rounds
from agents.verdict import Fault, Law, Remedy
from sandbox.guest import literals
from sandbox.trace import Event


class Support:
    """What the values of one statement may rest on.

    Args:
        sentence: its prose, read.
        rounds: the rounds that it tells.
        words: the names that may stand in it.
        missing: variable -> value text, for what it has to tell and does not.
    """

    def __init__(self, sentence: Sentence, rounds: Rounds, words: Lexicon, missing: Mapping[str, str]) -> None:
        self._sentence = sentence
        self._words = words
        self._missing = missing
        self._rounds = rounds
        self._known: set[str] = set()
        self._outlook: Outlook = sentence.outlook

    def faults(self) -> Iterator[Fault]:
        """False relations, and values that nothing supports."""
        index = self._outlook.telling.index
        unknown = self._unsupported()
        remedies = []
        for judgement in self._sentence.judgements:
            if judgement.truth is False:
                remedies.append(self._remedy(judgement, unknown))
                yield Fault(judgement.law, index, judgement.said, judgement.seen, remedies[-1])
            elif judgement.truth and self._outlook.signs and not judgement.signs <= self._outlook.signs:
                seen = f"what is computed here uses {' '.join(sorted(self._outlook.signs))}"
                yield Fault(Law.SUPPORT, index, judgement.said, seen)
        for number in sorted(unknown):
            token = self._sentence.mentions[number]
            remedy = None if any(remedies) else self._wanted(number, unknown)
            yield Fault(self._law(token), index, token.text, "nothing that happens at these steps has this value", remedy)
        yield from self._numbered()
        for text in self._sentence.loose_ordinals():
            yield Fault(Law.SUPPORT, index, text, "nothing that happens at these steps is at this place")

    def _wanted(self, number: int, unknown: set[int]) -> Remedy | None:
        """What to write for a value that nothing supports: the only one that is missing, or the only count."""
        token, at = self._sentence.mentions[number], self._places.get(number)
        if self._sentence.neighbours(number)[0] in english.REST and len(self._rounds.repeated) == 1:
            return Remedy(token.text, str(next(iter(self._rounds.repeated))), at)
        if len(unknown) == len(self._missing) == 1:
            return Remedy(token.text, next(iter(self._missing.values())), at)
        return None

    def _remedy(self, judgement: Judgement, unknown: set[int]) -> Remedy | None:
        """The remedy of a judgement with the place of the value that it changes, unless something else in it is wrong."""
        remedy = judgement.remedy
        if remedy is None or (judgement.uses and not judgement.uses & self._outlook.involved):
            return None
        done = set(map(_text, self._outlook.effects))
        if remedy.old in done and remedy.new not in done:
            return None  # the value is what came out: it is wrongly described
        mentions = self._sentence.mentions
        numbers = [number for number in judgement.binds | judgement.equates if mentions[number].text == remedy.old]
        if not numbers:
            return remedy
        changed = max(numbers)  # of equal ones, the result stands last
        return None if judgement.equates & unknown - {changed} else replace(remedy, at=self._places.get(changed))

    @cached_property
    def _places(self) -> dict[int, int]:
        """Number of a written value -> where it stands in the prose without the blanks around it."""
        prose = self._outlook.telling.prose
        blank = len(prose) - len(prose.lstrip())
        found = (at - blank for token, at in placed(prose, self._words) if is_mention(token))
        return dict(enumerate(found))

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
        if self._rests(_text(token.value)):
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

    def _rests(self, text: str) -> bool:
        """Whether a value is one that the statement can know."""
        while text not in self._known:
            values = next(self._grounds, None)
            if values is None:
                return False
            self._known.update(map(_text, values))
        return True

    @cached_property
    def _grounds(self) -> Iterator[Iterable[object]]:
        """All values that the statement can know, in portions: what costs least to find comes first, and often suffices."""
        return self._portions()

    def _portions(self) -> Iterator[Iterable[object]]:
        look = self._outlook
        yield _flat(look.effects)
        yield [value for term in self._sentence.terms if term.sort is Sort.NAME for value in term.values]
        yield look.constants
        yield look.reckoning.parts
        yield [value for values in look.reckoning.observed.values() for value in values]
        yield look.claimed

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
