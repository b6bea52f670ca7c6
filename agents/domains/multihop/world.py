"""An invented world as a parameter of the program: facts about some things, as many as the question needs, and some more."""

from collections.abc import Sequence
from random import Random

from agents.domains.multihop.relations import Relation, invent, relations
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet

CAPITAL, LIES = "has its capital in", "lies in"
"""Verbs of which the one undoes the other: a capital lies in a country whose capital it is."""
_THINGS = ("book", "house", "person", "town", "country", "instrument", "river", "currency")


class World:
    """The facts that a problem gives.

    Args:
        sheet: on which the problem grows.
        most: how many things of a kind that questions go through.

    Attributes:
        facts: name of the parameter.
    """

    def __init__(self, sheet: Sheet, most: int) -> None:
        self.sheet = sheet
        self._used: list[Relation] = []
        self._sizes = {kind: sheet.rng.randint(2, 3) for kind in _THINGS}
        self._sizes |= {"person": sheet.rng.randint(3, 4), "book": max(2, most - 1), "town": sheet.rng.randint(3, 4)}
        self._most = most
        self._distractors = sheet.rng.sample(relations(), 1 + sheet.level // 2)
        kind = "dict[tuple[str, str], str | int]"
        self.facts = sheet.given("facts", "the known facts", self._draw, kind, "{0} {1} {2}.")

    def use(self, relation: Relation) -> None:
        """Have facts of this kind about everything that it can be said of."""
        if relation not in self._used:
            self._used.append(relation)

    def leading_from(self, kind: str, *, measure: bool = False) -> list[Relation]:
        """The relations that lead on from things of a kind; ``measure`` for those that give years or numbers."""
        return [one for one in relations() if one.of_type == kind and one.is_measure is measure]

    def thing(self, kind: str, *others: str) -> Draw:
        """One of the things of a kind that facts speak of; another one than the parameters ``others``, if there is one."""

        def draw(rng: Random, given: Given) -> Value:
            known, taken = self._known(given, kind), {given[other] for other in others}
            return rng.choice([one for one in known if one not in taken] or known)

        return draw

    def things(self, kind: str) -> Draw:
        """Several different things of a kind."""

        def draw(rng: Random, given: Given) -> Value:
            known = self._known(given, kind)
            return rng.sample(known, min(len(known), self._most))

        return draw

    def reached(self, relation: Relation) -> Draw:
        """Something to which facts of a relation lead; a round year or number near one of them, as one asks for those."""

        def draw(rng: Random, given: Given) -> Value:
            found = rng.choice([value for (_, verb), value in _facts(given[self.facts]).items() if verb == relation.verb])
            if isinstance(found, str):
                return found
            step = 5 if relation.to == "year" else 10 ** (len(str(found)) - 2)
            return round(found / step) * step

        return draw

    def _known(self, given: Given, kind: str) -> list[str]:
        verbs = {one.verb for one in self._used if one.of_type == kind}
        return list(dict.fromkeys(subject for subject, verb in _facts(given[self.facts]) if verb in verbs))

    def enlarge(self, kind: str) -> None:
        """Have as many things of a kind as a question goes through."""
        self._sizes[kind] = max(self._sizes[kind], self._most)

    def _draw(self, rng: Random, _: Given) -> Value:
        sizes = dict(self._sizes)
        for one in self._used:
            if one.one_each:
                sizes[one.to] = max(sizes[one.to], sizes[one.of_type])
        things = {kind: invent(rng, kind, count) for kind, count in sizes.items()}
        pairs: list[tuple[tuple[str, str], str | int]] = []
        for relation in (*self._used, *(one for one in self._distractors if one not in self._used)):
            subjects = things[relation.of_type]
            if relation not in self._used:
                subjects = rng.sample(subjects, rng.randint(1, 2))
            pairs += [
                ((one, relation.verb), object_)
                for one, object_ in zip(subjects, _objects(rng, relation, things, subjects), strict=True)
            ]
        rng.shuffle(pairs)
        return _with_capitals_at_home(dict(pairs))


def _facts(value: Value) -> dict[tuple[str, str], str | int]:
    assert isinstance(value, dict)
    return value


def _with_capitals_at_home(facts: dict[tuple[str, str], str | int]) -> dict[tuple[str, str], str | int]:
    """The facts with every capital lying in a country whose capital it is."""
    at_home = {town: country for (country, verb), town in facts.items() if verb == CAPITAL}
    return {(one, verb): at_home.get(one, value) if verb == LIES else value for (one, verb), value in facts.items()}


def _objects(rng: Random, relation: Relation, things: dict[str, list[str]], subjects: list[str]) -> Sequence[str | int]:
    """What the facts of a relation say of each of the subjects: never the same year twice, never a thing itself."""
    if relation.is_measure:
        return rng.sample(range(relation.low, relation.high), len(subjects))
    if relation.one_each and len(subjects) <= len(things[relation.to]):
        return rng.sample(things[relation.to], len(subjects))
    return [rng.choice([one for one in things[relation.to] if one != subject]) for subject in subjects]
