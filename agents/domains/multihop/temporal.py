"""Years between events that facts lead to."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.domains.multihop.chains import Reached, begun, follow, give_facts, route
from agents.domains.multihop.relations import Relation, noun
from agents.domains.multihop.world import World
from agents.grammar.draw import whole
from agents.grammar.sheet import Sheet

_COUNTS = ("one", "other", "third", "fourth")
_NUMBERS = ("", "", "two", "three", "four")


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happened: the thing from which facts lead to it, the variable with its year, and what happened."""

    thing: str
    year: str
    said: str


def compose(sheet: Sheet) -> None:
    """Two to four events, each reached by facts: how far apart, which first, which nearer."""
    world = World(sheet, 3)
    give_facts(sheet, world)
    several = sheet.chance((0.2, 0.4, 0.5, 0.5, 0.5)[sheet.level - 1])
    count = 2 if not several else 3 + (sheet.level > 2 and sheet.chance(0.4))
    events = _events(sheet, world, count)
    sheet.begin(f"let us find the {_NUMBERS[count]} years|we look for the years in turn|we need {_NUMBERS[count]} years")
    if count == 2:
        sheet.pick(_OF_TWO)(sheet, *events)
    elif count == 3:
        sheet.pick((*_OF_SEVERAL, *_OF_THREE))(sheet, events)
    else:
        sheet.pick(_OF_SEVERAL)(sheet, events)


def _events(sheet: Sheet, world: World, count: int) -> list[_Event]:
    kinds = [sheet.pick(("book", "person", "town", "house")) for _ in range(count)]
    starts = [_route(sheet, world, base, kind) for base, kind in zip(_COUNTS, kinds, strict=False)]
    ends = [(follow(sheet, world, start, steps), steps[-1], start.name) for start, steps in starts]
    return [_Event(thing, end.name, f"{end.subject} {last.when}") for end, last, thing in ends]


def _route(sheet: Sheet, world: World, base: str, kind: str) -> tuple[Reached, tuple[Relation, ...]]:
    name = sheet.given(base, f"the {noun(kind)} to begin with", world.thing(kind), "str")
    hops = (1, 2, 2, 3, 4)[sheet.level - 1] - sheet.rng.randint(0, min(2, sheet.level - 1))
    steps: tuple[Relation, ...] = ()
    while not steps or steps[-1].to != "year":
        steps = route(sheet, world, kind, max(1, hops), measure=True)
    return begun(sheet, name, kind), steps


# Two events


def _order(sheet: Sheet, one: _Event, other: _Event) -> None:
    a, b = one.year, other.year
    sheet.say(f"is it true that {one.said} before {other.said}?")
    sheet.answer(f"{a} < {b}", "bool", f"{a} != {b}", told=f"{{{a}}} {{returned?is:is not}} before {{{b}}}")


def _between(sheet: Sheet, one: _Event, other: _Event) -> None:
    sheet.say(f"how many years lie between the year in which {one.said} and the year in which {other.said}?")
    _gap(sheet, one.year, other.year)


def _shift(sheet: Sheet, one: _Event, other: _Event) -> None:
    back = sheet.chance(0.4)
    years, word = sheet.given("years", "the number of years", whole(2, 60)), "before" if back else "after"
    sheet.say(
        f"a bridge was opened exactly {{{years}}} years {word} {one.said}. "
        f"How many years lie between its opening and the year in which {other.said}?"
    )
    then = sheet.let(
        "then",
        "the year of the opening",
        f"{one.year} {'-' if back else '+'} {years}",
        told=f"{{{years}}} years {word} {{{one.year}}} is {{it}}",
    )
    _gap(sheet, then, other.year)


def _halfway(sheet: Sheet, one: _Event, other: _Event) -> None:
    a, b = one.year, other.year
    sheet.say(f"which year lies exactly halfway between the year in which {one.said} and the year in which {other.said}?")
    total = sheet.let(
        "total",
        "the sum of the two years",
        f"{a} + {b}",
        f"({a} + {b}) % 2 == 0 and {a} != {b}",
        told=f"{{{a}}} + {{{b}}} = {{it}}",
    )
    sheet.answer(sheet.let("middle", "the year halfway", f"{total} // 2", told="half of this is {it}"), told="")


def _longer(sheet: Sheet, one: _Event, other: _Event) -> None:
    """The gap again, held against a length of time."""
    span = sheet.given("span", "the length of time", whole(20, 250))
    sheet.say(f"do more than {{{span}}} years lie between the year in which {one.said} and the year in which {other.said}?")
    gap = _difference(sheet, one.year, other.year)
    sheet.answer(f"{gap} > {span}", "bool", told=f"{{{gap}}} is {{returned?more:not more}} than {{{span}}}")


