"""Figures in a grid of whole coordinates: closed lines, lattice points, right triangles, walks."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, working


def polygon(sheet: Sheet) -> None:
    """A closed line through given points: an area, its length, or its longest side."""
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
        "total" if kind != "longest" else "greatest",
        "the sum so far" if kind != "longest" else "the greatest value so far",
        "0",
        told="",
    )
    place = sheet.name("place", "the corner index")
    sheet.begin("let us go around, side by side|we take one side after the other")
    with sheet.block(f"for {place} in range(len({xs})):", told=""):
        following = sheet.let("following", "the index of the next corner", f"({place} + 1) % len({xs})", told="")
        side = f"from ({{{xs}[{place}]}}, {{{ys}[{place}]}}) to ({{{xs}[{following}]}}, {{{ys}[{following}]}})"
        if kind == "area":
            forward, backward = f"{xs}[{place}] * {ys}[{following}]", f"{xs}[{following}] * {ys}[{place}]"
            left = sheet.let("forward", "the first product", forward, told=f"{side} we have {working(forward)}")
            right = sheet.let("backward", "the second product", backward, told=f", and {working(backward)}")
            told = f", so the sum is {changed(result, '+', f'{left} - {right}')}"
            sheet.change(result, "+", f"{left} - {right}", told=told)
        else:
            across, upward = (
                sheet.let(name, gloss, f"abs({axis}[{following}] - {axis}[{place}])", told=told)
                for name, gloss, axis, told in (
                    ("across", "the horizontal distance", xs, f"{side} it is {{it}} sideways"),
                    ("upward", "the vertical distance", ys, ", {it} up or down"),
                )
            )
            if kind == "way":
                both = f"{across} + {upward}"
                sheet.change(result, "+", both, told=f", so the line so far is {changed(result, '+', both)} long")
            else:
                squares = f"{across} * {across} + {upward} * {upward}"
                told = f", and the square of its length is {working(squares)}"
                square = sheet.let("square", "the square of the length", squares, told=told)
                with sheet.block(f"if {square} > {result}:", told=(", the greatest so far", f", not more than {{{result}}}")):
                    sheet.line(f"{result} = {square}", told="")
    told = f"without its sign, {{{result}}} is {{returned}}"
    sheet.answer(f"abs({result})" if kind == "area" else result, told=told if kind == "area" else None)


def lattice(sheet: Sheet) -> None:
    """Points with whole coordinates for which something holds."""
    size = sheet.given("size", "the largest coordinate", draw.whole(2, 3 + sheet.level))
    a, b = sheet.rng.randint(1, 3), sheet.rng.randint(1, 4)
    radius = sheet.given("bound", "the bound", draw.whole(3, 10 + 8 * sheet.level))
    weighted = " plus ".join(f"{times} times {axis}" if times > 1 else axis for times, axis in ((a, "x"), (b, "y")))
    tests = (
        (
            f"{weighted} is at most {{{radius}}}",
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
        "count" if kind == "count" else "total",
        "the number of such points so far" if kind == "count" else "the sum so far",
        "0",
        told="",
    )
    x, y = sheet.name("x", "the x coordinate"), sheet.name("y", "the y coordinate")
    sheet.begin("let us go through the points, column by column|we try the points one after the other")
    found = {
        "<=": (f", which is at most {{{radius}}}", f", which is more than {{{radius}}}"),
        "<": (f", which is less than {{{radius}}}", f", which is not less than {{{radius}}}"),
        ">": (f", which is greater than {{{radius}}}", f", which is not greater than {{{radius}}}"),
    }.get(test.split()[1])
    inner = sheet.block(f"for {y} in range({size} + 1):", told="")
    with sheet.block(f"for {x} in range({size} + 1):", told=""), inner:
        shown = working(formula.format(x, y))
        value = sheet.let(base, gloss, formula.format(x, y), told=f"the point ({{{x}}}, {{{y}}}) gives {shown}")
        with sheet.block(f"if {test.format(value, radius)}:", told=found):
            summed = f", so the sum is {changed(result, '+', x)}"
            counted = f", and that makes {{{result}}} so far"
            sheet.change(result, "+", "1" if kind == "count" else x, told=counted if kind == "count" else summed)
    sheet.answer(result)


def right_triangles(sheet: Sheet) -> None:
    """Right triangles whose sides are whole numbers."""
    longest = sheet.given("longest", "the longest side that is allowed", draw.whole(5, 8 + 2 * sheet.level))
    area = sheet.chance(0.5)
    sheet.say(f"consider all right triangles whose sides are whole numbers and whose longest side is at most {{{longest}}}.")
    sheet.say("what is the largest area of such a triangle?" if area else "what is the sum of the perimeters of all of them?")
    result = sheet.let("result", "the largest area so far" if area else "the sum so far", "0", told="")
    a, b, c = sheet.name("short_leg", "the shorter leg"), sheet.name("long_leg", "the longer leg"), "hypotenuse"
    sheet.begin("by Pythagoras, the squares of the legs make the square of the longest side|let us try all pairs of legs")
    inner = sheet.block(f"for {b} in range({a} + 1, {longest}):", told="")
    with sheet.block(f"for {a} in range(3, {longest}):", told=""), inner:
        squares = f"{a} * {a} + {b} * {b}"
        square = sheet.let("square", "the sum of the squares", squares, told=working(squares))
        fits = ("", f", which is more than {{{longest}}} × {{{longest}}}")
        with sheet.block(f"if {square} <= {longest} * {longest}:", told=fits):
            c = sheet.let(c, "the whole part of the root of the sum", f"int({square} ** 0.5)", told="")
            with sheet.block(f"if {c} * {c} == {square}:", told=(f", which is {{{c}}} × {{{c}}}", ", which is no square")):
                told = f", so the sum is {{old({result})}} + {{{a}}} + {{{b}}} + {{{c}}} = {{{result}}}"
                largest = f", and the largest area so far is {{{result}}}"
                line = f"max({result}, {a} * {b} // 2)" if area else f"{result} + {a} + {b} + {c}"
                sheet.line(f"{result} = {line}", told=largest if area else told)
    sheet.answer(result)


def walk(sheet: Sheet) -> None:
    """A walk in a grid with a turn after each move."""
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
    x, y = sheet.let("x", "the x coordinate", "0", told=""), sheet.let("y", "the y coordinate", "0", told="")
    dx, dy = (
        sheet.let("dx", "the horizontal part of the direction", "0", told=""),
        sheet.let("dy", "the vertical part of the direction", "1", told=""),
    )
    best = sheet.let("farthest", "the largest distance so far", "0", told="") if kind == "far" else ""
    move = sheet.name("move", "the current move")
    sheet.begin("it starts at (0, 0), facing north|we follow it from (0, 0) on")
    heading = f"{{('', 'east', 'west')[{dx}]}}{{('', 'north', 'south')[{dy}]}}"
    with sheet.block(f"for {move} in {steps}:", told=""):
        if back:
            with sheet.block(f"if {move} > 10:", told=("", "")):
                sheet.line(f"{move} = -{move}", told=f"{{old({move})}} is more than 10, so this move goes backward")
        sheet.change(x, "+", f"{dx} * {move}", told="")
        sheet.change(y, "+", f"{dy} * {move}", told=f"facing {heading}, a move of {{{move}}} leads to ({{{x}}}, {{{y}}})")
        if best:
            told = f", and the largest distance so far is {{{best}}}"
            sheet.line(f"{best} = max({best}, abs({x}) + abs({y}))", told=told)
        sheet.line(f"{dx}, {dy} = {dy}, -{dx}" if turn == "right" else f"{dx}, {dy} = -{dy}, {dx}", told="")
    answer, ending = {
        "distance": (f"abs({x}) + abs({y})", f"along the axes, ({{{x}}}, {{{y}}}) is {{returned}} away"),
        "far": (best, None),
        "square": (f"{x} * {x} + {y} * {y}", working(f"{x} * {x} + {y} * {y}", "returned")),
    }[kind]
    sheet.answer(answer, told=ending)
