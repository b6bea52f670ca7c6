"""Polynomials: values, derivatives, products, divisions, roots by search and differences."""

from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions
from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, working
from agents.grammar.working import written as shown

_SUPERSCRIPT = ("", "x", "x^2", "x^3", "x^4", "x^5")


def compose(sheet: Sheet) -> None:
    """Values of fixed polynomials at level 1; coefficient lists above."""
    if sheet.level == 1:
        sheet.pick((_value, _value, _factored))(sheet)
    elif sheet.level == 2:
        sheet.pick((_horner, _derivative, _combination, _value))(sheet)
    else:
        sheet.pick((_horner, _derivative, _combination, _product, _division, _roots, _roots, _table, _table, _differences))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def written(coefficients: list[int]) -> str:
    """The polynomial in x with these coefficients, highest power first, as in ``2x^2 - x + 5``."""
    text = ""
    degree = len(coefficients) - 1
    for place, coefficient in enumerate(coefficients):
        power = _SUPERSCRIPT[degree - place]
        if coefficient:
            size = "" if abs(coefficient) == 1 and power else str(abs(coefficient))
            sign = (" - " if coefficient < 0 else " + ") if text else ("-" if coefficient < 0 else "")
            text += f"{sign}{size}{power}"
    return text


def _random(sheet: Sheet, degree: int) -> list[int]:
    return [
        sheet.rng.randint(1, 4),
        *(sheet.rng.choice((-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7)) for _ in range(degree - 1)),
        sheet.rng.choice((-9, -7, -4, -2, 1, 3, 5, 8)),
    ]


def _value(sheet: Sheet) -> None:
    degree = sheet.pick((2, 2, 3))
    coefficients = _random(sheet, degree)
    x = sheet.given("point", "the value of x", draw.whole(-6, 9))
    name = sheet.pick(("p", "f", "q"))
    named, plain = (
        f"let {name}(x) = {written(coefficients)}. What is {name}({{{x}}})?",
        f"what is the value of {written(coefficients)} for x = {{{x}}}?",
    )
    sheet.say(asked := sheet.pick((named, plain)))
    sheet.begin("let us work out the terms one by one|we take the terms one after the other")
    sheet.answer(_sum_of_terms(sheet, coefficients, x, f"{name}({{{x}}}) =" if asked is named else "the value is"))


def _sum_of_terms(sheet: Sheet, coefficients: list[int], x: str, name: str) -> str:
    value = " + ".join(_terms(sheet, coefficients, x)).replace("+ -", "- ")
    return sheet.let("value", "the value of the polynomial", value, told=f", so {name} {working(value)}")


def _terms(sheet: Sheet, coefficients: list[int], x: str) -> list[str]:
    degree = len(coefficients) - 1
    names = {1: "linear", 2: "quadratic", 3: "cubic", 4: "quartic"}
    terms: list[str] = []
    for place, coefficient in enumerate(coefficients):
        power = degree - place
        if coefficient and power:
            factor = x if power == 1 else f"{x} ** {power}"
            term = factor if coefficient == 1 else f"{coefficient} * {factor}"
            raised = f"{{{x}!-}}" if power == 1 else f"{{{x}!-}}^{power}"
            multiple = raised if coefficient == 1 else f"{coefficient} × {raised}"
            told = f"{', ' if terms else f'for x = {{{x}}}, '}{multiple} = {{it}}" if term != x else ""
            terms.append(sheet.let(f"{names[power]}_term", f"the value of the {names[power]} term", term, told=told))
        elif coefficient:
            terms.append(str(coefficient))
    return terms


