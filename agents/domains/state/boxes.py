"""Things that are put from one place into another, one by one or all at once."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.state import moves
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.phrasing import ABOUT


@dataclass(frozen=True, slots=True)
class _World:
    """What lies where: the word between a thing and its place, the word of motion, the places, the things."""

    at: str
    to: str
    places: tuple[str, ...]
    things: tuple[str, ...]


def _world(at: str, to: str, places: str, things: str) -> _World:
    return _World(at, to, tuple(f"the {one}" for one in places.split(", ")), tuple(f"the {one}" for one in things.split()))


_WORLDS = (
    _world("in", "into", "red box, blue box, green box, wooden box", "coin ring key shell button thimble whistle cork"),
    _world("in", "into", "kitchen, hall, attic, cellar", "lamp clock vase basket ladder mirror suitcase globe"),
    _world("on", "onto", "top shelf, middle shelf, bottom shelf, table", "atlas novel cookbook diary album comic"),
    _world("in", "into", "left pocket, right pocket, bag, drawer", "pen stamp ticket coin map torch comb watch"),
    _world("in", "into", "barn, stable, yard, meadow", "goat donkey pony goose calf lamb dog"),
    _world("on", "onto", "first ship, second ship, pier, raft", "barrel crate chest sack anchor rope trunk"),
)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A kind of move: how it is said, whether of things (t) or places (p), what the lines do, what they tell."""

    said: str
    kinds: str
    write: Callable[[Sheet, "_Names"], None]


@dataclass(frozen=True, slots=True)
class _Names:
    """The variables: where everything is, the two parts of the move; and the word for being somewhere."""

    now: str
    one: str
    other: str
    at: str


def _into(sheet: Sheet, v: _Names) -> None:
    told = f"{{{v.one}}} leaves {{old({v.now}[{v.one}])}} and is {v.at} {{{v.other}}} now"
    sheet.line(f"{v.now}[{v.one}] = {v.other}", f"{v.now}[{v.one}] != {v.other}", told, _asked(v))


def _asked(v: _Names) -> str:
    return f"where is {{{v.one}}} right after move number {{nth}}? Name the place.{ABOUT}{v.now}[{v.one}]"


def _join(sheet: Sheet, v: _Names) -> None:
    sheet.line(
        f"{v.now}[{v.one}] = {v.now}[{v.other}]",
        f"{v.now}[{v.one}] != {v.now}[{v.other}]",
        f"{{{v.one}}} goes to where {{{v.other}}} is, so it is {v.at} {{{v.now}[{v.other}]}}",
        _asked(v),
    )


def _trade(sheet: Sheet, v: _Names) -> None:
    told = f"{{{v.one}}} is now {v.at} {{{v.now}[{v.one}]}} and {{{v.other}}} {v.at} {{{v.now}[{v.other}]}}"
    need = f"{v.now}[{v.one}] != {v.now}[{v.other}]"
    if sheet.chance(0.5):
        sheet.line(f"{v.now}[{v.one}], {v.now}[{v.other}] = {v.now}[{v.other}], {v.now}[{v.one}]", need, told, _asked(v))
    else:
        kept = sheet.let("kept", "where the first one was", f"{v.now}[{v.one}]", need, told="")
        sheet.line(f"{v.now}[{v.one}] = {v.now}[{v.other}]", told="")
        sheet.line(f"{v.now}[{v.other}] = {kept}", told=told, asked=_asked(v))


def _among(sheet: Sheet, v: _Names, base: str, place: str, told: str) -> str:
    """Write which things are at a place; ``told`` may speak of them as ``{it}``."""
    thing = sheet.scratch("thing", "the thing looked at")
    gloss = f"the things {v.at} the {'first' if place == v.one else 'second'} of the two places"
    return sheet.let(base, gloss, f"[{thing} for {thing} in {v.now} if {v.now}[{thing}] == {place}]", told=told)


def _put(sheet: Sheet, v: _Names, some: str, place: str, need: str = "") -> None:
    each = sheet.scratch("each", "the thing that is moved")
    with sheet.block(f"for {each} in {some}:", need, told=""):
        sheet.line(f"{v.now}[{each}] = {place}", told="")


