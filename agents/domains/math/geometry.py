"""Geometry with whole numbers: areas, solids, layers, polygons, lattice points and walks on a grid."""

from agents.domains.math import plots
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def compose(sheet: Sheet) -> None:
    """Plots and boxes at levels 1 and 2; lists of figures, layers, polygons, lattice points and walks above."""
    if sheet.level == 1:
        sheet.pick((plots.plot, plots.plot, plots.plain_fence, _box, _coordinates))(sheet)
    elif sheet.level == 2:
        sheet.pick((plots.plot, _box, _coordinates, _figures, _layers, _angles))(sheet)
    else:
        sheet.pick((_figures, _figures, _layers, _layers, _polygon, _lattice, _lattice, _walk, _walk, _right_triangles))(sheet)
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
    base = sheet.let("base_area", "the area of the bottom", f"{length} * {width}")
    kind = sheet.pick(("fill", "surface", "half"))
    if kind == "fill":
        level = sheet.given("fill_height", f"the height of the {content}", draw.below(height, 1))
        sheet.say(
            f"the {content} in it stands {{{level}}} decimetres high. How many cubic decimetres of {content} can still be added?"
        )
        free = sheet.let("free_height", "the height that is still free", f"{height} - {level}")
        sheet.answer(sheet.let("free_volume", "the volume that is still free", f"{base} * {free}"))
    elif kind == "half":
        weight = sheet.rng.randint(2, 4)
        sheet.say(
            f"it is full to the brim, and one cubic decimetre of {content} is taken to weigh "
            f"{weight} pounds. How many pounds of {content} are in it?"
        )
        volume = sheet.let("volume", "the volume", f"{base} * {height}")
        sheet.answer(sheet.let("weight", f"the weight of the {content}", f"{volume} * {weight}"))
    else:
        sheet.say("it is open at the top. How many square decimetres of material do its bottom and its four sides have together?")
        half = sheet.let("half_way", "half the way around the bottom", f"{length} + {width}")
        sides = sheet.let("sides", "the area of the sides", f"2 * {half} * {height}")
        sheet.answer(sheet.let("surface", "the area of bottom and sides", f"{base} + {sides}"))


def _coordinates(sheet: Sheet) -> None:
    x1, y1, x2, y2 = (
        sheet.given(f"{axis}_{end}", f"the {axis} coordinate of the {end} point", draw.whole(-9, 12))
        for end in ("first", "second")
        for axis in ("x", "y")
    )
    kind = sheet.pick(("street", "square", "rectangle", "midpoint"))
    sheet.say(f"two points have the coordinates ({{{x1}}}, {{{y1}}}) and ({{{x2}}}, {{{y2}}}).")
    sideways = sheet.let(
        "x_difference", "the difference of the x coordinates", f"{x2} - {x1}", need=f"{x1} != {x2} and {y1} != {y2}"
    )
    across = sheet.let("across", "the horizontal distance", f"abs({sideways})")
    vertical = sheet.let("y_difference", "the difference of the y coordinates", f"{y2} - {y1}")
    upward = sheet.let("upward", "the vertical distance", f"abs({vertical})")
    if kind == "street":
        sheet.say("how long is the shortest way from one to the other if one may move only parallel to the axes?")
        sheet.answer(sheet.let("way", "the length of the way", f"{across} + {upward}"))
    elif kind == "square":
        sheet.say("what is the square of the length of the straight segment between them?")
        sheet.answer(sheet.let("squared_length", "the square of the length", f"{across} ** 2 + {upward} ** 2"))
    elif kind == "rectangle":
        sheet.say("they are opposite corners of a rectangle with sides parallel to the axes. What is its area?")
        sheet.answer(sheet.let("area", "the area of the rectangle", f"{across} * {upward}"))
    else:
        sheet.say("they are opposite corners of a rectangle with sides parallel to the axes. What is its perimeter?")
        sheet.answer(sheet.let("perimeter", "the perimeter of the rectangle", f"2 * ({across} + {upward})"))


