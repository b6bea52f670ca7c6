"""Mixtures: solutions, alloys, blends and recipes, in whole parts."""

from agents.domains.math import vessels
from agents.domains.math.vessels import BLENDS, SOLUTIONS
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import number_word
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """A recipe at level 1, mixing at level 2, mixing again and again or in search of a blend above."""
    makers = {1: (_recipe, _share, _alloy), 2: (_mix, _dilute, _blend, _alloy)}
    sheet.pick(makers.get(sheet.level, (vessels.replace, vessels.replace, vessels.search, vessels.portions, vessels.pour)))(sheet)


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
    sheet.begin(f"{{{total}}} grams are {a + b} equal parts")
    told = f"so a part has {{{total}}} ÷ {a + b} = {{it}} grams"
    part = sheet.let("part", "the grams of a part", f"{total} // {a + b}", f"{total} % {a + b} == 0", told)
    told = f"{a} parts of {first} are {working(f'{a} * {part}')} grams"
    one = sheet.let("first_amount", f"the grams of {first}", f"{a} * {part}", told=told)
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"how many grams of {first} are needed?")
        answer = one
    else:
        told = f", and {b} parts of {second} are {working(f'{b} * {part}')}"
        two = sheet.let("second_amount", f"the grams of {second}", f"{b} * {part}", told=told)
        if kind == 1:
            sheet.say(f"how many more grams of {first if a > b else second} than of {second if a > b else first} are needed?")
            gap = f"{one} - {two}" if a > b else f"{two} - {one}"
            answer = sheet.let("gap", "the difference in grams", gap, told=f"that is {working(gap)} more")
        else:
            stock = sheet.given("stock", f"the grams of {second} that are there", draw.whole(20, 900, 10))
            sheet.say(f"{{{stock}}} grams of {second} are there. How many grams of {second} must still be bought?")
            told = f"{working(f'{two} - {stock}')} grams must still be bought"
            answer = sheet.let("missing", f"the grams of {second} that are missing", f"{two} - {stock}", f"{two} > {stock}", told)
    sheet.answer(answer)


def _share(sheet: Sheet) -> None:
    what, part = sheet.pick(SOLUTIONS)
    amount = sheet.given("amount", "the grams that are taken", draw.whole(50, 800, 10))
    percent = sheet.given("percent", f"the percentage of {part}", draw.whole(4, 60))
    sheet.say(f"{{{amount}}} grams of {what} contain {{{percent}}} percent of {part}.")
    sheet.begin(f"there are {{{amount}}} grams of {what}")
    told = f"{{{amount}}} × {{{percent}}} ÷ 100 = {{it}} grams of them are {part}"
    held = sheet.let("held", f"the grams of {part}", f"{amount} * {percent} // 100", f"{amount} * {percent} % 100 == 0", told)
    if sheet.chance(0.5):
        sheet.say(f"how many grams are not {part}?")
        told = f", and {working(f'{amount} - {held}')} are not"
        sheet.answer(sheet.let("rest", "the grams of all the rest", f"{amount} - {held}", told=told))
        return
    more = sheet.given("more", f"the grams of {part} that are added", draw.whole(5, 60))
    sheet.say(f"{{{more}}} grams of {part} are stirred in. How many grams of {part} does it contain then?")
    told = f"with what is stirred in, it is {working(f'{held} + {more}')}"
    sheet.answer(sheet.let("enriched", f"the grams of {part} after that", f"{held} + {more}", told=told))


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
    have = sheet.given("have", f"the kilograms of {first}", draw.whole(12, 960))
    sheet.say(
        f"{metal} consists of {number_word(a)} parts of {first} and {number_word(b)} parts of {second}. "
        f"{{{have}}} kilograms of {first} are melted for it."
    )
    sheet.begin(f"{{{have}}} kilograms of {first} are {a} parts")
    told = f"so a part has {{{have}}} ÷ {a} = {{it}} kilograms"
    part = sheet.let("part", "the kilograms of a part", f"{have} // {a}", f"{have} % {a} == 0 and {have} > {a}", told)
    told = f", and {b} parts of {second} are {working(f'{b} * {part}')}"
    other = sheet.let("other", f"the kilograms of {second}", f"{b} * {part}", told=told)
    price, cost = sheet.rng.randint(3, 15), sheet.rng.randint(3, 15)
    kind = sheet.rng.randint(0, 2 if sheet.level > 1 else 1)
    if kind == 0:
        sheet.say(f"how many kilograms of {metal.replace('a ', 'the ')} come out?")
        told = f"together that makes {working(f'{have} + {other}')}"
        answer = sheet.let("total", "the kilograms of the alloy", f"{have} + {other}", told=told)
    elif kind == 1:
        sheet.say(f"a kilogram of {second} costs {cost} dollars. How many dollars does the {second} for it cost?")
        told = f"the {second} costs {working(f'{cost} * {other}')} dollars"
        answer = sheet.let("cost", f"the cost of the {second}", f"{cost} * {other}", told=told)
    else:
        sheet.say(
            f"a kilogram of {first} costs {price} dollars and a kilogram of {second} {cost} dollars. What do the "
            f"metals cost together, in dollars?"
        )
        told = f"the {first} costs {working(f'{price} * {have}')} dollars"
        one = sheet.let("first_cost", f"the cost of the {first}", f"{price} * {have}", told=told)
        told = f", the {second} {working(f'{cost} * {other}')}"
        two = sheet.let("second_cost", f"the cost of the {second}", f"{cost} * {other}", told=told)
        told = f"together that is {working(f'{one} + {two}')}"
        answer = sheet.let("cost", "the cost of both metals", f"{one} + {two}", told=told)
    sheet.answer(answer)


