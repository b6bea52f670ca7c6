"""Speeds and other rates: journeys, meetings, pursuits, climbs, prices by the unit."""

from agents.domains.math import journeys
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, ordinal

_MOVERS = (
    ("a train", "the train"),
    ("a coach", "the coach"),
    ("a van", "the van"),
    ("a motorboat", "the motorboat"),
    ("a cyclist", "the cyclist"),
    ("a tram", "the tram"),
)


def compose(sheet: Sheet) -> None:
    """One rate at level 1, two that meet at level 2, journeys hour by hour above."""
    makers = {1: (_steady, _consumption, _pages), 2: (_meeting, _pursuit, _legs, _relay)}
    sheet.pick(
        makers.get(sheet.level, (journeys.journey, journeys.journey, journeys.climb, journeys.chase, journeys.stops, _candles))
    )(sheet)


def _steady(sheet: Sheet) -> None:
    mover, it = sheet.pick(_MOVERS)
    hours = sheet.given("hours", "the time in hours", draw.whole(2, 9))
    distance = sheet.given("distance", "the distance in kilometres", draw.whole(40, 720))
    sheet.say(f"at a constant speed, {mover} covers {{{distance}}} kilometres in {{{hours}}} hours.")
    speed = sheet.let(
        "speed",
        "the speed in kilometres per hour",
        f"{distance} // {hours}",
        f"{distance} % {hours} == 0 and {distance} > 9 * {hours}",
    )
    kind = sheet.rng.randint(0, 3)
    if kind == 0:
        more = sheet.given("later_hours", "the time asked about", draw.whole(3, 12))
        sheet.say(f"how many kilometres does {it} cover in {{{more}}} hours?")
        answer = sheet.let("reach", "the distance covered in that time", f"{speed} * {more}")
    elif kind == 1:
        more = sheet.given("extra", "the further hours", draw.whole(2, 6))
        sheet.say(f"it goes on like this for {{{more}}} more hours. How many kilometres are covered in all?")
        added = sheet.let("added", "the distance covered in the further hours", f"{speed} * {more}")
        answer = sheet.let("whole_way", "the whole distance", f"{distance} + {added}")
    elif kind == 2:
        faster = sheet.given("faster", "the gain in speed", draw.whole(2, 20))
        sheet.say(f"how many kilometres would it be in the same time if {it} were faster by {{{faster}}} kilometres per hour?")
        new = sheet.let("new_speed", "the higher speed", f"{speed} + {faster}")
        answer = sheet.let("new_distance", "the distance at the higher speed", f"{new} * {hours}")
    else:
        way = sheet.given("way", "the length of the other way in kilometres", draw.whole(20, 600))
        sheet.say(f"how many minutes does {it} need for {{{way}}} kilometres?")
        scaled = sheet.let("scaled", "the sixtyfold distance", f"60 * {way}")
        answer = sheet.let("minutes", "the time in minutes", f"{scaled} // {speed}", f"{scaled} % {speed} == 0")
    sheet.answer(answer)


