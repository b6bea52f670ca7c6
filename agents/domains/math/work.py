"""Work and flow: people, machines and pipes that work together, in turns, or against each other."""

from agents.domains.math import hourly
from agents.domains.math.hourly import JOBS, VESSELS
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import working


def compose(sheet: Sheet) -> None:
    """Plain proportions at level 1, joint work at level 2, work hour by hour above."""
    makers = {1: (_crew, _worker_days, _together), 2: (_pipes, _helper, _joint, _crew)}
    sheet.pick(makers.get(sheet.level, (hourly.tank, hourly.tank, hourly.shifts, hourly.shop, hourly.relief)))(sheet)


def _crew(sheet: Sheet) -> None:
    verb, things = sheet.pick(JOBS)
    people = sheet.given("people", "the number of people", draw.whole(2, 9))
    time = sheet.given("hours", "the number of hours", draw.whole(2, 8))
    total = sheet.given("total", f"the number of all {things}", draw.whole(24, 600))
    sheet.say(f"{{{people}}} people {verb} {{{total}}} {things} in {{{time}}} hours, all at the same speed.")
    sheet.begin(f"{{{people}}} people work for {{{time}}} hours")
    told = f"together these are {working(f'{people} * {time}')} hours of work"
    shares = sheet.let("person_hours", "the hours worked by all together", f"{people} * {time}", told=told)
    need = f"{total} % {shares} == 0 and {total} > {shares}"
    told = f", so in an hour each of them does {{{total}}} ÷ {{{shares}}} = {{it}} of the {things}"
    gloss = f"the number of {things} for each person in an hour"
    each = sheet.let("each", gloss, f"{total} // {shares}", need, told)
    others = sheet.given("others", "the number of people in the other crew", draw.whole(2, 12))
    gloss = f"the number of {things} of the other crew in an hour"
    told = f"{{{others}}} people do {working(f'{each} * {others}')} in an hour"
    if sheet.chance(0.5):
        longer = sheet.given("time", "the hours of the other crew", draw.whole(2, 10))
        sheet.say(f"how many {things} do {{{others}}} people {verb} in {{{longer}}} hours at this speed?")
        rate = sheet.let("rate", gloss, f"{each} * {others}", told=told)
        need = f"{longer} != {time} and {others} != {people}"
        told = f", and in {{{longer}}} hours {working(f'{rate} * {longer}')}"
        sheet.answer(sheet.let("made", f"the number of {things} of the other crew", f"{rate} * {longer}", need, told))
        return
    more = sheet.given("wanted", f"the number of {things} that are wanted", draw.whole(40, 800))
    sheet.say(f"how many minutes do {{{others}}} people need for {{{more}}} {things}?")
    rate = sheet.let("rate", gloss, f"{each} * {others}", f"{others} != {people}", told)
    need, told = f"60 * {more} % {rate} == 0", f"for {{{more}}} {things} they need 60 × {{{more}}} ÷ {{{rate}}} = {{it}} minutes"
    sheet.answer(sheet.let("minutes", "the minutes that are needed", f"60 * {more} // {rate}", need, told))


def _worker_days(sheet: Sheet) -> None:
    what = sheet.pick(
        ("a wall is built", "a harvest is brought in", "a hall is renovated", "a boat is repaired", "an archive is sorted")
    )
    people = sheet.given("workers", "the number of workers", draw.whole(2, 15))
    days = sheet.given("days", "the number of days", draw.whole(3, 24))
    sheet.say(f"{what} by {{{people}}} workers in {{{days}}} days.")
    sheet.begin(f"{{{people}}} workers need {{{days}}} days")
    told = f"a single worker would need {working(f'{people} * {days}')} days"
    effort = sheet.let("effort", "the days of work of a single worker", f"{people} * {days}", told=told)
    change = sheet.rng.randint(2, 6)
    more = sheet.chance(0.5)
    if more:
        sheet.say(f"how many days does it take if there are {change} workers more, and all work equally fast?")
        told = f"now there are {working(f'{people} + {change}')} workers"
        new = sheet.let("new_workers", "the enlarged number of workers", f"{people} + {change}", told=told)
        need, told = f"{effort} % {new} == 0", f", so it takes {{{effort}}} ÷ {{{new}}} = {{it:day/days}}"
        answer = sheet.let("new_days", "the days that it then takes", f"{effort} // {new}", need, told)
    else:
        sheet.say(f"how many workers of the same kind are needed to be ready {change} days earlier?")
        need, told = f"{days} > {change} + 1", f"now there are only {working(f'{days} - {change}')} days"
        new = sheet.let("new_days", "the shortened number of days", f"{days} - {change}", need, told)
        need, told = f"{effort} % {new} == 0", f", so it takes {{{effort}}} ÷ {{{new}}} = {{it}} workers"
        answer = sheet.let("new_workers", "the workers that are then needed", f"{effort} // {new}", need, told)
    sheet.answer(answer)


