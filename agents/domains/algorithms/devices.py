"""Machines, gauges, gardens and games that follow rules."""

from agents.domains.algorithms import rows
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

LENGTHS = ((2, 3), (3, 5), (4, 8), (7, 12), (10, 20))


def machine(sheet: Sheet) -> None:
    """A machine that sells for coins."""
    what, price = sheet.pick((("tea", 7), ("chewing gum", 5), ("tickets", 12), ("apples", 8), ("stamps", 9), ("soup", 11)))
    coins = sheet.given(
        "coins",
        "the coins",
        lambda rng, _: [rng.choice((1, 2, 5, 10)) for _ in range(rng.randint(*LENGTHS[sheet.level - 1]))],
        "list[int]",
    )
    ask, back = sheet.rng.randint(0, 2), sheet.chance(0.5)
    jam = sheet.level > 2 and sheet.chance(0.4)
    _say_machine(sheet, what, price, coins, ask, back=back, jam=jam)
    sheet.begin("the machine is empty at first")
    inside = sheet.let("inside", "the crowns inside", "0", told="")
    sold = sheet.let("sold", "the number of portions so far", "0", told="") if ask != 1 else ""
    most = "the largest amount so far" if back else "the crowns given back so far"
    found = sheet.let("found", most, "0", told="") if ask == 1 else ""
    number = sheet.let("number", "the count of coins so far", "0", told="") if ask == 2 else ""
    last = sheet.let("last", "the place of the last portion", "0", told="") if ask == 2 else ""
    before = sheet.let("before", "the coin before", "0", told="") if jam else ""
    coin = sheet.name("coin", "the current coin")
    with sheet.block(f"for {coin} in {coins}:", told=""):
        if number:
            sheet.change(number, "+", "1", told="")
        if jam:
            with sheet.block(f"if {coin} == {before}:", told=(f"another {{{coin}}} falls through", "")):
                sheet.line("continue", told="")
            sheet.line(f"{before} = {coin}", told="")
        sheet.change(inside, "+", coin, told=f"with {{{coin}}}, {{{inside}:crown is/crowns are}} inside")
        if found and back:
            sheet.line(f"{found} = max({found}, {inside})", told="")
        with sheet.block(f"if {inside} >= {price}:", told=(", which is enough for a portion", "")):
            if sold:
                sheet.change(sold, "+", "1", told=f", the one with number {{{sold}}}")
            if last:
                sheet.line(f"{last} = {number}", told="")
            if found and not back:
                rest = f"{inside} - {price}"
                sheet.change(found, "+", rest, told=f", and {{{rest}}} come back, which makes {{{found}}}")
            kept = f"{inside} - {price}" if back else "0"
            sheet.line(f"{inside} = {kept}", told=f", leaving {{{inside}}}" if back else "")
    if ask == 0:
        told = f"{price} × {{{sold}}} + {{{inside}}} = {{it}}"
        sheet.answer(sheet.let("result", "the result", f"{price} * {sold} + {inside}", told=told))
    elif ask == 1:
        sheet.answer(found)
    else:
        sheet.answer(sheet.let("product", "the product", f"{last} * {sold}", told=f"{{{last}}} × {{{sold}}} = {{it}}"))


def _say_machine(sheet: Sheet, what: str, price: int, coins: str, ask: int, *, back: bool, jam: bool) -> None:
    sheet.say(
        f"a machine sells {what} for {price} crowns. Coins of {{{coins}}} crowns are put in, one after the "
        f"other. If there is enough inside for the price after a coin, one portion comes out (never more than one) and the "
        f"machine {'keeps the rest for the next one' if back else 'gives the rest back'}."
    )
    if jam:
        sheet.say("a coin that is equal to the one before it falls through and changes nothing.")
    sheet.say(
        (
            f"how many portions come out, times {price}, plus what is left inside in the end?",
            "how many crowns are given back altogether?"
            if not back
            else "what is the largest amount that is inside at any time?",
            (
                f"after which coin (counted from 1{', with those that fall through' * jam}) does the last portion come out, "
                "times the number of portions? "
                "Answer 0 if none does."
            ),
        )[ask]
    )


