"""Remainders: clocks and calendars, powers, inverses, systems, check digits and ciphers."""

from agents.domains.math import cycles
from agents.grammar import coda, draw, frame
from agents.grammar.numbers import helpers
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


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
    sheet.begin("let us work out the number first|we take one step after the other")
    for base, gloss, expression in parts:
        last = sheet.let(base, gloss, expression, told=working(expression))
    told = f"divided by {modulus}, {{{last}}} leaves {{it}}"
    sheet.answer(sheet.let("remainder", "the remainder", f"{last} % {modulus}", told=told))


def _power(sheet: Sheet) -> None:
    modulus = sheet.rng.randint(7, 50)
    base = sheet.given("base", "the base of the power", draw.whole(2, 40))
    exponent = sheet.given("exponent", "the exponent", draw.whole(3, 4 + 4**sheet.level))
    fast = sheet.level >= 3 and sheet.chance(0.6)
    sheet.say(f"what is the remainder when {{{base}}} to the power {{{exponent}}} is divided by {modulus}?")
    result = sheet.let("result", "the reduced power so far", "1", told="")
    if fast:
        sheet.begin(
            f"we halve the exponent and square the base again and again, keeping only remainders on division by {modulus}"
        )
        square = sheet.let("square", "the reduced square", f"{base} % {modulus}", told=f"{{{base}}} leaves {{it}}")
        rest = sheet.let("remaining", "the part of the exponent that is left", exponent, told="")
        with sheet.block(f"while {rest} > 0:", told=("", "")):
            odd = (f"the exponent {{{rest}}} is odd", f"the exponent {{{rest}}} is even")
            with sheet.block(f"if {rest} % 2 == 1:", told=odd):
                told = f", so we take {{old({result})}} × {{{square}}}, which leaves {{{result}}}"
                sheet.line(f"{result} = {result} * {square} % {modulus}", told=told)
            sheet.line(f"{square} = {square} * {square} % {modulus}", told=f"{{old({square})}} squared leaves {{{square}}}")
            sheet.line(f"{rest} = {rest} // 2", told=f", and {{old({rest})}} halved and rounded down is {{{rest}}}")
    else:
        sheet.begin(f"we multiply by {{{base}}} again and again, keeping only remainders on division by {modulus}")
        turn = sheet.name("turn", "the current multiplication")
        with sheet.block(f"for {turn} in range(1, {exponent} + 1):", told=""):
            told = f"for exponent {{{turn}}}, {{old({result})}} × {{{base}}} leaves {{{result}}}"
            sheet.line(f"{result} = {result} * {base} % {modulus}", told=told)
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
    total = sheet.let("total", "the reduced sum so far", "0", told="")
    number = sheet.name("number", "the current number")
    sheet.begin(f"we add them up one by one, keeping only remainders on division by {modulus}")
    with sheet.block(f"for {number} in range({start}, {start} + {count}):", told=""):
        factors = " * ".join([number] * power)
        value = sheet.let("power", "the power of the number", factors, told=working(factors))
        told = f", and {{old({total})}} + {{{value}}} leaves {{{total}}}"
        sheet.line(f"{total} = ({total} + {value}) % {modulus}", told=told)
    sheet.answer(total)


def _order(sheet: Sheet) -> None:
    modulus = sheet.pick((7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43))
    base = sheet.given("base", "the base of the powers", draw.whole(2, modulus - 1))
    sheet.say(
        f"the powers of {{{base}}} are divided by {modulus}, beginning with {{{base}}} itself. Which "
        "is the smallest positive exponent whose power leaves remainder 1?"
    )
    exponent = sheet.let("exponent", "the exponent", "1", told="")
    sheet.begin("we go from power to power, multiplying only the remainders")
    told = f"with exponent {{{exponent}}} the remainder is {{it}}"
    rest = sheet.let("remainder", "the remainder of the power", f"{base} % {modulus}", told=told)
    with sheet.block(f"while {rest} != 1:", told=("", "")):
        sheet.line(f"{rest} = {rest} * {base} % {modulus}", told=f"{{old({rest})}} × {{{base}}} leaves {{{rest}}}")
        sheet.change(exponent, "+", "1", told=f", for exponent {{{exponent}}}")
    sheet.answer(exponent)


