"""Who has what, when everybody has one thing: whoever has one possibility left is settled, and rules it out for the others."""

from dataclasses import dataclass
from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Thing:
    """What everybody has one of: its name, how one says that somebody has it, the question for it, and which there are."""

    what: str
    verb: str
    does: str
    which: str
    items: str


_THINGS = (
    _Thing("pet", "owns", "owns the", "which pet does {} own", "cat dog rabbit parrot tortoise hamster goldfish canary pony"),
    _Thing(
        "instrument", "plays", "plays the", "which instrument does {} play", "violin flute cello piano trumpet harp drum organ"
    ),
    _Thing("drink", "ordered", "ordered", "which drink did {} order", "tea coffee lemonade cocoa milk juice water cider"),
    _Thing("colour", "wears", "wears", "which colour does {} wear", "red blue green yellow white black orange purple grey"),
    _Thing("sport", "likes", "likes", "which sport does {} like", "tennis judo rowing chess fencing hockey archery golf rugby"),
    _Thing(
        "city", "comes from", "comes from", "which city does {} come from", "Arlen Bressa Corvo Dunmere Elsing Farrow Galten Hesk"
    ),
    _Thing(
        "day", "works on", "works on", "on which day does {} work", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    ),
    _Thing(
        "fruit", "brought", "brought the", "which fruit did {} bring", "apples pears plums grapes cherries figs oranges melons"
    ),
    _Thing("tool", "borrowed", "borrowed the", "which tool did {} borrow", "hammer saw drill ladder wrench spade rake axe"),
)


def _possible(items: list[str], size: tuple[int, int]) -> Draw:
    """Names with what each may have, such that one after the other can be settled."""

    def draw(rng: Random, _: Given) -> Value:
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

    return draw


def _one(possible: str, *, item: bool) -> Draw:
    """Somebody who is not settled at once, or something that nobody gets at once."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[possible]
        assert isinstance(known, dict)
        at_once = [some[0] for some in known.values() if len(some) == 1]
        things = sorted({thing for some in known.values() for thing in some if thing not in at_once})
        return rng.choice(things if item else [name for name, some in known.items() if len(some) > 1])

    return draw


def compose(sheet: Sheet) -> None:
    """Eliminate until everybody is settled, or until the one asked for is."""
    thing = sheet.pick(_THINGS)
    what = thing.what
    low = (2, 3, 3, 4, 5)[sheet.level - 1]
    items = thing.items.split()
    most = min(low + (sheet.level > 2), len(items))
    may = sheet.given(
        "possible",
        "what each person may have",
        _possible(items, (low, most)),
        "dict[str, list[str]]",
        f"{{0}} {thing.does} {{1!or}}.",
    )
    sheet.say(f"everyone {thing.verb} exactly one {what}, each a different one. {{{may}}}")
    sheet.begin("let us settle one after the other|whoever has only one possibility left is settled")
    ask = sheet.pick(("who", "what", "all", "order", "last"))
    target = ""
    if ask in ("who", "what"):
        target = sheet.given(
            "target", f"the {what} asked for" if ask == "who" else "the person asked for", _one(may, item=ask == "who"), "str"
        )
    taken = sheet.let("taken", f"the list of each {what} that is taken", "[]", told="")
    done = sheet.let("settled", "the list of those who are settled", "[]", told="")
    name, left, item = (
        sheet.name("name", "the person"),
        sheet.name("left", "what is left for the person"),
        sheet.name("item", f"the {what}"),
    )
    stop = (
        f"{target} not in {taken}"
        if ask == "who" and sheet.chance(0.6)
        else f"{target} not in {done}"
        if ask == "what" and sheet.chance(0.6)
        else f"len({done}) < len({may})"
    )
    with sheet.block(f"while {stop}:", told=("", "")), sheet.block(f"for {name} in {may}:", told=""):
        with sheet.block(f"if {name} in {done}:", told=""):
            sheet.line("continue", told="")
        sheet.line(f"{left} = [{item} for {item} in {may}[{name}] if {item} not in {taken}]", told="")
        only = f"for {{{name}}} only one possibility is left, {{{left}}}"
        with sheet.block(f"if len({left}) == 1:", told=(only, f"for {{{name}}} it may still be {{{left}!or}}")):
            sheet.line(f"{taken}.append({left}[0])", told="")
            sheet.line(f"{done}.append({name})", told=", which is then taken for the others")
    _ask(sheet, thing, ask, target, taken, done)


def _ask(sheet: Sheet, thing: _Thing, ask: str, target: str, taken: str, done: str) -> None:
    if ask == "who":
        sheet.say(f"who {thing.does} {{{target}}}?")
        sheet.answer(f"{done}[{taken}.index({target})]", "str", told=f"so {{returned}} {thing.does} {{{target}}}")
    elif ask == "what":
        sheet.say(f"{thing.which.format('{' + target + '}')}?")
        found = sheet.let("thing", f"the {thing.what} found", f"{taken}[{done}.index({target})]", told="")
        sheet.answer(found, "str", told=f"for {{{target}}}, the {thing.what} is {{returned}}")
    elif ask == "last":
        sheet.say(
            "if one always takes the first person in the order above for whom "
            "only one possibility is left, going round, who is settled last?"
        )
        sheet.answer(f"{done}[-1]", "str", told="{returned} comes last")
    elif ask == "order":
        sheet.say(
            "if one goes through the people in the order above, again and again, and settles everyone for "
            "whom only one possibility is left, in which order are they settled? Give a list of names."
        )
        sheet.answer(done, "list[str]", told="")
    else:
        sheet.say(
            f"give the list of the {thing.what}s".replace("citys", "cities")
            + " in the order in which they are settled, going through the people in the order above again and again."
        )
        sheet.answer(taken, "list[str]", told="in the order in which they were settled, these are {returned}")
