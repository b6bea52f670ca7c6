"""Rows that fulfil conditions, and what they add up to."""

from agents.domains.tables.records import Table, Test
from agents.grammar import coda
from agents.grammar.sheet import Sheet


def compose(sheet: Sheet) -> None:
    """A condition and a question about the rows that fulfil it; at higher levels another rule for the others."""
    table = Table(sheet)
    condition = table.condition()
    sheet.pick((_sum, _sum, _count, _best, _names, _mean, _gap, _twofold, _first))(sheet, table, condition)
    coda.extend(sheet)


def _heads(condition: Test, table: Table, *, yes: str = "which counts", no: str = "which does not count") -> tuple[str, str]:
    head = f"{{{table.name}}} {condition.why}"
    return f"{head}, {yes}", f"{head}, {no}"


def _sum(sheet: Sheet, table: Table, condition: Test) -> None:
    said, code, shown = table.measure()
    sheet.say(
        f"every {table.theme.who} counts who or which {condition.said}. What is the sum of {said} over all that count?".replace(
            "who or which", "that"
        )
    )
    total = sheet.let("total", "the sum so far", "0", told="")
    with table.loop(), sheet.block(f"if {condition.code}:", told=_heads(condition, table)):
        sheet.change(total, "+", code, told=f", and {{old({total})}} + {shown} = {{{total}}}")
    sheet.answer(total)


def _count(sheet: Sheet, table: Table, condition: Test) -> None:
    points, minus = sheet.rng.randint(2, 9), sheet.rng.randint(1, 4)
    sheet.say(
        f"each {table.theme.who} that {condition.said} brings {points} points, and each other one costs "
        f"{minus} point{'s' * (minus > 1)}. How many points are that in all?"
    )
    total = sheet.let("points", "the points so far", "0", told="")
    with table.loop():
        with sheet.block(
            f"if {condition.code}:", told=_heads(condition, table, yes=f"which brings {points}", no=f"which costs {minus}")
        ):
            sheet.change(total, "+", str(points), told=f" and makes {{{total}}}".replace(" and", ", so that it", 1))
        with sheet.block("else:"):
            sheet.change(total, "-", str(minus), told=f" and makes {{{total}}}".replace(" and", ", so that it", 1))
    sheet.answer(total)


def _best(sheet: Sheet, table: Table, condition: Test) -> None:
    said, code, shown = table.measure()
    asks, low, last = sheet.chance(0.6), sheet.chance(0.4), sheet.chance(0.4)
    end, sign = ("smallest", "<") if low else ("largest", ">")
    sheet.say(
        (
            f"only those are looked at of which it is true that the {table.theme.who} {condition.said}. Which of "
            f"them has the {end} value of {said}"
        )
        + (
            f"? If there are several, take the {'last' if last else 'first'} one."
            if asks
            else ", and what is this value? Give the value only."
        )
    )
    best = sheet.let("best", f"the {end} value so far", "100000" if low else "0", told="")
    winner = sheet.let("winner", "the best one so far", '""', told="") if asks else ""
    with (
        table.loop(),
        sheet.block(
            f"if {condition.code}:", told=_heads(condition, table, yes="which is looked at", no="which is not looked at")
        ),
    ):
        value = sheet.let("value", "the value", code, told=", with {it}" if code.isidentifier() else f", with {shown} = {{it}}")
        with sheet.block(
            f"if {value} {sign}{'=' if last and asks else ''} {best}:", told=(f", the {end} so far", ", which changes nothing")
        ):
            sheet.line(f"{best} = {value}", told="")
            if winner:
                sheet.line(f"{winner} = {table.name}", told="")
    if winner:
        sheet.answer(winner, "str", need=f'{winner} != ""', told="")
    else:
        sheet.answer(best, need=f"0 < {best} < 100000")


def _names(sheet: Sheet, table: Table, condition: Test) -> None:
    backwards = sheet.chance(0.4)
    sheet.say(
        f"list every {table.theme.who} that {condition.said}, "
        f"{'from the bottom to the top of the list' if backwards else 'in the order of the list'}."
    )
    found = sheet.let("found", "the list so far", "[]", told="")
    with (
        table.loop(),
        sheet.block(
            f"if {condition.code}:", told=_heads(condition, table, yes="which goes into the list", no="which does not fit")
        ),
    ):
        sheet.line(f"{found} = [{table.name}] + {found}" if backwards else f"{found}.append({table.name})", told="")
    sheet.answer(found, "list[str]", need=f"1 < len({found}) < 7")


