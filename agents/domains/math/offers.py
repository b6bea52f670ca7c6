"""Finding the best of some offers, packs, items and pairs."""

from agents.grammar import draw
from agents.grammar.numbers import conditions
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import working


def offers(sheet: Sheet) -> None:
    """Two firms that ask in different ways."""
    who = sheet.pick(PEOPLE)
    what, unit = sheet.pick(
        (
            ("a boat", "hour"),
            ("a carpet cleaner", "day"),
            ("a van", "day"),
            ("a rehearsal room", "hour"),
            ("a cement mixer", "day"),
            ("a tent", "night"),
        )
    )
    first_base = sheet.given("first_fee", "the basic fee of the first firm", draw.whole(5, 60, 5))
    first_rate = sheet.given("first_rate", f"what the first firm asks for each {unit}", draw.whole(6, 30))
    second_rate = sheet.given("second_rate", f"what the second firm asks for each {unit}", draw.whole(8, 40))
    units = sheet.given(f"{unit}s", f"the number of {unit}s", draw.whole(2, 9))
    sheet.say(
        f"{who.name} wants to rent {what} for {{{units}}} {unit}s. One firm asks {{{first_base}}} dollars plus "
        f"{{{first_rate}}} dollars per {unit}, another one {{{second_rate}}} dollars per {unit}."
    )
    sheet.begin("let us compare both firms|we work out what each firm asks for")
    asked = f"{first_base} + {first_rate} * {units}"
    first = sheet.let("first_cost", "the cost at the first firm", asked, told=f"the first one asks for {working(asked)} dollars")
    asked = f"{second_rate} * {units}"
    second = sheet.let("second_cost", "the cost at the second firm", asked, told=f", the second one for {working(asked)}")
    if sheet.chance(0.5):
        sheet.say("how many dollars does the cheaper offer cost?")
        sheet.answer(f"min({first}, {second})", told=f"the smaller of {{{first}}} and {{{second}}} is {{returned}}")
    else:
        sheet.say("by how many dollars do the two offers differ?")
        difference = sheet.let("difference", "the difference", f"{first} - {second}", told="")
        sheet.answer(f"abs({difference})", told="they differ by {returned} dollars")


def packs(sheet: Sheet) -> None:
    """Packs and single pieces."""
    things = sheet.pick(("bottles", "batteries", "tickets", "light bulbs", "notebooks", "tennis balls", "candles"))
    wanted = sheet.given("wanted", f"the number of {things} that are wanted", draw.whole(10, 90))
    size = sheet.rng.randint(4, 12)
    price = sheet.given("pack_price", "the price of a pack in dollars", draw.whole(6, 30))
    single = sheet.given("single_price", "the price of a single piece in dollars", draw.whole(2, 6))
    sheet.say(
        f"{sheet.pick(PEOPLE).name} needs exactly {{{wanted}}} {things}. A pack of {size} "
        f"costs {{{price}}} dollars and a single one {{{single}}} dollars."
    )
    sheet.say(
        f"as many packs as possible are bought without getting more {things} than "
        "needed, and the rest singly. How many dollars is this?"
    )
    sheet.begin(f"{{{wanted}}} {things} are needed")
    need, told = f"{wanted} % {size} and {price} < {size} * {single}", "these are {it:whole pack/whole packs}"
    packs = sheet.let("packs", "the number of packs", f"{wanted} // {size}", need, told)
    told = " and {it:single one/single ones}"
    rest = sheet.let("rest", "the number of single ones", f"{wanted} % {size}", told=f",{told}")
    cost = f"{packs} * {price} + {rest} * {single}"
    sheet.answer(sheet.let("cost", "the cost", cost, told=f"they cost {working(cost)} dollars"))


_ITEMS = (
    ("hotels", "hotel", "prices", "stars"),
    ("flats", "flat", "rents", "square metres"),
    ("phones", "phone", "prices", "points in a test"),
    ("bicycles", "bicycle", "prices", "gears"),
    ("telescopes", "telescope", "prices", "points in a test"),
    ("cars", "car", "prices", "seats"),
)


