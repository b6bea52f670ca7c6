"""Clocks: times of day, hands and their angles, bells, lights and shifts that repeat."""

from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word, ordinal
from agents.grammar.working import changed, working

_AFTER_TWELVE = (*range(12), 0)
"""The full hours since twelve, for the hour that a clock with hands shows."""


def compose(sheet: Sheet) -> None:
    """Spans at level 1, angles and meetings at level 2, schedules above."""
    makers = {1: (_span, _angle), 2: (_angle, _together, _drift, _zones)}
    sheet.pick(makers.get(sheet.level, (_schedule, _schedule, _chime, _meet, _slow, _lights)))(sheet)


def _time(sheet: Sheet, base: str, what: str, low: int = 6, high: int = 20) -> tuple[str, str]:
    hour = sheet.given(f"{base}_hour", f"the hour of {what}", draw.whole(low, high))
    return hour, sheet.given(f"{base}_minute", f"the minute of {what}", draw.whole(10, 59))


def _end(sheet: Sheet, total: str) -> None:
    """Answer minutes after midnight: as they are, or as hour and minute."""
    if sheet.chance(0.5):
        sheet.say("give the hour (from 0 to 23) and the minute.")
        hour = sheet.let(
            "end_hour", "the hour that is asked for", f"{total} // 60", told=f"in {{{total}}} minutes there are {{it}} full hours"
        )
        minute = sheet.let("end_minute", "the minute that is asked for", f"{total} % 60", told=", and {it:minute/minutes} more")
        sheet.answer(f"[{hour}, {minute}]", "list[int]")
    else:
        sheet.say("give it in minutes after midnight.")
        sheet.answer(total)


def _span(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    doing = sheet.pick(("a train ride", "a concert", "a football match", "a hike", "a lesson", "a film"))
    hour, minute = _time(sheet, "start", "the start")
    length = sheet.given("length", "the length in minutes", draw.whole(25, 230))
    sheet.say(f"{who.name}'s clock shows {{{hour}}}:{{{minute}}} when {doing} of {{{length}}} minutes begins. When does it end?")
    sheet.begin("let us count in minutes after midnight")
    told = f"the start is at {working(f'60 * {hour} + {minute}')}"
    start = sheet.let("start", "the minutes from midnight to the start", f"60 * {hour} + {minute}", told=told)
    need, told = f"60 * {hour} + {minute} + {length} < 1440", f", and the end at {working(f'{start} + {length}')}"
    end = sheet.let("end", "the minutes from midnight to the end", f"{start} + {length}", need, told)
    _end(sheet, end)


def _angle(sheet: Sheet) -> None:
    hour = sheet.given("hour", "the hour", draw.whole(1, 12))
    minute = sheet.given("minute", "the minute", draw.whole(10, 58, 2))
    sheet.say(f"it is {{{hour}}}:{{{minute}}} by a clock with an hour hand and a minute hand, which both turn steadily.")
    sheet.begin("let us measure both angles from the twelve")
    told = f"the minute hand is at {working(f'6 * {minute}')} degrees"
    one = sheet.let("long_angle", "the angle of the minute hand from the top", f"6 * {minute}", told=told)
    told = f", and the hour hand at 30 × {{{_AFTER_TWELVE}[{hour}]}} + {{{minute}}} ÷ 2 = {{it}} degrees"
    gloss = "the angle of the hour hand from the top"
    two = sheet.let("short_angle", gloss, f"30 * ({hour} % 12) + {minute} // 2", told=told)
    if sheet.level == 1:
        sheet.say("by how many degrees do the angles of the two hands, each measured clockwise from the twelve, differ?")
        frame.open_with(sheet, share=1)
        told = f"{{{one}}} and {{{two}}} differ by {{returned}}"
        sheet.answer(f"abs({one} - {two})", need=f"{one} != {two}", told=told)
        return
    gap = sheet.let(
        "gap", "the difference of the angles", f"abs({one} - {two})", told=f"{{{one}}} and {{{two}}} differ by {{it}}"
    )
    with sheet.block(f"if {gap} > 180:", told=(", which is more than 180", "")):
        sheet.line(f"{gap} = 360 - {gap}", told=f", so the smaller angle is 360 - {{old({gap})}} = {{{gap}}}")
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        (
            "how many degrees is the smaller angle between the hands?",
            "how many degrees are missing from the smaller angle between the hands to a straight angle of 180 degrees?",
        )[kind]
    )
    frame.open_with(sheet, share=1)
    told = f"to 180 degrees {working(f'180 - {gap}')} are missing"
    sheet.answer(gap if kind == 0 else sheet.let("missing", "the degrees that are missing", f"180 - {gap}", told=told))


