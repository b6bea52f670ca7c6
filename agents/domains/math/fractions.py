"""Fractions in lowest terms: sums, shares, unit fractions, continued fractions."""

from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet, Told
from agents.grammar.words import PEOPLE, ordinal
from agents.grammar.working import changed, working, written

_GCD = """
def greatest_common_divisor(number: int, divisor: int) -> int:
    while divisor > 0:
        number, divisor = divisor, number % divisor
    return number
"""


def compose(sheet: Sheet) -> None:
    """Parts of a quantity at level 1, sums at level 2, sequences of fractions above."""
    makers = {1: (_part, _share), 2: (_sum, _product, _compare, _part)}
    sheet.pick(makers.get(sheet.level, (_egyptian, _continued, _chain, _farey, _series, _unfold)))(sheet)
    frame.open_with(sheet)


def _gcd(sheet: Sheet) -> str:
    glosses = {"number": "the number still to be divided", "divisor": "the divisor"}
    lines: dict[int, Told] = {
        1: "let us look for what divides both {number} and {divisor}",
        2: ("", ""),
        3: "{old(number)} divided by {old(divisor)} leaves {divisor}",
        4: "so the greatest common divisor is {returned}",
    }
    return sheet.helper("greatest_common_divisor", "the greatest common divisor", _GCD, glosses, lines)


def _answer(sheet: Sheet, top: str, bottom: str, need: str = "") -> None:
    """Reduce and answer, as a list, or as the sum or another function of both parts."""
    if sheet.level < 3:
        factor = sheet.name("factor", "the common factor")
        sheet.line(f"{factor} = {_gcd(sheet)}({top}, {bottom})", need, told="")
    else:
        factor = sheet.let("factor", "the greatest common factor", f"{_gcd(sheet)}({top}, {bottom})", need, "")
    if sheet.chance(0.6):
        sheet.say("give it in lowest terms, as numerator and denominator.")
        told = f"dividing {{{top}}} and {{{bottom}}} by {{{factor}}} gives {{returned}}"
        sheet.answer(f"[{top} // {factor}, {bottom} // {factor}]", "list[int]", told=told)
        return
    told = f"in lowest terms, the numerator is {{{top}}} ÷ {{{factor}}} = {{it}}"
    low = sheet.let("reduced_top", "the reduced numerator", f"{top} // {factor}", told=told)
    told = f", and the denominator {{{bottom}}} ÷ {{{factor}}} = {{it}}"
    down = sheet.let("reduced_bottom", "the reduced denominator", f"{bottom} // {factor}", told=told)
    if sheet.chance(0.5):
        sheet.say("write it in lowest terms. What is the sum of its numerator and its denominator?")
        sheet.answer(f"{low} + {down}", told=working(f"{low} + {down}", "returned"))
    else:
        sheet.say("write it in lowest terms. By how much does its denominator exceed its numerator (negative if it does not)?")
        sheet.answer(sheet.let("excess", "the excess of the denominator", f"{down} - {low}", told=working(f"{down} - {low}")))


