"""Whole-number solutions: heads and legs, stamps, ages, and equations that are solved by search."""

from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, times

_FARMS = (
    ("hens", 2, "rabbits", 4, "heads", "legs"),
    ("tricycles", 3, "cars", 4, "vehicles", "wheels"),
    ("spiders", 8, "beetles", 6, "animals", "legs"),
    ("stools", 3, "chairs", 4, "seats", "legs"),
    ("bicycles", 2, "tricycles", 3, "saddles", "wheels"),
)


def compose(sheet: Sheet) -> None:
    """Solved by thought at levels 1 and 2, by search above."""
    makers = {1: (_heads, _ages, _sum_and_gap), 2: (_heads, _ages, _consecutive, _sum_and_gap)}
    sheet.pick(makers.get(sheet.level, (_stamps, _squares, _product, _remainders, _purchase, _reverse)))(sheet)
    frame.open_with(sheet, share=1)


def _heads(sheet: Sheet) -> None:
    first, low, second, high, heads, legs = sheet.pick(_FARMS)
    n = sheet.given("count", f"the number of {heads}", draw.whole(8, 60))
    m = sheet.given("legs", f"the number of {legs}", draw.whole(20, 260))
    sheet.say(f"there are only {first} and {second}. Together they have {{{n}}} {heads} and {{{m}}} {legs}.")
    least = sheet.let(
        "least",
        f"the number of {legs} if all were {first}" if low < high else f"the number of {legs} if all were {second}",
        f"{min(low, high)} * {n}",
    )
    many = second if low < high else first
    rest = sheet.let("surplus", f"the number of {legs} beyond that", f"{m} - {least}", f"{m} > {least}")
    gap = abs(high - low)
    number = (
        rest
        if gap == 1
        else sheet.let(
            "number", f"the number of {many}", f"{rest} // {gap}", f"{rest} % {gap} == 0 and 0 < {rest} // {gap} < {n}"
        )
    )
    if gap == 1:
        number = sheet.let("number", f"the number of {many}", rest, f"{rest} < {n}")
    few = first if low < high else second
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"how many {many} are there?")
        sheet.answer(number)
        return
    others = sheet.let("others", f"the number of {few}", f"{n} - {number}")
    if kind == 1:
        sheet.say(f"how many {few} are there?")
        sheet.answer(others)
    else:
        price, cost = sheet.rng.randint(3, 30), sheet.rng.randint(3, 30)
        sheet.say(
            f"one of the {many} is worth {price} dollars and one of the {few} {cost} dollars. How much are all of "
            f"them worth in dollars?"
        )
        one = sheet.let("first_worth", f"the worth of the {many}", f"{price} * {number}")
        two = sheet.let("second_worth", f"the worth of the {few}", f"{cost} * {others}")
        sheet.answer(sheet.let("worth", "the worth of all", f"{one} + {two}"))


def _ages(sheet: Sheet) -> None:
    child, parent = sheet.rng.sample(PEOPLE, 2)
    factor = sheet.rng.randint(2, 5)
    total = sheet.given("total", "the sum of their ages", draw.whole(24, 96))
    later = sheet.given("later", "the years until then", draw.whole(3, 20))
    sheet.say(f"{parent.name} is {times(factor)} as old as {child.name}, and together they are {{{total}}} years old.")
    young = sheet.let("young", f"the age of {child.name}", f"{total} // {factor + 1}", f"{total} % {factor + 1} == 0")
    old = sheet.let("old", f"the age of {parent.name}", f"{total} - {young}")
    kind = sheet.rng.randint(0, 3)
    if kind == 0:
        sheet.say(f"how old will {parent.name} be in {{{later}}} years?")
        answer = sheet.let("then", f"the age of {parent.name} then", f"{old} + {later}")
    elif kind == 1:
        sheet.say(
            f"how many years older than {child.name} is {parent.name}, and how old were both together {{{later}}} "
            f"years ago? Give the product of the two numbers."
        )
        gap = sheet.let("gap", "the difference of their ages", f"{old} - {young}")
        before = sheet.let("before", "the sum of their ages then", f"{total} - 2 * {later}", f"{young} > {later}")
        answer = sheet.let("product", "the product of these numbers", f"{gap} * {before}")
    elif kind == 2:
        sheet.say(f"how old was {parent.name} {{{later}}} years before {child.name} was born?")
        gap = sheet.let("gap", "the difference of their ages", f"{old} - {young}", f"{old} - {young} > {later}")
        answer = sheet.let("then", f"the age of {parent.name} then", f"{gap} - {later}")
    else:
        sheet.say(
            f"how old will the two be together in {{{later}}} years, if {child.name}'s brother, who is exactly as "
            f"old as {child.name}, is counted too?"
        )
        three = sheet.let("three", "the sum of all the ages now", f"{total} + {young}")
        answer = sheet.let("then", "the sum of all the ages then", f"{three} + 3 * {later}")
    sheet.answer(answer)


