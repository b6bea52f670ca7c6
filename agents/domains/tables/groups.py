"""Rows by groups: sums, counts, the best group."""

from agents.domains.tables.records import Table
from agents.grammar import coda
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """Numbers by kinds, at times of some rows only, and what is asked of the groups."""
    table = Table(sheet)
    if sheet.level < 3:
        sheet.pick((_two, _largest))(sheet, table)
    else:
        _groups(sheet, table)
    coda.extend(sheet)


def _two(sheet: Sheet, table: Table) -> None:
    """Two groups by hand."""
    theme = table.theme
    one, two = theme.kinds[:2]
    said, code, shown = table.measure()
    sheet.say(
        f"by how much does the sum of {said} for the {theme.kind} {one} exceed that for the {theme.kind} "
        f"{two} (negative if it does not)?"
    )
    gap = sheet.let("gap", "the difference so far", "0", told="")
    with table.loop():
        with sheet.block(
            f'if {table.kind} == "{one}":',
            told=(f"{{{table.name}}} is listed under {one}", f"{{{table.name}}} is listed under {two}"),
        ):
            sheet.change(gap, "+", code, told=f", so {{old({gap})}} + {shown} = {{{gap}}}")
        with sheet.block("else:"):
            sheet.change(gap, "-", code, told=f", so {{old({gap})}} - {shown} = {{{gap}}}")
    sheet.answer(gap)


def _largest(sheet: Sheet, table: Table) -> None:
    """The largest number of each of two groups."""
    theme = table.theme
    one, two = theme.kinds[:2]
    said, code, shown = table.measure()
    sheet.say(
        f"take the largest value of {said} in the lines with the {theme.kind} {one} and the largest one in those "
        f"with the {theme.kind} {two} (0 where there is none). What is the sum of the two?"
    )
    a, b = (
        sheet.let("first_best", f"the largest value of {one} so far", "0", told=""),
        sheet.let("second_best", f"the largest value of {two} so far", "0", told=""),
    )
    with table.loop():
        with sheet.block(
            f'if {table.kind} == "{one}":',
            told=(
                f"{{{table.name}}} is listed under {one} and has {shown}",
                f"{{{table.name}}} is listed under {two} and has {shown}",
            ),
        ):
            sheet.line(f"{a} = max({a}, {code})", told=f", so the largest there is {{{a}}}")
        with sheet.block("else:"):
            sheet.line(f"{b} = max({b}, {code})", told=f", so the largest there is {{{b}}}")
    sheet.answer(sheet.let("both", "the sum of both", f"{a} + {b}", told=f"{{{a}}} + {{{b}}} = {{it}}"))


def _groups(sheet: Sheet, table: Table) -> None:
    theme = table.theme
    counting, limited = sheet.chance(0.3), sheet.chance(0.5)
    said, code, shown = ("the number of lines", "1", "1") if counting else table.measure()
    if limited:
        condition = table.test() if sheet.level < 5 else table.condition()
        sheet.say(f"only those lines are used in which the {theme.who} {condition.said}.")
    value = f"{said}" if counting else f"the sum of {said}"
    sheet.say(f"work out {value} for each {theme.kind} that appears{' in these lines' if limited else ''}.")
    totals = sheet.let("totals", "the numbers of the groups", "{}", told="")
    with table.loop():
        if limited:
            why = f"{{{table.name}}} {condition.why}"
            with sheet.block(f"if {condition.code}:", told=(f"{why}, so this line is used", f"{why}, so this line is not used")):
                _add(sheet, table, totals, code, shown)
        else:
            _add(sheet, table, totals, code, shown)
    sheet.pick((_best, _best, _spread, _over, _list, _pair))(sheet, table, totals)


def _add(sheet: Sheet, table: Table, totals: str, code: str, shown: str) -> None:
    way = sheet.rng.randrange(2)
    if way == 0:
        sheet.line(
            f"{totals}[{table.kind}] = {totals}.get({table.kind}, 0) + {code}",
            told=f"{{{table.name}}} adds {shown} to {{{table.kind}}}, which then has {{{totals}[{table.kind}]}}",
        )
        return
    with sheet.block(f"if {table.kind} not in {totals}:", told=(f"{{{table.kind}}} appears for the first time", "")):
        sheet.line(f"{totals}[{table.kind}] = 0", told="")
    sheet.change(
        f"{totals}[{table.kind}]",
        "+",
        code,
        told=f"{{{table.name}}} adds {shown} to {{{table.kind}}}, which then has {{{totals}[{table.kind}]}}",
    )


