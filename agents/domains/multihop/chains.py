"""Chains of facts: each hop looks one fact up, and is one clause of the telling."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.domains.multihop.relations import Relation, some
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet

KINDS = ("book", "person", "town", "country", "house")


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a chain has come to.

    Attributes:
        name: the variable.
        kind: of the thing in it.
        words: the thing as it is described in the question.
        route: the relations that led there.
    """

    name: str
    kind: str
    words: str
    route: tuple[Relation, ...] = ()


def start(sheet: Sheet, world: World, kind: str, base: str = "start") -> Reached:
    """A thing as a parameter, from which a chain begins."""
    name = sheet.given(base, f"the {kind} at the beginning", world.thing(kind), "str")
    return Reached(name, kind, f"{{{name}}}")


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
        options = _options(world, kind, measure=measure and last, on=not last or inner)
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
    """Write the lookups of a route; ``need`` must hold before the first."""
    at = begin
    for number, step in enumerate(steps):
        name = sheet.name(step.var, f"the {step.var.replace('_', ' ')}")
        start = f", {step.relative}" if number else f"{{{at.name}}}"
        sheet.line(
            f"{name} = {world.facts}[{at.name}, {step.verb!r}]", need if number == 0 else "", f"{start} {step.verb} {{{name}}}"
        )
        at = Reached(name, step.to, step.of.format(at.words), (*at.route, step))
    return at


def begin_telling(sheet: Sheet, at: Reached) -> None:
    """Begin with the thing that the question begins with."""
    sheet.begin(f"let us begin with {{{at.name}}}|we start from {{{at.name}}}|look for what is said about {{{at.name}}}")


def said_of(steps: Sequence[Relation], end: str) -> str:
    """That a route leads from something to ``end``, as said behind its name: "was written by somebody who lives in Arlen"."""
    words = []
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        words.append(f"{step.verb} {end}" if last else f"{step.verb} {some(step.to)}")
    return " ".join(words)


def give_facts(sheet: Sheet, world: World) -> None:
    """Put the facts into the problem."""
    opening = sheet.pick(
        ("", "the following is known. ", "here are some facts. ", "read these facts. ", "suppose that the following holds. ")
    )
    sheet.say(f"{opening}{{{world.facts}}}")
