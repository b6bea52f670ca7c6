"""Speeds and other rates: journeys, meetings, pursuits, climbs, prices by the unit."""

from agents.domains.math import journeys
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, ordinal
from agents.grammar.working import working

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
    sheet.begin(f"{it} covers {{{distance}}} kilometres in {{{hours}}} hours")
    need = f"{distance} % {hours} == 0 and {distance} > 9 * {hours}"
    told = f"in an hour that is {{{distance}}} ÷ {{{hours}}} = {{it}} kilometres"
    speed = sheet.let("speed", "the speed in kilometres per hour", f"{distance} // {hours}", need, told)
    kind = sheet.rng.randint(0, 3)
    if kind == 0:
        more = sheet.given("later_hours", "the time asked about", draw.whole(3, 12))
        sheet.say(f"how many kilometres does {it} cover in {{{more}}} hours?")
        told = f", and in {{{more}}} hours {working(f'{speed} * {more}')} kilometres"
        answer = sheet.let("reach", "the distance covered in that time", f"{speed} * {more}", told=told)
    elif kind == 1:
        more = sheet.given("extra", "the further hours", draw.whole(2, 6))
        sheet.say(f"it goes on like this for {{{more}}} more hours. How many kilometres are covered in all?")
        told = f", and {{{more}}} more hours add {working(f'{speed} * {more}')}"
        added = sheet.let("added", "the distance covered in the further hours", f"{speed} * {more}", told=told)
        told = f"in all that makes {working(f'{distance} + {added}')} kilometres"
        answer = sheet.let("whole_way", "the whole distance", f"{distance} + {added}", told=told)
    elif kind == 2:
        faster = sheet.given("faster", "the gain in speed", draw.whole(2, 20))
        sheet.say(f"how many kilometres would it be in the same time if {it} were faster by {{{faster}}} kilometres per hour?")
        told = f"if {it} were faster, it would be {working(f'{speed} + {faster}')} in an hour"
        new = sheet.let("new_speed", "the higher speed", f"{speed} + {faster}", told=told)
        told = f", and {working(f'{new} * {hours}')} in {{{hours}}} hours"
        answer = sheet.let("new_distance", "the distance at the higher speed", f"{new} * {hours}", told=told)
    else:
        way = sheet.given("way", "the length of the other way in kilometres", draw.whole(20, 600))
        sheet.say(f"how many minutes does {it} need for {{{way}}} kilometres?")
        told = f"at one in an hour, {{{way}}} kilometres would take {working(f'60 * {way}')} minutes"
        scaled = sheet.let("scaled", "the sixtyfold distance", f"60 * {way}", told=told)
        need, told = f"{scaled} % {speed} == 0", f", so {it} needs {{{scaled}}} ÷ {{{speed}}} = {{it}} minutes"
        answer = sheet.let("minutes", "the time in minutes", f"{scaled} // {speed}", need, told)
    sheet.answer(answer)


