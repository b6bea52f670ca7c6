"""Matrices and tables of numbers: entries, rows and columns, products, and what a walk through them finds."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from agents.domains.math import products
from agents.grammar import coda, draw, frame
from agents.grammar.numbers import conditions
from agents.grammar.numbers.conditions import Condition
from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, working

_TABLES = (
    ("the numbers of loaves that a bakery's shops sold", "row", "shop", "column", "day"),
    ("the points that the players of a team scored", "row", "player", "column", "game"),
    ("the visitors that the rooms of a museum had", "row", "room", "column", "day"),
    ("the kilometres that some cyclists rode", "row", "cyclist", "column", "day"),
    ("the litres of milk that the cows of a farm gave", "row", "cow", "column", "week"),
    ("the pages that the members of a book club read", "row", "member", "column", "week"),
    ("the parcels that the drivers of a firm delivered", "row", "driver", "column", "day"),
    ("the fish that the boats of a harbour caught", "row", "boat", "column", "day"),
)


def compose(sheet: Sheet) -> None:
    """Small determinants and products at level 1; walks, folds of folds and products above."""
    if sheet.level == 1:
        sheet.pick((products.two_by_two, products.dot))(sheet)
    elif sheet.level == 2:
        sheet.pick((_walk, _walk, products.vector, _line_fold))(sheet)
    else:
        sheet.pick((_walk, _walk, _fold_of_folds, _fold_of_folds, _fold_of_folds, products.product, products.vector))(sheet)
    coda.extend(sheet)
    frame.open_with(sheet)


# Walks through a part of the matrix


def _matrix(sheet: Sheet, *, square: bool = False) -> tuple[str, bool]:
    """The parameter, and whether it is told as a table."""
    size = (2, 2 + (sheet.level + 1) // 2)
    table = not square and sheet.chance(0.4)
    name = sheet.given(
        "rows",
        "the list of rows",
        draw.grid(size, (2, 2 + sheet.level // 2), 1, 30 if table else 20, square=square),
        "list[list[int]]",
        "({0})",
    )
    if table:
        what, _, row, _, column = sheet.pick(_TABLES)
        sheet.say(
            f"a table shows {what}, one row for each {row} and one column for each {column}. Row by row it reads {{{name}}}."
        )
    else:
        kind = "a square matrix" if square else "a matrix"
        sheet.say(sheet.pick((f"{kind} has the rows {{{name}}}.", f"consider {kind} whose rows are {{{name}}}.")))
    return name, table


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a matrix: what it is called, the test for belonging to it (of row and column), whether it needs a square."""

    words: str
    test: str
    square: bool


_REGIONS = (
    Region("all entries", "", square=False),
    Region("the entries on the diagonal from upper left to lower right", "row == column", square=True),
    Region("the entries above the diagonal from upper left to lower right", "row < column", square=True),
    Region("the entries below the diagonal from upper left to lower right", "row > column", square=True),
    Region("the entries not on the diagonal from upper left to lower right", "row != column", square=True),
    Region("the entries on the diagonal from lower left to upper right", "row + column == size - 1", square=True),
    Region("the entries whose row and column numbers have an even sum", "(row + column) % 2 == 0", square=False),
    Region("the entries in every second column, beginning with the first", "column % 2 == 0", square=False),
)


@contextmanager
def _entries(sheet: Sheet, matrix: str, region: Region) -> Iterator[str]:
    if not region.test and sheet.chance(0.6):
        row, entry = sheet.name("line", "the current row"), sheet.name("entry", "the current entry")
        with (
            sheet.block(f"for {row} in {matrix}:", told=f"now the row {{{row}}}"),
            sheet.block(f"for {entry} in {row}:", told=""),
        ):
            yield entry
        return
    height = sheet.let("size", "the number of rows", f"len({matrix})", told="")
    row, column = sheet.name("row", "the row index"), sheet.name("column", "the column index")
    width = height if region.square else f"len({matrix}[{row}])"
    with (
        sheet.block(f"for {row} in range({height}):", told=""),
        sheet.block(f"for {column} in range({width}):", told=""),
        sheet.block(f"if {region.test}:", told=("", "")) if region.test else nullcontext(),
    ):
        told = f"in row {{{row} + 1}} and column {{{column} + 1}} stands {{it}}"
        yield sheet.let("entry", "the current entry", f"{matrix}[{row}][{column}]", told=told)


