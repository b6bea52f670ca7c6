"""Factors: common divisors and multiples, prime factors, sieves, perfect numbers, divisibility tricks."""

from agents.domains.math import primes
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet, Told
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


def compose(sheet: Sheet) -> None:
    """Packing and Euclid's rule first, factorisations and sieves above."""
    makers = {1: (_blocks, _pieces), 2: (_tiles, _euclid, _gears, _trailing)}
    sheet.pick(makers.get(sheet.level, (primes.factorise, primes.factorise, _sieve, _classify, _lockers, _totient, _euclid)))(
        sheet
    )
    coda.extend(sheet)
    if sheet.level > 1:
        frame.open_with(sheet)


def _blocks(sheet: Sheet) -> None:
    a, b = sheet.rng.sample((2, 3, 4, 5, 6, 7, 8, 9, 10, 12), 2)
    common = next(number for number in range(a, a * b + 1, a) if number % b == 0)
    bound = sheet.given("bound", "the given bound", draw.whole(30, 900))
    thing = sheet.pick(("number", "page number", "house number", "ticket number"))
    gap = sheet.chance(0.5)
    which = f"the largest {thing} that is at most {{{bound}}} and can be divided by both {a} and {b} without a remainder"
    sheet.say(f"by how much does {{{bound}}} exceed {which}?" if gap else f"what is {which}?")
    sheet.begin(f"we go up to {{{bound}}}")
    told = f"what can be divided by both is a multiple of {common}, and {common} fits {{it:time/times}} into {{{bound}}}"
    times = sheet.let("times", "the factor of the largest multiple", f"{bound} // {common}", f"{bound} // {common} > 1", told)
    told = f", so the largest is {working(f'{common} * {times}')}"
    largest = sheet.let("largest", "the largest common multiple within the bound", f"{common} * {times}", told=told)
    if gap:
        need, told = f"{bound} % {common} > 0", working(f"{bound} - {largest}")
        sheet.answer(sheet.let("gap", "the distance to the bound", f"{bound} - {largest}", need, told))
    else:
        sheet.answer(largest)


