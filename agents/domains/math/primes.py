"""A number divided by prime factors until nothing is left."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet


def factorise(sheet: Sheet) -> None:
    """The prime factors of a number, or what is made of them."""
    number = sheet.given("number", "the given number", draw.whole(20 * sheet.level, 40 * 3**sheet.level))
    kinds = (
        "what is the sum of its prime factors, each counted as often as it appears?",
        "list its prime factors in growing order, each as often as it appears.",
        "how many positive divisors does it have?",
        "what is the product of its different prime factors?",
        "what is its largest prime factor?",
    )
    kind = sheet.rng.randint(0, 4)
    sheet.say(f"consider the number {{{number}}}. {kinds[kind][0].upper()}{kinds[kind][1:]}")
    sheet.begin(f"let us try the factors of {{{number}}} from 2 on|we look for prime factors of {{{number}}}, beginning with 2")
    rest = sheet.let("rest", "the part that is not yet factored", number, told="")
    factor = sheet.let("factor", "the possible factor", "2", told="")
    start = ("0", "[]", "1", "1", "0")[kind]
    found = sheet.let(
        "found",
        (
            "the sum so far",
            "the list of prime factors so far",
            "the number of divisors so far",
            "the product so far",
            "the largest prime factor so far",
        )[kind],
        start,
        told="",
    )
    divided = f"{{old({rest})}} is divisible by {{{factor}}} and gives {{{rest}}}"
    prime = f"{{{factor}}} × {{{factor}}} is more than {{{rest}}}, so {{{rest}}} is prime"
    header = f"while {factor} * {factor} <= {rest}:" if kind in (0, 1) else f"while {rest} > 1:"
    with sheet.block(header, told=("", prime if kind in (0, 1) else "")):
        if kind in (0, 1):
            with sheet.block(f"if {rest} % {factor} == 0:", told=("", f"{{{rest}}} is not divisible by {{{factor}}}")):
                sheet.line(f"{rest} = {rest} // {factor}", told=divided)
                if kind:
                    sheet.line(f"{found}.append({factor})", told="")
                else:
                    sheet.line(f"{found} = {found} + {factor}", told=f", so the sum is {{{found}}}")
            with sheet.block("else:"):
                sheet.change(factor, "+", "1", told="")
        else:
            _powers(sheet, kind, (rest, factor, found), divided)
    if kind == 0:
        told = f"{{{found}}} + {{{rest}}} = {{it}}"
        sheet.answer(sheet.let("total", "the sum of all prime factors", f"{found} + {rest}", f"{found} > 0", told))
    elif kind == 1:
        sheet.line(f"{found}.append({rest})", f"len({found}) > 0 and {rest} > 1", told=f"with {{{rest}}}, there are {{{found}}}")
        sheet.answer(found, "list[int]", need=f"len({found}) < 9")
    else:
        sheet.answer(found, need=f"{number} % 2 == 0 or {number} % 3 == 0")


def _powers(sheet: Sheet, kind: int, names: tuple[str, str, str], divided: str) -> None:
    """Divide by a factor as often as that goes, and make of it what is asked."""
    rest, factor, found = names
    power = sheet.let("power", "the exponent of the factor", "0", told="")
    with sheet.block(f"while {rest} % {factor} == 0:", told=("", f"{{{rest}}} is not divisible by {{{factor}}}")):
        sheet.line(f"{rest} = {rest} // {factor}", told=divided)
        sheet.change(power, "+", "1", told="")
    if kind == 2:
        sheet.change(found, "*", f"({power} + 1)", told=f", which makes {{{found}:divisor/divisors}} so far")
    else:
        with sheet.block(f"if {power} > 0:", told=("", "")):
            if kind == 3:
                sheet.line(f"{found} = {found} * {factor}", told=f", so the product is {{{found}}}")
            else:
                sheet.line(f"{found} = {factor}", told=f", so {{{factor}}} is the largest so far")
    sheet.change(factor, "+", "1", told="")
