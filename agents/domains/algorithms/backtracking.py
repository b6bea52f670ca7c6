"""Trying all selections and orders that obey a rule."""

from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_THINGS = (
    ("weights", "kilograms"),
    ("boards", "decimetres"),
    ("songs", "minutes"),
    ("parcels", "kilograms"),
    ("prizes", "points"),
)


def compose(sheet: Sheet) -> None:
    """Selections, pairs, orders, codes, fillings."""
    makers = (
        (_pairs, _pairs, _code) if sheet.level < 3 else (_subsets, _subsets, _pairs, _triples, _code, _orders, _signs, _steps)
    )
    sheet.pick(makers)(sheet)
    coda.extend(sheet)


class _Tally:
    """What is asked of everything that fits, and how it is kept."""

    def __init__(self, sheet: Sheet, what: str, value: str, *, signed: bool = False) -> None:
        self.sheet = sheet
        self.kind = sheet.rng.randint(0, 3)
        none = "no such value is above 0" if signed else "there are none"
        self.question = (
            f"how many {what} are there?",
            f"what is {value}, added up over all {what}?",
            f"what is the largest value of {value} among these {what}? Answer 0 if {none}.",
            f"multiply the largest value of {value} among these {what} by their number. What do you get? Answer 0 if {none}.",
        )[self.kind]
        glosses = (f"the number of {what} so far", "the sum so far", "the largest value so far", "the largest value so far")
        self.name = sheet.let("tally", glosses[self.kind], "0", told="")
        self.count = sheet.let("count", f"the number of {what} so far", "0", told="") if self.kind == 3 else ""

    def add(self, value: str) -> None:
        """Note one that fits."""
        sheet, name = self.sheet, self.name
        if self.kind == 0:
            sheet.change(name, "+", "1", told=f", number {{{name}}}")
        elif self.kind == 1:
            sheet.change(name, "+", value, told=f", so the sum is {{old({name})}} + {{{name} - old({name})}} = {{{name}}}")
        elif self.kind == 2:
            sheet.line(f"{name} = max({name}, {value})", told=f", so the largest so far is {{{name}}}")
        else:
            sheet.line(f"{name} = max({name}, {value})", told="")
            sheet.change(self.count, "+", "1", told=f", number {{{self.count}}}, and the largest so far is {{{name}}}")

    def among(self, values: str, value: str, rule: tuple[str, str, str, str]) -> None:
        """Go through a list, note what the rule (as ``_rule`` gives it) finds good, and give what was asked."""
        _, test, yes, no = rule
        with (
            self.sheet.block(f"for {value} in {values}:", told=""),
            self.sheet.block(f"if {test}:", told=(f"{{{value}}} comes, {yes}", f"{{{value}}} comes, {no}")),
        ):
            self.add(value)
        self.answer()

    def answer(self) -> None:
        """Give what was asked."""
        if self.kind == 3:
            product = self.sheet.let(
                "product", "the product", f"{self.name} * {self.count}", told=f"{{{self.name}}} × {{{self.count}}} = {{it}}"
            )
            self.sheet.answer(product)
        else:
            self.sheet.answer(self.name)


def _values(sheet: Sheet, size: tuple[int, int], *, low: int = 1, high: int = 15) -> tuple[str, str, str]:
    what, unit = sheet.pick(_THINGS)
    values = sheet.given("values", f"the {what}", draw.many(size, low, high, distinct=True), "list[int]")
    sheet.say(f"there are {what} of {{{values}}} {unit}.")
    sheet.begin(f"the {what} are {{{values}}}")
    return values, what, unit


def _rule(sheet: Sheet, total: str, goal: str) -> tuple[str, str, str, str]:
    """Words and code of a condition on a sum: said, test, if it holds, if not."""
    return sheet.pick(
        (
            (f"is exactly {{{goal}}}", f"{total} == {goal}", f"which is {{{goal}}}", f"which is not {{{goal}}}"),
            (
                f"is at most {{{goal}}}",
                f"{total} <= {goal}",
                f"which is not more than {{{goal}}}",
                f"which is more than {{{goal}}}",
            ),
            (
                f"is greater than {{{goal}}}",
                f"{total} > {goal}",
                f"which is more than {{{goal}}}",
                f"which is not more than {{{goal}}}",
            ),
            (
                f"leaves no remainder when divided by {{{goal}}}",
                f"{total} % {goal} == 0",
                f"a multiple of {{{goal}}}",
                f"no multiple of {{{goal}}}",
            ),
        )
    )