def _walk(sheet: Sheet) -> None:
    region = sheet.pick(_REGIONS)
    matrix, _ = _matrix(sheet, square=region.square)
    condition = conditions.any_condition(sheet) if sheet.chance(0.6) else None
    kept = f"{region.words} that {condition.many}" if condition and not region.test else region.words
    if condition and region.test:
        sheet.say(f"look at {region.words}, and among them at those that {condition.many}.")
        kept = "these entries"
    kind = sheet.pick(("sum", "count", "largest", "last")) if condition else sheet.pick(("sum", "largest", "squares"))
    start = {
        "sum": ("total", "the sum so far", "0"),
        "count": ("count", "the number of such entries so far", "0"),
        "largest": ("largest", "the largest such entry so far", "0"),
        "squares": ("total", "the sum of the squares so far", "0"),
        "last": ("last_entry", "the last such entry so far", "0"),
    }[kind]
    question = {
        "sum": f"what is the sum of {kept}?",
        "count": f"how many are there of {kept}?"
        if kept == "these entries"
        else (f"what is the number of {kept.removeprefix('all ').removeprefix('the ')}?"),
        "largest": f"what is the largest of {kept}?",
        "squares": f"what is the sum of the squares of {kept}?",
        "last": f"reading row by row from left to right, what is the last of {kept}?",
    }[kind]
    sheet.say(question)
    result = sheet.let(*start, told="")
    sheet.begin("let us go through the entries row by row|we read the rows from left to right")
    with _entries(sheet, matrix, region) as entry, _if(sheet, condition, entry):
        if kind == "count":
            sheet.change(result, "+", "1", told=f", which makes {{{result}}} so far")
        elif kind == "largest":
            larger = (f"{{{entry}}} is the largest so far", f"{{{entry}}} is not larger than {{{result}}}")
            with sheet.block(f"if {entry} > {result}:", told=larger):
                sheet.line(f"{result} = {entry}", told="")
        elif kind == "last":
            sheet.line(f"{result} = {entry}", told=f", so the last one so far is {{{result}}}")
        else:
            added = f"{entry} * {entry}" if kind == "squares" else entry
            sheet.change(result, "+", added, told=f"the sum so far is {changed(result, '+', added)}")
    sheet.answer(result, need=f"{result} > 0")


def _if(sheet: Sheet, condition: Condition | None, entry: str) -> AbstractContextManager[None]:
    return sheet.block(f"if {condition.write(entry)}:") if condition else nullcontext()


# A value for each row or column, and a value of these values

_Fold = Callable[[Sheet, str], str]


def _row_sum(sheet: Sheet, line: str) -> str:
    if sheet.chance(0.5):
        return sheet.let("line_value", "the sum of the line", f"sum({line})", told=f"{{{line}}} add up to {{it}}")
    value = sheet.let("line_value", "the sum of the line so far", "0", told=f"we add up {{{line}}}")
    entry = sheet.name("entry", "the current entry")
    with sheet.block(f"for {entry} in {line}:", told=""):
        sheet.change(value, "+", entry, told=changed(value, "+", entry))
    return value


def _row_range(sheet: Sheet, line: str) -> str:
    largest = sheet.let("most", "the largest entry of the line", f"max({line})", told=f"of {{{line}}} the largest is {{it}}")
    smallest = sheet.let("least", "the smallest entry of the line", f"min({line})", told=" and the smallest {it}")
    gloss = "the difference between the largest and smallest entry of the line"
    return sheet.let("line_value", gloss, f"{largest} - {smallest}", told=f", and {working(f'{largest} - {smallest}')}")


def _row_max(sheet: Sheet, line: str) -> str:
    return sheet.let("line_value", "the largest entry of the line", f"max({line})", told=f"of {{{line}}} the largest is {{it}}")


def _row_min(sheet: Sheet, line: str) -> str:
    return sheet.let("line_value", "the smallest entry of the line", f"min({line})", told=f"of {{{line}}} the smallest is {{it}}")


def _row_even(sheet: Sheet, line: str) -> str:
    gloss = "the number of even entries of the line so far"
    value = sheet.let("line_value", gloss, "0", told=f"let us look for even entries among {{{line}}}")
    entry = sheet.name("entry", "the current entry")
    even = (f"{{{entry}}} is even", "")
    with sheet.block(f"for {entry} in {line}:", told=""), sheet.block(f"if {entry} % 2 == 0:", told=even):
        sheet.change(value, "+", "1", told=f", which makes {{{value}}}")
    return value


def _row_steps(sheet: Sheet, line: str) -> str:
    value = sheet.let("line_value", "the sum of the steps in the line so far", "0", told=f"let us follow {{{line}}}")
    place = sheet.name("place", "the index in the line")
    with sheet.block(f"for {place} in range(1, len({line})):", told=""):
        gap = f"{line}[{place}] - {line}[{place} - 1]"
        difference = sheet.let("difference", "the difference of neighbours", gap, told="")
        told = f"from {{{line}[{place} - 1]}} to {{{line}[{place}]}} it is {{it}}"
        step = sheet.let("step", "the distance between neighbours", f"abs({difference})", told=told)
        sheet.change(value, "+", step, told=f", which makes {changed(value, '+', step)}")
    return value


_LINES: tuple[tuple[str, _Fold], ...] = (
    ("the sum of its entries", _row_sum),
    ("the amount by which its largest entry exceeds its smallest", _row_range),
    ("its largest entry", _row_max),
    ("its smallest entry", _row_min),
    ("the number of its even entries", _row_even),
    ("the sum of the distances between neighbouring entries", _row_steps),
)