def _inverse(sheet: Sheet) -> None:
    modulus = sheet.pick((7, 11, 13, 17, 19, 23, 29))
    factor = sheet.given("factor", "the known factor", draw.whole(2, modulus - 1))
    rest = sheet.rng.randint(1, modulus - 1)
    sheet.say(
        f"find the smallest positive whole number which, multiplied by {{{factor}}}, "
        f"leaves the remainder {rest} when divided by {modulus}."
    )
    tried = sheet.let("candidate", "the number being tried", "1", told="")
    sheet.begin("let us try the numbers one by one|we try 1, then the next number, and so on")
    with sheet.block(f"while {tried} * {factor} % {modulus} != {rest}:"):
        sheet.change(tried, "+", "1", told="")
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
    sheet.begin(f"in rows of {small}, {{{first}}} must be left over, and in rows of {large}, {{{second}}}")
    if sheet.chance(0.5):
        number = sheet.let("number", "the number being tried", begin, told="let us try {it} first|we try {it}")
        with sheet.block(f"while {number} % {small} != {first} or {number} % {large} != {second}:"):
            sheet.change(number, "+", "1", told=f"we go on to {{{number}}}|next comes {{{number}}}")
        sheet.answer(number)
        return
    tried = "let us try {it} first|we begin with {it}"
    number = sheet.let("number", "the number being tried", second if not least else begin, told=tried)
    if least:
        with sheet.block(f"while {number} % {large} != {second}:"):
            sheet.change(number, "+", "1", told=f"we go on to {{{number}}}|next comes {{{number}}}")
    with sheet.block(f"while {number} % {small} != {first}:"):
        sheet.change(number, "+", str(large), told=f"a step of {large} leads to {{{number}}}")
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
    total = sheet.let("total", "the sum of the products so far", "0", told="")
    weight = sheet.let("weight", "the current weight", str(weights[0]), told="")
    digit = sheet.name("digit", "the current digit")
    sheet.begin(f"we multiply the digits by {weights[0]} and {weights[1]} in turn and add the products up")
    with sheet.block(f"for {digit} in {digits}:", told=""):
        sheet.change(total, "+", f"{weight} * {digit}", told=changed(total, "+", f"{weight} * {digit}"))
        sheet.line(f"{weight} = {sum(weights)} - {weight}", told="")
    told = f"divided by {modulus}, {{{total}}} leaves {{it}}"
    rest = sheet.let("remainder", "the remainder", f"{total} % {modulus}", told=told)
    check = f"({modulus} - {rest}) % {modulus}"
    needed = ", so the check digit is {it}"
    sheet.answer(sheet.let("check", "the check digit", check, told=needed) if missing else rest)


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
    result = sheet.let("result", "the letters written so far", '""', told="")
    letter = sheet.name("letter", "the current letter")
    sheet.begin("let us number the letters of the alphabet, with a as 0")
    move = sheet.let("move", "the shift of the next letter", shift, told="") if grows else shift
    with sheet.block(f"for {letter} in {word}:", told=""):
        told = f"the letter {{{letter}}} has number {{it}}"
        place = sheet.let("place", "the place of the letter in the alphabet", f"ord({letter}) - 97", told=told)
        moved = f"({place} {'-' if back else '+'} {move}) % 26"
        told = f", and {{{move}}} places {way} is number {{it}}"
        new = sheet.let("new_place", "the place of the new letter", moved, told=told)
        sheet.change(result, "+", f"chr({new} + 97)", told=f", which is {{{result}[-1]}}")
        if grows:
            sheet.change(move, "+", str(grows), told=f"the shift grows to {{{move}}}")
    sheet.answer(result, "str")


def _common(sheet: Sheet) -> None:
    a = sheet.given("first", "the first number", draw.whole(20, 400, 2))
    b = sheet.given("second", "the second number", draw.whole(12, 300, 3))
    gcd = helpers.common_divisor(sheet)
    divisor = sheet.let("divisor", "the greatest divisor of both", f"{gcd}({a}, {b})", told="")
    sheet.begin(f"let us find the greatest common divisor of {{{a}}} and {{{b}}}")
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
        told = f"{{{a}}} ÷ {{{divisor}}} × {{{b}}} = {{it}}"
        sheet.answer(sheet.let("common_multiple", "the least common multiple", f"{a} // {divisor} * {b}", told=told))
    elif kind == "tiles":
        sheet.say(
            f"a floor of {{{a}}} by {{{b}}} centimetres is to be covered with equal square tiles that are "
            "as large as possible, without cutting any. How many tiles are needed?"
        )
        told = f"one side takes {{{a}}} ÷ {{{divisor}}} = {{it}} tiles"
        along = sheet.let("along", "the tiles along the first side", f"{a} // {divisor}", told=told)
        told = f", the other one {{{b}}} ÷ {{{divisor}}} = {{it}}"
        across = sheet.let("across", "the tiles along the second side", f"{b} // {divisor}", told=told)
        told = f", which makes {working(f'{along} * {across}')}"
        sheet.answer(sheet.let("tiles", "the number of tiles", f"{along} * {across}", f"{divisor} > 1", told))
    else:
        sheet.say(
            f"two ropes, {{{a}}} and {{{b}}} centimetres long, are cut into equal pieces, as long as "
            "possible and with nothing left over. How many pieces are there?"
        )
        told = f"both ropes measure {working(f'{a} + {b}')}"
        whole = sheet.let("whole_length", "the length of both ropes", f"{a} + {b}", told=told)
        told = f", and {{{whole}}} ÷ {{{divisor}}} = {{it}}"
        sheet.answer(sheet.let("pieces", "the number of pieces", f"{whole} // {divisor}", f"{divisor} > 1", told))


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
    seen = sheet.let("seen", "the list of the different remainders so far", "[]", told="")
    number = sheet.name("number", "the current number")
    sheet.begin("let us go through the numbers|we take the numbers in order")
    with sheet.block(f"for {number} in range(1, {modulus}):", told=""):
        formula = " * ".join([number] * power) + (f" + {extra}" if extra else "")
        gloss = f"the {name}" + (" with the addition" if extra else "")
        value = sheet.let("value", gloss, formula, told=working(formula))
        rest = sheet.let("remainder", "the remainder", f"{value} % {modulus}", told=", which leaves {it}")
        with sheet.block(f"if {rest} not in {seen}:", told=("", ", which we have had before")):
            sheet.line(f"{seen}.append({rest})", told=f", remainder number {{len({seen})}}")
    sheet.answer(f"len({seen})", told="so {returned} different remainders occur")
