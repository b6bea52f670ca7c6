"""Places, medals, changes of rank."""

from agents.domains.tables.records import Table
from agents.grammar import coda
from agents.grammar.sheet import Sheet
from agents.grammar.words import number_word, ordinal


def compose(sheet: Sheet) -> None:
    """A number by which the rows are ranked, and what is asked of the ranking."""
    table = Table(sheet)
    makers = (
        (_extreme,)
        if sheet.level == 1
        else (_best_two, _place, _ahead)
        if sheet.level == 2
        else (_best_two, _place, _ahead, _top, _top, _prizes, _both, _order)
    )
    sheet.pick(makers)(sheet, table)
    coda.extend(sheet)


def _ways(sheet: Sheet, table: Table) -> tuple[str, str, str, bool, str]:
    said, code, shown = table.measure()
    low = sheet.chance(0.35)
    return said, code, shown, low, "smallest" if low else "largest"


def _extreme(sheet: Sheet, table: Table) -> None:
    """The best value alone."""
    said, code, shown, low, end = _ways(sheet, table)
    ask = sheet.rng.randint(0, 2)
    factor = sheet.rng.randint(2, 9)
    sheet.say(f"what is the {end} value of {said}" + ("?", ", times the number of lines?", f", times {factor}?")[ask])
    best = sheet.let("best", f"the {end} value so far", "100000" if low else "0", told="")
    with table.loop():
        sheet.line(
            f"{best} = {'min' if low else 'max'}({best}, {code})",
            told=f"{{{table.name}}} has {shown}, so the {end} so far is {{{best}}}",
        )
    if ask == 1:
        lines = sheet.let("lines", "the number of lines", f"len({table.rows})", told="there are {it:line/lines}")
        told = f", and {{{best}}} × {{{lines}}} = {{it}}"
        sheet.answer(sheet.let("product", "the product", f"{best} * {lines}", told=told))
    else:
        sheet.answer(best if ask == 0 else f"{factor} * {best}")


def _best_two(sheet: Sheet, table: Table) -> None:
    said, code, shown, low, end = _ways(sheet, table)
    asks = sheet.chance(0.5)
    sheet.say(
        f"the lines are ranked by {said}; the {end} value is the best one. "
        + (
            "Which one is second? If two are equal, the one that stands higher in the list is better."
            if asks
            else "By how much do the best and the second best value differ?"
        )
        .capitalize()
        .replace("if two", "If two")
    )
    start = "100000" if low else "0"
    first, second = (
        sheet.let("best", "the best value so far", start, told=""),
        sheet.let("next_best", "the second best value so far", start, told=""),
    )
    names = (
        (
            sheet.let("leader", "the best line so far", '""', told=""),
            sheet.let("follower", "the second best line so far", '""', told=""),
        )
        if asks
        else ()
    )
    sign = "<" if low else ">"
    with table.loop():
        value = sheet.let(
            "value",
            "the value",
            code,
            told=f"{{{table.name}}} has {{it}}" if code.isidentifier() else f"{{{table.name}}} has {shown} = {{it}}",
        )
        with sheet.block(f"if {value} {sign} {first}:", told=(", the best so far", "")):
            sheet.line(f"{second} = {first}", told="")
            sheet.line(f"{first} = {value}", told="")
            if names:
                sheet.line(f"{names[1]} = {names[0]}", told="")
                sheet.line(f"{names[0]} = {table.name}", told="")
        with sheet.block(
            f"elif {value} {sign} {second}:", told=(", the second best so far", ", which is not among the two best")
        ):
            sheet.line(f"{second} = {value}", told="")
            if names:
                sheet.line(f"{names[1]} = {table.name}", told="")
    if names:
        sheet.answer(names[1], "str", told="")
    else:
        sheet.answer(
            sheet.let(
                "gap",
                "the difference",
                f"abs({first} - {second})",
                f"0 < {second} < 100000 and {first} != {second}",
                told=f"{{{first}}} and {{{second}}} differ by {{it}}",
            )
        )