def _part(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    bottom = sheet.rng.randint(3, 9)
    top = sheet.rng.choice([number for number in range(2, bottom) if bottom % number or number == 1])
    what = sheet.pick(
        (
            "pages of a book",
            "kilometres of a tour",
            "dollars of savings",
            "seats of a hall",
            "stamps in an album",
            "minutes of a film",
        )
    )
    noun = what.split()[0]
    total = sheet.given("total", f"the number of all {noun}", draw.whole(24, 600))
    sheet.begin(f"let us cut the {{{total}}} {noun} into equal parts")
    told = f"each of the {bottom} parts has {{{total}}} ÷ {bottom} = {{it}} {noun}"
    share = sheet.let("part", "the size of a part", f"{total} // {bottom}", f"{total} % {bottom} == 0", told)
    told = f", so {top} of them have {working(f'{top} * {share}')}"
    taken = sheet.let("taken", f"the number of {noun} in that share", f"{top} * {share}", told=told)
    sheet.say(f"take {top}/{bottom} of {{{total}}} {what}.")
    told = f"this leaves {working(f'{total} - {taken}')}"
    rest = sheet.let("rest", f"the number of {noun} that are left", f"{total} - {taken}", told=told)
    if sheet.level == 1:
        sheet.say(f"how many {noun} are left?")
        sheet.answer(rest)
        return
    second = sheet.rng.randint(2, 6)
    one = "half" if second == 2 else ordinal(second)
    sheet.say(f"{who.name} takes one {one} of the remaining {noun}. How many {noun} are left then?")
    told = f"of these, {{{rest}}} ÷ {second} = {{it}} more are taken"
    more = sheet.let("more", f"the number of further {noun}", f"{rest} // {second}", f"{rest} % {second} == 0", told)
    told = f", and {working(f'{rest} - {more}')} are left"
    sheet.answer(sheet.let("final_rest", f"the number of {noun} that are left in the end", f"{rest} - {more}", told=told))


def _share(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    part = sheet.given("part", "the known part", draw.whole(6, 90))
    bottom = sheet.rng.randint(3, 9)
    top = sheet.rng.choice([number for number in range(2, bottom) if bottom % number])
    what = sheet.pick(("nuts", "stickers", "cherries", "plums", "buttons"))
    sheet.say(f"together, {top}/{bottom} of {who.name}'s {what} are {{{part}}} {what}.")
    sheet.begin(f"{{{part}}} {what} are {top} equal shares")
    told = f"so one share is {{{part}}} ÷ {top} = {{it}}"
    one = sheet.let("one", "the size of a share", f"{part} // {top}", f"{part} % {top} == 0", told)
    if sheet.chance(0.5):
        sheet.say(f"how many {what} does {who.name} have?")
        told = f", and all {bottom} shares are {working(f'{bottom} * {one}')}"
        sheet.answer(sheet.let("whole", f"the number of all {what}", f"{bottom} * {one}", told=told))
    else:
        sheet.say(f"how many {what} are the others?")
        others = f"{bottom - top} * {one}"
        told = f", and the others are {working(others)}"
        sheet.answer(sheet.let("others", f"the number of the other {what}", others, told=told))


def _given(sheet: Sheet, which: str, bottom: int = 12) -> tuple[str, str]:
    top = sheet.given(f"{which}_top", f"the {which} numerator", draw.whole(1, bottom - 1))
    return top, sheet.given(f"{which}_bottom", f"the {which} denominator", draw.whole(2, bottom))


def _sum(sheet: Sheet) -> None:
    (a, b), (c, d) = _given(sheet, "first"), _given(sheet, "second")
    minus = sheet.chance(0.4)
    who = sheet.pick(PEOPLE)
    sheet.say(
        f"{who.name} {'subtracts' if minus else 'adds'} {{{c}}}/{{{d}}} {'from' if minus else 'to'} "
        f"{{{a}}}/{{{b}}}. What is the result?"
    )
    left, right = _across(sheet, (a, b), (c, d))
    both = f"{left} {'-' if minus else '+'} {right}"
    told = f"this makes {working(both)}"
    top = sheet.let("top", "the numerator of the result", both, f"{left} > {right}" if minus else "", told)
    told = f", over the common denominator {working(f'{b} * {d}')}"
    bottom = sheet.let("bottom", "the common denominator", f"{b} * {d}", told=told)
    _answer(sheet, top, bottom)


def _across(sheet: Sheet, first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    """Both numerators over the common denominator."""
    (a, b), (c, d) = first, second
    sheet.begin(f"let us bring {{{a}}}/{{{b}}} and {{{c}}}/{{{d}}} to a common denominator")
    need, told = f"{a} < {b} and {c} < {d} and {b} != {d}", f"the first numerator becomes {working(f'{a} * {d}')}"
    left = sheet.let("left", "the first numerator over the common denominator", f"{a} * {d}", need, told)
    told = f", the second one {working(f'{c} * {b}')}"
    return left, sheet.let("right", "the second numerator over the common denominator", f"{c} * {b}", told=told)


def _product(sheet: Sheet) -> None:
    (a, b), (c, d) = _given(sheet, "first"), _given(sheet, "second")
    over = sheet.chance(0.5)
    sheet.say(f"what is {{{a}}}/{{{b}}} {'divided by' if over else 'times'} {{{c}}}/{{{d}}}?")
    turned = "we turn the second fraction upside down and multiply"
    sheet.begin(turned if over else "we multiply the numerators, and the denominators")
    upper, lower = f"{a} * {d if over else c}", f"{b} * {c if over else d}"
    told = f"the numerator is {working(upper)}"
    top = sheet.let("top", "the numerator of the result", upper, f"{a} < {b} and {c} < {d}", told)
    bottom = sheet.let("bottom", "the denominator of the result", lower, told=f", and the denominator is {working(lower)}")
    _answer(sheet, top, bottom)


def _compare(sheet: Sheet) -> None:
    (a, b), (c, d) = _given(sheet, "first", 20), _given(sheet, "second", 20)
    sheet.say(f"by how much do the two fractions {{{a}}}/{{{b}}} and {{{c}}}/{{{d}}} differ?")
    left, right = _across(sheet, (a, b), (c, d))
    need, told = f"{left} != {right}", "they differ by {it}"
    top = sheet.let("top", "the difference of these products", f"abs({left} - {right})", need, told)
    told = f", over the common denominator {working(f'{b} * {d}')}"
    bottom = sheet.let("bottom", "the common denominator", f"{b} * {d}", told=told)
    _answer(sheet, top, bottom)


def _egyptian(sheet: Sheet) -> None:
    top = sheet.given("top", "the numerator", draw.whole(2, 6 + 6 * sheet.level))
    bottom = sheet.given("bottom", "the denominator", draw.above("top", 2, 20 + 20 * sheet.level))
    sheet.say(
        f"from {{{top}}}/{{{bottom}}} the largest fraction with numerator 1 that is not greater than it is "
        f"subtracted, then the largest such fraction from the rest, and so on, until nothing is left."
    )
    found = sheet.let("found", "the list of denominators so far", "[]", told="")
    sheet.begin(f"we begin with {{{top}}}/{{{bottom}}}|let us take parts from {{{top}}}/{{{bottom}}}")
    with sheet.block(f"while {top} > 0:", told=("", "")):
        told = f"the largest fraction in {{{top}}}/{{{bottom}}} with numerator 1 has the denominator {{it}}"
        smallest = f"({bottom} + {top} - 1) // {top}"
        unit = sheet.let("unit", "the smallest denominator that fits", smallest, f"len({found}) < 4", told)
        sheet.line(f"{found}.append({unit})", told="")
        told = f"the rest has the numerator {{old({top})}} × {{{unit}}} - {{{bottom}}} = {{{top}}}"
        sheet.line(f"{top} = {top} * {unit} - {bottom}", told=told)
        told = f", and the denominator {changed(bottom, '*', unit)}"
        sheet.line(f"{bottom} = {bottom} * {unit}", need=f"{bottom} < 100000", told=told)
        if sheet.level >= 4 or sheet.chance(0.3):
            factor = sheet.let("factor", "the common factor", f"{_gcd(sheet)}({bottom}, {top})", told="")
            sheet.line(f"{top} = {top} // {factor}", told="")
            sheet.line(f"{bottom} = {bottom} // {factor}", told=f"in lowest terms, the rest is {{{top}}}/{{{bottom}}}")
    if sheet.chance(0.5):
        sheet.say("list the denominators of the subtracted fractions in this order.")
        sheet.answer(found, "list[int]", need=f"len({found}) > 1")
    else:
        sheet.say("what is the sum of the denominators of the subtracted fractions?")
        sheet.answer(f"sum({found})", need=f"len({found}) > 1", told=f"{{{found}}} add up to {{returned}}")


def _continued(sheet: Sheet) -> None:
    top = sheet.given("top", "the numerator", draw.whole(20, 90 * sheet.level))
    bottom = sheet.given("bottom", "the denominator", draw.whole(12, 60 * sheet.level))
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        f"write {{{top}}}/{{{bottom}}} as a whole number plus a rest below 1, turn the rest upside down, do "
        f"the same with it, and so on, until there is no rest."
    )
    found = sheet.let(
        "found",
        ("the list of whole numbers so far", "the sum of the whole numbers so far", "the largest whole number so far")[kind],
        "[]" if kind == 0 else "0",
        told="",
    )
    sheet.begin(f"we divide {{{top}}} by {{{bottom}}}, then always the divisor by the rest")
    with sheet.block(f"while {bottom} > 0:", told=("", "")):
        told = f"{{{bottom}}} fits {{it:time/times}} into {{{top}}}"
        whole = sheet.let("whole", "the whole number", f"{top} // {bottom}", told=told)
        rest = sheet.let("rest", "the rest", f"{top} % {bottom}", told=", with a rest of {it}")
        if kind == 0:
            sheet.line(f"{found}.append({whole})", told="")
        elif kind == 1:
            sheet.change(found, "+", whole, told=f", so the sum is {changed(found, '+', whole)}")
        else:
            larger = (f", and {{{whole}}} is the largest so far", f", and {{{found}}} stays the largest")
            with sheet.block(f"if {whole} > {found}:", told=larger):
                sheet.line(f"{found} = {whole}", told="")
        sheet.line(f"{top} = {bottom}", told="")
        sheet.line(f"{bottom} = {rest}", told="")
    sheet.say(
        (
            "list the whole numbers that appear, in this order.",
            "what is the sum of the whole numbers that appear?",
            "what is the largest of the whole numbers that appear?",
        )[kind]
    )
    if kind == 0:
        sheet.answer(found, "list[int]", need=f"1 < len({found}) < 9")
    else:
        sheet.answer(found)


def _unfold(sheet: Sheet) -> None:
    terms = sheet.given("terms", "the whole numbers", draw.many((3, 2 + sheet.level), 1, 5), "list[int]")
    sheet.say(
        f"a continued fraction has the whole numbers {{{terms}}}: begin with the last of them; then, going "
        f"back, always turn the result upside down and add the number before. What fraction comes out?"
    )
    sheet.begin(f"we go back through {{{terms}}}")
    top = sheet.let("top", "the numerator", f"{terms}[-1]", told="the last of them is {it}")
    bottom = sheet.let("bottom", "the denominator", "1", told="")
    place = sheet.name("term", "the number to be added")
    with sheet.block(f"for {place} in reversed({terms}[:-1]):", told=""):
        turned = sheet.let("turned", "the numerator turned down", top, told="")
        sums = f"{{{place}}} × {{{turned}}} + {{{bottom}}} = {{{top}}}"
        told = f"{{{bottom}}}/{{{turned}}} and {{{place}}} more make the numerator {sums}"
        sheet.line(f"{top} = {place} * {turned} + {bottom}", told=told)
        sheet.line(f"{bottom} = {turned}", told=f", over {{{bottom}}}")
    _answer(sheet, top, bottom)


def _chain(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    tops = sheet.given("tops", "the numerators", draw.many((2, 1 + sheet.level), 1, 5), "list[int]")
    bottoms = sheet.given("bottoms", "the denominators", draw.alike(tops, 2, 9), "list[int]")
    what = sheet.pick(("adds up", "multiplies"))
    adds = what == "adds up"
    sheet.say(
        f"the fractions on {who.name}'s sheet have the numerators {{{tops}}} and, in the same order, the "
        f"denominators {{{bottoms}}}. {who.name} {what} all of them. What is the result?"
    )
    top, bottom = (
        sheet.let("top", "the numerator so far", "0" if adds else "1", told=""),
        sheet.let("bottom", "the denominator so far", "1", told=""),
    )
    a, b = sheet.name("upper", "the upper number"), sheet.name("lower", "the lower number")
    begun = "0/1 and bring each fraction to the common denominator" if adds else "1/1"
    sheet.begin(f"we start from {begun}")
    with sheet.block(f"for {a}, {b} in zip({tops}, {bottoms}):", told=f"with {{{a}}}/{{{b}}}"):
        sums = f", the numerator is {{old({top})}} × {{{b}}} + {{{a}}} × {{{bottom}}} = {{{top}}}"
        told = sums if adds else f", the numerator is {changed(top, '*', a)}"
        sheet.line(f"{top} = {top} * {b} + {a} * {bottom}" if adds else f"{top} = {top} * {a}", told=told)
        told = f", and the denominator {changed(bottom, '*', b)}"
        sheet.line(f"{bottom} = {bottom} * {b}", need=f"{bottom} < 20000", told=told)
    _answer(sheet, top, bottom)


def _series(sheet: Sheet) -> None:
    count = sheet.given("count", "the number of terms", draw.whole(2, 2 + sheet.level))
    step, kind = sheet.rng.randint(1, 3), sheet.rng.randint(0, 2)
    named = ("1/(n·(n+{}))", "n/(n+{})", "1/(n+{})")[kind].format(step)
    signs = sheet.chance(0.4)
    sheet.say(
        f"{'add and subtract in turn, beginning with a plus,' if signs else 'add up'} the numbers {named} for "
        f"n = 1, 2, and so on, up to n = {{{count}}}. What is the result?"
    )
    top = sheet.let("top", "the numerator so far", "0", told="")
    bottom = sheet.let("bottom", "the denominator so far", "1", told="")
    n = sheet.name("n", "the value of n")
    sign = sheet.let("sign", "the sign", "1", told="") if signs else ""
    sheet.begin("we start from 0/1 and bring each number to the common denominator")
    with sheet.block(f"for {n} in range(1, {count} + 1):", told=""):
        below = f"{n} * ({n} + {step})" if kind == 0 else f"{n} + {step}"
        told = f"for n = {{{n}}}, the denominator is {working(below)}"
        lower = sheet.let("lower", "the denominator of the term", below, told=told)
        upper = n if kind == 1 else "1"
        term = f"{f'{sign} * ' if signs else ''}{upper} * {bottom}"
        added = f" * {lower} + {term}".replace(" + 1 * ", " + ").replace(" * 1 * ", " * ")
        told = f", so the numerator so far is {{old({top})}}{written(added)} = {{{top}}}"
        sheet.line(f"{top} = {top}{added}", need=f"{bottom} < 20000", told=told)
        sheet.line(f"{bottom} = {bottom} * {lower}", told=f", over {changed(bottom, '*', lower)}")
        if sign:
            sheet.line(f"{sign} = -{sign}", told="")
    _answer(sheet, top, bottom)


def _farey(sheet: Sheet) -> None:
    top = sheet.given("top", "the sought numerator", draw.whole(1, 4 + 6 * sheet.level))
    bottom = sheet.given("bottom", "the sought denominator", draw.above("top", 1, 20 + 24 * sheet.level))
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        f"begin with the fractions 0/1 and 1/1. The fraction between two is the one with the sum of the "
        f"numerators over the sum of the denominators. As long as it is not equal to {{{top}}}/{{{bottom}}}, "
        f"it replaces the lower one of the two if it is less than {{{top}}}/{{{bottom}}}, and the upper one "
        f"otherwise."
    )
    sheet.begin(f"let us close in on {{{top}}}/{{{bottom}}}, beginning with 0/1 and 1/1")
    a = sheet.let("low_top", "the lower numerator", "0", told="")
    b = sheet.let("low_bottom", "the lower denominator", "1", told="")
    c = sheet.let("high_top", "the upper numerator", "1", told="")
    d = sheet.let("high_bottom", "the upper denominator", "1", told="")
    count = sheet.let("steps", "the number of replacements so far", "0", told="") if kind else ""
    x, y = f"({a} + {c})", f"({b} + {d})"
    between = f"between {{{a}}}/{{{b}}} and {{{c}}}/{{{d}}} lies {{{a} + {c}}}/{{{b} + {d}}}"
    equal = f", which is equal to {{{top}}}/{{{bottom}}}"
    with sheet.block(f"while {x} * {bottom} != {top} * {y}:", told=(between, f"{between}{equal}")):
        side = (f", which is less than {{{top}}}/{{{bottom}}}", f", which is more than {{{top}}}/{{{bottom}}}")
        with sheet.block(f"if {x} * {bottom} < {top} * {y}:", told=side):
            sheet.change(a, "+", c, told=", so it becomes the lower one")
            sheet.change(b, "+", d, told="")
        with sheet.block("else:"):
            sheet.change(c, "+", a, told=", so it becomes the upper one")
            sheet.change(d, "+", b, told="")
        if count:
            sheet.change(count, "+", "1", told=f", in replacement number {{{count}}}")
    if count:
        sheet.say("how many replacements are there? Multiply this number by the sum of the two denominators in the end.")
        product = f"{count} * ({b} + {d})"
        sheet.answer(sheet.let("result", "the product", product, told=working(product)))
    else:
        sheet.say("what is the sum of the four numbers of the two fractions in the end?")
        sheet.answer(f"{a} + {b} + {c} + {d}", told=working(f"{a} + {b} + {c} + {d}", "returned"))
