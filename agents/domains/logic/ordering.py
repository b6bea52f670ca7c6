"""Orders that comparisons of two determine: whoever has nobody left ahead comes next."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from agents.domains.logic.casts import names
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import ordinal


@dataclass(frozen=True, slots=True)
class _Relation:
    """A comparison: how a clue says it, how the order is called, and how its first one is called."""

    clue: str
    order: str
    top: str
    last: str


_RELATIONS = (
    _Relation("{0} is taller than {1}.", "from the tallest to the shortest", "tallest", "shortest"),
    _Relation("{0} is older than {1}.", "from the oldest to the youngest", "oldest", "youngest"),
    _Relation("{0} finished before {1}.", "in which they finished", "first to finish", "last to finish"),
    _Relation(
        ("{0} stands somewhere in front of {1} in the queue."),
        "of the queue, from its front",
        "first in the queue",
        "last in the queue",
    ),
    _Relation(
        "{0} earns more than {1}.",
        "from the highest income to the lowest",
        "one with the highest income",
        "one with the lowest income",
    ),
    _Relation(
        "{0} lives on a higher floor than {1}.", "from the top floor down", "one who lives highest", "one who lives lowest"
    ),
    _Relation("{0} arrived earlier than {1}.", "in which they arrived", "first to arrive", "last to arrive"),
    _Relation("{0} beat {1} at chess and is ranked higher.", "of the ranking", "one ranked highest", "one ranked lowest"),
    _Relation(
        "{0} has read more books than {1}.",
        ("from the most books read to the fewest"),
        "one who has read most",
        "one who has read least",
    ),
    _Relation(
        "{0}'s suitcase is heavier than {1}'s.",
        ("from the heaviest suitcase to the lightest"),
        "one with the heaviest suitcase",
        "one with the lightest suitcase",
    ),
)


def _clues(people: str, extra: int) -> Draw:
    """Pairs of neighbours in a hidden order, with some further pairs, in any order."""

    def draw(rng: Random, given: Given) -> Value:
        hidden = given[people]
        assert isinstance(hidden, list)
        order = rng.sample(hidden, len(hidden))
        pairs = list(pairwise(order))
        wide = [(one, other) for at, one in enumerate(order) for other in order[at + 2 :]]
        pairs += rng.sample(wide, min(extra, len(wide)))
        rng.shuffle(pairs)
        return pairs

    return draw


def compose(sheet: Sheet) -> None:
    """Sort by taking the first one out again and again."""
    relation = sheet.pick(_RELATIONS)
    low = (3, 3, 4, 5, 6)[sheet.level - 1]
    people = sheet.given("people", "the people", names((low, low + (sheet.level > 1))), "list[str]")
    clues = sheet.given("clues", "the clues", _clues(people, sheet.level // 2), "list[tuple[str, str]]", relation.clue)
    sheet.say(f"{{{people}}} are compared. {{{clues}}}")
    sheet.begin(
        "let us find out who comes next, one place after the other|we look for somebody who has nobody ahead, then for the next"
    )
    order = sheet.let("order", "the order so far", "[]", told="")
    rest = sheet.let("rest", "the people who are left", f"list({people})" if sheet.chance(0.5) else f"{people}[:]", told="")
    ask = sheet.pick(("place", "place", "list", "behind", "last", "middle"))
    place = sheet.rng.randint(1, low)
    stop = f"len({order}) < {place}" if ask == "place" and sheet.chance(0.6) else rest
    with sheet.block(f"while {rest}:" if stop == rest else f"while {stop}:", told=("", "")):
        _next(sheet, clues, order, rest)
    _ask(sheet, relation, order, ask, place)


def _next(sheet: Sheet, clues: str, order: str, rest: str) -> None:
    name, other, ahead = (
        sheet.name("name", "the person"),
        sheet.name("other", "the person who is compared"),
        sheet.name("ahead", "the list of those ahead"),
    )
    first, second = sheet.name("first", "who is ahead in a clue"), sheet.name("second", "who is behind in a clue")
    with sheet.block(f"for {name} in {rest}:", told=""):
        if sheet.chance(0.5):
            sheet.line(
                f"{ahead} = [{first} for {first}, {second} in {clues} if {second} == {name} and {first} in {rest}]", told=""
            )
        else:
            sheet.line(f"{ahead} = [{other} for {other} in {rest} if ({other}, {name}) in {clues}]", told="")
        way = sheet.chance(0.5)
        test = f"if not {ahead}:" if way else f"if len({ahead}) == 0:"
        with sheet.block(test, told=(f"nobody who is left is ahead of {{{name}}}", f"{{{name}}} has to wait for {{{ahead}}}")):
            sheet.line("break", told="")
    sheet.line(f"{order}.append({name})", told=f", so {{{name}}} comes next")
    if sheet.chance(0.5):
        sheet.line(f"{rest}.remove({name})", told="")
    else:
        sheet.line(f"{rest} = [{other} for {other} in {rest} if {other} != {name}]", told="")


def _ask(sheet: Sheet, relation: _Relation, order: str, ask: str, place: int) -> None:
    whole = f"the order is {{{order}}}"
    if ask == "list":
        sheet.say(f"give the order {relation.order}, as a list of names.")
        sheet.answer(order, "list[str]", told="")
    elif ask == "place":
        sheet.say(
            (f"in the order {relation.order}, who is the {ordinal(place)}?") if place > 1 else f"who is the {relation.top}?"
        )
        sheet.answer(f"{order}[{place - 1}]", "str", told=f"number {place} is {{returned}}")
    elif ask == "last":
        sheet.say(f"who is the {relation.last}?")
        sheet.answer(f"{order}[-1]", "str", told=f"{whole}, and {{returned}} comes last")
    elif ask == "middle":
        sheet.say(
            f"leaving out the {relation.top} and the {relation.last}, give "
            f"the others in the order {relation.order}, as a list of names."
        )
        sheet.answer(f"{order}[1:-1]", "list[str]", told=f"{whole}; without its two ends, {{returned}} stay")
    else:
        sheet.say(f"in the order {relation.order}, who comes directly before the last one?")
        sheet.answer(f"{order}[-2]", "str", told=f"{whole}, and {{returned}} is the last but one")
