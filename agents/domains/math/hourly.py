"""Work that is followed hour by hour or day by day."""

from dataclasses import dataclass

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, number_word, ordinal
from agents.grammar.working import changed

JOBS = (
    ("weed", "beds"),
    ("paint", "fence posts"),
    ("fold", "letters"),
    ("peel", "apples"),
    ("sort", "parcels"),
    ("wash", "windows"),
)
VESSELS = (("tank", "litres"), ("pool", "cubic metres"), ("cistern", "buckets"), ("reservoir", "barrels"))


@dataclass(frozen=True, slots=True)
class _Flows:
    """What happens to a vessel within an hour, besides the inflow.

    Attributes:
        unit: of what is in the vessel.
        parts: what of this happens.
        period: every so many hours, so much is taken out.
        pulse: how much that is.
        mark: what the valve lets stand.
        drain: how much it lets out.
    """

    unit: str
    parts: list[str]
    period: int
    pulse: int
    mark: int
    drain: int

    def say(self, sheet: Sheet) -> None:
        """Say it in the problem."""
        if "pulse" in self.parts:
            sheet.say(f"in every {ordinal(self.period)} hour, {self.pulse} {self.unit} are also taken out, after the inflow.")
        if "valve" in self.parts:
            before = "this" if "pulse" in self.parts else "the inflow"
            sheet.say(
                f"in any hour in which there are more than {self.mark} {self.unit} after {before}, a valve lets {self.drain} "
                f"{self.unit} out."
            )
        if "leak" in self.parts:
            sheet.say(f"at the end of each hour, a tenth of what is there, rounded down to whole {self.unit}, is lost.")

    def write(self, sheet: Sheet, hour: str, level: str) -> None:
        """Write it into the round of an hour."""
        if "pulse" in self.parts:
            with sheet.block(f"if {hour} % {self.period} == 0:", told=(f"{{{hour}}} is a multiple of {self.period}", "")):
                told = f", so {self.pulse} are taken out, which leaves {changed(level, '-', str(self.pulse))}"
                sheet.change(level, "-", str(self.pulse), need=f"{level} >= {self.pulse}", told=told)
        if "valve" in self.parts:
            with sheet.block(f"if {level} > {self.mark}:", told=(f"{{{level}}} is more than {self.mark}", "")):
                told = f", so the valve leaves {changed(level, '-', str(self.drain))}"
                sheet.change(level, "-", str(self.drain), told=told)
        if "leak" in self.parts:
            told = f"a tenth of {{{level}}}, rounded down, is {{it}}"
            lost = sheet.let("lost", f"the {self.unit} that are lost", f"{level} // 10", told=told)
            sheet.change(level, "-", lost, told=f", which leaves {changed(level, '-', lost)}")