def _together(sheet: Sheet) -> None:
    a = sheet.given("first_period", "the first interval", draw.whole(4, 30))
    b = sheet.given("second_period", "the second interval", draw.whole(5, 40))
    first, second = sheet.pick(
        (
            ("a red light flashes", "a green light flashes"),
            ("a tram leaves", "a bus leaves"),
            ("one bell rings", "another bell rings"),
            ("one ferry departs", "another one departs"),
        )
    )
    hour = sheet.given("hour", "the hour of the start", draw.whole(5, 16))
    sheet.say(
        f"{first} every {{{a}}} minutes and {second} every {{{b}}} minutes. Both do so at {{{hour}}}:00. When "
        f"do they do so at the same time again?"
    )
    sheet.begin(f"let us look for a multiple of {{{a}}} that is divisible by {{{b}}}")
    common = sheet.let("common", "the candidate for a common time", a, told="")
    need = f"{a} != {b} and {b} % {a} > 0 and {a} % {b} > 0"
    decided = (f"{{{common}}} is not", f"{{{common}}} is, so it takes {{{common}}} minutes")
    with sheet.block(f"while {common} % {b} > 0:", need, decided):
        sheet.change(common, "+", a, told="")
    need, told = f"60 * {hour} + {common} < 1440", f"this is {working(f'60 * {hour} + {common}')} minutes after midnight"
    total = sheet.let("end", "the minutes from midnight", f"60 * {hour} + {common}", need, told)
    _end(sheet, total)


