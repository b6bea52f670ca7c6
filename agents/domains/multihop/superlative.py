"""The first, last, largest or smallest of several things, by a year or number to which facts lead."""

from collections.abc import Sequence

from agents.domains.multihop.chains import called, follow, give_facts, route
from agents.domains.multihop.forks import go_on
from agents.domains.multihop.relations import Relation, noun
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
        sheet.let("best", f"the {noun(selection.kind)} that leads", "''", told=""),
        sheet.let("best_value", f"the {_words(steps[-1], small=small)[1]} {steps[-1].to} so far", "0", told=""),
    )
    with sheet.block(f"for {selection.thing} in {selection.listed}:", told=""):
        for condition in conditions:
            at = follow(sheet, world, selection.start, condition.route)
            yes, no = condition.told
            with sheet.block(f"if not ({condition.code(at.name)}):", told=(f"{no}, so {{{selection.thing}}} is out", yes)):
                sheet.line("continue", told="")
        end = follow(sheet, world, selection.start, steps)
        sign = "<" if small else ">"
        word, utmost = _words(steps[-1], small=small)
        leads = f", the {utmost} so far, so {{{selection.thing}}} leads"
        which = "that" if len(steps) % 2 == 0 else ", which"
        keeps = f"{which} is not {word} than {{{value}}}, so {{{best}}} still leads"
        if sheet.chance(0.5):
            test = f"if {best} == '' or {end.name} {sign} {value}:"
            with sheet.block(test, f"{end.name} != {value}", told=(leads, keeps)):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
        else:
            with sheet.block(f"if {best} == '':", f"{end.name} != {value}", told=(", and we begin with that", "")):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
            with sheet.block(f"elif {end.name} {sign} {value}:", told=(leads, keeps)):
                sheet.line(f"{best} = {selection.thing}", told="")
                sheet.line(f"{value} = {end.name}", told="")
    sheet.say(f"consider {selection.words}.")
    for condition in conditions:
        it = "he or she" if selection.kind == "person" else "it"
        sheet.say(f"keep a {noun(selection.kind)} only if {it} {condition.words}.")
    need = f"{best} != ''"
    utmost = _compared(sheet, selection.kind, steps, small=small, left=bool(conditions))
    if sheet.chance(0.6) and world.leading_from(selection.kind):
        who = "whom" if utmost and selection.kind == "person" else "which"
        sheet.say(f"let X be the one for {who} {utmost}." if utmost else f"let X be the one that {steps[0].utmost(small=small)}.")
        at = go_on(sheet, world, called(best, selection.kind, "X"), need)
        sheet.say(at.asked)
        sheet.answer(at.name, "str", told="")
    else:
        sheet.say(
            f"for which of them {utmost.replace('it is', 'is it')}?"
            if utmost
            else f"which of them {steps[0].utmost(small=small)}?"
        )
        sheet.answer(best, "str", need, told="")


def _words(last: Relation, *, small: bool) -> tuple[str, str]:
    """How years or numbers are compared."""
    if last.to == "year":
        return ("earlier", "earliest") if small else ("later", "latest")
    return ("less", "lowest") if small else ("more", "highest")


def _compared(sheet: Sheet, kind: str, steps: Sequence[Relation], *, small: bool, left: bool) -> str:
    """Say which year or number is meant, where it is not the thing's own, and how the one sought compares: "it is highest"."""
    if len(steps) == 1:
        return ""
    words = f"that {noun(kind)}"
    for step in steps:
        words = step.described(words)
    sheet.say(f"for each {noun(kind)}{' that is left' if left else ''}, look up {words}.")
    return f"it is {_words(steps[-1], small=small)[1]}"