def _best(sheet: Sheet, table: Table, totals: str) -> None:
    low, name = sheet.chance(0.4), sheet.chance(0.5)
    end, sign = ("smallest", "<") if low else ("largest", ">")
    last = sheet.chance(0.3)
    sheet.say(
        (
            f"which {table.theme.kind} has the {end} number? If there are several, take the one "
            f"{'whose first appearance in these lines comes last' if last else 'that appears first in these lines'}."
        )
        if name
        else f"what is the {end} of these numbers, times the number of groups?"
    )
    best = sheet.let("best", f"the {end} number so far", "100000" if low else "-1", told="")
    winner = sheet.let("winner", "the best group so far", '""', told="") if name else ""
    group = sheet.name("group", "the group looked at")
    with (
        sheet.block(f"for {group} in {totals}:", need=f"len({totals}) > 1", told=f"{{{group}}} has {{{totals}[{group}]}}"),
        sheet.block(
            f"if {totals}[{group}] {sign}{'=' if last else ''} {best}:",
            told=(f", the {end} so far", ", which does not change that"),
        ),
    ):
        sheet.line(f"{best} = {totals}[{group}]", told="")
        if winner:
            sheet.line(f"{winner} = {group}", told="")
    if winner:
        sheet.answer(winner, "str", told="")
    else:
        sheet.answer(
            sheet.let("product", "the product", f"{best} * len({totals})", told=f"{{{best}}} × {{len({totals})}} = {{it}}")
        )


def _spread(sheet: Sheet, _: Table, totals: str) -> None:
    sheet.say("by how much does the largest of these numbers exceed the smallest?")
    high = sheet.let(
        "high", "the largest number", f"max({totals}.values())", need=f"len({totals}) > 1", told="the largest of them is {it}"
    )
    low = sheet.let(
        "low", "the smallest number", f"min({totals}.values())", told=" and the smallest is {it}".replace(" and", ", and", 1)
    )
    sheet.answer(sheet.let("gap", "the difference", f"{high} - {low}", told=f", and {{{high}}} - {{{low}}} = {{it}}"))


def _over(sheet: Sheet, _: Table, totals: str) -> None:
    limit = sheet.given("limit", "the limit", lambda rng, _: rng.randint(2, 60 * sheet.level))
    below = sheet.chance(0.4)
    sheet.say(
        f"what is the sum of those of these numbers that are {'at most' if below else 'greater than'} "
        f"{{{limit}}}? Add the number of groups for which this is not so."
    )
    total = sheet.let("total", "the result so far", "0", told="")
    group = sheet.name("group", "the group looked at")
    with sheet.block(f"for {group} in {totals}:", need=f"len({totals}) > 1", told=""):
        with sheet.block(
            f"if {totals}[{group}] {'<=' if below else '>'} {limit}:",
            told=(
                f"{{{totals}[{group}]}} for {{{group}}} is added",
                f"{{{totals}[{group}]}} for {{{group}}} is not of this kind, so 1 is added",
            ),
        ):
            sheet.change(total, "+", f"{totals}[{group}]", told=f", which makes {{{total}}}")
        with sheet.block("else:"):
            sheet.change(total, "+", "1", told=f", which makes {{{total}}}")
    sheet.answer(total)


def _list(sheet: Sheet, _: Table, totals: str) -> None:
    order = sheet.rng.randrange(2)
    sheet.say(
        (
            "list these numbers in the order in which the groups appear first.",
            "list these numbers from the smallest to the largest.",
        )[order]
    )
    found = f"list({totals}.values())" if order == 0 else f"sorted({totals}.values())"
    sheet.answer(found, "list[int]", need=f"len({totals}) > 1", told="so the numbers are {returned}")


def _pair(sheet: Sheet, table: Table, totals: str) -> None:
    one, two = sheet.rng.sample(table.theme.kinds[:3], 2)
    sheet.say(
        f"take the number for {one} and the number for {two}, or 0 for one that does not appear. What is ten "
        f"times the first number, less the second?"
    )
    a = sheet.let("one_number", f"the number for {one}", f'{totals}.get("{one}", 0)', told=f"{one} has {{it}}")
    b = sheet.let(
        "far_number",
        f"the number for {two}",
        f'{totals}.get("{two}", 0)',
        told=f" and {two} has {{it}}".replace(" and", ", and", 1),
    )
    sheet.answer(sheet.let("result", "the result", f"10 * {a} - {b}", told=f", and 10 × {{{a}}} - {{{b}}} = {{it}}"))