def _factored(sheet: Sheet) -> None:
    a, b = sheet.rng.randint(1, 9), sheet.rng.randint(1, 9)
    x = sheet.given("point", "the value of x", draw.whole(2, 15))
    scale = sheet.rng.randint(2, 5)
    sheet.say(f"what is the value of {scale}(x + {a})(x - {b}) for x = {{{x}}}?")
    sheet.begin(f"we put in {{{x}}} for x")
    first = sheet.let("first_factor", "the first bracket", f"{x} + {a}", told=f"the first bracket is {working(f'{x} + {a}')}")
    second = sheet.let("second_factor", "the second bracket", f"{x} - {b}", told=f", and the second is {working(f'{x} - {b}')}")
    both = f"{first} * {second}"
    product = sheet.let("product", "the product of the brackets", both, told=f"their product is {working(both)}")
    value = f"{scale} * {product}"
    sheet.answer(sheet.let("value", "the value of the expression", value, told=f", and {working(value)}"))


def _coefficients(sheet: Sheet, base: str = "coefficients", gloss: str = "the coefficients", low: int = 0) -> str:
    length = (3, 3 + sheet.level)
    return sheet.given(base, gloss, draw.many(length, low or -6, 9), "list[int]")


def _horner(sheet: Sheet) -> None:
    names = _coefficients(sheet)
    x = sheet.given("point", "the value of x", draw.whole(-4, 6))
    upward = sheet.chance(0.4)
    order = "beginning with the constant term" if upward else "beginning with the highest power"
    sheet.say(f"a polynomial in x has the coefficients {{{names}}}, {order}. What is its value at x = {{{x}}}?")
    value = sheet.let("value", "the value so far", "0", told="")
    coefficient = sheet.name("coefficient", "the current coefficient")
    power = sheet.let("power", "the current power of x", "1", told="") if upward else ""
    sheet.begin(
        "each coefficient is multiplied by its power of x, and the terms are added up"
        if upward
        else f"we begin with 0, and for each coefficient we multiply by {{{x}}} and add it"
    )
    with sheet.block(f"for {coefficient} in {names}:", need=f"{names}[0] != 0", told=""):
        if upward:
            product = f"{coefficient} * {power}"
            term = sheet.let("term", "the current term", product, told=working(product))
            sheet.change(value, "+", term, told=f", which makes {changed(value, '+', term)}")
            sheet.line(f"{power} = {power} * {x}", told=f"the next power of x is {changed(power, '*', x)}")
        elif sheet.chance(0.5):
            multiplied = sheet.let("multiplied", "the multiplied value so far", f"{value} * {x}", told=working(f"{value} * {x}"))
            both = f"{multiplied} + {coefficient}"
            sheet.line(f"{value} = {both}", told=f", and {working(both, value)}")
        else:
            told = f"{{old({value})}} × {shown(x, behind=True)} + {shown(coefficient, behind=True)} = {{{value}}}"
            sheet.line(f"{value} = {value} * {x} + {coefficient}", told=told)
    sheet.answer(value, need=f"abs({value}) < 10 ** 6")


def _derivative(sheet: Sheet) -> None:
    names = _coefficients(sheet)
    at_point = sheet.chance(0.5) and sheet.level > 2
    x = sheet.given("point", "the value of x", draw.whole(-3, 5)) if at_point else ""
    sheet.say(f"a polynomial in x has the coefficients {{{names}}}, beginning with the constant term.")
    sheet.say(
        f"what is the value of its derivative at x = {{{x}}}?"
        if at_point
        else "what are the coefficients of its derivative, in the same order?"
    )
    result = (
        sheet.let("slope", "the value of the derivative so far", "0", told="")
        if at_point
        else sheet.let("derived", "the coefficients of the derivative so far", "[]", told="")
    )
    power = sheet.name("power", "the exponent")
    sheet.begin("the constant term drops out, and each other coefficient is multiplied by its exponent")
    with sheet.block(f"for {power} in range(1, len({names})):", need=f"{names}[-1] != 0", told=""):
        product = f"{power} * {names}[{power}]"
        told = f"exponent {{{power}}} gives {working(product)}"
        factor = sheet.let("factor", "the new coefficient", product, told=told)
        if at_point:
            added = f", and adding {{{factor}}} × {{{x}!-}}^{{{power} - 1}} makes {{{result}}}"
            sheet.change(result, "+", f"{factor} * {x} ** ({power} - 1)", told=added)
        else:
            sheet.line(f"{result}.append({factor})", told="")
    sheet.answer(result, "int" if at_point else "list[int]")


