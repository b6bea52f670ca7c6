"""Equations in whole numbers that are solved by search: all values are tried in order."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, working


class _Finding:
    """What is asked of all solutions of a search, and how it is kept."""

    def __init__(self, sheet: Sheet, what: str, order: str = "growing order") -> None:
        self.sheet = sheet
        self.kind = sheet.rng.randint(0, 3)
        self.question = (
            "how many solutions are there?",
            f"what is the sum of {what} over all solutions?",
            f"what is the largest possible value of {what}? Answer 0 if there is no solution.",
            f"list {what} of all solutions in {order}.",
        )[self.kind]
        names = (
            ("solutions", "the number of solutions so far"),
            ("total", "the sum over the solutions so far"),
            ("largest", "the largest value so far"),
            ("found", "the list of values so far"),
        )
        self.name = sheet.let(*names[self.kind], "[]" if self.kind == 3 else "0", told="")

    def found(self, value: str) -> None:
        if self.kind == 0:
            told = f", which makes {{{self.name}:solution/solutions}} so far"
            self.sheet.change(self.name, "+", "1", told=told)
        elif self.kind == 1:
            self.sheet.change(self.name, "+", value, told=f", so the sum is {changed(self.name, '+', value)}")
        elif self.kind == 2:
            told = f", and the largest value so far is {{{self.name}}}"
            self.sheet.line(f"{self.name} = max({self.name}, {value})", told=told)
        else:
            self.sheet.line(f"{self.name}.append({value})", told=f", so {{{value}}} is listed")

    def answer(self) -> None:
        if self.kind == 3:
            self.sheet.answer(self.name, "list[int]", need=f"0 < len({self.name}) < 9")
        else:
            self.sheet.answer(self.name)


def stamps(sheet: Sheet) -> None:
    """An amount made of two values."""
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
    sheet.say("they may also be of one kind only.")
    sheet.say(finding.question)
    number = sheet.name("number", f"the number of the smaller {what}")
    sheet.begin(f"let us try every number of {what} of {a} cents, from 0 on")
    with sheet.block(f"for {number} in range({total} // {a} + 1):", told=""):
        left = f"{total} - {a} * {number}"
        told = f"with {{{number}}} of them, {working(left)} cents are left"
        rest = sheet.let("rest", "the cents that are left", left, told=told)
        fits = (f", which {b} divides", f", which {b} does not divide")
        test = f"if {rest} % {b} == 0 and {rest} // {b} <= {most}:" if limit else f"if {rest} % {b} == 0:"
        with sheet.block(test, told=None if limit else fits):
            finding.found(number)
    finding.answer()


def squares(sheet: Sheet) -> None:
    """Two squares, or multiples of them, that make a number."""
    total = sheet.given("total", "the given number", draw.whole(20 * sheet.level, 60 * sheet.level * sheet.level // 2))
    factor = sheet.rng.randint(1, 4)
    minus = sheet.chance(0.3)
    finding = _Finding(sheet, "y", "the order of growing x")
    term = "y^2" if factor == 1 else f"{factor}y^2"
    sheet.say(
        f"look for the pairs of positive whole numbers x and y with x^2 {'-' if minus else '+'} {term} = {{{total}}}"
        + (" and x at most 20." if minus else ".")
    )
    sheet.say(finding.question)
    x = sheet.let("x", "the value of x", "1", told="") if not minus else sheet.name("x", "the value of x")
    sheet.begin("let us try x = 1, then the next one, and so on")
    end = ("", f"{{{x}}} × {{{x}}} is not less than {{{total}}}, so we stop here")
    header = f"while {x} * {x} < {total}:" if not minus else f"for {x} in range(1, 21):"
    with sheet.block(header, told="" if minus else end):
        left = f"{total} - {x} * {x}" if not minus else f"{x} * {x} - {total}"
        gloss = "the difference that is left for the other square" if not minus else "the surplus of the square"
        told = f"for x = {{{x}}}, {working(left)} must be {term}"
        square = sheet.let("rest", gloss, left, told=told)
        y = sheet.let("y", "the value of y", "1", told="")
        scaled = f"{factor} * {y} * {y}" if factor > 1 else f"{y} * {y}"
        enough = f"the first y for which {term} is not less than {{{square}}} is {{{y}}}"
        with sheet.block(f"while {scaled} < {square}:", told=("", enough)):
            sheet.change(y, "+", "1", told="")
        with sheet.block(f"if {scaled} == {square}:", told=(", and it fits", ", but it does not fit")):
            finding.found(y)
        if not minus:
            sheet.change(x, "+", "1", told="")
    finding.answer()


def product(sheet: Sheet) -> None:
    """Rectangles of a given area."""
    area = sheet.given("area", "the product of the sides", draw.whole(24, 60 * sheet.level, 4))
    thing = sheet.pick(("rectangles", "tables", "flower beds", "carpets", "fields"))
    unit = sheet.pick(("metres", "feet", "units"))
    odd = sheet.chance(0.5)
    limit = sheet.rng.randint(20, 60)
    finding = _Finding(sheet, "the distance around", "the order of growing shorter sides")
    sheet.say(
        f"consider all {thing} with an area of {{{area}}} square {unit} whose sides are whole numbers of "
        f"{unit}; a turned one counts as the same."
    )
    if odd:
        sheet.say(f"only those count with a distance around of at least {limit} {unit}.")
    sheet.say(finding.question.replace("solutions", thing).replace("no solution", "none"))
    side = sheet.let("side", "the shorter side", "1", told="")
    sheet.begin("let us try the shorter side, from 1 on")
    end = ("", f"{{{side}}} × {{{side}}} is more than {{{area}}}, so these are all")
    with sheet.block(f"while {side} * {side} <= {area}:", told=end):
        divides = (f"{{{side}}} divides {{{area}}}", f"{{{side}}} does not divide {{{area}}}")
        with sheet.block(f"if {area} % {side} == 0:", told=divides):
            told = f", so the distance around is 2 × ({{{side}}} + {{{area}}} ÷ {{{side}}}) = {{it}}"
            around = sheet.let("around", "the distance around", f"2 * ({side} + {area} // {side})", told=told)
            if odd:
                with sheet.block(f"if {around} >= {limit}:", told=(f", at least {limit}", f", less than {limit}")):
                    finding.found(around)
            else:
                finding.found(around)
        sheet.change(side, "+", "1", told="")
    finding.answer()


def remainders(sheet: Sheet) -> None:
    """A number with given remainders."""
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
    sheet.begin("let us try the numbers in order|we try one number after the other")
    n = sheet.let("number", f"the possible number of {what}", str(moduli[0]), told="the first one is {it}")
    tried = sheet.let("tried", "the number of numbers that fail so far", "0", told="") if kind else ""
    condition = " or ".join(f"{n} % {modulus} != {rest}" for rest, modulus in zip(rests, moduli, strict=True))
    with sheet.block(f"while {condition}:"):
        if tried:
            sheet.change(tried, "+", "1", told=f", failure number {{{tried}}}")
        sheet.change(n, "+", "1", told=f"next comes {{{n}}}|we go on to {{{n}}}")
    sheet.say(
        f"trying the numbers from {moduli[0]} on one after the other, how many fail before the first one that fits?"
        if kind
        else f"what is the smallest possible number of {what}?"
    )
    sheet.answer(tried or n)


def purchase(sheet: Sheet) -> None:
    """Things of three kinds for a given amount."""
    things = sheet.pick(
        (("ducks", "geese", "swans"), ("pens", "rulers", "globes"), ("tulips", "roses", "orchids"), ("mugs", "bowls", "jugs"))
    )
    prices = sheet.pick(((1, 3, 7), (2, 3, 5), (1, 4, 6), (2, 5, 9), (3, 4, 8)))
    count = sheet.given("count", "the number of things bought", draw.whole(6, 8 + 3 * sheet.level))
    money = sheet.given("money", "the money spent", draw.whole(20, 30 + 18 * sheet.level))
    finding = _Finding(sheet, f"the number of {things[1]}", f"the order of growing numbers of {things[2]}")
    sheet.say(
        f"{things[0]} cost {prices[0]} dollar{'s' * (prices[0] > 1)} each, {things[1]} {prices[1]} dollars "
        f"and {things[2]} {prices[2]} dollars. Somebody spends exactly {{{money}}} dollars on {{{count}}} of "
        f"these things, at least one of each kind."
    )
    sheet.say(finding.question)
    third = sheet.name("third", f"the number of {things[2]}")
    low, mid, high = prices
    sheet.begin(f"let us try every number of {things[2]}, from 1 on")
    with sheet.block(f"for {third} in range(1, {count} - 1):", told=""):
        spent, others = f"{money} - {high} * {third}", f"{count} - {third}"
        told = f"with {{{third}}} of them, {working(spent)} dollars are left"
        rest = sheet.let("rest", f"the money for {things[0]} and {things[1]}", spent, told=told)
        told = f" for {working(others)} other things"
        left = sheet.let("left", f"the number of {things[0]} and {things[1]}", others, told=f",{told}")
        over = f"{rest} - {low} * {left}"
        told = f"if these were only {things[0]}, {working(over)} dollars would be over"
        over = sheet.let("surplus", f"the money beyond the price of {things[0]} only", over, told=told)
        test = (
            f"if {over} > 0 and {over} % {mid - low} == 0 and {over} // {mid - low} < {left}:"
            if mid - low > 1
            else f"if 0 < {over} < {left}:"
        )
        swap = f"taking {things[1]} instead of some {things[0]}, at {mid - low} more each,"
        with sheet.block(test, told=(f"{swap} uses that up", f"{swap} cannot use that up")):
            told = f", so there are {{it}} {things[1]}"
            fitting = f"{over} // {mid - low}" if mid - low > 1 else over
            second = sheet.let("second", f"the number of {things[1]}", fitting, told=told)
            finding.found(second)
    finding.answer()


def reverse(sheet: Sheet) -> None:
    """Two-digit numbers whose digits fit a rule."""
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
    sheet.say(finding.question.replace("the number over all", "all").replace("the number of all", "all"))
    number = sheet.name("number", "the number being tried")
    sheet.begin(f"let us go through the numbers from {{{least}}} to {{{top}}}")
    with sheet.block(f"for {number} in range({least}, {top} + 1):", need=f"{top} < 100", told=""):
        tens = sheet.let("tens", "the tens digit", f"{number} // 10", told="")
        ones = sheet.let("ones", "the ones digit", f"{number} % 10", told=f"{{{number}}} has the digits {{{tens}}} and {{it}}")
        if rule == 0:
            around = f"10 * {ones} + {tens}"
            told = ", and turned around it is {it}"
            turned = sheet.let("turned", "the number turned around", around, told=told)
            test, held = f"if abs({turned} - {number}) == 9 * {gap}:", (", as wanted", ", which does not fit")
        elif rule == 1:
            test = f"if abs({tens} - {ones}) == {gap}:"
            held = (f", which differ by {{{gap}}}", f", which do not differ by {{{gap}}}")
        else:
            test = f"if {tens} + {ones} > {gap}:"
            held = (f", with a sum of {{{tens} + {ones}}}, more than {{{gap}}}", f", with a sum of {{{tens} + {ones}}}, not more")
        with sheet.block(test, told=held):
            finding.found(number)
    finding.answer()