def _consumption(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    use = sheet.given("use", "the litres of fuel for a hundred kilometres", draw.whole(4, 12))
    way = sheet.given("way", "the length of the trip in kilometres", draw.whole(100, 900, 50))
    price = sheet.given("price", "the price of a litre in cents", draw.whole(120, 210))
    sheet.say(f"{who.name}'s car needs {{{use}}} litres of fuel for 100 kilometres, and a litre costs {{{price}}} cents.")
    sheet.begin(f"{who.name} drives {{{way}}} kilometres")
    need, told = f"{use} * {way} % 100 == 0", f"100 such trips would take {working(f'{use} * {way}')} litres"
    hundredfold = sheet.let("product", "the litres of fuel for a hundred such trips", f"{use} * {way}", need, told)
    told = f", so this one takes {{{hundredfold}}} ÷ 100 = {{it}}"
    litres = sheet.let("litres", "the litres of fuel that are needed", f"{hundredfold} // 100", told=told)
    told = f"they cost {working(f'{litres} * {price}')} cents"
    cost = sheet.let("cost", "the cost of the fuel in cents", f"{litres} * {price}", told=told)
    if sheet.chance(0.5):
        people = sheet.rng.randint(2, 5)
        sheet.say(
            f"{number_word(people)} people share the cost of a trip of {{{way}}} kilometres equally. How many "
            f"cents does each of them pay?"
        )
        need, told = f"{cost} % {people} == 0", f", and each of the {people} people pays {{{cost}}} ÷ {people} = {{it}}"
        cost = sheet.let("share", "the share of each person in cents", f"{cost} // {people}", need, told)
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
    sheet.begin(f"{who.name} {doing} {{{rate}}} {unit} in an hour")
    told = f"in {{{hours}}} hours that makes {working(f'{rate} * {hours}')} {unit}"
    done = sheet.let("done", f"the number of {unit} that are done", f"{rate} * {hours}", told=told)
    need, told = f"{whole} > {done}", f", so {working(f'{whole} - {done}')} are left"
    left = sheet.let("left", f"the number of {unit} that are left", f"{whole} - {done}", need, told)
    if sheet.chance(0.5):
        sheet.say(f"there are {{{whole}}} {unit} altogether. How many {unit} are left?")
        sheet.answer(left)
        return
    sheet.say(f"there are {{{whole}}} {unit} altogether. How many more hours does it take to finish?")
    need, told = f"{left} % {rate} == 0", f"they take {{{left}}} ÷ {{{rate}}} = {{it:more hour/more hours}}"
    sheet.answer(sheet.let("rest", "the hours that are still needed", f"{left} // {rate}", need, told))


def _meeting(sheet: Sheet) -> None:
    first, second = sheet.rng.sample(PEOPLE, 2)
    way, verb = sheet.pick((("cycle", "cycles"), ("ride", "rides"), ("drive", "drives"), ("walk", "walks")))
    low, high = (3, 7) if way == "walk" else (12, 60)
    a = sheet.given("first_speed", f"the speed of {first.name}", draw.whole(low, high))
    b = sheet.given("second_speed", f"the speed of {second.name}", draw.whole(low, high))
    gap = sheet.given("distance", "the distance between them in kilometres", draw.whole(18, 480))
    early = sheet.chance(0.4)
    apart = f"live {{{gap}}} kilometres apart" if early else f"start at the same time, {{{gap}}} kilometres apart,"
    sheet.say(f"{first.name} and {second.name} {apart} and {way} towards each other.")
    sheet.say(f"{first.name} {verb} at {{{a}}} kilometres per hour and {second.name} at {{{b}}} kilometres per hour.")
    sheet.begin(f"at first they are {{{gap}}} kilometres apart")
    start = gap
    if early:
        pause = sheet.given("lead", f"the hours by which {first.name} starts earlier", draw.whole(2, 3))
        sheet.say(
            f"{first.name} sets off earlier: when {second.name} starts, {first.name} has been on the road "
            f"for {{{pause}}} hours already."
        )
        told = f"in {{{pause}}} hours alone {first.name} covers {working(f'{a} * {pause}')} kilometres"
        done = sheet.let("ahead", "the distance covered before", f"{a} * {pause}", told=told)
        need, told = f"{gap} > {done}", f", which leaves {working(f'{gap} - {done}')} between them"
        start = sheet.let("rest", "the distance that is left between them", f"{gap} - {done}", need, told)
    told = f"together they cover {working(f'{a} + {b}')} kilometres in an hour"
    speed = sheet.let("closing", "the speed at which they approach each other", f"{a} + {b}", told=told)
    need = f"{start} % {speed} == 0 and {start} > {speed}"
    told = f", so they meet after {{{start}}} ÷ {{{speed}}} = {{it}} hours"
    hours = sheet.let("hours", "the hours until they meet", f"{start} // {speed}", need, told)
    told = f"by then {second.name} has covered {working(f'{b} * {hours}')} kilometres"
    walked = sheet.let("walked", f"the distance that {second.name} covers", f"{b} * {hours}", told=told)
    if sheet.chance(0.5):
        sheet.say(f"how many kilometres has {second.name} covered when they meet?")
        sheet.answer(walked)
        return
    sheet.say(
        f"counting only the time from {second.name}'s start, by how many kilometres do the ways of the two differ when they meet?"
    )
    told = f", and {first.name} {working(f'{a} * {hours}')} in this time"
    other = sheet.let("other_way", f"the distance that {first.name} covers in that time", f"{a} * {hours}", told=told)
    told = f"{{{other}}} and {{{walked}}} differ by {{it}}"
    sheet.answer(sheet.let("gap", "the distance by which the ways differ", f"abs({other} - {walked})", f"{a} != {b}", told))


def _pursuit(sheet: Sheet) -> None:
    slow, fast = sheet.rng.sample(PEOPLE, 2)
    a = sheet.given("slow_speed", f"the speed of {slow.name}", draw.whole(40, 90))
    b = sheet.given("fast_speed", f"the speed of {fast.name}", draw.above(a, 5, 60))
    lead = sheet.given("lead", f"the minutes by which {slow.name} starts earlier", draw.whole(2, 20))
    sheet.say(
        f"{slow.name} leaves the house and walks at {{{a}}} metres per minute. {{{lead}}} minutes later "
        f"{fast.name} runs after {slow.object} at {{{b}}} metres per minute."
    )
    sheet.begin(f"{slow.name} starts {{{lead}}} minutes earlier")
    told = f"this is a lead of {working(f'{a} * {lead}')} metres"
    ahead = sheet.let("ahead", f"the distance by which {slow.name} is ahead", f"{a} * {lead}", told=told)
    told = f"{fast.name} gains {working(f'{b} - {a}')} metres in a minute"
    gain = sheet.let("gain", "the metres gained in a minute", f"{b} - {a}", told=told)
    need = f"{ahead} % {gain} == 0 and {ahead} > {gain}"
    told = f", so {fast.she} catches up after {{{ahead}}} ÷ {{{gain}}} = {{it}} minutes"
    minutes = sheet.let("minutes", f"the minutes that {fast.name} needs", f"{ahead} // {gain}", need, told)
    kind = sheet.rng.randint(0, 2)
    told = f"in this time {fast.she} runs {working(f'{b} * {minutes}')} metres"
    if kind == 0:
        sheet.say(f"how many metres from the house does {fast.name} catch up?")
        answer = sheet.let("place", "the distance from the house", f"{b} * {minutes}", told=told)
    elif kind == 1:
        sheet.say(f"for how many minutes has {slow.name} been walking when {fast.name} catches up?")
        told = f"{slow.name} has been walking for {working(f'{minutes} + {lead}')} minutes then"
        answer = sheet.let("walked", f"the minutes that {slow.name} has walked", f"{minutes} + {lead}", told=told)
    else:
        sheet.say(
            f"{fast.name} turns back at once after catching up. How many metres has {fast.she} run when "
            f"{fast.she} is at the house again?"
        )
        place = sheet.let("place", "the distance from the house", f"{b} * {minutes}", told=told)
        told = f", and there and back this makes {working(f'2 * {place}')}"
        answer = sheet.let("run", f"the metres that {fast.name} has run", f"2 * {place}", told=told)
    sheet.answer(answer)


def _legs(sheet: Sheet) -> None:
    mover, it = sheet.pick(_MOVERS[:4])
    legs = sheet.rng.randint(2, 3)
    sheet.say(f"{mover} travels in {number_word(legs)} parts.")
    sheet.begin("let us add up the parts of the way|we take the parts of the way one after the other")
    total, time = "", ""
    for leg in range(1, legs + 1):
        speed = sheet.given(f"{ordinal(leg)}_speed", f"the speed in the {ordinal(leg)} part", draw.whole(20, 120, 5))
        hours = sheet.given(f"{ordinal(leg)}_hours", f"the hours of the {ordinal(leg)} part", draw.whole(2, 5))
        sheet.say(f"the {ordinal(leg)} part takes {{{hours}}} hours at {{{speed}}} kilometres per hour.")
        told = f"the {ordinal(leg)} part is {working(f'{speed} * {hours}')} kilometres long"
        gloss = f"the length of the {ordinal(leg)} part"
        way = sheet.let(f"{ordinal(leg)}_way", gloss, f"{speed} * {hours}", told=told)
        if total:
            told, gloss = f", which makes {working(f'{total} + {way}')}", f"the distance after the {ordinal(leg)} part"
            total = sheet.let(f"way_{leg}", gloss, f"{total} + {way}", told=told)
        else:
            total = way
        time = f"{time} + {hours}" if time else hours
    if sheet.chance(0.5):
        hours = sheet.let("all_hours", "the hours of the whole journey", time, told=f"all of it takes {working(time)} hours")
        sheet.say(f"what is the average speed of {it} over the whole journey in kilometres per hour?")
        told = f", so the average speed is {{{total}}} ÷ {{{hours}}} = {{it}} kilometres per hour"
        sheet.answer(sheet.let("average", "the average speed", f"{total} // {hours}", f"{total} % {hours} == 0", told))
        return
    whole = sheet.given("whole", "the length of the whole journey", draw.whole(200, 1200, 10))
    sheet.say(f"the destination is {{{whole}}} kilometres away. How many kilometres are still missing after these parts?")
    need, told = f"{whole} > {total}", f"{working(f'{whole} - {total}')} kilometres are still missing"
    sheet.answer(sheet.let("missing", "the distance that is missing", f"{whole} - ({total})", need, told))


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
    sheet.begin(f"the old {thing} works alone for {{{alone}}} minutes")
    told = f"it {verb} {working(f'{a} * {alone}')} {what} in this time"
    done = sheet.let("done", f"the number of {what} made by the old {thing} alone", f"{a} * {alone}", told=told)
    need, told = f"{total} > {done}", f", so {working(f'{total} - {done}')} are left"
    rest = sheet.let("rest", f"the number of {what} that are left then", f"{total} - {done}", need, told)
    told = f"together they do {working(f'{a} + {b}')} a minute"
    both = sheet.let("both", "the number made in a minute by both", f"{a} + {b}", told=told)
    need, told = f"{rest} % {both} == 0", f", which takes {{{rest}}} ÷ {{{both}}} = {{it:minute/minutes}}"
    minutes = sheet.let("minutes", "the minutes of working together", f"{rest} // {both}", need, told)
    if sheet.chance(0.5):
        sheet.say("how many minutes does it take from the beginning to the end?")
        told = f"from the beginning to the end these are {working(f'{alone} + {minutes}')} minutes"
        sheet.answer(sheet.let("whole_time", "the whole time in minutes", f"{alone} + {minutes}", told=told))
    else:
        sheet.say(f"how many of the {what} come from the new {thing}?")
        told = f"in this time the new {thing} {verb} {working(f'{b} * {minutes}')} {what}"
        sheet.answer(sheet.let("share", f"the number of {what} made by the new {thing}", f"{b} * {minutes}", told=told))


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
        need = f"{long} >= {quick + slow if draught else quick}"
        sheet.change(long, "-", str(quick), need=need, told=f", the thin one has {{{long}}} left")
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
