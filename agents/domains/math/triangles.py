"""Triangles and distances in whole numbers: sides, angles, right triangles, Pythagorean searches, similar figures."""

from agents.domains.math import shapes
from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


def compose(sheet: Sheet) -> None:
    """Angles and areas at level 1, right triangles at level 2, searches over sides above."""
    makers = {1: (shapes.angles, shapes.shadow, shapes.area), 2: (shapes.right, shapes.shadow, shapes.heron, shapes.ladder)}
    sheet.pick(makers.get(sheet.level, (_perimeter, _perimeter, _pythagoras, _sticks, _sort, _spiral)))(sheet)
    if sheet.level > 2:
        frame.open_with(sheet)


def _found(sheet: Sheet, what: str, kinds: int = 3) -> tuple[int, str]:
    kind = sheet.rng.randint(0, kinds - 1)
    base, gloss = (
        ("count", f"the number of {what} so far"),
        ("total", "the sum so far"),
        ("largest", "the largest value so far"),
    )[kind]
    return kind, sheet.let(base, gloss, "0", told="")


def _keep(sheet: Sheet, kind: int, found: str, value: str) -> None:
    if kind == 0:
        sheet.change(found, "+", "1", told=f", and that is number {{{found}}}|, which makes {{{found}}} so far")
    elif kind == 1:
        sheet.change(found, "+", value, told=f", so the sum is {changed(found, '+', value)}")
    else:
        sheet.line(f"{found} = max({found}, {value})", told=f", and the largest so far is {{{found}}}")


def _perimeter(sheet: Sheet) -> None:
    around = sheet.given("perimeter", "the perimeter", draw.whole(9 + sheet.level, 8 + 6 * sheet.level))
    rule = sheet.rng.randint(0, 3)
    who = sheet.pick(PEOPLE)
    stick = sheet.pick(("a wire", "a string", "a chain", "a paper strip"))
    sheet.say(
        f"{who.name} bends {stick} of {{{around}}} centimetres into triangles whose sides are whole numbers of centimetres."
        if rule
        else f"triangles with whole sides have a perimeter of {{{around}}} centimetres."
    )
    extra = (
        "",
        "only triangles with at least two equal sides count.",
        "only triangles with three different sides count.",
        "only triangles whose shortest side is at least {low} centimetres long count.",
    )[rule]
    low = sheet.rng.randint(2, 3)
    if extra:
        sheet.say(extra.format(low=low))
    kind, found = _found(sheet, "triangles")
    sheet.say(
        (
            "how many such triangles are there, if the order of the sides does not matter?",
            (
                "for each of them (the order of the sides does not matter) take the product of the shortest and the "
                "longest side. What is the sum of these products?"
            ),
            "what is the largest product of the shortest and the longest side that one of them has?",
        )[kind]
    )
    a, b = sheet.name("shortest", "the shortest side"), sheet.name("middle", "the middle side")
    sheet.begin("let us choose the two shorter sides; the longest is what is left, and must be shorter than both together")
    with (
        sheet.block(f"for {a} in range({low if rule == 3 else 1}, {around} // 3 + 1):", told=""),
        sheet.block(f"for {b} in range({a}, ({around} - {a}) // 2 + 1):", told=""),
    ):
        told = f"the sides {{{a}}} and {{{b}}} leave {working(f'{around} - {a} - {b}')} for the longest"
        c = sheet.let("longest", "the longest side", f"{around} - {a} - {b}", told=told)
        test = {1: f" and ({a} == {b} or {b} == {c})", 2: f" and {a} < {b} < {c}"}.get(rule, "")
        held = (f", which is less than {{{a} + {b}}}", f", which is not less than {{{a} + {b}}}")
        with sheet.block(f"if {a} + {b} > {c}{test}:", told=None if test else held):
            _keep(sheet, kind, found, f"{a} * {c}")
    sheet.answer(found)


