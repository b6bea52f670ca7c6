"""A walker on a grid who turns and steps."""

from random import Random

from agents.grammar.draw import Draw, Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, article

_WALKERS = ("robot", "beetle", "drone", "toy car", "turtle", "postman", "cleaning machine", "rover")
_WAYS = ("north", "east", "south", "west")


def _moves(size: tuple[int, int]) -> Draw:
    """Directions with numbers of squares, never the same direction twice in a row."""

    def draw(rng: Random, _: Given) -> Value:
        found: list[tuple[str, int]] = []
        for _number in range(rng.randint(*size)):
            ways = [way for way in _WAYS if not found or way != found[-1][0]]
            found.append((rng.choice(ways), rng.randint(1, 7)))
        return found

    return draw


def _wall(east: str) -> Draw:
    """A wall that does not stand west of where the walker begins."""

    def draw(rng: Random, given: Given) -> Value:
        start = given[east]
        assert isinstance(start, int)
        return max(start, rng.randint(4, 14))

    return draw


def compose(sheet: Sheet) -> None:
    """Move after move; where it ends, how far, or how often a line is crossed."""
    owner, walker = sheet.pick(PEOPLE).name, sheet.pick(_WALKERS)
    size = ((2, 3), (3, 4), (4, 6), (6, 8), (8, 10))[sheet.level - 1]
    east = sheet.given("east_start", "the first number at first", whole(0, 9))
    north = sheet.given("north_start", "the second number at first", whole(0, 9))
    moves = sheet.given(
        "moves",
        "the moves",
        _moves(size),
        "list[tuple[str, int]]",
        sheet.pick(("It goes {1:square/squares} {0}.", "Then it moves {0} by {1}.", "{n}. {1} to the {0}.")),
    )
    sheet.say(
        f"{article(walker)} of {owner}'s stands on a grid of squares, {{{east}}} east and "
        f"{{{north}}} north of the middle (negative numbers count west and south). {{{moves}}}"
    )
    sheet.begin(f"it starts at {{{east}}} east and {{{north}}} north|at first it stands at ({{{east}}}, {{{north}}})")
    x, y = (
        sheet.let("x", "the number of squares east of the middle", east, told=""),
        sheet.let("y", "the number of squares north of the middle", north, told=""),
    )
    wall = sheet.given("wall", "the wall", _wall(east)) if sheet.level > 1 and sheet.chance(0.5) else ""
    far = (
        sheet.let(
            "farthest",
            "the largest distance so far",
            f"abs({x}) + abs({y})",
            told="at first, the distance from the middle is {it}",
        )
        if sheet.chance(0.4)
        else ""
    )
    way, count = sheet.name("way", "the direction"), sheet.name("squares", "the number of squares")
    with sheet.block(f"for {way}, {count} in {moves}:", told=""):
        _step(sheet, x, y, way, count)
        if wall:
            with sheet.block(f"if {x} > {wall}:", told=(f", but {{{x}}} is beyond the wall at {{{wall}}}", "")):
                sheet.line(f"{x} = {wall}", told=f", so it stops at {{{x}}}")
        if far:
            here = sheet.let("distance", "the distance from the middle", f"abs({x}) + abs({y})", told="the distance is {it}")
            with sheet.block(f"if {here} > {far}:", told=(", the largest so far", f", not more than {{{far}}}")):
                sheet.line(f"{far} = {here}", told="")
    if wall:
        sheet.say(f"a wall keeps it from going further east than {{{wall}}}: there it stops, and the rest of the move is lost.")
    _ask(sheet, x, y, far)


def _step(sheet: Sheet, x: str, y: str, way: str, count: str) -> None:
    """One move, decided by its direction."""
    order = sheet.rng.sample(_WAYS, 4)
    for number, one in enumerate(order):
        axis, sign = (x if one in ("east", "west") else y), ("+" if one in ("east", "north") else "-")
        word = "if" if number == 0 else "elif"
        header = "else:" if number == 3 else f"{word} {way} == {one!r}:"
        words = None if number == 3 else ("", "")
        with sheet.block(header, told=words):
            name = "east" if axis == x else "north"
            sheet.line(
                f"{axis} = {axis} {sign} {count}",
                told=(
                    f"going {{{count}:square/squares}} {one}, it comes to {{old({axis})}} {sign} {{{count}}} = {{{axis}}} {name}"
                ),
            )


def _ask(sheet: Sheet, x: str, y: str, far: str) -> None:
    if far:
        sheet.say(
            "the distance from the middle is the number of squares east or west plus that "
            "north or south. What is the largest distance after any of the moves, or at first?"
        )
        sheet.answer(far, told="")
        return
    kind = sheet.pick(("place", "place", "sum", "axis"))
    if kind == "place":
        sheet.say(
            "where does it stand in the end? Give a list of two numbers, those of the squares east and north of the middle."
        )
        sheet.answer(f"[{x}, {y}]", "list[int]", told=f"in the end it stands at {{{x}}} east and {{{y}}} north")
    elif kind == "sum":
        sheet.say("how far is it from the middle in the end, if only moves along the grid count?")
        away = sheet.let(
            "away",
            "the distance in the end",
            f"abs({x}) + abs({y})",
            told=f"from ({{{x}}}, {{{y}}}) to the middle it is {{it:square/squares}}",
        )
        sheet.answer(away, told="")
    else:
        side = sheet.chance(0.5)
        sheet.say(
            f"how many squares {'east' if side else 'north'} of the middle "
            f"does it stand in the end (negative if it is the other way)?"
        )
        sheet.answer(x if side else y, told="")
