"""Best or counted ways built up from smaller ones."""

from contextlib import ExitStack

from agents.domains.algorithms import fillings, rows
from agents.grammar import coda, draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import listed


def compose(sheet: Sheet) -> None:
    """A table that is filled from left to right, or from row to row."""
    makers = (
        (_apart, _apart, _stretch, _steps)
        if sheet.level < 3
        else (_apart, _stretch, _steps, _climb, _coins, _grid, fillings.longest, fillings.triangle, fillings.fill)
    )
    sheet.pick(makers)(sheet)
    coda.extend(sheet)
    frame.open_with(sheet, share=1)


def _apart(sheet: Sheet) -> None:
    """The best choice without neighbours."""
    row, values = rows.given(sheet)
    gap, asks = sheet.rng.randint(1, 2) if sheet.level > 2 else 1, sheet.rng.randint(0, 1)
    if gap == 1:
        sheet.say(f"some of the {row.many} are chosen, but never two neighbours.")
    else:
        sheet.say(f"some of the {row.many} are chosen, with at least two others between any two of them.")
    sheet.say(
        (
            "how large can the sum of their {0} be?"
            if not asks
            else "by how much does the largest possible sum of their {0} fall short of the sum of all {0}?"
        ).format(row.measures)
    )
    best = sheet.let("best", "the best sum up to the current one", "0", told="")
    before = sheet.let("best_before", "the best sum up to the one before", "0", told="")
    older = sheet.let("best_older", "the best sum up to the one before that", "0", told="") if gap == 2 else ""
    item = sheet.name("item", f"the current {row.measure}")
    back = older or before
    with sheet.block(f"for {item} in {values}:", told=""):
        with_it = sheet.let(
            "with_it",
            "the best sum with the current one",
            f"{back} + {item}",
            told=f"with {{{item}}} the sum can be {{{back}}} + {{{item}}} = {{it}}, without it {{{best}}}",
        )
        if older:
            sheet.line(f"{older} = {before}", told="")
        sheet.line(f"{before} = {best}", told="")
        with sheet.block(f"if {with_it} > {best}:", told=(f", so {{{item}}} is better taken", f", so {{{item}}} is better left")):
            sheet.line(f"{best} = {with_it}", told="")
    if asks:
        total = sheet.let("total", "the sum of all", f"sum({values})", told="all together have {it}")
        sheet.answer(sheet.let("short", "the difference", f"{total} - {best}", told=f", and {{{total}}} - {{{best}}} = {{it}}"))
    else:
        sheet.answer(best)


def _stretch(sheet: Sheet) -> None:
    """The best stretch of gains and losses."""
    what = sheet.pick(
        (
            "points won or lost by a player in the rounds of a game",
            "metres gained or lost on the stages of a hike",
            "degrees by which the temperature rose or fell day by day",
            "dollars won or lost by a dealer day by day",
        )
    )
    changes = sheet.given("changes", "the changes", draw.many(rows.size(sheet), -15, 18), "list[int]")
    worst, ask = sheet.chance(0.35), sheet.rng.randint(0, 2)
    sheet.say(f"these are the {what} (a minus means a loss or fall): {{{changes}}}.")
    end = "smallest" if worst else "largest"
    sheet.say(
        f"consider all stretches of one or more of them in a row. What is the {end} sum of a stretch"
        + (
            "?",
            ", and how many numbers has it (the first such stretch that is found from left to right)? Give the product of both.",
            ", multiplied by the place of its last number (of the first such stretch that is found from left to right)?",
        )[ask]
    )
    sheet.begin(f"the changes are {{{changes}}}")
    here = sheet.let("here", f"the {end} sum that ends here", "0", told="")
    best = sheet.let("best", f"the {end} sum so far", "1000" if worst else "-1000", told="")
    length = sheet.let("length", "the length of the stretch that ends here", "0", told="") if ask == 1 else ""
    place = sheet.let("place", "the place", "0", told="") if ask == 2 else ""
    spot = sheet.let("spot", f"the {'length' if ask == 1 else 'last place'} of the best stretch", "0", told="") if ask else ""
    item = sheet.name("item", "the current number")
    bad, sign = (">", "<") if worst else ("<", ">")
    with sheet.block(f"for {item} in {changes}:", told=""):
        if place:
            sheet.change(place, "+", "1", told="")
        with sheet.block(
            f"if {here} {bad} 0:", told=(f"the {{{here}}} before it does no good, so a stretch begins with {{{item}}}", "")
        ):
            sheet.line(f"{here} = {item}", told="")
            if length:
                sheet.line(f"{length} = 1", told="")
        with sheet.block("else:"):
            sheet.change(here, "+", item, told=f"{{old({here})}} + {{{item}}} = {{{here}}}")
            if length:
                sheet.change(length, "+", "1", told="")
        with sheet.block(f"if {here} {sign} {best}:", told=(f", which is the {end} so far", f", which is not the {end} so far")):
            sheet.line(f"{best} = {here}", told="")
            if spot:
                sheet.line(f"{spot} = {length or place}", told="")
    sheet.answer(
        sheet.let("product", "the product", f"{best} * {spot}", told=f"{{{best}}} × {{{spot}}} = {{it}}") if spot else best
    )


