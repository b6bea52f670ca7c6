"""Chains of facts: each hop looks one fact up, and is one clause of the telling."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.domains.multihop.relations import Relation, question
from agents.domains.multihop.world import CAPITAL, LIES, World
from agents.grammar.sheet import Sheet

KINDS = ("book", "person", "town", "country", "house")


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a chain has come to.

    Attributes:
        name: the variable.
        kind: of the thing in it.
        words: the thing as it is described in the question.
        gloss: the same as a gloss, which names no parameter's value.
        asked: the question for it.
        subject: the description of that from which the last hop came.
        route: the relations that led there.
    """

    name: str
    kind: str
    words: str
    gloss: str
    asked: str = ""
    subject: str = ""
    route: tuple[Relation, ...] = ()


def called(name: str, kind: str, label: str) -> Reached:
    """A thing that the question calls by a letter."""
    return Reached(name, kind, label, label, question(kind, label))


def start(sheet: Sheet, world: World, kind: str, base: str = "start") -> Reached:
    """A thing as a parameter, from which a chain begins."""
    name = sheet.given(base, f"the {kind} at the beginning", world.thing(kind), "str")
    return begun(sheet, name, kind)


def begun(sheet: Sheet, name: str, kind: str) -> Reached:
    """A thing that a variable holds, from which a chain begins."""
    return Reached(name, kind, f"{{{name}}}", sheet.glosses[name])


def route(
    sheet: Sheet,
    world: World,
    kind: str,
    hops: int,
    *,
    measure: bool = False,
    inner: bool = False,
    use: bool = True,
) -> tuple[Relation, ...]:
    """Relations to follow from a kind of thing; the last one gives a year or number if ``measure``; with ``inner``, things only.

    Of every relation facts are had, if ``use``.
    """
    found: list[Relation] = []
    while len(found) < hops or (measure and not found[-1].is_measure):
        last = len(found) >= hops - 1
        back = LIES if found and found[-1].verb == CAPITAL else ""
        options = [one for one in _options(world, kind, measure=measure and last, on=not last or inner) if one.verb != back]
        found.append(sheet.pick([one for one in options if one not in found] or options))
        kind = found[-1].to
    for one in found if use else ():
        world.use(one)
    return tuple(found)


def _options(world: World, kind: str, *, measure: bool, on: bool) -> list[Relation]:
    """What may come next: a measure where one is wanted and to be had, else things, from which it goes ``on`` where it must."""
    measures = world.leading_from(kind, measure=True) if measure else []
    things = world.leading_from(kind)
    return measures or ([one for one in things if one.to in KINDS] if on or measure else things)


def follow(sheet: Sheet, world: World, begin: Reached, steps: Sequence[Relation], *, need: str = "") -> Reached:
    """Write the lookups of a route, two to a sentence; ``need`` must hold before the first."""
    at = begin
    for number, step in enumerate(steps):
        gloss, asked = step.described(at.gloss), step.asked(at.words)
        name = sheet.name(step.var, gloss)
        start = f", {step.relative}" if number % 2 else f"{{{at.name}}}"
        sheet.line(
            f"{name} = {world.facts}[{at.name}, {step.verb!r}]", need if number == 0 else "", f"{start} {step.verb} {{{name}}}"
        )
        sheet.ask(name, asked)
        at = Reached(name, step.to, step.described(at.words), gloss, asked, at.words, (*at.route, step))
    return at


def begin_telling(sheet: Sheet, at: Reached) -> None:
    """Begin with the thing that the question begins with."""
    sheet.begin(f"let us begin with {{{at.name}}}|we start from {{{at.name}}}|look for what is said about {{{at.name}}}")


def said_of(steps: Sequence[Relation], end: str) -> str:
    """That a route leads from something to ``end``, as said behind its name: "was written by somebody who lives in Arlen"."""
    words = []
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        words.append(f"{step.verb} {end}" if last else step.leading())
    return " ".join(words)


def give_facts(sheet: Sheet, world: World) -> None:
    """Put the facts into the problem."""
    opening = sheet.pick(
        ("", "the following is known. ", "here are some facts. ", "read these facts. ", "suppose that the following holds. ")
    )
    sheet.say(f"{opening}{{{world.facts}}}")
