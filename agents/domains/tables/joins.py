"""Two tables that belong together: prices, members, distances."""

from random import Random

from agents.domains.tables import bills
from agents.domains.tables.bills import Bill
from agents.domains.tables.pairs import PAIRS, Pair
from agents.domains.tables.records import SIZES
from agents.grammar import coda
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def _lines(pair: Pair, level: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        people = [person.name for person in rng.sample(PEOPLE, rng.randint(*SIZES[level - 1]))]
        return [(rng.choice(people[: max(2, len(people) * 2 // 3)]), rng.choice(pair.things), rng.randint(2, 12)) for _ in people]

    return build


def _list(pair: Pair, level: int) -> Draw:
    def build(rng: Random, _: object) -> object:
        things = rng.sample(pair.things, len(pair.things) - (1 if level > 1 and rng.random() < 0.8 else 0))
        return {thing: rng.randint(pair.low, pair.high) for thing in things}

    return build


def compose(sheet: Sheet) -> None:
    """Each line of the one table finds its number in the other one."""
    pair = sheet.pick(PAIRS)
    lines = sheet.given("lines", "the lines of the table", _lines(pair, sheet.level), "list[tuple[str, str, int]]", pair.line)
    worths = sheet.given("worths", "the second list", _list(pair, sheet.level), "dict[str, int]", pair.entry)
    sheet.say(f"{pair.intro}:\n{{{lines}}}\n\n{pair.other}:\n{{{worths}}}\n")
    sheet.begin("we take the lines of the first table one by one|let us look up what each line needs")
    person, thing, number = (
        sheet.name("person", "the person"),
        sheet.name("thing", "the thing"),
        sheet.name("number", f"the number of {pair.measure}"),
    )
    bill = Bill(pair, lines, worths, person, thing, number)
    makers = (_total, _total, _person, _missing, _unused, _each)
    compose_one = bills.compose if sheet.chance(0.5) else sheet.pick(makers)
    compose_one(sheet, bill)
    coda.extend(sheet)


def _total(sheet: Sheet, bill: Bill) -> None:
    """Everything together, with a rule for what is not listed."""
    pair, worths, thing, number = bill.pair, bill.worths, bill.thing, bill.number
    default, limit, way = sheet.rng.randint(2, 6), sheet.rng.randint(4, 8), sheet.rng.randrange(3)
    few = f"{pair.many} of fewer than {limit} {pair.measure}"
    sheet.say(
        (
            f"{pair.absent} do not count.",
            f"{pair.otherwise.format(default)}.",
            f"{pair.absent} do not count, and neither do {few}.",
        )[way]
    )
    sheet.say(pair.altogether)
    total = sheet.let("total", f"the {pair.unit} so far", "0", told="")
    with sheet.block(bill.header, told=""):
        if way == 1:
            worth = sheet.let("worth", "the number looked up", f"{worths}.get({thing}, {default})", told=bill.row)
            _add(sheet, total, f"{number} * {worth}", f"{{{number}}} × {{{worth}}}")
        else:
            test = f"{thing} in {worths}" + (f" and {number} >= {limit}" if way == 2 else "")
            with sheet.block(f"if {test}:", told=(bill.row, f"{bill.row}, which does not count")):
                _add(sheet, total, f"{number} * {worths}[{thing}]", f"{{{number}}} × {{{worths}[{thing}]}}")
    sheet.answer(total)


def _add(sheet: Sheet, total: str, amount: str, shown: str) -> None:
    sheet.change(total, "+", amount, told=f", so {shown} is added, which makes {{{total}}}")


def _person(sheet: Sheet, bill: Bill) -> None:
    """One person's share."""
    pair, number = bill.pair, bill.number
    who = sheet.name("wanted", "the person asked about")
    others = sheet.chance(0.4)
    sheet.say(f"{pair.absent} do not count.")
    sheet.say(
        f"leaving out the person of the first {pair.one}, how many {pair.unit} do the {pair.many} of all others {pair.do}?"
        if others
        else f"how many {pair.unit} do all {pair.many} of the person of the first {pair.one} {pair.do} together?"
    )
    sheet.line(f"{who} = {bill.lines}[0][0]", told=f"the first {pair.one} is that of {{{who}}}")
    total = sheet.let("total", f"the {pair.unit} so far", "0", told="")
    left_out = f"{bill.row}, which does not count"
    with (
        sheet.block(bill.header, told=""),
        sheet.block(f"if {bill.person} {'!=' if others else '=='} {who}:", told=(bill.row, left_out)),
    ):
        worth = sheet.let("worth", "the number looked up", f"{bill.worths}.get({bill.thing}, 0)", told="")
        _add(sheet, total, f"{number} * {worth}", f"{{{number}}} × {{{worth}}}")
    sheet.answer(total)


def _missing(sheet: Sheet, bill: Bill) -> None:
    """What has no partner, or has one."""
    pair = bill.pair
    found_there = (f"{bill.row}, and {{{bill.thing}}} is in the list", f"{bill.row}, and {{{bill.thing}}} is not in the list")
    if sheet.chance(0.5):
        sheet.say(f"take the {pair.absent}: how many {pair.measure} are that altogether? Add ten for each of these {pair.many}.")
        found = sheet.let("found", "the sum so far", "0", told="")
        test, told = f"if {bill.thing} not in {bill.worths}:", (found_there[1], found_there[0])
        with sheet.block(bill.header, told=""), sheet.block(test, told=told):
            sheet.change(
                found, "+", f"{bill.number} + 10", told=f", so {{{bill.number}}} and 10 are added, which makes {{{found}}}"
            )
        sheet.answer(found)
        return
    sheet.say(f"leave out the {pair.absent}. List the person of each of the other {pair.many}, in the order above.")
    found = sheet.let("found", "the list so far", "[]", told="")
    with sheet.block(bill.header, told=""), sheet.block(f"if {bill.thing} in {bill.worths}:", told=found_there):
        sheet.line(f"{found}.append({bill.person})", told="")
    sheet.answer(found, "list[str]", need=f"1 < len({found}) < 8")


def _unused(sheet: Sheet, bill: Bill) -> None:
    """What is listed, but named by nobody."""
    sheet.say(
        "add up the numbers of all entries of the second list that nobody names, and one more for each of them. What is the sum?"
    )
    used = sheet.let("used", "the things that are named", "[]", told="")
    with sheet.block(bill.header, told=""):
        sheet.line(f"{used}.append({bill.thing})", told="")
    total = sheet.let("total", "the result so far", "0", told=f"the first list names {{{used}}}")
    worth = f"{bill.worths}[{bill.thing}]"
    with (
        sheet.block(f"for {bill.thing} in {bill.worths}:", told=""),
        sheet.block(
            f"if {bill.thing} not in {used}:", told=(f"nobody names {{{bill.thing}}}", f"somebody names {{{bill.thing}}}")
        ),
    ):
        sheet.change(total, "+", f"1 + {worth}", told=f", so 1 and {{{worth}}} are added, which makes {{{total}}}")
    sheet.answer(total)


def _each(sheet: Sheet, bill: Bill) -> None:
    """Sums by person, then the best one."""
    pair, person = bill.pair, bill.person
    ask = sheet.rng.randrange(3)
    sheet.say(f"{pair.absent} count as nothing.")
    sheet.say(
        (
            f"whose {pair.many} {pair.do} most together (of several such people, the one who appears first)?",
            f"add up the {pair.unit} of each person. By how much do the largest and the smallest of these sums differ?",
            f"add up the {pair.unit} of each person, and list the sums in the order in which the people appear first.",
        )[ask]
    )
    totals = sheet.let("totals", f"the {pair.unit} of each person", "{}", told="")
    with sheet.block(bill.header, told=""):
        amount = f"{bill.number} * {bill.worths}.get({bill.thing}, 0)"
        cost = sheet.let("cost", "what it comes to", amount, told=f"{bill.row}, which makes {{it}}")
        sheet.line(
            f"{totals}[{person}] = {totals}.get({person}, 0) + {cost}", told=f", so {{{person}}} has {{{totals}[{person}]}}"
        )
    if ask == 2:
        sheet.answer(f"list({totals}.values())", "list[int]", need=f"1 < len({totals}) < 7", told="so the list is {returned}")
    elif ask == 1:
        sheet.answer(
            f"max({totals}.values()) - min({totals}.values())",
            need=f"len({totals}) > 1",
            told="the largest and the smallest differ by {returned}",
        )
    else:
        _richest(sheet, totals, person)


def _richest(sheet: Sheet, totals: str, person: str) -> None:
    best = sheet.let("best", "the largest number so far", "-1", told="")
    winner = sheet.let("winner", "the person with the most so far", '""', told="")
    told = (f"{{{person}}} has {{{totals}[{person}]}}, the most so far", f"{{{person}}} has {{{totals}[{person}]}}")
    with (
        sheet.block(f"for {person} in {totals}:", need=f"len({totals}) > 1", told=""),
        sheet.block(f"if {totals}[{person}] > {best}:", told=told),
    ):
        sheet.line(f"{best} = {totals}[{person}]", told="")
        sheet.line(f"{winner} = {person}", told="")
    sheet.answer(winner, "str", told="")
