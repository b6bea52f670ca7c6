"""Totals and records day by day."""

from agents.grammar import coda
from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_SIZES = ((2, 3), (3, 4), (4, 6), (7, 10), (11, 16))
_STORIES = (
    ("A warehouse notes what comes in and goes out", "- day {n}: {0} in, {1} out.", "crates", 40),
    ("A pond is watched", "- day {n}: {0} litres flow in, {1:litre flows/litres flow} out.", "litres", 60),
    ("A library counts its visitors of each hour", "- hour {n}: {0} come, {1:leaves/leave}.", "visitors", 25),
    ("A piggy bank is used every week", "- week {n}: {0} coins put in, {1:coin/coins} taken out.", "coins", 20),
    ("A car park counts cars hour by hour", "- hour {n}: {0} drive in, {1:drives/drive} out.", "cars", 30),
    ("A hen house is looked after day by day", "- day {n}: {0} eggs laid, {1:egg/eggs} sold.", "eggs", 24),
)


def _rows(level: int, top: int) -> Draw:
    return lambda rng, _: [(rng.randint(2, top), rng.randint(0, top)) for _ in range(rng.randint(*_SIZES[level - 1]))]


def compose(sheet: Sheet) -> None:
    """A stock that grows and shrinks, line by line, and what is asked of it."""
    intro, line, unit, top = sheet.pick(_STORIES)
    rows = sheet.given("rows", "the lines", _rows(sheet.level, top), "list[tuple[int, int]]", line)
    start = sheet.given("stock", f"the number of {unit} that are there", lambda rng, _: rng.randint(top, 4 * top))
    sheet.say(f"{intro}; there are {{{start}}} {unit} at first:\n{{{rows}}}\n")
    sheet.begin(f"at first there are {{{start}}} {unit}")
    gain, loss = sheet.name("gain", f"the {unit} that are added"), sheet.name("loss", f"the {unit} that are taken away")
    names = (rows, start, gain, loss)
    rule = sheet.pick(("", "", "cap", "double", "theft")) if sheet.level > 1 else ""
    limit = sheet.rng.randint(2, 5) * top
    if rule == "cap":
        sheet.say(f"there is room for {limit} {unit} only; what is beyond that after a line is lost.")
    elif rule == "double":
        sheet.say(f"in a line in which fewer than {top // 3} are taken away, {top // 4} more come as a gift.")
    elif rule == "theft":
        sheet.say(f"whenever there are more than {limit} {unit} after a line, {top // 2} are given away.")
    maker = sheet.pick((_final, _final, _peak, _count, _first, _streak, _change))
    if sheet.level == 1:
        maker = sheet.pick((_final, _count))
    maker(sheet, unit, names, (rule, limit, top))
    coda.extend(sheet)


_Names = tuple[str, str, str, str]
_Rule = tuple[str, int, int]
_ASIDES = {"double": " (gifts not counted)", "theft": " (what is given away not counted)"}
"""By rule: what is said where something counts that is added or taken away, so that nobody takes the rule's part for it."""


