"""Work and flow: people, machines and pipes that work together, in turns, or against each other."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed, number_word, ordinal
from agents.grammar.working import changed

_JOBS = (
    ("weed", "beds"),
    ("paint", "fence posts"),
    ("fold", "letters"),
    ("peel", "apples"),
    ("sort", "parcels"),
    ("wash", "windows"),
)
_VESSELS = (("tank", "litres"), ("pool", "cubic metres"), ("cistern", "buckets"), ("reservoir", "barrels"))


def compose(sheet: Sheet) -> None:
    """Plain proportions at level 1, joint work at level 2, work hour by hour above."""
    makers = {1: (_crew, _worker_days, _together), 2: (_pipes, _helper, _joint, _crew)}
    sheet.pick(makers.get(sheet.level, (_tank, _tank, _shifts, _shop, _relief)))(sheet)


def _crew(sheet: Sheet) -> None:
    verb, things = sheet.pick(_JOBS)
    people = sheet.given("people", "the number of people", draw.whole(2, 9))
    hours = sheet.given("hours", "the number of hours", draw.whole(2, 8))
    total = sheet.given("total", f"the number of all {things}", draw.whole(24, 600))
    sheet.say(f"{{{people}}} people {verb} {{{total}}} {things} in {{{hours}}} hours, all at the same speed.")
    shares = sheet.let("person_hours", "the hours worked by all together", f"{people} * {hours}")
    each = sheet.let(
        "each",
        f"the number of {things} for each person in an hour",
        f"{total} // {shares}",
        f"{total} % {shares} == 0 and {total} > {shares}",
    )
    others = sheet.given("others", "the number of people in the other crew", draw.whole(2, 12))
    if sheet.chance(0.5):
        time = sheet.given("time", "the hours of the other crew", draw.whole(2, 10))
        sheet.say(f"how many {things} do {{{others}}} people {verb} in {{{time}}} hours at this speed?")
        rate = sheet.let("rate", f"the number of {things} of the other crew in an hour", f"{each} * {others}")
        sheet.answer(
            sheet.let(
                "made",
                f"the number of {things} of the other crew",
                f"{rate} * {time}",
                f"{time} != {hours} and {others} != {people}",
            )
        )
        return
    more = sheet.given("wanted", f"the number of {things} that are wanted", draw.whole(40, 800))
    sheet.say(f"how many minutes do {{{others}}} people need for {{{more}}} {things}?")
    rate = sheet.let(
        "rate", f"the number of {things} of the other crew in an hour", f"{each} * {others}", f"{others} != {people}"
    )
    sheet.answer(sheet.let("minutes", "the minutes that are needed", f"60 * {more} // {rate}", f"60 * {more} % {rate} == 0"))


def _worker_days(sheet: Sheet) -> None:
    what = sheet.pick(
        ("a wall is built", "a harvest is brought in", "a hall is renovated", "a boat is repaired", "an archive is sorted")
    )
    people = sheet.given("workers", "the number of workers", draw.whole(2, 15))
    days = sheet.given("days", "the number of days", draw.whole(3, 24))
    sheet.say(f"{what} by {{{people}}} workers in {{{days}}} days.")
    effort = sheet.let("effort", "the days of work of a single worker", f"{people} * {days}")
    change = sheet.rng.randint(2, 6)
    more = sheet.chance(0.5)
    if more:
        sheet.say(f"how many days does it take if there are {change} workers more, and all work equally fast?")
        new = sheet.let("new_workers", "the enlarged number of workers", f"{people} + {change}")
        answer = sheet.let("new_days", "the days that it then takes", f"{effort} // {new}", f"{effort} % {new} == 0")
    else:
        sheet.say(f"how many workers of the same kind are needed to be ready {change} days earlier?")
        new = sheet.let("new_days", "the shortened number of days", f"{days} - {change}", f"{days} > {change} + 1")
        answer = sheet.let("new_workers", "the workers that are then needed", f"{effort} // {new}", f"{effort} % {new} == 0")
    sheet.answer(answer)


def _together(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    verb, things = sheet.pick(_JOBS)
    a = sheet.given("first_rate", f"the number of {things} of {who.name} in an hour", draw.whole(3, 20))
    b = sheet.given("second_rate", f"the number of {things} of {friend.name} in an hour", draw.whole(3, 20))
    total = sheet.given("total", f"the number of all {things}", draw.whole(30, 400))
    sheet.say(f"{who.name} can {verb} {{{a}}} {things} in an hour and {friend.name} {{{b}}}. There are {{{total}}} {things}.")
    rate = sheet.let("rate", f"the number of {things} of both in an hour", f"{a} + {b}")
    if sheet.chance(0.5):
        sheet.say(f"working together, how many of the {things} does {who.name} do?")
        hours = sheet.let("hours", "the hours of working together", f"{total} // {rate}", f"{total} % {rate} == 0")
        sheet.answer(sheet.let("share", f"the number of {things} of {who.name}", f"{a} * {hours}"))
        return
    sheet.say("how many minutes do they need together?")
    scaled = sheet.let("scaled", "the sixtyfold number", f"60 * {total}")
    sheet.answer(sheet.let("minutes", "the minutes that are needed", f"{scaled} // {rate}", f"{scaled} % {rate} == 0"))


def _pipes(sheet: Sheet) -> None:
    vessel, unit = sheet.pick(_VESSELS)
    size = sheet.given("size", f"the {unit} that fill the {vessel}", draw.whole(60, 960, 12))
    drain = sheet.chance(0.5)
    hours = sheet.given("first_hours", "the hours of the first pipe alone", draw.one_of(2, 3, 4, 6, 8, 12))
    second = sheet.given("second_hours", "the hours of the other pipe alone", draw.one_of(3, 4, 6, 8, 10, 12, 15, 24))
    what = "a drain empties the full one" if drain else "another pipe fills it alone"
    sheet.say(f"a {vessel} holds {{{size}}} {unit}. One pipe fills it in {{{hours}}} hours, and {what} in {{{second}}} hours.")
    one = sheet.let(
        "inflow", f"the {unit} that flow in through the first pipe in an hour", f"{size} // {hours}", f"{size} % {hours} == 0"
    )
    two = sheet.let(
        "flow",
        f"the {unit} that flow through the {'drain' if drain else 'other pipe'} in an hour",
        f"{size} // {second}",
        f"{size} % {second} == 0 and {hours} < {second}",
    )
    net = sheet.let("net", f"the {unit} that are gained in an hour", f"{one} {'-' if drain else '+'} {two}")
    if sheet.chance(0.5):
        start = sheet.given("start", f"the {unit} in the {vessel} at first", draw.whole(6, 90))
        sheet.say(
            f"there are {{{start}}} {unit} in it, and both are opened. How many minutes does it take until the {vessel} is full?"
        )
        left = sheet.let("left", f"the {unit} that are missing", f"{size} - {start}", f"{size} > {start}")
        sheet.answer(sheet.let("minutes", "the minutes until it is full", f"60 * {left} // {net}", f"60 * {left} % {net} == 0"))
    else:
        time = sheet.given("time", "the hours that both are open", draw.whole(1, 9))
        sheet.say(
            f"the {vessel} is empty, and both are opened for {{{time}}} hours. How many {unit} are missing then to fill it?"
        )
        gained = sheet.let(
            "gained", f"the {unit} that are in the {vessel} then", f"{net} * {time}", f"{net} * {time} < {size} and {time} > 1"
        )
        sheet.answer(sheet.let("missing", f"the {unit} that are missing", f"{size} - {gained}"))


def _helper(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    verb, things = sheet.pick(_JOBS)
    a = sheet.given("rate", f"the number of {things} of {who.name} in an hour", draw.whole(3, 15))
    alone = sheet.given("alone", f"the hours that {who.name} works alone", draw.whole(2, 6))
    b = sheet.given("helper_rate", f"the number of {things} of {friend.name} in an hour", draw.whole(3, 15))
    both = sheet.given("both", "the hours of working side by side", draw.whole(2, 6))
    sheet.say(
        f"{who.name} and {friend.name} {verb} {things}. {who.name} does {{{a}}} in an hour, {friend.name} "
        f"{{{b}}}. For {{{alone}}} hours {who.name} works alone, then they work together for {{{both}}} hours."
    )
    first = sheet.let("first_part", f"the number of {things} done by {who.name} alone", f"{a} * {alone}")
    rate = sheet.let("joint_rate", f"the number of {things} of both in an hour", f"{a} + {b}")
    second = sheet.let("second_part", f"the number of {things} done together", f"{rate} * {both}")
    total = sheet.let("total", f"the number of all {things} done", f"{first} + {second}")
    if sheet.chance(0.5):
        wage = sheet.rng.randint(2, 9)
        sheet.say(f"each of the {things} brings {wage} dollars. How many dollars do they earn in all?")
        total = sheet.let("earned", "the dollars that are earned", f"{wage} * {total}")
    else:
        sheet.say(f"how many {things} are done in the end?")
    sheet.answer(total)


def _joint(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    what = sheet.pick(("mows a meadow", "paints a barn", "tiles a bathroom", "types a report", "stacks the firewood"))
    a = sheet.given("first_time", f"the minutes of {who.name}", draw.whole(12, 90))
    b = sheet.given("second_time", f"the minutes of {friend.name}", draw.whole(12, 90))
    sheet.say(f"{who.name} {what} in {{{a}}} minutes alone, and {friend.name} would need {{{b}}} minutes alone.")
    product = sheet.let("product", "the product of the two times", f"{a} * {b}")
    total = sheet.let("sum_of_times", "the sum of the two times", f"{a} + {b}")
    joint = sheet.let(
        "joint", "the minutes of working together", f"{product} // {total}", f"{product} % {total} == 0 and {a} != {b}"
    )
    if sheet.chance(0.5):
        sheet.say("how many minutes do they need if they work together, each at the usual speed?")
        sheet.answer(joint)
        return
    sheet.say(f"by how many minutes is {who.name} faster with the help of {friend.name} than alone?")
    sheet.answer(sheet.let("saved", "the minutes that are saved", f"{a} - {joint}"))


def _tank(sheet: Sheet) -> None:  # noqa: C901, PLR0915 -- one branch for each thing that happens
    vessel, unit = sheet.pick(_VESSELS)
    level = sheet.given("content", f"the {unit} in the {vessel}", draw.whole(10, 90))
    inflow = sheet.given("inflow", f"the {unit} that flow in each hour", draw.whole(8, 40))
    period, pulse = sheet.rng.randint(2, 4), sheet.rng.randint(9, 35)
    mark, drain = sheet.rng.randint(10, 24) * 10, sheet.rng.randint(15, 60)
    by_goal = sheet.chance(0.5)
    parts = sheet.rng.sample(("pulse", "valve", "leak"), sheet.rng.randint(1, 2 if sheet.level < 5 else 3))
    sheet.say(f"a {vessel} contains {{{level}}} {unit}, and {{{inflow}}} {unit} flow in each hour. Look at it hour by hour.")
    if "pulse" in parts:
        sheet.say(f"in every {ordinal(period)} hour, {pulse} {unit} are also taken out, after the inflow.")
    if "valve" in parts:
        sheet.say(f"if there are then more than {mark} {unit}, a valve lets {drain} {unit} out.")
    if "leak" in parts:
        sheet.say(f"at the end of each hour, a tenth of what is there, rounded down to whole {unit}, is lost.")
    hour = sheet.name("hour", "the number of the hour")
    sheet.begin(f"at first there are {{{level}}} {unit}")
    largest = ""
    if by_goal:
        goal = sheet.given("goal", f"the {unit} that are to be reached", draw.whole(120, 400))
        sheet.say(
            f"after how many hours are there at least {{{goal}}} {unit}?"
            if sheet.chance(0.3)
            else f"how many {unit} are there when, at the end of an hour, it is at least {{{goal}}} for the first time?"
        )
        asks_hour = "after how many" in sheet.problem
        sheet.line(f"{hour} = 0", told="")
        header = f"while {level} < {goal}:"
    else:
        hours = sheet.given("hours", "the number of hours", draw.whole(3, 4 + 3 * sheet.level))
        asks_hour = False
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
        if "pulse" in parts:
            with sheet.block(f"if {hour} % {period} == 0:", told=(f"{{{hour}}} is a multiple of {period}", "")):
                told = f", so {pulse} are taken out, which leaves {changed(level, '-', str(pulse))}"
                sheet.change(level, "-", str(pulse), need=f"{level} >= {pulse}", told=told)
        if "valve" in parts:
            with sheet.block(f"if {level} > {mark}:", told=(f"{{{level}}} is more than {mark}", "")):
                told = f", so the valve leaves {changed(level, '-', str(drain))}"
                sheet.change(level, "-", str(drain), told=told)
        if "leak" in parts:
            told = f"a tenth of {{{level}}}, rounded down, is {{it}}"
            lost = sheet.let("lost", f"the {unit} that are lost", f"{level} // 10", told=told)
            sheet.change(level, "-", lost, told=f", which leaves {changed(level, '-', lost)}")
        if largest:
            with sheet.block(f"if {level} > {largest}:", told=("", "")):
                sheet.line(f"{largest} = {level}", told=", the most so far")
    sheet.answer(hour if asks_hour else largest or level)


def _shifts(sheet: Sheet) -> None:
    names = [person.name for person in sheet.rng.sample(PEOPLE, sheet.rng.randint(2, 3))]
    verb, things = sheet.pick(_JOBS)
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


def _shop(sheet: Sheet) -> None:
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


def _relief(sheet: Sheet) -> None:
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