def _angles(sheet: Sheet) -> None:
    corners = sheet.given("corners", "the number of corners", draw.whole(4, 9))
    known = sheet.given("angles", "the known angles in degrees", draw.many((3, 6), 60, 170, step=5), "list[int]")
    sheet.say(
        f"a polygon has {{{corners}}} corners. All but one of its inner angles are known: "
        f"{{{known}}} degrees. How many degrees is the last one?"
    )
    rest = sheet.let(
        "angle_sum",
        "the sum of all inner angles",
        f"({corners} - 2) * 180",
        need=f"len({known}) == {corners} - 1 and 20 < ({corners} - 2) * 180 - sum({known}) < 180",
    )
    rest = sheet.let("remaining", "what is left of the sum of the angles", rest)
    angle = sheet.name("angle", "the current angle")
    with sheet.block(f"for {angle} in {known}:"):
        sheet.change(rest, "-", angle)
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
    )
    winner = sheet.let("winner", f"the number of the {thing} with the largest {measure} so far", "0") if kind == "which" else ""
    place = sheet.name("place", "the current index")
    with sheet.block(f"for {place} in range(len({lengths})):"):
        long, wide = (
            sheet.let("length", f"the length of the {thing}", f"{lengths}[{place}]"),
            sheet.let("width", f"the width of the {thing}", f"{widths}[{place}]"),
        )
        value = sheet.let(measure, f"the {measure} of the {thing}", formula.format(long, wide))
        test = {
            "above": f"{value} > {limit}",
            "largest": f"{long} != {wide} and {value} > {result}",
            "which": f"{value} > {result}",
            "squares": f"{long} > {wide}",
        }[kind]
        if kind == "squares":
            sheet.change(result, "+", value)
        with sheet.block(f"if {test}:"):
            if kind in ("above", "squares"):
                sheet.change(result, "+", value)
            else:
                sheet.line(f"{result} = {value}")
            if winner:
                sheet.line(f"{winner} = {place} + 1")
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
    side = sheet.let("side", "the side of a layer", str(base))
    result = (
        sheet.let("count", "the number of such layers so far", "0")
        if kind == "limit"
        else sheet.let("total", f"the number of {thing} so far", "0")
    )
    turn = sheet.name("layer", "the current layer")
    with sheet.block(f"for {turn} in range(1, {layers} + 1):"):
        pieces = sheet.let("pieces", f"the number of {thing} in the layer", formula.format(side))
        if kind == "sum":
            sheet.change(result, "+", pieces)
        else:
            with sheet.block(f"if {pieces} % 2 == 1:" if kind == "odd" else f"if {pieces} > {20 + 10 * step}:"):
                sheet.change(result, "+", pieces if kind == "odd" else "1")
        sheet.change(side, "+", str(step))
    sheet.answer(result)


def _polygon(sheet: Sheet) -> None:
    xs = sheet.given("xs", "the x coordinates of the corners", draw.many((3, 2 + sheet.level), -9, 9), "list[int]")
    ys = sheet.given("ys", "the y coordinates of the corners", draw.alike(xs, -9, 9), "list[int]")
    kind = sheet.pick(("area", "way", "longest"))
    closing = " and back to the first"
    sheet.say(
        f"a closed line goes straight from point to point{closing}. The x coordinates of "
        f"the points are {{{xs}}}; the y coordinates, in the same order, are {{{ys}}}."
    )
    sheet.say(
        {
            "area": (
                "add up, over all sides, the starting point's x times the end point's y minus the end "
                "point's x times the starting point's y. What is the absolute value of this sum (twice "
                "the enclosed area, if the line does not cross itself)?"
            ),
            "way": (
                "how long is it if the length of each side is measured along the axes (the "
                "horizontal plus the vertical distance of its ends)?"
            ),
            "longest": "what is the greatest square of the length of one of its sides?",
        }[kind]
    )
    result = sheet.let(
        "total" if kind != "longest" else "greatest", "the sum so far" if kind != "longest" else "the greatest value so far", "0"
    )
    place = sheet.name("place", "the corner index")
    with sheet.block(f"for {place} in range(len({xs})):"):
        following = sheet.let("following", "the index of the next corner", f"({place} + 1) % len({xs})")
        if kind == "area":
            left = sheet.let("forward", "the first product", f"{xs}[{place}] * {ys}[{following}]")
            right = sheet.let("backward", "the second product", f"{xs}[{following}] * {ys}[{place}]")
            sheet.change(result, "+", f"{left} - {right}")
        else:
            across, upward = (
                sheet.let(name, gloss, f"abs({axis}[{following}] - {axis}[{place}])")
                for name, gloss, axis in (("across", "the horizontal distance", xs), ("upward", "the vertical distance", ys))
            )
            if kind == "way":
                sheet.change(result, "+", f"{across} + {upward}")
            else:
                square = sheet.let("square", "the square of the length", f"{across} * {across} + {upward} * {upward}")
                with sheet.block(f"if {square} > {result}:"):
                    sheet.line(f"{result} = {square}")
    sheet.answer(f"abs({result})" if kind == "area" else result)