def _place(sheet: Sheet, table: Table) -> None:
    """The place of one line."""
    said, code, shown, low, end = _ways(sheet, table)
    at = sheet.rng.randint(1, 2 if sheet.level < 3 else 4)
    ties, last = sheet.chance(0.5), sheet.chance(0.3)
    which = "last" if last else ordinal(at)
    factor = sheet.rng.randint(2, 9)
    sheet.say(
        f"ranked by {said}, with the {end} value on place 1, a line has the place that is one more than the "
        f"number of lines with a better{' or equal' if ties else ''} "
        f"value{', itself not counted' if ties else ''}. What is the place of the {which} line, multiplied by "
        f"{factor} and increased by its own value?"
    )
    own = sheet.name("own", "the value of the line asked about")
    index = "-1" if last else str(at - 1)
    expression = code.replace(table.first, f"{table.rows}[{index}][2]").replace(table.second, f"{table.rows}[{index}][3]")
    sheet.line(
        f"{own} = {expression}",
        need=f"len({table.rows}) >= {at}",
        told=f"the {which} line is that of {{{table.rows}[{index}][0]}} with {{{own}}}",
    )
    better = sheet.let("place", "the place so far", "0" if ties else "1", told="")
    sign = "<" if low else ">"
    with table.loop():
        value = sheet.let(
            "value",
            "the value",
            code,
            told=f"{{{table.name}}} has {{it}}" if code.isidentifier() else f"{{{table.name}}} has {shown} = {{it}}",
        )
        with sheet.block(f"if {value} {sign}{'=' if ties else ''} {own}:", told=(", which counts", ", which does not count")):
            sheet.change(better, "+", "1", told=f" and makes {{{better}}}".replace(" and", ", so that it", 1))
    sheet.answer(
        sheet.let("result", "the result", f"{factor} * {better} + {own}", told=f"{factor} × {{{better}}} + {{{own}}} = {{it}}")
    )


def _ahead(sheet: Sheet, table: Table) -> None:
    """How many are ahead of the line before, in the order of the list."""
    said, code, shown, low, _ = _ways(sheet, table)
    kind = sheet.rng.randint(0, 2)
    sign = "<" if low else ">"
    word = "smaller" if low else "larger"
    sheet.say(
        f"each line is compared with the line above it by {said}. "
        + (
            "How many lines have a {0} value than the line above them? Multiply this number by the value of the last line.",
            "What is the sum of the values of the lines that have a {0} value than the line above them?",
            "By how much is the value {0} where the change in this direction is greatest? Answer 0 if there is none.",
        )[kind]
        .format(word)
        .capitalize()
        .replace("multiply", "Multiply")
        .replace("answer 0", "Answer 0")
    )
    before = sheet.let("before", "the value of the line above", "100000" if not low else "0", told="")
    found = sheet.let(
        "found", ("the number of such lines so far", "the sum so far", "the greatest change so far")[kind], "0", told=""
    )
    with table.loop():
        value = sheet.let(
            "value",
            "the value",
            code,
            told=f"{{{table.name}}} has {{it}}" if code.isidentifier() else f"{{{table.name}}} has {shown} = {{it}}",
        )
        with sheet.block(f"if {value} {sign} {before}:", told=(f", {word} than {{{before}}}", "")):
            if kind == 0:
                sheet.change(found, "+", "1", told=f", number {{{found}}}")
            elif kind == 1:
                sheet.change(found, "+", value, told=f", so the sum is {{old({found})}} + {{{value}}} = {{{found}}}")
            else:
                sheet.line(
                    f"{found} = max({found}, abs({value} - {before}))", told=f", and the greatest change so far is {{{found}}}"
                )
        sheet.line(f"{before} = {value}", told="")
    sheet.answer(
        found if kind else sheet.let("product", "the product", f"{found} * {before}", told=f"{{{found}}} × {{{before}}} = {{it}}")
    )


