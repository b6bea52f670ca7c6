"""Rectangular plots of land from which parts are cut: what is left, what it costs, how long the fence is."""

from collections.abc import Callable

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word


class Plot:
    """A figure made of rectangles, in metres."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.place = sheet.pick(
            ("garden", "courtyard", "meadow", "car park", "terrace", "hall", "sports field", "market square", "orchard")
        )
        self.length = sheet.given("length", f"the length of the {self.place}", draw.whole(12, 60))
        self.width = sheet.given("width", f"the width of the {self.place}", draw.whole(8, 40))
        sheet.say(
            sheet.pick(
                (
                    f"a rectangular {self.place} is {{{self.length}}} metres long and {{{self.width}}} metres wide.",
                    (
                        f"{sheet.pick(PEOPLE).name} owns a rectangular {self.place} of "
                        f"{{{self.length}}} metres by {{{self.width}}} metres."
                    ),
                )
            )
        )
        self.area = ""

    def measure(self) -> None:
        """Write the area of the whole."""
        self.area = self.sheet.let("area", f"the area of the {self.place}", f"{self.length} * {self.width}")


def plot(sheet: Sheet) -> None:
    """What is left of a plot, or what covering it costs."""
    plot = Plot(sheet)
    plot.measure()
    moves = sheet.rng.sample(_CUTS, sheet.pick((0, 1, 1)) if sheet.level == 1 else sheet.rng.randint(1, 3))
    for move in moves:
        move(plot)
    (sheet.pick(_PLOT_ENDS) if moves else _cost)(plot)


def _take_away(plot: Plot, words: str, part: str) -> None:
    plot.sheet.say(words)
    plot.area = plot.sheet.let("free_area", "the area that is left", f"{plot.area} - {part}", need=f"{plot.area} > {part}")


def _square_pond(plot: Plot) -> None:
    side = plot.sheet.given("side", "the side of the square", draw.whole(2, 9))
    thing = plot.sheet.pick(("pond", "fountain", "flower bed", "stage", "statue base"))
    square = plot.sheet.let("square", f"the area of the {thing}", f"{side} * {side}", need=f"2 * {side} < {plot.width}")
    _take_away(plot, f"a square {thing} with sides of {{{side}}} metres takes up a part of it.", square)


def _strips(plot: Plot) -> None:
    number, wide = plot.sheet.rng.randint(2, 5), plot.sheet.given("strip_width", "the width of a path", draw.whole(2, 4))
    path = plot.sheet.let(
        "path_area", "the area of a path", f"{wide} * {plot.width}", need=f"2 * {number} * {wide} < {plot.length}"
    )
    paths = plot.sheet.let("paths_area", "the area of all paths", f"{number} * {path}")
    _take_away(
        plot,
        (
            f"{number_word(number)} straight paths, {{{wide}}} metres wide, run across its "
            "whole width without crossing one another or anything else."
        ),
        paths,
    )


def _beds(plot: Plot) -> None:
    number = plot.sheet.given("beds", "the number of plant boxes", draw.whole(2, 9))
    size = plot.sheet.pick(((1, 2), (2, 3), (1, 4), (2, 4), (1, 3)))
    boxes = plot.sheet.let("box_area", "the area of all plant boxes", f"{number} * {size[0] * size[1]}")
    _take_away(plot, f"{{{number}}} plant boxes of {size[0]} by {size[1]} metres stand on it.", boxes)


def _triangle(plot: Plot) -> None:
    base = plot.sheet.given("base", "the base of the triangle", draw.whole(4, 12, 2))
    height = plot.sheet.given("height", "the height of the triangle", draw.whole(3, 9))
    triangle = plot.sheet.let("triangle", "the area of the triangle", f"{base} * {height} // 2")
    _take_away(
        plot, f"a triangular corner with a base of {{{base}}} metres and a height of {{{height}}} metres is cut off.", triangle
    )


_CUTS: tuple[Callable[[Plot], None], ...] = (_square_pond, _strips, _beds, _triangle)


def _area(plot: Plot) -> None:
    plot.sheet.say(
        f"how many square metres of the {plot.place} are left?" if plot.area != "area" else "what is its area in square metres?"
    )
    plot.sheet.answer(plot.area)


def _cost(plot: Plot) -> None:
    price = plot.sheet.given("price", "the price of a square metre", draw.whole(3, 40))
    work = plot.sheet.pick(("lawn", "paving", "gravel", "a rubber floor", "bark"))
    rest = "the rest of it" if plot.area != "area" else "all of it"
    plot.sheet.say(
        f"{rest} is to be covered with {work}, at {{{price}}} dollars for a square metre. How many dollars does this cost?"
    )
    plot.sheet.answer(plot.sheet.let("cost", "the cost", f"{plot.area} * {price}"))


def _fence(plot: Plot) -> None:
    sheet = plot.sheet
    gate = sheet.given("gate", "the width of the gate", draw.whole(2, 6))
    gap = sheet.pick((0, 2, 3))
    sheet.say(f"a fence runs all around it, except for a gate {{{gate}}} metres wide.")
    half = sheet.let("half_way", "half the way around", f"{plot.length} + {plot.width}")
    around = sheet.let("around", "the way around", f"2 * {half}")
    fence = sheet.let("fence", "the length of the fence", f"{around} - {gate}")
    if gap:
        sheet.say(f"one metre of fence costs {gap * 7} dollars. How many dollars does the fence cost?")
        fence = sheet.let("cost", "the cost of the fence", f"{fence} * {gap * 7}")
    else:
        sheet.say("how many metres of fence are needed?")
    sheet.answer(fence)


def plain_fence(sheet: Sheet) -> None:
    """A fence around a plot."""
    plot = Plot(sheet)
    _fence(plot)


_PLOT_ENDS: tuple[Callable[[Plot], None], ...] = (_area, _cost)