def _since(sheet: Sheet, one: _Event, other: _Event) -> None:
    """From the earlier or later of the two to a given year."""
    a, b, late = one.year, other.year, sheet.chance(0.5)
    now = sheet.given("now", "the year in which one looks back", whole(1955, 2020))
    sheet.say(
        f"take the {'later' if late else 'earlier'} of two years: that in which {one.said} and that in which {other.said}. "
        f"How many years before {{{now}}} was it?"
    )
    start = sheet.name("since", f"the {'later' if late else 'earlier'} year")
    if sheet.chance(0.5):
        told = (f"{{{a}}} is before {{{b}}}", f"{{{a}}} is after {{{b}}}")
        with sheet.block(f"if {a} < {b}:", f"{a} != {b}", told=told):
            sheet.line(f"{start} = {b if late else a}", told=f", so {{{start}}} is taken")
        with sheet.block("else:"):
            sheet.line(f"{start} = {a if late else b}", told=f", so {{{start}}} is taken")
    else:
        word = "later" if late else "earlier"
        chosen = f"the {word} one of {{{a}}} and {{{b}}} is {{{start}}}"
        sheet.line(f"{start} = {'max' if late else 'min'}({a}, {b})", f"{a} != {b}", told=chosen)
    sheet.answer(
        sheet.let("ago", "the number of years", f"{now} - {start}", told=f"from {{{start}}} to {{{now}}} is {{it:year/years}}"),
        told="",
    )


def _gap(sheet: Sheet, one: str, other: str) -> None:
    """The number of years between two, whichever comes first, is the answer."""
    if sheet.chance(0.7):
        sheet.answer(_difference(sheet, one, other), told="")
        return
    told = (f"{{{one}}} is before {{{other}}}", f"{{{one}}} is after {{{other}}}")
    gap = sheet.name("gap", "the number of years between")
    with sheet.block(f"if {one} < {other}:", f"{one} != {other}", told=told):
        sheet.line(f"{gap} = {other} - {one}", told=f"from {{{one}}} to {{{other}}} is {{{gap}:year/years}}")
        sheet.answer(gap, told="")
    sheet.line(f"{gap} = {one} - {other}", told=f"from {{{other}}} to {{{one}}} is {{{gap}:year/years}}")
    sheet.answer(gap, told="")


def _difference(sheet: Sheet, one: str, other: str) -> str:
    """A variable with the number of years between two, whichever comes first."""
    need = f"{one} != {other}"
    if sheet.chance(0.5):
        told = f"the gap between {{{one}}} and {{{other}}} is {{it:year/years}}"
        return sheet.let("gap", "the number of years between", f"abs({other} - {one})", need, told=told)
    gap = sheet.name("gap", "the number of years between")
    with sheet.block(f"if {one} < {other}:", need, told=(f"{{{one}}} is before {{{other}}}", f"{{{one}}} is after {{{other}}}")):
        sheet.line(f"{gap} = {other} - {one}", told=f"from {{{one}}} to {{{other}}} is {{{gap}:year/years}}")
    with sheet.block("else:"):
        sheet.line(f"{gap} = {one} - {other}", told=f"from {{{other}}} to {{{one}}} is {{{gap}:year/years}}")
    return gap


# Three or four


def _consider(sheet: Sheet, events: list[_Event]) -> None:
    *front, last = [f"when {one.said}" for one in events]
    sheet.say(f"consider {_NUMBERS[len(events)]} years: {', '.join(front)}, and {last}.")


def _span(sheet: Sheet, events: list[_Event]) -> None:
    """From the first to the last."""
    _consider(sheet, events)
    sheet.say("how many years lie between the first and the last of them in time?")
    years = [one.year for one in events]
    early, late = (_utmost(sheet, events, late=late, need=len(set(years)) == len(years)) for late in (False, True))
    told = f"from {{{early}}} to {{{late}}} is {{it:year/years}}"
    sheet.answer(sheet.let("gap", "the number of years between", f"{late} - {early}", told=told), told="")


