"""Money: shopping, change, exchange, wages, budgets and saving plans."""

from agents.domains.math import purses
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, ordinal
from agents.grammar.working import changed, working

_GOODS = (
    "notebook",
    "pencil case",
    "puzzle",
    "poster",
    "flower pot",
    "water bottle",
    "lantern",
    "calendar",
    "cap",
    "mug",
    "ball",
    "lamp",
)
_LANDS = (("dollars", "crowns"), ("francs", "thalers"), ("pounds", "florins"), ("marks", "ducats"), ("kroner", "pesos"))


def compose(sheet: Sheet) -> None:
    """Bills at level 1, bills with conditions at level 2, lists and months above."""
    makers = {1: (_bill, _wage, _exchange), 2: (_change, _group, _piggy, _wage)}
    sheet.pick(makers.get(sheet.level, (_till, purses.account, purses.account, purses.jar, purses.stall, purses.tour)))(sheet)


def _bill(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    first, second = sheet.rng.sample(_GOODS, 2)
    n, m = (
        sheet.given("first_number", f"the number of {first}s", draw.whole(2, 9)),
        sheet.given("second_number", f"the number of {second}s", draw.whole(2, 9)),
    )
    p, q = (
        sheet.given("first_price", f"the price of a {first} in cents", draw.whole(60, 480, 5)),
        sheet.given("second_price", f"the price of a {second} in cents", draw.whole(60, 480, 5)),
    )
    sheet.say(f"{who.name} buys {{{n}}} {first}s for {{{p}}} cents each and {{{m}}} {second}s for {{{q}}} cents each.")
    told = f"the {first}s cost {working(f'{n} * {p}')} cents"
    a = sheet.let("first_cost", f"the cost of the {first}s", f"{n} * {p}", told=told)
    told = f", and the {second}s cost {working(f'{m} * {q}')} cents"
    b = sheet.let("second_cost", f"the cost of the {second}s", f"{m} * {q}", told=told)
    sheet.begin(f"{who.name} buys {{{n}}} {first}s and {{{m}}} {second}s")
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        note = sheet.given("paid", "the money handed over in cents", draw.one_of(1000, 2000, 5000))
        sheet.say(f"{who.she} pays with a note of {{{note}}} cents. How many cents of change does {who.she} get?")
        told = f"together that is {working(f'{a} + {b}')} cents"
        total = sheet.let("total", "the total cost in cents", f"{a} + {b}", told=told)
        need, told = f"{note} > {total} > {note} // 5", f"the change is {working(f'{note} - {total}')} cents"
        sheet.answer(sheet.let("change", "the change in cents", f"{note} - {total}", need, told))
    elif kind == 1:
        sheet.say(
            f"how many cents do the {first}s cost more or less than the {second}s?".replace(
                "how many cents do", "by how many cents do the costs of"
            )
            .replace(" cost more or less than the", " and of the")
            .replace("s?", "s differ?")
        )
        told = f"the difference is {working(f'{a} - {b}')}"
        gap = sheet.let("gap", "the difference between the costs", f"{a} - {b}", told=told)
        sheet.answer(f"abs({gap})", need=f"{gap} != 0", told="so the costs are {returned} cents apart")
    else:
        coupon = sheet.given("coupon", "the value of the coupon in cents", draw.whole(50, 300, 10))
        sheet.say(f"a coupon takes {{{coupon}}} cents off the bill. How many cents are to be paid?")
        told = f"together that is {working(f'{a} + {b}')} cents"
        total = sheet.let("total", "the total cost in cents", f"{a} + {b}", told=told)
        told = f"with the coupon, {working(f'{total} - {coupon}')} cents are to be paid"
        sheet.answer(sheet.let("due", "the cents that are to be paid", f"{total} - {coupon}", f"{total} > 2 * {coupon}", told))


def _wage(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    job = sheet.pick(("a bookshop", "a nursery garden", "a museum", "a bakery", "an ice rink", "a youth hostel"))
    hours = sheet.given("hours", "the hours of the week", draw.whole(8, 48))
    wage = sheet.given("wage", "the dollars for an hour", draw.whole(9, 24))
    if sheet.level == 1:
        cost = sheet.given("cost", "the dollars for the ticket", draw.whole(15, 90))
        bonus = sheet.given("bonus", "the dollars of the bonus", draw.whole(10, 60))
        sheet.say(
            f"in a week {who.name} works {{{hours}}} hours at {job} for {{{wage}}} dollars an hour. "
            f"{who.she.capitalize()} also gets a bonus of {{{bonus}}} dollars and pays {{{cost}}} dollars for the "
            f"train."
        )
        sheet.begin(f"{who.name} works {{{hours}}} hours for {{{wage}}} dollars each")
        told = f"that makes {working(f'{hours} * {wage}')} dollars"
        pay = sheet.let("pay", "the pay in dollars", f"{hours} * {wage}", told=told)
        told = f", and with the bonus {working(f'{pay} + {bonus}')}"
        gross = sheet.let("gross", "the pay with the bonus", f"{pay} + {bonus}", told=told)
        sheet.say("how many dollars remain?")
        need, told = f"{bonus} != {cost}", f"the train leaves {working(f'{gross} - {cost}')} dollars of it"
        sheet.answer(sheet.let("rest", "the dollars that remain", f"{gross} - {cost}", need, told))
        return
    limit, extra = sheet.rng.randint(3, 6) * 5, sheet.rng.randint(2, 8)
    sheet.say(
        f"{who.name} works at {job} for {{{wage}}} dollars an hour. For every hour beyond {limit} hours in a "
        f"week, {who.she} gets {extra} dollars more than that. One week {who.she} works {{{hours}}} hours."
    )
    told = f"{{{hours}}} hours at {{{wage}}} dollars make {working(f'{hours} * {wage}')} dollars"
    pay = sheet.let("pay", "the pay in dollars", f"{hours} * {wage}", told=told)
    decided = (f"{{{hours}}} is more than {limit}", f"{{{hours}}} is not more than {limit}, so nothing is added")
    with sheet.block(f"if {hours} > {limit}:", told=decided):
        told = f", by {working(f'{hours} - {limit}')}"
        over = sheet.let("overtime", "the hours beyond the limit", f"{hours} - {limit}", told=told)
        sheet.change(pay, "+", f"{over} * {extra}", told=f", so the pay is {changed(pay, '+', f'{over} * {extra}')} dollars")
    if sheet.chance(0.5):
        free, share = sheet.rng.randint(20, 40) * 10, sheet.pick((4, 5, 10))
        sheet.say(
            f"if the pay is above {free} dollars, one {ordinal(share)} of what lies above this amount, rounded "
            f"down to whole dollars, is kept back as tax."
        )
        decided = (f"{{{pay}}} is above {free}", f"{{{pay}}} is not above {free}, so no tax is kept back")
        with sheet.block(f"if {pay} > {free}:", told=decided):
            told = f", and one {ordinal(share)} of {{{pay} - {free}}}, rounded down, is {{it}}"
            tax = sheet.let("tax", "the tax", f"({pay} - {free}) // {share}", told=told)
            sheet.change(pay, "-", tax, told=f", which leaves {changed(pay, '-', tax)} dollars")
    sheet.say(f"how many dollars does {who.she} get?")
    sheet.answer(pay)


def _exchange(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    ours, theirs = sheet.pick(_LANDS)
    money = sheet.given("money", f"the {ours} that are changed", draw.whole(20, 200))
    rate = sheet.given("rate", f"the {theirs} for each of the {ours}", draw.whole(3, 19))
    fee = sheet.given("fee", f"the fee in {ours}", draw.whole(2, 9))
    spent = sheet.given("spent", f"the {theirs} that are spent", draw.whole(50, 900))
    sheet.say(
        f"{who.name} changes {{{money}}} {ours} into {theirs}. The bank keeps a fee of {{{fee}}} {ours} and "
        f"gives {{{rate}}} {theirs} for each of the others. {who.name} spends {{{spent}}} {theirs}."
    )
    sheet.begin(f"{who.name} hands over {{{money}}} {ours}")
    told = f"after the fee {working(f'{money} - {fee}')} {ours} are left"
    left = sheet.let("changed", f"the {ours} that are left after the fee", f"{money} - {fee}", told=told)
    told = f", for which {who.name} gets {working(f'{left} * {rate}')} {theirs}"
    got = sheet.let("got", f"the {theirs} that {who.name} gets", f"{left} * {rate}", told=told)
    told = f"of these, {working(f'{got} - {spent}')} are left"
    rest = sheet.let("rest", f"the {theirs} that are left", f"{got} - {spent}", f"{got} > {spent}", told)
    if sheet.chance(0.5):
        sheet.say(f"the rest is changed back at the same rate without a fee. How many {ours} is that?")
        told = f"changed back, they are {{{rest}}} ÷ {{{rate}}} = {{it}} {ours}"
        sheet.answer(sheet.let("back", f"the {ours} that come back", f"{rest} // {rate}", f"{rest} % {rate} == 0", told))
    else:
        sheet.say(f"how many {theirs} are left?")
        sheet.answer(rest)


def _change(sheet: Sheet) -> None:
    coins = sheet.pick(((20, 5, 1), (50, 10, 2), (25, 10, 1), (30, 6, 1), (40, 8, 1)))
    price = sheet.given("price", "the price in cents", draw.whole(35, 95))
    paid = sheet.given("paid", "the cents handed over", draw.one_of(100, 150, 200))
    thing = sheet.pick(_GOODS)
    sheet.say(
        f"a {thing} costs {{{price}}} cents, and {{{paid}}} cents are handed over. The change is paid out "
        f"with as many coins of {coins[0]} cents as possible, then with as many of {coins[1]} cents as "
        f"possible, and the rest in coins of {coins[2]} cent{'s' * (coins[2] > 1)}."
    )
    sheet.say("how many coins are that?")
    need, told = f"({paid} - {price}) % {coins[2]} == 0", f"the change is {working(f'{paid} - {price}')} cents"
    rest = sheet.let("change", "the change", f"{paid} - {price}", need, told=told)
    told = f"in {{{rest}}}, {coins[0]} is contained {{it:time/times}}"
    big = sheet.let("large_coins", "the number of the largest coins", f"{rest} // {coins[0]}", told=told)
    rest = sheet.let("remainder", "the change that is left after these", f"{rest} % {coins[0]}", told=", and {it} is left")
    told = f"in {{{rest}}}, {coins[1]} is contained {{it:time/times}}"
    mid = sheet.let("middle_coins", "the number of the middle coins", f"{rest} // {coins[1]}", told=told)
    low = sheet.let(
        "small_coins",
        "the number of the smallest coins",
        f"{rest} % {coins[1]}" if coins[2] == 1 else f"{rest} % {coins[1]} // {coins[2]}",
        told=", and the rest takes {it:small coin/small coins}",
    )
    coins_ = f"{big} + {mid} + {low}"
    sheet.answer(sheet.let("coins", "the number of all coins", coins_, told=f"that is {working(coins_)} coins"))


def _group(sheet: Sheet) -> None:
    place = sheet.pick(("zoo", "science museum", "castle", "swimming pool", "climbing hall"))
    adults = sheet.given("adults", "the number of adults", draw.whole(2, 12))
    children = sheet.given("children", "the number of children", draw.whole(3, 30))
    a, c = sheet.rng.randint(9, 20), sheet.rng.randint(3, 8)
    size, off = sheet.rng.randint(12, 25), sheet.rng.randint(1, 2)
    sheet.say(
        f"at the {place}, adults pay {a} dollars and children {c} dollars. In groups of {size} or more, "
        f"everyone pays {off} {'dollar' if off == 1 else 'dollars'} less."
    )
    sheet.begin(f"{{{adults}}} adults and {{{children}}} children come")
    told = f"they are {working(f'{adults} + {children}')} people"
    people = sheet.let("people", "the number of people", f"{adults} + {children}", told=told)
    told = f"at the full price the adults pay {working(f'{a} * {adults}')} dollars"
    grown = sheet.let("adult_cost", "the full price for the adults", f"{a} * {adults}", told=told)
    told = f", the children {working(f'{c} * {children}')}"
    young = sheet.let("child_cost", "the full price for the children", f"{c} * {children}", told=told)
    told = f", and both together {working(f'{grown} + {young}')}"
    total = sheet.let("total", "the price to be paid", f"{grown} + {young}", told=told)
    decided = (f"{{{people}}} is at least {size}", f"{{{people}}} is less than {size}, so this is the price")
    with sheet.block(f"if {people} >= {size}:", told=decided):
        less = people if off == 1 else f"{off} * {people}"
        sheet.change(total, "-", less, told=f", so they pay only {changed(total, '-', less)} dollars")
    free = sheet.chance(0.4)
    if free:
        sheet.say(
            f"one adult for every ten children goes in free of charge (that is, {a} dollars are taken off for "
            f"every ten children)."
        )
        need, told = f"{children} // 10 <= {adults}", f"among {{{children}}} children there are {{it:full ten/full tens}}"
        gifts = sheet.let("tens", "the number of full tens of children", f"{children} // 10", need, told=told)
        sheet.change(total, "-", f"{a} * {gifts}", told=f", which leaves {changed(total, '-', f'{a} * {gifts}')} dollars")
    sheet.say(f"how many dollars do {{{adults}}} adults and {{{children}}} children pay?")
    sheet.answer(total)


def _piggy(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    values = sheet.pick(((5, 10, 20), (2, 5, 10), (10, 20, 50), (1, 5, 25)))
    counts = [
        sheet.given(f"{word}_count", f"the number of {word} coins", draw.whole(3, 25)) for word in ("small", "middle", "large")
    ]
    goal = sheet.given("goal", "the price of the wish in cents", draw.whole(150, 900, 5))
    sheet.say(
        f"in {who.name}'s money box are {{{counts[0]}}} coins of {values[0]} cent{'s' * (values[0] > 1)}, "
        f"{{{counts[1]}}} coins of {values[1]} cents and {{{counts[2]}}} coins of {values[2]} cents."
    )
    parts = [
        sheet.let(
            f"{word}_worth",
            f"the worth of the {word} coins",
            f"{value} * {count}",
            told=f"the {word} coins are worth {working(f'{value} * {count}')} cents",
        )
        for word, value, count in zip(("small", "middle", "large"), values, counts, strict=True)
    ]
    told = f"together they are worth {working(' + '.join(parts))} cents"
    total = sheet.let("total", "the worth of all coins", " + ".join(parts), told=told)
    wish = sheet.pick(("a kite", "a model ship", "a magnifying glass", "a card game"))
    sheet.say(
        f"{who.she} wishes for {wish} that costs {{{goal}}} cents. How many cents are missing, or left over if there are enough?"
    )
    told = f"the wish costs {{{goal}}}, and {working(f'{goal} - {total}')}"
    gap = sheet.let("gap", "the difference", f"{goal} - {total}", f"{goal} != {total}", told=told)
    sheet.answer(f"abs({gap})", told="so the difference is {returned} cents")


def _till(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    prices = sheet.given("prices", "the prices in cents", draw.many((3, 2 + 2 * sheet.level), 40, 900, step=5), "list[int]")
    numbers = sheet.given("numbers", "the numbers bought", draw.alike(prices, 1, 6), "list[int]")
    limit, off = sheet.rng.randint(3, 5), sheet.pick((5, 10, 20))
    bulk, cap = sheet.chance(0.6), sheet.chance(0.5)
    big = sheet.rng.randint(10, 30) * 100
    sheet.say(
        f"a shopping list has goods that cost {{{prices}}} cents a piece; {who.name} buys, in this order, "
        f"{{{numbers}}} pieces of them."
    )
    if bulk:
        sheet.say(f"whoever buys {limit} or more pieces of one kind pays {off} cents less for each of them.")
    total = sheet.let("total", "the total so far", "0", told="")
    sheet.begin("let us go down the list|we take the goods one after the other")
    saved = sheet.let("saved", "the cents saved so far", "0", told="") if bulk and sheet.chance(0.4) else ""
    price, number = sheet.name("price", "the price"), sheet.name("number", "the number of pieces")
    with sheet.block(f"for {price}, {number} in zip({prices}, {numbers}):", told=""):
        told = f"at {{{price}}} cents, {{{number}:piece costs/pieces cost}} {working(f'{price} * {number}')}"
        cost = sheet.let("cost", "the cost of these pieces", f"{price} * {number}", told=told)
        if bulk:
            less, decided = f"{off} * {number}", (f"{{{number}}} is at least {limit}", "")
            with sheet.block(f"if {number} >= {limit}:", told=decided):
                told = f", so only {changed(cost, '-', less)} are paid for them"
                told = f", so {changed(saved, '+', less)} are saved so far" if saved else told
                sheet.change(saved or cost, "+" if saved else "-", less, told=told)
        sheet.change(total, "+", cost, told=f"this brings the bill to {changed(total, '+', cost)}")
    if saved:
        sheet.change(total, "-", saved, told=f"less what is saved, it is {changed(total, '-', saved)}")
    if cap:
        sheet.say(f"if the bill is above {big} cents, {'another ' if bulk else ''}{off * 10} cents are taken off.")
        with sheet.block(f"if {total} > {big}:", told=(f"{{{total}}} is above {big}", f"{{{total}}} is not above {big}")):
            sheet.change(total, "-", str(off * 10), told=f", so {changed(total, '-', str(off * 10))} cents are due")
    sheet.say("how many cents are to be paid?")
    sheet.answer(total)