def _lattice(sheet: Sheet) -> None:
    size = sheet.given("size", "the largest coordinate", draw.whole(2, 3 + sheet.level))
    a, b = sheet.rng.randint(1, 3), sheet.rng.randint(1, 4)
    radius = sheet.given("bound", "the bound", draw.whole(3, 10 + 8 * sheet.level))
    tests = (
        (
            f"{a} times x plus {b} times y is at most {{{radius}}}",
            "{0} <= {1}",
            f"{a} * {{0}} + {b} * {{1}}",
            "weighted_sum",
            "the weighted sum",
        ),
        (
            f"x squared plus y squared is less than {{{radius}}}",
            "{0} < {1}",
            "{0} * {0} + {1} * {1}",
            "squares",
            "the sum of the squares",
        ),
        (f"x times y is greater than {{{radius}}}", "{0} > {1}", "{0} * {1}", "product", "the product of the coordinates"),
        (
            f"x squared plus y leaves remainder {b} when divided by {{{radius}}}",
            "{0} % {1} == " + str(b),
            "{0} * {0} + {1}",
            "value",
            "the value",
        ),
    )
    words, test, formula, base, gloss = sheet.pick(tests[: 3 if b >= 3 else 4])
    kind = sheet.pick(("count", "sum"))
    sheet.say(f"consider the points (x, y) whose coordinates are whole numbers from 0 to {{{size}}} and for which {words}.")
    sheet.say("how many are there?" if kind == "count" else "what is the sum of their x coordinates?")
    result = sheet.let(
        "count" if kind == "count" else "total", "the number of such points so far" if kind == "count" else "the sum so far", "0"
    )
    x, y = sheet.name("x", "the x coordinate"), sheet.name("y", "the y coordinate")
    with sheet.block(f"for {x} in range({size} + 1):"), sheet.block(f"for {y} in range({size} + 1):"):
        value = sheet.let(base, gloss, formula.format(x, y))
        with sheet.block(f"if {test.format(value, radius)}:"):
            sheet.change(result, "+", "1" if kind == "count" else x)
    sheet.answer(result)


def _right_triangles(sheet: Sheet) -> None:
    longest = sheet.given("longest", "the longest side that is allowed", draw.whole(5, 8 + 2 * sheet.level))
    area = sheet.chance(0.5)
    sheet.say(f"consider all right triangles whose sides are whole numbers and whose longest side is at most {{{longest}}}.")
    sheet.say("what is the largest area of such a triangle?" if area else "what is the sum of the perimeters of all of them?")
    result = sheet.let("result", "the largest area so far" if area else "the sum so far", "0")
    a, b, c = sheet.name("short_leg", "the shorter leg"), sheet.name("long_leg", "the longer leg"), "hypotenuse"
    with sheet.block(f"for {a} in range(3, {longest}):"), sheet.block(f"for {b} in range({a} + 1, {longest}):"):
        square = sheet.let("square", "the sum of the squares", f"{a} * {a} + {b} * {b}")
        with sheet.block(f"if {square} <= {longest} * {longest}:"):
            c = sheet.let(c, "the whole part of the root of the sum", f"int({square} ** 0.5)")
            with sheet.block(f"if {c} * {c} == {square}:"):
                sheet.line(f"{result} = max({result}, {a} * {b} // 2)" if area else f"{result} = {result} + {a} + {b} + {c}")
    sheet.answer(result)


def _walk(sheet: Sheet) -> None:
    who = sheet.pick(("A robot", "A ship", "A turtle", "A drone", "A tractor", "A skater"))
    steps = sheet.given("moves", "the lengths of the moves", draw.many((3, 2 + 2 * sheet.level), 1, 15), "list[int]")
    turn = sheet.pick(("right", "left"))
    kind = sheet.pick(("distance", "far", "square"))
    back = sheet.chance(0.4)
    extra = " If a move is longer than 10 units, however, it is made backward." if back else ""
    sheet.say(
        f"{who} starts at (0, 0), facing north (the direction of growing y). It makes moves of "
        f"{{{steps}}} units and turns {turn} by 90 degrees after each move.{extra}"
    )
    sheet.say(
        {
            "distance": ("how far from the start does it end, measured along the axes?"),
            "square": "what is the square of its straight distance from the start at the end?",
            "far": "what is the largest distance from the start, measured along the axes, at the end of a move?",
        }[kind]
    )
    x, y = sheet.let("x", "the x coordinate", "0"), sheet.let("y", "the y coordinate", "0")
    dx, dy = (
        sheet.let("dx", "the horizontal part of the direction", "0"),
        sheet.let("dy", "the vertical part of the direction", "1"),
    )
    best = sheet.let("farthest", "the largest distance so far", "0") if kind == "far" else ""
    move = sheet.name("move", "the current move")
    with sheet.block(f"for {move} in {steps}:"):
        if back:
            with sheet.block(f"if {move} > 10:"):
                sheet.line(f"{move} = -{move}")
        sheet.change(x, "+", f"{dx} * {move}")
        sheet.change(y, "+", f"{dy} * {move}")
        if best:
            sheet.line(f"{best} = max({best}, abs({x}) + abs({y}))")
        sheet.line(f"{dx}, {dy} = {dy}, -{dx}" if turn == "right" else f"{dx}, {dy} = -{dy}, {dx}")
    answers = {"distance": f"abs({x}) + abs({y})", "far": best, "square": f"{x} * {x} + {y} * {y}"}
    sheet.answer(answers[kind])