def _utmost(sheet: Sheet, events: list[_Event], *, late: bool, need: bool = False) -> str:
    """A variable with the first or last year of all."""
    years, word = [one.year for one in events], "latest" if late else "earliest"
    apart = f"len({{{', '.join(years)}}}) == {len(years)}" if need else ""
    if sheet.chance(0.4):
        *front, last = [f"{{{year}}}" for year in years]
        told = f"of {', '.join(front)} and {last}, the {word} is {{it}}"
        return sheet.let(word, f"the {word} year", f"{'max' if late else 'min'}({', '.join(years)})", apart, told=told)
    best = sheet.let(word, f"the {word} year so far", years[0], apart, told=f"we begin with {{{years[0]}}}")
    for year in years[1:]:
        side = "later" if late else "earlier"
        words = (f"{{{year}}} is {side}", f"{{{year}}} is not {side} than {{{best}}}")
        with sheet.block(f"if {year} {'>' if late else '<'} {best}:", told=words):
            sheet.line(f"{best} = {year}", told="")
    return best


def _when(sheet: Sheet, events: list[_Event]) -> None:
    """The first or last of them, moved by some years."""
    late, back = sheet.chance(0.5), sheet.chance(0.4)
    years = sheet.given("years", "the number of years", whole(3, 80))
    _consider(sheet, events)
    sheet.say(f"which year is {{{years}}} years {'before' if back else 'after'} the {'latest' if late else 'earliest'} of them?")
    best = _utmost(sheet, events, late=late, need=True)
    told = f"{{{years}}} years {'before' if back else 'after'} {{{best}}} is {{it}}"
    sheet.answer(sheet.let("then", "the year asked for", f"{best} {'-' if back else '+'} {years}", told=told), told="")


def _which(sheet: Sheet, events: list[_Event]) -> None:
    """Those before or after a given year, named by the things with which they begin."""
    late = sheet.chance(0.5)
    limit = sheet.given("limit", "the limit", whole(1400, 1920))
    things = [one.thing for one in events]
    word = "after" if late else "before"
    for one in events:
        sheet.say(f"{{{one.thing}}} stands for the year in which {one.said}.")
    sheet.say(f"which of {_names(things)} stand for a year {word} {{{limit}}}? Give them as a list, in this order.")
    need = f"len({{{', '.join(things)}}}) == {len(things)}"
    found = sheet.let("found", "the list so far", "[]", need, told="")
    for one in events:
        told = (f"{{{one.year}}} is {word} {{{limit}}}", f"{{{one.year}}} is not {word} {{{limit}}}")
        with sheet.block(f"if {one.year} {'>' if late else '<'} {limit}:", told=told):
            sheet.line(f"{found}.append({one.thing})", told=f", so {{{one.thing}}} is one of them")
    sheet.answer(found, "list[str]", f"len({found}) > 0", told="")


def _names(names: list[str]) -> str:
    *front, last = [f"{{{name}}}" for name in names]
    return f"{', '.join(front)} and {last}"


def _nearer(sheet: Sheet, events: list[_Event]) -> None:
    """Which of two lies nearer to the third; the answer is how much."""
    one, other, third = events
    sheet.say(
        f"take two years, the one in which {one.said} and the one in which {other.said}. "
        f"Which of the two is nearer to the year in which {third.said}?"
    )
    gaps = [_difference(sheet, event.year, third.year) for event in (one, other)]
    near = sheet.name("nearer", "the nearer year")
    told = (f"{{{gaps[0]}}} is less than {{{gaps[1]}}}", f"{{{gaps[0]}}} is not less than {{{gaps[1]}}}")
    with sheet.block(f"if {gaps[0]} < {gaps[1]}:", f"{gaps[0]} != {gaps[1]}", told=told):
        sheet.line(f"{near} = {one.year}", told=f", so {{{near}}} is nearer to {{{third.year}}}")
    with sheet.block("else:"):
        sheet.line(f"{near} = {other.year}", told=f", so {{{near}}} is nearer to {{{third.year}}}")
    sheet.answer(near, told="")


def _middle(sheet: Sheet, events: list[_Event]) -> None:
    """The one in the middle."""
    _consider(sheet, events)
    sheet.say("which of them is the middle one in time? Give the year.")
    early, late = (_utmost(sheet, events, late=late, need=not late) for late in (False, True))
    years = [one.year for one in events]
    total = " + ".join(years)
    told = f"besides {{{early}}} and {{{late}}} there is {{it}}"
    sheet.answer(sheet.let("middle", "the year in the middle", f"{total} - {early} - {late}", told=told), told="")


_OF_TWO: tuple[Callable[[Sheet, _Event, _Event], None], ...] = (_between, _between, _shift, _halfway, _since, _longer, _order)
_OF_SEVERAL: tuple[Callable[[Sheet, list[_Event]], None], ...] = (_span, _when, _which)
_OF_THREE: tuple[Callable[[Sheet, list[_Event]], None], ...] = (_nearer, _nearer, _middle)
