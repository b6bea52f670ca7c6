"""Geometry with whole numbers: areas, solids, layers, polygons, lattice points and walks on a grid."""

from agents.domains.math import grids, plots
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


def compose(sheet: Sheet) -> None:
    """Plots and boxes at levels 1 and 2; lists of figures, layers, polygons, lattice points and walks above."""
    if sheet.level == 1:
        sheet.pick((plots.plot, plots.plot, plots.plain_fence, _box, _coordinates))(sheet)
    elif sheet.level == 2:
        sheet.pick((plots.plot, _box, _coordinates, _figures, _layers, _angles))(sheet)
    else:
        sheet.pick(
            (
                _figures,
                _figures,
                _layers,
                _layers,
                grids.polygon,
                grids.lattice,
                grids.lattice,
                grids.walk,
                grids.walk,
                grids.right_triangles,
            )
        )(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


# Plots of land


def _box(sheet: Sheet) -> None:
    thing, content = sheet.pick(
        (
            ("an aquarium", "water"),
            ("a sandbox", "sand"),
            ("a pool", "water"),
            ("a crate", "grain"),
            ("a skip", "rubble"),
            ("a trough", "feed"),
        )
    )
    length, width, height = (
        sheet.given(base, f"the {base} in decimetres", draw.whole(low, high))
        for base, low, high in (("length", 6, 30), ("width", 4, 15), ("height", 3, 12))
    )
    sheet.say(f"{thing} measures {{{length}}} by {{{width}}} by {{{height}}} decimetres (length, width, height).")
    sheet.begin("let us begin with the bottom|first comes the bottom")
    told = f"the bottom has {working(f'{length} * {width}')} square decimetres"
    base = sheet.let("base_area", "the area of the bottom", f"{length} * {width}", told=told)
    kind = sheet.pick(("fill", "surface", "half"))
    if kind == "fill":
        level = sheet.given("fill_height", f"the height of the {content}", draw.below(height, 2))
        sheet.say(
            f"the {content} in it stands {{{level}}} decimetres high. How many cubic decimetres of {content} can still be added?"
        )
        told = f"the {content} leaves {working(f'{height} - {level}')} decimetres of height free"
        free = sheet.let("free_height", "the height that is still free", f"{height} - {level}", told=told)
        told = f", which makes {working(f'{base} * {free}')} cubic decimetres"
        sheet.answer(sheet.let("free_volume", "the volume that is still free", f"{base} * {free}", told=told))
    elif kind == "half":
        weight = sheet.rng.randint(2, 4)
        sheet.say(
            f"it is full to the brim, and one cubic decimetre of {content} is taken to weigh "
            f"{weight} pounds. How many pounds of {content} are in it?"
        )
        told = f"so {working(f'{base} * {height}')} cubic decimetres of {content} are in it"
        volume = sheet.let("volume", "the volume", f"{base} * {height}", told=told)
        told = f", and they weigh {working(f'{volume} * {weight}')} pounds"
        sheet.answer(sheet.let("weight", f"the weight of the {content}", f"{volume} * {weight}", told=told))
    else:
        sheet.say("it is open at the top. How many square decimetres of material do its bottom and its four sides have together?")
        told = f"half the way around is {working(f'{length} + {width}')} decimetres"
        half = sheet.let("half_way", "half the way around the bottom", f"{length} + {width}", told=told)
        told = f", so the four sides have {working(f'2 * {half} * {height}')} square decimetres"
        sides = sheet.let("sides", "the area of the sides", f"2 * {half} * {height}", told=told)
        told = f"together that makes {working(f'{base} + {sides}')}"
        sheet.answer(sheet.let("surface", "the area of bottom and sides", f"{base} + {sides}", told=told))


def _coordinates(sheet: Sheet) -> None:
    x1, y1, x2, y2 = (
        sheet.given(f"{axis}_{end}", f"the {axis} coordinate of the {end} point", draw.whole(-9, 12))
        for end in ("first", "second")
        for axis in ("x", "y")
    )
    kind = sheet.pick(("street", "square", "rectangle", "midpoint"))
    sheet.say(f"two points have the coordinates ({{{x1}}}, {{{y1}}}) and ({{{x2}}}, {{{y2}}}).")
    sheet.begin(f"let us compare ({{{x1}}}, {{{y1}}}) with ({{{x2}}}, {{{y2}}})")
    need = f"{x1} != {x2} and {y1} != {y2}"
    sideways = sheet.let("x_difference", "the difference of the x coordinates", f"{x2} - {x1}", need, "")
    across = sheet.let("across", "the horizontal distance", f"abs({sideways})", told="the points lie {it} apart in x")
    vertical = sheet.let("y_difference", "the difference of the y coordinates", f"{y2} - {y1}", told="")
    upward = sheet.let("upward", "the vertical distance", f"abs({vertical})", told=", and {it} apart in y")
    if kind == "street":
        sheet.say("how long is the shortest way from one to the other if one may move only parallel to the axes?")
        told = f"the way is {working(f'{across} + {upward}')} long"
        sheet.answer(sheet.let("way", "the length of the way", f"{across} + {upward}", told=told))
    elif kind == "square":
        sheet.say("what is the square of the length of the straight segment between them?")
        told = f"by Pythagoras, {{{across}}}^2 + {{{upward}}}^2 = {{it}}"
        sheet.answer(sheet.let("squared_length", "the square of the length", f"{across} ** 2 + {upward} ** 2", told=told))
    elif kind == "rectangle":
        sheet.say("they are opposite corners of a rectangle with sides parallel to the axes. What is its area?")
        told = f"the area is {working(f'{across} * {upward}')}"
        sheet.answer(sheet.let("area", "the area of the rectangle", f"{across} * {upward}", told=told))
    else:
        sheet.say("they are opposite corners of a rectangle with sides parallel to the axes. What is its perimeter?")
        around = f"2 * ({across} + {upward})"
        sheet.answer(
            sheet.let("perimeter", "the perimeter of the rectangle", around, told=f"all around that is {working(around)}")
        )


def _angles(sheet: Sheet) -> None:
    corners = sheet.given("corners", "the number of corners", draw.whole(4, 9))
    known = sheet.given("angles", "the known angles in degrees", draw.many((3, 6), 60, 170, step=5), "list[int]")
    sheet.say(
        f"a polygon has {{{corners}}} corners. All but one of its inner angles are known: "
        f"{{{known}}} degrees. How many degrees is the last one?"
    )
    sheet.begin("a polygon can be cut into triangles, always two fewer than it has corners")
    whole = f"({corners} - 2) * 180"
    need = f"len({known}) == {corners} - 1 and 20 < {whole} - sum({known}) < 180"
    told = f"so its inner angles make {working(whole)} degrees together"
    rest = sheet.let("angle_sum", "the sum of all inner angles", whole, need, told)
    rest = sheet.let("remaining", "what is left of the sum of the angles", rest, told="we subtract the known angles")
    angle = sheet.name("angle", "the current angle")
    with sheet.block(f"for {angle} in {known}:", told=""):
        sheet.change(rest, "-", angle, told=changed(rest, "-", angle))
    sheet.answer(rest)


# Lists and layers


_FIGURE = (
    ("rooms", "room"),
    ("tiles", "tile"),
    ("fields", "field"),
    ("windows", "window"),
    ("carpets", "carpet"),
    ("posters", "poster"),
)


def _figures(sheet: Sheet) -> None:
    things, thing = sheet.pick(_FIGURE)
    lengths = sheet.given("lengths", f"the lengths of the {things}", draw.many((3, 2 + sheet.level), 2, 15), "list[int]")
    widths = sheet.given("widths", f"the widths of the {things}", draw.alike(lengths, 2, 15), "list[int]")
    measure, formula = sheet.pick((("area", "{} * {}"), ("perimeter", "2 * ({} + {})")))
    sheet.say(
        f"the lengths of some rectangular {things} are {{{lengths}}} and their "
        f"widths, in the same order, {{{widths}}} decimetres."
    )
    kind = sheet.pick(("above", "largest", "which", "squares"))
    limit = sheet.rng.randint(25, 60)
    unit = "square decimetres" if measure == "area" else "decimetres"
    sheet.say(
        {
            "above": f"what is the sum of those of their {measure}s that are greater than {limit} {unit}, in {unit}?",
            "largest": f"what is the largest {measure} among those {things} that are not squares, in {unit}?",
            "which": (
                f"which {thing} has the largest {measure}? Give its number, counted "
                "from 1, and the first one if several are equal."
            ),
            "squares": f"what is the sum of all {measure}s in {unit}, if a {thing} that is longer than it is wide counts twice?",
        }[kind]
    )
    result = sheet.let(
        "largest" if kind in ("largest", "which") else "total",
        f"the largest {measure} so far" if kind in ("largest", "which") else "the sum so far",
        "0",
        told="",
    )
    gloss = f"the number of the {thing} with the largest {measure} so far"
    winner = sheet.let("winner", gloss, "0", told="") if kind == "which" else ""
    place = sheet.name("place", "the current index")
    sheet.begin(f"let us take one {thing} after the other|we go from {thing} to {thing}")
    with sheet.block(f"for {place} in range(len({lengths})):", told=""):
        long, wide = (
            sheet.let("length", f"the length of the {thing}", f"{lengths}[{place}]", told=""),
            sheet.let("width", f"the width of the {thing}", f"{widths}[{place}]", told=""),
        )
        told = f"{thing} number {{{place} + 1}} has the {measure} {working(formula.format(long, wide))}"
        value = sheet.let(measure, f"the {measure} of the {thing}", formula.format(long, wide), told=told)
        test = {
            "above": f"{value} > {limit}",
            "largest": f"{long} != {wide} and {value} > {result}",
            "which": f"{value} > {result}",
            "squares": f"{long} > {wide}",
        }[kind]
        summed = f", so the sum is {changed(result, '+', value)}"
        if kind == "squares":
            sheet.change(result, "+", value, told=summed)
        found = {
            "above": (f", more than {limit}", f", not more than {limit}"),
            "which": (", the largest so far", f", not more than {{{result}}}"),
            "squares": ("it is longer than wide and counts twice", "it is not longer than wide"),
        }
        with sheet.block(f"if {test}:", told=found.get(kind)):
            if kind in ("above", "squares"):
                sheet.change(result, "+", value, told=summed)
            else:
                sheet.line(f"{result} = {value}", told="" if winner else f", and the largest {measure} so far is {{{result}}}")
            if winner:
                sheet.line(f"{winner} = {place} + 1", told="")
    sheet.answer(winner or result)


def _layers(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    layers = sheet.given("layers", "the number of layers", draw.whole(2, 3 + 4 * sheet.level))
    base, step = sheet.rng.randint(2, 5), sheet.rng.randint(1, 3)
    thing = sheet.pick(("cans", "bricks", "cubes", "oranges", "crates", "sugar cubes"))
    shape, formula = sheet.pick(
        (
            ("square", "{0} * {0}"),
            ("rectangle one longer than it is wide", "{0} * ({0} + 1)"),
            ("triangle", "{0} * ({0} + 1) // 2"),
            ("square frame", "4 * {0}"),
        )
    )
    what = {
        "square": f"a square with {base} {thing} along each side",
        "triangle": f"a triangle with {base} {thing} along each side",
        "square frame": f"a hollow square frame made of four rows of {base} {thing}",
    }.get(shape, f"a rectangle, {base} {thing} wide and one more long")
    sheet.say(
        f"{who.name} builds a tower of {{{layers}}} layers. The top layer is {what}; each layer "
        f"below it is of the same kind, but its sides are {step} longer."
    )
    kind = sheet.pick(("sum", "sum", "odd", "limit"))
    sheet.say(
        {
            "sum": f"how many {thing} are needed?",
            "odd": (f"how many {thing} are there in those layers that have an odd number of them?"),
            "limit": f"how many of the layers have more than {20 + 10 * step} {thing}?",
        }[kind]
    )
    side = sheet.let("side", "the side of a layer", str(base), told="")
    result = (
        sheet.let("count", "the number of such layers so far", "0", told="")
        if kind == "limit"
        else sheet.let("total", f"the number of {thing} so far", "0", told="")
    )
    turn = sheet.name("layer", "the current layer")
    sheet.begin("let us go down layer by layer|we begin with the top layer and go down")
    with sheet.block(f"for {turn} in range(1, {layers} + 1):", told=""):
        shown = working(formula.format(side)).replace("//", "÷")
        told = f"layer {{{turn}}} has {shown} {thing}"
        pieces = sheet.let("pieces", f"the number of {thing} in the layer", formula.format(side), told=told)
        summed = f", which makes {changed(result, '+', pieces)}"
        if kind == "sum":
            sheet.change(result, "+", pieces, told=summed)
        else:
            bound = 20 + 10 * step
            found = (
                (", an odd number", ", an even number") if kind == "odd" else (f", more than {bound}", f", not more than {bound}")
            )
            with sheet.block(f"if {pieces} % 2 == 1:" if kind == "odd" else f"if {pieces} > {bound}:", told=found):
                counted = f", and that is number {{{result}}}"
                sheet.change(result, "+", pieces if kind == "odd" else "1", told=summed if kind == "odd" else counted)
        sheet.change(side, "+", str(step), told="")
    sheet.answer(result)