def _clear(sheet: Sheet, v: _Names) -> None:
    moved = _among(sheet, v, "moved", v.one, f"{{{v.one}}} is cleared, and {{{v.other}}} takes in {{it}}")
    _put(sheet, v, moved, v.other, f"len({moved}) > 0")


def _exchange(sheet: Sheet, v: _Names) -> None:
    first = _among(sheet, v, "first_ones", v.one, f"{{{v.one}}} gives up {{it}}")
    second = _among(sheet, v, "second_ones", v.other, f", and {{{v.other}}} gives up {{it}} in exchange")
    _put(sheet, v, first, v.other, f"len({first}) + len({second}) > 0")
    _put(sheet, v, second, v.one)


def _verbs(world: _World) -> tuple[_Verb, ...]:
    return (
        _Verb(f"is put {world.to}", "tp", _into),
        _Verb("is put beside", "tt", _join),
        _Verb("trades places with", "tt", _trade),
        _Verb(f"is cleared, and all that was there is put {world.to}", "pp", _clear),
        _Verb("exchanges all that it holds with", "pp", _exchange),
    )


def _lying(world: _World, count: int) -> Draw:
    def draw(rng: Random, _: Given) -> Value:
        return {thing: rng.choice(world.places) for thing in rng.sample(world.things, count)}

    return draw


