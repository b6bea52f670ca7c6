"""Percentages, discounts, taxes and interest, exact in cents or rounded down to whole dollars."""

from collections.abc import Callable

from agents.domains.math.savings import debt, growth, savings
from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, article
from agents.grammar.working import changed, working, written

_GOODS = [
    "bicycle",
    "jacket",
    "lamp",
    "radio",
    "camera",
    "desk",
    "carpet",
    "guitar",
    "telescope",
    "backpack",
    "tent",
    "printer",
    "heater",
    "kettle",
    "mattress",
    "bookcase",
    "drill",
    "keyboard",
    "monitor",
    "armchair",
    "toaster",
    "vacuum-cleaner",
    "sewing-machine",
    "skateboard",
    "rowing-machine",
]


class Bill:
    """An amount of dollars that grows and shrinks by parts of itself."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.person = sheet.pick(PEOPLE)
        self.thing = sheet.pick(_GOODS).replace("-", " ")
        self.things = f"{self.thing}es" if self.thing.endswith("s") else f"{self.thing}s"
        self.amount = ""
        self.begun = False

    def part(self, percent: str, of: str, base: str, gloss: str) -> str:
        """A variable for so many percent of an amount, which must be whole."""
        need = f"{of} * {percent} % 100 == 0 and {of} > 0"
        return self.sheet.let(base, gloss, f"{of} * {percent} // 100", need, told=percentage(of, percent))

    def become(self, base: str, gloss: str, operator: str, other: str) -> None:
        """The amount changes and gets a new name."""
        self.begun = True
        sum_ = f"{self.amount} {operator} {other}"
        ends = f"leaves {working(sum_)} dollars" if operator == "-" else f"makes {working(sum_)} dollars"
        need = f"{self.amount} > {other}" if operator == "-" else ""
        self.amount = self.sheet.let(base, gloss, sum_, need, told=f"{gloss} is {working(sum_)} dollars|this {ends}")


def percentage(of: str, percent: str) -> str:
    """Words for so many percent of an amount, which are called ``{it}``."""
    return f"{written(percent)} percent of {{{of}}} is {{it}}"


def above(amount: str, limit: int) -> tuple[str, str]:
    """Words for whether an amount lies above a limit."""
    return f"{{{amount}}} is above {limit}", f"{{{amount}}} is not above {limit}"


def compose(sheet: Sheet) -> None:
    """A purchase at levels 1 and 2; savings, many purchases, taxes and debts above."""
    if sheet.level == 1:
        _purchase(sheet, sheet.pick((1, 1, 2)))
    elif sheet.level == 2:
        sheet.pick((_purchase_long, _purchase_long, savings, _split))(sheet)
    else:
        sheet.pick((savings, savings, growth, _basket, _brackets, debt))(sheet)


def _percent(sheet: Sheet, base: str, gloss: str, most: int = 60) -> tuple[str, str]:
    if sheet.chance(0.5):
        name = sheet.given(base, gloss, draw.whole(5, most, 5))
        return name, f"{{{name}}}"
    value = str(sheet.rng.randrange(5, most, 5))
    return value, value


def _purchase_long(sheet: Sheet) -> None:
    _purchase(sheet, sheet.rng.randint(3, 4))


def _purchase(sheet: Sheet, moves: int) -> None:
    bill = Bill(sheet)
    bill.amount = sheet.given("price", f"the price of a {bill.thing}", draw.whole(40, 800, 20))
    sheet.say(
        sheet.pick(
            (
                f"{bill.person.name} likes {article(bill.thing)} that costs {{{bill.amount}}} dollars.",
                f"{article(bill.thing)} in {bill.person.name}'s shop is marked at {{{bill.amount}}} dollars.",
                f"the price of {article(bill.thing)} is {{{bill.amount}}} dollars.",
            )
        )
    )
    for move in sorted(sheet.rng.sample(_MOVES, moves), key=lambda move: move is not _several):
        move(bill)
    _final(bill)


def _final(bill: Bill) -> None:
    sheet = bill.sheet
    if sheet.chance(0.25):
        paid = sheet.given("cash", "the money paid with", draw.whole(500, 2000, 100))
        sheet.say(f"the buyer pays with {{{paid}}} dollars. How much change is there, in dollars?")
        rest = f"{paid} - {bill.amount}"
        told = f"the change is {working(rest)} dollars"
        sheet.answer(sheet.let("change", "the change", rest, f"{paid} > {bill.amount}", told=told))
        return
    sheet.say(
        sheet.pick(
            (
                "what is the final price in dollars?",
                "how many dollars are to be paid in the end?",
                "how many dollars are due in the end?",
            )
        )
    )
    sheet.answer(bill.amount)


def _discount(bill: Bill) -> None:
    value, words = _percent(bill.sheet, "discount_rate", "the discount in percent")
    first = (
        f"there is a discount of {words} percent.",
        f"in the sale, the price goes down by {words} percent.",
        f"a voucher takes off {words} percent.",
    )
    later = (f"then {words} percent is taken off the amount so far.", f"the amount so far is then lowered by {words} percent.")
    bill.sheet.say(bill.sheet.pick(later if bill.begun else first))
    off = bill.part(value, bill.amount, "discount", "the discount")
    bill.become("reduced_price", "the price after the discount", "-", off)


def _tax(bill: Bill) -> None:
    value, words = _percent(bill.sheet, "tax_rate", "the tax in percent", 25)
    bill.sheet.say(
        bill.sheet.pick(
            (
                f"then a sales tax of {words} percent of the amount so far is added.",
                f"on the amount so far, {words} percent tax is charged.",
            )
        )
    )
    tax = bill.part(value, bill.amount, "tax", "the tax")
    bill.become("taxed_price", "the price with tax", "+", tax)


def _fee(bill: Bill) -> None:
    fee = bill.sheet.given("delivery", "the cost of delivery", draw.whole(5, 60, 5))
    bill.sheet.say(f"delivery costs {{{fee}}} dollars more.")
    bill.become("delivered_price", "the price with delivery", "+", fee)


def _rebate(bill: Bill) -> None:
    off = bill.sheet.given("rebate", "the fixed rebate", draw.whole(5, 40, 5))
    bill.sheet.say(f"a coupon then takes {{{off}}} dollars off.")
    bill.become("price_after_coupon", "the price after the coupon", "-", off)


def _several(bill: Bill) -> None:
    number = bill.sheet.given("quantity", f"the number of {bill.things}", draw.whole(2, 9))
    bill.sheet.say(f"{{{number}}} {bill.things} of this kind are bought at this price.")
    bill.become("total_price", f"the price of all {bill.things}", "*", number)


def _large(bill: Bill) -> None:
    sheet = bill.sheet
    limit = sheet.rng.randrange(100, 600, 50)
    percent = sheet.pick((5, 10, 20, 25))
    sheet.say(
        f"if the amount is now above {limit} dollars, it is lowered by {percent} "
        "percent; otherwise a handling fee of 10 dollars is added."
    )
    amount = sheet.let("amount", "the amount to be paid", bill.amount, told="")
    with sheet.block(f"if {amount} > {limit}:", told=above(amount, limit)):
        saving = bill.part(str(percent), amount, "saving", "the saving")
        sheet.change(amount, "-", saving, told=f", which leaves {changed(amount, '-', saving)} dollars")
    with sheet.block("else:"):
        sheet.change(amount, "+", "10", told=f", so the fee makes it {changed(amount, '+', '10')} dollars")
    bill.amount, bill.begun = amount, True


_MOVES: tuple[Callable[[Bill], None], ...] = (_discount, _discount, _tax, _fee, _rebate, _several, _large)


def _split(sheet: Sheet) -> None:
    bill = Bill(sheet)
    place = sheet.pick(("restaurant", "café", "pizzeria", "tea house", "steak house", "canteen"))
    bill.amount = sheet.given("meal", "the price of the meal", draw.whole(40, 400, 10))
    friends = sheet.given("friends", "the number of friends", draw.whole(2, 8))
    value, words = _percent(sheet, "tip_rate", "the tip in percent", 25)
    sheet.say(
        f"{{{friends}}} friends eat at a {place}, where the meal costs "
        f"{{{bill.amount}}} dollars. They add a tip of {words} percent."
    )
    tip = bill.part(value, bill.amount, "tip", "the tip")
    bill.become("sum_with_tip", "the amount with the tip", "+", tip)
    if sheet.chance(0.5):
        limit = sheet.rng.randrange(60, 200, 20)
        sheet.say(f"the house takes 12 dollars off every bill above {limit} dollars, tip included.")
        bill.amount = sheet.let("due", "the amount that is due", bill.amount, told="")
        with sheet.block(f"if {bill.amount} > {limit}:", told=above(bill.amount, limit)):
            sheet.change(bill.amount, "-", "12", told=f", so only {changed(bill.amount, '-', '12')} dollars are due")
    sheet.say("they share the amount equally. How many dollars does each of them pay?")
    need = f"{bill.amount} % {friends} == 0"
    told = f"each of the {{{friends}}} friends pays {{{bill.amount}}} ÷ {{{friends}}} = {{it}} dollars"
    sheet.answer(sheet.let("share", "the share of each friend", f"{bill.amount} // {friends}", need, told=told))


def _basket(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    prices = sheet.given("prices", "the prices in dollars", draw.many((3, 2 + 2 * sheet.level), 20, 300, step=20), "list[int]")
    limit, off, small = sheet.rng.randrange(80, 220, 20), sheet.pick((10, 15, 20, 25, 30, 40)), sheet.pick((0, 5, 10))
    rest = f"and {small} percent off everything else" if small else "and everything else is sold at full price"
    sheet.say(f"{who.name} buys things that are marked at {{{prices}}} dollars.")
    sheet.say(f"there is a discount of {off} percent on everything that is marked at more than {limit} dollars, {rest}.")
    total = sheet.let("total", "the amount so far", "0", told="")
    sheet.begin("let us go through the prices|we take the prices one after the other")
    price = sheet.name("price", "the marked price")
    with sheet.block(f"for {price} in {prices}:", told=""):
        with sheet.block(f"if {price} > {limit}:", told=above(price, limit)):
            told = f", and {percentage(price, str(off))}"
            saving = sheet.let("saving", "the saving", f"{price} * {off} // 100", told=told)
            reduced = f"{price} - {saving}"
            sheet.change(total, "+", reduced, told=f", so the sum is {changed(total, '+', reduced)}")
        with sheet.block("else:"):
            reduced = price
            if small:
                told = f", and {percentage(price, str(small))}"
                little = sheet.let("small_saving", "the small saving", f"{price} * {small} // 100", told=told)
                reduced = f"{price} - {little}"
            sheet.change(total, "+", reduced, told=f", so the sum is {changed(total, '+', reduced)}")
    if sheet.chance(0.5):
        bound, coupon = sheet.rng.randrange(300, 900, 50), sheet.rng.randrange(10, 60, 5)
        sheet.say(f"if the sum is then above {bound} dollars, a coupon takes off another {coupon} dollars.")
        with sheet.block(f"if {total} > {bound}:", told=above(total, bound)):
            sheet.change(total, "-", str(coupon), told=f", so the coupon leaves {changed(total, '-', str(coupon))} dollars")
    sheet.say(f"how many dollars does {who.she} pay?")
    sheet.answer(total)


def _brackets(sheet: Sheet) -> None:
    country = sheet.pick(("Averia", "Belmora", "Costavia", "Drennland", "Elbonia", "Fjordania", "Graustark", "Halvoria"))
    incomes = sheet.given("incomes", "the incomes in dollars", draw.many((2, 1 + sheet.level), 400, 6000, step=100), "list[int]")
    low, high = sheet.rng.randrange(500, 1500, 100), sheet.rng.randrange(2000, 4000, 100)
    first, second = sheet.pick(((10, 20), (10, 30), (5, 25), (15, 40), (20, 35)))
    sheet.say(f"in {country} the part of an income up to {low} dollars is free of tax.")
    sheet.say(
        f"the part from {low} to {high} dollars is taxed at {first} percent, and "
        f"whatever lies above {high} dollars at {second} percent."
    )
    sheet.say(f"the members of a family have the incomes {{{incomes}}} dollars, and each income is taxed on its own.")
    sheet.say("how many dollars of tax do they pay together?")
    total = sheet.let("tax_total", "the tax so far", "0", told="")
    sheet.begin("let us take the incomes one after the other")
    income = sheet.name("income", "the current income")
    with sheet.block(f"for {income} in {incomes}:", told=f"the next income is {{{income}}} dollars"):
        with sheet.block(f"if {income} > {high}:", told=("", "")):
            told = f"{working(f'{income} - {high}')} dollars of it are taxed at {second} percent"
            top = sheet.let("top_part", "the part in the highest bracket", f"{income} - {high}", told=told)
            told = f", which brings the tax from {{old({total})}} to {{{total}}} dollars"
            sheet.line(f"{total} = {total} + {top} * {second} // 100", told=told)
        with sheet.block(f"if {income} > {low}:", told=("", ", which is free of tax")):
            told = f"{{it}} dollars above {low} are taxed at {first} percent"
            middle = sheet.let("middle_part", "the part in the middle bracket", f"min({income}, {high}) - {low}", told=told)
            told = f", which brings the tax from {{old({total})}} to {{{total}}} dollars"
            sheet.line(f"{total} = {total} + {middle} * {first} // 100", told=told)
    sheet.answer(total)