def _steps(sheet: Sheet) -> None:
    """The cheapest way along stepping stones."""
    where, unit = sheet.pick(
        (
            ("stepping stones in a river", "seconds"),
            ("toll stations on a road", "dollars"),
            ("rungs of an old ladder", "points of strength"),
            ("squares of a board game", "coins"),
        )
    )
    costs = sheet.given("costs", "the costs", draw.many(rows.size(sheet), 1, 30), "list[int]")
    reach = 2 if sheet.level < 4 else sheet.rng.randint(2, 3)
    must_first = sheet.chance(0.5)
    sheet.say(
        f"the {where} cost {{{costs}}} {unit} each time one steps on them, in this order. From one of them, "
        f"one gets to the next "
        f"one{' or the one after that' if reach == 2 else ', the one after that, or the third after it'}."
    )
    sheet.say(
        (
            f"one begins "
            f"{'on the first one' if must_first else 'before the first one, as if standing on one before it,'} and "
            f"has to step on the last one; {'both of' if must_first else 'all of'} these count. What is the "
            f"smallest possible total in {unit}?"
        )
        .replace("both of these count", "the first and the last one count too")
        .replace("all of these count", "the last one counts too")
    )
    sheet.begin(f"the costs are {{{costs}}}")
    table = (
        sheet.let("table", "the smallest totals so far", f"[{costs}[0]]", told="the first one costs {it[0]}")
        if must_first
        else sheet.let("table", "the smallest totals so far", "[0]", told="before the first one, nothing is paid")
    )
    place = sheet.name("place", "the place")
    start = "1" if must_first else "0"
    with sheet.block(f"for {place} in range({start}, len({costs})):", told=""):
        low = sheet.let(
            "low",
            "the cheapest way before",
            f"min({table}[-{reach}:])",
            told="the smallest total within reach is {it}",
        )
        sheet.line(
            f"{table}.append({low} + {costs}[{place}])",
            told=f", so stepping on {{{costs}[{place}]}} makes {{{low}}} + {{{costs}[{place}]}} = {{{table}[-1]}}",
        )
    sheet.answer(f"{table}[-1]")