def _mean(sheet: Sheet, table: Table, condition: Test) -> None:
    said, code, shown = table.measure()
    sheet.say(
        f"look at every {table.theme.who} that {condition.said}. What is the mean of {said}, rounded down to a whole number?"
    )
    total, count = (
        sheet.let("total", "the sum so far", "0", told=""),
        sheet.let("count", "the number of lines so far", "0", told=""),
    )
    with table.loop(), sheet.block(f"if {condition.code}:", told=_heads(condition, table)):
        sheet.change(total, "+", code, told=f", and {{old({total})}} + {shown} = {{{total}}}")
        sheet.change(count, "+", "1", told=f" for {{{count}:line/lines}}".replace(" for", ", for", 1))
    sheet.answer(
        sheet.let(
            "mean",
            "the mean",
            f"{total} // {count}",
            f"{count} > 1",
            told=f"{{{total}}} divided by {{{count}}} gives {{it}}, rounded down",
        )
    )


def _gap(sheet: Sheet, table: Table, condition: Test) -> None:
    said, code, shown = table.measure()
    sheet.say(
        f"add up {said} of every {table.theme.who} that {condition.said}, and separately that of all others. "
        f"By how much do the two sums differ?"
    )
    one, two = (
        sheet.let("first_sum", "the sum of those that fit", "0", told=""),
        sheet.let("other_sum", "the sum of the others", "0", told=""),
    )
    with table.loop():
        with sheet.block(
            f"if {condition.code}:",
            told=_heads(condition, table, yes="so it belongs to the first sum", no="so it belongs to the other sum"),
        ):
            sheet.change(one, "+", code, told=f", {{old({one})}} + {shown} = {{{one}}}")
        with sheet.block("else:"):
            sheet.change(two, "+", code, told=f", {{old({two})}} + {shown} = {{{two}}}")
    sheet.answer(sheet.let("gap", "the difference", f"abs({one} - {two})", told=f"{{{one}}} and {{{two}}} differ by {{it}}"))


def _twofold(sheet: Sheet, table: Table, condition: Test) -> None:
    """Three cases."""
    other = table.test()
    said, code, shown = table.measure()
    factor = sheet.rng.randint(2, 4)
    sheet.say(
        (
            f"for a {table.theme.who} that {condition.said}, {said} is added; if that is not so, but it "
            f"{other.said}, {factor} is subtracted; otherwise nothing happens. What is the result, beginning with "
            f"{factor * 10}?"
        )
        .replace("for a a", "for an a")
        .replace("for a o", "for an o")
    )
    total = sheet.let("result", "the result so far", str(factor * 10), told="")
    head = f"{{{table.name}}} {condition.why}"
    with table.loop():
        with sheet.block(f"if {condition.code}:", told=(head, head)):
            sheet.change(total, "+", code, told=f", so {{old({total})}} + {shown} = {{{total}}}")
        with sheet.block(
            f"elif {other.code}:", told=(f" and {other.why}".replace(" and", ", and", 1), f", {other.why}, so nothing happens")
        ):
            sheet.change(total, "-", str(factor), told=f", so {{{total}}} remain")
    sheet.answer(total)


def _first(sheet: Sheet, table: Table, condition: Test) -> None:
    """Up to the n-th one that fits."""
    said, code, shown = table.measure()
    wanted = 1 if sheet.level < 3 else sheet.rng.randint(2, 3)
    sheet.say(
        f"go down the list and add up {said} of all lines, until {wanted} "
        f"{'line has' if wanted == 1 else 'lines have'} come of which it is true that the {table.theme.who} "
        f"{condition.said}; {'that line' if wanted == 1 else 'the last of these lines'} is still added. What "
        f"is the sum? If there are not so many such lines, all are added."
    )
    total, count = (
        sheet.let("total", "the sum so far", "0", told=""),
        sheet.let("count", "the number of such lines so far", "0", told=""),
    )
    with table.loop():
        sheet.change(total, "+", code, told=f"with {{{table.name}}}, the sum is {{old({total})}} + {shown} = {{{total}}}")
        head = f"{{{table.name}}} {condition.why}"
        with sheet.block(f"if {condition.code}:", told=(f"{head}, which fits", f"{head}, which does not fit")):
            sheet.change(count, "+", "1", told=f", number {{{count}}}")
        with sheet.block(f"if {count} == {wanted}:", told=(", so this is the end", "")):
            sheet.line("break", told="")
    sheet.answer(total)
