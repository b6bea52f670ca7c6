"""Things that go around: clocks, seats in a circle, days of the week."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import working

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock(sheet: Sheet) -> None:
    """The hour on a clock after, or before, many hours."""
    event = sheet.pick(
        (
            "A ship leaves",
            "A train departs",
            "A machine is switched on",
            "A film starts",
            "A storm begins",
            "A flight leaves",
            "A candle is lit",
        )
    )
    hour = sheet.given("hour", "the hour at the start", draw.whole(0, 23))
    length = sheet.given("duration", "the duration in hours", draw.whole(15, 200))
    if sheet.chance(0.5):
        sheet.say(f"{event} when the 24-hour clock shows {{{hour}}}:00. What hour does the clock show {{{length}}} hours later?")
        sheet.begin("let us count the hours from midnight on")
        hours = f"{hour} + {length}"
        gloss = "the hours from the midnight before the start to the later moment"
        later = sheet.let("hours_passed", gloss, hours, told=f"by then, {working(hours)} hours have passed")
        told = f", and {{{later}}} divided by 24 leaves {{it}}"
        sheet.answer(sheet.let("shown", "the hour that the clock shows", f"{later} % 24", told=told))
    else:
        sheet.say(
            f"{event} when the 24-hour clock shows {{{hour}}}:00. What hour did the clock show {{{length}}} hours before that?"
        )
        sheet.begin("let us count the hours from midnight on, and those before it with a minus")
        hours = f"{hour} - {length}"
        gloss = "the hours from the midnight before the start to the earlier moment"
        earlier = sheet.let("hours_back", gloss, hours, told=f"we go back to {working(hours)}")
        told = ", and whole days of 24 hours added as often as needed give {it}"
        sheet.answer(sheet.let("shown", "the hour that the clock showed", f"{earlier} % 24", told=told))


def ring(sheet: Sheet) -> None:
    """A token that jumps around a circle."""
    size = sheet.pick((5, 6, 7, 8, 9, 10, 12))
    thing, place = sheet.pick(
        (
            ("carousel", "seats"),
            ("round table", "seats"),
            ("ring road", "stops"),
            ("board game", "fields"),
            ("circular track", "marks"),
        )
    )
    start, jump, times = (
        sheet.given("start", "the place at the start", draw.whole(0, size - 1)),
        sheet.given("jump", "the length of a jump", draw.whole(2, size + 9)),
        sheet.given("jumps", "the number of jumps", draw.whole(3, 40)),
    )
    sheet.say(
        f"a {thing} has {size} {place}, numbered from 0 to {size - 1} in a circle. A token starts on number "
        f"{{{start}}} and jumps {{{jump}}} {place} forward, {{{times}}} times in a row."
    )
    sheet.say("on which number does it end?")
    sheet.begin(f"the token starts on number {{{start}}}")
    told = f"its jumps cover {working(f'{jump} * {times}')} {place}"
    way = sheet.let("way", "the length of the whole way", f"{jump} * {times}", told=told)
    told = f", so counted on without end it reaches {working(f'{start} + {way}')}"
    end = sheet.let("far_end", "the end of the way, not yet wrapped around", f"{start} + {way}", told=told)
    told = f"once around are {size} {place}, and {{{end}}} divided by {size} leaves {{it}}"
    sheet.answer(sheet.let("landing", "the number on which the token ends", f"{end} % {size}", told=told))


def circle(sheet: Sheet) -> None:
    """The weekdays on which something happens again and again."""
    who = sheet.pick(PEOPLE)
    routine = sheet.pick(
        (
            "waters the garden",
            "goes swimming",
            "visits an aunt",
            "cleans the aquarium",
            "bakes bread",
            "plays chess",
            "calls home",
            "goes running",
        )
    )
    start = sheet.rng.randrange(7)
    days = sheet.given("gap", "the days from visit to visit", draw.whole(2, 12))
    visits = sheet.given("repeats", "the number of repeats", draw.whole(2, 5 * sheet.level))
    sheet.say(f"{who.name} {routine} on a {_DAYS[start]} and then again every {{{days}}} days.")
    wanted = sheet.pick(_DAYS) if sheet.level >= 3 else ""
    sheet.say(
        f"counting the first time as well, how many of the first {{{visits}}} times fall on a {wanted}?"
        if wanted
        else f"not counting the first time, on which weekday does time number {{{visits}}} fall?"
    )
    names = sheet.let("weekdays", "the weekdays in order", repr(list(_DAYS)), told="")
    place = sheet.let("position", "the position of the weekday in the week", str(start), told="")
    if wanted:
        sheet.begin("let us go from one time to the next|we take the times in order")
        count = sheet.let("count", f"the number of {wanted}s so far", "0", told="")
        turn = sheet.name("turn", "the current visit")
        with sheet.block(f"for {turn} in range(1, {visits} + 1):", told=""):
            fits = f"time number {{{turn}}} is a {{{names}[{place}]}}"
            with sheet.block(f"if {names}[{place}] == {wanted!r}:", told=(fits, fits)):
                sheet.change(count, "+", "1", told=f", which makes {{{count}}} so far")
            sheet.line(f"{place} = ({place} + {days}) % 7", told="")
        sheet.answer(count)
        return
    sheet.begin(f"the first time is a {_DAYS[start]}")
    passed = sheet.let(
        "passed", "the days that pass", f"{days} * {visits}", told=f"then {working(f'{days} * {visits}')} days pass"
    )
    sheet.line(
        f"{place} = ({place} + {passed}) % 7", told=f", and {{{passed}}} days after a {_DAYS[start]} comes a {{{names}[{place}]}}"
    )
    sheet.answer(f"{names}[{place}]", "str", told="")
