"""Remainders: clocks and calendars, powers, inverses, systems, check digits and ciphers."""

from agents.domains.math import cycles
from agents.grammar import coda, draw, frame
from agents.grammar.numbers import helpers
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE


def compose(sheet: Sheet) -> None:
    """Clocks and small expressions at level 1, searches and algorithms above."""
    if sheet.level == 1:
        sheet.pick((cycles.clock, _expression, _expression, cycles.ring))(sheet)
    elif sheet.level == 2:
        sheet.pick((_power, cycles.circle, _inverse, _checksum, _system))(sheet)
    else:
        sheet.pick(
            (_power, _power_sum, _order, cycles.circle, _inverse, _system, _system, _checksum, _cipher, _common, _residues)
        )(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


def _expression(sheet: Sheet) -> None:
    modulus = sheet.rng.randint(5, 19)
    first = sheet.given("first", "the first number", draw.whole(20, 99))
    second = sheet.given("second", "the second number", draw.whole(20, 99))
    factor = sheet.rng.randint(2, 9)
    words, parts = sheet.pick(
        (
            (f"the product of {{{first}}} and {{{second}}}", (("product", "the product", f"{first} * {second}"),)),
            (
                f"{factor} times {{{first}}} plus {{{second}}}",
                (
                    ("multiple", "the multiple of the first number", f"{factor} * {first}"),
                    ("value", "the value of the expression", f"multiple + {second}"),
                ),
            ),
            (
                f"the sum of the squares of {{{first}}} and {{{second}}}",
                (
                    ("first_square", "the square of the first number", f"{first} * {first}"),
                    ("value", "the sum of the squares", f"first_square + {second} * {second}"),
                ),
            ),
            (
                f"the square of the sum of {{{first}}} and {{{second}}}",
                (
                    ("both", "the sum of the numbers", f"{first} + {second}"),
                    ("square", "the square of the sum", "both * both"),
                ),
            ),
        )
    )
    sheet.say(
        sheet.pick(
            (
                f"what remainder does {words} leave when divided by {modulus}?",
                f"find the remainder when {words} is divided by {modulus}.",
            )
        )
    )
    last = ""
    for base, gloss, expression in parts:
        last = sheet.let(base, gloss, expression)
    sheet.answer(sheet.let("remainder", "the remainder", f"{last} % {modulus}"))


def _power(sheet: Sheet) -> None:
    modulus = sheet.rng.randint(7, 50)
    base = sheet.given("base", "the base of the power", draw.whole(2, 40))
    exponent = sheet.given("exponent", "the exponent", draw.whole(3, 4 + 4**sheet.level))
    fast = sheet.level >= 3 and sheet.chance(0.6)
    sheet.say(f"what is the remainder when {{{base}}} to the power {{{exponent}}} is divided by {modulus}?")
    result = sheet.let("result", "the reduced power so far", "1")
    if fast:
        square = sheet.let("square", "the reduced square", f"{base} % {modulus}")
        rest = sheet.let("remaining", "the part of the exponent that is left", exponent)
        with sheet.block(f"while {rest} > 0:"):
            with sheet.block(f"if {rest} % 2 == 1:"):
                sheet.line(f"{result} = {result} * {square} % {modulus}")
            sheet.line(f"{square} = {square} * {square} % {modulus}")
            sheet.line(f"{rest} = {rest} // 2")
    else:
        turn = sheet.name("turn", "the current multiplication")
        with sheet.block(f"for {turn} in range(1, {exponent} + 1):"):
            sheet.line(f"{result} = {result} * {base} % {modulus}")
    sheet.answer(result)


def _power_sum(sheet: Sheet) -> None:
    modulus, power = sheet.rng.randint(7, 40), sheet.pick((2, 3, 4))
    count = sheet.given("count", "the number of powers", draw.whole(4, 4 + 5 * sheet.level))
    start = sheet.rng.randint(1, 9)
    name = {2: "squares", 3: "cubes", 4: "fourth powers"}[power]
    sheet.say(
        f"take the {name} of the {{{count}}} whole numbers that begin with {start} "
        f"(that is {start}, {start + 1}, {start + 2} and so on)."
    )
    sheet.say(f"what remainder does their sum leave when divided by {modulus}?")
    total = sheet.let("total", "the reduced sum so far", "0")
    number = sheet.name("number", "the current number")
    with sheet.block(f"for {number} in range({start}, {start} + {count}):"):
        value = sheet.let("power", "the power of the number", " * ".join([number] * power))
        sheet.line(f"{total} = ({total} + {value}) % {modulus}")
    sheet.answer(total)


def _order(sheet: Sheet) -> None:
    modulus = sheet.pick((7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43))
    base = sheet.given("base", "the base of the powers", draw.whole(2, modulus - 1))
    sheet.say(
        f"the powers of {{{base}}} are divided by {modulus}, beginning with {{{base}}} itself. Which "
        "is the smallest positive exponent whose power leaves remainder 1?"
    )
    exponent = sheet.let("exponent", "the exponent", "1")
    rest = sheet.let("remainder", "the remainder of the power", f"{base} % {modulus}")
    with sheet.block(f"while {rest} != 1:"):
        sheet.line(f"{rest} = {rest} * {base} % {modulus}")
        sheet.change(exponent, "+", "1")
    sheet.answer(exponent)


def _inverse(sheet: Sheet) -> None:
    modulus = sheet.pick((7, 11, 13, 17, 19, 23, 29))
    factor = sheet.given("factor", "the known factor", draw.whole(2, modulus - 1))
    rest = sheet.rng.randint(1, modulus - 1)
    sheet.say(
        f"find the smallest positive whole number which, multiplied by {{{factor}}}, "
        f"leaves the remainder {rest} when divided by {modulus}."
    )
    tried = sheet.let("candidate", "the number being tried", "1")
    with sheet.block(f"while {tried} * {factor} % {modulus} != {rest}:"):
        sheet.change(tried, "+", "1")
    sheet.answer(tried)


def _system(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    things = sheet.pick(
        (
            "eggs",
            "coins",
            "plates",
            "chairs",
            "pencils",
            "sheep",
            "tiles",
            "books",
            "soldiers",
            "tulip bulbs",
            "stones",
            "tickets",
        )
    )
    small, large = sheet.pick(((3, 5), (4, 7), (5, 7), (5, 8), (6, 7), (7, 9), (4, 9), (7, 11), (8, 11), (9, 11)))
    first = sheet.given("first_rest", "the number left over in shorter rows", draw.whole(0, small - 1))
    second = sheet.given("second_rest", "the number left over in longer rows", draw.whole(1, large - 1))
    least = sheet.given("least", f"the least possible number of {things}", draw.whole(10, 60)) if sheet.chance(0.6) else ""
    sheet.say(
        f"{who.name} lays out {things} in rows of {small}; the number left over is {{{first}}}. "
        f"In rows of {large}, the number left over is {{{second}}}."
    )
    sheet.say(
        f"there are more than {{{least}}} {things}. What is the smallest possible number of {things}?"
        if least
        else f"what is the smallest positive number of {things} for which this is true?"
    )
    begin = f"{least} + 1" if least else "1"
    if sheet.chance(0.5):
        number = sheet.let("number", "the number being tried", begin)
        with sheet.block(f"while {number} % {small} != {first} or {number} % {large} != {second}:"):
            sheet.change(number, "+", "1")
        sheet.answer(number)
        return
    number = sheet.let("number", "the number being tried", second if not least else begin)
    if least:
        with sheet.block(f"while {number} % {large} != {second}:"):
            sheet.change(number, "+", "1")
    with sheet.block(f"while {number} % {small} != {first}:"):
        sheet.change(number, "+", str(large))
    sheet.answer(number)


def _checksum(sheet: Sheet) -> None:
    item = sheet.pick(("A parcel", "A ticket", "A book", "A library card", "A bank card", "A locker", "A train wagon"))
    modulus, weights = sheet.pick((9, 10, 11, 13, 7)), sheet.pick(((1, 3), (2, 1), (3, 7), (1, 2)))
    digits = sheet.given("digits", "the digits of the code", draw.many((3, 3 + 2 * sheet.level), 0, 9), "list[int]")
    sheet.say(
        f"{item} carries a code with the digits {{{digits}}}. The digits in odd places (first, third, "
        f"...) are multiplied by {weights[0]}, those in even places by {weights[1]}."
    )
    missing = sheet.chance(0.5)
    sheet.say(
        (
            "the check digit is what must be added to the sum of these products to reach a "
            f"multiple of {modulus} (0 if it is one already). What is it?"
        )
        if missing
        else f"the check number is the remainder of the sum of these products when divided by {modulus}. What is it?"
    )
    total = sheet.let("total", "the sum of the products so far", "0")
    weight = sheet.let("weight", "the current weight", str(weights[0]))
    digit = sheet.name("digit", "the current digit")
    with sheet.block(f"for {digit} in {digits}:"):
        sheet.change(total, "+", f"{weight} * {digit}")
        sheet.line(f"{weight} = {sum(weights)} - {weight}")
    rest = sheet.let("remainder", "the remainder", f"{total} % {modulus}")
    sheet.answer(sheet.let("check", "the check digit", f"({modulus} - {rest}) % {modulus}") if missing else rest)


def _cipher(sheet: Sheet) -> None:
    words = [
        "apple",
        "river",
        "stone",
        "cloud",
        "tiger",
        "lemon",
        "music",
        "plant",
        "ocean",
        "bread",
        "night",
        "train",
        "green",
        "water",
        "house",
        "light",
        "garden",
        "silver",
        "winter",
        "summer",
        "castle",
        "bridge",
    ]
    back = sheet.chance(0.3)
    word = sheet.given("message", "the message", draw.one_of(*words), "str")
    shift = sheet.given("shift", "the number of places that each letter is moved", draw.whole(2, 20))
    grows = 0 if back else sheet.pick((0, 0, 1, 2))
    way = "backward" if back else "forward"
    extra = f" The shift then grows by {grows} after every letter." if grows else ""
    sheet.say(
        f"each letter of {{{word}}} is moved {{{shift}}} places {way} in the alphabet, from "
        f"a to z and around again.{extra} What is the resulting word?"
    )
    result = sheet.let("result", "the letters written so far", '""')
    letter = sheet.name("letter", "the current letter")
    move = sheet.let("move", "the shift of the next letter", shift) if grows else shift
    with sheet.block(f"for {letter} in {word}:"):
        place = sheet.let("place", "the place of the letter in the alphabet", f"ord({letter}) - 97")
        new = sheet.let("new_place", "the place of the new letter", f"({place} {'-' if back else '+'} {move}) % 26")
        sheet.change(result, "+", f"chr({new} + 97)")
        if grows:
            sheet.change(move, "+", str(grows))
    sheet.answer(result, "str")


def _common(sheet: Sheet) -> None:
    a = sheet.given("first", "the first number", draw.whole(20, 400, 2))
    b = sheet.given("second", "the second number", draw.whole(12, 300, 3))
    gcd = helpers.common_divisor(sheet)
    divisor = sheet.let("divisor", "the greatest divisor of both", f"{gcd}({a}, {b})")
    kind = sheet.pick(("gcd", "lcm", "tiles", "cuts"))
    if kind == "gcd":
        sheet.say(
            f"what is the greatest common divisor of {{{a}}} and {{{b}}}? Find it by dividing with remainder again and again."
        )
        sheet.answer(divisor)
    elif kind == "lcm":
        event = sheet.pick(("lighthouses flash", "buses leave", "bells ring", "lamps blink"))
        sheet.say(
            f"two {event} together now, and from then on one every {{{a}}} seconds and the other "
            f"every {{{b}}} seconds. After how many seconds do they next coincide?"
        )
        sheet.answer(sheet.let("common_multiple", "the least common multiple", f"{a} // {divisor} * {b}"))
    elif kind == "tiles":
        sheet.say(
            f"a floor of {{{a}}} by {{{b}}} centimetres is to be covered with equal square tiles that are "
            "as large as possible, without cutting any. How many tiles are needed?"
        )
        along = sheet.let("along", "the tiles along the first side", f"{a} // {divisor}")
        across = sheet.let("across", "the tiles along the second side", f"{b} // {divisor}")
        sheet.answer(sheet.let("tiles", "the number of tiles", f"{along} * {across}", need=f"{divisor} > 1"))
    else:
        sheet.say(
            f"two ropes, {{{a}}} and {{{b}}} centimetres long, are cut into equal pieces, as long as "
            "possible and with nothing left over. How many pieces are there?"
        )
        whole = sheet.let("whole_length", "the length of both ropes", f"{a} + {b}")
        sheet.answer(sheet.let("pieces", "the number of pieces", f"{whole} // {divisor}", need=f"{divisor} > 1"))


def _residues(sheet: Sheet) -> None:
    modulus = sheet.given("modulus", "the number that is divided by", draw.whole(5, 8 + 3 * sheet.level))
    power, extra = sheet.pick((2, 2, 3)), sheet.rng.randint(0, 5)
    name = {2: "square", 3: "cube"}[power]
    verb = {"square": "squared", "cube": "cubed"}[name]
    added = f", and {extra} is added to each result" if extra else ""
    sheet.say(
        f"each positive whole number smaller than {{{modulus}}} is {verb}{added}. Then the results are divided by {{{modulus}}}."
    )
    sheet.say("how many different remainders occur?")
    seen = sheet.let("seen", "the list of the different remainders so far", "[]")
    number = sheet.name("number", "the current number")
    with sheet.block(f"for {number} in range(1, {modulus}):"):
        value = sheet.let(
            "value",
            f"the {name}" + (" with the addition" if extra else ""),
            " * ".join([number] * power) + (f" + {extra}" if extra else ""),
        )
        rest = sheet.let("remainder", "the remainder", f"{value} % {modulus}")
        with sheet.block(f"if {rest} not in {seen}:"):
            sheet.line(f"{seen}.append({rest})")
    sheet.answer(f"len({seen})")
