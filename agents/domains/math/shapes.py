"""Single triangles: their angles, shadows, areas and right angles."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import working


def angles(sheet: Sheet) -> None:
    """The angles of a triangle or of a regular polygon."""
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
        sheet.begin("the three angles make 180 degrees together")
        told = f"the known ones make {working(f'{a} + {b}')}"
        known = sheet.let("known", "the sum of the known angles", f"{a} + {b}", told=told)
        told = f", so the third one has {working(f'180 - {known}')} degrees"
        c = sheet.let("third_angle", "the third angle", f"180 - {known}", f"{known} < 170", told)
        told = f"between the larger of {{{a}}} and {{{b}}} and this {{{c}}} the difference is {{it}}"
        sheet.answer(sheet.let("gap", "the difference", f"abs(max({a}, {b}) - {c})", f"max({a}, {b}) != {c}", told))
    elif kind == 1:
        top = sheet.given("top", "the angle at the top", draw.whole(12, 150, 2))
        whose = sheet.pick(
            (
                "an isosceles triangle",
                "an isosceles triangle in chalk",
                "the isosceles triangle ABC",
                "a drawn isosceles triangle",
            )
        )
        sheet.say(
            f"{whose} has an angle of {{{top}}} degrees at its top, between the two equal sides. "
            f"One of the equal sides is extended beyond the base. How many degrees has the outer angle between "
            f"the extension and the base?"
        )
        sheet.begin("the three angles make 180 degrees together, and the two at the base are equal")
        told = f"for the base {working(f'180 - {top}')} degrees are left"
        rest = sheet.let("rest", "the sum of the equal angles", f"180 - {top}", told=told)
        told = f", so each angle there has {{{rest}}} ÷ 2 = {{it}}"
        base = sheet.let("base_angle", "the angle at the base", f"{rest} // 2", told=told)
        told = f"the outer angle is {working(f'180 - {base}')} degrees"
        sheet.answer(sheet.let("outer", "the outer angle", f"180 - {base}", told=told))
    else:
        sides = sheet.given("sides", "the number of corners", draw.one_of(5, 6, 8, 9, 10, 12, 15, 18, 20, 24, 30, 36, 40, 45))
        count = sheet.given("count", "the number of angles", draw.whole(2, 9))
        sheet.say(f"a regular polygon has {{{sides}}} corners. How many degrees are {{{count}}} of its inner angles together?")
        sheet.begin("a polygon can be cut into triangles, always two fewer than it has corners")
        angles_sum = f"180 * ({sides} - 2)"
        told = f"so all inner angles make {working(angles_sum)} degrees"
        whole = sheet.let("whole", "the sum of all inner angles", angles_sum, told=told)
        told = f", and one of them has {{{whole}}} ÷ {{{sides}}} = {{it}}"
        one = sheet.let("one", "the size of an inner angle", f"{whole} // {sides}", f"{count} < {sides}", told)
        sheet.answer(sheet.let("part", "the sum of these angles", f"{count} * {one}", told=working(f"{count} * {one}")))


def shadow(sheet: Sheet) -> None:
    """A height from two shadows."""
    who = sheet.pick(PEOPLE)
    thing = sheet.pick(("a tree", "a flagpole", "a chimney", "a church tower", "a lighthouse", "a crane"))
    height = sheet.given("height", f"the height of {who.name} in centimetres", draw.whole(120, 190, 5))
    own = sheet.given("own_shadow", f"the length of the shadow of {who.name}", draw.whole(60, 300, 5))
    long = sheet.given("shadow", f"the length of the shadow of {thing}", draw.whole(400, 4000, 10))
    sheet.say(
        f"{who.name} is {{{height}}} centimetres tall and casts a shadow of {{{own}}} centimetres. At the "
        f"same time {thing} casts a shadow of {{{long}}} centimetres."
    )
    sheet.begin("heights and shadows are in the same proportion")
    gloss = "the product of the height and the longer shadow"
    product = sheet.let("product", gloss, f"{height} * {long}", told=working(f"{height} * {long}"))
    need = f"{product} % {own} == 0 and {long} > 2 * {own}"
    told = f", so {thing} is {{{product}}} ÷ {{{own}}} = {{it}} centimetres high"
    tall = sheet.let("tall", f"the height of {thing} in centimetres", f"{product} // {own}", need, told)
    if sheet.level == 1:
        sheet.say(f"how high is {thing} in centimetres?")
        sheet.answer(tall)
    else:
        sheet.say(
            f"by how many centimetres is it higher than {who.name}, and by how many centimetres is its shadow longer? "
            f"Give the sum of both numbers."
        )
        told = f"that is {working(f'{tall} - {height}')} more"
        gap = sheet.let("gap", "the difference of the heights", f"{tall} - {height}", told=told)
        told = f", and the shadow is {working(f'{long} - {own}')} longer"
        more = sheet.let("more", "the difference of the shadows", f"{long} - {own}", told=told)
        told = f"together this makes {working(f'{gap} + {more}')}"
        sheet.answer(sheet.let("total", "the sum of both differences", f"{gap} + {more}", told=told))


def area(sheet: Sheet) -> None:
    """The area of a triangle, and what it costs or what a hole leaves."""
    base, height = (
        sheet.given("base", "the length of the base", draw.whole(4, 60)),
        sheet.given("height", "the height", draw.whole(4, 40)),
    )
    what, unit = sheet.pick(
        (("sail", "metres"), ("pennant", "centimetres"), ("field", "metres"), ("roof", "metres"), ("shelf", "centimetres"))
    )
    sheet.begin("the area is half of base times height")
    need, told = f"{base} * {height} % 2 == 0", working(f"{base} * {height}")
    double = sheet.let("double", "the doubled area", f"{base} * {height}", need, told)
    told = f", so the {what} has {{{double}}} ÷ 2 = {{it}} square {unit}"
    area = sheet.let("area", f"the area of the {what}", f"{double} // 2", told=told)
    sheet.say(f"a triangular {what} has a base of {{{base}}} {unit} and a height of {{{height}}} {unit} above it.")
    if sheet.chance(0.5):
        price = sheet.rng.randint(2, 9)
        sheet.say(f"a square {unit[:-1]} costs {price} dollars. What does the {what} cost in dollars?")
        sheet.answer(sheet.let("cost", "the cost", f"{price} * {area}", told=f"it costs {working(f'{price} * {area}')} dollars"))
    else:
        cut = sheet.given("cut", "the area of the hole", draw.whole(3, 60))
        sheet.say(f"a hole of {{{cut}}} square {unit} is cut into it. How many square {unit} are left?")
        told = f"the hole leaves {working(f'{area} - {cut}')}"
        sheet.answer(sheet.let("rest", "the area that is left", f"{area} - {cut}", f"{area} > 2 * {cut}", told))


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


def right(sheet: Sheet) -> None:
    """Whether three sides make a right angle, and what follows."""
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
    sheet.begin("by Pythagoras, the angle is right if the squares fit")
    squares, need = f"{a} * {a} + {b} * {b}", f"{a} < {c} and {b} < {c} and {a} + {b} > {c}"
    told = f"the shorter sides give {working(squares)}"
    total = sheet.let("legs_squared", "the sum of the squares of the shorter sides", squares, need, told)
    told = f", and the longest one gives {working(f'{c} * {c}')}"
    square = sheet.let("long_squared", "the square of the longest side", f"{c} * {c}", told=told)
    with sheet.block(f"if {total} == {square}:", told=("these are equal", "these are not equal")):
        told = f", so the angle is right, and the area is {{{a}}} × {{{b}}} ÷ 2 = {{it}}"
        result = sheet.let("result", "the number that is asked for", f"{a} * {b} // 2", told=told)
    with sheet.block("else:"):
        sheet.line(f"{result} = abs({square} - {total})", told=f", and they differ by {{{result}}}")
    sheet.answer(result)


def ladder(sheet: Sheet) -> None:
    """How high a ladder reaches."""
    triple = draw.one_of(*(t[2] for t in _TRIPLES))
    c = sheet.given("ladder", "the length of the ladder", triple)
    a = sheet.given("foot", "the distance of the foot from the wall", draw.one_of(*(t[0] for t in _TRIPLES)))
    unit = sheet.pick(("decimetres", "feet", "metres"))
    sheet.say(f"a ladder of {{{c}}} {unit} leans against a wall; its foot is {{{a}}} {unit} away from the wall.")
    squares, need = f"{c} * {c} - {a} * {a}", f"{a} < {c} and ({a}, {c}) in {[(t[0], t[2]) for t in _TRIPLES]}"
    sheet.begin("ladder, wall and ground make a right triangle")
    told = f"by Pythagoras, the square of the height is {working(squares)}"
    rest = sheet.let("rest", "the square of the height", squares, need, told)
    root = sheet.let("high", "the height that is tried", str(0), told="")
    with sheet.block(
        f"while {root} * {root} < {rest}:", told=("", f"trying from 0 on, we find that it is {{{root}}} × {{{root}}}")
    ):
        sheet.change(root, "+", "1", told="")
    sheet.say(
        f"trying whole numbers from 0 on, find how high it reaches. What is the area of the triangle between "
        f"the ladder, the wall and the ground, doubled, in square {unit}?"
    )
    told = f"the doubled area is {working(f'{a} * {root}')}"
    sheet.answer(sheet.let("double", "the doubled area", f"{a} * {root}", told=told))


def heron(sheet: Sheet) -> None:
    """Whether three rods make a triangle, and what follows."""
    a, b, c = (sheet.given(f"{word}_side", f"the {word} side", draw.whole(5, 40)) for word in ("first", "second", "third"))
    who = sheet.pick(PEOPLE)
    sheet.say(f"{who.name} has rods of {{{a}}}, {{{b}}} and {{{c}}} centimetres.")
    sheet.begin("the longest rod must be shorter than the other two together")
    longest = sheet.let("longest", "the longest rod", f"max({a}, {b})", told="")
    sheet.line(f"{longest} = max({longest}, {c})", told=f"the longest one has {{{longest}}} centimetres")
    told = f"all rods together measure {working(f'{a} + {b} + {c}')}"
    total = sheet.let("total", "the length of all rods", f"{a} + {b} + {c}", told=told)
    need, told = f"{total} != 2 * {longest}", f", so the others make {working(f'{total} - {longest}')}"
    others = sheet.let("others", "the length of the other rods", f"{total} - {longest}", need, told)
    sheet.say(
        "if they can form a triangle, the answer is its perimeter; otherwise it is the number of centimetres "
        "by which the longest rod is longer than the other two together."
    )
    held = (f"{{{others}}} is greater than {{{longest}}}", f"{{{others}}} is not greater than {{{longest}}}")
    with sheet.block(f"if {others} > {longest}:", told=held):
        sheet.answer(total, told=", so they form a triangle, and its perimeter is {returned}")
    sheet.answer(f"{longest} - {others}", told=f", so they form none: {working(f'{longest} - {others}', 'returned')}")
