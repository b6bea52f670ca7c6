"""Money that comes and goes: accounts, games for coins, stalls, tours."""

from dataclasses import dataclass

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, Person, listed, number_word, ordinal
from agents.grammar.working import changed


@dataclass(frozen=True, slots=True)
class _Habits:
    """What happens to an account in a month, besides what is put in.

    Attributes:
        parts: what of this happens.
        fee: in dollars, taken below ``low``.
        low: in dollars.
        every: how many months lie between one spending and the next.
        spent: in dollars, each time.
        bonus: in dollars, of an odd month; a third of it is what the income grows by.
        rate: for how many dollars there is one of interest.
    """

    parts: list[str]
    fee: int
    low: int
    every: int
    spent: int
    bonus: int
    rate: int

    def say(self, sheet: Sheet, who: Person) -> None:
        """Say it in the problem."""
        rate, more = self.rate, self.bonus // 3
        said = {
            "fee": (
                f"in a month in which there are then less than {self.low} dollars, the bank takes a fee of {self.fee} dollars."
            ),
            "spend": f"in every {ordinal(self.every)} month {who.she} takes {self.spent} dollars out.",
            "bonus": f"in months whose number is odd, an aunt adds {self.bonus} dollars.",
            "interest": (
                f"at the end of each month, one dollar is added for every {rate} dollars in the account (parts of "
                f"{rate} dollars do not count)."
            ),
            "raise": (
                f"from one month to the next, the amount that is put in grows by {number_word(more)} dollar{'s' * (more > 1)}."
            ),
        }
        for part, sentence in said.items():
            if part in self.parts:
                sheet.say(sentence)

    def write(self, sheet: Sheet, month: str, saved: str, income: str) -> None:
        """Write it into the round of a month."""
        fee, every, spent, bonus = self.fee, self.every, self.spent, self.bonus
        if "fee" in self.parts:
            with sheet.block(f"if {saved} < {self.low}:", told=(f"{{{saved}}} is less than {self.low}", "")):
                sheet.change(saved, "-", str(fee), told=f", so the fee leaves {changed(saved, '-', str(fee))}")
        if "spend" in self.parts:
            with sheet.block(f"if {month} % {every} == 0:", told=(f"{{{month}}} is a multiple of {every}", "")):
                told = f", so {spent} are spent, which leaves {changed(saved, '-', str(spent))}"
                sheet.change(saved, "-", str(spent), need=f"{saved} >= {spent}", told=told)
        if "bonus" in self.parts:
            with sheet.block(f"if {month} % 2 == 1:", told=(f"{{{month}}} is odd", "")):
                sheet.change(saved, "+", str(bonus), told=f", so {bonus} more make {changed(saved, '+', str(bonus))}")
        if "interest" in self.parts:
            told = f"{{{saved}}} ÷ {self.rate}, rounded down, is {{it}}"
            gained = sheet.let("interest", "the interest", f"{saved} // {self.rate}", told=told)
            sheet.change(saved, "+", gained, told=f", which makes {changed(saved, '+', gained)}")
        if "raise" in self.parts:
            sheet.change(income, "+", str(bonus // 3), told=f"from now on {{{income}}} are put in")


def account(sheet: Sheet) -> None:
    """An account month by month."""
    who = sheet.pick(PEOPLE)
    saved = sheet.given("balance", "the balance", draw.whole(20, 200))
    income = sheet.given("income", "the dollars put in each month", draw.whole(15, 60))
    fee, low = sheet.rng.randint(2, 6), sheet.rng.randint(8, 20) * 10
    every, spent = sheet.rng.randint(2, 4), sheet.rng.randint(20, 90)
    bonus, rate = sheet.rng.randint(3, 12), sheet.pick((10, 20, 25, 50))
    parts = sheet.rng.sample(("fee", "spend", "bonus", "interest", "raise"), sheet.rng.randint(2, 3 if sheet.level < 5 else 4))
    habits = _Habits(parts, fee, low, every, spent, bonus, rate)
    by_goal = sheet.chance(0.4)
    sheet.say(
        f"{who.name} has {{{saved}}} dollars in an account and puts in {{{income}}} dollars at the beginning of each month."
    )
    habits.say(sheet, who)
    month = sheet.name("month", "the number of the month")
    asks = False
    if by_goal:
        goal = sheet.given("goal", "the dollars that are to be reached", draw.whole(200, 700))
        asks = sheet.chance(0.3)
        sheet.say(
            f"in which month does the balance reach {{{goal}}} dollars for the first time at the end of a month?"
            if asks
            else f"what is the balance in dollars at the end of the first month after which it is at least {{{goal}}}?"
        )
        sheet.line(f"{month} = 0", need=f"{saved} < {goal}", told="")
        header = f"while {saved} < {goal}:"
    else:
        months = sheet.given("months", "the number of months", draw.whole(3, 3 + 3 * sheet.level))
        sheet.say(f"what is the balance in dollars after {{{months}}} months?")
        header = f"for {month} in range(1, {months} + 1):"
    comes = f"in month {{{month}}}"
    sheet.begin(f"at first there are {{{saved}}} dollars")
    with sheet.block(header, told=("", "this is enough") if by_goal else comes):
        if by_goal:
            sheet.change(month, "+", "1", told=comes)
        sheet.change(saved, "+", income, told=f", putting in {{{income}}} makes {changed(saved, '+', income)}")
        habits.write(sheet, month, saved, income)
    sheet.answer(month if asks else saved)


def jar(sheet: Sheet) -> None:
    """Two players for coins."""
    names = [person.name for person in sheet.rng.sample(PEOPLE, 2)]
    stakes = sheet.given("stakes", "the stakes of the rounds", draw.many((3, 2 + 2 * sheet.level), 2, 15), "list[int]")
    start = sheet.given("start", "the coins of each at first", draw.whole(20, 60))
    rule, word = sheet.pick(
        (("% 2 == 0", "is even"), ("> 8", "is greater than 8"), ("% 3 == 0", "is a multiple of 3"), ("< 6", "is less than 6"))
    )
    double, penalty = sheet.chance(0.4), sheet.chance(0.5)
    fine = sheet.rng.randint(1, 3)
    sheet.say(
        f"{listed(names)} begin a game with {{{start}}} coins each. The stakes of the rounds are {{{stakes}}} "
        f"coins. {names[0]} wins a round whose stake {word} and gets the stake from {names[1]}; otherwise "
        f"{names[1]} gets it from {names[0]}."
    )
    if penalty:
        sheet.say(
            f"whoever has more coins after a round pays {fine} {'coin' if fine == 1 else 'coins'} to the other "
            f"(nobody does if they have the same number)."
        )
    a = sheet.let("first_coins", f"the coins of {names[0]}", start, told="")
    b = sheet.let("second_coins", f"the coins of {names[1]}", start, told="")
    sheet.begin(f"both begin with {{{start}}} coins")
    lead = sheet.let("largest_lead", f"the largest lead of {names[0]} so far", "0", told="") if double else ""
    stake = sheet.name("stake", "the stake")
    fails = f"the stake {{{stake}}} {word.replace('is ', 'is not ')}"
    with sheet.block(f"for {stake} in {stakes}:", told=""):
        with sheet.block(f"if {stake} {rule}:", told=(f"the stake {{{stake}}} {word}", fails)):
            sheet.change(a, "+", stake, told=f", so {names[0]} has {changed(a, '+', stake)}")
            sheet.change(b, "-", stake, need=f"{b} >= {stake}", told=f", and {names[1]} {changed(b, '-', stake)}")
        with sheet.block("else:"):
            sheet.change(b, "+", stake, told=f", so {names[1]} has {changed(b, '+', stake)}")
            sheet.change(a, "-", stake, need=f"{a} >= {stake}", told=f", and {names[0]} {changed(a, '-', stake)}")
        if penalty:
            paid = f"{fine} {'coin' if fine == 1 else 'coins'}"
            with sheet.block(f"if {a} > {b}:", told=(f"{names[0]} has more and pays {paid}", "")):
                sheet.change(a, "-", str(fine), told=f", which leaves {{{a}}}")
                sheet.change(b, "+", str(fine), told=f", and {names[1]} has {{{b}}}")
            with sheet.block(f"elif {b} > {a}:", told=(f"{names[1]} has more and pays {paid}", "both have the same")):
                sheet.change(b, "-", str(fine), told=f", which leaves {{{b}}}")
                sheet.change(a, "+", str(fine), told=f", and {names[0]} has {{{a}}}")
        if lead:
            with sheet.block(f"if {a} - {b} > {lead}:", told=("", "")):
                sheet.line(f"{lead} = {a} - {b}", told=f"the lead of {{{lead}}} is the largest so far")
    sheet.say(
        f"by how many coins is {names[0]} ahead at most at the end of a round? Answer 0 if {names[0]} never is."
        if lead
        else f"how many coins does {names[sheet.level % 2]} have in the end?"
    )
    sheet.answer(lead or (a, b)[sheet.level % 2])


def stall(sheet: Sheet) -> None:
    """A stall and its daily profit."""
    who = sheet.pick(PEOPLE)
    drink = sheet.pick(("lemonade", "punch", "iced tea", "hot chocolate", "apple juice"))
    sold = sheet.given("sold", "the numbers of cups sold day by day", draw.many((3, 2 + 2 * sheet.level), 5, 40), "list[int]")
    price, cost, rent = sheet.rng.randint(3, 6), sheet.rng.randint(1, 2), sheet.rng.randint(10, 40)
    good, tip = sheet.rng.randint(18, 28), sheet.rng.randint(3, 9)
    tips, ask = sheet.chance(0.5), sheet.rng.randint(0, 2)
    sheet.say(
        f"{who.name} sells {drink} for {price} dollars a cup; a cup costs {who.object} {cost} "
        f"{'dollar' if cost == 1 else 'dollars'} to make, and the stand costs {rent} dollars a day. Day by "
        f"day, these numbers of cups are sold: {{{sold}}}."
    )
    if tips:
        sheet.say(f"on days with more than {good} cups, there are also {tip} dollars of tips.")
    total = sheet.let("profit", "the profit so far" if ask != 1 else "the number of days with a profit so far", "0", told="")
    sheet.begin("let us go from day to day")
    best = sheet.let("best", "the best result so far", f"-{rent}", told="") if ask == 2 else ""
    cups = sheet.name("cups", "the number of cups")
    with sheet.block(f"for {cups} in {sold}:", told=""):
        gain = f"{price - cost} * {cups}" if price - cost > 1 else cups
        told = f"{{{cups}}} cups bring {gain.replace(cups, f'{{{cups}}}').replace('*', '×')} - {rent} = {{it}} dollars"
        day = sheet.let("result", "the result of the day", f"{gain} - {rent}", told=told)
        if tips:
            with sheet.block(f"if {cups} > {good}:", told=("", "")):
                sheet.change(day, "+", str(tip), told=f", with the tips {{{day}}}")
        if ask == 1:
            with sheet.block(f"if {day} > 0:", told=("", ", no profit")):
                sheet.change(total, "+", "1", told=f", which makes {{{total}:day/days}} with a profit so far")
        elif ask == 2:
            with sheet.block(f"if {day} > {best}:", told=("", "")):
                sheet.line(f"{best} = {day}", told=", the best so far")
        else:
            sheet.change(total, "+", day, told=f", so the sum is {changed(total, '+', day)}")
    sheet.say(
        (
            "what is the profit of all these days in dollars (negative if it is a loss)?",
            "on how many of these days is there a profit?",
            "what is the best result of a day in dollars (negative if it is a loss)?",
        )[ask]
    )
    sheet.answer(best or total)


def tour(sheet: Sheet) -> None:
    """A purse that has to last for a tour."""
    who = sheet.pick(PEOPLE)
    costs = sheet.given("costs", "the costs of the stages", draw.many((4, 3 + 2 * sheet.level), 8, 60), "list[int]")
    purse = sheet.given("purse", "the money left", draw.whole(60, 80 + 40 * sheet.level))
    small, gift = sheet.rng.randint(15, 30), sheet.rng.randint(4, 15)
    helped = sheet.chance(0.6)
    sheet.say(f"{who.name} travels with {{{purse}}} dollars. The stages of the tour cost, in this order, {{{costs}}} dollars.")
    if helped:
        sheet.say(f"whenever {who.she} has less than {small} dollars after paying for a stage, a friend sends {gift} dollars.")
    stages = sheet.let("stages", "the number of stages paid so far", "0", told="")
    sheet.begin(f"at first there are {{{purse}}} dollars")
    spent = sheet.let("spent", "the money spent so far", "0", told="")
    cost = sheet.name("cost", "the cost of the stage")
    with sheet.block(f"for {cost} in {costs}:", told=""):
        with sheet.block(f"if {cost} > {purse}:", told=(f"{{{cost}}} is more than the {{{purse}}} that are left", "")):
            sheet.line("break", told=", so the tour ends here")
        sheet.change(purse, "-", cost, told=f"paying {{{cost}}} leaves {changed(purse, '-', cost)} dollars")
        sheet.change(spent, "+", cost, told=f", and {changed(spent, '+', cost)} have been spent")
        sheet.change(stages, "+", "1", told=f", for {{{stages}:stage/stages}}")
        if helped:
            with sheet.block(f"if {purse} < {small}:", told=(f"{{{purse}}} is less than {small}", "")):
                sheet.change(purse, "+", str(gift), told=f", so the friend makes it {changed(purse, '+', str(gift))}")
    kind = sheet.rng.randint(0, 2)
    sheet.say(f"the tour ends before the first stage that {who.she} cannot pay, or after the last one.")
    sheet.say(
        (
            f"how many stages does {who.name} travel?",
            f"how many dollars does {who.she} spend on stages?",
            "how many dollars are left in the end?",
        )[kind]
    )
    sheet.answer((stages, spent, purse)[kind])
