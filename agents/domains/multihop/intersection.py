"""Which of several things meet two conditions, each by facts."""

from agents.domains.multihop.chains import give_facts
from agents.domains.multihop.relations import noun
from agents.domains.multihop.selections import Condition, Effect, Selection, many
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Two conditions, or three; both or either of them."""
    select(sheet, sheet.pick(("list", "list", "first", "last")), 2 + (sheet.level > 3 and sheet.chance(0.4)))


def select(sheet: Sheet, kind: str, count: int) -> None:
    """Ask for the things that meet so many conditions, in the way of an ``Effect``."""
    world = World(sheet, (3, 3, 4, 5, 6)[sheet.level - 1])
    give_facts(sheet, world)
    selection = Selection(sheet, world, sheet.pick(("book", "book", "person", "town", "house")))
    most = (1, 1, 2, 2, 3)[sheet.level - 1]
    hops = [sheet.rng.randint(max(1, most - 1), most) for _ in range(count)]
    hops[0] = max(hops[0], 2 if count == 1 else 1)
    conditions: list[Condition] = []
    for one in hops:
        conditions.append(selection.condition(one, measure=sheet.chance(0.4), known=conditions))
    word = "and" if len(conditions) != 2 or sheet.chance(0.6) else "or"
    effect = Effect(sheet, kind, selection.thing, many(selection.kind))
    selection.write(conditions, word, effect)
    nested = len(conditions) > 1 and any(len(one.route) > 1 for one in conditions)
    again = f", {word} that the {noun(selection.kind)} " if nested else f" {word} "
    said = again.join(one.words for one in conditions)
    sheet.say(f"consider {selection.words}.")
    sheet.say(_question(selection.kind, kind, said, nested=nested))
    effect.answer()


def _question(kind: str, effect: str, said: str, *, nested: bool) -> str:
    """The question; where a condition has clauses of its own, each begins anew, so that none is taken for a part of another."""
    if effect == "count":
        return f"for how many of these {many(kind)} is it true that the {noun(kind)} {said}?"
    if effect == "list":
        return f"of which of them is it true that the {noun(kind)} {said}? Give the names as a list, in the order given."
    ask, whom = ("who", "whom") if kind == "person" else ("which", "which")
    that = f"of {whom} it is true that the {noun(kind)}" if nested else "that"
    return f"in the order given, {ask} is the {effect} of them {that} {said}?"