def crossing(sheet: Sheet) -> None:
    """Two queues at a light."""
    north = sheet.given("north_cars", "the cars that come from the north", draw.many(rows.size(sheet), 0, 6), "list[int]")
    east = sheet.given("east_cars", "the cars that come from the east", draw.alike(north, 0, 6), "list[int]")
    power, ask = sheet.rng.randint(3, 5), sheet.rng.randint(0, 2)
    long = sheet.chance(0.5)
    fair = "the north in odd minutes and the east in even ones"
    side = "the side with more cars waiting (the north, if both have as many)" if long else fair
    sheet.say(
        f"at a crossing, minute by minute, {{{north}}} cars come from the north and {{{east}}} cars from the "
        f"east. In each minute, after they have come, "
        f"{side} has green, and up to {power} of its cars pass."
    )
    sheet.say(
        (
            "how many cars are waiting in the end?",
            (
                "what is the largest number of cars that wait from the north after a minute, times ten, plus the "
                "number of cars that wait from the east in the end?"
            ),
            "how many cars pass altogether?",
        )[ask]
    )
    a = sheet.let("north_queue", "the number of cars waiting from the north", "0", told="")
    b = sheet.let("east_queue", "the number of cars waiting from the east", "0", told="")
    minute = sheet.let("minute", "the number of the minute", "0", told="")
    kept = ("", "the largest number so far", "the number of cars that have passed")[ask]
    found = sheet.let("found", kept, "0", told="") if ask else ""
    x = sheet.name("north_new", "the number of new cars from the north")
    y = sheet.name("east_new", "the number of new cars from the east")
    sheet.begin("nobody is waiting at first")
    with sheet.block(f"for {x}, {y} in zip({north}, {east}):", told=""):
        sheet.change(minute, "+", "1", told="")
        sheet.change(a, "+", x, told="")
        sheet.change(b, "+", y, told=f"in minute {{{minute}}}, {{{a}}} wait in the north and {{{b}}} in the east")
        with sheet.block(f"if {a} >= {b}:" if long else f"if {minute} % 2 == 1:", told=("", "")):
            passed = sheet.let(
                "passed", "the number of cars that pass", f"min({a}, {power})", told=", and {it} of the north pass"
            )
            sheet.change(a, "-", passed, told="")
        with sheet.block("else:"):
            sheet.line(f"{passed} = min({b}, {power})", told=f", and {{{passed}}} of the east pass")
            sheet.change(b, "-", passed, told="")
        if ask == 1:
            sheet.line(f"{found} = max({found}, {a})", told=f", so the largest number in the north so far is {{{found}}}")
        elif ask == 2:
            sheet.change(found, "+", passed, told=f", {{{found}}} in all")
    if ask == 1:
        found = sheet.let("result", "the result", f"10 * {found} + {b}", told=f"10 × {{{found}}} + {{{b}}} = {{it}}")
    sheet.answer(found if ask else f"{a} + {b}")


def meter(sheet: Sheet) -> None:
    """A gauge that is switched."""
    thing, unit = sheet.pick(
        (
            ("a heater in a room", "degrees"),
            ("a pump in a cellar", "centimetres"),
            ("a fan in a stable", "degrees"),
            ("a humidifier in a museum", "percent"),
        )
    )
    start = sheet.given("value", "the reading", draw.whole(12, 24))
    changes = sheet.given("changes", "the changes", draw.many(LENGTHS[sheet.level - 1], -6, 4), "list[int]")
    on, gain, off = sheet.rng.randint(12, 16), sheet.rng.randint(2, 4), sheet.rng.randint(18, 22)
    switch, ask = sheet.level > 2 and sheet.chance(0.6), sheet.rng.randint(0, 1)
    sheet.say(
        f"{thing} is controlled by a reading, which is {{{start}}} {unit} at first. Hour by hour it changes "
        f"by {{{changes}}} {unit} (a minus means that it falls)."
    )
    if switch:
        sheet.say(
            f"after such a change, the device is switched on if the reading is below {on} and switched off if it "
            f"is above {off}; otherwise it stays as it is. At first it is off. While it is on, {gain} {unit} are "
            f"added at once in each hour, after the switching."
        )
    else:
        sheet.say(f"whenever the reading is below {on} after such a change, {gain} {unit} are added at once.")
    sheet.say(
        (
            "what is the reading in the end?",
            "in how many hours does the device add something? Add ten times this number to the reading in the end.",
        )[ask]
    )
    sheet.begin(f"the reading is {{{start}}} at first")
    running = sheet.let("running", "what is known of the device", "False", told="") if switch else ""
    count = sheet.let("count", "the number of such hours so far", "0", told="") if ask else ""
    change = sheet.name("change", "the current change")
    with sheet.block(f"for {change} in {changes}:", told=""):
        sheet.change(start, "+", change, told=f"the reading becomes {{{start}}}")
        if switch:
            with sheet.block(f"if {start} < {on}:", told=(f", below {on}, so the device is on", "")):
                sheet.line(f"{running} = True", told="")
            with sheet.block(f"elif {start} > {off}:", told=(f", above {off}, so the device is off", "")):
                sheet.line(f"{running} = False", told="")
        with sheet.block(
            f"if {running}:" if switch else f"if {start} < {on}:", told=("", "" if switch else ", and nothing is added")
        ):
            sheet.change(start, "+", str(gain), told=f", and {gain} are added, which makes {{{start}}}")
            if count:
                sheet.change(count, "+", "1", told="")
    sheet.answer(
        sheet.let("result", "the result", f"10 * {count} + {start}", told=f"10 × {{{count}}} + {{{start}}} = {{it}}")
        if ask
        else start
    )