def _climb(sheet: Sheet) -> None:
    """Ways to get up, some of them blocked."""
    goal = sheet.given("goal", "the number that is to be reached", draw.whole(3 + sheet.level, 4 + 2 * sheet.level))
    sizes = sorted(sheet.rng.sample(range(1, 6), 2 if sheet.level < 4 else 3))
    bad = sheet.given("blocked", "the number that must not be reached", draw.below("goal", 2)) if sheet.chance(0.6) else ""
    sheet.say(
        f"one begins with 0 and adds {listed([str(size) for size in sizes], 'or')} again and again, in any "
        f"order, until {{{goal}}} is reached."
    )
    if bad:
        sheet.say(f"{{{bad}}} must not be reached on the way.")
    sheet.say("in how many ways is this possible?")
    ways = sheet.let("ways", "the numbers of ways", "[1]", told="there is one way to be at 0")
    number, size = sheet.name("number", "the number"), sheet.name("size", "the number added last")
    with sheet.block(f"for {number} in range(1, {goal} + 1):", told=f"now for {{{number}}}"):
        total = sheet.let("total", "the number of ways to it so far", "0", told="")
        with ExitStack() as inside:
            if bad:
                inside.enter_context(sheet.block(f"if {number} != {bad}:", told=("", ", which must not be reached")))
            inside.enter_context(sheet.block(f"for {size} in {sizes}:", told=""))
            inside.enter_context(sheet.block(f"if {size} <= {number}:", told=("", "")))
            sheet.change(
                total, "+", f"{ways}[{number} - {size}]", told=f", {{{ways}[{number} - {size}]}} from {{{number} - {size}}}"
            )
        sheet.line(f"{ways}.append({total})", told=f", which makes {{{total}:way/ways}}")
    sheet.answer(f"{ways}[-1]")


def _coins(sheet: Sheet) -> None:
    """The fewest coins, or the number of ways to pay."""
    values = sorted(sheet.rng.sample((1, 3, 4, 5, 7), 2 if sheet.level < 4 else 3))
    if values[0] != 1:
        values = [1, *values[1:]]
    amount = sheet.given("amount", "the amount", draw.whole(3 + sheet.level, 3 + 2 * sheet.level + sheet.level))
    fewest = sheet.chance(0.5)
    sheet.say(f"a shop in a story takes coins of {listed([str(value) for value in values])} shells.")
    sheet.say(
        (
            f"for every amount from 1 to {{{amount}}} shells, take the smallest number of coins that pays it "
            f"exactly. What is the sum of these numbers?"
        )
        if fewest
        else f"in how many ways can {{{amount}}} shells be paid exactly, if the order of the coins does not matter?"
    )
    if fewest:
        table = sheet.let("fewest", "the fewest coins for each amount", "[0]", told="nothing needs no coin")
        sum_, coin = sheet.name("paid", "the amount looked at"), sheet.name("coin", "the coin")
        with sheet.block(f"for {sum_} in range(1, {amount} + 1):", told=f"now for {{{sum_}}}"):
            best = sheet.let("best", "the fewest coins so far", sum_, told="")
            with (
                sheet.block(f"for {coin} in {values}:", told=""),
                sheet.block(
                    f"if {coin} <= {sum_} and {table}[{sum_} - {coin}] + 1 < {best}:",
                    told=(
                        (
                            f", with a coin of {{{coin}}} it takes {{{table}[{sum_} - {coin}]}} + 1 = {{{table}[{sum_} - {coin}] "
                            f"+ 1}}"
                        ),
                        "",
                    ),
                ),
            ):
                sheet.line(f"{best} = {table}[{sum_} - {coin}] + 1", told="")
            sheet.line(f"{table}.append({best})", told=f", so the fewest are {{{best}}}")
        sheet.answer(f"sum({table})", told="added up, these numbers give {returned}")
        return
    ways = sheet.let(
        "ways", "the numbers of ways", f"[1] + [0] * {amount}", told="without coins only nothing can be paid, in one way"
    )
    sum_, coin = sheet.name("paid", "the amount looked at"), sheet.name("coin", "the coin")
    with (
        sheet.block(f"for {coin} in {values}:", told=f"now coins of {{{coin}}} may be used"),
        sheet.block(f"for {sum_} in range({coin}, {amount} + 1):", told=""),
    ):
        sheet.change(
            f"{ways}[{sum_}]",
            "+",
            f"{ways}[{sum_} - {coin}]",
            told=f", for {{{sum_}}} there are {{old({ways}[{sum_}])}} + {{{ways}[{sum_} - {coin}]}} = {{{ways}[{sum_}]}}",
        )
    sheet.answer(f"{ways}[{amount}]")


