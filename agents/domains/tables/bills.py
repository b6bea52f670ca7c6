"""Lines that are priced by a second table under rules: which lines count, how each is changed, what is made of all."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from agents.domains.tables.pairs import Pair
from agents.grammar.draw import Draw, Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import article


@dataclass(frozen=True, slots=True)
class Bill:
    """Two tables, with the variables of a loop over the first.

    Attributes:
        pair: what they are about.
        lines, worths: the parameters: rows of person, thing and number, and the number of each thing.
        person, thing, number: the variables of a row.
    """

    pair: Pair
    lines: str
    worths: str
    person: str
    thing: str
    number: str

    @property
    def header(self) -> str:
        """The header of the loop."""
        return f"for {self.person}, {self.thing}, {self.number} in {self.lines}:"

    @property
    def row(self) -> str:
        """A row as it is told."""
        return self.pair.told(self.person, self.thing, self.number)

    @property
    def unit(self) -> str:
        """Of the products."""
        return self.pair.unit


_Rule = Callable[[Sheet, Bill], Callable[[str], None]]
"""Says a rule in the problem, and gives what writes it for a line whose cost is in a variable."""


def compose(sheet: Sheet, bill: Bill) -> None:
    """Some lines count, each is priced and changed, and something is made of all that."""
    skips = [_unlisted(sheet, bill)]
    if sheet.level > 1 and sheet.chance(0.6):
        skips.append(sheet.pick((_small, _of_person, _of_thing))(sheet, bill))
    sheet.rng.shuffle(skips)
    some = sheet.rng.sample(_RULES, sheet.rng.randint(*((0, 1), (0, 1), (1, 2), (1, 2), (2, 3))[sheet.level - 1]))
    if len(some) > 1:
        sheet.say(f"the following rules are applied to each {bill.pair.one}, in this order.")
    rules = [rule(sheet, bill) for rule in some]
    sheet.pick(_AGGREGATES if sheet.level > 1 else _AGGREGATES[:2])(sheet, bill, skips, rules)


def _price(sheet: Sheet, bill: Bill, skips: list[Callable[[], None]], rules: list[Callable[[str], None]]) -> str:
    """Write what is done with a line up to its cost, which is in the variable returned."""
    for skip in skips:
        skip()
    told = f"{bill.row}, which makes {{{bill.number}}} × {{{bill.worths}[{bill.thing}]}} = {{it}}"
    cost = sheet.let("cost", "what it comes to", f"{bill.number} * {bill.worths}[{bill.thing}]", told=told)
    for rule in rules:
        rule(cost)
    return cost


# Which lines count


def _skip(sheet: Sheet, bill: Bill, test: str) -> Callable[[], None]:
    def write() -> None:
        with sheet.block(f"if {test}:", told=(f"{bill.row}, which does not count", "")):
            sheet.line("continue", told="")

    return write


def _unlisted(sheet: Sheet, bill: Bill) -> Callable[[], None]:
    sheet.say(f"{bill.pair.absent} do not count.")
    return _skip(sheet, bill, f"{bill.thing} not in {bill.worths}")


def _small(sheet: Sheet, bill: Bill) -> Callable[[], None]:
    limit = sheet.given("least", f"the least number of {bill.pair.measure}", whole(3, 6))
    sheet.say(f"neither do {bill.pair.many} of fewer than {{{limit}}} {bill.pair.measure}.")
    return _skip(sheet, bill, f"{bill.number} < {limit}")


def _of_person(sheet: Sheet, bill: Bill) -> Callable[[], None]:
    who = sheet.given("left_out", "the person who is left out", _column(bill.lines, 0), "str")
    sheet.say(f"neither do those of {{{who}}}.")
    return _skip(sheet, bill, f"{bill.person} == {who}")


def _of_thing(sheet: Sheet, bill: Bill) -> Callable[[], None]:
    what = sheet.given("not_wanted", "the thing that is left out", _column(bill.lines, 1), "str")
    sheet.say(f"neither do {bill.pair.named.format('{' + what + '}')}.")
    return _skip(sheet, bill, f"{bill.thing} == {what}")


def _column(lines: str, at: int) -> Draw:
    """Something that stands in a column of the lines."""

    def draw(rng: Random, given: Given) -> Value:
        rows = given[lines]
        assert isinstance(rows, list)
        return rng.choice(sorted({row[at] for row in rows}))

    return draw


def _amount(bill: Bill, least: int, most: int) -> Draw:
    """A round amount of the size of so many times the highest number of a thing."""
    return whole(5 * -(-least * bill.pair.high // 5), 5 * (most * bill.pair.high // 5), 5)


# How a line is changed


def _rebate(sheet: Sheet, bill: Bill) -> Callable[[str], None]:
    limit, off = sheet.given("many", "the limit of the rebate", whole(5, 9)), sheet.given("rebate", "the rebate", whole(2, 9))
    sheet.say(f"from {article(bill.pair.one)} of {{{limit}}} {bill.pair.measure} or more, {{{off}}} {bill.unit} are taken off.")

    def write(cost: str) -> None:
        with sheet.block(f"if {bill.number} >= {limit}:", told=("", "")):
            sheet.change(cost, "-", off, told=f", less {{{off}}}, which is {{{cost}}}")

    return write


def _cap(sheet: Sheet, bill: Bill) -> Callable[[str], None]:
    top = sheet.given("top", "the most that counts", _amount(bill, 2, 8))
    sheet.say(f"no {bill.pair.one} counts more than {{{top}}} {bill.unit}.")

    def write(cost: str) -> None:
        with sheet.block(f"if {cost} > {top}:", told=(f", of which only {{{top}}} count", "")):
            sheet.line(f"{cost} = {top}", told="")

    return write


def _fee(sheet: Sheet, bill: Bill) -> Callable[[str], None]:
    fee = sheet.given("extra", "what is added each time", whole(2, 9))
    sheet.say(f"to each {bill.pair.one} that counts, {{{fee}}} {bill.unit} are added.")

    def write(cost: str) -> None:
        sheet.change(cost, "+", fee, told=f", with {{{fee}}} more {{{cost}}}")

    return write


def _double(sheet: Sheet, bill: Bill) -> Callable[[str], None]:
    what = sheet.given("double", "the thing that counts twice", _column(bill.lines, 1), "str")
    sheet.say(f"{bill.pair.named.format('{' + what + '}')} count twice.")

    def write(cost: str) -> None:
        with sheet.block(f"if {bill.thing} == {what}:", told=("", "")):
            sheet.line(f"{cost} = 2 * {cost}", told=f", counted twice {{{cost}}}")

    return write


def _regular(sheet: Sheet, bill: Bill) -> Callable[[str], None]:
    who = sheet.given("favoured", "the person with a bonus", _column(bill.lines, 0), "str")
    off = sheet.given("bonus", "the bonus", whole(2, 7))
    sheet.say(f"from each {bill.pair.one} of {{{who}}}, {{{off}}} {bill.unit} are taken off, but none falls below 0.")

    def write(cost: str) -> None:
        with sheet.block(f"if {bill.person} == {who}:", told=("", "")):
            sheet.line(f"{cost} = max({cost} - {off}, 0)", told=f", of which {{{off}}} are taken off, which leaves {{{cost}}}")

    return write


_RULES: tuple[_Rule, ...] = (_rebate, _cap, _fee, _double, _regular)

# What is made of all lines

_Skips = list[Callable[[], None]]
_Changes = list[Callable[[str], None]]


def _total(sheet: Sheet, bill: Bill, skips: _Skips, rules: _Changes) -> None:
    sheet.say(bill.pair.altogether)
    total = sheet.let("total", f"the {bill.unit} so far", "0", told="")
    with sheet.block(bill.header, told=""):
        cost = _price(sheet, bill, skips, rules)
        sheet.change(total, "+", cost, told=f", so the sum is {{{total}}}")
    sheet.answer(total)


def _most(sheet: Sheet, bill: Bill, skips: _Skips, rules: _Changes) -> None:
    """The line that counts most."""
    person = sheet.chance(0.5)
    one, does = bill.pair.one, bill.pair.does
    sheet.say(f"look for the {one} that {does} most: {f'whose is it (the first such {one})?' if person else 'how much is it?'}")
    best = sheet.let("best", "the largest number so far", "-1", told="")
    winner = sheet.let("winner", "the person with the most so far", "''", told="") if person else ""
    with sheet.block(bill.header, told=""):
        cost = _price(sheet, bill, skips, rules)
        with sheet.block(f"if {cost} > {best}:", told=(", the most so far", "")):
            sheet.line(f"{best} = {cost}", told="")
            if winner:
                sheet.line(f"{winner} = {bill.person}", told="")
    if winner:
        sheet.answer(winner, "str", need=f"{winner} != ''", told="")
    else:
        sheet.answer(best, need=f"{best} > 0")


def _over(sheet: Sheet, bill: Bill, skips: _Skips, rules: _Changes) -> None:
    """The people whose lines count much."""
    limit = sheet.given("limit", "the limit", _amount(bill, 1, 7))
    sheet.say(
        f"for each {bill.pair.one} that {bill.pair.does} more than {{{limit}}} {bill.unit}, note the person. Give this list."
    )
    found = sheet.let("found", "the list so far", "[]", told="")
    with sheet.block(bill.header, told=""):
        cost = _price(sheet, bill, skips, rules)
        told = (f", more than {{{limit}}}, so {{{bill.person}}} goes on the list", f", not more than {{{limit}}}")
        with sheet.block(f"if {cost} > {limit}:", told=told):
            sheet.line(f"{found}.append({bill.person})", told="")
    sheet.answer(found, "list[str]", need=f"0 < len({found}) < 7", told="")


def _until(sheet: Sheet, bill: Bill, skips: _Skips, rules: _Changes) -> None:
    """Line by line until a sum is reached."""
    whose = sheet.chance(0.5)
    budget = sheet.given("budget", "the sum to be reached", _amount(bill, 6, 8 + 5 * sheet.level))
    sheet.say(f"the {bill.pair.many} are added up in their order until the sum is at least {{{budget}}} {bill.unit}.")
    sheet.say(f"whose {bill.pair.one} is the last to be added?" if whose else "what is the sum then?")
    total = sheet.let("total", "the sum so far", "0", told="")
    last = sheet.let("last", "the person added last", "''", told="") if whose else ""
    with sheet.block(bill.header, told=""):
        cost = _price(sheet, bill, skips, rules)
        sheet.change(total, "+", cost, told=f", so the sum is {{{total}}}")
        if last:
            sheet.line(f"{last} = {bill.person}", told="")
        with sheet.block(f"if {total} >= {budget}:", told=(", which is enough", "")):
            sheet.line("break", told="")
    need = f"{total} >= {budget}"
    if last:
        sheet.answer(last, "str", need, told="")
    else:
        sheet.answer(total, need=need)


def _against(sheet: Sheet, bill: Bill, skips: _Skips, rules: _Changes) -> None:
    """The lines of one person against all others."""
    who = sheet.given("chosen", "the person who is compared", _column(bill.lines, 0), "str")
    sheet.say(f"by how many {bill.unit} do the {bill.pair.many} of {{{who}}} and those of all others differ?")
    own, rest = sheet.let("own", "the sum of that person", "0", told=""), sheet.let("rest", "the sum of the others", "0", told="")
    with sheet.block(bill.header, told=""):
        cost = _price(sheet, bill, skips, rules)
        with sheet.block(f"if {bill.person} == {who}:", told=("", "")):
            sheet.change(own, "+", cost, told=f", so {{{who}}} has {{{own}}} so far")
        with sheet.block("else:"):
            sheet.change(rest, "+", cost, told=f", so the others have {{{rest}}} so far")
    told = f"{{{own}}} and {{{rest}}} differ by {{it}}"
    sheet.answer(sheet.let("gap", "the difference", f"abs({own} - {rest})", f"{own} > 0", told=told), told="")


_AGGREGATES: tuple[Callable[[Sheet, Bill, _Skips, _Changes], None], ...] = (_total, _most, _over, _until, _until, _against)