def plants(sheet: Sheet) -> None:
    """A garden that grows and is cut."""
    who = sheet.pick(PEOPLE)
    heights = sheet.given("heights", "the heights", draw.many((2, 1 + sheet.level), 2, 12), "list[int]")
    weeks = sheet.given("weeks", "the number of weeks", draw.whole(2, sheet.level))
    grow, limit, cut = sheet.rng.randint(2, 4), sheet.rng.randint(11, 15), sheet.rng.randint(5, 8)
    odd, ask = sheet.chance(0.5), sheet.rng.randint(0, 2)
    sheet.say(
        (
            f"the hedges in {who.name}'s garden are {{{heights}}} decimetres high. In each week, each of them "
            f"grows by {grow} decimetres"
        )
        + (", and by one more if its height was an odd number." if odd else ".")
        + f" One that is then higher than {limit} decimetres is cut by {cut} decimetres."
    )
    sheet.say(
        (
            f"how high are they after {{{weeks}}} weeks?",
            f"how many decimetres are cut off in {{{weeks}}} weeks altogether?",
            f"what is the sum of their heights after {{{weeks}}} weeks?",
        )[ask]
    )
    sheet.begin(f"the heights are {{{heights}}}")
    week, place = sheet.name("week", "the number of the week"), sheet.name("place", "the place")
    total = sheet.let("total", "the decimetres cut off so far", "0", told="") if ask == 1 else ""
    with (
        sheet.block(f"for {week} in range({weeks}):", told=f"week {{{week} + 1}} begins with {{{heights}}}"),
        sheet.block(f"for {place} in range(len({heights})):", told=""),
    ):
        new = sheet.let(
            "height",
            "the height of the hedge",
            f"{heights}[{place}] + {grow}" + (f" + {heights}[{place}] % 2" if odd else ""),
            told=f"{{{heights}[{place}]}} grows to {{it}}",
        )
        with sheet.block(f"if {new} > {limit}:", told=("", "")):
            sheet.change(new, "-", str(cut), told=f" and is cut to {{{new}}}".replace(" and", ", which", 1))
            if total:
                sheet.change(total, "+", str(cut), told=f", so {{{total}}} have been cut off")
        sheet.line(f"{heights}[{place}] = {new}", told="")
    if ask == 0:
        sheet.answer(heights, "list[int]")
    elif ask == 1:
        sheet.answer(total)
    else:
        sheet.answer(f"sum({heights})", told="added up, these heights give {returned}")


def duel(sheet: Sheet) -> None:
    """Two counters that push each other."""
    names = [person.name for person in sheet.rng.sample(PEOPLE, 2)]
    a, b = (
        sheet.given("first", f"the points of {names[0]}", draw.whole(10, 30)),
        sheet.given("second", f"the points of {names[1]}", draw.whole(10, 30)),
    )
    hits = sheet.given("hits", "the throws", draw.many(LENGTHS[sheet.level - 1], 1, 9), "list[int]")
    swap, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    special = sheet.rng.randint(2, 4)
    sheet.say(
        (
            f"{names[0]} has {{{a}}} points and {names[1]} {{{b}}}. They throw in turns, {names[0]} first, and "
            f"the throws are {{{hits}}}. A throw is taken from the points of the other and added to one's own; a "
            f"throw that is a multiple of {special} "
        )
        + ("exchanges the points of the two instead." if swap else "is only added to one's own points.")
    )
    sheet.say((f"how many points does {names[0]} have in the end?", "by how many points do the two differ in the end?")[ask])
    sheet.begin(f"{names[0]} has {{{a}}} and {names[1]} {{{b}}}")
    turn, hit = sheet.let("turn", "the number of the throw", "0", told=""), sheet.name("hit", "the current throw")
    now = f", so there are {{{a}}} and {{{b}}}"
    with sheet.block(f"for {hit} in {hits}:", told=""):
        sheet.change(turn, "+", "1", told=f"throw {{{turn}}} is {{{hit}}}")
        with sheet.block(f"if {hit} % {special} == 0:", told=(f", a multiple of {special}", "")):
            if swap:
                sheet.line(f"{a}, {b} = {b}, {a}", told=now)
            else:
                with sheet.block(f"if {turn} % 2 == 1:", told=("", "")):
                    sheet.change(a, "+", hit, told=now)
                with sheet.block("else:"):
                    sheet.change(b, "+", hit, told=now)
        with sheet.block(f"elif {turn} % 2 == 1:", told=("", "")):
            sheet.change(a, "+", hit, told="")
            sheet.change(b, "-", hit, told=now)
        with sheet.block("else:"):
            sheet.change(b, "+", hit, told="")
            sheet.change(a, "-", hit, told=now)
    if ask:
        sheet.answer(sheet.let("gap", "the difference", f"abs({a} - {b})", told="the difference is {it}"))
    else:
        sheet.answer(a)
