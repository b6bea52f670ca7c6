"""Dates in digits, in the order that the problem says: moved forward and back, counted between, put into another order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from agents.domains.tables import almanac
from agents.grammar.draw import Draw, Given, Value, whole
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_LEAP = "{0} % 4 == 0 and {0} % 100 != 0 or {0} % 400 == 0"
_FIRST, _LAST = date(1896, 1, 1), date(2104, 12, 31)
"""Between which dates lie; two of the three years that end in 00 are no leap years."""
_PAPERS = ("a passport", "a permit", "a voucher", "a contract", "an insurance", "a membership", "a licence", "a guarantee")
_EVENTS = ("a fair", "an expedition", "a voyage", "a course", "an exhibition", "a tour", "a building site", "an experiment")


@dataclass(frozen=True, slots=True)
class _Order:
    """In which order the parts of a date stand, and what stands between them."""

    parts: tuple[str, ...]
    mark: str

    @property
    def said(self) -> str:
        """As in ``day/month/year``."""
        return self.mark.join(self.parts)

    def written(self, when: date) -> str:
        """A date in digits."""
        digits = {"day": f"{when.day:02}", "month": f"{when.month:02}", "year": str(when.year)}
        return self.mark.join(digits[part] for part in self.parts)


_ORDERS = tuple(
    _Order(tuple(parts.split()), mark)
    for parts, mark in (("day month year", "/"), ("month day year", "/"), ("day month year", "."), ("year month day", "-"))
)


@dataclass(frozen=True, slots=True)
class _Date:
    """The variables of a date in a program that counts in months."""

    sheet: Sheet
    day: str
    month: str
    year: str
    months: str = ""
    lengths: str = ""

    @property
    def name(self) -> str:
        """What is told of its month."""
        return f"{{{self.months}[{self.month} - 1]}}"

    def length(self) -> str:
        """Write how many days its month has; returns the variable."""
        sheet = self.sheet
        length = sheet.scratch("length", "the days of the month")
        asked = f"how many days does {self.name} have in {{{self.year}}}?"
        with sheet.block(f"if {self.month} == 2:", told=("", "")):
            leap = sheet.scratch("leap", "what is known of the year")
            sheet.line(f"{leap} = {_LEAP.format(self.year)}", told="")
            told = f"{{{self.year}}} is {{{leap}?a leap year:no leap year}}, so February has {{{length}}} days"
            sheet.line(f"{length} = 28 + {leap}", told=told, asked=asked)
        with sheet.block("else:"):
            days = f"{self.lengths}[{self.months}[{self.month} - 1]]"
            sheet.line(f"{length} = {days}", told=f"{self.name} has {{{length}}} days", asked=asked)
        return length

    def next(self, told: str = "") -> None:
        """Write the step to the month after it."""
        self.sheet.change(self.year, "+", f"{self.month} // 12", told="")
        self.sheet.line(f"{self.month} = {self.month} % 12 + 1", told=told)

    def forward(self) -> None:
        """Write what finds the month in which a day lies that may be beyond its month."""
        sheet = self.sheet
        with sheet.block("while True:", told=("", "")):
            length = self.length()
            here = f", so it is {self.name} {{{self.day}}}"
            with sheet.block(f"if {self.day} <= {length}:", told=(here, f", and day {{{self.day}}} is beyond them")):
                sheet.line("break", told="")
            sheet.line(f"{self.day} = {self.day} - {length}", told=f", and {{old({self.day})}} - {{{length}}} = {{{self.day}}}")
            self.next(f", so it is day {{{self.day}}} of the month after it, {self.name} {{{self.year}}}")

    def back(self) -> None:
        """Write what finds the month in which a day lies that may be before its month."""
        sheet = self.sheet
        with sheet.block(f"while {self.day} < 1:", told=(f"day {{{self.day}}} lies before {self.name}", "")):
            sheet.change(self.year, "-", f"int({self.month} == 1)", told="")
            sheet.line(f"{self.month} = ({self.month} - 2) % 12 + 1", told="")
            length = self.length()
            sum_ = f"{{old({self.day})}} + {{{length}}} = {{{self.day}}}"
            sheet.change(self.day, "+", length, told=f", and {sum_}, so it is {self.name} {{{self.day}}} in {{{self.year}}}")


def compose(sheet: Sheet) -> None:
    """A date put into another order at the lowest level; moved, and counted from, above."""
    order = sheet.pick(_ORDERS)
    sheet.say(
        sheet.pick(
            (
                f"dates are written as {order.said} here.",
                f"in the office of {sheet.pick(PEOPLE).name}, dates are written as {order.said}.",
                f"the dates in this problem stand in digits, as {order.said}.",
            )
        )
    )
    makers: dict[int, tuple[Callable[[Sheet, _Order], None], ...]] = {1: (_turned, _years), 2: (_moved,)}
    sheet.pick(makers.get(sheet.level, (_moved, _between, _between, _moves, _moves)))(sheet, order)


def _drawn(order: _Order, first: date = _FIRST, last: date = _LAST) -> Draw:
    """A date in digits; often early in a year, or in one that ends in 00."""

    def build(rng: Random, _: Given) -> Value:
        when = first + timedelta(days=rng.randint(0, (last - first).days))
        if rng.random() < 0.4:
            when = date(rng.choice((1900, 2000, 2096, when.year, when.year)), rng.randint(1, 4), rng.randint(1, 28))
        return order.written(when)

    return build


def _after(order: _Order, other: str, least: int, most: int) -> Draw:
    """A date so many days after the parameter ``other``."""

    def build(rng: Random, given: Given) -> Value:
        text = given[other]
        assert isinstance(text, str)
        parts = dict(zip(order.parts, map(int, text.split(order.mark)), strict=True))
        return order.written(date(**parts) + timedelta(days=rng.randint(least, most)))

    return build


def _read(sheet: Sheet, order: _Order, text: str, which: str = "", what: str = "date") -> tuple[str, str, str]:
    """Write what takes a date apart; returns the variables of its day, month and year."""
    parts = sheet.let("parts", "the parts of the date", f'{text}.split("{order.mark}")', told="")
    found = {part: sheet.name(f"{which}{part}", f"the {part} of the {what}") for part in order.parts}
    day, month, year = (found[part] for part in ("day", "month", "year"))
    told = f"in {{{text}}}, the day is {{{day}}}, the month {{{month}}} and the year {{{year}}}"
    for at, part in enumerate(order.parts):
        sheet.line(f"{found[part]} = int({parts}[{at}])", told=told if at == 2 else "")
    return day, month, year


def _write(order: _Order, found: tuple[str, str, str]) -> str:
    """What writes a date in digits, in Python."""
    day, month, year = found
    digits = {"day": f"{{{day}:02}}", "month": f"{{{month}:02}}", "year": f"{{{year}}}"}
    return f'f"{order.mark.join(digits[part] for part in order.parts)}"'


def _opened(sheet: Sheet, order: _Order) -> tuple[str, _Date]:
    """A date that is given, taken apart, and what is needed to count from it."""
    start = sheet.given("start", "the date", _drawn(order), "str")
    sheet.begin(f"we begin with {{{start}}}, written as {order.said}")
    found = _read(sheet, order, start)
    return start, _Date(sheet, *found, almanac.names(sheet), almanac.lengths(sheet))


def _finish(sheet: Sheet, order: _Order, when: _Date) -> None:
    told = f"day {{{when.day}}} of month {{{when.month}}} in {{{when.year}}} is written as {{returned}}"
    sheet.answer(_write(order, (when.day, when.month, when.year)), "str", told=told)


def _turned(sheet: Sheet, order: _Order) -> None:
    """A date in another order."""
    start = sheet.given("start", "the date", _drawn(order), "str")
    sheet.begin(f"we begin with {{{start}}}, written as {order.said}")
    other = sheet.pick([one for one in _ORDERS if one.parts != order.parts])
    found = _read(sheet, order, start)
    who = sheet.pick(PEOPLE).name
    sheet.say(
        sheet.pick(
            (
                f"{who} was born on {{{start}}}. How is this date written as {other.said}?",
                f"a letter bears the date {{{start}}}. {who} writes it as {other.said}. What does {who} write?",
                f"for a form on which dates stand as {other.said}, how is {{{start}}} written?",
            )
        )
    )
    sheet.answer(_write(other, found), "str", told=f"as {other.said}, this is {{returned}}")


def _years(sheet: Sheet, order: _Order) -> None:
    """A date some years or months later or earlier."""
    start = sheet.given("start", "the date", _drawn(order), "str")
    count = sheet.given("count", "the number of years", whole(2, 60))
    back = sheet.chance(0.4)
    sheet.begin(f"we begin with {{{start}}}, written as {order.said}")
    day, month, year = _read(sheet, order, start)
    sheet.say(
        f"{sheet.pick(_PAPERS)} ends on {{{start}}}, {{{count}}} years to the day after it was signed. On which date was that?"
        if back
        else f"on {{{start}}} a tree was planted. {{{count}}} years later to the day, there is a feast under it. On which date?"
    )
    sign = "-" if back else "+"
    sheet.change(year, sign, count, told=f"{{old({year})}} {sign} {{{count}}} = {{{year}}}")
    told = "with the same day and month, the date is {returned}"
    sheet.answer(_write(order, (day, month, year)), "str", need=f"{day} != 29 or {month} != 2", told=told)


def _moved(sheet: Sheet, order: _Order) -> None:
    """A date some days later or earlier."""
    start, when = _opened(sheet, order)
    most = (0, 31, 75, 150, 330)[sheet.level - 1]
    count = sheet.given("count", "the number of days", whole(most // 4, most))
    back = sheet.chance(0.5)
    paper = sheet.pick(_PAPERS)
    sheet.say(
        sheet.pick(
            (
                f"{paper} ends on {{{start}}}. It was made {{{count}}} days before. On which date was that?",
                f"today is {{{start}}}. Which date was it {{{count}}} days ago?",
            )
            if back
            else (
                f"{paper} begins on {{{start}}} and ends {{{count}}} days later. On which date is that?",
                f"today is {{{start}}}. Which date will it be in {{{count}}} days?",
            )
        )
    )
    sign = "-" if back else "+"
    told = f"{{old({when.day})}} {sign} {{{count}}} = {{{when.day}}}"
    sheet.change(when.day, sign, count, told=f"{told}, counted from the beginning of {when.name}")
    (when.back if back else when.forward)()
    _finish(sheet, order, when)


def _moves(sheet: Sheet, order: _Order) -> None:
    """Several moves, forward and back."""
    start, when = _opened(sheet, order)
    low, high = ((2, 3), (4, 6), (6, 9))[sheet.level - 3]
    moves = sheet.given("moves", "the moves", _shifts(low, high), "list[tuple[str, int]]", "{1} days {0}")
    who = sheet.pick(PEOPLE).name
    sheet.say(
        sheet.pick(
            (
                f"{who} leafs through a calendar that begins at {{{start}}}, and goes {{{moves}}}. At which date does this end?",
                f"a meeting is first to take place on {{{start}}}, but then it is moved {{{moves}}}. When is it in the end?",
            )
        )
    )
    way, count = sheet.name("way", "the direction"), sheet.name("count", "the number of days")
    with sheet.block(f"for {way}, {count} in {moves}:", told=f"now it goes {{{count}}} days {{{way}}}"):
        with sheet.block(f'if {way} == "later":', told=("", "")):
            sheet.change(when.day, "+", count, told=f", to day {{{when.day}}} as counted from the beginning of {when.name}")
            when.forward()
        with sheet.block("else:"):
            sheet.change(when.day, "-", count, told=f", to day {{{when.day}}} as counted from the beginning of {when.name}")
            when.back()
    _finish(sheet, order, when)


def _shifts(low: int, high: int) -> Draw:
    def build(rng: Random, _: Given) -> Value:
        return [(rng.choice(("later", "earlier")), rng.randint(2, 40)) for _ in range(rng.randint(low, high))]

    return build


def _between(sheet: Sheet, order: _Order) -> None:
    """The days from one date to another."""
    start, when = _opened(sheet, order)
    least, most = ((40, 150), (150, 300), (280, 520))[sheet.level - 3]
    end = sheet.given("end", "the date of the end", _after(order, start, least, most), "str")
    last_day, last_month, last_year = _read(sheet, order, end, "last_", "last date")
    both = sheet.chance(0.4)
    sheet.say(
        f"{sheet.pick(_EVENTS)} lasts from {{{start}}} to {{{end}}}{', both days included' if both else ''}. How many days "
        f"{'are that' if both else 'lie between these dates, the first one not counted, the last one counted'}?"
    )
    total = sheet.let(
        "total",
        "the number of days so far",
        f"{last_day} - {when.day}" + " + 1" * both,
        told=f"the days alone make {{{last_day}}} - {{{when.day}}}{' + 1' * both} = {{it}}",
    )
    with sheet.block(f"while {when.year} < {last_year} or {when.month} < {last_month}:", told=("", "")):
        length = when.length()
        sheet.change(total, "+", length, told=f", which makes {{{total}}}")
        when.next()
    sheet.answer(total)