def _subsets(sheet: Sheet) -> None:
    """All selections, one thing after the other."""
    size = {3: (2, 3), 4: (3, 3), 5: (3, 4)}[sheet.level]
    values, what, _ = _values(sheet, size)
    goal = sheet.given("goal", "the given number", draw.whole(3, 25))
    total = sheet.name("total", "the sum of the selection")
    rule = _rule(sheet, total, goal)
    sheet.say(
        f"consider all selections of some of them, from nothing to all, and call a selection good if the sum "
        f"of what is in it {rule[0]}."
    )
    tally = _Tally(sheet, "good selections", "the sum")
    sheet.say(tally.question)
    sums = sheet.let("sums", "the sums of the selections", "[0]", told="nothing at all has the sum 0")
    value = sheet.name("value", f"the next of the {what}")
    backwards = sheet.chance(0.3)
    with sheet.block(f"for {value} in {f'reversed({values})' if backwards else values}:", told=""):
        old = sheet.let("before", "the sums before", sums, told="")
        with sheet.block(f"for {total} in {old}:", told=""):
            sheet.line(f"{sums} = {sums} + [{total} + {value}]", told="")
        sheet.line(f"{old} = {sums}", told=f"with and without {{{value}}}, the sums are {{{sums}}}")
    tally.among(sums, total, rule)


def _pairs(sheet: Sheet) -> None:
    """Two of several."""
    size = ((2, 2), (2, 3), (3, 4), (4, 6), (6, 8))[sheet.level - 1]
    values, _, _ = _values(sheet, size, high=25)
    goal = sheet.given("goal", "the given number", draw.whole(3, 30))
    kind = sheet.rng.randint(0, 2)
    total = sheet.name("result", "the number of the pair")
    said, test, yes, no = _rule(sheet, total, goal)
    number = ("sum", "difference", "product")[kind]
    order = " (the larger minus the smaller)" if kind == 1 else ""
    sheet.say(f"for every two of them, take the {number}{order}, and call the pair good if it {said}.")
    tally = _Tally(sheet, "good pairs", f"the {number}")
    sheet.say(tally.question)
    i, j = sheet.name("one_place", "the place of the one"), sheet.name("far_place", "the place of the other")
    a, b = f"{values}[{i}]", f"{values}[{j}]"
    code = (f"{a} + {b}", f"abs({a} - {b})", f"{a} * {b}")[kind]
    with (
        sheet.block(f"for {i} in range(len({values}) - 1):", told=""),
        sheet.block(f"for {j} in range({i} + 1, len({values})):", told=""),
    ):
        made = (
            f"{{{a}}} + {{{b}}} = {{{total}}}",
            f"between {{{a}}} and {{{b}}} the difference is {{{total}}}",
            f"{{{a}}} × {{{b}}} = {{{total}}}",
        )[kind]
        sheet.line(f"{total} = {code}", told=made)
        with sheet.block(f"if {test}:", told=(f", {yes}", f", {no}")):
            tally.add(total)
    tally.answer()


def _triples(sheet: Sheet) -> None:
    """Three of several."""
    size = {3: (3, 4), 4: (4, 4), 5: (4, 5)}[sheet.level]
    values, _, _ = _values(sheet, size, high=20)
    goal = sheet.given("goal", "the given number", draw.whole(4, 40))
    total = sheet.name("result", "the sum of the selection")
    said, test, yes, no = _rule(sheet, total, goal)
    sheet.say(f"every selection of three of them is tried, and it is good if the sum {said}.")
    cut = sheet.chance(0.4)
    if cut:
        sheet.say("a selection whose first two have more than 25 together is not even begun and is not good.")
    tally = _Tally(sheet, "good selections", "the sum")
    sheet.say(tally.question)
    i, j, k = (
        sheet.name("first_place", "the first place"),
        sheet.name("middle_place", "the middle place"),
        sheet.name("last_place", "the last place"),
    )
    n = f"len({values})"
    with sheet.block(f"for {i} in range({n} - 2):", told=""), sheet.block(f"for {j} in range({i} + 1, {n} - 1):", told=""):
        if cut:
            with sheet.block(
                f"if {values}[{i}] + {values}[{j}] > 25:",
                told=(f"{{{values}[{i}]}} and {{{values}[{j}]}} have too much together", ""),
            ):
                sheet.line("continue", told="")
        with sheet.block(f"for {k} in range({j} + 1, {n}):", told=""):
            sheet.line(
                f"{total} = {values}[{i}] + {values}[{j}] + {values}[{k}]",
                told=f"{{{values}[{i}]}} + {{{values}[{j}]}} + {{{values}[{k}]}} = {{{total}}}",
            )
            with sheet.block(f"if {test}:", told=(f", {yes}", f", {no}")):
                tally.add(total)
    tally.answer()