def _combination(sheet: Sheet) -> None:
    size = sheet.pick((3, 4))
    first = sheet.given("first", "the coefficients of the first polynomial", draw.many((size, size), -6, 9), "list[int]")
    second = sheet.given("second", "the coefficients of the second polynomial", draw.alike(first, -6, 9), "list[int]")
    left, right = sheet.rng.randint(1, 4), sheet.rng.randint(2, 5)
    minus = sheet.chance(0.5)
    first_words = "the first" if left == 1 else f"{left} times the first"
    sheet.say(f"one polynomial has the coefficients {{{first}}}, another one {{{second}}}, both from the constant term upward.")
    sheet.say(
        f"what are the coefficients of {first_words} {'minus' if minus else 'plus'} {right} times the second, in the same order?"
    )
    result = sheet.let("combined", "the coefficients so far", "[]", told="")
    sheet.begin(
        "we combine the coefficients of the same power|let us take the powers of x one by one, from the constant term upward"
    )
    place = sheet.name("place", "the exponent")
    left_part = f"{first}[{place}]" if left == 1 else f"{left} * {first}[{place}]"
    with sheet.block(f"for {place} in range(len({first})):", told=""):
        both = f"{left_part} {'-' if minus else '+'} {right} * {second}[{place}]"
        value = sheet.let("coefficient", "the new coefficient", both, told=f"for exponent {{{place}}}, {working(both)}")
        sheet.line(f"{result}.append({value})", told="")
    sheet.answer(result, "list[int]")


def _product(sheet: Sheet) -> None:
    first = sheet.given("first", "the coefficients of the first polynomial", draw.many((2, 3), -5, 7), "list[int]")
    second = sheet.given("second", "the coefficients of the second polynomial", draw.many((2, 3), -5, 7), "list[int]")
    sheet.say(f"one polynomial has the coefficients {{{first}}}, another one {{{second}}}, both from the constant term upward.")
    sheet.say("multiply them.")
    kind = sheet.pick(("all", "largest", "sum of absolute values"))
    sheet.say(
        {
            "all": ("what are the coefficients of the product, in the same order?"),
            "largest": "what is the largest coefficient of the product?",
            "sum of absolute values": "what is the sum of the absolute values of the coefficients of the product?",
        }[kind]
    )
    sheet.begin("every coefficient of the first is multiplied by every one of the second; the exponents are added")
    zeros = f"[0] * (len({first}) + len({second}) - 1)"
    result = sheet.let("product", "the coefficients of the product so far", zeros, told="")
    left, right = (
        sheet.name("left_power", "the exponent in the first polynomial"),
        sheet.name("right_power", "the exponent in the second polynomial"),
    )
    with (
        sheet.block(f"for {left} in range(len({first})):", need=f"{first}[-1] and {second}[-1]", told=""),
        sheet.block(f"for {right} in range(len({second})):", told=""),
    ):
        both = f"{first}[{left}] * {second}[{right}]"
        term = sheet.let("term", "the product of coefficients", both, told=working(both))
        place = f"{left} + {right}"
        told = f", which brings the coefficient for exponent {{{place}}} to {{{result}[{place}]}}"
        sheet.line(f"{result}[{place}] += {term}", told=told)
    if kind == "all":
        sheet.answer(result, "list[int]")
    elif kind == "largest":
        sheet.answer(f"max({result})", told=f"the coefficients are {{{result}}}, and the largest is {{returned}}")
    else:
        total = sheet.let("total", "the sum so far", "0", told="now the absolute values are added up")
        coefficient = sheet.name("coefficient", "the current coefficient")
        with sheet.block(f"for {coefficient} in {result}:", told=""):
            told = f"{{{coefficient}}} counts {{{total} - old({total})}}, so the sum is {{{total}}}"
            sheet.change(total, "+", f"abs({coefficient})", told=told)
        sheet.answer(total)