def best_item(sheet: Sheet) -> None:
    """The best of a list within a budget."""
    things, thing, price_word, quality = sheet.pick(_ITEMS)
    prices = sheet.given("prices", f"the {price_word}", draw.many((3, 3 + 2 * sheet.level), 20, 95), "list[int]")
    values = sheet.given("ratings", f"the {quality}", draw.alike(prices, 2, 12), "list[int]")
    budget = sheet.given("budget", "the most that may be spent", draw.whole(40, 80, 5))
    kind = sheet.pick(("rating", "score", "cheapest"))
    weight, least = sheet.rng.randint(5, 12), sheet.rng.randint(4, 7)
    sheet.say(
        f"some {things} have the {price_word} {{{prices}}} dollars and, in the same "
        f"order, these numbers of {quality}: {{{values}}}."
    )
    sheet.say(
        {
            "rating": (
                f"among those that cost at most {{{budget}}} dollars, which number of "
                f"{quality} is the largest? Answer 0 if there is none."
            ),
            "score": (
                f"the score of a {thing} is {weight} times the number of {quality} "
                "minus its price. What is the best score of "
                f"those that cost at most {{{budget}}} dollars? Count it as 0 if no score is positive."
            ),
            "cheapest": (
                f"which is the lowest price, if at least {least} {quality} are wanted and at most "
                f"{{{budget}}} dollars can be spent? Answer 0 if there is none."
            ),
        }[kind]
    )
    best = sheet.let(
        {"rating": "best_rating", "score": "best_score", "cheapest": "lowest_price"}[kind],
        {
            "rating": f"the largest number of {quality} so far",
            "score": "the best score so far",
            "cheapest": "the lowest price so far",
        }[kind],
        "0",
        told="",
    )
    place = sheet.name("place", "the current index")
    sheet.begin(f"let us go through the {things}|we take one {thing} after the other")
    one = f"{thing} number {{{place} + 1}} costs {{{prices}[{place}]}} dollars"
    paid = (f"{one}, not more than {{{budget}}}", f"{one}, which is more than {{{budget}}}")
    test = f"if {prices}[{place}] <= {budget}:"
    with sheet.block(f"for {place} in range(len({prices})):", told=""), sheet.block(test, told=paid):
        if kind == "cheapest":
            has = f"it has {{{values}[{place}]}} {quality}"
            fits = (
                f"{has}, at least {least}, and no cheaper one fits so far",
                f"{has}, and {{{best}}} stays the lowest price so far",
            )
            with sheet.block(f"if {values}[{place}] >= {least} and ({best} == 0 or {prices}[{place}] < {best}):", told=fits):
                sheet.line(f"{best} = {prices}[{place}]", told="")
        else:
            score = f"{weight} * {values}[{place}] - {prices}[{place}]"
            told = f", and its score is {working(score)}"
            value = sheet.let("score", "the score", score, told=told) if kind == "score" else f"{values}[{place}]"
            began = "" if kind == "score" else f", with {{{value}}} {quality}"
            better = (f"{began}, the best so far", f"{began}, not more than {{{best}}}")
            with sheet.block(f"if {value} > {best}:", told=better):
                sheet.line(f"{best} = {value}", told="")
    sheet.answer(best)


def pair(sheet: Sheet) -> None:
    """Two of a list whose prices fit best."""
    who = sheet.pick(PEOPLE)
    things = sheet.pick(("presents", "books", "stones", "dishes", "parcels", "records"))
    numbers = sheet.given(
        "prices", f"the prices of the {things}", draw.many((3, 3 + sheet.level), 3, 40, distinct=True), "list[int]"
    )
    budget = sheet.given("budget", "the amount that can be spent", draw.whole(15, 70))
    condition = conditions.small_condition(sheet, 40) if sheet.level > 3 and sheet.chance(0.5) else None
    kind = sheet.pick(("most", "nearest"))
    extra = f", in such a way that the sum of their prices {condition.one}" if condition else ""
    sheet.say(f"the prices of {things} in dollars are {{{numbers}}}. {who.name} buys two different ones{extra}.")
    sheet.say(
        (
            f"what is the most that {who.she} can spend without going above {{{budget}}} "
            "dollars? Answer 0 if there is no such choice."
        )
        if kind == "most"
        else f"how close, in dollars, can the sum of the two prices come to {{{budget}}}?"
    )
    best = sheet.let(
        "best",
        "the best amount so far" if kind == "most" else "the smallest distance so far",
        "0" if kind == "most" else "1000",
        told="",
    )
    i, j = sheet.name("i", "the left index"), sheet.name("j", "the right index")
    sheet.begin(f"let us try all pairs of {things}|we go through all pairs of {things}")
    inner = sheet.block(f"for {j} in range({i} + 1, len({numbers})):", told="")
    with sheet.block(f"for {i} in range(len({numbers})):", told=""), inner:
        both = f"{numbers}[{i}] + {numbers}[{j}]"
        total = sheet.let("amount", "the sum of these prices", both, told=working(both))
        value, better = total, None
        if kind == "nearest":
            difference = sheet.let("difference", "the difference from the wanted amount", f"{total} - {budget}", told="")
            told = f", which is {{it}} away from {{{budget}}}"
            value = sheet.let("distance", "the distance from the wanted amount", f"abs({difference})", told=told)
            better = (", the nearest so far", f", not nearer than {{{best}}}")
        test = f"{best} < {total} <= {budget}" if kind == "most" else f"{value} < {best}"
        own = condition.write(total) if condition else ""
        with sheet.block(f"if {test} and ({own}):" if own else f"if {test}:", told=None if own else better):
            sheet.line(f"{best} = {value}", told="" if kind == "nearest" and not own else f", so the best so far is {{{best}}}")
    sheet.answer(best, need=f"{best} < 1000")
