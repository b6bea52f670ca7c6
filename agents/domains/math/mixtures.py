"""Mixtures: solutions, alloys, blends and recipes, in whole parts."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word

_SOLUTIONS = (
    ("salt water", "salt"),
    ("sugar syrup", "sugar"),
    ("vinegar", "acid"),
    ("fruit juice", "pure juice"),
    ("cleaning fluid", "soap"),
)
_BLENDS = (
    ("tea", "black tea", "mint tea"),
    ("nuts", "almonds", "hazelnuts"),
    ("coffee", "dark beans", "light beans"),
    ("seeds", "grass seed", "clover seed"),
    ("sweets", "toffees", "mints"),
)


def compose(sheet: Sheet) -> None:
    """A recipe at level 1, mixing at level 2, mixing again and again or in search of a blend above."""
    makers = {1: (_recipe, _share, _alloy), 2: (_mix, _dilute, _blend, _alloy)}
    sheet.pick(makers.get(sheet.level, (_replace, _replace, _search, _portions, _pour)))(sheet)


def _recipe(sheet: Sheet) -> None:
    dish, first, second = sheet.pick(
        (
            ("pancakes", "flour", "milk"),
            ("mortar", "sand", "cement"),
            ("potting soil", "earth", "compost"),
            ("bread", "flour", "water"),
            ("green paint", "yellow paint", "blue paint"),
        )
    )
    a, b = sheet.pick(((2, 3), (3, 2), (5, 3), (4, 7), (7, 2), (7, 4), (8, 5), (5, 2), (5, 8), (3, 4)))
    total = sheet.given("total", "the grams that are wanted", draw.whole(60, 1200, 10))
    sheet.say(
        f"for {dish}, {number_word(a)} parts of {first} are mixed with {number_word(b)} parts of {second}. "
        f"{{{total}}} grams of the mixture are wanted."
    )
    part = sheet.let("part", "the grams of a part", f"{total} // {a + b}", f"{total} % {a + b} == 0")
    one = sheet.let("first_amount", f"the grams of {first}", f"{a} * {part}")
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"how many grams of {first} are needed?")
        answer = one
    else:
        two = sheet.let("second_amount", f"the grams of {second}", f"{b} * {part}")
        if kind == 1:
            sheet.say(f"how many grams of {first if a > b else second} are needed more than of {second if a > b else first}?")
            answer = sheet.let("gap", "the difference in grams", f"{one} - {two}" if a > b else f"{two} - {one}")
        else:
            stock = sheet.given("stock", f"the grams of {second} that are there", draw.whole(20, 900, 10))
            sheet.say(f"{{{stock}}} grams of {second} are there. How many grams of {second} must still be bought?")
            answer = sheet.let("missing", f"the grams of {second} that are missing", f"{two} - {stock}", f"{two} > {stock}")
    sheet.answer(answer)


def _share(sheet: Sheet) -> None:
    what, part = sheet.pick(_SOLUTIONS)
    amount = sheet.given("amount", "the grams that are taken", draw.whole(50, 800, 10))
    percent = sheet.given("percent", f"the percentage of {part}", draw.whole(4, 60))
    sheet.say(f"{{{amount}}} grams of {what} contain {{{percent}}} percent of {part}.")
    held = sheet.let("held", f"the grams of {part}", f"{amount} * {percent} // 100", f"{amount} * {percent} % 100 == 0")
    if sheet.chance(0.5):
        sheet.say(f"how many grams are not {part}?")
        sheet.answer(sheet.let("rest", "the grams of all the rest", f"{amount} - {held}"))
        return
    more = sheet.given("more", f"the grams of {part} that are added", draw.whole(5, 60))
    sheet.say(f"{{{more}}} grams of {part} are stirred in. How many grams of {part} does it contain then?")
    sheet.answer(sheet.let("enriched", f"the grams of {part} after that", f"{held} + {more}"))


def _alloy(sheet: Sheet) -> None:
    metal, first, second = sheet.pick(
        (
            ("bronze", "copper", "tin"),
            ("brass", "copper", "zinc"),
            ("solder", "tin", "silver"),
            ("a coin alloy", "silver", "copper"),
        )
    )
    a, b = sheet.pick(((2, 3), (3, 2), (5, 3), (4, 9), (9, 2), (7, 4), (8, 5), (11, 3), (5, 9), (3, 10)))
    have = sheet.given("have", f"the kilograms of {first}", draw.whole(12, 240))
    sheet.say(
        f"{metal} consists of {number_word(a)} parts of {first} and {number_word(b)} parts of {second}. "
        f"{{{have}}} kilograms of {first} are melted for it."
    )
    part = sheet.let("part", "the kilograms of a part", f"{have} // {a}", f"{have} % {a} == 0 and {have} > {a}")
    other = sheet.let("other", f"the kilograms of {second}", f"{b} * {part}")
    price, cost = sheet.rng.randint(3, 15), sheet.rng.randint(3, 15)
    kind = sheet.rng.randint(0, 2 if sheet.level > 1 else 1)
    if kind == 0:
        sheet.say(f"how many kilograms of {metal.replace('a ', 'the ')} come out?")
        answer = sheet.let("total", "the kilograms of the alloy", f"{have} + {other}")
    elif kind == 1:
        sheet.say(f"a kilogram of {second} costs {cost} dollars. How many dollars does the {second} for it cost?")
        answer = sheet.let("cost", f"the cost of the {second}", f"{cost} * {other}")
    else:
        sheet.say(
            f"a kilogram of {first} costs {price} dollars and a kilogram of {second} {cost} dollars. What do the "
            f"metals cost together, in dollars?"
        )
        one = sheet.let("first_cost", f"the cost of the {first}", f"{price} * {have}")
        two = sheet.let("second_cost", f"the cost of the {second}", f"{cost} * {other}")
        answer = sheet.let("cost", "the cost of both metals", f"{one} + {two}")
    sheet.answer(answer)


def _mix(sheet: Sheet) -> None:
    what, part = sheet.pick(_SOLUTIONS)
    a, b = (
        sheet.given("first_amount", "the grams of the weaker one", draw.whole(50, 500, 10)),
        sheet.given("second_amount", "the grams of the stronger one", draw.whole(50, 500, 10)),
    )
    p = sheet.given("first_percent", "the percentage of the weaker one", draw.whole(4, 30))
    q = sheet.given("second_percent", "the percentage of the stronger one", draw.above(p, 5, 40))
    sheet.say(f"{{{a}}} grams of {what} with {{{p}}} percent of {part} are mixed with {{{b}}} grams with {{{q}}} percent.")
    one = sheet.let("first_part", f"the grams of {part} in the weaker one", f"{a} * {p} // 100", f"{a} * {p} % 100 == 0")
    two = sheet.let("second_part", f"the grams of {part} in the stronger one", f"{b} * {q} // 100", f"{b} * {q} % 100 == 0")
    held = sheet.let("held", f"the grams of {part} in the mixture", f"{one} + {two}")
    if sheet.chance(0.4):
        water = sheet.given("water", "the grams of water", draw.whole(20, 300, 10))
        sheet.say(f"then {{{water}}} grams of water are added.")
        total = sheet.let("total", "the grams of the mixture", f"{a} + {b} + {water}")
    else:
        total = sheet.let("total", "the grams of the mixture", f"{a} + {b}")
    sheet.say(f"what is the percentage of {part} in the mixture?")
    sheet.answer(
        sheet.let(
            "percent", f"the percentage of {part} in the mixture", f"100 * {held} // {total}", f"100 * {held} % {total} == 0"
        )
    )


def _dilute(sheet: Sheet) -> None:
    what, part = sheet.pick(_SOLUTIONS)
    amount = sheet.given("amount", "the grams at first", draw.whole(60, 900, 20))
    percent = sheet.given("percent", f"the percentage of {part}", draw.whole(10, 60))
    wanted = sheet.given("wanted", "the percentage that is wanted", draw.whole(4, 40))
    sheet.say(
        f"{{{amount}}} grams of {what} have {{{percent}}} percent of {part}. Water is added until there are "
        f"only {{{wanted}}} percent."
    )
    held = sheet.let(
        "held",
        f"the grams of {part}",
        f"{amount} * {percent} // 100",
        f"{wanted} < {percent} and {amount} * {percent} % 100 == 0",
    )
    total = sheet.let("total", "the grams after that", f"100 * {held} // {wanted}", f"100 * {held} % {wanted} == 0")
    if sheet.chance(0.5):
        sheet.say("how many grams of water are added?")
        sheet.answer(sheet.let("water", "the grams of water", f"{total} - {amount}"))
    else:
        size = sheet.rng.randint(2, 9) * 10
        sheet.say(
            f"the result is filled into bottles of {size} grams. How many grams are left when no further bottle can be filled?"
        )
        sheet.answer(sheet.let("rest", "the grams that are left", f"{total} % {size}", f"{total} > {size}"))


def _blend(sheet: Sheet) -> None:
    what, first, second = sheet.pick(_BLENDS)
    a, b = (
        sheet.given("first_amount", f"the kilograms of {first}", draw.whole(3, 40)),
        sheet.given("second_amount", f"the kilograms of {second}", draw.whole(3, 40)),
    )
    p, q = (
        sheet.given("first_price", f"the price of a kilogram of {first}", draw.whole(4, 30)),
        sheet.given("second_price", f"the price of a kilogram of {second}", draw.whole(4, 30)),
    )
    sheet.say(
        f"a dealer mixes {{{a}}} kilograms of {first} at {{{p}}} dollars a kilogram with {{{b}}} kilograms of "
        f"{second} at {{{q}}} dollars a kilogram."
    )
    one, two = (
        sheet.let("first_cost", f"the cost of the {first}", f"{a} * {p}"),
        sheet.let("second_cost", f"the cost of the {second}", f"{b} * {q}", f"{p} != {q}"),
    )
    total = sheet.let("cost", "the cost of the mixture", f"{one} + {two}")
    weight = sheet.let("weight", "the kilograms of the mixture", f"{a} + {b}")
    if sheet.chance(0.5):
        sheet.say(f"what does a kilogram of the mixed {what} cost in dollars?")
        sheet.answer(
            sheet.let("price", "the price of a kilogram of the mixture", f"{total} // {weight}", f"{total} % {weight} == 0")
        )
        return
    sale = sheet.given("sale", "the selling price of a kilogram", draw.whole(12, 45))
    sheet.say(
        f"the mixed {what} is sold for {{{sale}}} dollars a kilogram. How large is the profit in dollars?".replace(
            "nuts is", "nuts are"
        )
        .replace("seeds is", "seeds are")
        .replace("sweets is", "sweets are")
    )
    income = sheet.let("income", "the income", f"{sale} * {weight}")
    sheet.answer(sheet.let("profit", "the profit", f"{income} - {total}", f"{income} > {total}"))


def _replace(sheet: Sheet) -> None:
    what, part = sheet.pick(_SOLUTIONS)
    held = sheet.given("held", f"the grams of {part}", draw.whole(100, 900))
    size = sheet.rng.randint(10, 20) * 100
    share, word = sheet.pick(((2, "half"), (3, "a third"), (4, "a quarter"), (5, "a fifth"), (10, "a tenth")))
    added = sheet.chance(0.6)
    more = sheet.rng.randint(5, 40)
    growing = sheet.chance(0.4)
    by_goal = sheet.chance(0.35)
    sheet.say(f"a vessel with {size} grams of {what} holds {{{held}}} grams of {part}.")
    step = (
        f"in each round, {word} of the {what} is poured away and replaced by water, so that {word} of the "
        f"{part} is gone (round what is gone down to whole grams)"
    )
    sheet.say(f"{step}" + (f", and then {more} grams of the water are replaced by {part}." if added else "."))
    if growing:
        sheet.say(f"after every second round, another {more + 7} grams of {part} are put in instead of water.")
    rounds = sheet.name("round_number", "the number of the round")
    if by_goal:
        limit = sheet.given("limit", f"the limit for the grams of {part}", draw.whole(20, 250))
        sheet.say(f"this goes on as long as there are more than {{{limit}}} grams of {part}.")
        sheet.line(f"{rounds} = 0")
        header = f"while {held} > {limit}:"
    else:
        turns = sheet.given("rounds", "the number of rounds", draw.whole(3, 3 + 3 * sheet.level))
        sheet.say(f"there are {{{turns}}} rounds.")
        header = f"for {rounds} in range(1, {turns} + 1):"
    total = sheet.let("poured", f"the grams of {part} poured away so far", "0") if sheet.chance(0.4) else ""
    with sheet.block(header):
        if by_goal:
            sheet.change(rounds, "+", "1")
        gone = sheet.let("gone", f"the grams of {part} that are gone", f"{held} // {share}")
        sheet.change(held, "-", gone)
        if total:
            sheet.change(total, "+", gone)
        if added:
            sheet.change(held, "+", str(more))
        if growing:
            with sheet.block(f"if {rounds} % 2 == 0:"):
                sheet.change(held, "+", str(more + 7))
    sheet.say(
        f"how many grams of {part} have been poured away in the end?"
        if total
        else f"how many grams of {part} does the vessel hold in the end?"
    )
    sheet.answer(total or held)


def _search(sheet: Sheet) -> None:
    what, first, second = sheet.pick(_BLENDS)
    p, q = (
        sheet.given("first_price", f"the price of a bag of {first}", draw.whole(3, 12)),
        sheet.given("second_price", f"the price of a bag of {second}", draw.whole(3, 12)),
    )
    budget = sheet.given("budget", "the money in dollars", draw.whole(15 + 5 * sheet.level, 30 + 14 * sheet.level))
    more = sheet.chance(0.5)
    sheet.say(
        f"a bag of {first} costs {{{p}}} dollars and a bag of {second} {{{q}}} dollars. Exactly {{{budget}}} "
        f"dollars are spent on bags for a mixture of {what}; it may also be of one kind only."
    )
    kind = sheet.rng.randint(0, 2)
    extra = sheet.rng.randint(1, 3)
    if more:
        sheet.say(f"there must be at least {number_word(extra)} {'bag' if extra == 1 else 'bags'} of {second}.")
    sheet.say(
        (
            "in how many ways is that possible?",
            "what is the largest number of bags that is possible? Answer 0 if there is no way.",
            f"add up the numbers of bags of {first} of all possible ways. What is the sum?",
        )[kind]
    )
    found = sheet.let(
        ("ways", "most", "total")[kind],
        ("the number of ways so far", "the largest number of bags so far", "the sum so far")[kind],
        "0",
    )
    number = sheet.name("number", f"the number of bags of {first}")
    with sheet.block(f"for {number} in range({budget} // {p} + 1):"):
        rest = sheet.let("rest", "the money that is left", f"{budget} - {p} * {number}")
        header = f"if {rest} % {q} == 0 and {rest} // {q} >= {extra}:" if more else f"if {rest} % {q} == 0:"
        with sheet.block(header, need=f"{p} != {q}"):
            if kind == 0:
                sheet.change(found, "+", "1")
            elif kind == 1:
                bags = sheet.let("bags", "the number of all bags", f"{number} + {rest} // {q}")
                sheet.line(f"{found} = max({found}, {bags})")
            else:
                sheet.change(found, "+", number)
    sheet.answer(found)


def _portions(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    amounts = sheet.given("amounts", "the grams of the jars", draw.many((3, 2 + 2 * sheet.level), 20, 200, step=10), "list[int]")
    percents = sheet.given("percents", "the percentages of the jars", draw.alike(amounts, 5, 60, step=5), "list[int]")
    what, part = sheet.pick(_SOLUTIONS)
    limit = sheet.rng.randint(4, 9) * 5
    strong, ask = sheet.chance(0.6), sheet.rng.randint(0, 2)
    above = sheet.chance(0.5)
    sheet.say(
        f"on {who.name}'s shelf are jars of {what}. They hold {{{amounts}}} grams, of which, in the same "
        f"order, {{{percents}}} percent are {part}."
    )
    sheet.say(
        f"{who.she} pours together those with {'more' if above else 'less'} than {limit} percent."
        if strong
        else f"{who.she} pours all of them together."
    )
    weight = sheet.let("weight", "the grams poured together so far", "0")
    held = sheet.let(
        "held",
        f"the grams of {part} in a hundred times as much so far".replace("grams of", "hundredths of a gram of").replace(
            " in a hundred times as much", ""
        ),
        "0",
    )
    amount, percent = sheet.name("amount", "the amount in grams"), sheet.name("percent", "the percentage")
    with sheet.block(f"for {amount}, {percent} in zip({amounts}, {percents}):"):
        if strong:
            with sheet.block(f"if {percent} {'>' if above else '<'} {limit}:"):
                sheet.change(weight, "+", amount)
                sheet.change(held, "+", f"{amount} * {percent}")
        else:
            sheet.change(weight, "+", amount)
            sheet.change(held, "+", f"{amount} * {percent}")
    if ask == 0:
        sheet.say(f"what percentage of {part} has the result, rounded down to a whole percent?")
        sheet.answer(sheet.let("result", "the percentage of the result", f"{held} // {weight}", f"{weight} > 0"))
    elif ask == 1:
        sheet.say(f"how many grams of the result are {part}, rounded down to whole grams?")
        sheet.answer(sheet.let("grams", f"the grams of {part}", f"{held} // 100", f"{weight} > 0"))
    else:
        sheet.say(f"how many grams of the result are not {part}, if the grams of {part} are rounded down to a whole number?")
        grams = sheet.let("grams", f"the grams of {part}", f"{held} // 100", f"{weight} > 0")
        sheet.answer(sheet.let("others", f"the grams that are not {part}", f"{weight} - {grams}"))


def _pour(sheet: Sheet) -> None:
    names = sheet.pick(
        (("the blue jug", "the red jug"), ("the tall vase", "the wide vase"), ("the left barrel", "the right barrel"))
    )
    a = sheet.given("left", f"the litres in {names[0]}", draw.whole(20, 90))
    b = sheet.given("right", f"the litres in {names[1]}", draw.whole(5, 70))
    share, word = sheet.pick(((2, "half"), (3, "a third"), (4, "a quarter")))
    loss = sheet.chance(0.5)
    back = sheet.chance(0.5)
    turns = sheet.given("rounds", "the number of rounds", draw.whole(2, 2 + 2 * sheet.level))
    sheet.say(
        f"there are {{{a}}} litres of water in {names[0]} and {{{b}}} litres in {names[1]}. In each round, "
        f"{word} of what is in the fuller one of the two is poured into the other one, rounded down to whole "
        f"litres (if both hold the same, it is poured from {names[0]})."
    )
    if loss:
        sheet.say("then one litre is taken out of the one that has just received water.")
    sheet.say(f"there are {{{turns}}} rounds.")
    moved = sheet.let("moved_total", "the litres poured so far", "0") if back else ""
    turn = sheet.name("turn", "the number of the round")
    with sheet.block(f"for {turn} in range({turns}):"):
        with sheet.block(f"if {a} >= {b}:"):
            moved_now = sheet.let("moved", "the litres that are poured", f"{a} // {share}")
            sheet.change(a, "-", moved_now)
            sheet.change(b, "+", f"{moved_now} - 1" if loss else moved_now)
        with sheet.block("else:"):
            sheet.line(f"{moved_now} = {b} // {share}")
            sheet.change(b, "-", moved_now)
            sheet.change(a, "+", f"{moved_now} - 1" if loss else moved_now)
        if moved:
            sheet.change(moved, "+", moved_now)
    sheet.say(
        "how many litres have been poured from one to the other altogether?"
        if moved
        else f"how many litres are in {names[0]} in the end?"
    )
    sheet.answer(moved or a)