def _values(sheet: Sheet, table: Table, code: str, shown: str) -> str:
    values = sheet.let("values", "the values", "[]", told="")
    with table.loop():
        sheet.line(
            f"{values}.append({code})",
            told=f"{{{table.name}}} has {{{values}[-1]}}"
            if code.isidentifier()
            else f"{{{table.name}}} has {shown} = {{{values}[-1]}}",
        )
    return values


def _top(sheet: Sheet, table: Table) -> None:
    """The best ones, taken out one after the other."""
    said, code, shown, low, end = _ways(sheet, table)
    number, kind = sheet.rng.randint(2, 3), sheet.rng.randint(0, 2)
    sheet.say(
        f"of the values of {said}, the {end} is taken out, then the {end} of those that are left, and so on, "
        f"until {number_word(number)} have been taken out."
    )
    sheet.say(
        (
            "what is the sum of those taken out?",
            "what is the sum of those that are left?",
            "what is the difference between the first and the last one taken out, times the number of those that are left?",
        )[kind]
    )
    values = _values(sheet, table, code, shown)
    total = sheet.let("total", "the sum of those taken out so far", "0", told="") if kind == 0 else ""
    first = (
        sheet.let("first_out", "the first one taken out", f"{'min' if low else 'max'}({values})", told="") if kind == 2 else ""
    )
    turn, best = sheet.name("turn", "the number of the turn"), sheet.name("best", f"the {end} value that is left")
    with sheet.block(f"for {turn} in range({number}):", need=f"len({values}) > {number}", told=""):
        sheet.line(f"{best} = {'min' if low else 'max'}({values})", told=f"of {{{values}}}, {{{best}}} is taken out")
        sheet.line(f"{values}.remove({best})", told="")
        if total:
            sheet.change(total, "+", best, told=f", so the sum is {{old({total})}} + {{{best}}} = {{{total}}}")
    if kind == 0:
        sheet.answer(total)
    elif kind == 1:
        sheet.answer(f"sum({values})", told=f"{{{values}}} are left, and their sum is {{returned}}")
    else:
        sheet.answer(
            sheet.let(
                "result",
                "the result",
                f"abs({first} - {best}) * len({values})",
                told=f"{{{first}}} and {{{best}}} came first and last, {{len({values})}} are left, and the result is {{it}}",
            )
        )


def _prizes(sheet: Sheet, table: Table) -> None:
    """Money by steps."""
    said, code, shown, _, _ = _ways(sheet, table)
    at = 0 if code.startswith(table.first) else 1
    base = table.theme.high[at] * (table.theme.high[1] if "*" in code else 1)
    high, mid = base * 2 // 3, base // 3
    pays = sheet.rng.sample(range(3, 30), 3)
    sheet.say(
        f"whoever has a value above {high} for {said} gets {pays[0]} dollars, with a value above {mid} but "
        f"not above {high} {pays[1]} dollars, and all others get {pays[2]} dollars. How many dollars are that "
        f"in all?"
    )
    total = sheet.let("total", "the dollars so far", "0", told="")
    with table.loop():
        value = sheet.let(
            "value",
            "the value",
            code,
            told=f"{{{table.name}}} has {{it}}" if code.isidentifier() else f"{{{table.name}}} has {shown} = {{it}}",
        )
        for number, header in enumerate((f"if {value} > {high}:", f"elif {value} > {mid}:", "else:")):
            told = None if number == 2 else (f", which brings {pays[number]}", f", which brings {pays[2]}" if number else "")
            with sheet.block(header, told=told):
                sheet.change(total, "+", str(pays[number]), told=f" and makes {{{total}}}".replace(" and", ", so that it", 1))
    sheet.answer(total)


