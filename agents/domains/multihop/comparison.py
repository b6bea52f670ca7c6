"""Two things, each reached by facts, compared by year or number."""

from agents.domains.multihop.chains import Reached, follow, give_facts, route
from agents.domains.multihop.forks import go_on
from agents.domains.multihop.relations import Relation, asked, question
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Go from two things to a year or number each, and on from the one that has more or less."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    kind = sheet.pick(("book", "person", "town", "house", "book"))
    one = sheet.given("one", f"the first {kind}", world.thing(kind), "str")
    other = sheet.given("other", f"the second {kind}", world.thing(kind, one), "str")
    sheet.begin(f"let us look at {{{one}}} and then at {{{other}}}|we compare {{{one}}} with {{{other}}}")
    hops = (0, 1, 1, 2, 3)[sheet.level - 1]
    path = route(sheet, world, kind, hops, inner=True) if hops else ()
    second = path if sheet.chance(0.6) or not hops else route(sheet, world, kind, hops, inner=True)
    if second and second[-1].to != path[-1].to:
        second = path
    last = path[-1].to if path else kind
    measure = route(sheet, world, last, 1, measure=True) if world.leading_from(last, measure=True) else ()
    if not measure:
        more = route(sheet, world, last, 1, inner=True)
        path, second = (*path, *more), (*second, *more)
        measure = route(sheet, world, more[-1].to, 1, measure=True)
    ends = [follow(sheet, world, Reached(name, kind, f"{{{name}}}"), steps) for name, steps in ((one, path), (other, second))]
    values = [follow(sheet, world, end, measure) for end in ends]
    _choose(sheet, world, ends, values, measure[-1])


def _choose(sheet: Sheet, world: World, ends: list[Reached], values: list[Reached], measure: Relation) -> None:
    small = sheet.chance(0.5)
    word = ("earlier" if small else "later") if measure.to == "year" else ("less" if small else "more")
    sign = "<" if small else ">"
    result = sheet.name("chosen", "the one that is chosen")
    one, other = values[0].name, values[1].name
    told = (f"{{{one}}} is {word} than {{{other}}}", f"{{{one}}} is not {word} than {{{other}}}")
    kind = sheet.pick(("thing", "on", "on", "whether", "on", "on") if sheet.level > 1 else ("thing", "thing", "whether"))
    if kind == "whether":
        sheet.say(f"is {values[0].words} {word} than {values[1].words}?")
        sheet.answer(f"{one} {sign} {other}", "bool", told=f"{{{one}}} {{returned?is:is not}} {word} than {{{other}}}")
        return
    need = f"{ends[0].name} != {ends[1].name}"
    if sheet.chance(0.5):
        with sheet.block(f"if {one} {sign} {other}:", need, told=told):
            sheet.line(f"{result} = {ends[0].name}", told=f", so it is {{{result}}}")
        with sheet.block("else:"):
            sheet.line(f"{result} = {ends[1].name}", told=f", so it is {{{result}}}")
    else:
        sheet.line(f"{result} = {ends[1].name}", need, told="")
        with sheet.block(f"if {one} {sign} {other}:", told=(told[0], f"{told[1]}, so it is {{{result}}}")):
            sheet.line(f"{result} = {ends[0].name}", told=f", so it is {{{result}}}")
    at = Reached(result, ends[0].kind, "X")
    both = f"{ends[0].words} or {ends[1].words}"
    if kind == "on" and world.leading_from(at.kind):
        sheet.say(f"of these two, call the one X that {measure.extreme(small=small)}: {both}.")
        at = go_on(sheet, world, at)
        sheet.say(question(at.kind, at.words))
    else:
        sheet.say(f"{asked(at.kind)} {measure.extreme(small=small)}: {both}? Answer with the name.")
    sheet.answer(at.name, "str", told="")
