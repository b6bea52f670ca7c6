"""From one thing to the next by two to five facts."""

from agents.domains.multihop.chains import KINDS, Reached, begin_telling, follow, give_facts, route, start
from agents.domains.multihop.forks import fork
from agents.domains.multihop.relations import LABELS
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """A chain; at higher levels one that divides by what it meets on the way."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    begin = start(sheet, world, sheet.pick(("book", "book", "person", "house", "town", "country")))
    begin_telling(sheet, begin)
    hops = (2, 2, 3, 4, 5)[sheet.level - 1]
    if sheet.level == 1 or sheet.chance(0.25):
        end = follow(sheet, world, begin, route(sheet, world, begin.kind, hops, measure=sheet.chance(0.2)))
        _ask(sheet, world, end)
        return
    at = begin
    letters = ("Y", "Z")[: 1 + (sheet.level > 3 and sheet.chance(0.6))]
    for number, letter in enumerate(letters):
        before = sheet.rng.randint(number, max(number, min(2, hops - 2)))
        if before:
            at = follow(sheet, world, at, route(sheet, world, at.kind, before, inner=True))
        last = letter == letters[-1]
        at = fork(sheet, world, at, letter, max(1, hops - 2 - number), on=not last or sheet.chance(0.5))
    if at.kind in KINDS and sheet.chance(0.6):
        at = follow(sheet, world, at, route(sheet, world, at.kind, sheet.rng.randint(1, 2), measure=sheet.chance(0.2)))
    _ask(sheet, world, at)


def _ask(sheet: Sheet, world: World, end: Reached) -> None:
    last = end.route[-1]
    if last.is_measure:
        sheet.say(end.asked)
        sheet.answer(end.name, told="")
    elif sheet.chance(0.2):
        target = sheet.given("target", "the guess", world.reached(last), "str")
        guess = f"{'the ' * (last.to in ('instrument', 'currency'))}{{{target}}}"
        sheet.say(f"is {end.words} {guess}?" if end.words in LABELS else f"is {guess} {end.words}?")
        sheet.answer(f"{end.name} == {target}", "bool", told=f", so it {{returned?is:is not}} {guess}")
    else:
        sheet.say(end.asked)
        sheet.answer(end.name, "str", told="")