def _both(sheet: Sheet, table: Table) -> None:
    """Better in both numbers than another line."""
    theme = table.theme
    kind = sheet.rng.randint(0, 1)
    sheet.say(f"a line is beaten if another line has a larger {theme.numbers[0]} and also a larger {theme.numbers[1]}.")
    sheet.say(
        (
            f"how many lines are not beaten? Multiply this number by the largest {theme.numbers[0]}.",
            "list those that are not beaten, in the order of the table.",
        )[kind]
    )
    found = sheet.let("found", ("the number of lines so far", "the list so far")[kind], "[]" if kind else "0", told="")
    place, rival = sheet.name("place", "the place of the line"), sheet.name("rival", "the place of the other line")
    beaten = sheet.name("beaten", "what is found of the line")
    del sheet.glosses[table.kind], sheet.glosses[table.name], sheet.glosses[table.first], sheet.glosses[table.second]
    rows = table.rows
    with sheet.block(f"for {place} in range(len({rows})):", told=""):
        sheet.line(f"{beaten} = False", told="")
        with (
            sheet.block(f"for {rival} in range(len({rows})):", told=""),
            sheet.block(
                f"if {rows}[{rival}][2] > {rows}[{place}][2] and {rows}[{rival}][3] > {rows}[{place}][3]:",
                told=(
                    (
                        f"{{{rows}[{place}][0]}} with {{{rows}[{place}][2]}} and {{{rows}[{place}][3]}} is beaten by "
                        f"{{{rows}[{rival}][0]}} with {{{rows}[{rival}][2]}} and {{{rows}[{rival}][3]}}"
                    ),
                    "",
                ),
            ),
        ):
            sheet.line(f"{beaten} = True", told="")
            sheet.line("break", told="")
        with sheet.block(
            f"if not {beaten}:",
            told=(f"{{{rows}[{place}][0]}} with {{{rows}[{place}][2]}} and {{{rows}[{place}][3]}} is not beaten", ""),
        ):
            if kind:
                sheet.line(f"{found}.append({rows}[{place}][0])", told="")
            else:
                sheet.change(found, "+", "1", told=f", number {{{found}}}")
    if kind:
        sheet.answer(found, "list[str]", need=f"1 < len({found}) < 7")
        return
    best = sheet.let("largest", f"the largest {theme.numbers[0]}", "0", told="")
    with sheet.block(f"for {place} in range(len({rows})):", told=""):
        sheet.line(f"{best} = max({best}, {rows}[{place}][2])", told="")
    sheet.answer(
        sheet.let(
            "product",
            "the product",
            f"{found} * {best}",
            told=f"the largest is {{{best}}}, and {{{found}}} × {{{best}}} = {{it}}",
        )
    )


def _order(sheet: Sheet, table: Table) -> None:
    """The names in the order of their values."""
    said, code, shown, low, end = _ways(sheet, table)
    number = sheet.rng.randint(2, 3)
    sheet.say(
        f"the lines are ranked by {said}, the {end} value first; of equal ones, the one that stands higher in "
        f"the table comes first. Which {'two' if number == 2 else 'three'} come first? Give them in this "
        f"order."
    )
    ranked, values = (
        sheet.let("ranked", "the ranked lines so far", "[]", told=""),
        sheet.let("values", "their values so far".replace("their", "the"), "[]", told=""),
    )
    sign = "<=" if low else ">="
    with table.loop():
        value = sheet.let(
            "value",
            "the value",
            code,
            told=f"{{{table.name}}} has {{it}}" if code.isidentifier() else f"{{{table.name}}} has {shown} = {{it}}",
        )
        spot = sheet.let("spot", "the place for it", "0", told="")
        with sheet.block(f"while {spot} < len({values}) and {values}[{spot}] {sign} {value}:", told=("", "")):
            sheet.change(spot, "+", "1", told="")
        sheet.line(f"{values}.insert({spot}, {value})", told="")
        sheet.line(f"{ranked}.insert({spot}, {table.name})", told=f", which gives the order {{{ranked}}}")
    sheet.answer(f"{ranked}[:{number}]", "list[str]", need=f"len({ranked}) > {number}")
