"""People who swap what they hold."""

from random import Random

from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_NAMES = tuple(person.name for person in PEOPLE)
_THINGS = (
    ("holds the {1} ball", "ball", "red blue green yellow white black orange purple pink grey"),
    ("sits on the {1} chair", "chair", "red blue green yellow white black orange purple pink grey"),
    ("has the {1}", "gift", "book lamp scarf puzzle clock kite mug candle drum globe"),
    ("dances with {1}", "partner", "Alba Bruno Cleo Dario Edda Faro Gina Hektor Ilse Jano"),
    ("plays as the {1}", "position", "goalkeeper striker winger sweeper captain libero playmaker"),
    ("reads “{1}”", "book", "Ulf Marsh Embers Tides Nightfall Harbours Cinders Meadows"),
)


def _hands(things: list[str], count: int) -> Draw:
    def draw(rng: Random, _: Given) -> Value:
        return dict(zip(rng.sample(_NAMES, count), rng.sample(things, count), strict=True))

    return draw


def _pairs(hands: str, size: tuple[int, int]) -> Draw:
    """Pairs of people who swap."""

    def draw(rng: Random, given: Given) -> Value:
        known = given[hands]
        assert isinstance(known, dict)
        return [tuple(rng.sample(list(known), 2)) for _ in range(rng.randint(*size))]

    return draw


def _somebody(hands: str, *, thing: bool) -> Draw:
    def draw(rng: Random, given: Given) -> Value:
        known = given[hands]
        assert isinstance(known, dict)
        return rng.choice(list(known.values() if thing else known))

    return draw


def compose(sheet: Sheet) -> None:
    """Swap after swap; who ends up with what."""
    verb, what, text = sheet.pick(_THINGS)
    count = min(3 + sheet.level // 2, 6)
    hands = sheet.given("hands", "who has what", _hands(text.split(), count), "dict[str, str]", f"{{0}} {verb}.")
    size = ((2, 3), (3, 4), (4, 6), (6, 8), (8, 11))[sheet.level - 1]
    swaps = sheet.given(
        "swaps",
        "the swaps",
        _pairs(hands, size),
        "list[tuple[str, str]]",
        sheet.pick(("Then {0} and {1} swap.", "{0} and {1} trade places.", "{n}. {0} swaps with {1}.")),
    )
    sheet.say(
        f"at first, {sheet.pick(('things stand', 'it stands', 'matters stand'))} "
        f"as follows. {{{hands}}} Then these swaps take place. {{{swaps}}}"
    )
    sheet.begin("let us follow the swaps one by one|we keep track of every swap")
    ask = sheet.pick(("what", "who", "whole", "count", "changes"))
    target = (
        sheet.given("target", "the one asked for", _somebody(hands, thing=ask == "who"), "str")
        if ask in ("what", "who", "count", "changes")
        else ""
    )
    now, seen = _swapped(sheet, hands, swaps, target if ask in ("count", "changes") else "")
    _ask(sheet, ask, what, target, now, seen)


def _swapped(sheet: Sheet, hands: str, swaps: str, watched: str) -> tuple[str, str]:
    """Make the swaps; gives who has what then, and what the one who is watched had from first to last."""
    now = sheet.let("now", "who has what now", f"dict({hands})", told="")
    seen = ""
    if watched:
        told = f"at first, {{{watched}}} has {{{now}[{watched}]}}"
        seen = sheet.let("seen", "what the person had so far", f"[{now}[{watched}]]", told=told)
    one, other = sheet.name("one", "the first of the two"), sheet.name("other", "the second of the two")
    with sheet.block(f"for {one}, {other} in {swaps}:", told=f"{{{one}}} and {{{other}}} swap"):
        told = f", so {{{one}}} now has {{{now}[{one}]}} and {{{other}}} has {{{now}[{other}]}}"
        if sheet.chance(0.5):
            sheet.line(f"{now}[{one}], {now}[{other}] = {now}[{other}], {now}[{one}]", told=told)
        else:
            kept = sheet.let("kept", "what the first one had", f"{now}[{one}]", told="")
            sheet.line(f"{now}[{one}] = {now}[{other}]", told="")
            sheet.line(f"{now}[{other}] = {kept}", told=told)
        if watched:
            test = f"{watched} in ({one}, {other})" if sheet.chance(0.5) else f"{watched} == {one} or {watched} == {other}"
            with sheet.block(f"if {test}:", told=(f", which concerns {{{watched}}}", "")):
                sheet.line(f"{seen}.append({now}[{watched}])", told="")
    return now, seen


def _ask(sheet: Sheet, ask: str, what: str, target: str, now: str, seen: str) -> None:
    if ask == "what":
        sheet.say(f"which {what} does {{{target}}} have in the end?")
        sheet.answer(f"{now}[{target}]", "str", told=f"in the end, {{{target}}} has {{returned}}")
    elif ask == "who":
        found = sheet.name("name", "the person looked at")
        sheet.say(f"who has this {what} in the end: {{{target}}}?")
        sheet.line(
            f"{found} = [one for one in {now} if {now}[one] == {target}]",
            told=f"in the end, {{{target}}} is with {{{found}}}",
        )
        sheet.answer(f"{found}[0]", "str", told="")
    elif ask == "whole":
        sheet.say(
            f"give what the people have in the end as a list, in the order in which they were named at first ({what} by {what})."
        )
        sheet.answer(f"list({now}.values())", "list[str]", told="in the end it is, one after the other, {returned}")
    elif ask == "count":
        sheet.say(f"list every {what} that {{{target}}} had, from the first to the last, in order of time.")
        sheet.answer(seen, "list[str]", told="")
    else:
        sheet.say(f"which {what} did {{{target}}} have just before the last change of that person's {what}?")
        sheet.answer(
            f"{seen}[-2]",
            "str",
            f"len({seen}) > 1",
            told=f"in order of time, {{{target}}} had {{{seen}}}, and the last but one is {{returned}}",
        )