def _consumption(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    use = sheet.given("use", "the litres of fuel for a hundred kilometres", draw.whole(4, 12))
    way = sheet.given("way", "the length of the trip in kilometres", draw.whole(100, 900, 50))
    price = sheet.given("price", "the price of a litre in cents", draw.whole(120, 210))
    sheet.say(f"{who.name}'s car needs {{{use}}} litres of fuel for 100 kilometres, and a litre costs {{{price}}} cents.")
    hundredfold = sheet.let(
        "product", "the litres of fuel for a hundred such trips", f"{use} * {way}", f"{use} * {way} % 100 == 0"
    )
    litres = sheet.let("litres", "the litres of fuel that are needed", f"{hundredfold} // 100")
    cost = sheet.let("cost", "the cost of the fuel in cents", f"{litres} * {price}")
    if sheet.chance(0.5):
        people = sheet.rng.randint(2, 5)
        sheet.say(
            f"{number_word(people)} people share the cost of a trip of {{{way}}} kilometres equally. How many "
            f"cents does each of them pay?"
        )
        cost = sheet.let("share", "the share of each person in cents", f"{cost} // {people}", f"{cost} % {people} == 0")
    else:
        sheet.say(f"how many cents does the fuel for a trip of {{{way}}} kilometres cost?")
    sheet.answer(cost)


def _pages(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    what, doing, unit = sheet.pick(
        (
            ("a novel", "reads", "pages"),
            ("a film script", "types", "lines"),
            ("a wall", "paints", "square metres"),
            ("a scarf", "knits", "rows"),
        )
    )
    rate = sheet.given("rate", f"the number of {unit} in an hour", draw.whole(6, 45))
    hours = sheet.given("hours", "the number of hours so far", draw.whole(2, 8))
    whole = sheet.given("whole", f"the number of all {unit}", draw.whole(80, 500))
    sheet.say(f"{who.name} {doing} {{{rate}}} {unit} of {what} in an hour and has been doing so for {{{hours}}} hours.")
    done = sheet.let("done", f"the number of {unit} that are done", f"{rate} * {hours}")
    left = sheet.let("left", f"the number of {unit} that are left", f"{whole} - {done}", f"{whole} > {done}")
    if sheet.chance(0.5):
        sheet.say(f"there are {{{whole}}} {unit} altogether. How many {unit} are left?")
        sheet.answer(left)
        return
    sheet.say(f"there are {{{whole}}} {unit} altogether. How many more hours does it take to finish?")
    sheet.answer(sheet.let("rest", "the hours that are still needed", f"{left} // {rate}", f"{left} % {rate} == 0"))


def _meeting(sheet: Sheet) -> None:
    first, second = sheet.rng.sample(PEOPLE, 2)
    way, verb = sheet.pick((("cycle", "cycles"), ("ride", "rides"), ("drive", "drives"), ("walk", "walks")))
    low, high = (3, 7) if way == "walk" else (12, 60)
    a = sheet.given("first_speed", f"the speed of {first.name}", draw.whole(low, high))
    b = sheet.given("second_speed", f"the speed of {second.name}", draw.whole(low, high))
    gap = sheet.given("distance", "the distance between them in kilometres", draw.whole(18, 480))
    sheet.say(f"{first.name} and {second.name} start at the same time, {{{gap}}} kilometres apart, and {way} towards each other.")
    sheet.say(f"{first.name} {verb} at {{{a}}} kilometres per hour and {second.name} at {{{b}}} kilometres per hour.")
    start = gap
    if sheet.chance(0.4):
        pause = sheet.given("lead", f"the hours by which {first.name} starts earlier", draw.whole(2, 3))
        sheet.say(
            f"in fact {first.name} set off earlier: when {second.name} starts, {first.name} has been on the road "
            f"for {{{pause}}} hours already."
        )
        done = sheet.let("ahead", "the distance covered before", f"{a} * {pause}")
        start = sheet.let("rest", "the distance that is left between them", f"{gap} - {done}", f"{gap} > {done}")
    speed = sheet.let("closing", "the speed at which they approach each other", f"{a} + {b}")
    hours = sheet.let(
        "hours", "the hours until they meet", f"{start} // {speed}", f"{start} % {speed} == 0 and {start} > {speed}"
    )
    walked = sheet.let("walked", f"the distance that {second.name} covers", f"{b} * {hours}")
    if sheet.chance(0.5):
        sheet.say(f"how many kilometres has {second.name} covered when they meet?")
        sheet.answer(walked)
        return
    sheet.say(
        f"counting only the time from {second.name}'s start, by how many kilometres do the ways of the two differ when they meet?"
    )
    other = sheet.let("other_way", f"the distance that {first.name} covers in that time", f"{a} * {hours}")
    sheet.answer(sheet.let("gap", "the distance by which the ways differ", f"abs({other} - {walked})", f"{a} != {b}"))


def _pursuit(sheet: Sheet) -> None:
    slow, fast = sheet.rng.sample(PEOPLE, 2)
    a = sheet.given("slow_speed", f"the speed of {slow.name}", draw.whole(40, 90))
    b = sheet.given("fast_speed", f"the speed of {fast.name}", draw.above(a, 5, 60))
    lead = sheet.given("lead", f"the minutes by which {slow.name} starts earlier", draw.whole(2, 20))
    sheet.say(
        f"{slow.name} leaves the house and walks at {{{a}}} metres per minute. {{{lead}}} minutes later "
        f"{fast.name} runs after {slow.object} at {{{b}}} metres per minute."
    )
    ahead = sheet.let("ahead", f"the distance by which {slow.name} is ahead", f"{a} * {lead}")
    gain = sheet.let("gain", "the metres gained in a minute", f"{b} - {a}")
    minutes = sheet.let(
        "minutes", f"the minutes that {fast.name} needs", f"{ahead} // {gain}", f"{ahead} % {gain} == 0 and {ahead} > {gain}"
    )
    kind = sheet.rng.randint(0, 2)
    if kind == 0:
        sheet.say(f"how many metres from the house does {fast.name} catch up?")
        answer = sheet.let("place", "the distance from the house", f"{b} * {minutes}")
    elif kind == 1:
        sheet.say(f"for how many minutes has {slow.name} been walking when {fast.name} catches up?")
        answer = sheet.let("walked", f"the minutes that {slow.name} has walked", f"{minutes} + {lead}")
    else:
        sheet.say(
            f"{fast.name} turns back at once after catching up. How many metres has {fast.she} run when "
            f"{fast.she} is at the house again?"
        )
        place = sheet.let("place", "the distance from the house", f"{b} * {minutes}")
        answer = sheet.let("run", f"the metres that {fast.name} has run", f"2 * {place}")
    sheet.answer(answer)


def _legs(sheet: Sheet) -> None:
    mover, it = sheet.pick(_MOVERS[:4])
    legs = sheet.rng.randint(2, 3)
    sheet.say(f"{mover} travels in {number_word(legs)} parts.")
    total, time = "", ""
    for leg in range(1, legs + 1):
        speed = sheet.given(f"{ordinal(leg)}_speed", f"the speed in the {ordinal(leg)} part", draw.whole(20, 120, 5))
        hours = sheet.given(f"{ordinal(leg)}_hours", f"the hours of the {ordinal(leg)} part", draw.whole(2, 5))
        sheet.say(f"the {ordinal(leg)} part takes {{{hours}}} hours at {{{speed}}} kilometres per hour.")
        way = sheet.let(f"{ordinal(leg)}_way", f"the length of the {ordinal(leg)} part", f"{speed} * {hours}")
        total = sheet.let(f"way_{leg}", f"the distance after the {ordinal(leg)} part", f"{total} + {way}") if total else way
        time = f"{time} + {hours}" if time else hours
    if sheet.chance(0.5):
        hours = sheet.let("all_hours", "the hours of the whole journey", time)
        sheet.say(f"what is the average speed of {it} over the whole journey in kilometres per hour?")
        sheet.answer(sheet.let("average", "the average speed", f"{total} // {hours}", f"{total} % {hours} == 0"))
        return
    whole = sheet.given("whole", "the length of the whole journey", draw.whole(200, 1200, 10))
    sheet.say(f"the destination is {{{whole}}} kilometres away. How many kilometres are still missing after these parts?")
    sheet.answer(sheet.let("missing", "the distance that is missing", f"{whole} - ({total})", f"{whole} > {total}"))


def _relay(sheet: Sheet) -> None:
    thing, verb = sheet.pick((("printer", "prints"), ("machine", "labels"), ("press", "stamps"), ("robot", "sorts")))
    what = sheet.pick(("leaflets", "cards", "tickets", "parts", "letters"))
    a = sheet.given("first_rate", f"the number of {what} of the old {thing} in a minute", draw.whole(8, 40))
    b = sheet.given("second_rate", f"the number of {what} of the new {thing} in a minute", draw.whole(20, 90))
    alone = sheet.given("alone", "the minutes alone", draw.whole(3, 15))
    total = sheet.given("total", f"the number of all {what}", draw.whole(400, 3000, 20))
    sheet.say(
        f"an old {thing} {verb} {{{a}}} {what} a minute and a new one {{{b}}}. {{{total}}} {what} are needed. "
        f"The old {thing} works alone for {{{alone}}} minutes, then both work together."
    )
    done = sheet.let("done", f"the number of {what} made by the old {thing} alone", f"{a} * {alone}")
    rest = sheet.let("rest", f"the number of {what} that are left then", f"{total} - {done}", f"{total} > {done}")
    both = sheet.let("both", "the number made in a minute by both", f"{a} + {b}")
    minutes = sheet.let("minutes", "the minutes of working together", f"{rest} // {both}", f"{rest} % {both} == 0")
    if sheet.chance(0.5):
        sheet.say("how many minutes does it take from the beginning to the end?")
        sheet.answer(sheet.let("whole_time", "the whole time in minutes", f"{alone} + {minutes}"))
    else:
        sheet.say(f"how many of the {what} come from the new {thing}?")
        sheet.answer(sheet.let("share", f"the number of {what} made by the new {thing}", f"{b} * {minutes}"))


def _candles(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    long = sheet.given("long", "the length of the long candle", draw.whole(150, 320))
    short = sheet.given("short", "the length of the thick candle", draw.whole(80, 140))
    quick, slow = sheet.rng.randint(12, 30), sheet.rng.randint(2, 9)
    draught = sheet.chance(0.5)
    sheet.say(
        f"{who.name} lights two candles at the same time. The thin one is {{{long}}} millimetres long and "
        f"burns down by {quick} millimetres an hour, the thick one is {{{short}}} millimetres long and burns "
        f"down by {slow} millimetres an hour."
    )
    period = sheet.rng.randint(2, 3)
    if draught:
        sheet.say(f"because of a draught, the thin one loses another {slow} millimetres in every {ordinal(period)} hour.")
    sheet.begin(f"at first the candles are {{{long}}} and {{{short}}} millimetres long")
    hours = sheet.let("hours", "the number of hours so far", "0", told="")
    with sheet.block(f"while {long} > {short}:", told=("", "now the thin one is not longer any more")):
        sheet.change(hours, "+", "1", told=f"after hour {{{hours}}}")
        sheet.change(long, "-", str(quick), told=f", the thin one has {{{long}}} left")
        sheet.change(short, "-", str(slow), need=f"{short} > {slow}", told=f", and the thick one {{{short}}}")
        if draught:
            with sheet.block(f"if {hours} % {period} == 0:", told=("", "")):
                sheet.change(long, "-", str(slow), told=f", and the draught leaves the thin one {{{long}}}")
    if sheet.chance(0.4):
        sheet.say("after how many full hours is the thin one not longer than the thick one for the first time?")
        sheet.answer(hours)
    else:
        sheet.say(
            "at the first full hour at which the thin one is not longer than the thick one, how many millimetres "
            "long is the thick one?"
        )
        sheet.answer(short)