def _moves(where: str, verbs: list[_Verb], world: _World, bounds: tuple[int, int]) -> Draw:
    """Moves of things that are there and between places of the world, never the same two parts twice in a row."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[where]
        assert isinstance(known, dict)
        pools = {"t": list(known), "p": list(world.places)}
        found: list[tuple[str, str, str]] = []
        for verb in rng.choices(verbs, k=rng.randint(*bounds)):
            one, other = (rng.choice(pools[kind]) for kind in verb.kinds)
            while one == other or (found and {one, other} == {found[-1][0], found[-1][2]}):
                one, other = (rng.choice(pools[kind]) for kind in verb.kinds)
            found.append((one, verb.said, other))
        return found

    return draw


def _one_of(where: str, world: _World, *, place: bool) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[where]
        assert isinstance(known, dict)
        return rng.choice(world.places if place else list(known))

    return draw


def compose(sheet: Sheet) -> None:
    """Move after move; where something is then, or what is somewhere."""
    world = sheet.pick(_WORLDS)
    verbs = sheet.rng.sample(_verbs(world), min(5, sheet.rng.randint(2, 2 + (sheet.level + 1) // 2)))
    count = min(len(world.things), 3 + sheet.level // 2 + sheet.rng.randint(0, 1))
    where = sheet.given(
        "where", "where everything is at first", _lying(world, count), "dict[str, str]", f"{{0}} is {world.at} {{1}}."
    )
    steps = sheet.given(
        "moves", "the moves", _moves(where, verbs, world, moves.size(sheet)), "list[tuple[str, str, str]]", "{0} {1} {2}."
    )
    helper = sheet.pick(PEOPLE).name
    sheet.say(
        sheet.pick(
            (f"{helper} tidies up.", f"this is how {helper} finds things in the morning.", f"{helper} moves things around.")
        )
    )
    sheet.say(f"{{{where}}} Then this happens, one after the other. {{{steps}}}")
    sheet.begin("let us follow the things move by move|we keep track of where everything is")
    asks = sheet.pick(_QUESTIONS)
    asks(sheet, world, where, steps, verbs)


def _follow(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb], after: Callable[[_Names], None]) -> str:
    """Make the moves; gives where everything is then. ``after`` writes what else is done after each."""
    now = sheet.let("now", "where everything is now", f"dict({where})", told="")
    one, verb, other = (
        sheet.name("one", "what is moved"),
        sheet.name("verb", "the kind of move"),
        sheet.name("other", "the other part of the move"),
    )
    names = _Names(now, one, other, world.at)

    def writing(kind: _Verb) -> Callable[[], None]:
        return lambda: kind.write(sheet, names)

    with sheet.block(f"for {one}, {verb}, {other} in {steps}:", told=""):
        moves.decide(sheet, [(f"{verb} == {kind.said!r}", writing(kind)) for kind in verbs], rest=True)
        after(names)
    return now


def _nothing(_: _Names) -> None:
    """Nothing else is done after a move."""


def _where(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    thing = sheet.given("wanted", "the thing asked for", _one_of(where, world, place=False), "str")
    now = _follow(sheet, world, where, steps, verbs, _nothing)
    sheet.say(f"where is {{{thing}}} in the end? Name the place.")
    sheet.answer(f"{now}[{thing}]", "str", told=f"in the end, {{{thing}}} is {world.at} {{returned}}")


def _contents(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    place = sheet.given("place", "the place asked for", _one_of(where, world, place=True), "str")
    now = _follow(sheet, world, where, steps, verbs, _nothing)
    thing = sheet.scratch("thing", "the thing looked at")
    found = sheet.let(
        "found",
        "the things that are there in the end",
        f"[{thing} for {thing} in {now} if {now}[{thing}] == {place}]",
        told=f"in the end, what is {world.at} {{{place}}} is {{it}}",
    )
    sheet.say(f"which things are {world.at} {{{place}}} in the end? List them in the order in which they were named at first.")
    sheet.answer(found, "list[str]", f"len({found}) > 0", told="")


def _all(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    now = _follow(sheet, world, where, steps, verbs, _nothing)
    sheet.say("where are the things in the end? List the places, in the order in which the things were named at first.")
    sheet.answer(f"list({now}.values())", "list[str]", told="in the end the places are, one after the other, {returned}")


def _together(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    thing = sheet.given("wanted", "the thing asked for", _one_of(where, world, place=False), "str")
    now = _follow(sheet, world, where, steps, verbs, _nothing)
    each = sheet.scratch("thing", "the thing looked at")
    found = sheet.let(
        "found",
        "the things at the same place",
        f"[{each} for {each} in {now} if {now}[{each}] == {now}[{thing}] and {each} != {thing}]",
        told=f"in the end, {{{thing}}} is {world.at} {{{now}[{thing}]}}, together with {{it}}",
    )
    sheet.say(
        f"what is in the same place as {{{thing}}} in the end? List the things in the order in which they were named at first."
    )
    sheet.answer(found, "list[str]", f"len({found}) > 0", told="")


def _journey(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    thing = sheet.given("wanted", "the thing asked for", _one_of(where, world, place=False), "str")
    seen = sheet.let(
        "seen",
        "the places of this thing so far",
        f"[{where}[{thing}]]",
        told=f"{{{thing}}} is {world.at} {{{where}[{thing}]}} at first",
    )

    def after(names: _Names) -> None:
        with sheet.block(f"if {names.now}[{thing}] != {seen}[-1]:", told=(f", so {{{thing}}} has moved", "")):
            sheet.line(f"{seen}.append({names.now}[{thing}])", told="")

    _follow(sheet, world, where, steps, verbs, after)
    sheet.say(f"list the places where {{{thing}}} was, from the first to the last.")
    sheet.answer(seen, "list[str]", told=f"from the first to the last, the places of {{{thing}}} are {{returned}}")


def _busiest(sheet: Sheet, world: _World, where: str, steps: str, verbs: list[_Verb]) -> None:
    place = sheet.given("place", "the place asked for", _one_of(where, world, place=True), "str")
    states = sheet.let("counts", "the numbers of things there so far", "[]", told="")
    each = sheet.name("each_place", "a place")

    def after(names: _Names) -> None:
        told = f", which makes {{{states}[-1]:thing/things}} {world.at} {{{place}}}"
        sheet.line(f"{states}.append([{each} for {each} in {names.now}.values()].count({place}))", told=told)

    _follow(sheet, world, where, steps, verbs, after)
    sheet.say(f"how many things are {world.at} {{{place}}} after each move? Give the numbers as a list.")
    sheet.answer(states, "list[int]", told="")


_QUESTIONS = (_where, _contents, _all, _together, _journey, _busiest)
