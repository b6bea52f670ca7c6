"""Rectangular plots of land from which parts are cut: what is left, what it costs, how long the fence is."""

from collections.abc import Callable

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word
from agents.grammar.working import working


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
                        f"{sheet.pick(PEOPLE).name} owns a rectangular {self.place} that is "
                        f"{{{self.length}}} metres long and {{{self.width}}} metres wide."
                    ),
                )
            )
        )
        self.area = ""

    def measure(self) -> None:
        """Write the area of the whole."""
        self.sheet.begin("let us begin with the whole area|first comes the area of the whole")
        told = f"the {self.place} has {working(f'{self.length} * {self.width}')} square metres"
        self.area = self.sheet.let("area", f"the area of the {self.place}", f"{self.length} * {self.width}", told=told)


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
    left, need = f"{plot.area} - {part}", f"{plot.area} > {part}"
    plot.area = plot.sheet.let("free_area", "the area that is left", left, need, f", which leaves {working(left)}")


def _square_pond(plot: Plot) -> None:
    side = plot.sheet.given("side", "the side of the square", draw.whole(2, 9))
    thing = plot.sheet.pick(("pond", "fountain", "flower bed", "stage", "statue base"))
    need, told = f"2 * {side} < {plot.width}", f"the {thing} takes {working(f'{side} * {side}')} of them"
    square = plot.sheet.let("square", f"the area of the {thing}", f"{side} * {side}", need, told)
    _take_away(plot, f"a square {thing} with sides of {{{side}}} metres takes up a part of it.", square)


def _strips(plot: Plot) -> None:
    number, wide = plot.sheet.rng.randint(2, 5), plot.sheet.given("strip_width", "the width of a path", draw.whole(2, 4))
    need, told = f"2 * {number} * {wide} < {plot.length}", f"one path takes {working(f'{wide} * {plot.width}')}"
    path = plot.sheet.let("path_area", "the area of a path", f"{wide} * {plot.width}", need, told)
    told = f", all of them {working(f'{number} * {path}')}"
    paths = plot.sheet.let("paths_area", "the area of all paths", f"{number} * {path}", told=told)
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
    each = size[0] * size[1]
    told = f"a box takes {each} square metres, and {{{number}}} boxes take {working(f'{number} * {each}')}"
    boxes = plot.sheet.let("box_area", "the area of all plant boxes", f"{number} * {each}", told=told)
    _take_away(plot, f"{{{number}}} plant boxes of {size[0]} by {size[1]} metres stand on it.", boxes)


def _triangle(plot: Plot) -> None:
    base = plot.sheet.given("base", "the base of the triangle", draw.whole(4, 12, 2))
    height = plot.sheet.given("height", "the height of the triangle", draw.whole(3, 9))
    told = f"the corner takes {{{base}}} × {{{height}}} ÷ 2 = {{it}}"
    triangle = plot.sheet.let("triangle", "the area of the triangle", f"{base} * {height} // 2", told=told)
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
    told = f"covering this costs {working(f'{plot.area} * {price}')} dollars"
    plot.sheet.answer(plot.sheet.let("cost", "the cost", f"{plot.area} * {price}", told=told))


def _fence(plot: Plot) -> None:
    sheet = plot.sheet
    gate = sheet.given("gate", "the width of the gate", draw.whole(2, 6))
    gap = sheet.pick((0, 2, 3))
    sheet.say(f"a fence runs all around it, except for a gate {{{gate}}} metres wide.")
    sheet.begin("let us measure the way around")
    both = f"{plot.length} + {plot.width}"
    half = sheet.let("half_way", "half the way around", both, told=f"half of it is {working(both)} metres")
    around = sheet.let("around", "the way around", f"2 * {half}", told=f", and all of it {working(f'2 * {half}')} metres")
    told = f"without the gate, {working(f'{around} - {gate}')} metres of fence are needed"
    fence = sheet.let("fence", "the length of the fence", f"{around} - {gate}", told=told)
    if gap:
        sheet.say(f"one metre of fence costs {gap * 7} dollars. How many dollars does the fence cost?")
        cost = f"{fence} * {gap * 7}"
        fence = sheet.let("cost", "the cost of the fence", cost, told=f", which cost {working(cost)} dollars")
    else:
        sheet.say("how many metres of fence are needed?")
    sheet.answer(fence)


def plain_fence(sheet: Sheet) -> None:
    """A fence around a plot."""
    plot = Plot(sheet)
    _fence(plot)


_PLOT_ENDS: tuple[Callable[[Plot], None], ...] = (_area, _cost)