def _line_fold(sheet: Sheet) -> None:
    row = sheet.given("numbers", "the entries of the row", draw.many((3, 5), 1, 30), "list[int]")
    sheet.say(f"one row of a matrix is {{{row}}}.")
    (first_words, first), (second_words, second) = sheet.rng.sample((_LINES[0], *_LINES[2:5]), 2)
    sheet.say(f"find two numbers: {first_words}, and {second_words}. What is the product of the two numbers?")
    sheet.begin("let us find the two numbers|we take one number after the other")
    left = first(sheet, row)
    right = second(sheet, row)
    told = f"the product of the two numbers is {working(f'{left} * {right}')}"
    sheet.answer(sheet.let("product", "the product of these numbers", f"{left} * {right}", told=told))


def _fold_of_folds(sheet: Sheet) -> None:
    matrix, _ = _matrix(sheet)
    columns = sheet.chance(0.4)
    line_word = "column" if columns else "row"
    words, fold = sheet.pick(_LINES)
    outer = sheet.pick(("largest", "smallest", "which", "sum over odd", "count", "difference"))
    limit = sheet.rng.randint(10, 40)
    sheet.say(f"for each {line_word}, take {words}.")
    sheet.say(
        {
            "largest": "what is the largest of these numbers?",
            "smallest": "what is the smallest of these numbers?",
            "which": (
                f"which {line_word} has the largest of these numbers? Count the {line_word}s "
                "from 1, and take the first one if there are several."
            ),
            "sum over odd": "what is the sum of those of these numbers that are odd?",
            "count": f"how many of these numbers are greater than {limit}?",
            "difference": "subtract the sum of all the later numbers from the first of them. What is the result?",
        }[outer]
    )
    start = {"largest": "0", "smallest": "None", "which": "-1", "sum over odd": "0", "count": "0", "difference": "None"}[outer]
    gloss = {
        "largest": "the largest number so far",
        "smallest": "the smallest number so far",
        "which": "the largest number so far",
        "sum over odd": "the sum so far",
        "count": "the number of such lines so far",
        "difference": "the result so far",
    }[outer]
    result = sheet.let("result", gloss, start, told="")
    sheet.begin(f"let us take one {line_word} after the other|we go from {line_word} to {line_word}")
    winner = sheet.let("winner", f"the number of the best {line_word} so far", "0", told="") if outer == "which" else ""
    number = sheet.let("line_number", f"the number of the {line_word}", "0", told="") if winner else ""
    line = sheet.name("line", f"the current {line_word}")
    source = matrix
    if columns:
        place = sheet.name("column", "the column index")
        with sheet.block(f"for {place} in range(len({matrix}[0])):", told=""):
            cells = sheet.name("cells", "the row that gives the next entry")
            told = f"column {{{place} + 1}} is {{{line}}}"
            sheet.line(f"{line} = [{cells}[{place}] for {cells} in {matrix}]", told=told)
            _outer(sheet, outer, (result, winner, number, str(limit)), fold(sheet, line), line_word)
    else:
        with sheet.block(f"for {line} in {source}:", told=""):
            _outer(sheet, outer, (result, winner, number, str(limit)), fold(sheet, line), line_word)
    sheet.answer(winner or result)


def _outer(sheet: Sheet, outer: str, names: tuple[str, str, str, str], value: str, line_word: str) -> None:
    result, winner, number, limit = names
    if outer in ("largest", "which"):
        if number:
            sheet.change(number, "+", "1", told="")
        one = f"{line_word} {{{number}}} gives {{{value}}}, which" if winner else f"{{{value}}}"
        larger = (f"{one} is the largest so far", f"{one} is not larger than {{{result}}}")
        with sheet.block(f"if {value} > {result}:", told=larger):
            sheet.line(f"{result} = {value}", told="")
            if winner:
                sheet.line(f"{winner} = {number}", told="")
    elif outer == "smallest":
        smaller = (f"{{{value}}} is the smallest so far", f"{{{value}}} is not smaller than {{{result}}}")
        with sheet.block(f"if {result} is None or {value} < {result}:", told=smaller):
            sheet.line(f"{result} = {value}", told="")
    elif outer == "difference":
        with sheet.block(f"if {result} is None:", told=("", "")):
            sheet.line(f"{result} = {value}", told=f"we start from {{{result}}}")
        with sheet.block("else:"):
            sheet.change(result, "-", value, told=changed(result, "-", value))
    elif outer == "count":
        greater = (f"{{{value}}} is greater than {limit}", f"{{{value}}} is not greater than {limit}")
        with sheet.block(f"if {value} > {limit}:", told=greater):
            sheet.change(result, "+", "1", told=f", which makes {{{result}}} so far")
    else:
        odd = (f"{{{value}}} is odd", f"{{{value}}} is even")
        with sheet.block(f"if {value} % 2 == 1:", told=odd):
            sheet.change(result, "+", value, told=f", so the sum is {changed(result, '+', value)}")


# Products