def _sum_and_gap(sheet: Sheet) -> None:
    total = sheet.given("total", "the sum", draw.whole(20, 400))
    gap = sheet.given("gap", "the difference", draw.whole(2, 90))
    story = sheet.pick(
        (
            "the sum of two numbers is {{{0}}}, and their difference is {{{1}}}.",
            "two towers are {{{0}}} metres high together, and one is {{{1}}} metres higher than the other.",
            "two boxes weigh {{{0}}} kilograms together; one is {{{1}}} kilograms heavier.",
        )
    )
    sheet.say(story.format(total, gap))
    twice = sheet.let("twice", "the doubled larger number", f"{total} + {gap}", f"({total} + {gap}) % 2 == 0 and {total} > {gap}")
    large = sheet.let("large", "the larger number", f"{twice} // 2")
    small = sheet.let("small", "the smaller number", f"{large} - {gap}")
    noun = "number" if "numbers" in sheet.problem else "height in metres" if "towers" in sheet.problem else "weight in kilograms"
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"what is the smaller {noun}?")
        sheet.answer(small)
    elif kind == 1:
        factor, shift = sheet.rng.randint(2, 6), sheet.rng.randint(2, 6)
        sheet.say(
            f"what do you get if you add {times(factor)} the larger {noun.partition(' ')[0]} to {times(shift)} the smaller one?"
        )
        sheet.answer(sheet.let("sum_of_multiples", "the sum of these multiples", f"{factor} * {large} + {shift} * {small}"))
    else:
        sheet.say(f"what is the product of the larger and the smaller {noun.partition(' ')[0]}?")
        sheet.answer(sheet.let("product", "the product of both", f"{large} * {small}"))


def _consecutive(sheet: Sheet) -> None:
    count = sheet.rng.choice((3, 5, 7))
    step, kind = sheet.pick(((1, "whole numbers"), (2, "odd numbers"), (2, "even numbers"), (5, "multiples of 5")))
    total = sheet.given("total", "the sum of the numbers", draw.whole(60, 700))
    sheet.say(f"the sum of {number_word(count)} successive {kind} is {{{total}}}.")
    need = {
        "odd numbers": f" and {total} // {count} % 2 == 1",
        "even numbers": f" and {total} // {count} % 2 == 0",
        "multiples of 5": f" and {total} // {count} % 5 == 0",
    }.get(kind, "")
    middle = sheet.let("middle", "the number in the middle", f"{total} // {count}", f"{total} % {count} == 0{need}")
    last = sheet.let("largest", "the largest number", f"{middle} + {count // 2 * step}")
    first = sheet.let("smallest", "the smallest number", f"{middle} - {count // 2 * step}", f"{middle} > {count // 2 * step}")
    asked = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "what is the product of the smallest and the largest of them?",
            "what is the square of the largest minus the square of the smallest?",
            "what remainder does the product of the smallest and the largest leave when it is divided by 100?",
        )[asked]
    )
    if asked == 1:
        sheet.answer(sheet.let("result", "the difference of the squares", f"{last} * {last} - {first} * {first}"))
        return
    product = sheet.let("product", "the product of both", f"{first} * {last}")
    sheet.answer(sheet.let("result", "the remainder", f"{product} % 100") if asked else product)


class _Finding:
    """What is asked of all solutions of a search, and how it is kept."""

    def __init__(self, sheet: Sheet, what: str) -> None:
        self.sheet = sheet
        self.kind = sheet.rng.randint(0, 3)
        self.question = (
            "how many solutions are there?",
            f"what is the sum of {what} over all solutions?",
            f"what is the largest possible value of {what}? Answer 0 if there is no solution.",
            f"list {what} of all solutions in the order of growing first numbers.",
        )[self.kind]
        names = (
            ("solutions", "the number of solutions so far"),
            ("total", "the sum over the solutions so far"),
            ("largest", "the largest value so far"),
            ("found", "the list of values so far"),
        )
        self.name = sheet.let(*names[self.kind], "[]" if self.kind == 3 else "0")

    def found(self, value: str) -> None:
        if self.kind == 0:
            self.sheet.change(self.name, "+", "1")
        elif self.kind == 1:
            self.sheet.change(self.name, "+", value)
        elif self.kind == 2:
            self.sheet.line(f"{self.name} = max({self.name}, {value})")
        else:
            self.sheet.line(f"{self.name}.append({value})")

    def answer(self) -> None:
        if self.kind == 3:
            self.sheet.answer(self.name, "list[int]", need=f"0 < len({self.name}) < 9")
        else:
            self.sheet.answer(self.name)