def _together(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    verb, things = sheet.pick(JOBS)
    a = sheet.given("first_rate", f"the number of {things} of {who.name} in an hour", draw.whole(3, 20))
    b = sheet.given("second_rate", f"the number of {things} of {friend.name} in an hour", draw.whole(3, 20))
    total = sheet.given("total", f"the number of all {things}", draw.whole(30, 400))
    sheet.say(f"{who.name} can {verb} {{{a}}} {things} in an hour and {friend.name} {{{b}}}. There are {{{total}}} {things}.")
    sheet.begin(f"there are {{{total}}} {things}")
    told = f"together they {verb} {working(f'{a} + {b}')} in an hour"
    rate = sheet.let("rate", f"the number of {things} of both in an hour", f"{a} + {b}", told=told)
    if sheet.chance(0.5):
        sheet.say(f"working together, how many of the {things} does {who.name} do?")
        need, told = f"{total} % {rate} == 0", f", so they need {{{total}}} ÷ {{{rate}}} = {{it:hour/hours}}"
        hours = sheet.let("hours", "the hours of working together", f"{total} // {rate}", need, told)
        told = f"in this time {who.name} does {working(f'{a} * {hours}')} of them"
        sheet.answer(sheet.let("share", f"the number of {things} of {who.name}", f"{a} * {hours}", told=told))
        return
    sheet.say("how many minutes do they need together?")
    told = f"at one in an hour, {{{total}}} of them would take {working(f'60 * {total}')} minutes"
    scaled = sheet.let("scaled", "the sixtyfold number", f"60 * {total}", told=told)
    need, told = f"{scaled} % {rate} == 0", f", so they need {{{scaled}}} ÷ {{{rate}}} = {{it}} minutes"
    sheet.answer(sheet.let("minutes", "the minutes that are needed", f"{scaled} // {rate}", need, told))


def _pipes(sheet: Sheet) -> None:
    vessel, unit = sheet.pick(VESSELS)
    size = sheet.given("size", f"the {unit} that fill the {vessel}", draw.whole(60, 960, 12))
    drain = sheet.chance(0.5)
    first = sheet.given("first_hours", "the hours of the first pipe alone", draw.one_of(2, 3, 4, 6, 8, 12))
    second = sheet.given("second_hours", "the hours of the other pipe alone", draw.one_of(3, 4, 6, 8, 10, 12, 15, 24))
    what = "a drain empties the full one" if drain else "another pipe fills it alone"
    sheet.say(f"a {vessel} holds {{{size}}} {unit}. One pipe fills it in {{{first}}} hours, and {what} in {{{second}}} hours.")
    sheet.begin(f"the {vessel} holds {{{size}}} {unit}")
    gloss = f"the {unit} that flow in through the first pipe in an hour"
    told = f"in an hour the first pipe brings {{{size}}} ÷ {{{first}}} = {{it}} of them"
    one = sheet.let("inflow", gloss, f"{size} // {first}", f"{size} % {first} == 0", told)
    gloss = f"the {unit} that flow through the {'drain' if drain else 'other pipe'} in an hour"
    need = f"{size} % {second} == 0 and {first} < {second}"
    told = f", and the {'drain takes' if drain else 'other one'} {{{size}}} ÷ {{{second}}} = {{it}}"
    two = sheet.let("flow", gloss, f"{size} // {second}", need, told)
    gained = f"{one} {'-' if drain else '+'} {two}"
    told = f"with both open, {working(gained)} {unit} are gained in an hour"
    net = sheet.let("net", f"the {unit} that are gained in an hour", gained, told=told)
    if sheet.chance(0.5):
        start = sheet.given("start", f"the {unit} in the {vessel} at first", draw.whole(6, 90))
        sheet.say(
            f"there are {{{start}}} {unit} in it, and both are opened. How many minutes does it take until the {vessel} is full?"
        )
        told = f"{working(f'{size} - {start}')} {unit} are missing"
        left = sheet.let("left", f"the {unit} that are missing", f"{size} - {start}", f"{size} > {start}", told)
        need, told = f"60 * {left} % {net} == 0", f", so it takes 60 × {{{left}}} ÷ {{{net}}} = {{it}} minutes"
        sheet.answer(sheet.let("minutes", "the minutes until it is full", f"60 * {left} // {net}", need, told))
    else:
        time = sheet.given("time", "the hours that both are open", draw.whole(1, 9))
        sheet.say(
            f"the {vessel} is empty, and both are opened for {{{time}}} hours. How many {unit} are missing then to fill it?"
        )
        need, told = f"{net} * {time} < {size} and {time} > 1", f"in {{{time}}} hours that makes {working(f'{net} * {time}')}"
        filled = sheet.let("gained", f"the {unit} that are in the {vessel} then", f"{net} * {time}", need, told)
        told = f", so {working(f'{size} - {filled}')} are missing"
        sheet.answer(sheet.let("missing", f"the {unit} that are missing", f"{size} - {filled}", told=told))


def _helper(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    verb, things = sheet.pick(JOBS)
    a = sheet.given("rate", f"the number of {things} of {who.name} in an hour", draw.whole(3, 15))
    alone = sheet.given("alone", f"the hours that {who.name} works alone", draw.whole(2, 6))
    b = sheet.given("helper_rate", f"the number of {things} of {friend.name} in an hour", draw.whole(3, 15))
    both = sheet.given("both", "the hours of working side by side", draw.whole(2, 6))
    sheet.say(
        f"{who.name} and {friend.name} {verb} {things}. {who.name} does {{{a}}} in an hour, {friend.name} "
        f"{{{b}}}. For {{{alone}}} hours {who.name} works alone, then they work together for {{{both}}} hours."
    )
    sheet.begin(f"at first {who.name} works alone for {{{alone}}} hours")
    told = f"these bring {working(f'{a} * {alone}')} {things}"
    first = sheet.let("first_part", f"the number of {things} done by {who.name} alone", f"{a} * {alone}", told=told)
    told = f"together they do {working(f'{a} + {b}')} in an hour"
    rate = sheet.let("joint_rate", f"the number of {things} of both in an hour", f"{a} + {b}", told=told)
    told = f", and in {{{both}}} hours {working(f'{rate} * {both}')}"
    second = sheet.let("second_part", f"the number of {things} done together", f"{rate} * {both}", told=told)
    told = f"in all, {working(f'{first} + {second}')} {things} are done"
    total = sheet.let("total", f"the number of all {things} done", f"{first} + {second}", told=told)
    if sheet.chance(0.5):
        wage = sheet.rng.randint(2, 9)
        sheet.say(f"each of the {things} brings {wage} dollars. How many dollars do they earn in all?")
        told = f", which bring {working(f'{wage} * {total}')} dollars"
        total = sheet.let("earned", "the dollars that are earned", f"{wage} * {total}", told=told)
    else:
        sheet.say(f"how many {things} are done in the end?")
    sheet.answer(total)


def _joint(sheet: Sheet) -> None:
    who, friend = sheet.rng.sample(PEOPLE, 2)
    what = sheet.pick(("mows a meadow", "paints a barn", "tiles a bathroom", "types a report", "stacks the firewood"))
    a = sheet.given("first_time", f"the minutes of {who.name}", draw.whole(12, 90))
    b = sheet.given("second_time", f"the minutes of {friend.name}", draw.whole(12, 90))
    sheet.say(f"{who.name} {what} in {{{a}}} minutes alone, and {friend.name} would need {{{b}}} minutes alone.")
    sheet.begin("the time together is the product of the two times divided by their sum")
    told = f"the product is {working(f'{a} * {b}')}"
    product = sheet.let("product", "the product of the two times", f"{a} * {b}", told=told)
    told = f", and the sum {working(f'{a} + {b}')}"
    total = sheet.let("sum_of_times", "the sum of the two times", f"{a} + {b}", told=told)
    need, told = f"{product} % {total} == 0 and {a} != {b}", f"so they need {{{product}}} ÷ {{{total}}} = {{it}} minutes"
    joint = sheet.let("joint", "the minutes of working together", f"{product} // {total}", need, told)
    if sheet.chance(0.5):
        sheet.say("how many minutes do they need if they work together, each at the usual speed?")
        sheet.answer(joint)
        return
    sheet.say(f"by how many minutes is {who.name} faster with the help of {friend.name} than alone?")
    told = f", which saves {who.name} {working(f'{a} - {joint}')} minutes"
    sheet.answer(sheet.let("saved", "the minutes that are saved", f"{a} - {joint}", told=told))
