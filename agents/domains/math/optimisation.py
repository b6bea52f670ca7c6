"""Optimisation by search: the best choice among all that are allowed."""

from agents.domains.math import offers
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, number_word
from agents.grammar.working import changed, working, written


def compose(sheet: Sheet) -> None:
    """Comparing two or three offers at level 1; searches above."""
    if sheet.level == 1:
        sheet.pick((offers.offers, offers.packs))(sheet)
    elif sheet.level == 2:
        sheet.pick((_rectangle, _change, offers.best_item, offers.best_item))(sheet)
    else:
        sheet.pick(
            (
                _rectangle,
                _price,
                _price,
                _change,
                offers.best_item,
                offers.pair,
                offers.pair,
                _window,
                _mixture,
                _run,
                _schedule,
                _knapsack,
            )
        )(sheet)
    coda.extend(sheet, "your answer")
    frame.open_with(sheet)


def _rectangle(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    wall = sheet.chance(0.5)
    fence = sheet.given("fence", "the length of the fence", draw.whole(8, 10 + 10 * sheet.level, 2))
    limit = sheet.rng.randint(3, 8)
    field = sheet.pick(
        ("a rectangular run for chickens", "a rectangular vegetable bed", "a rectangular meadow", "a rectangular playground")
    )
    where = " along a long wall, so that only three sides need a fence" if wall else ""
    sheet.say(
        f"{who.name} has {{{fence}}} metres of fence for {field}{where}. Both sides are "
        "whole numbers of metres, and all of the fence is used."
    )
    narrow = sheet.chance(0.4)
    first = "the two sides that meet the wall are" if wall else "one side is"
    if narrow:
        sheet.say(f"there is a condition: {first} at most {limit} metres long{' each' if wall else ''}.")
    asks_side = sheet.chance(0.4)
    sheet.say(
        (
            "how long "
            f"{'is one of the sides that meet the wall' if wall else 'is the shorter side'} "
            f"when the area is as large as possible?{' Take the smaller length if two are best.' if wall else ''}"
        )
        if asks_side
        else "what is the largest possible area in square metres?"
    )
    best = sheet.let("best_area", "the largest area so far", "0", told="")
    best_side = sheet.let("best_side", "the side that gives the largest area so far", "0", told="") if asks_side else ""
    sheet.begin("let us try one side after the other|we try the sides in order")
    side = sheet.name("side", "the side being tried")
    top = f"min({limit}, {fence} // 2 - 1) + 1" if narrow else (f"{fence} // 2" if wall else f"{fence} // 4 + 1")
    with sheet.block(f"for {side} in range(1, {top}):", told=""):
        rest = f"{fence} - 2 * {side}" if wall else f"{fence} // 2 - {side}"
        told = f"a side of {{{side}}} leaves {working(rest).replace('//', '÷')} for the other"
        other = sheet.let("other_side", "the other side", rest, told=told)
        area = sheet.let("area", "the area", f"{side} * {other}", told=f", so the area is {working(f'{side} * {other}')}")
        if asks_side:
            larger = (", the largest so far", f", not more than {{{best}}}")
            with sheet.block(f"if {area} > {best}:", told=larger):
                sheet.line(f"{best} = {area}", told="")
                sheet.line(f"{best_side} = {side}", told="")
        else:
            sheet.line(f"{best} = max({best}, {area})", told=f", and the largest so far is {{{best}}}")
    sheet.answer(best_side or best)


def _price(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    thing = sheet.pick(("lemonade", "soup", "bread", "honey", "ice cream", "popcorn", "juice", "cheese"))
    demand = sheet.given("demand", "the number of customers at the lowest price", draw.whole(30, 120))
    cost = sheet.given("cost", "the cost of a portion", draw.whole(1, 6))
    fall = sheet.rng.randint(2, 9)
    low, high = sheet.rng.randint(2, 5), sheet.rng.randint(8, 16)
    asks_price = sheet.chance(0.5)
    sheet.say(
        f"{who.name} sells {thing} and can choose a price of {low} to {high} dollars (whole dollars) "
        f"for a portion. The cost of making a portion, in dollars, is {{{cost}}}."
    )
    sheet.say(
        f"at {low} dollars {{{demand}}} portions are sold a day, and every additional "
        f"dollar means {fall} portions fewer (but never fewer than 0)."
    )
    sheet.say(
        "which price brings the highest daily profit? Take the lowest one if several do."
        if asks_price
        else "what is the highest daily profit in dollars?"
    )
    sheet.begin("let us try one price after the other|we try the prices in order")
    lowest = f"({low} - {cost}) * {demand}"
    told = f"at {low} dollars the profit is {working(lowest)}"
    best = sheet.let("best_profit", "the highest profit so far", lowest, told=told)
    gloss = "the price with the highest profit so far"
    best_price = sheet.let("best_price", gloss, str(low), told="") if asks_price else ""
    price = sheet.name("price", "the price being tried")
    with sheet.block(f"for {price} in range({low + 1}, {high + 1}):", told=""):
        told = f"at {{{price}}} dollars {{it:portion is/portions are}} sold"
        left = f"max(0, {demand} - {fall} * ({price} - {low}))"
        sold = sheet.let("sold", "the number of portions sold", left, told=told)
        gain = f"({price} - {cost}) * {sold}"
        profit = sheet.let("profit", "the profit", gain, told=f", and the profit is {working(gain)}")
        with sheet.block(f"if {profit} > {best}:", told=(", the highest so far", f", not more than {{{best}}}")):
            sheet.line(f"{best} = {profit}", told="")
            if asks_price:
                sheet.line(f"{best_price} = {price}", told="")
    sheet.answer(best_price or best)


def _change(sheet: Sheet) -> None:
    amount = sheet.given("amount", "the amount", draw.whole(6, 12 + 25 * sheet.level))
    if sheet.level <= 2 or sheet.chance(0.4):
        coins = sheet.pick(("[25, 10, 5, 1]", "[50, 20, 10, 5, 2, 1]", "[20, 10, 5, 2, 1]", "[12, 6, 3, 1]", "[40, 20, 8, 4, 1]"))
        sheet.say(
            f"coins are worth {listed(coins[1:-1].split(', '))} cents. An amount of {{{amount}}} cents is paid by always "
            "taking the largest coin that still fits. How many coins are used?"
        )
        count = sheet.let("coins_used", "the number of coins so far", "0", told="")
        sheet.begin(f"{{{amount}}} cents are to be paid")
        rest = sheet.let("remaining", "the amount that is still to be paid", amount, told="")
        coin = sheet.name("coin", "the coin value")
        with sheet.block(f"for {coin} in {coins}:", told=f"with coins of {{{coin}}}"):
            sheet.change(count, "+", f"{rest} // {coin}", told=f", as many as fit, {{{count}:coin is/coins are}} used so far")
            sheet.line(f"{rest} = {rest} % {coin}", told=f", and {{{rest}}} is left of {{old({rest})}}")
        sheet.answer(count)
        return
    small, large = sheet.pick(((3, 7), (4, 9), (5, 8), (3, 10), (6, 11), (5, 12)))
    thing = sheet.pick(("boxes", "boats", "cars", "tables", "crates"))
    sheet.say(
        (f"{{{amount}}} people are to be seated in {thing} for {small} and {thing} for {large}, all of them filled completely.")
        .replace("seated in boxes", "given places in boxes")
        .replace("seated in tables", "seated at tables")
        .replace("seated in crates", "photographed in crates")
    )
    sheet.say(f"what is the smallest possible number of {thing}? Answer 0 if it cannot be done.")
    best = sheet.let("fewest", f"the smallest number of {thing} so far", "0", told="")
    number = sheet.name("large", f"the number of larger {thing}")
    sheet.begin(f"let us try every number of larger {thing}, from 0 on")
    with sheet.block(f"for {number} in range({amount} // {large} + 1):", told=""):
        left = f"{amount} - {large} * {number}"
        told = f"{{{number}}} of them leave {working(left)} people"
        rest = sheet.let("remaining", "the number of people left", left, told=told)
        fits = (f", and {small} divides {{{rest}}}", f", and {small} does not divide {{{rest}}}")
        with sheet.block(f"if {rest} % {small} == 0:", told=fits):
            told = f", which makes {{{number}}} + {{{rest}}} ÷ {small} = {{it}} {thing}"
            total = sheet.let("used", f"the number of {thing} used", f"{number} + {rest} // {small}", told=told)
            fewer = (", the fewest so far", f", not fewer than {{{best}}}")
            with sheet.block(f"if {best} == 0 or {total} < {best}:", told=fewer):
                sheet.line(f"{best} = {total}", told="")
    sheet.answer(best)


def _window(sheet: Sheet) -> None:
    what = sheet.pick(
        (
            "the visitors of a zoo",
            "the litres of rain",
            "the orders of a shop",
            "the hours of sunshine",
            "the kilometres run by an athlete",
            "the calls at a help desk",
        )
    )
    values = sheet.given("amounts", "the daily numbers", draw.many((5, 4 + 2 * sheet.level), 1, 30), "list[int]")
    width = sheet.rng.randint(2, 4)
    largest, where = sheet.chance(0.6), sheet.chance(0.4)
    word = "largest" if largest else "smallest"
    sheet.say(
        f"day by day, {what} were {{{values}}}.".replace("the litres of rain were", "these litres of rain fell:").replace(
            "were these", "were these"
        )
    )
    days = f"{number_word(width)} successive days"
    sheet.say(
        f"on which day do the {days} with the {word} total begin? Count days from 1, and take the earliest if there are several."
        if where
        else f"what is the {word} total of {days}?"
    )
    sheet.begin("from one period to the next, a day is added and another one drops out")
    need, told = f"len({values}) > {width}", f"the first {number_word(width)} days make {{it}}"
    total = sheet.let("window_total", "the total of the current days", f"sum({values}[:{width}])", need, told)
    best = sheet.let("best_total", f"the {word} total so far", total, told="")
    first = sheet.let("best_start", "the first day of the best period so far", "1", told="") if where else ""
    day = sheet.name("place", "the new index")
    with sheet.block(f"for {day} in range({width}, len({values})):", told=""):
        new, old = f"{{{values}[{day}]}}", f"{{{values}[{day} - {width}]}}"
        told = f"up to day {{{day} + 1}} it is {{old({total})}} + {new} - {old} = {{{total}}}"
        sheet.line(f"{total} = {total} + {values}[{day}] - {values}[{day} - {width}]", told=told)
        better = (f", the {word} so far", f", not {'more' if largest else 'less'} than {{{best}}}")
        with sheet.block(f"if {total} {'>' if largest else '<'} {best}:", told=better):
            sheet.line(f"{best} = {total}", told="")
            if where:
                sheet.line(f"{first} = {day} - {width - 2}", told=f", from day {{{first}}} on")
    sheet.answer(first or best)


def _mixture(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    (first, second), hours = sheet.pick(
        (
            (("tables", "chairs"), "hours"),
            (("cakes", "pies"), "eggs"),
            (("scarves", "hats"), "balls of wool"),
            (("kites", "lanterns"), "sheets of paper"),
            (("boats", "planes"), "minutes"),
        )
    )
    a, b = sheet.rng.sample(range(2, 8), 2)
    p, q = (
        sheet.given("first_gain", f"the profit from each of the {first}", draw.whole(5, 30)),
        sheet.given("second_gain", f"the profit from each of the {second}", draw.whole(4, 25)),
    )
    total = sheet.given("supply", f"the number of {hours}", draw.whole(12, 12 + 8 * sheet.level))
    cap = sheet.given("most", f"the most {second} that can be sold", draw.whole(2, 8)) if sheet.chance(0.5) else ""
    sheet.say(
        f"{who.name} makes {first} and {second}. One of the {first} takes {a} {hours} and brings {{{p}}} dollars; one of "
        f"the {second} takes {b} {hours} and brings {{{q}}} dollars. There are {{{total}}} {hours}."
    )
    if cap:
        sheet.say(f"not more than {{{cap}}} {second} can be sold.")
    asks = sheet.chance(0.4)
    sheet.say(
        f"how many {first} should be made for the highest profit? Take the smallest number if several are best."
        if asks
        else "what is the highest possible profit in dollars?"
    )
    best = sheet.let("best_profit", "the highest profit so far", "-1" if asks else "0", told="")
    gloss = f"the number of {first} with the highest profit so far"
    chosen = sheet.let("best_number", gloss, "0", told="") if asks else ""
    number = sheet.name("number", f"the number of {first} being tried")
    sheet.begin(f"let us try every number of {first}, from 0 on")
    with sheet.block(f"for {number} in range({total} // {a} + 1):", told=""):
        left = f"{total} - {a} * {number}"
        told = f"with {{{number}}} of the {first}, {working(left)} {hours} are left"
        rest = sheet.let("remaining", f"the number of {hours} left", left, told=told)
        most = f"min({cap}, {rest} // {b})" if cap else f"{rest} // {b}"
        counted = f"{{it:{second.removesuffix('s')}/{second}}}"
        told = f", so {counted} can be made and sold" if cap else f", enough for {counted}"
        others = sheet.let("others", f"the number of {second}", most, told=told)
        gain = f"{p} * {number} + {q} * {others}"
        profit = sheet.let("profit", "the profit", gain, told=f", and the profit is {working(gain)}")
        with sheet.block(f"if {profit} > {best}:", told=(", the highest so far", f", not more than {{{best}}}")):
            sheet.line(f"{best} = {profit}", told="")
            if asks:
                sheet.line(f"{chosen} = {number}", told="")
    sheet.answer(chosen or best)


def _run(sheet: Sheet) -> None:
    what = sheet.pick(
        (
            "gains and losses of a player",
            "changes of a water level in centimetres",
            "changes of a share price in dollars",
            "balances of a shop in dollars",
        )
    )
    values = sheet.given("changes", "the changes", draw.many((4, 3 + 2 * sheet.level), -12, 14), "list[int]")
    sheet.say(
        f"the {what}, round by round, are {{{values}}}.".replace("round by round", "day by day")
        if "player" not in what
        else f"the {what}, round by round, are {{{values}}}."
    )
    unit = "rounds" if "player" in what else "days"
    if sheet.chance(0.5):
        sheet.say(f"what is the largest sum that one or more successive {unit} can have?")
        sheet.begin(f"for each {unit.removesuffix('s')} we look for the best sum that ends there, at first {{{values}[0]}}")
        current = sheet.let("current", "the best sum that ends here", f"{values}[0]", told="")
        best = sheet.let("best", "the largest sum so far", f"{values}[0]", told="")
        value = sheet.name("change", "the later change")
        decided = (f"{{{current}}} is greater than 0", f"{{{current}}} is not greater than 0")
        with sheet.block(f"for {value} in {values}[1:]:", told=""):
            with sheet.block(f"if {current} > 0:", told=decided):
                sheet.change(current, "+", value, told=f", so we add to it, {changed(current, '+', value)}")
            with sheet.block("else:"):
                sheet.line(f"{current} = {value}", told=f", so we begin anew with {{{value}}}")
            sheet.line(f"{best} = max({best}, {current})", told=f", and the largest so far is {{{best}}}")
    else:
        sheet.say(
            (
                "starting from 0, what is the largest value that the running total falls below "
                "its highest earlier value (0 at the start included)?"
            ).replace("largest value that the running total falls below", "greatest amount by which the running total lies below")
        )
        level, peak, best = (
            sheet.let("level", "the running total", "0", told=""),
            sheet.let("peak", "the highest value so far", "0", told=""),
            sheet.let("largest_fall", "the greatest fall so far", "0", told=""),
        )
        value = sheet.name("change", "the current change")
        sheet.begin("we keep the running total, its highest value and how far it lies below that")
        with sheet.block(f"for {value} in {values}:", told=""):
            sheet.change(level, "+", value, told=f"the total is {changed(level, '+', value)}")
            with sheet.block(f"if {level} > {peak}:", told=("", f", which is {{{peak} - {level}}} below {{{peak}}}")):
                sheet.line(f"{peak} = {level}", told=", the highest so far")
            sheet.line(f"{best} = max({best}, {peak} - {level})", told=f", and the greatest fall so far is {{{best}}}")
    sheet.answer(best)


def _schedule(sheet: Sheet) -> None:
    things = sheet.pick(("films", "talks", "concerts", "matches", "courses"))
    ends = sheet.given(
        "ends", f"the hours at which the {things} end", draw.many((4, 3 + sheet.level), 3, 24, ordered=True), "list[int]"
    )
    lengths = sheet.given("lengths", f"the lengths of the {things}", draw.alike(ends, 1, 6), "list[int]")
    pause = sheet.pick((0, 0, 1))
    sheet.say(f"the {things} of a festival end at the hours {{{ends}}} and last, in the same order, {{{lengths}}} hours.")
    gap = " One hour of rest is needed between two of them." if pause else ""
    sheet.say(
        "going through them in this order, a visitor attends each one that does not begin "
        f"before the last one attended has ended.{gap} How many are attended?"
    )
    free = sheet.let("free_from", "the hour from which the visitor is free", "0", told="")
    count = sheet.let("attended", f"the number of {things} attended so far", "0", told="")
    place = sheet.name("place", "the current index")
    sheet.begin(f"let us go through the {things}; the visitor is free from hour 0 on")
    with sheet.block(f"for {place} in range(len({ends})):", told=""):
        start = f"{ends}[{place}] - {lengths}[{place}]"
        told = f"number {{{place} + 1}} begins at hour {working(start)}"
        begin = sheet.let("begin", "the hour at which it begins", start, f"{ends}[{place}] >= {lengths}[{place}]", told)
        late = (f", which is not before {{{free}}}", f", which is before {{{free}}}")
        with sheet.block(f"if {begin} >= {free}:", told=late):
            sheet.change(count, "+", "1", told=f", so it is attended, as number {{{count}}}")
            sheet.line(f"{free} = {ends}[{place}]" + (" + 1" if pause else ""), told=f", until {{{free}}}")
    sheet.answer(count)


def _knapsack(sheet: Sheet) -> None:
    weights = sheet.given("weights", "the weights", draw.many((2, 3), 2, 8), "list[int]")
    values = sheet.given("values", "the values", draw.alike(weights, 3, 20), "list[int]")
    room = sheet.given("capacity", "the weight that can be carried", draw.whole(6, 8 + 2 * sheet.level))
    who = sheet.pick(PEOPLE)
    sheet.say(
        f"{who.name} packs a rucksack that may hold {{{room}}} kilograms. Some things weigh {{{weights}}} kilograms "
        f"and are worth, in the same order, {{{values}}} points; each thing is there once."
    )
    sheet.say("what is the largest total worth that fits?")
    best = sheet.let("best", "the largest worth for each load", f"[0] * ({room} + 1)", told="")
    sheet.begin("we allow one thing after the other, and find the best for each load")
    place, load = sheet.name("place", "the current index"), sheet.name("load", "the possible load")
    with (
        sheet.block(
            f"for {place} in range(len({weights})):", told=f"now thing {{{place} + 1}}, of {{{weights}[{place}]}} kilograms"
        ),
        sheet.block(f"for {load} in range({room}, {weights}[{place}] - 1, -1):", told=""),
    ):
        with_it = f"{best}[{load} - {weights}[{place}]] + {values}[{place}]"
        shown = f"{{{best}[{load} - {weights}[{place}]]}} + {written(f'{values}[{place}]')}"
        told = f"with it, {{{load}}} kilograms can be worth {shown} = {{it}}"
        taken = sheet.let("worth", "the worth with the thing", with_it, told=told)
        better = (f", more than {{old({best}[{load}])}} without it", f", not more than {{{best}[{load}]}} without it")
        with sheet.block(f"if {taken} > {best}[{load}]:", told=better):
            sheet.line(f"{best}[{load}] = {taken}", told="")
    sheet.answer(f"{best}[{room}]")