def _rows(level: int) -> draw.Draw:
    """A table of numbers."""
    return draw.grid(*{3: ((2, 2), (2, 3)), 4: ((2, 3), (3, 3)), 5: ((3, 3), (3, 4))}[level], 1, 9)


def _grid(sheet: Sheet) -> None:
    """Ways through a table from corner to corner."""
    grid = sheet.given("grid", "the rows of numbers", _rows(sheet.level), "list[list[int]]", "- {0}.")
    most, ways = sheet.chance(0.5), sheet.chance(0.25)
    diagonal = sheet.chance(0.4) and not ways
    sheet.say(
        f"a table of numbers has these rows:\n{{{grid}}}\n\nA token goes from the upper left to the lower "
        f"right corner, each time one place to the right or "
        f"down{' or to the place right and down' if diagonal else ''}."
    )
    end = "largest" if most else "smallest"
    sheet.say(
        (
            "in how many ways can it do so without stepping on a number below 3, not counting the corner at the "
            "beginning, and of how many such ways is the corner at the end the goal? Give this number."
        ).replace(", and of how many such ways is the corner at the end the goal? Give this number.", "?")
        if ways
        else f"what is the {end} possible sum of the numbers on its way, both corners included?"
    )
    best = sheet.let("best", "the numbers found for the line", "[]", told="")
    row, place = sheet.name("row", "the current row"), sheet.name("place", "the place in the row")
    above = sheet.let("above", "the numbers found for the line above", "[]", told="")
    with sheet.block(f"for {row} in {grid}:", told=f"now for the row {{{row}}}"):
        sheet.line(f"{above} = {best}", told="")
        sheet.line(f"{best} = []", told="")
        with sheet.block(f"for {place} in range(len({row})):", told=""):
            if ways:
                value = sheet.let("value", "the number of ways", "0", told="")
                with sheet.block(f"if len({above}) == 0 and {place} == 0:", told=("", "")):
                    sheet.line(f"{value} = 1", told="")
                with sheet.block(f"elif {row}[{place}] >= 3:", told=("", f", {{{row}[{place}]}} cannot be used")):
                    with sheet.block(f"if {place} > 0:", told=("", "")):
                        sheet.change(value, "+", f"{best}[-1]", told="")
                    with sheet.block(f"if len({above}) > 0:", told=("", "")):
                        sheet.change(value, "+", f"{above}[{place}]", told="")
                sheet.line(f"{best}.append({value})", told=f", place {{{place} + 1}} can be reached in {{{value}:way/ways}}")
            else:
                options = sheet.let("options", "the sums of the ways to it", "[]", told="")
                with sheet.block(f"if {place} > 0:", told=("", "")):
                    sheet.line(f"{options}.append({best}[-1])", told="")
                with sheet.block(f"if len({above}) > 0:", told=("", "")):
                    sheet.line(f"{options}.append({above}[{place}])", told="")
                if diagonal:
                    with sheet.block(f"if len({above}) > 0 and {place} > 0:", told=("", "")):
                        sheet.line(f"{options}.append({above}[{place} - 1])", told="")
                with sheet.block(f"if len({options}) == 0:", told=(f", the way begins with {{{row}[{place}]}}", "")):
                    sheet.line(f"{options}.append(0)", told="")
                sheet.line(
                    f"{best}.append({'max' if most else 'min'}({options}) + {row}[{place}])",
                    told=(
                        f", place {{{place} + 1}} is entered from {{{options}}}, which with its own {{{row}[{place}]}} makes "
                        f"{{{best}[-1]}}"
                    ),
                )
    sheet.answer(f"{best}[-1]", need=f"len({grid}) > 1")
