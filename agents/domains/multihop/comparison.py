"""Two or three things, each reached by facts, compared by year or number."""

from agents.domains.multihop.chains import Reached, begun, called, follow, give_facts, route
from agents.domains.multihop.forks import go_on
from agents.domains.multihop.relations import Relation, noun
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Go from each of the things to a year or number, and on from the one that has more or less."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    kind = sheet.pick(("book", "person", "town", "house", "book"))
    one = sheet.given("one", f"the first {noun(kind)}", world.thing(kind), "str")
    other = sheet.given("other", f"the second {noun(kind)}", world.thing(kind, one), "str")
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
    starts = [(one, path), (other, second)]
    if sheet.level > 1 and sheet.chance(0.4):
        world.enlarge(kind)
        starts.append((sheet.given("third", f"the third {noun(kind)}", world.thing(kind, one, other), "str"), path))
    named = [f"{{{start}}}" for start, _ in starts]
    *front, end = named
    sheet.begin(f"let us look at {', then at '.join(named)}|we compare {', '.join(front)} and {end}")
    ends = [follow(sheet, world, begun(sheet, name, kind), steps) for name, steps in starts]
    values = [follow(sheet, world, end, measure) for end in ends]
    _choose(sheet, world, ends, values, measure[-1])


def _choose(sheet: Sheet, world: World, ends: list[Reached], values: list[Reached], measure: Relation) -> None:
    small = sheet.chance(0.5)
    if len(ends) > 2:
        _go_on(sheet, world, ends, _best(sheet, ends, values, measure, small=small), measure.utmost(small=small), on=0.7)
        return
    word = _word(measure, small=small)
    one, other = values[0].name, values[1].name
    kind = (
        sheet.pick(("which", "which", "which", "gap", "whether")) if sheet.level > 1 else sheet.pick(("which", "gap", "whether"))
    )
    if kind == "whether":
        first, second = values[0].subject, values[1].subject
        if measure.to == "year":
            sheet.say(f"was {first} {measure.happened} {'before' if small else 'after'} {second}?")
        else:
            sheet.say(f"is the {measure.noun} of {first} {'smaller' if small else 'larger'} than that of {second}?")
        sign = "<" if small else ">"
        apart = f"{ends[0].name} != {ends[1].name}"
        sheet.answer(f"{one} {sign} {other}", "bool", apart, told=f"{{{one}}} {{returned?is:is not}} {word} than {{{other}}}")
    elif kind == "gap":
        _gap(sheet, values, measure)
    else:
        result = _better(sheet, ends, values, measure, small=small)
        _go_on(sheet, world, ends, result, measure.extreme(small=small), on=0.8 if sheet.level > 1 else 0)


def _word(measure: Relation, *, small: bool) -> str:
    if measure.to == "year":
        return "earlier" if small else "later"
    return "less" if small else "more"


def _gap(sheet: Sheet, values: list[Reached], measure: Relation) -> None:
    """How much lies between the two."""
    one, other = values[0].name, values[1].name
    first, second, year = values[0].subject, values[1].subject, measure.to == "year"
    if year:
        sheet.say(f"how many years lie between the year in which {first} {measure.when} and that in which {second} was?")
    else:
        sheet.say(f"what is the difference between the {measure.noun} of {first} and that of {second}?")
    gap, unit = sheet.name("gap", "the difference"), ":year/years" if year else ""
    more, less = _word(measure, small=False), _word(measure, small=True)
    told = (f"{{{one}}} is {less} than {{{other}}}", f"{{{one}}} is {more} than {{{other}}}")
    with sheet.block(f"if {one} < {other}:", f"{one} != {other}", told=told):
        sheet.line(f"{gap} = {other} - {one}", told=f", and {{{other}}} - {{{one}}} is {{{gap}{unit}}}")
    with sheet.block("else:"):
        sheet.line(f"{gap} = {one} - {other}", told=f", and {{{one}}} - {{{other}}} is {{{gap}{unit}}}")
    sheet.answer(gap, told="")


def _better(sheet: Sheet, ends: list[Reached], values: list[Reached], measure: Relation, *, small: bool) -> str:
    """A variable with the one of two that has more or less."""
    one, other = values[0].name, values[1].name
    word, sign = _word(measure, small=small), "<" if small else ">"
    told = (f"{{{one}}} is {word} than {{{other}}}", f"{{{one}}} is not {word} than {{{other}}}")
    need = f"{ends[0].name} != {ends[1].name}"
    result = sheet.name("chosen", "the one that is chosen")
    if sheet.chance(0.5):
        with sheet.block(f"if {one} {sign} {other}:", need, told=told):
            sheet.line(f"{result} = {ends[0].name}", told=f", so it is {{{result}}}")
        with sheet.block("else:"):
            sheet.line(f"{result} = {ends[1].name}", told=f", so it is {{{result}}}")
    else:
        sheet.line(f"{result} = {ends[1].name}", need, told="")
        with sheet.block(f"if {one} {sign} {other}:", told=(told[0], f"{told[1]}, so it is {{{result}}}")):
            sheet.line(f"{result} = {ends[0].name}", told=f", so it is {{{result}}}")
    return result


def _best(sheet: Sheet, ends: list[Reached], values: list[Reached], measure: Relation, *, small: bool) -> str:
    """A variable with the one of several that has most or least."""
    word, sign = _word(measure, small=small), "<" if small else ">"
    names, numbers = [end.name for end in ends], [value.name for value in values]
    need = f"len({{{', '.join(names)}}}) == {len(names)}"
    result = sheet.let("chosen", "the one that leads", names[0], need, told="")
    best = sheet.let("best", f"the {measure.to} that leads", numbers[0], told=f"{{{result}}} comes first, with {{it}}")
    for number, (name, value) in enumerate(zip(names[1:], numbers[1:], strict=True), 1):
        told = (
            f"{{{value}}} is {word} than {{{best}}}",
            f"{{{value}}} is not {word} than {{{best}}}, so {{{result}}} stays",
        )
        with sheet.block(f"if {value} {sign} {best}:", f"{value} != {best}", told=told):
            sheet.line(f"{result} = {name}", told=f", so {{{result}}} comes first now")
            if number < len(names) - 1:
                sheet.line(f"{best} = {value}", told="")
    return result


def _go_on(sheet: Sheet, world: World, ends: list[Reached], result: str, described: str, on: float) -> None:
    """Ask for the chosen one, or for what facts say of it."""
    *front, last = [end.words for end in ends]
    some = f"{', '.join(front)} or {last}"
    at = called(result, ends[0].kind, "X")
    if sheet.chance(on) and world.leading_from(at.kind):
        count = "two" if len(ends) == 2 else "three"
        sheet.say(f"let X be whichever of these {count} {described}: {some}.")
        at = go_on(sheet, world, at)
        sheet.say(at.asked)
    else:
        sheet.say(f"{'who' if at.kind == 'person' else 'which'} {described}: {some}? Answer with the name.")
    sheet.answer(at.name, "str", told="")
