"""Years between events that facts lead to."""

from agents.domains.multihop.chains import Reached, follow, give_facts, route
from agents.domains.multihop.relations import Relation
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Two events, each reached by facts: how far apart, which first, how old somebody was."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    one, first = _event(sheet, world, "one", sheet.pick(("book", "person", "town", "house")))
    other, second = _event(sheet, world, "other", sheet.pick(("book", "person", "town", "house")))
    sheet.begin("let us find the two years|we look for both years|both years are to be found")
    ends = [follow(sheet, world, start, steps) for start, steps in ((one, first), (other, second))]
    kind = sheet.pick(("between", "between", "between", "order", "shift", "third"))
    a, b = ends[0].name, ends[1].name
    if kind == "order":
        sheet.say(f"did it happen that {_said(ends[0], first[-1])} before {_said(ends[1], second[-1])}?")
        sheet.answer(f"{a} < {b}", "bool", f"{a} != {b}", told=f"{{{a}}} {{returned?is:is not}} before {{{b}}}")
        return
    if kind == "shift":
        years = sheet.given("years", "the number of years", lambda rng, _: rng.randint(2, 60))
        sheet.say(
            f"something happened exactly {{{years}}} years after {_said(ends[0], first[-1])}. "
            f"How many years lie between that and the year in which {_said(ends[1], second[-1])}?"
        )
        then = sheet.let(
            "then", "the year of what happened", f"{a} + {years}", told=f"{{{years}}} years after {{{a}}} it was {{it}}"
        )
        _gap(sheet, then, b)
        return
    if kind == "third" and sheet.level > 2:
        start, steps = _event(sheet, world, "third", sheet.pick(("book", "person", "house")))
        end = follow(sheet, world, start, steps)
        sheet.say(
            f"consider three years: when {_said(ends[0], first[-1])}, when {_said(ends[1], second[-1])}, and "
            f"when {_said(end, steps[-1])}. How many years lie between the first and the last of them in time?"
        )
        early = sheet.let(
            "earliest",
            "the earliest year",
            f"min({a}, {b}, {end.name})",
            told=f"of {{{a}}}, {{{b}}} and {{{end.name}}}, the earliest is {{it}}",
        )
        late = sheet.let("latest", "the latest year", f"max({a}, {b}, {end.name})", told=", and the latest is {it}")
        gap_name = sheet.let(
            "gap",
            "the number of years between",
            f"{late} - {early}",
            told=f"from {{{early}}} to {{{late}}} it is {{it:year/years}}",
        )
        sheet.answer(gap_name, told="")
        return
    sheet.say(
        f"how many years lie between the year in which {_said(ends[0], first[-1])} "
        f"and the year in which {_said(ends[1], second[-1])}?"
    )
    _gap(sheet, a, b)


def _event(sheet: Sheet, world: World, base: str, kind: str) -> tuple[Reached, tuple[Relation, ...]]:
    name = sheet.given(base, f"the {kind} to begin with", world.thing(kind), "str")
    hops = (1, 2, 2, 3, 4)[sheet.level - 1] - sheet.rng.randint(0, int(sheet.level > 1))
    steps: tuple[Relation, ...] = ()
    while not steps or steps[-1].to != "year":
        steps = route(sheet, world, kind, hops, measure=True)
    return Reached(name, kind, f"{{{name}}}"), steps


def _said(end: Reached, last: Relation) -> str:
    """The event: "the author of X was born"."""
    words = last.of.split("{}")
    return f"{end.words[len(words[0]) : len(end.words) - len(words[1]) or None]} {last.when}"


def _gap(sheet: Sheet, one: str, other: str) -> None:
    """The number of years between two, whichever comes first."""
    need = f"{one} != {other}"
    way = sheet.rng.randrange(3)
    if way == 0:
        gap = sheet.let(
            "gap",
            "the number of years between",
            f"abs({other} - {one})",
            need,
            told=f"between {{{one}}} and {{{other}}} lie {{it:year/years}}",
        )
        sheet.answer(gap, told="")
        return
    gap = sheet.name("gap", "the number of years between")
    with sheet.block(f"if {one} < {other}:", need, told=(f"{{{one}}} is before {{{other}}}", f"{{{one}}} is after {{{other}}}")):
        sheet.line(f"{gap} = {other} - {one}", told=f"from {{{one}}} to {{{other}}} it is {{{gap}:year/years}}")
        if way == 1:
            sheet.answer(gap, told="")
    if way == 1:
        sheet.line(f"{gap} = {one} - {other}", told=f"from {{{other}}} to {{{one}}} it is {{{gap}:year/years}}")
    else:
        with sheet.block("else:"):
            sheet.line(f"{gap} = {one} - {other}", told=f"from {{{other}}} to {{{one}}} it is {{{gap}:year/years}}")
    sheet.answer(gap, told="")
