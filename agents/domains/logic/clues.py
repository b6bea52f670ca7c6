"""Clues on who may have what, when everybody has one thing: what each may have, or what each has not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Thing:
    """What everybody has one of: its name, how one says that somebody has it or not, the question for it, and which there are."""

    what: str
    verb: str
    does: str
    lacks: str
    which: str
    items: str

    @property
    def many(self) -> str:
        """Several of them."""
        return "cities" if self.what == "city" else f"{self.what}s"


def _thing(what: str, verb: str, said: tuple[str, str], which: str, items: str) -> Thing:
    return Thing(what, verb, *said, which, items)


THINGS = (
    _thing(
        "pet",
        "owns",
        ("owns the", "does not own the"),
        "which pet does {} own",
        "cat dog rabbit parrot tortoise hamster goldfish canary pony",
    ),
    _thing(
        "instrument",
        "plays",
        ("plays the", "does not play the"),
        "which instrument does {} play",
        "violin flute cello piano trumpet harp drum organ",
    ),
    _thing(
        "drink",
        "ordered",
        ("ordered", "did not order"),
        "which drink did {} order",
        "tea coffee lemonade cocoa milk juice water cider",
    ),
    _thing(
        "colour",
        "wears",
        ("wears", "does not wear"),
        "which colour does {} wear",
        "red blue green yellow white black orange purple grey",
    ),
    _thing(
        "sport",
        "likes",
        ("likes", "does not like"),
        "which sport does {} like",
        "tennis judo rowing chess fencing hockey archery golf rugby",
    ),
    _thing(
        "city",
        "comes from",
        ("comes from", "does not come from"),
        "which city does {} come from",
        "Arlen Bressa Corvo Dunmere Elsing Farrow Galten Hesk",
    ),
    _thing(
        "day",
        "works on",
        ("works on", "does not work on"),
        "on which day does {} work",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    _thing(
        "fruit",
        "brought",
        ("brought the", "did not bring the"),
        "which fruit did {} bring",
        "apples pears plums grapes cherries figs oranges melons",
    ),
    _thing(
        "tool",
        "borrowed",
        ("borrowed the", "did not borrow the"),
        "which tool did {} borrow",
        "hammer saw drill ladder wrench spade rake axe",
    ),
)
_May = Mapping[str, list[str]]


def _puzzle(rng: Random, items: list[str], size: tuple[int, int]) -> dict[str, list[str]]:
    """Names with what each may have, such that one after the other can be settled, by what is left for a person or a thing."""
    count = rng.randint(*size)
    names, own = rng.sample(NAMES, count), rng.sample(items, count)
    may = []
    for at, (name, item) in enumerate(zip(names, own, strict=True)):
        others = rng.sample(own[:at], rng.randint(min(1, at), at))
        some = [item, *others]
        rng.shuffle(some)
        may.append((name, some))
    rng.shuffle(may)
    return dict(may)


@dataclass(frozen=True, slots=True)
class Clues:
    """The parameters that say what everybody may have: for each person, or by what each has not.

    Attributes:
        people: an expression with the names, in order.
        items: the parameter that holds the things; empty where nothing needs it.
        allowed: a test whether ``{name}`` may have ``{item}``.
        source: an expression with all that ``{name}`` may have, or with all things.
        known: gives what each may have, from drawn values.
    """

    people: str
    items: str
    allowed: str
    source: str
    known: Callable[[Given], _May]


def give_clues(sheet: Sheet, thing: Thing, size: tuple[int, int], *, negative: bool, listed: bool) -> Clues:
    """Add the parameters, and say them."""
    pool = thing.items.split()
    sheet.say(f"everyone {thing.verb} exactly one {thing.what}, each a different one.")
    if not negative:
        may = sheet.given(
            "possible",
            "what each person may have",
            lambda rng, _: _puzzle(rng, pool, size),
            "dict[str, list[str]]",
            f"{{0}} {thing.does} {{1!or}}.",
        )

        def known(given: Given) -> _May:
            found = given[may]
            assert isinstance(found, dict)
            return found

        items = sheet.given("items", f"the {thing.many}", _items_of(known), "list[str]") if listed else ""
        sheet.say(f"{f'the {thing.many}: {{{items}}}. ' if items else ''}{{{may}}}")
        return Clues(may, items, f"{{item}} in {may}[{{name}}]", f"{may}[{{name}}]", known)

    people = sheet.given("people", "the people", lambda rng, _: list(_puzzle(rng, pool, size)), "list[str]")
    items = sheet.given("items", f"the {thing.many}", lambda rng, given: rng.sample(pool, _length(given[people])), "list[str]")
    base = sheet.given(
        "excluded", "what each person has not", _excluded(people, items), "dict[str, list[str]]", f"{{0}} {thing.lacks} {{1!or}}."
    )

    def left(given: Given) -> _May:
        names, some, none = given[people], given[items], given[base]
        assert isinstance(names, list)
        assert isinstance(some, list)
        assert isinstance(none, dict)
        return {name: [item for item in some if item not in none.get(name, [])] for name in names}

    sheet.say(f"the people: {{{people}}}. The {thing.many}: {{{items}}}. {{{base}}}")
    return Clues(people, items, f"{{item}} not in {base}.get({{name}}, [])", items, left)


def _length(value: Value) -> int:
    assert isinstance(value, list)
    return len(value)


def _items_of(known: Callable[[Given], _May]) -> Draw:
    """All that anybody may have, in any order."""

    def draw(rng: Random, given: Given) -> Value:
        found = sorted({item for some in known(given).values() for item in some})
        rng.shuffle(found)
        return found

    return draw


def _excluded(people: str, items: str) -> Draw:
    """What each has not, such that one after the other can be settled; nothing is said of whoever may have anything."""

    def draw(rng: Random, given: Given) -> Value:
        names, some = given[people], given[items]
        assert isinstance(names, list)
        assert isinstance(some, list)
        may = list(_puzzle(rng, some, (len(names), len(names))).values())
        return {name: none for name, has in zip(names, may, strict=True) if (none := [item for item in some if item not in has])}

    return draw


def one_open(known: Callable[[Given], _May], *, item: bool) -> Draw:
    """Somebody who is not settled at once, or something that nobody gets at once."""

    def draw(rng: Random, given: Given) -> Value:
        may = known(given)
        at_once = [some[0] for some in may.values() if len(some) == 1]
        things = sorted({thing for some in may.values() for thing in some if thing not in at_once})
        return rng.choice(things if item else [name for name, some in may.items() if len(some) > 1])

    return draw