def _code(sheet: Sheet) -> None:
    """Locks with clues."""
    who = sheet.pick(PEOPLE)
    top = ((2, 2), (2, 3), (2, 4), (3, 5), (5, 8))[sheet.level - 1]
    high = sheet.given("high", "the largest number on a wheel", draw.whole(*top))
    goal = sheet.given("goal", "the given number", draw.whole(1, 3 + sheet.level * 2))
    kind, order = sheet.rng.randint(0, 2), sheet.rng.randint(0, 2)
    said = (
        f"the sum of both is at least {{{goal}}}",
        f"the product of both is at most {{{goal}}}",
        f"twice the first plus the second leaves no remainder when divided by {{{goal}}}",
    )[kind]
    also = ("", ", and the first one is less than the second", ", and the two are different")[order]
    sheet.say(
        f"{who.name}'s lock has two wheels with the numbers from 1 to {{{high}}}. {who.she.capitalize()} "
        f"remembers that {said}{also}."
    )
    tally = _Tally(sheet, "possible settings", "ten times the first number plus the second")
    sheet.say(tally.question)
    sheet.begin("we try all settings")
    a, b = sheet.name("one_wheel", "the number on the first wheel"), sheet.name("far_wheel", "the number on the second wheel")
    start = f"{a} + 1" if order == 1 else "1"
    test = (f"{a} + {b} >= {goal}", f"{a} * {b} <= {goal}", f"(2 * {a} + {b}) % {goal} == 0")[kind]
    words = (
        f"{{{a}}} and {{{b}}} have the sum {{{a} + {b}}}",
        f"{{{a}}} and {{{b}}} are tried",
        f"{{{a}}} and {{{b}}} are tried",
    )[kind]
    with (
        sheet.block(f"for {a} in range(1, {high} + 1):", told=""),
        sheet.block(f"for {b} in range({start}, {high} + 1):", told=""),
    ):
        if order == 2:
            with sheet.block(f"if {a} == {b}:", told=(f"{{{a}}} and {{{b}}} are equal, which must not be", "")):
                sheet.line("continue", told="")
        with sheet.block(f"if {test}:", told=(f"{words}, which is possible", f"{words}, which is not possible")):
            tally.add(f"10 * {a} + {b}")
    tally.answer()


def _orders(sheet: Sheet) -> None:
    """All orders of three or four."""
    size = {3: (2, 3), 4: (3, 3), 5: (3, 3)}[sheet.level]
    values, what, _ = _values(sheet, size, high=20)
    gap = sheet.given("gap", "the given number", draw.whole(2, 14))
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        "all orders of them are tried, and "
        + (
            f"an order is good if two neighbours never differ by more than {{{gap}}}."
            if kind == 0
            else f"an order is good if the first is larger than the last or two neighbours have exactly {{{gap}}} together."
        )
    )
    tally = _Tally(sheet, "good orders", "ten times the first number minus the last one", signed=True)
    sheet.say(tally.question)
    orders = sheet.let("orders", "the orders so far", "[[]]", told="")
    value, order, place = (
        sheet.name("value", f"the next of the {what}"),
        sheet.name("order", "the order looked at"),
        sheet.name("place", "the place"),
    )
    more = sheet.name("more", "the longer orders")
    with sheet.block(f"for {value} in {values}:", told=f"{{{value}}} is put into all places"):
        sheet.line(f"{more} = []", told="")
        with sheet.block(f"for {order} in {orders}:", told=""), sheet.block(f"for {place} in range(len({order}) + 1):", told=""):
            sheet.line(f"{more}.append({order}[:{place}] + [{value}] + {order}[{place}:])", told="")
        sheet.line(f"{orders} = {more}", told=f", which gives {{len({orders}):order/orders}}")
    good = sheet.name("good", "what is found of the order")
    with sheet.block(f"for {order} in {orders}:", told=f"now the order {{{order}}} is looked at"):
        a, b = f"{order}[{place}]", f"{order}[{place} + 1]"
        sheet.line(f"{good} = {'True' if kind == 0 else f'{order}[0] > {order}[-1]'}", told="")
        with sheet.block(f"for {place} in range(len({order}) - 1):", told=""):
            test = f"abs({a} - {b}) > {gap}" if kind == 0 else f"{a} + {b} == {gap}"
            words = (
                f"{{{a}}} and {{{b}}} differ by more than {{{gap}}}"
                if kind == 0
                else f"{{{a}}} and {{{b}}} have {{{gap}}} together"
            )
            with sheet.block(f"if {test}:", told=(f", where {words}", "")):
                sheet.line(f"{good} = {'False' if kind == 0 else 'True'}", told="")
        with sheet.block(f"if {good}:", told=(", and it is good", ", and it is not good")):
            tally.add(f"10 * {order}[0] - {order}[-1]")
    tally.answer()