def _pythagoras(sheet: Sheet) -> None:
    top = sheet.given("limit", "the limit", draw.whole(8 + sheet.level, 10 + 5 * sheet.level))
    rule = sheet.rng.randint(0, 2)
    sheet.say(
        f"consider the right triangles whose sides are whole numbers and whose "
        f"{('longest side is at most', 'legs are at most', 'longer leg is at most')[rule]} {{{top}}}."
    )
    kind, found = _found(sheet, "triangles")
    sheet.say(
        (
            "how many are there, if triangles with the same sides count once?",
            "what is the sum of their longest sides?",
            "what is the largest longest side?",
        )[kind]
    )
    a, b = sheet.name("short_leg", "the shorter leg"), sheet.name("long_leg", "the longer leg")
    sheet.begin("by Pythagoras, the squares of the legs make the square of the longest side|let us try all pairs of legs")
    with (
        sheet.block(f"for {b} in range(4, {top} + {0 if rule == 0 else 1}):".replace(" + 0", ""), told=""),
        sheet.block(f"for {a} in range(3, {b}):", told=""),
    ):
        squares = f"{a} * {a} + {b} * {b}"
        square = sheet.let(
            "square", "the sum of the squares", squares, told=f"the legs {{{a}}} and {{{b}}} give {working(squares)}"
        )
        side = sheet.let("side", "the side that is tried", b, told="")
        with sheet.block(
            f"while {side} * {side} < {square}:", told=("", f", for which {{{side}}} is the first side long enough")
        ):
            sheet.change(side, "+", "1", told="")
        test = f" and {side} <= {top}" if rule == 0 else ""
        fits = (f"it fits, as {{{side}}} × {{{side}}} = {{{square}}}", f"{{{side}}} does not fit")
        with sheet.block(f"if {side} * {side} == {square}{test}:", told=fits):
            _keep(sheet, kind, found, side)
    sheet.answer(found)


def _sticks(sheet: Sheet) -> None:
    sticks = sheet.given(
        "sticks", "the lengths of the sticks", draw.many((4, 3 + sheet.level), 2, 20, ordered=True, distinct=True), "list[int]"
    )
    kind, found = _found(sheet, "triangles")
    who = sheet.pick(PEOPLE)
    right = sheet.chance(0.3)
    sheet.say(f"{who.name} has sticks of {{{sticks}}} centimetres and forms triangles from three of them.")
    if right:
        sheet.say(
            "only triangles in which the two shorter sides together exceed the longest one by at least 3 centimetres count."
        )
    sheet.say(
        (
            "how many different triangles are possible?",
            "what is the sum of the perimeters of all possible triangles?",
            "what is the largest perimeter? Answer 0 if there is no triangle.",
        )[kind]
    )
    n = f"len({sticks})"
    i, j, k = (
        sheet.name("first", "the first place"),
        sheet.name("second", "the second place"),
        sheet.name("third", "the third place"),
    )
    sheet.begin("let us take two shorter sticks and try all the longer ones|we choose the two shorter sticks first")
    with sheet.block(f"for {i} in range({n} - 2):", told=""), sheet.block(f"for {j} in range({i} + 1, {n} - 1):", told=""):
        shorter = f"{sticks}[{i}] + {sticks}[{j}]"
        told = f"two of the sticks make {working(shorter)}"
        both = sheet.let("both", "the length of the shorter sticks", shorter, told=told)
        long = f"{{{sticks}[{k}]}} + 3" if right else f"{{{sticks}[{k}]}}"
        held = (
            f"{{{both}}} is {'at least' if right else 'more than'} {long}",
            f"{{{both}}} is {'less than' if right else 'not more than'} {long}",
        )
        with (
            sheet.block(f"for {k} in range({j} + 1, {n}):", told=""),
            sheet.block(f"if {both} {'>= ' if right else '> '}{sticks}[{k}]{' + 3' if right else ''}:", told=held),
        ):
            _keep(sheet, kind, found, f"{both} + {sticks}[{k}]")
    sheet.answer(found)


