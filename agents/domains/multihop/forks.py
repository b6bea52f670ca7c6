"""Forks: which way a chain goes on depends on a year or number."""

from dataclasses import replace

from agents.domains.multihop.chains import KINDS, Reached, called, follow, route
from agents.domains.multihop.relations import Relation
from agents.domains.multihop.world import World
from agents.grammar.sheet import Sheet

_TRIES = 40


def fork(sheet: Sheet, world: World, at: Reached, label: str, most: int, *, on: bool, need: str = "") -> Reached:
    """Go one way or another from a thing; where that leads is called ``label`` in the question.

    Args:
        sheet: on which it is written.
        world: whose facts decide.
        at: where the chain has come to.
        label: a letter.
        most: hops of each way at most.
        on: whether both ways lead to things of one kind, from which one can go on.
        need: what must hold before.
    """
    test = route(sheet, world, at.kind, sheet.rng.randint(1, 2), measure=True)
    seen = follow(sheet, world, at, test, need=need)
    base = "limit" if label == "Y" else "bound"
    limit = sheet.given(base, "the limit", world.reached(test[-1]))
    left, right = _ways(sheet, world, at.kind, most, on=on)
    result = sheet.name(f"way_{label.lower()}", "what the way leads to")
    more = sheet.chance(0.5)
    words = "more than" if test[-1].to == "number" else "after"
    above, below = f"{{{seen.name}}} is {words} {{{limit}}}", f"{{{seen.name}}} is not {words} {{{limit}}}"
    measure = test[-1]
    asked = f"is {seen.words} more than" if measure.to == "number" else f"was {seen.subject} {measure.happened} after"
    test_code = f"if {seen.name} {'>' if more else '<='} {limit}:"
    with sheet.block(test_code, told=(above, below) if more else (below, above), asked=f"{asked} {{{limit}}}?" if more else ""):
        one = follow(sheet, world, at, left)
        sheet.line(f"{result} = {one.name}", told="")
    with sheet.block("else:"):
        other = follow(sheet, world, at, right)
        sheet.line(f"{result} = {other.name}", told="")
    yes, no = (one.words, other.words) if more else (other.words, one.words)
    fact = f"{seen.words} is" if test[-1].to == "number" else f"{seen.subject} {test[-1].when}"
    sheet.say(f"if {fact} {words} {{{limit}}}, let {label} be {yes}; otherwise let {label} be {no}.")
    return replace(called(result, one.kind if one.kind == other.kind else "", label), route=(left[-1],))


def _ways(sheet: Sheet, world: World, kind: str, most: int, *, on: bool) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """Two different routes from a kind of thing."""
    left = right = route(sheet, world, kind, sheet.rng.randint(1, most), inner=on, use=False)
    for _ in range(_TRIES):
        right = route(sheet, world, kind, sheet.rng.randint(1, max(2, most)), inner=on, use=False)
        if right != left and (not on or (right[-1].to == left[-1].to and left[-1].to in KINDS)):
            break
        left = route(sheet, world, kind, sheet.rng.randint(1, most), inner=on, use=False)
    for one in (*left, *right):
        world.use(one)
    return left, right


def go_on(sheet: Sheet, world: World, at: Reached, need: str = "") -> Reached:
    """On from the one that was chosen: straight, or by a fork."""
    if sheet.level > 2 and sheet.chance(0.6):
        if sheet.chance(0.4):
            at = follow(sheet, world, at, route(sheet, world, at.kind, 1, inner=True), need=need)
        return fork(sheet, world, at, "Y", sheet.level - 2, on=False, need=need)
    return follow(sheet, world, at, route(sheet, world, at.kind, sheet.rng.randint(1, max(1, sheet.level - 1))), need=need)