def _step(sheet: Sheet, names: _Names, rule: _Rule) -> None:
    _, stock, gain, loss = names
    kind, limit, top = rule
    room = f" and {stock} <= {limit}" if kind == "cap" else ""
    sheet.line(
        f"{stock} = {stock} + {gain} - {loss}",
        need=f"{stock} + {gain} >= {loss}{room}",
        told=f"{{old({stock})}} + {{{gain}}} - {{{loss}}} = {{{stock}}}",
    )
    if kind == "cap":
        with sheet.block(f"if {stock} > {limit}:", told=(f", of which only {limit} find room", "")):
            sheet.line(f"{stock} = {limit}", told="")
    elif kind == "double":
        with sheet.block(f"if {loss} < {top // 3}:", told=("", "")):
            sheet.change(stock, "+", str(top // 4), told=f", and with the gift {{{stock}}}")
    elif kind == "theft":
        with sheet.block(f"if {stock} > {limit}:", told=("", "")):
            sheet.change(stock, "-", str(top // 2), told=f", of which {{{stock}}} remain")


def _final(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    total = sheet.chance(0.4)
    sheet.say(
        f"how many {unit} have been taken away altogether{_ASIDES['theft'] * (rule[0] == 'theft')}, and how many are there in "
        f"the end? Give the sum."
        if total
        else f"how many {unit} are there in the end?"
    )
    gone = sheet.let("gone", f"the {unit} taken away so far", "0", told="") if total else ""
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        _step(sheet, names, rule)
        if gone:
            sheet.change(gone, "+", loss, told="")
    sheet.answer(
        sheet.let(
            "result",
            "the result",
            f"{gone} + {stock}",
            told=f"{{{gone}}} have been taken away, and {{{gone}}} + {{{stock}}} = {{it}}",
        )
        if gone
        else stock
    )


def _peak(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    low, where = sheet.chance(0.5), sheet.chance(0.5)
    end, sign = ("smallest", "<") if low else ("largest", ">")
    sheet.say(
        f"what is the {end} number of {unit} after one of the lines"
        + (", and which line is it (the first such one)? Give the product of the two numbers." if where else "?")
    )
    best = sheet.let("best", f"the {end} number so far", "100000" if low else "-1", told="")
    line, spot = (
        (
            sheet.let("line", "the number of the line", "0", told=""),
            sheet.let("spot", "the number of the best line so far", "0", told=""),
        )
        if where
        else ("", "")
    )
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        if line:
            sheet.change(line, "+", "1", told="")
        _step(sheet, names, rule)
        with sheet.block(f"if {stock} {sign} {best}:", told=(f", the {end} so far", "")):
            sheet.line(f"{best} = {stock}", told="")
            if spot:
                sheet.line(f"{spot} = {line}", told=f", as number {{{line}}}")
    sheet.answer(
        sheet.let("product", "the product", f"{best} * {spot}", told=f"{{{best}}} × {{{spot}}} = {{it}}") if spot else best
    )


def _count(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    kind, factor = sheet.rng.randint(0, 2), sheet.rng.randint(2, 9)
    mark = sheet.rng.randint(2, 4) * rule[2]
    aside = _ASIDES.get(rule[0], "")
    said = (
        f"in which more are added than taken away{aside}",
        f"after which there are at least {mark} {unit}",
        f"in which the difference between what is added and what is taken away{aside} is at least 10",
    )[kind]
    sheet.say(f"how many lines are there {said}? Multiply this number by {factor} and add the number of {unit} in the end.")
    count = sheet.let("count", "the number of such lines so far", "0", told="")
    test = (f"{gain} > {loss}", f"{stock} >= {mark}", f"abs({gain} - {loss}) >= 10")[kind]
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        _step(sheet, names, rule)
        with sheet.block(f"if {test}:", told=(", and this line counts", "")):
            sheet.change(count, "+", "1", told=f" as number {{{count}}}".replace(" as", ", as", 1))
    sheet.answer(
        sheet.let("result", "the result", f"{factor} * {count} + {stock}", told=f"{factor} × {{{count}}} + {{{stock}}} = {{it}}")
    )


def _first(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    mark = sheet.rng.randint(2, 4) * rule[2]
    over, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    word = "at least" if over else "fewer than"
    aside = _ASIDES["double"] * (rule[0] == "double")
    sheet.say(
        f"the list is read only until there are {word} {mark} {unit} after a line (or to its end). "
        + ("How many {0} are there then?", f"What is the sum of what has been added by then{aside}?")[ask].format(unit)
    )
    total = sheet.let("total", f"the {unit} added so far", "0", told="") if ask else ""
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        _step(sheet, names, rule)
        if total:
            sheet.change(total, "+", gain, told=f", and {{{total}}} have been added in all")
        with sheet.block(f"if {stock} {'>=' if over else '<'} {mark}:", told=(f", {word} {mark}, so this is the end", "")):
            sheet.line("break", told="")
    sheet.answer(total or stock)


def _streak(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    falling = sheet.chance(0.4)
    word, sign = ("fewer", "<") if falling else ("more", ">")
    sheet.say(
        f"what is the longest run of lines after each of which there are {word} {unit} than before it, times "
        f"the number of {unit} in the end?"
    )
    run, best = sheet.let("run", "the current run", "0", told=""), sheet.let("best", "the longest run so far", "0", told="")
    before = sheet.name("before", f"the {unit} before the line")
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        sheet.line(f"{before} = {stock}", told="")
        _step(sheet, names, rule)
        with sheet.block(f"if {stock} {sign} {before}:", told=(f", {word} than before", f", not {word} than before")):
            sheet.change(run, "+", "1", told=f" ({{{run}}} in a row)".replace(" (", ", ").replace(")", ""))
            sheet.line(f"{best} = max({best}, {run})", told="")
        with sheet.block("else:"):
            sheet.line(f"{run} = 0", told="")
    sheet.answer(
        sheet.let(
            "product",
            "the product",
            f"{best} * {stock}",
            told=f"the longest run has {{{best}}}, and {{{best}}} × {{{stock}}} = {{it}}",
        )
    )


def _change(sheet: Sheet, unit: str, names: _Names, rule: _Rule) -> None:
    rows, stock, gain, loss = names
    who = sheet.pick(PEOPLE)
    half, ask = sheet.chance(0.5), sheet.rng.randint(0, 1)
    sheet.say(
        (
            f"{who.name} notes after each line by how much the number of {unit} differs from "
            f"{'the number at first' if half else 'the number before that line'}. "
        )
        + ("What is the largest of these numbers?", "What is the sum of these numbers?")[ask]
    )
    base = sheet.let("base", f"the {unit} to be compared with", stock, told="")
    found = sheet.let("found", ("the largest difference so far", "the sum of the differences so far")[ask], "0", told="")
    with sheet.block(f"for {gain}, {loss} in {rows}:", told=""):
        _step(sheet, names, rule)
        gap = sheet.let("gap", "the difference", f"abs({stock} - {base})", told=f", {{it}} away from {{{base}}}")
        if ask:
            sheet.change(found, "+", gap, told=f", which makes {{{found}}}")
        else:
            sheet.line(f"{found} = max({found}, {gap})", told=f", and the largest so far is {{{found}}}")
        if not half:
            sheet.line(f"{base} = {stock}", told="")
    sheet.answer(found)
