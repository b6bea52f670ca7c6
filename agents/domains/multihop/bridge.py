"""From one thing to the next by two to five facts."""

from agents.domains.multihop.chains import Reached, begin_telling, follow, give_facts, route, start
from agents.domains.multihop.relations import question
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """A chain; at higher levels one that divides by what it meets on the way."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    begin = start(sheet, world, sheet.pick(("book", "book", "person", "house", "town", "country")))
    begin_telling(sheet, begin)
    hops = (2, 2, 3, 4, 5)[sheet.level - 1] + (sheet.level in (2, 3) and sheet.rng.randint(0, 1))
    if sheet.level > 2 and sheet.chance(0.6):
        _forked(sheet, world, begin, hops)
        return
    end = follow(sheet, world, begin, route(sheet, world, begin.kind, hops, measure=sheet.chance(0.2)))
    _ask(sheet, world, end)


def _forked(sheet: Sheet, world: World, begin: Reached, hops: int) -> None:
    """Which way to go on depends on a fact."""
    first = route(sheet, world, begin.kind, max(1, hops - 3), inner=True)
    middle = follow(sheet, world, begin, first)
    test = route(sheet, world, middle.kind, sheet.rng.randint(1, 2), measure=True)
    seen = follow(sheet, world, middle, test)
    limit = sheet.given("limit", "the limit", world.reached(test[-1]))
    left = right = route(sheet, world, middle.kind, sheet.rng.randint(1, max(1, hops - 2)))
    while right == left:
        right = route(sheet, world, middle.kind, sheet.rng.randint(1, max(2, hops - 2)))
    result = sheet.name("result", "what is asked for")
    more = sheet.chance(0.5)
    words = "more than" if test[-1].to == "number" else "later than"
    with sheet.block(f"if {seen.name} {'>' if more else '<='} {limit}:", told=_decided(seen.name, limit, words, more=more)):
        one = follow(sheet, world, middle, left)
        sheet.line(f"{result} = {one.name}", told="")
    with sheet.block("else:"):
        other = follow(sheet, world, middle, right)
        sheet.line(f"{result} = {other.name}", told="")
    yes, no = (one.words, other.words) if more else (other.words, one.words)
    sheet.say(f"if {seen.words} is {words} {{{limit}}}, give {yes}; otherwise give {no}.")
    sheet.answer(result, "str", told="")


def _decided(name: str, limit: str, words: str, *, more: bool) -> tuple[str, str]:
    above, below = f"{{{name}}} is {words} {{{limit}}}", f"{{{name}}} is not {words} {{{limit}}}"
    return (above, below) if more else (below, above)


def _ask(sheet: Sheet, world: World, end: Reached) -> None:
    last = end.route[-1]
    if last.is_measure:
        sheet.say(question(end.kind, end.words))
        sheet.answer(end.name, told="")
    elif sheet.chance(0.2):
        target = sheet.given("target", "the guess", world.reached(last), "str")
        sheet.say(f"is {{{target}}} {end.words}?")
        sheet.answer(f"{end.name} == {target}", "bool", told=f", so it {{returned?is:is not}} {{{target}}}")
    else:
        sheet.say(question(end.kind, end.words))
        sheet.answer(end.name, "str", told="")
