"""Journeys that are followed hour by hour: tours, climbs, chases, stops."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, ordinal


def journey(sheet: Sheet) -> None:
    """A journey hour by hour, with what slows it down."""
    who = sheet.pick(PEOPLE)
    doing, unit, low, high = sheet.pick(
        (("hikes", "kilometres", 4, 9), ("cycles", "kilometres", 14, 30), ("sails", "miles", 6, 14))
    )
    speed = sheet.given("speed", f"the {unit} of the next hour", draw.whole(low, high))
    goal = sheet.given(
        "goal", f"the length of the way in {unit}", draw.whole(low * (2 + sheet.level), high * (2 + 2 * sheet.level))
    )
    period, pause = sheet.rng.randint(2, 4), sheet.rng.randint(1, 3)
    asks_hours = sheet.chance(0.4)
    tires, rests, wind = sheet.chance(0.6), sheet.chance(0.5), sheet.level > 3 and sheet.chance(0.6)
    if not (tires or rests):
        tires = True
    least = sheet.rng.randint(2, 4)
    sheet.say(f"{who.name} {doing} {{{speed}}} {unit} in the first hour of a tour whose end is {{{goal}}} {unit} away.")
    if tires:
        sheet.say(
            f"after every {ordinal(period)} hour {who.she} becomes slower by {pause} "
            f"{unit[:-1] if pause == 1 else unit} per hour, but never slower than {least}."
        )
    if rests:
        sheet.say(
            f"whenever the number of the hour is a multiple of {period + 2}, {who.she} turns back by {least} "
            f"{unit} at its end to look for something that was lost."
        )
    if wind:
        sheet.say(f"from hour {period + 3} on, a tail wind adds one {unit[:-1]} to every hour.")
    sheet.begin("let us follow the tour hour by hour|we add up what is covered hour by hour")
    done = sheet.let("done", f"the {unit} covered so far", "0", told="")
    hour = sheet.let("hour", "the number of the hour", "0", told="")
    with sheet.block(f"while {done} < {goal}:", told=("", f"{{{done}}} is not less than {{{goal}}}, so this is far enough")):
        sheet.change(hour, "+", "1", told=f"in hour {{{hour}}}")
        sheet.change(done, "+", speed, told=f", {{{speed}}} more {unit} make {{{done}}}")
        if wind:
            with sheet.block(f"if {hour} >= {period + 3}:", told=("", "")):
                sheet.change(done, "+", "1", told=f", and with the wind {{{done}}}")
        if tires:
            with sheet.block(f"if {hour} % {period} == 0:", told=("", "")):
                sheet.line(f"{speed} = max({speed} - {pause}, {least})", told=f", and from now on it is {{{speed}}} in an hour")
        if rests:
            with sheet.block(f"if {hour} % {period + 2} == 0:", told=("", "")):
                sheet.change(done, "-", str(least), told=f", and turning back leaves {{{done}}}")
    if asks_hours:
        comes = f", any turning back included, is {who.she}" if rests else f" has {who.she} come"
        sheet.say(f"at the end of which hour{comes} at least that far for the first time?")
        sheet.answer(hour)
    else:
        sheet.say(
            f"look at the first hour at whose end {who.she} is at least that far, any turning back included. By how many {unit} "
            f"is the mark exceeded then?"
            if rests
            else f"at the end of the hour in which {who.she} has come at least that far, by how many {unit} is the mark exceeded?"
        )
        sheet.answer(
            sheet.let("beyond", f"the {unit} beyond the end", f"{done} - {goal}", told=f"{{{done}}} - {{{goal}}} = {{it}}")
        )


def climb(sheet: Sheet) -> None:
    """An animal that climbs by day and slips back by night."""
    animal = sheet.pick(("snail", "beetle", "caterpillar", "frog", "lizard"))
    where = sheet.pick(("a well", "a shaft", "a wall", "a tower", "a flagpole"))
    depth = sheet.given(
        "height", f"the height of {where} in centimetres", draw.whole(20 + 20 * sheet.level, 60 + 70 * sheet.level)
    )
    up = sheet.given("up", "the centimetres climbed by day", draw.whole(14, 40))
    down = sheet.rng.randint(3, 11)
    weaker, wet = sheet.chance(0.5), sheet.chance(0.5)
    loss, rain = sheet.rng.randint(1, 2), sheet.rng.randint(3, 5)
    sheet.say(
        f"{where} is {{{depth}}} centimetres {'deep' if where in ('a well', 'a shaft') else 'high'}. A {animal} starts at the "
        f"bottom, climbs {{{up}}} centimetres each day and slips back {down} centimetres each night."
    )
    if weaker:
        sheet.say(
            f"it gets tired: each day it climbs {loss} {'centimetre' if loss == 1 else 'centimetres'} less than "
            f"on the day before, but always at least {down + 3}."
        )
    if wet:
        sheet.say(f"every {ordinal(rain)} night is wet, and then it slips back twice as far.")
    asks = sheet.chance(0.5)
    sheet.say(
        "on which day does it reach the top?"
        if asks
        else (
            "how many centimetres does it climb altogether, until on some day it has reached or passed the top, "
            "not counting the slips? Count the last day in full."
        )
    )
    sheet.begin(f"let us follow the {animal} day by day")
    place = sheet.let("place", "the height reached so far", "0", told="")
    day = sheet.let("day", "the number of the day", "1", told="")
    climbed = sheet.let("climbed", "the centimetres climbed so far", up, told="") if not asks else ""
    reaches = f"on day {{{day}}} it climbs from {{{place}}} to {{{place} + {up}}}"
    told = (f"{reaches}, which is not the top yet", f"{reaches}, which is the top or beyond")
    with sheet.block(f"while {place} + {up} < {depth}:", told=told):
        sheet.line(f"{place} = {place} + {up} - {down}", told=f", and slips back to {{{place}}}")
        if wet:
            with sheet.block(f"if {day} % {rain} == 0:", told=("", "")):
                sheet.change(place, "-", str(down), told=f", in the wet night even to {{{place}}}")
        if weaker:
            sheet.line(f"{up} = max({up} - {loss}, {down + 3})", told=f", and next it climbs {{{up}}} centimetres")
        sheet.change(day, "+", "1", told="")
        if climbed:
            sheet.change(climbed, "+", up, told=f", {{{climbed}}} in all with the day to come")
    sheet.answer(climbed or day)


def chase(sheet: Sheet) -> None:
    """One who tires is caught by another."""
    first, second = sheet.rng.sample(PEOPLE, 2)
    lead = sheet.given("lead", "the lead in metres", draw.whole(10 * sheet.level, 45 * sheet.level))
    a = sheet.given("slow", f"the metres that {first.name} covers in the next minute", draw.whole(40, 80))
    b = sheet.given("fast", f"the metres that {second.name} covers in a minute", draw.above(a, 5, 30))
    tired, every = sheet.rng.randint(2, 4), sheet.rng.randint(2, 4)
    stumble = sheet.chance(0.5)
    sheet.say(
        (
            f"{second.name} chases {first.name}, who is {{{lead}}} metres ahead. In the first minute {first.name} "
            f"runs {{{a}}} metres and then {tired} metres less in each further minute; {second.name} runs {{{b}}} "
            f"metres in every minute."
        ).replace(" 1 metres less", " 1 metre less")
    )
    if stumble:
        sheet.say(f"in every {ordinal(every)} minute {second.name} stumbles and loses 9 metres.")
    sheet.begin(f"at first {first.name} is {{{lead}}} metres ahead")
    gap = sheet.let("gap", "the distance between them", lead, told="")
    minute = sheet.let("minute", "the number of the minute", "0", told="")
    way = sheet.let("way", f"the metres that {first.name} has run", "0", told="")
    with sheet.block(f"while {gap} > 0:", told=("", f"now {first.name} is not ahead any more")):
        sheet.change(minute, "+", "1", told="")
        runs = f"in minute {{{minute}}} {first.name} runs {{{a}}} and {second.name} {{{b}}} metres, so the lead is {{{gap}}}"
        sheet.line(f"{gap} = {gap} + {a} - {b}", told=runs)
        if stumble:
            with sheet.block(f"if {minute} % {every} == 0:", told=("", "")):
                sheet.change(gap, "+", "9", told=f", and with the stumble {{{gap}}}")
        sheet.change(way, "+", a, told=f", and {first.name} has run {{{way}}} metres")
        sheet.line(f"{a} = {a} - {tired}", need=f"{a} > {tired}", told="")
    sheet.say(f"look at the first full minute at whose end {first.name} is not ahead any more.")
    if sheet.chance(0.5):
        sheet.say(f"how many metres has {first.name} run by then?")
        sheet.answer(way)
    else:
        sheet.say(f"how many metres is {second.name} ahead then?")
        sheet.answer(
            sheet.let(
                "ahead", f"the metres by which {second.name} is ahead", f"-{gap}", told=f"{second.name} is {{it}} metres ahead"
            )
        )


def stops(sheet: Sheet) -> None:
    """Passengers get on and off."""
    vehicle = sheet.pick(("bus", "tram", "ferry", "cable car"))
    start = sheet.given("passengers", "the number of passengers", draw.whole(5, 30))
    entering = sheet.given(
        "entering", "the numbers of people at the stops", draw.many((3, 2 + 2 * sheet.level), 0, 14), "list[int]"
    )
    leaving = sheet.given("leaving", "the numbers of people leaving", draw.alike(entering, 0, 9), "list[int]")
    room = sheet.rng.randint(24, 40)
    full, ask = sheet.chance(0.5), sheet.rng.randint(0, 2)
    sheet.say(
        f"a {vehicle} starts with {{{start}}} passengers. At its stops, these numbers of people get off: "
        f"{{{leaving}}}. These numbers of people want to get on there, in the same order: {{{entering}}}."
    )
    if full:
        sheet.say(
            f"at each stop people get off first, and there is room for {room} passengers only: who does not fit in stays behind."
        )
    sheet.begin(f"at first there are {{{start}}} passengers")
    peak = sheet.let("peak", "the largest number of passengers so far", start, told="") if ask == 1 else ""
    behind = sheet.let("behind", "the number of people left behind so far", "0", told="") if ask == 2 and full else ""
    fares = sheet.let("fares", "the number of tickets sold so far", "0", told="") if ask == 2 and not full else ""
    off, on = sheet.name("off", "the number of people who get off"), sheet.name("on", "the number of people who want to get on")
    with sheet.block(f"for {off}, {on} in zip({leaving}, {entering}):", told=""):
        need = f"{off} <= {start} <= {room}" if full else f"{start} >= {off}"
        sheet.change(start, "-", off, need=need, told=f"{{{off}}} get off, which leaves {{{start}}}")
        if full:
            fits = f"min({on}, {room} - {start})"
            told = f", and of the {{{on}}} who wait {{it}} find room"
            boarding = sheet.let("boarding", "the number of people who can get on", fits, f"{start} <= {room}", told)
            sheet.change(start, "+", boarding, told=f", which makes {{{start}}}")
            if behind:
                sheet.change(behind, "+", f"{on} - {boarding}", told=f", and so far {{{behind}}} have been left behind")
        else:
            sheet.change(start, "+", on, told=f", and {{{on}}} get on, which makes {{{start}}}")
        if fares:
            sheet.change(fares, "+", on, told=f", with {{{fares}}} tickets sold")
        if peak:
            with sheet.block(f"if {start} > {peak}:", told=("", "")):
                sheet.line(f"{peak} = {start}", told=", the most so far")
    asked = (
        "how many passengers are there after the last of these stops?",
        "what is the largest number of passengers when it leaves a stop or starts?",
        "how many people are left behind altogether?"
        if full
        else "everybody who gets on buys a ticket. How many tickets are sold at these stops?",
    )
    sheet.say(asked[ask])
    sheet.answer(peak or behind or fares or start)
