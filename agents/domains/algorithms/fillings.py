"""Tables of sums that grow number by number."""

from agents.domains.algorithms import rows
from agents.grammar import draw
from agents.grammar.sheet import Sheet


def longest(sheet: Sheet) -> None:
    """The longest rising selection."""
    row, values = rows.given(sheet)
    falling, ask = sheet.chance(0.4), sheet.rng.randint(0, 1)
    word = row.less if falling else row.more
    sheet.say(f"some of the {row.many} are picked so that, from left to right, each one is {word} than the picked one before it.")
    sheet.say(
        (
            (
                f"for each {row.one}, take the largest number that can be picked if it is the last one. What is the "
                f"sum of these numbers?"
            ),
            f"what is the largest possible sum of the {row.measures} of those that are picked?",
        )[ask]
    )
    table = sheet.let("table", "the best numbers found so far", "[]", told="")
    i, j = sheet.name("place", "the place"), sheet.name("earlier", "the earlier place")
    with sheet.block(f"for {i} in range(len({values})):", told=f"let {{{values}[{i}]}} be the last one"):
        best = sheet.let("best", "the best number before it", "0", told="")
        with sheet.block(f"for {j} in range({i}):", told=""):
            test = f"{values}[{j}] {'>' if falling else '<'} {values}[{i}] and {table}[{j}] > {best}"
            with sheet.block(f"if {test}:", told=(f", it can follow {{{values}[{j}]}}, which has {{{table}[{j}]}}", "")):
                sheet.line(f"{best} = {table}[{j}]", told="")
        sheet.line(
            f"{table}.append({best} + {'1' if ask == 0 else f'{values}[{i}]'})",
            told=f", so it gets {{{best}}} + {'1' if ask == 0 else f'{{{values}[{i}]}}'} = {{{table}[-1]}}",
        )
    sheet.answer(
        f"sum({table})" if ask == 0 else f"max({table})",
        told="added up, these numbers give {returned}" if ask == 0 else "the largest of these numbers is {returned}",
    )


def triangle(sheet: Sheet) -> None:
    """A triangle of sums, row by row."""
    start = sheet.given("start", "the current row", draw.many((2, 1 + sheet.level), 1, 9), "list[int]")
    rounds = sheet.given("rounds", "the number of new rows", draw.whole(1, sheet.level))
    kind, ends = sheet.rng.randint(0, 2), sheet.chance(0.5)
    said = (
        "the sum of the two above it",
        "the difference between the larger and the smaller of the two above it",
        "the last digit of the product of the two above it",
    )[kind]
    sheet.say(
        f"the numbers {{{start}}} stand in a row. Below it comes a row with a number under every two neighbours, which is {said}"
        + ("; on both ends, a 1 is added." if ends else ".")
    )
    sheet.say(
        (
            f"this is done {{{rounds}}} times, each time with the row that was written last. What is the sum of "
            f"the numbers in the last row?"
        ).replace("{rounds}} times", "{rounds}} times")
    )
    turn, place = sheet.name("turn", "the number of the row"), sheet.name("place", "the place")
    sheet.begin(f"the first row is {{{start}}}")
    with sheet.block(
        f"for {turn} in range({rounds}):", need=f"{rounds} > 1 and len({start}) > " + ("1" if ends else f"{rounds} + 1"), told=""
    ):
        below = sheet.let("below", "the row below", "[]", told="")
        with sheet.block(f"for {place} in range(len({start}) - 1):", told=""):
            a, b = f"{start}[{place}]", f"{start}[{place} + 1]"
            code = (f"{a} + {b}", f"abs({a} - {b})", f"{a} * {b} % 10")[kind]
            made = (
                f"{{{a}}} + {{{b}}} = {{{below}[-1]}}",
                f"between {{{a}}} and {{{b}}} the difference is {{{below}[-1]}}",
                f"the product of {{{a}}} and {{{b}}} ends in {{{below}[-1]}}",
            )[kind]
            sheet.line(f"{below}.append({code})", told=made)
        sheet.line(f"{start} = [1] + {below} + [1]" if ends else f"{start} = {below}", told=f"so the next row is {{{start}}}")
    sheet.answer(f"sum({start})", told="added up, these numbers give {returned}")


def fill(sheet: Sheet) -> None:
    """Loads that can be reached exactly."""
    what, unit = sheet.pick(
        (("weights", "kilograms"), ("boards", "decimetres"), ("films", "minutes"), ("bags of sand", "kilograms"))
    )
    values = sheet.given("values", f"the {what}", draw.many((2, 1 + sheet.level), 2, 9), "list[int]")
    top = sheet.given("top", "the limit", draw.whole(8, 10 + 3 * sheet.level))
    kind = sheet.rng.randint(0, 2)
    sheet.say(f"there are {what} of {{{values}}} {unit}; each of them can be used once or not at all.")
    sheet.say(
        (
            f"which totals of at most {{{top}}} {unit} are possible, using none giving 0? Give the sum of all of them.",
            (
                f"how many different totals of at most {{{top}}} {unit} are possible (0 included)? Multiply the "
                f"number by the largest of them."
            ),
            f"what is the largest total of at most {{{top}}} {unit}?",
        )[kind]
    )
    sums = sheet.let("sums", "the totals found so far", "[0]", told="with nothing, the total is 0")
    value, total = sheet.name("value", "the value that is added"), sheet.name("total", "the total looked at")
    with sheet.block(f"for {value} in {values}:", told=f"we add {{{value}}} to the totals so far"):
        more = sheet.let("more", "the totals that are found", "[]", told="")
        with (
            sheet.block(f"for {total} in {sums}:", told=""),
            sheet.block(
                f"if {total} + {value} <= {top} and {total} + {value} not in {sums}:",
                told=(f", {{{total}}} + {{{value}}} = {{{total} + {value}}}", ""),
            ),
        ):
            sheet.line(f"{more}.append({total} + {value})", told="")
        sheet.line(f"{sums} = {sums} + {more}", told=f", so the totals are {{{sums}}}")
    if kind == 0:
        sheet.answer(f"sum({sums})", told="added up, they give {returned}")
    elif kind == 1:
        sheet.answer(
            f"len({sums}) * max({sums})",
            told=f"there are {{len({sums})}} of them, and times the largest one that is {{returned}}",
        )
    else:
        sheet.answer(f"max({sums})", told="the largest of them is {returned}")
