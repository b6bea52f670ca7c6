"""Who has what, when everybody has one thing: whoever has one possibility left is settled, and rules it out for the others."""

from random import Random

from agents.domains.logic.casts import NAMES
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet

_THINGS = (
    ("pet", "owns", "cat dog rabbit parrot tortoise hamster goldfish canary pony lizard"),
    ("instrument", "plays", "violin flute cello piano trumpet harp drum guitar clarinet organ"),
    ("drink", "ordered", "tea coffee lemonade cocoa milk juice water cider"),
    ("colour", "wears", "red blue green yellow white black orange purple grey"),
    ("sport", "does", "tennis judo rowing chess fencing hockey archery golf rugby skating"),
    ("city", "comes from", "Arlen Bressa Corvo Dunmere Elsing Farrow Galten Hesk Ilmar Jorva"),
    ("day", "has the shift on", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ("fruit", "brought", "apples pears plums grapes cherries figs oranges melons peaches"),
    ("tool", "borrowed", "hammer saw drill ladder wrench spade rake axe"),
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
    """Somebody, or something."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[possible]
        assert isinstance(known, dict)
        return rng.choice(sorted({thing for some in known.values() for thing in some}) if item else list(known))

    return draw


def compose(sheet: Sheet) -> None:
    """Eliminate until everybody is settled, or until the one asked for is."""
    what, verb, text = sheet.pick(_THINGS)
    low = (2, 3, 3, 4, 5)[sheet.level - 1]
    items = text.split()
    most = min(low + (sheet.level > 2), len(items))
    may = sheet.given(
        "possible",
        "what each person may have",
        _possible(items, (low, most)),
        "dict[str, list[str]]",
        f"For {{0}}, the {what} can only be: {{1!or}}.",
    )
    sheet.say(f"everyone {verb} exactly one {what}, and no two the same. {{{may}}}")
    sheet.begin("let us settle one after the other|whoever has only one possibility left is settled")
    ask = sheet.pick(("who", "what", "all", "order", "last"))
    target = ""
    if ask in ("who", "what"):
        target = sheet.given(
            "target", f"the {what} asked for" if ask == "who" else "the person asked for", _one(may, item=ask == "who"), "str"
        )
    owner = sheet.let("owner", f"who has which {what}", "{}", told="")
    done = sheet.let("settled", "the people who are settled", "[]", told="")
    name, left, item = (
        sheet.name("name", "the person"),
        sheet.name("left", "what is left for the person"),
        sheet.name("item", f"the {what}"),
    )
    stop = (
        f"{target} not in {owner}"
        if ask == "who" and sheet.chance(0.6)
        else f"{target} not in {done}"
        if ask == "what" and sheet.chance(0.6)
        else f"len({done}) < len({may})"
    )
    with sheet.block(f"while {stop}:", told=("", "")), sheet.block(f"for {name} in {may}:", told=""):
        with sheet.block(f"if {name} in {done}:", told=""):
            sheet.line("continue", told="")
        sheet.line(f"{left} = [{item} for {item} in {may}[{name}] if {item} not in {owner}]", told="")
        only = f"for {{{name}}} only one possibility is left, {{{left}}}"
        with sheet.block(f"if len({left}) == 1:", told=(only, f"for {{{name}}} it may still be {{{left}!or}}")):
            sheet.line(f"{owner}[{left}[0]] = {name}", told="")
            sheet.line(f"{done}.append({name})", told=", which is then taken for the others")
    _ask(sheet, what, ask, target, owner, done)


def _ask(sheet: Sheet, what: str, ask: str, target: str, owner: str, done: str) -> None:
    if ask == "who":
        sheet.say(f"for whom is the {what} “{{{target}}}”?")
        sheet.answer(f"{owner}[{target}]", "str", told=f"the one for whom {{{target}}} is left is {{returned}}")
    elif ask == "what":
        sheet.say(f"which {what} belongs to {{{target}}}?")
        found = sheet.let("thing", f"the {what} found", f"list({owner})[{done}.index({target})]", told="")
        sheet.answer(found, "str", told=f"for {{{target}}}, the {what} is {{returned}}")
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
            f"give the list of the {what}s".replace("citys", "cities")
            + " in the order in which they are settled, going through the people in the order above again and again."
        )
        sheet.answer(f"list({owner})", "list[str]", told="in the order in which they were settled, these are {returned}")