def _pieces(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    what, unit = sheet.pick(
        (("rope", "centimetres"), ("ribbon", "centimetres"), ("plank", "centimetres"), ("wire", "millimetres"))
    )
    length = sheet.given("length", f"the length of the {what}", draw.whole(60, 900))
    piece = sheet.given("piece", "the length of a piece", draw.whole(7, 45))
    sheet.say(f"{who.name} cuts as many pieces of {{{piece}}} {unit} as possible from a {what} of {{{length}}} {unit}.")
    sheet.begin(f"we divide {{{length}}} by {{{piece}}}")
    need, told = f"{length} > 2 * {piece} and {length} % {piece} > 0", f"this leaves {{it}} {unit}"
    rest = sheet.let("rest", "the length that is left", f"{length} % {piece}", need, told)
    if sheet.chance(0.5):
        sheet.say(f"how many {unit} would the {what} have to be longer for nothing to be left over?")
        told = f", so for one more piece {working(f'{piece} - {rest}')} are missing"
        sheet.answer(sheet.let("missing", "the length that is missing", f"{piece} - {rest}", told=told))
    else:
        told = f", so {working(f'{length} - {rest}')} are used"
        used = sheet.let("used", "the length that is used", f"{length} - {rest}", told=told)
        sheet.say(f"how many {unit} of the {what} are used more than are left over?")
        sheet.answer(sheet.let("gap", "the difference", f"{used} - {rest}", told=f"that is {working(f'{used} - {rest}')} more"))


def _tiles(sheet: Sheet) -> None:
    what = sheet.pick(("floor", "wall", "terrace", "board", "quilt"))
    a = sheet.given("length", f"the length of the {what}", draw.whole(12, 240, 6))
    b = sheet.given("width", f"the width of the {what}", draw.whole(8, 180, 4))
    sheet.say(
        f"a {what} of {{{a}}} by {{{b}}} centimetres is to be covered with square tiles, all of the same "
        f"size, which is a whole number of centimetres and as large as possible. None is cut."
    )
    asked = sheet.rng.randint(0, 2)
    sheet.say(
        (
            "how many tiles are needed?",
            "how many centimetres is the side of a tile?",
            "how many tiles lie along the four edges of it, if each corner tile is counted for both of its edges?",
        )[asked]
    )
    sheet.begin(f"the side of a tile is the greatest common divisor of {{{a}}} and {{{b}}}")
    long = sheet.let("long", "the longer side of what is left", a, told="")
    short = sheet.let("short", "the shorter side of what is left", b, told="")
    fits = ("", f"{{{short}}} divides {{{long}}}, so a side is {{{short}}} long")
    with sheet.block(f"while {long} % {short} != 0:", need=f"{a} > {b} and {a} % {b} > 0", told=fits):
        told = f"{{old({long})}} divided by {{old({short})}} leaves {{{short}}}"
        sheet.line(f"{long}, {short} = {short}, {long} % {short}", told=told)
    if asked == 1:
        sheet.answer(short)
        return
    told = f"one way there are {{{a}}} ÷ {{{short}}} = {{it}} tiles"
    along = sheet.let("along", "the number of tiles along the length", f"{a} // {short}", told=told)
    told = f", the other way {{{b}}} ÷ {{{short}}} = {{it}}"
    across = sheet.let("across", "the number of tiles along the width", f"{b} // {short}", told=told)
    tiles = f"{along} * {across}" if asked == 0 else f"2 * ({along} + {across})"
    sheet.answer(sheet.let("tiles", "the number of tiles", tiles, told=f", which makes {working(tiles)}"))


def _euclid(sheet: Sheet) -> None:
    big = 60 * 4 ** (sheet.level - 1)
    a, b = (
        sheet.given("first", "the first number", draw.whole(big // 3, big)),
        sheet.given("second", "the second number", draw.whole(12, big // 2)),
    )
    kind = sheet.rng.randint(0, 3)
    sheet.say(
        (
            f"what is the greatest common divisor of {{{a}}} and {{{b}}}?",
            f"what is the least common multiple of {{{a}}} and {{{b}}}?",
            (
                f"the larger of two numbers is always replaced by its remainder on division by the smaller one, until "
                f"that remainder is 0. Beginning with {{{a}}} and {{{b}}}, how many divisions are made?"
            ),
            (
                f"beginning with {{{a}}} and {{{b}}}, the first number is divided by the second; then the second is "
                f"divided by the remainder, and so on, until the remainder is 0. What is the sum of all quotients?"
            ),
        )[kind]
    )
    sheet.begin(f"we divide {{{a}}} by {{{b}}}, then always the divisor by the remainder")
    x, y = sheet.let("dividend", "the dividend", a, told=""), sheet.let("divisor", "the divisor", b, told="")
    found = (
        sheet.let(
            "divisions" if kind == 2 else "quotients",
            "the number of divisions so far" if kind == 2 else "the sum of the quotients so far",
            "0",
            told="",
        )
        if kind >= 2
        else ""
    )
    with sheet.block(f"while {y} > 0:", need=f"{a} > {b}", told=("", f"so the last divisor is {{{x}}}")):
        if kind == 3:
            quotients = f"{{{y}}} fits {{{found} - old({found}):time/times}} into {{{x}}}, so the sum is {{{found}}}"
            sheet.change(found, "+", f"{x} // {y}", told=quotients)
        rest = sheet.let("rest", "the remainder", f"{x} % {y}", told=f"{{{x}}} divided by {{{y}}} leaves {{it}}")
        sheet.line(f"{x} = {y}", told="")
        sheet.line(f"{y} = {rest}", told="")
        if kind == 2:
            sheet.change(found, "+", "1", told=f", division number {{{found}}}")
    if kind == 1:
        product = sheet.let("product", "the product of both numbers", f"{a} * {b}", told=f"{{{a}}} × {{{b}}} = {{it}}")
        told = f", and {{{product}}} divided by {{{x}}} is {{it}}"
        sheet.answer(sheet.let("multiple", "the least common multiple", f"{product} // {x}", told=told))
    else:
        sheet.answer(found or x)


def _gears(sheet: Sheet) -> None:
    a, b = (
        sheet.given("first_teeth", "the number of teeth of the first wheel", draw.whole(8, 40)),
        sheet.given("second_teeth", "the number of teeth of the second wheel", draw.whole(10, 60)),
    )
    machine = sheet.pick(("a clockwork", "a mill", "a music box", "a crane", "a bicycle"))
    sheet.say(
        f"in {machine}, a wheel with {{{a}}} teeth drives a wheel with {{{b}}} teeth. A tooth of each is "
        f"marked, and the two marks touch."
    )
    asked = sheet.rng.randint(0, 1)
    sheet.say(
        ("after how many turns of the first wheel do the marks touch again?", "how many teeth pass until the marks touch again?")[
            asked
        ]
    )
    sheet.begin("let us turn the first wheel again and again")
    teeth = sheet.let("teeth", "the number of teeth that have passed", a, told="after one turn {it} teeth have passed")
    turns = sheet.let("turns", "the number of turns of the first wheel so far", "1", told="") if asked == 0 else ""
    told = (f", which is no multiple of {{{b}}}", f", which is a multiple of {{{b}}}")
    with sheet.block(f"while {teeth} % {b} != 0:", need=f"{a} % {b} > 0", told=told):
        sheet.change(teeth, "+", a, told=f"another turn makes {{{teeth}}} teeth")
        if turns:
            sheet.change(turns, "+", "1", told=f", in {{{turns}}} turns")
    sheet.answer(turns or teeth)


def _trailing(sheet: Sheet) -> None:
    n = sheet.given("number", "the given number", draw.whole(12, 400))
    base = sheet.pick((5, 7, 3))
    sheet.say(
        f"how often does the prime number {base} appear as a factor in the product of all whole numbers from 1 to {{{n}}}?"
        if base != 5
        else (
            f"with how many zeros does the product of all whole numbers from 1 to {{{n}}} end, that is, how often "
            "does the factor 5 appear in it?"
        )
    )
    sheet.begin(f"let us divide {{{n}}} by {base} again and again, rounding down")
    count = sheet.let("count", "the number of factors found so far", "0", told="")
    rest = sheet.let("quotient", "the quotient", n, told="")
    with sheet.block(f"while {rest} >= {base}:", told=("", f"{{{rest}}} is less than {base}, so this is all")):
        sheet.line(f"{rest} = {rest} // {base}", told=f"{{old({rest})}} divided by {base} gives {{{rest}}}")
        sheet.change(count, "+", rest, told=f", which makes {{{count}}} so far")
    sheet.answer(count)


def _sieve(sheet: Sheet) -> None:
    top = sheet.given("top", "the largest number", draw.whole(8 + 2 * sheet.level, 8 + 6 * sheet.level))
    kind = sheet.rng.randint(0, 2)
    stand = sheet.pick(("stand in a row", "stand on a blackboard", "are written on a strip of paper", "are printed on cards"))
    sheet.say(
        f"the numbers from 2 to {{{top}}} {stand}. Beginning with 2, the smallest number that is "
        f"neither crossed out nor used yet is used: all its larger multiples are crossed out. This is "
        f"repeated until the square of the next number to be used would be greater than {{{top}}}."
    )
    sheet.say(
        (
            "what is the sum of the numbers that are not crossed out?",
            (
                "how many times is a number crossed out, counting every time that one is hit, even if it has been "
                "crossed out before?"
            ),
            "what is the sum of the numbers that are crossed out more than once?",
        )[kind]
    )
    gloss = "the list that says how often each number has been crossed out"
    hits = sheet.let("hits", gloss, f"[0] * ({top} + 1)", told="")
    multiple = sheet.name("multiple", "the number to be crossed out")
    sheet.begin(f"the numbers go up to {{{top}}}")
    used = sheet.let("base", "the number that may be used", "2", told="")
    end = f"{{{used}}} × {{{used}}} is more than {{{top}}}, so nothing else is crossed out"
    with sheet.block(f"while {used} * {used} <= {top}:", told=("", end)):
        free = (f"{{{used}}} is not crossed out, so it is used", f"{{{used}}} is crossed out already")
        multiples = f"for {multiple} in range(2 * {used}, {top} + 1, {used}):"
        with sheet.block(f"if {hits}[{used}] == 0:", told=free), sheet.block(multiples, told=""):
            sheet.change(f"{hits}[{multiple}]", "+", "1", told=f", {{{multiple}}} is crossed out")
        sheet.change(used, "+", "1", told="")
    if kind == 1:
        sheet.answer(f"sum({hits})", told="counting every hit makes {returned}")
        return
    total = sheet.let("total", "the sum so far", "0", told="")
    number = sheet.name("number", "the number")
    with (
        sheet.block(f"for {number} in range(2, {top} + 1):", told=""),
        sheet.block(f"if {hits}[{number}] {'== 0' if kind == 0 else '> 1'}:", told=("", "")),
    ):
        which = "is left" if kind == 0 else f"has been crossed out {{{hits}[{number}]}} times"
        sheet.change(total, "+", number, told=f"{{{number}}} {which}, so the sum is {changed(total, '+', number)}")
    sheet.answer(total)


def _classify(sheet: Sheet) -> None:
    numbers = sheet.given(
        "numbers", "the given numbers", draw.many((2, 1 + sheet.level), 6, 10 + 3 * sheet.level, distinct=True), "list[int]"
    )
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        f"call a number rich if the sum of its divisors, itself left out, is greater than the number, and "
        f"poor otherwise. The numbers {{{numbers}}} are given."
    )
    sheet.say(
        (
            "what is the sum of the rich ones?",
            "for each of the poor ones, take the amount by which that sum is below the number. What do these amounts add up to?",
            "for each number, rich or poor, take the distance between it and that sum. What is the largest distance?",
        )[kind]
    )
    found = sheet.let(
        "found",
        ("the sum of the rich numbers so far", "the sum of the amounts so far", "the largest distance so far")[kind],
        "0",
        told="",
    )
    number, divisor = sheet.name("number", "the current number"), sheet.name("divisor", "the possible divisor")
    sheet.begin("let us look for the divisors of each number")
    with sheet.block(f"for {number} in {numbers}:", told=f"now {{{number}}}"):
        total = sheet.let("divisor_sum", "the sum of its divisors so far", "0", told="")
        test = f"if {number} % {divisor} == 0:"
        with sheet.block(f"for {divisor} in range(1, {number} // 2 + 1):", told=""), sheet.block(test, told=("", "")):
            sheet.change(total, "+", divisor, told=f", with {{{divisor}}} the divisors make {{{total}}}")
        if kind == 2:
            sheet.line(
                f"{found} = max({found}, abs({total} - {number}))", told=f", and the largest distance so far is {{{found}}}"
            )
        else:
            compared = (f"{{{total}}} is more than {{{number}}}", f"{{{total}}} is not more than {{{number}}}")
            test = f"if {total} > {number}:" if kind == 0 else f"if {total} <= {number}:"
            with sheet.block(test, told=compared if kind == 0 else compared[::-1]):
                sheet.change(
                    found, "+", number if kind == 0 else f"{number} - {total}", told=f", so the result so far is {{{found}}}"
                )
    sheet.answer(found)


def _lockers(sheet: Sheet) -> None:
    count = sheet.given("lockers", "the number of lockers", draw.whole(5, 4 + 3 * sheet.level))
    walkers = sheet.given("walkers", "the number of people", draw.whole(2, 1 + sheet.level))
    what = sheet.pick(("lockers", "doors", "windows", "lamps"))
    one = "is switched" if what == "lamps" else "is opened if it is closed, and closed if it is open"
    state = "off" if what == "lamps" else "closed"
    sheet.say(
        f"{{{count}}} {what}, numbered from 1 on, are all {state}. {{{walkers}}} people walk past. When the "
        f"first one does, each of them {one}; with the second one, this is done with every second of them, "
        f"with the third one, with every third, and so on."
    )
    kind = sheet.rng.randint(0, 1)
    ended = "on" if what == "lamps" else "open"
    sheet.say(
        (
            (
                f"how many changes are there altogether, and how many {what} are {ended} in the end? "
                "What is the sum of these two numbers?"
            ),
            f"what is the sum of the numbers of those that are {ended} in the end?",
        )[kind]
    )
    opened = sheet.let("open", f"the list of states of the {what}", f"[0] * ({count} + 1)", told="")
    changes = sheet.let("changes", "the number of changes so far", "0", told="") if kind == 0 else ""
    sheet.begin(f"at first all {{{count}}} {what} are {state}")
    on, off = ("on", "off") if what == "lamps" else ("opened", "closed")
    person, place = sheet.name("person", "the number of the person"), sheet.name("place", "the place")
    with (
        sheet.block(f"for {person} in range(1, {walkers} + 1):", told=f"now person {{{person}}} walks past"),
        sheet.block(f"for {place} in range({person}, {count} + 1, {person}):", told=""),
    ):
        told = f", number {{{place}}} is {'switched ' if what == 'lamps' else ''}{{{opened}[{place}]?{on}:{off}}}"
        sheet.line(f"{opened}[{place}] = 1 - {opened}[{place}]", told=told)
        if changes:
            sheet.change(changes, "+", "1", told="")
    if changes:
        told = f"these are {{{changes}:change/changes}}, and with those that are {ended} in the end this makes {{returned}}"
        sheet.answer(f"{changes} + sum({opened})", told=told)
        return
    total = sheet.let("total", "the sum so far", "0", told="")
    number = sheet.name("number", "the number")
    test = f"if {opened}[{number}] == 1:"
    with sheet.block(f"for {number} in range(1, {count} + 1):", told=""), sheet.block(test, told=("", "")):
        told = f"number {{{number}}} is {ended} in the end, so the sum is {changed(total, '+', number)}"
        sheet.change(total, "+", number, told=told)
    sheet.answer(total)


_GCD = """
def greatest_common_divisor(larger: int, smaller: int) -> int:
    while smaller > 0:
        larger, smaller = smaller, larger % smaller
    return larger
"""


def _totient(sheet: Sheet) -> None:
    number = sheet.given("number", "the given number", draw.whole(6, 8 + 4 * sheet.level))
    kind = sheet.rng.randint(0, 2)
    consider = sheet.pick(("consider", "look at", "take"))
    sheet.say(
        f"{consider} the whole numbers from 1 to {{{number}}} and, for each of them, "
        f"the greatest common divisor with {{{number}}}."
    )
    sheet.say(
        (
            "what is the sum of the numbers for which it is 1?",
            "what is the sum of all these divisors?",
            "what is the sum of the numbers for which it is greater than 1?",
        )[kind]
    )
    glosses = {"larger": "the dividend", "smaller": "the divisor"}
    lines: dict[int, Told] = {
        1: "let us compare {larger} with {smaller}",
        2: ("", ""),
        3: "{old(larger)} divided by {old(smaller)} leaves {smaller}",
        4: "the greatest common divisor is {returned}",
    }
    helper = sheet.helper("greatest_common_divisor", "the greatest common divisor", _GCD, glosses, lines)
    total = sheet.let("total", "the sum so far", "0", told="")
    other = sheet.name("other", "the other number")
    sheet.begin("let us take the numbers one by one|we go through the numbers")
    with sheet.block(f"for {other} in range(1, {number} + 1):", told=""):
        common = sheet.let("common", "the common divisor", f"{helper}({number}, {other})", told="")
        if kind == 1:
            sheet.change(total, "+", common, told=f", so the sum is {changed(total, '+', common)}")
        else:
            test = f"if {common} == 1:" if kind == 0 else f"if {common} > 1:"
            with sheet.block(test, told=("", f", so {{{other}}} does not count")):
                sheet.change(total, "+", other, told=f", so the sum is {changed(total, '+', other)}")
    sheet.answer(total)
