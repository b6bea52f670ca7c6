"""Triangles and distances in whole numbers: sides, angles, right triangles, Pythagorean searches, similar figures."""

from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def compose(sheet: Sheet) -> None:
    """Angles and areas at level 1, right triangles at level 2, searches over sides above."""
    makers = {1: (_angles, _shadow, _area), 2: (_right, _shadow, _heron, _ladder)}
    sheet.pick(makers.get(sheet.level, (_perimeter, _perimeter, _pythagoras, _sticks, _sort, _spiral)))(sheet)
    if sheet.level > 2:
        frame.open_with(sheet)


def _angles(sheet: Sheet) -> None:
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        a, b = (
            sheet.given("first_angle", "the first angle", draw.whole(20, 90)),
            sheet.given("second_angle", "the second angle", draw.whole(20, 85)),
        )
        where = sheet.pick(("a triangle", "a triangular sail", "a triangular garden", "a triangular road sign"))
        sheet.say(
            f"two angles of {where} are {{{a}}} and {{{b}}} degrees. By how many degrees does the larger of these "
            f"two differ from the third angle?"
        )
        known = sheet.let("known", "the sum of the known angles", f"{a} + {b}")
        c = sheet.let("third_angle", "the third angle", f"180 - {known}", f"{known} < 170")
        sheet.answer(sheet.let("gap", "the difference", f"abs(max({a}, {b}) - {c})", f"max({a}, {b}) != {c}"))
    elif kind == 1:
        top = sheet.given("top", "the angle at the top", draw.whole(12, 150, 2))
        sheet.say(
            f"an isosceles triangle has an angle of {{{top}}} degrees at its top, between the two equal sides. "
            f"One of the equal sides is extended beyond the base. How many degrees has the outer angle between "
            f"the extension and the base?"
        )
        rest = sheet.let("rest", "the sum of the equal angles", f"180 - {top}")
        base = sheet.let("base_angle", "the angle at the base", f"{rest} // 2")
        sheet.answer(sheet.let("outer", "the outer angle", f"180 - {base}"))
    else:
        sides = sheet.given("sides", "the number of corners", draw.one_of(5, 6, 8, 9, 10, 12, 15, 18, 20, 24, 30, 36, 40, 45))
        count = sheet.given("count", "the number of angles", draw.whole(2, 9))
        sheet.say(f"a regular polygon has {{{sides}}} corners. How many degrees are {{{count}}} of its inner angles together?")
        whole = sheet.let("whole", "the sum of all inner angles", f"180 * ({sides} - 2)")
        one = sheet.let("one", "the size of an inner angle", f"{whole} // {sides}", f"{count} < {sides}")
        sheet.answer(sheet.let("part", "the sum of these angles", f"{count} * {one}"))