def _mix(sheet: Sheet) -> None:
    what, part = sheet.pick(SOLUTIONS)
    a, b = (
        sheet.given("first_amount", "the grams of the weaker one", draw.whole(50, 500, 10)),
        sheet.given("second_amount", "the grams of the stronger one", draw.whole(50, 500, 10)),
    )
    p = sheet.given("first_percent", "the percentage of the weaker one", draw.whole(4, 30))
    q = sheet.given("second_percent", "the percentage of the stronger one", draw.above(p, 5, 40))
    sheet.say(f"{{{a}}} grams of {what} with {{{p}}} percent of {part} are mixed with {{{b}}} grams with {{{q}}} percent.")
    sheet.begin(f"let us count the grams of {part}")
    told = f"the weaker one holds {{{a}}} × {{{p}}} ÷ 100 = {{it}} of them"
    one = sheet.let("first_part", f"the grams of {part} in the weaker one", f"{a} * {p} // 100", f"{a} * {p} % 100 == 0", told)
    told = f", the stronger one {{{b}}} × {{{q}}} ÷ 100 = {{it}}"
    two = sheet.let("second_part", f"the grams of {part} in the stronger one", f"{b} * {q} // 100", f"{b} * {q} % 100 == 0", told)
    told = f", both {working(f'{one} + {two}')}"
    held = sheet.let("held", f"the grams of {part} in the mixture", f"{one} + {two}", told=told)
    if sheet.chance(0.4):
        water = sheet.given("water", "the grams of water", draw.whole(20, 300, 10))
        sheet.say(f"then {{{water}}} grams of water are added.")
        weight = f"{a} + {b} + {water}"
    else:
        weight = f"{a} + {b}"
    total = sheet.let("total", "the grams of the mixture", weight, told=f"the mixture weighs {working(weight)} grams")
    sheet.say(f"what is the percentage of {part} in the mixture?")
    need, told = f"100 * {held} % {total} == 0", f", so it has 100 × {{{held}}} ÷ {{{total}}} = {{it}} percent"
    sheet.answer(sheet.let("percent", f"the percentage of {part} in the mixture", f"100 * {held} // {total}", need, told))


def _dilute(sheet: Sheet) -> None:
    what, part = sheet.pick(SOLUTIONS)
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
        f"it holds {{{amount}}} × {{{percent}}} ÷ 100 = {{it}} grams of {part}",
    )
    sheet.begin(f"the {part} stays the same, only water is added")
    need, told = (
        f"100 * {held} % {wanted} == 0",
        f", which are to be {{{wanted}}} percent of 100 × {{{held}}} ÷ {{{wanted}}} = {{it}}",
    )
    total = sheet.let("total", "the grams after that", f"100 * {held} // {wanted}", need, told)
    if sheet.chance(0.5):
        sheet.say("how many grams of water are added?")
        told = f"so {working(f'{total} - {amount}')} grams of water are added"
        sheet.answer(sheet.let("water", "the grams of water", f"{total} - {amount}", told=told))
    else:
        size = sheet.rng.randint(2, 9) * 10
        sheet.say(
            f"the result is filled into bottles of {size} grams. How many grams are left when no further bottle can be filled?"
        )
        told = f"{{{total}}} divided by {size} leaves {{it}}"
        sheet.answer(sheet.let("rest", "the grams that are left", f"{total} % {size}", f"{total} > {size}", told))


def _blend(sheet: Sheet) -> None:
    what, first, second = sheet.pick(BLENDS)
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
    sheet.begin("first we look at what the dealer pays")
    told = f"for the {first} it is {working(f'{a} * {p}')} dollars"
    one = sheet.let("first_cost", f"the cost of the {first}", f"{a} * {p}", told=told)
    told = f", for the {second} {working(f'{b} * {q}')}"
    two = sheet.let("second_cost", f"the cost of the {second}", f"{b} * {q}", f"{p} != {q}", told)
    told = f", together {working(f'{one} + {two}')}"
    total = sheet.let("cost", "the cost of the mixture", f"{one} + {two}", told=told)
    told = f"the mixture weighs {working(f'{a} + {b}')} kilograms"
    weight = sheet.let("weight", "the kilograms of the mixture", f"{a} + {b}", told=told)
    if sheet.chance(0.5):
        sheet.say(f"what does a kilogram of the mixed {what} cost in dollars?")
        told = f", so a kilogram costs {{{total}}} ÷ {{{weight}}} = {{it}} dollars"
        gloss = "the price of a kilogram of the mixture"
        sheet.answer(sheet.let("price", gloss, f"{total} // {weight}", f"{total} % {weight} == 0", told))
        return
    sale = sheet.given("sale", "the selling price of a kilogram", draw.whole(12, 45))
    sheet.say(
        f"the mixed {what} is sold for {{{sale}}} dollars a kilogram. How large is the profit in dollars?".replace(
            "nuts is", "nuts are"
        )
        .replace("seeds is", "seeds are")
        .replace("sweets is", "sweets are")
    )
    told = f", so it brings {working(f'{sale} * {weight}')} dollars"
    income = sheet.let("income", "the income", f"{sale} * {weight}", told=told)
    told = f"the profit is {working(f'{income} - {total}')}"
    sheet.answer(sheet.let("profit", "the profit", f"{income} - {total}", f"{income} > {total}", told))