def _drift(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    thing = sheet.pick(("wall clock", "watch", "alarm clock", "grandfather clock"))
    fast = sheet.chance(0.5)
    rate = sheet.given("rate", "the seconds that it is off in an hour", draw.whole(2, 40))
    hours = sheet.given("hours", "the hours that have passed", draw.whole(20, 200))
    sheet.say(
        f"{who.name}'s {thing} {'gains' if fast else 'loses'} {{{rate}}} seconds in every hour. It was right "
        f"{{{hours}}} hours ago."
    )
    sheet.begin(f"it {'gains' if fast else 'loses'} {{{rate}}} seconds in an hour")
    told = f"in {{{hours}}} hours that makes {working(f'{rate} * {hours}')} seconds"
    off = sheet.let("off", "the seconds that it is off now", f"{rate} * {hours}", told=told)
    need, told = f"{rate} * {hours} > 120", f"in {{{off}}} seconds there are {{it}} full minutes"
    full = sheet.let("full", "the full minutes that it is off", f"{off} // 60", need, told)
    told = ", and {it:second/seconds} more"
    rest = sheet.let("rest", "the further seconds that it is off", f"{off} % 60", told=told)
    if sheet.chance(0.5):
        sheet.say(f"by how many minutes and seconds is it {'fast' if fast else 'slow'} now? Give both numbers.")
        sheet.answer(f"[{full}, {rest}]", "list[int]")
    else:
        sheet.say(
            f"how many more seconds must it {'gain' if fast else 'lose'} until it is off by a whole number of minutes for the "
            "next time?"
        )
        told = f"until the next full minute {working(f'60 - {rest}')} are missing"
        sheet.answer(sheet.let("missing", "the seconds that are missing", f"60 - {rest}", f"{rest} > 0", told))


def _zones(sheet: Sheet) -> None:
    here, there = sheet.pick(
        (("Norby", "Talmar"), ("Ostfeld", "Quilla"), ("Brackwell", "Sunhaven"), ("Lindau Bay", "Port Merrow"))
    )
    hour, minute = _time(sheet, "start", "the take-off", 5, 22)
    length = sheet.given("length", "the length of the flight in minutes", draw.whole(90, 700))
    shift = sheet.rng.choice((-6, -5, -3, -2, 2, 3, 4, 7))
    sheet.say(
        f"a plane takes off in {here} at {{{hour}}}:{{{minute}}} local time and flies to {there} for "
        f"{{{length}}} minutes. The clocks of {there} are {number_word(abs(shift))} hours "
        f"{'ahead of' if shift > 0 else 'behind'} those of {here}."
    )
    sheet.begin("let us count in minutes after midnight")
    told = f"the take-off is at {working(f'60 * {hour} + {minute}')}"
    start = sheet.let("start", "the minutes from midnight to the take-off", f"60 * {hour} + {minute}", told=told)
    told = f", and the landing, by the same clock, at {working(f'{start} + {length}')}"
    gloss = "the minutes from midnight to the landing on the same clock"
    local = sheet.let("local", gloss, f"{start} + {length}", told=told)
    moved, gloss = f"{local} {'+' if shift > 0 else '-'} {60 * abs(shift)}", f"the same by the clocks of {there}"
    need, told = f"{local} > {60 * abs(shift)}", f"by the clocks of {there} this is {working(moved)}"
    shifted = sheet.let("shifted", gloss, moved, need, told)
    told = f"a day has 1440 minutes, and {{{shifted}}} divided by 1440 leaves {{it}}"
    total = sheet.let("landing", "the minutes from midnight to the landing", f"{shifted} % 1440", told=told)
    sheet.say("what is the local time of the landing?")
    _end(sheet, total)


def _schedule(sheet: Sheet) -> None:
    """A day's programme with breaks."""
    who = sheet.pick(PEOPLE)
    what = sheet.pick(("patients", "pupils", "customers", "visitors", "callers"))
    lengths = sheet.given("lengths", "the lengths in minutes", draw.many((3, 2 + 2 * sheet.level), 5, 55, step=5), "list[int]")
    hour = sheet.given("hour", "the hour of the beginning", draw.whole(7, 11))
    parts = sheet.rng.sample(("pause", "lunch", "long", "third"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    pause, limit, extra = sheet.rng.randint(2, 10), sheet.rng.randint(5, 8) * 5, sheet.rng.randint(3, 12)
    noon = sheet.rng.randint(12, 13)
    every = sheet.rng.randint(2, 3)
    sheet.say(f"from {{{hour}}}:00 on, {who.name} sees {what} one after the other, for {{{lengths}}} minutes.")
    said = {
        "pause": f"after each of them there is a pause of {pause} minutes.",
        "long": f"after one that took more than {limit} minutes, {who.she} rests for {extra} more minutes.",
        "third": f"after every {ordinal(every)} of them, {pause + 5} minutes go into notes.",
        "lunch": (
            f"as soon as it is {noon}:00 or later when {who.she} is done with one of them"
            f"{' and with what follows' * (len(parts) > 1)}, there is a lunch break of {extra + 20} minutes, once."
        ),
    }
    for part, sentence in said.items():
        if part in parts:
            sheet.say(sentence)
    sheet.begin("let us count in minutes after midnight")
    now = sheet.let("now", "the minutes from midnight", f"60 * {hour}", told=f"{{{hour}}} full hours are {{it}} minutes")
    eaten = sheet.let("eaten", "what is said of lunch", "False", told="") if "lunch" in parts else ""
    count = sheet.let("count", f"the number of {what} so far", "0", told="") if "third" in parts else ""
    length = sheet.name("length", "the length")
    with sheet.block(f"for {length} in {lengths}:", told=""):
        sheet.change(now, "+", length, told=f"{{old({now})}} + {{{length}}} = {{{now}}}")
        if "pause" in parts:
            sheet.change(now, "+", str(pause), told=f", after the pause {{{now}}}")
        if "long" in parts:
            with sheet.block(f"if {length} > {limit}:", told=("", "")):
                sheet.change(now, "+", str(extra), told=f", after the rest {{{now}}}")
        if count:
            sheet.change(count, "+", "1", told="")
            with sheet.block(f"if {count} % {every} == 0:", told=("", "")):
                sheet.change(now, "+", str(pause + 5), told=f", after the notes {{{now}}}")
        if eaten:
            with sheet.block(f"if {now} >= {60 * noon} and not {eaten}:", told=("", "")):
                sheet.change(now, "+", str(extra + 20), told=f", after lunch {{{now}}}")
                sheet.line(f"{eaten} = True", told="")
    sheet.say("when is all of this over, breaks after the last one included?")
    _end(sheet, now)


def _chime(sheet: Sheet) -> None:
    place = sheet.pick(("town hall", "cathedral", "castle", "old school", "harbour office"))
    start = sheet.given("start", "the first hour", draw.whole(1, 9))
    hours = sheet.given("hours", "the number of hours", draw.whole(4, 2 + 3 * sheet.level))
    quarter, night = sheet.chance(0.5), sheet.chance(0.5)
    twelve = sheet.chance(0.5)
    sheet.say(
        f"the clock of the {place} strikes the number of the hour at every full hour"
        + (", from 1 to 12 and then again from 1." if twelve else ", from 0 (no stroke) to 23.")
    )
    if quarter:
        sheet.say("with an even number, it adds two strokes on a small bell; with an odd one, three.")
    if night:
        sheet.say("after a full hour whose number is a multiple of 4, another bell is struck ten times.")
    sheet.say(
        f"somebody counts all strokes of {{{hours}}} successive full hours, beginning with {{{start}}} "
        f"o'clock in the morning. How many strokes are counted?"
    )
    frame.open_with(sheet, share=1)
    sheet.begin("let us go from hour to hour|we count the strokes hour by hour")
    total = sheet.let("strokes", "the number of strokes so far", "0", told="")
    place_ = sheet.name("turn", "the hours since the beginning")
    with sheet.block(f"for {place_} in range({hours}):", told=""):
        found = f"({start} + {place_} - 1) % 12 + 1" if twelve else f"({start} + {place_}) % 24"
        shown = sheet.let("shown", "the number of the hour", found, told="at {it} o'clock")
        sheet.change(total, "+", shown, told=f", {{{shown}:stroke makes/strokes make}} {{{total}}}")
        if quarter:
            with sheet.block(f"if {shown} % 2 == 0:", told=("", "")):
                sheet.change(total, "+", "2", told=f", 2 more {{{total}}}")
            with sheet.block("else:"):
                sheet.change(total, "+", "3", told=f", 3 more {{{total}}}")
        if night:
            with sheet.block(f"if {shown} % 4 == 0:", told=("", "")):
                sheet.change(total, "+", "10", told=f", and the other bell makes it {{{total}}}")
    sheet.answer(total)


def _meet(sheet: Sheet) -> None:
    a = sheet.given("first", "the minutes to the next departure of the tram", draw.whole(1, 9))
    b = sheet.given("second", "the minutes to the next departure of the bus", draw.whole(1, 9))
    p, q = sheet.rng.sample(range(5, 16), 2)
    wanted = sheet.chance(0.4)
    gap = sheet.rng.randint(1, 3)
    sheet.say(
        f"a tram leaves a stop in {{{a}}} min and then every {p} min. A bus leaves it in {{{b}}} min and then every {q} min."
    )
    sheet.say(
        (
            f"in how many minutes does it happen for the first time that the two leave within {gap} "
            f"minute{'s' * (gap > 1)} of each other? Count to the later of the two departures."
        )
        if wanted
        else "in how many minutes do both leave at the same time?"
    )
    sheet.begin(f"at first the tram leaves in {{{a}:minute/minutes}} and the bus in {{{b}}}")
    passed = "the number of departures that are passed over so far"
    trips = sheet.let("departures", passed, "0", told="") if sheet.chance(0.5) else ""
    test = f"abs({a} - {b}) > {gap}" if wanted else f"{a} != {b}"
    near = f"{{{a}}} and {{{b}}} are near enough" if wanted else f"both leave in {{{a}:minute/minutes}}"
    with sheet.block(f"while {test}:", told=("", near)):
        with sheet.block(f"if {a} < {b}:", told=("", "")):
            sheet.change(a, "+", str(p), told=f"the tram leaves again in {{{a}}} minutes")
        with sheet.block("else:"):
            sheet.change(b, "+", str(q), told=f"the bus leaves again in {{{b}}} minutes")
        if trips:
            sheet.change(trips, "+", "1", told=f", when {{{trips}:departure has/departures have}} been passed over")
    if trips:
        sheet.say("give this number of minutes, and how many departures of the tram and the bus together come before these two.")
        sheet.answer(f"[max({a}, {b}), {trips}]", "list[int]")
    else:
        sheet.answer(f"max({a}, {b})", told="the later of the two departures is in {returned:minute/minutes}")


def _slow(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    thing = sheet.pick(("watch", "kitchen clock", "cuckoo clock", "tower clock"))
    off = sheet.given("off", "the minutes by which it is off", draw.whole(0, 9))
    days = sheet.given("days", "the number of days", draw.whole(3, 2 + 3 * sheet.level))
    rate = sheet.rng.randint(3, 8)
    limit, back = sheet.rng.randint(12, 20), sheet.rng.randint(6, 11)
    every = sheet.rng.randint(3, 5)
    knock = sheet.chance(0.5)
    sheet.say(f"{who.name}'s {thing} is {{{off}}} min fast and gains {rate} minutes every day.")
    sheet.say(
        f"whenever it is more than {limit} minutes fast in the evening, with the gain of that day, {who.she} sets it back by "
        f"{back} minutes."
    )
    if knock:
        sheet.say(f"every {ordinal(every)} day it is knocked in the morning and gains {every} minutes at once.")
    sheet.begin(f"at first it is {{{off}:minute/minutes}} fast")
    moved = sheet.let("moved", "the minutes set back so far", "0", told="") if sheet.chance(0.5) else ""
    day = sheet.name("day", "the number of the day")
    with sheet.block(f"for {day} in range(1, {days} + 1):", told=f"on day {{{day}}}"):
        if knock:
            with sheet.block(f"if {day} % {every} == 0:", told=("", "")):
                sheet.change(off, "+", str(every), told=f", the knock makes it {{{off}}} minutes fast")
        sheet.change(off, "+", str(rate), told=f", it comes to be {{{off}}} minutes fast")
        with sheet.block(f"if {off} > {limit}:", told=(f", more than {limit}", "")):
            sheet.change(off, "-", str(back), told=f", and is set back to {{{off}}}")
            if moved:
                sheet.change(moved, "+", str(back), told=f", so {{{moved}}} minutes have been set back")
    sheet.say(
        f"by how many minutes has it been set back altogether after {{{days}}} days?"
        if moved
        else f"how many minutes fast is it after {{{days}}} days?"
    )
    sheet.answer(moved or off)


def _lights(sheet: Sheet) -> None:
    colours = sheet.rng.sample(("red", "green", "blue", "white", "yellow"), 2)
    span = sheet.given("span", "the seconds that are watched", draw.whole(8, 6 + 7 * sheet.level))
    p, q = sheet.rng.sample(range(2, 7), 2)
    kind = sheet.rng.randint(0, 2)
    shift = sheet.rng.randint(0, p - 1)
    sheet.say(
        f"a {colours[0]} lamp flashes in every second whose number leaves the remainder {shift} when divided "
        f"by {p}, a {colours[1]} lamp in every second whose number is a multiple of {q}. The seconds from 1 "
        f"to {{{span}}} are watched."
    )
    sheet.say(
        (
            "in how many of these seconds does at least one of the two lamps flash?",
            "add up the numbers of the seconds in which exactly one of the two lamps flashes. What is the sum?",
            "give the sum of the numbers of the seconds in which neither lamp flashes.",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the number of such seconds so far", "the sum of these numbers so far", "the sum of these numbers so far")[kind],
        "0",
        told="",
    )
    sheet.begin(f"let us go through the seconds from 1 to {{{span}}}")
    second = sheet.name("second", "the second")
    one, two = f"{second} % {p} == {shift}", f"{second} % {q} == 0"
    now, added = f"in second {{{second}}}", f", so the sum is {changed(found, '+', second)}"
    with sheet.block(f"for {second} in range(1, {span} + 1):", told=""):
        if kind == 0:
            with sheet.block(f"if {one} or {two}:", told=(f"{now} a lamp flashes", "")):
                sheet.change(found, "+", "1", told=f", number {{{found}}}")
        elif kind == 1:
            alone = (f"{now} only the {colours[0]} lamp flashes", f"{now} both lamps flash")
            with sheet.block(f"if {one}:", told=("", "")), sheet.block(f"if {second} % {q} != 0:", told=alone):
                sheet.change(found, "+", second, told=added)
            with sheet.block(f"elif {two}:", told=(f"{now} only the {colours[1]} lamp flashes", "")):
                sheet.change(found, "+", second, told=added)
        else:
            test = f"if {second} % {p} != {shift} and {second} % {q} != 0:"
            with sheet.block(test, told=(f"{now} neither lamp flashes", "")):
                sheet.change(found, "+", second, told=added)
    sheet.answer(found)