def _sort(sheet: Sheet) -> None:
    """Triangles by kind."""
    count = (3, 2 + sheet.level)
    firsts = sheet.given("firsts", "the first sides", draw.many(count, 3, 12), "list[int]")
    seconds = sheet.given("seconds", "the second sides", draw.alike(firsts, 3, 14), "list[int]")
    thirds = sheet.given("thirds", "the third sides", draw.alike(firsts, 4, 20), "list[int]")
    sheet.say(
        f"a box contains sets of three rods. The first rods measure {{{firsts}}}, the second ones "
        f"{{{seconds}}} and the third ones {{{thirds}}} centimetres, in the order of the sets."
    )
    points = sheet.rng.sample(range(1, 10), 3)
    sheet.say(
        (
            f"a set that forms no triangle brings {points[0]} points, a triangle with a right or an obtuse angle "
            f"{points[1]} points, and a triangle with only acute angles {points[2]} points. What is the sum of "
            f"the points?"
        ).replace(" 1 points", " 1 point")
    )
    total = sheet.let("points", "the points so far", "0", told="")
    sheet.begin("let us take one set after the other|we go from set to set")
    a, b, c = (sheet.name(f"{word}_rod", f"the {word} rod") for word in ("first", "second", "third"))
    counted = [f", so the points are {changed(total, '+', str(point))}" for point in points]
    listed = f"the rods {{{a}}}, {{{b}}} and {{{c}}} come next"
    with sheet.block(f"for {a}, {b}, {c} in zip({firsts}, {seconds}, {thirds}):", told=listed):
        long = sheet.let("longest", "the longest rod", f"max({a}, {b})", told="")
        sheet.line(f"{long} = max({long}, {c})", told=f"the longest is {{{long}}}")
        others = f"{a} + {b} + {c} - {long}"
        rest = sheet.let("others", "the length of the others", others, told=", and the others make {it}")
        with sheet.block(
            f"if {rest} <= {long}:", told=(", which is too short for a triangle", ", which is enough for a triangle")
        ):
            sheet.change(total, "+", str(points[0]), told=counted[0])
        with sheet.block("else:"):
            all_squares = f"{a} * {a} + {b} * {b} + {c} * {c}"
            told = f"the squares of all rods make {working(all_squares)}"
            squares = sheet.let("squares", "the sum of all the squares", all_squares, told=told)
            twice = f"2 × {{{long}}} × {{{long}}}"
            kinds = (f", not more than {twice}, so an angle is right or obtuse", f", more than {twice}, so all angles are acute")
            with sheet.block(f"if {squares} <= 2 * {long} * {long}:", told=kinds):
                sheet.change(total, "+", str(points[1]), told=counted[1])
            with sheet.block("else:"):
                sheet.change(total, "+", str(points[2]), told=counted[2])
    sheet.answer(total)


def _spiral(sheet: Sheet) -> None:
    """Triangles grown from triangles."""
    side = sheet.given("side", "the length of the side", draw.whole(1, 9))
    rounds = sheet.given("rounds", "the number of rounds", draw.whole(3, 2 + 3 * sheet.level))
    step = sheet.rng.randint(1, 5)
    every, cut = sheet.rng.randint(2, 4), sheet.rng.randint(2, 9)
    drops, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    sheet.say(
        f"equilateral triangles are drawn one after the other. The first one has sides of {{{side}}} cm, and the side of each "
        f"later one is longer by {step} cm than the one before."
    )
    if drops:
        sheet.say(f"in every triangle whose number is a multiple of {every}, {cut} centimetres of the line are left out.")
    total = sheet.let("drawn", "the centimetres drawn so far", "0", told="")
    number = sheet.name("number", "the number of the triangle")
    sheet.begin("let us draw one triangle after the other|we go from triangle to triangle")
    with sheet.block(f"for {number} in range(1, {rounds} + 1):", told=""):
        told = f"triangle {{{number}}} takes {working(f'3 * {side}')} centimetres"
        line = sheet.let("line", "the length of the line", f"3 * {side}", told=told)
        if drops:
            left_out = (f", and as {every} divides {{{number}}}", "")
            with sheet.block(f"if {number} % {every} == 0:", told=left_out):
                told = f", only {changed(line, '-', str(cut))} of them are drawn"
                sheet.change(line, "-", str(cut), need=f"{line} > {cut}", told=told)
        sheet.change(total, "+", line, told=f", which makes {changed(total, '+', line)}")
        sheet.change(side, "+", str(step), told="")
    if ask:
        pens = sheet.rng.randint(40, 90)
        sheet.say(
            f"how many centimetres of the last pen are used, if a pen is empty after {pens} centimetres and "
            f"{{{rounds}}} triangles are drawn? Answer 0 if it has just been emptied."
        )
        told = f"{{{total}}} divided by {pens} leaves {{it}}"
        sheet.answer(sheet.let("rest", "the remainder", f"{total} % {pens}", told=told))
    else:
        sheet.say(f"how many centimetres are drawn for {{{rounds}}} triangles?")
        sheet.answer(total)
