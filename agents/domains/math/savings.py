"""Money over the years: accounts that bear interest, and loans that cost it, in whole dollars."""

from collections.abc import Callable

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, number_word
from agents.grammar.working import changed, working, written


class Account:
    """Money that bears interest, rounded down to whole dollars."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.who = sheet.pick(PEOPLE)
        self.start = sheet.given("deposit", "the first deposit", draw.whole(200, 3000, 50))
        self.rate, self.words = _rate(sheet)
        sheet.say(f"{self.who.name} puts {{{self.start}}} dollars into a savings account.")
        sheet.say(f"at the end of each year the bank adds {self.words} percent interest, rounded down to whole dollars.")
        number = sheet.rng.randint(max(0, sheet.level - 3), max(1, sheet.level - 2))
        self.writers = [extra(self) for extra in sheet.rng.sample((_bonus, _yearly, _rare_withdrawal, _low_fee), number)]
        self.balance = ""

    def year(self, number: str) -> None:
        """Write what happens in a year."""
        told = f", {written(self.rate)} percent of {{{self.balance}}} is {{it}} in whole dollars"
        interest = self.sheet.let("interest", "the interest of the year", f"{self.balance} * {self.rate} // 100", told=told)
        told = f", so there are {changed(self.balance, '+', interest)} dollars"
        self.sheet.change(self.balance, "+", interest, told=told)
        for write in self.writers:
            write(number)


def _rate(sheet: Sheet) -> tuple[str, str]:
    if sheet.chance(0.6):
        name = sheet.given("rate", "the interest in percent", draw.whole(2, 12))
        return name, f"{{{name}}}"
    value = str(sheet.rng.randint(2, 12))
    return value, value


_Writer = Callable[[str], None]


def _yearly(account: Account) -> _Writer:
    sheet = account.sheet
    more = sheet.given("saving", "the yearly saving", draw.whole(20, 300, 10))
    sheet.say(f"after that, {account.who.name} pays in {{{more}}} dollars every year.")

    def write(_: str) -> None:
        told = f"the payment makes it {changed(account.balance, '+', more)}"
        sheet.change(account.balance, "+", more, told=told)

    return write


def _rare_withdrawal(account: Account) -> _Writer:
    sheet = account.sheet
    period, less = sheet.rng.randint(2, 4), sheet.rng.randrange(20, 120, 10)
    ordinal = {2: "second", 3: "third", 4: "fourth"}[period]
    sheet.say(
        f"then, in every {ordinal} year only (the first time in the {ordinal} one), {account.who.she} takes out {less} dollars."
    )

    def write(year: str) -> None:
        with sheet.block(f"if {year} % {period} == 0:", told=(f"{{{year}}} is a multiple of {period}", "")):
            told = f", so {less} dollars are taken out, which leaves {changed(account.balance, '-', str(less))}"
            sheet.change(account.balance, "-", str(less), need=f"{account.balance} > {less}", told=told)

    return write


def _bonus(account: Account) -> _Writer:
    sheet = account.sheet
    limit, bonus = sheet.rng.randrange(600, 3000, 100), sheet.rng.randrange(5, 60, 5)
    sheet.say(f"if the balance is then above {limit} dollars, the bank adds a bonus of {bonus} dollars.")

    def write(_: str) -> None:
        with sheet.block(f"if {account.balance} > {limit}:", told=(f"this is above {limit}", "")):
            told = f", so the bonus makes it {changed(account.balance, '+', str(bonus))}"
            sheet.change(account.balance, "+", str(bonus), told=told)

    return write


def _low_fee(account: Account) -> _Writer:
    sheet = account.sheet
    limit, fee = sheet.rng.randrange(500, 2500, 100), sheet.rng.randrange(3, 30)
    sheet.say(f"if there are then fewer than {limit} dollars in the account, the bank takes a fee of {fee} dollars.")

    def write(_: str) -> None:
        with sheet.block(f"if {account.balance} < {limit}:", told=(f"this is less than {limit}", "")):
            told = f", so the fee leaves {changed(account.balance, '-', str(fee))}"
            sheet.change(account.balance, "-", str(fee), need=f"{account.balance} > {fee}", told=told)

    return write


def savings(sheet: Sheet) -> None:
    """How much an account holds, or how much it has grown, after some years."""
    account = Account(sheet)
    years = sheet.given("years", "the number of years", draw.whole(2, 4 + 2 * sheet.level))
    earned = sheet.chance(0.3)
    sheet.say(
        f"by how many dollars has the balance grown after {{{years}}} years?"
        if earned
        else f"how many dollars are in the account after {{{years}}} years?"
    )
    account.balance = sheet.let("balance", "the balance of the account", account.start, told="")
    sheet.begin(f"we begin with {{{account.start}}} dollars")
    year = sheet.name("year", "the year")
    with sheet.block(f"for {year} in range(1, {years} + 1):", told=f"in year {{{year}}}"):
        account.year(year)
    if earned:
        grown = f"{account.balance} - {account.start}"
        told, need = f"it has grown by {working(grown)} dollars", f"{account.balance} > {account.start}"
        sheet.answer(sheet.let("growth", "the growth of the balance", grown, need, told))
    else:
        sheet.answer(account.balance)


def growth(sheet: Sheet) -> None:
    """How many years an account takes to an amount."""
    account = Account(sheet)
    factor = sheet.pick((0, 2, 3))
    goal = f"{number_word(factor)} times the first deposit" if factor > 2 else "twice the first deposit"
    target = ""
    if not factor:
        target = sheet.given("goal", "the amount to be reached", draw.whole(1000, 6000, 100))
        goal = f"{{{target}}} dollars"
    done = ", when all of this is done," if account.writers else ""
    sheet.say(f"after how many years does the account{done} hold at least {goal} for the first time?")
    account.balance = sheet.let("balance", "the balance of the account", account.start, told="")
    sheet.begin(f"we begin with {{{account.start}}} dollars")
    aim = f"{working(f'{account.start} * {factor}')} dollars are to be reached"
    target = target or sheet.let("goal", "the amount to be reached", f"{account.start} * {factor}", told=aim)
    year = sheet.let("year", "the number of years so far", "0", told="")
    with sheet.block(f"while {account.balance} < {target}:", told=("", f"{{{account.balance}}} is at least {{{target}}}")):
        sheet.change(year, "+", "1", told=f"in year {{{year}}}")
        account.year(year)
    sheet.answer(year)


def debt(sheet: Sheet) -> None:
    """A loan that is paid back by the year."""
    who = sheet.pick(PEOPLE)
    loan = sheet.given("loan", "the money borrowed", draw.whole(300, 3000, 50))
    rate, words = _rate(sheet)
    pay = sheet.given("payment", "the yearly payment", draw.whole(80, 600, 20))
    sheet.say(f"{who.name} borrows {{{loan}}} dollars.")
    sheet.say(f"each year {words} percent of what {who.she} still owes, rounded down to whole dollars, is added as interest.")
    sheet.say(f"after that {who.she} pays back {{{pay}}} dollars, or all that is left if that is less.")
    asks_total = sheet.chance(0.5)
    sheet.say(
        f"how many dollars has {who.she} paid back altogether in the end?" if asks_total else "how many payments are needed?"
    )
    sheet.begin(f"at first {{{loan}}} dollars are owed")
    owed = sheet.let("owed", "the money still owed", loan, told="")
    result = (
        sheet.let("paid", "the money paid so far", "0", told="")
        if asks_total
        else sheet.let("payments", "the number of payments so far", "0", told="")
    )
    with sheet.block(f"while {owed} > 0:", told=("", "now all is paid back")):
        told = f"{written(rate)} percent of {{{owed}}} is {{it}} in whole dollars"
        interest = sheet.let("interest", "the interest of the year", f"{owed} * {rate} // 100", told=told)
        sheet.change(owed, "+", interest, told=f", so {changed(owed, '+', interest)} are owed")
        part = sheet.let("instalment", "the money paid in the year", f"min({pay}, {owed})", told="")
        sheet.change(owed, "-", part, told=f", and paying {{{part}}} leaves {changed(owed, '-', part)}")
        told = f"altogether {changed(result, '+', part)} have been paid" if asks_total else f"this is payment number {{{result}}}"
        sheet.change(result, "+", part if asks_total else "1", told=told)
    sheet.answer(result)