def tank(sheet: Sheet) -> None:
    """A vessel that fills and empties by the hour."""
    vessel, unit = sheet.pick(VESSELS)
    level = sheet.given("content", f"the {unit} in the {vessel}", draw.whole(10, 90))
    inflow = sheet.given("inflow", f"the {unit} that flow in each hour", draw.whole(8, 40))
    period, pulse = sheet.rng.randint(2, 4), sheet.rng.randint(9, 35)
    mark, drain = sheet.rng.randint(10, 24) * 10, sheet.rng.randint(15, 60)
    by_goal = sheet.chance(0.5)
    parts = sheet.rng.sample(("pulse", "valve", "leak"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    flows = _Flows(unit, parts, period, pulse, mark, drain)
    sheet.say(f"a {vessel} contains {{{level}}} {unit}, and {{{inflow}}} {unit} flow in each hour. Look at it hour by hour.")
    flows.say(sheet)
    hour = sheet.name("hour", "the number of the hour")
    sheet.begin(f"at first there are {{{level}}} {unit}")
    largest, asks_hour = "", False
    if by_goal:
        goal = sheet.given("goal", f"the {unit} that are to be reached", draw.whole(120, 400))
        asks_hour = sheet.chance(0.3)
        sheet.say(
            f"after how many hours are there at least {{{goal}}} {unit}?"
            if asks_hour
            else f"how many {unit} are there when, at the end of an hour, it is at least {{{goal}}} for the first time?"
        )
        sheet.line(f"{hour} = 0", told="")
        header = f"while {level} < {goal}:"
    else:
        hours = sheet.given("hours", "the number of hours", draw.whole(3, 4 + 3 * sheet.level))
        if sheet.chance(0.4):
            largest = sheet.let("largest", f"the most {unit} at the end of an hour so far", "0", told="")
        sheet.say(
            f"what is the largest number of {unit} at the end of one of the first {{{hours}}} hours?"
            if largest
            else f"how many {unit} are there after {{{hours}}} hours?"
        )
        header = f"for {hour} in range(1, {hours} + 1):"
    comes = f"in hour {{{hour}}}"
    with sheet.block(header, told=("", "this is enough") if by_goal else comes):
        if by_goal:
            sheet.change(hour, "+", "1", told=comes)
        sheet.change(level, "+", inflow, told=f", the inflow makes {changed(level, '+', inflow)}")
        flows.write(sheet, hour, level)
        if largest:
            with sheet.block(f"if {level} > {largest}:", told=("", "")):
                sheet.line(f"{largest} = {level}", told=", the most so far")
    sheet.answer(hour if asks_hour else largest or level)


def shifts(sheet: Sheet) -> None:
    """People who take turns."""
    names = [person.name for person in sheet.rng.sample(PEOPLE, sheet.rng.randint(2, 3))]
    verb, things = sheet.pick(JOBS)
    rates = sheet.given("rates", "the rates in the order of the turns", draw.many((len(names), len(names)), 3, 14), "list[int]")
    total = sheet.given(
        "total", f"the number of {things} that are left", draw.whole(10 + 12 * sheet.level, 30 + 40 * sheet.level)
    )
    tired = sheet.chance(0.5)
    slow = sheet.rng.randint(4, 8)
    sheet.say(
        f"{listed(names)} take turns in this order, an hour each, and then begin again with {names[0]}, to "
        f"{verb} {{{total}}} {things}. In an hour they manage, in this order, {{{rates}}}."
    )
    if tired:
        sheet.say(f"from hour {slow} on, everyone manages one less in an hour.")
    sheet.begin(f"at first {{{total}}} {things} are left")
    hour = sheet.let("hour", "the hours so far", "0", told="")
    own = sheet.let("own", f"the number of {things} done by {names[0]} so far", "0", told="") if sheet.chance(0.5) else ""
    with sheet.block(f"while {total} > 0:", told=("", "now nothing is left")):
        turn = sheet.let("turn", "the place in the order of turns", f"{hour} % {len(names)}", told="")
        rate = sheet.let("rate", f"the number of {things} in this hour", f"{rates}[{turn}]", told="")
        sheet.change(hour, "+", "1", told=f"in hour {{{hour}}}")
        if tired:
            with sheet.block(f"if {hour} >= {slow}:", told=("", "")):
                sheet.change(rate, "-", "1", told=f", when only {{{rate}}} can be managed")
        done = sheet.let("done", f"the number of {things} done in this hour", f"min({rate}, {total})", told=", {it:is/are} done")
        sheet.change(total, "-", done, told=f", which leaves {changed(total, '-', done)}")
        if own:
            with sheet.block(f"if {turn} == 0:", told=("", "")):
                sheet.change(own, "+", done, told=f"{names[0]} has done {changed(own, '+', done)} of them so far")
    if own:
        sheet.say(f"how many of the {things} does {names[0]} do?")
        sheet.answer(own)
    else:
        sheet.say(f"how many {things} are done in the last hour in which they work?")
        sheet.answer(done)


def shop(sheet: Sheet) -> None:
    """Things that wait until they can be done."""
    who = sheet.pick(PEOPLE)
    place, what = sheet.pick(
        (
            ("repair shop", "bicycles"),
            ("tailor's shop", "coats"),
            ("laundry", "baskets"),
            ("print shop", "orders"),
            ("workshop", "clocks"),
        )
    )
    coming = sheet.given(
        "coming", f"the numbers of {what} that come in day by day", draw.many((3, 2 + 2 * sheet.level), 1, 12), "list[int]"
    )
    power = sheet.given("power", f"the number of {what} that can be done in a day", draw.whole(3, 8))
    help_at, extra = sheet.rng.randint(5, 9), sheet.rng.randint(1, 3)
    helped, ask = sheet.chance(0.6), sheet.rng.randint(0, 2)
    sheet.say(
        f"day by day, these numbers of {what} come to {who.name}'s {place}: {{{coming}}}. Up to {{{power}}} "
        f"can be done in a day; the others wait until the next day."
    )
    if helped:
        sheet.say(f"on a day on which there are more than {help_at} {what} to be done, a helper does up to {extra} more.")
    waiting = sheet.let("waiting", f"the number of {what} that wait", "0", told="")
    sheet.begin("let us go from day to day")
    total = sheet.let("total_done", f"the number of {what} done so far", "0", told="") if ask == 1 else ""
    most = sheet.let("longest", f"the largest number of {what} that had to wait so far", "0", told="") if ask == 2 else ""
    new = sheet.name("new", f"the number of new {what}")
    with sheet.block(f"for {new} in {coming}:", told=f"when {{{new}:more comes/more come}} in"):
        sheet.change(waiting, "+", new, told=f", there are {changed(waiting, '+', new)} to be done")
        today = sheet.let("today", f"the number of {what} that can be done that day", power, told="") if helped else power
        if helped:
            with sheet.block(f"if {waiting} > {help_at}:", told=(f"{{{waiting}}} is more than {help_at}", "")):
                told = f", so with the helper {changed(today, '+', str(extra))} can be done"
                sheet.change(today, "+", str(extra), told=told)
        told = f"{{{today}}} can be done, so {{it:is/are}} done"
        done = sheet.let("done", f"the number of {what} done that day", f"min({waiting}, {today})", told=told)
        sheet.change(waiting, "-", done, told=f", and {{old({waiting})}} - {{{done}}} = {{{waiting}:waits/wait}}")
        if total:
            sheet.change(total, "+", done, told=f", so {changed(total, '+', done)} have been done so far")
        if most:
            with sheet.block(f"if {waiting} > {most}:", told=("", "")):
                sheet.line(f"{most} = {waiting}", told=", the most so far")
    sheet.say(
        (
            f"how many {what} are waiting at the end of the last of these days?",
            f"how many {what} are done on these days altogether?",
            f"what is the largest number of {what} that have to wait at the end of a day?",
        )[ask]
    )
    sheet.answer(total or most or waiting)


def relief(sheet: Sheet) -> None:
    """Work during which hands come and go."""
    what = sheet.pick(("a dam", "a road", "a tunnel", "a trench", "a hedge"))
    length = sheet.given(
        "length", f"the metres of {what} that are wanted", draw.whole(20 + 25 * sheet.level, 60 + 80 * sheet.level)
    )
    crew = sheet.given("crew", "the number of workers", draw.whole(3, 9))
    each = sheet.rng.randint(2, 4)
    every, change = sheet.rng.randint(2, 3), sheet.rng.randint(1, 2)
    grows = sheet.chance(0.5)
    sheet.say(f"{{{crew}}} workers build {what} of {{{length}}} metres; each of them finishes {each} metres a day.")
    sheet.say(
        f"after every {ordinal(every)} day {number_word(change)} {'worker joins' if change == 1 else 'workers join'} them."
        if grows
        else (
            f"after every {ordinal(every)} day {number_word(change)} "
            f"{'worker leaves' if change == 1 else 'workers leave'}, as long as more than "
            f"{number_word(change + 1)} are there."
        )
    )
    rock = sheet.chance(0.5)
    if rock:
        sheet.say(
            f"from day {every + 2} on the ground is hard, and {number_word(each)} metres less than usual are finished each day."
        )
    sheet.begin("let us go from day to day")
    built = sheet.let("built", "the metres that are finished so far", "0", told="")
    day = sheet.let("day", "the number of days so far", "0", told="")
    shifts = sheet.let("shifts", "the days of work of all workers so far", "0", told="")
    with sheet.block(f"while {built} < {length}:", told=("", f"now {{{length}}} metres or more are finished")):
        sheet.change(day, "+", "1", told=f"on day {{{day}}}")
        finished = f"{crew} * {each}"
        sheet.change(built, "+", finished, told=f", {{{crew}}} workers bring it to {changed(built, '+', finished)} metres")
        sheet.change(shifts, "+", crew, told=f", and the days of work to {changed(shifts, '+', crew)}")
        if rock:
            with sheet.block(f"if {day} >= {every + 2}:", told=("", "")):
                sheet.change(built, "-", str(each), told=f"on the hard ground it is only {changed(built, '-', str(each))} metres")
        header = f"if {day} % {every} == 0:" if grows else f"if {day} % {every} == 0 and {crew} > {change + 1}:"
        verb = "join" if grows else "leave"
        told = f"after that {number_word(change)} {verb if change > 1 else f'{verb}s'}, and {{{crew}}} are there"
        with sheet.block(header, told=("", "")):
            sheet.change(crew, "+" if grows else "-", str(change), told=told)
    sheet.say(
        "on the last day all work until the evening. How many days of work, counting each worker on each day, have to be paid?"
    )
    sheet.answer(shifts)