def _division(sheet: Sheet) -> None:
    names = _coefficients(sheet)
    root = sheet.given("root", "the number subtracted from x", draw.whole(1, 4))
    rest = sheet.chance(0.5)
    sheet.say(
        f"a polynomial in x has the coefficients {{{names}}}, beginning with the highest power. "
        f"It is divided by x minus {{{root}}} with synthetic division."
    )
    sheet.say(
        "what is the remainder?" if rest else "what are the coefficients of the quotient, beginning with the highest power?"
    )
    carried = sheet.let("carried", "the number carried along", "0", told="")
    quotient = sheet.let("row", "the numbers found so far", "[]", told="")
    coefficient = sheet.name("coefficient", "the current coefficient")
    sheet.begin(f"we start from 0; again and again we multiply by {{{root}}} and add the next coefficient")
    with sheet.block(f"for {coefficient} in {names}:", need=f"{names}[0] != 0", told=""):
        told = f"{{old({carried})}} × {{{root}}} + {shown(coefficient, behind=True)} = {{{carried}}}"
        sheet.line(f"{carried} = {carried} * {root} + {coefficient}", told=told)
        sheet.line(f"{quotient}.append({carried})", told="")
    if rest:
        sheet.answer(f"{quotient}[-1]", told="the last of these numbers, {returned}, is the remainder")
    else:
        told = "the last of these numbers is the remainder, and the quotient has the coefficients {returned}"
        sheet.answer(f"{quotient}[:-1]", "list[int]", told=told)


def _roots(sheet: Sheet) -> None:
    degree = sheet.pick((2, 2, 3))
    low, high = sheet.rng.randint(-8, -2), sheet.rng.randint(2, 9)
    b = sheet.given("slope", "the coefficient of x", draw.whole(-12, 12))
    c = sheet.given("constant", "the constant term", draw.whole(-30, 30))
    lead = "x^2" if degree == 2 else "x^3"
    equation = f"{lead} + bx + c with b = {{{b}}} and c = {{{c}}}"
    kind = sheet.pick(("list", "count positive", "least", "sign"))
    sheet.say(f"consider the polynomial {equation}, evaluated at the whole numbers from {low} to {high}.")
    question = {
        "list": ("at which of these numbers is its value 0 or a multiple of 7?"),
        "count positive": "at how many of these numbers is its value positive?",
        "least": "what is the smallest value that it takes there?",
        "sign": (
            "how often does the sign of the value change from "
            "one of these numbers to "
            "the next (a change to or from 0 counts as well)?"
        ),
    }[kind]
    sheet.say(question)
    start = {
        "list": ("found", "the numbers found so far", "[]"),
        "count positive": ("count", "the number of positive values so far", "0"),
        "least": ("smallest", "the smallest value so far", "None"),
        "sign": ("changes", "the number of changes of sign so far", "0"),
    }[kind]
    result = sheet.let(*start, told="")
    last = sheet.let("last_sign", "the sign of the value before", "None", told="") if kind == "sign" else ""
    x = sheet.name("x", "the number being tried")
    sheet.begin("let us put in the numbers one after the other|we try the numbers in order")
    with sheet.block(f"for {x} in range({low}, {high + 1}):", told=""):
        told = f"for x = {{{x}}}, {{{x}!-}}^{degree} + {shown(f'{b} * {x} + {c}', behind=True)} = {{it}}"
        value = sheet.let("value", "the value of the polynomial", f"{' * '.join([x] * degree)} + {b} * {x} + {c}", told=told)
        if kind == "list":
            with sheet.block(f"if {value} % 7 == 0:", told=(", which is divisible by 7", ", which is not divisible by 7")):
                sheet.line(f"{result}.append({x})", told=f", so {{{x}}} is one of them")
        elif kind == "count positive":
            with sheet.block(f"if {value} > 0:", told=(", which is positive", ", which is not positive")):
                sheet.change(result, "+", "1", told=f", and that makes {{{result}}} so far")
        elif kind == "least":
            known = f", but {{{result}}} stays the smallest"
            with sheet.block(f"if {result} is None or {value} < {result}:", told=(", the smallest so far", known)):
                sheet.line(f"{result} = {value}", told="")
        else:
            sign = sheet.let("sign", "the sign of the value", f"({value} > 0) - ({value} < 0)", told="")
            told_change = (", so the sign has changed", "")
            with sheet.block(f"if {last} is not None and {sign} != {last}:", told=told_change):
                sheet.change(result, "+", "1", told=f", which is change number {{{result}}}")
            sheet.line(f"{last} = {sign}", told="")
    sheet.answer(result, "list[int]" if kind == "list" else "int")