def _signs(sheet: Sheet) -> None:
    """Plus or minus before each number."""
    size = {3: (2, 3), 4: (3, 3), 5: (3, 4)}[sheet.level]
    values, _, _ = _values(sheet, size, high=20)
    goal = sheet.given("goal", "the given number", draw.whole(2, 25))
    total = sheet.name("total", "the result")
    rule = _rule(sheet, total, goal)
    sheet.say(
        f"between the numbers, plus or minus signs are put in all possible ways, and a way is good if the result {rule[0]}."
    )
    tally = _Tally(sheet, "good ways", "the result", signed=True)
    sheet.say(tally.question)
    results = sheet.let("results", "the results so far", f"[{values}[0]]", told="")
    value = sheet.name("value", "the next number")
    more = sheet.name("more", "the results with the next number")
    with sheet.block(f"for {value} in {values}[1:]:", told=""):
        sheet.line(f"{more} = []", told="")
        with sheet.block(f"for {total} in {results}:", told=""):
            sheet.line(f"{more}.append({total} + {value})", told="")
            sheet.line(f"{more}.append({total} - {value})", told="")
        sheet.line(f"{results} = {more}", told=f"with plus or minus {{{value}}}, the results are {{{results}}}")
    tally.among(results, total, rule)


def _steps(sheet: Sheet) -> None:
    """Walks of given sizes that reach a goal, kept in a list of unfinished ones."""
    sizes = sorted(sheet.rng.sample(range(1, 6), 2))
    goal = sheet.given("goal", "the goal", draw.whole(3, 2 + 2 * sheet.level))
    bad = sheet.given("bad", "the number that is forbidden", draw.whole(2, 8)) if sheet.chance(0.5) else ""
    last = sheet.chance(0.5)
    sheet.say(
        f"beginning with 0, one adds {sizes[0]} or {sizes[1]} again and again. A walk ends as soon as "
        f"{{{goal}}} is reached, which is a success, or exceeded, which is a failure."
    )
    if bad:
        sheet.say(f"the number {{{bad}}} is forbidden: whoever gets there fails at once.")
    sheet.say(
        f"all walks are tried: from a list of unfinished walks, in which only 0 stands at first, the "
        f"{'last' if last else 'first'} one is taken, and both ways to go on are put at the end."
    )
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        (
            "what is ten times the number of successes plus the number of failures?",
            "how many walks are taken from the list before the list is empty, plus ten times the number of successes?",
        )[kind]
    )
    frame.open_with(sheet, share=1)
    sheet.begin("at first there is only the walk that stands at 0")
    todo = sheet.let("unfinished", "the unfinished walks", "[0]", need=f"{bad} != {goal}" if bad else "", told="")
    won = sheet.let("successes", "the number of successes so far", "0", told="")
    other = sheet.let(
        "failures" if kind == 0 else "taken",
        "the number of failures so far" if kind == 0 else "the number of walks taken so far",
        "0",
        told="",
    )
    place = sheet.name("place", "the number reached")
    with sheet.block(f"while len({todo}) > 0:", told=("", "no walk is left")):
        sheet.line(f"{place} = {todo}.pop({'' if last else '0'})", told=f"we take the walk that stands at {{{place}}}")
        if kind:
            sheet.change(other, "+", "1", told="")
        with sheet.block(f"if {place} == {goal}:", told=(", a success", "")):
            sheet.change(won, "+", "1", told=f", number {{{won}}}")
        fails = f"{place} > {goal}" + (f" or {place} == {bad}" if bad else "")
        if kind == 0:
            with sheet.block(f"elif {fails}:", told=(", a failure", "")):
                sheet.change(other, "+", "1", told=f", number {{{other}}}")
            keyword = "else:"
        else:
            keyword = f"elif {place} < {goal}" + (f" and {place} != {bad}:" if bad else ":")
        with sheet.block(keyword, told=None if kind == 0 else ("", ", a failure")):
            sheet.line(
                f"{todo} = {todo} + [{place} + {sizes[0]}, {place} + {sizes[1]}]",
                told=f", which can go on to {{{place} + {sizes[0]}}} or {{{place} + {sizes[1]}}}",
            )
    sheet.answer(sheet.let("result", "the result", f"10 * {won} + {other}", told=f"10 × {{{won}}} + {{{other}}} = {{it}}"))