def _shadow(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    thing = sheet.pick(("a tree", "a flagpole", "a chimney", "a church tower", "a lighthouse", "a crane"))
    height = sheet.given("height", f"the height of {who.name} in centimetres", draw.whole(120, 190, 5))
    own = sheet.given("own_shadow", f"the length of the shadow of {who.name}", draw.whole(60, 300, 5))
    long = sheet.given("shadow", f"the length of the shadow of {thing}", draw.whole(400, 4000, 10))
    sheet.say(
        f"{who.name} is {{{height}}} centimetres tall and casts a shadow of {{{own}}} centimetres. At the "
        f"same time {thing} casts a shadow of {{{long}}} centimetres."
    )
    product = sheet.let("product", "the product of the height and the longer shadow", f"{height} * {long}")
    tall = sheet.let(
        "tall", f"the height of {thing} in centimetres", f"{product} // {own}", f"{product} % {own} == 0 and {long} > 2 * {own}"
    )
    if sheet.level == 1:
        sheet.say(f"how high is {thing} in centimetres?")
        sheet.answer(tall)
    else:
        sheet.say(
            f"by how many centimetres is {thing} higher than {who.name}, and how many more centimetres is its "
            f"shadow long? Give the sum of both numbers."
        )
        gap = sheet.let("gap", "the difference of the heights", f"{tall} - {height}")
        more = sheet.let("more", "the difference of the shadows", f"{long} - {own}")
        sheet.answer(sheet.let("total", "the sum of both differences", f"{gap} + {more}"))


def _area(sheet: Sheet) -> None:
    base, height = (
        sheet.given("base", "the length of the base", draw.whole(4, 60)),
        sheet.given("height", "the height", draw.whole(4, 40)),
    )
    what, unit = sheet.pick(
        (("sail", "metres"), ("pennant", "centimetres"), ("field", "metres"), ("roof", "metres"), ("shelf", "centimetres"))
    )
    double = sheet.let("double", "the doubled area", f"{base} * {height}", f"{base} * {height} % 2 == 0")
    area = sheet.let("area", f"the area of the {what}", f"{double} // 2")
    sheet.say(f"a triangular {what} has a base of {{{base}}} {unit} and a height of {{{height}}} {unit} above it.")
    if sheet.chance(0.5):
        price = sheet.rng.randint(2, 9)
        sheet.say(f"a square {unit[:-1]} costs {price} dollars. What does the {what} cost in dollars?")
        sheet.answer(sheet.let("cost", "the cost", f"{price} * {area}"))
    else:
        cut = sheet.given("cut", "the area of the hole", draw.whole(3, 60))
        sheet.say(f"a hole of {{{cut}}} square {unit} is cut into it. How many square {unit} are left?")
        sheet.answer(sheet.let("rest", "the area that is left", f"{area} - {cut}", f"{area} > 2 * {cut}"))


_TRIPLES = (
    (3, 4, 5),
    (6, 8, 10),
    (5, 12, 13),
    (8, 15, 17),
    (9, 12, 15),
    (12, 16, 20),
    (7, 24, 25),
    (15, 20, 25),
    (10, 24, 26),
    (20, 21, 29),
    (18, 24, 30),
    (9, 40, 41),
    (12, 35, 37),
    (15, 36, 39),
    (16, 30, 34),
    (11, 60, 61),
    (24, 32, 40),
    (28, 45, 53),
    (33, 56, 65),
    (21, 28, 35),
)


def _right(sheet: Sheet) -> None:
    a = sheet.given("first_leg", "the first leg", draw.one_of(*(t[0] for t in _TRIPLES)))
    b = sheet.given("second_leg", "the second leg", draw.one_of(*(t[1] for t in _TRIPLES)))
    c = sheet.given("hypotenuse", "the longest side", draw.one_of(*(t[2] for t in _TRIPLES)))
    what = sheet.pick(("triangle", "triangular lawn", "triangular tile", "triangular frame"))
    sheet.say(
        f"somebody measures the sides of a {what}: {{{a}}}, {{{b}}} and {{{c}}} centimetres, the last being "
        f"the longest. If there is a right angle, the answer is the area in square centimetres; otherwise it "
        f"is the amount by which the square of the longest side and the sum of the squares of the others "
        f"differ."
    )
    total = sheet.let(
        "legs_squared",
        "the sum of the squares of the shorter sides",
        f"{a} * {a} + {b} * {b}",
        f"{a} < {c} and {b} < {c} and {a} + {b} > {c}",
    )
    square = sheet.let("long_squared", "the square of the longest side", f"{c} * {c}")
    with sheet.block(f"if {total} == {square}:"):
        result = sheet.let("result", "the number that is asked for", f"{a} * {b} // 2")
    with sheet.block("else:"):
        sheet.line(f"{result} = abs({square} - {total})")
    sheet.answer(result)


def _ladder(sheet: Sheet) -> None:
    triple = draw.one_of(*(t[2] for t in _TRIPLES))
    c = sheet.given("ladder", "the length of the ladder", triple)
    a = sheet.given("foot", "the distance of the foot from the wall", draw.one_of(*(t[0] for t in _TRIPLES)))
    unit = sheet.pick(("decimetres", "feet", "metres"))
    sheet.say(f"a ladder of {{{c}}} {unit} leans against a wall; its foot is {{{a}}} {unit} away from the wall.")
    rest = sheet.let(
        "rest",
        "the square of the height",
        f"{c} * {c} - {a} * {a}",
        f"{a} < {c} and ({a}, {c}) in {[(t[0], t[2]) for t in _TRIPLES]}",
    )
    root = sheet.let("high", "the height that is tried", str(0))
    with sheet.block(f"while {root} * {root} < {rest}:"):
        sheet.change(root, "+", "1")
    sheet.say(
        f"trying whole numbers from 0 on, find how high it reaches. What is the area of the triangle between "
        f"the ladder, the wall and the ground, doubled, in square {unit}?"
    )
    sheet.answer(sheet.let("double", "the doubled area", f"{a} * {root}"))


def _heron(sheet: Sheet) -> None:
    a, b, c = (sheet.given(f"{word}_side", f"the {word} side", draw.whole(5, 40)) for word in ("first", "second", "third"))
    who = sheet.pick(PEOPLE)
    sheet.say(f"{who.name} has rods of {{{a}}}, {{{b}}} and {{{c}}} centimetres.")
    longest = sheet.let("longest", "the longest rod", f"max({a}, {b})")
    sheet.line(f"{longest} = max({longest}, {c})")
    total = sheet.let("total", "the length of all rods", f"{a} + {b} + {c}")
    others = sheet.let("others", "the length of the other rods", f"{total} - {longest}", f"{total} != 2 * {longest}")
    sheet.say(
        "if they can form a triangle, the answer is its perimeter; otherwise it is the number of centimetres "
        "by which the longest rod is longer than the other two together."
    )
    with sheet.block(f"if {others} > {longest}:"):
        sheet.answer(total)
    sheet.answer(f"{longest} - {others}")


def _found(sheet: Sheet, what: str, kinds: int = 3) -> tuple[int, str]:
    kind = sheet.rng.randint(0, kinds - 1)
    base, gloss = (
        ("count", f"the number of {what} so far"),
        ("total", "the sum so far"),
        ("largest", "the largest value so far"),
    )[kind]
    return kind, sheet.let(base, gloss, "0")


def _keep(sheet: Sheet, kind: int, found: str, value: str) -> None:
    if kind == 0:
        sheet.change(found, "+", "1")
    elif kind == 1:
        sheet.change(found, "+", value)
    else:
        sheet.line(f"{found} = max({found}, {value})")


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
    with (
        sheet.block(f"for {a} in range({low if rule == 3 else 1}, {around} // 3 + 1):"),
        sheet.block(f"for {b} in range({a}, ({around} - {a}) // 2 + 1):"),
    ):
        c = sheet.let("longest", "the longest side", f"{around} - {a} - {b}")
        test = {1: f" and ({a} == {b} or {b} == {c})", 2: f" and {a} < {b} < {c}"}.get(rule, "")
        with sheet.block(f"if {a} + {b} > {c}{test}:"):
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
    with (
        sheet.block(f"for {b} in range(4, {top} + {0 if rule == 0 else 1}):".replace(" + 0", "")),
        sheet.block(f"for {a} in range(3, {b}):"),
    ):
        square = sheet.let("square", "the sum of the squares", f"{a} * {a} + {b} * {b}")
        side = sheet.let("side", "the side that is tried", b)
        with sheet.block(f"while {side} * {side} < {square}:"):
            sheet.change(side, "+", "1")
        test = f" and {side} <= {top}" if rule == 0 else ""
        with sheet.block(f"if {side} * {side} == {square}{test}:"):
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
    with sheet.block(f"for {i} in range({n} - 2):"), sheet.block(f"for {j} in range({i} + 1, {n} - 1):"):
        both = sheet.let("both", "the length of the shorter sticks", f"{sticks}[{i}] + {sticks}[{j}]")
        with (
            sheet.block(f"for {k} in range({j} + 1, {n}):"),
            sheet.block(f"if {both} {'>= ' if right else '> '}{sticks}[{k}]{' + 3' if right else ''}:"),
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
    total = sheet.let("points", "the points so far", "0")
    a, b, c = (sheet.name(f"{word}_rod", f"the {word} rod") for word in ("first", "second", "third"))
    with sheet.block(f"for {a}, {b}, {c} in zip({firsts}, {seconds}, {thirds}):"):
        long = sheet.let("longest", "the longest rod", f"max({a}, {b})")
        sheet.line(f"{long} = max({long}, {c})")
        rest = sheet.let("others", "the length of the others", f"{a} + {b} + {c} - {long}")
        with sheet.block(f"if {rest} <= {long}:"):
            sheet.change(total, "+", str(points[0]))
        with sheet.block("else:"):
            squares = sheet.let("squares", "the sum of all the squares", f"{a} * {a} + {b} * {b} + {c} * {c}")
            with sheet.block(f"if {squares} <= 2 * {long} * {long}:"):
                sheet.change(total, "+", str(points[1]))
            with sheet.block("else:"):
                sheet.change(total, "+", str(points[2]))
    sheet.answer(total)


def _spiral(sheet: Sheet) -> None:
    """Triangles grown from triangles."""
    side = sheet.given("side", "the length of the side", draw.whole(1, 9))
    rounds = sheet.given("rounds", "the number of rounds", draw.whole(3, 2 + 3 * sheet.level))
    step = sheet.rng.randint(1, 5)
    every, cut = sheet.rng.randint(2, 4), sheet.rng.randint(2, 9)
    drops, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    sheet.say(
        f"equilateral triangles are drawn one after the other. The first one has sides of {{{side}}} "
        f"centimetres, and the side of each later one is longer by {step} centimetre{'s' * (step > 1)} than "
        f"the one before."
    )
    if drops:
        sheet.say(f"in every triangle whose number is a multiple of {every}, {cut} centimetres of the line are left out.")
    total = sheet.let("drawn", "the centimetres drawn so far", "0")
    number = sheet.name("number", "the number of the triangle")
    with sheet.block(f"for {number} in range(1, {rounds} + 1):"):
        line = sheet.let("line", "the length of the line", f"3 * {side}")
        if drops:
            with sheet.block(f"if {number} % {every} == 0:"):
                sheet.change(line, "-", str(cut), need=f"{line} > {cut}")
        sheet.change(total, "+", line)
        sheet.change(side, "+", str(step))
    if ask:
        pens = sheet.rng.randint(40, 90)
        sheet.say(
            f"how many centimetres of the last pen are used, if a pen is empty after {pens} centimetres and "
            f"{{{rounds}}} triangles are drawn? Answer 0 if it has just been emptied."
        )
        sheet.answer(sheet.let("rest", "the remainder", f"{total} % {pens}"))
    else:
        sheet.say(f"how many centimetres are drawn for {{{rounds}}} triangles?")
        sheet.answer(total)