def _table(sheet: Sheet) -> None:
    coefficients = _random(sheet, sheet.pick((2, 2, 3)))
    last = sheet.given("top", "the largest value of x", draw.whole(3, 4 + 3 * sheet.level))
    condition = conditions.any_condition(sheet)
    sheet.say(
        f"let p(x) = {written(coefficients)}. Compute p(x) for all whole numbers x from 1 to "
        f"{{{last}}}, and consider the absolute values of the results."
    )
    total = sheet.chance(0.5)
    sheet.say(f"what is the sum of those that {condition.many}?" if total else f"how many of them {condition.many}?")
    gloss = "the sum so far" if total else "the number of such values so far"
    result = sheet.let("total" if total else "count", gloss, "0", told="")
    x = sheet.name("x", "the value of x")
    sheet.begin(f"let us go through the numbers from 1 to {{{last}}}")
    with sheet.block(f"for {x} in range(1, {last} + 1):", told=""):
        value = _sum_of_terms(sheet, coefficients, x, f"p({{{x}}}) =")
        size = sheet.let("size", "the absolute value", f"abs({value})", told=", and the absolute value is {it}")
        with sheet.block(f"if {condition.write(size)}:"):
            counted = f", and that makes {{{result}}} so far"
            summed = f", so the sum is {changed(result, '+', size)}"
            sheet.change(result, "+", size if total else "1", told=summed if total else counted)
    sheet.answer(result)


def _differences(sheet: Sheet) -> None:
    values = sheet.given("values", "the values of the polynomial", draw.many((4, 3 + sheet.level), 1, 40), "list[int]")
    rounds = sheet.rng.randint(2, 3)
    sheet.say(
        f"a polynomial takes the values {{{values}}} at successive whole numbers. Replace this list by the list of "
        f"the differences between neighbours (later minus earlier), {rounds} times in a row."
    )
    sheet.say("what is the last number in the list that results?")
    row = sheet.let("row", "the current list", values, told="")
    sheet.begin("let us take the differences|we go from neighbour to neighbour")
    turn, place = sheet.name("turn", "the current round"), sheet.name("place", "the index in the list")
    with sheet.block(f"for {turn} in range(1, {rounds} + 1):", need=f"len({values}) > {rounds}", told=""):
        following = sheet.let("differences", "the differences found so far", "[]", told="")
        with sheet.block(f"for {place} in range(1, len({row})):", told=""):
            told = f"{{{row}[{place}]}} - {{{row}[{place} - 1]!-}} = {{{following}[-1]}}"
            sheet.line(f"{following}.append({row}[{place}] - {row}[{place} - 1])", told=told)
        sheet.line(f"{row} = {following}", told=f"after round {{{turn}}} we have {{{row}}}")
    sheet.answer(f"{row}[-1]", told="the last number is {returned}")
