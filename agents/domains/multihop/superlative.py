"""The first, last, largest or smallest of several things, by a year or number to which facts lead."""

from agents.domains.multihop.chains import Reached, follow, give_facts, route
from agents.domains.multihop.forks import go_on
from agents.domains.multihop.relations import asked, question, some
from agents.domains.multihop.selections import Condition, Selection
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Keep the best so far, with a condition to be met first at higher levels, and go on from it."""
    world = World(sheet, (3, 3, 4, 5, 6)[sheet.level - 1])
    give_facts(sheet, world)
    selection = Selection(sheet, world, sheet.pick(("book", "book", "person", "town", "house")))
    steps = route(sheet, world, selection.kind, (1, 2, 2, 3, 3)[sheet.level - 1], measure=True)
    small = sheet.chance(0.5)
    conditions: list[Condition] = []
    for _ in range(sheet.rng.randint(0, 1 + (sheet.level > 3)) if sheet.level > 2 else 0):
        found = selection.condition(sheet.rng.randint(1, 2), measure=sheet.chance(0.3), known=conditions)
        conditions.append(found)
    best, value = (
        sheet.let("best", "the best one so far", "''", told=""),
        sheet.let("best_value", "its year or number", "0", told=""),
    )
    with sheet.block(f"for {selection.thing} in {selection.listed}:", told=""):
        for condition in conditions:
            at = follow(sheet, world, selection.start, condition.route)
            yes, no = condition.told
            with sheet.block(f"if not ({condition.code(at.name)}):", told=(f"{no}, so {{{selection.thing}}} is out", yes)):
                sheet.line("continue", told="")
        end = follow(sheet, world, selection.start, steps)
        word = ("earlier" if small else "later") if steps[-1].to == "year" else ("less" if small else "more")
        sign = "<" if small else ">"
        keeps = f", and the best so far stays {{{best}}} with {{{value}}}"
        if sheet.chance(0.5):
            told = f", so the best so far is {{{selection.thing}}}"
            with sheet.block(f"if {best} == '' or {end.name} {sign} {value}:", f"{end.name} != {value}", told=(told, keeps)):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
        else:
            with sheet.block(f"if {best} == '':", f"{end.name} != {value}", told=(", with which we begin", "")):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
            with sheet.block(
                f"elif {end.name} {sign} {value}:",
                told=(f", which is {word} than {{{value}}}, so the best so far is {{{selection.thing}}}", keeps),
            ):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
    lead = "".join(f"{one.verb} {some(one.to)} " for one in steps[:-1])
    sheet.say(f"consider {selection.words}.")
    for condition in conditions:
        kept = "only whoever" if selection.kind == "person" else f"{some(selection.kind).removesuffix(' that')} only if it"
        sheet.say(f"keep {kept} {condition.words}.")
    need = f"{best} != ''"
    described = lead + steps[-1].utmost(small=small)
    if sheet.chance(0.6) and world.leading_from(selection.kind):
        sheet.say(f"call the one X {'who' if selection.kind == 'person' else 'which'} {described}.")
        at = go_on(sheet, world, Reached(best, selection.kind, "X"), need)
        sheet.say(question(at.kind, at.words))
        sheet.answer(at.name, "str", told="")
    else:
        sheet.say(f"{asked(selection.kind)} of them {described}?")
        sheet.answer(best, "str", need, told="")