def _stamps(sheet: Sheet) -> None:
    a, b = sheet.pick(((3, 5), (4, 7), (5, 8), (3, 7), (5, 7), (4, 9), (6, 7), (5, 6), (4, 5)))
    total = sheet.given("total", "the cents that are wanted", draw.whole(10 + a * b, 30 + 22 * sheet.level))
    what = sheet.pick(("stamps", "coins", "vouchers", "tokens"))
    finding = _Finding(sheet, f"the number of {what} of {a} cents")
    limit = sheet.chance(0.5)
    most = sheet.rng.randint(4, 12)
    sheet.say(
        f"{{{total}}} cents are to be made of {what} of {a} cents and {what} of {b} cents"
        + (f", but with not more than {most} {what} of {b} cents." if limit else ".")
    )
    sheet.say(finding.question)
    number = sheet.name("number", f"the number of the smaller {what}")
    with sheet.block(f"for {number} in range({total} // {a} + 1):"):
        rest = sheet.let("rest", "the cents that are left", f"{total} - {a} * {number}")
        with sheet.block(f"if {rest} % {b} == 0 and {rest} // {b} <= {most}:" if limit else f"if {rest} % {b} == 0:"):
            finding.found(number)
    finding.answer()


def _squares(sheet: Sheet) -> None:
    total = sheet.given("total", "the given number", draw.whole(20 * sheet.level, 60 * sheet.level * sheet.level // 2))
    factor = sheet.rng.randint(1, 4)
    minus = sheet.chance(0.3)
    finding = _Finding(sheet, "y")
    term = "y^2" if factor == 1 else f"{factor}y^2"
    sheet.say(
        f"look for the pairs of positive whole numbers x and y with x^2 {'-' if minus else '+'} {term} = {{{total}}}"
        + (" and x at most 20." if minus else ".")
    )
    sheet.say(finding.question)
    x = sheet.let("x", "the value of x", "1") if not minus else sheet.name("x", "the value of x")
    header = f"while {x} * {x} < {total}:" if not minus else f"for {x} in range(1, 21):"
    with sheet.block(header):
        square = sheet.let(
            "rest",
            "the difference that is left for the other square" if not minus else "the surplus of the square",
            f"{total} - {x} * {x}" if not minus else f"{x} * {x} - {total}",
        )
        y = sheet.let("y", "the value of y", "1")
        scaled = f"{factor} * {y} * {y}" if factor > 1 else f"{y} * {y}"
        with sheet.block(f"while {scaled} < {square}:"):
            sheet.change(y, "+", "1")
        with sheet.block(f"if {scaled} == {square}:"):
            finding.found(y)
        if not minus:
            sheet.change(x, "+", "1")
    finding.answer()


def _product(sheet: Sheet) -> None:
    area = sheet.given("area", "the product of the sides", draw.whole(24, 60 * sheet.level, 4))
    thing = sheet.pick(("rectangles", "tables", "flower beds", "carpets", "fields"))
    unit = sheet.pick(("metres", "feet", "units"))
    odd = sheet.chance(0.5)
    limit = sheet.rng.randint(20, 60)
    finding = _Finding(sheet, "the distance around")
    sheet.say(
        f"consider all {thing} with an area of {{{area}}} square {unit} whose sides are whole numbers of "
        f"{unit}; a turned one counts as the same."
    )
    if odd:
        sheet.say(f"only those count with a distance around of at least {limit} {unit}.")
    sheet.say(
        finding.question.replace("solutions", thing).replace("no solution", "none").replace("first numbers", "shorter sides")
    )
    side = sheet.let("side", "the shorter side", "1")
    with sheet.block(f"while {side} * {side} <= {area}:"):
        with sheet.block(f"if {area} % {side} == 0:"):
            around = sheet.let("around", "the distance around", f"2 * ({side} + {area} // {side})")
            if odd:
                with sheet.block(f"if {around} >= {limit}:"):
                    finding.found(around)
            else:
                finding.found(around)
        sheet.change(side, "+", "1")
    finding.answer()


def _remainders(sheet: Sheet) -> None:
    what, who = sheet.pick(
        (
            ("eggs", "a farmer"),
            ("soldiers", "a captain"),
            ("pupils", "a teacher"),
            ("coins", "a merchant"),
            ("beads", "a jeweller"),
        )
    )
    moduli = sorted(sheet.rng.sample((3, 4, 5, 7, 11), 2 if sheet.level < 5 else 3))
    rests = [
        sheet.given(
            f"rest_{modulus}",
            f"the remainder for groups of the {('first', 'second', 'third')[place]} size",
            draw.whole(0, modulus - 1),
        )
        for place, modulus in enumerate(moduli)
    ]
    parts = [f"{{{rest}}} in groups of {modulus}" for rest, modulus in zip(rests, moduli, strict=True)]
    sheet.say(
        f"{who} counts {what} in groups and notes how many are left over: {', '.join(parts[:-1])} and "
        f"{parts[-1]}. There are at least {moduli[0]} {what}."
    )
    kind = sheet.rng.randint(0, 1)
    n = sheet.let("number", f"the possible number of {what}", str(moduli[0]))
    tried = sheet.let("tried", "the number of numbers that fail so far", "0") if kind else ""
    condition = " or ".join(f"{n} % {modulus} != {rest}" for rest, modulus in zip(rests, moduli, strict=True))
    with sheet.block(f"while {condition}:"):
        if tried:
            sheet.change(tried, "+", "1")
        sheet.change(n, "+", "1")
    sheet.say(
        f"trying the numbers from {moduli[0]} on one after the other, how many fail before the first one that fits?"
        if kind
        else f"what is the smallest possible number of {what}?"
    )
    sheet.answer(tried or n)


def _purchase(sheet: Sheet) -> None:
    things = sheet.pick(
        (("ducks", "geese", "swans"), ("pens", "rulers", "globes"), ("tulips", "roses", "orchids"), ("mugs", "bowls", "jugs"))
    )
    prices = sheet.pick(((1, 3, 7), (2, 3, 5), (1, 4, 6), (2, 5, 9), (3, 4, 8)))
    count = sheet.given("count", "the number of things bought", draw.whole(6, 8 + 3 * sheet.level))
    money = sheet.given("money", "the money spent", draw.whole(20, 30 + 18 * sheet.level))
    finding = _Finding(sheet, f"the number of {things[1]}")
    sheet.say(
        f"{things[0]} cost {prices[0]} dollar{'s' * (prices[0] > 1)} each, {things[1]} {prices[1]} dollars "
        f"and {things[2]} {prices[2]} dollars. Somebody spends exactly {{{money}}} dollars on {{{count}}} of "
        f"these things, at least one of each kind."
    )
    sheet.say(finding.question.replace("first numbers", f"numbers of {things[2]}"))
    third = sheet.name("third", f"the number of {things[2]}")
    low, mid, high = prices
    with sheet.block(f"for {third} in range(1, {count} - 1):"):
        rest = sheet.let("rest", f"the money for {things[0]} and {things[1]}", f"{money} - {high} * {third}")
        left = sheet.let("left", f"the number of {things[0]} and {things[1]}", f"{count} - {third}")
        over = sheet.let("surplus", f"the money beyond the price of {things[0]} only", f"{rest} - {low} * {left}")
        test = (
            f"if {over} > 0 and {over} % {mid - low} == 0 and {over} // {mid - low} < {left}:"
            if mid - low > 1
            else f"if 0 < {over} < {left}:"
        )
        with sheet.block(test):
            second = sheet.let("second", f"the number of {things[1]}", f"{over} // {mid - low}" if mid - low > 1 else over)
            finding.found(second)
    finding.answer()


def _reverse(sheet: Sheet) -> None:
    gap = sheet.given("gap", "the difference that is wanted", draw.whole(1, 8))
    least = sheet.given("least", "the smallest number that is allowed", draw.whole(10, 60))
    top = sheet.given("top", "the largest number that is allowed", draw.above(least, 6 * sheet.level, 16 * sheet.level))
    finding = _Finding(sheet, "the number")
    rule = sheet.rng.randint(0, 2)
    said = (
        "turning its digits around changes it by nine times {{{0}}}",
        "its digits differ by {{{0}}}",
        "the sum of its digits exceeds {{{0}}}",
    )[rule].format(gap)
    sheet.say(f"look at the two-digit numbers from {{{least}}} to {{{top}}} and call a number a solution if {said}.")
    sheet.say(finding.question)
    number = sheet.name("number", "the number being tried")
    with sheet.block(f"for {number} in range({least}, {top} + 1):", need=f"{top} < 100"):
        tens = sheet.let("tens", "the tens digit", f"{number} // 10")
        ones = sheet.let("ones", "the ones digit", f"{number} % 10")
        if rule == 0:
            turned = sheet.let("turned", "the number turned around", f"10 * {ones} + {tens}")
            test = f"if abs({turned} - {number}) == 9 * {gap}:"
        elif rule == 1:
            test = f"if abs({tens} - {ones}) == {gap}:"
        else:
            test = f"if {tens} + {ones} > {gap}:"
        with sheet.block(test):
            finding.found(number)
    finding.answer()
