"""Products of matrices and vectors, and problems of two by two matrices."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet
from agents.grammar.working import changed, working


def two_by_two(sheet: Sheet) -> None:
    """A determinant, a square or sums of a matrix of four given entries."""
    names = [
        sheet.given(f"{row}_{side}", f"the {row} {side} entry", draw.whole(-6 if sheet.level > 1 else 1, 15))
        for row in ("upper", "lower")
        for side in ("left", "right")
    ]
    a, b, c, d = names
    sheet.say(f"a 2 by 2 matrix has the first row {{{a}}} and {{{b}}} and the second row {{{c}}} and {{{d}}}.")
    kind = sheet.pick(("determinant", "trace of the square", "diagonals", "columns"))
    sheet.begin(f"the rows are {{{a}}}, {{{b}}} and {{{c}}}, {{{d}}}")
    if kind == "determinant":
        sheet.say("what is its determinant?")
        main, other = "the product along the main diagonal", "the product along the other diagonal"
        left = sheet.let("main_product", main, f"{a} * {d}", told=f"along the main diagonal {working(f'{a} * {d}')}")
        right = sheet.let("other_product", other, f"{b} * {c}", told=f", and along the other one {working(f'{b} * {c}')}")
        told = f"so the determinant is {working(f'{left} - {right}')}"
        sheet.answer(sheet.let("determinant", "the determinant", f"{left} - {right}", told=told))
    elif kind == "trace of the square":
        entry = sheet.pick(("upper", "lower"))
        sheet.say(f"which number stands {entry} left in the matrix multiplied by itself?")
        first = a if entry == "upper" else c
        begun, ended = f"{first} * {a}", f"{b if entry == 'upper' else d} * {c}"
        told = f"the {entry} row times the left column: {working(begun)}"
        left = sheet.let("first_product", "the product of the first factors", begun, told=told)
        right = sheet.let("second_product", "the product of the last factors", ended, told=f", and {working(ended)}")
        both = f"{left} + {right}"
        sheet.answer(sheet.let("entry", "the entry of the square", both, told=f"together this makes {working(both)}"))
    elif kind == "diagonals":
        sheet.say(
            "by how much does the sum on the diagonal from upper left to lower right differ from the sum on the other diagonal?"
        )
        left, right = (
            sheet.let("main_sum", "the sum on the main diagonal", f"{a} + {d}", told=f"one sum is {working(f'{a} + {d}')}"),
            sheet.let("other_sum", "the sum on the other diagonal", f"{b} + {c}", told=f", the other {working(f'{b} + {c}')}"),
        )
        difference = sheet.let("difference", "the difference of the sums", f"{left} - {right}", told="")
        sheet.answer(sheet.let("gap", "the distance between the sums", f"abs({difference})", told="they differ by {it}"))
    else:
        sheet.say("what is the product of the sums of its two columns?")
        left, right = (
            sheet.let("left_sum", "the sum of the left column", f"{a} + {c}", told=f"the left column: {working(f'{a} + {c}')}"),
            sheet.let("right_sum", "the sum of the right column", f"{b} + {d}", told=f", the right one: {working(f'{b} + {d}')}"),
        )
        both = f"{left} * {right}"
        sheet.answer(sheet.let("product", "the product of these sums", both, told=f"their product is {working(both)}"))


def dot(sheet: Sheet) -> None:
    """The scalar product of two short vectors."""
    size = sheet.pick((2, 3))
    first = [
        sheet.given(f"{word}_left", f"the {word} entry of the first vector", draw.whole(1, 12))
        for word in ("first", "second", "third")[:size]
    ]
    second = [
        sheet.given(f"{word}_right", f"the {word} entry of the second vector", draw.whole(1, 12))
        for word in ("first", "second", "third")[:size]
    ]
    shown = ["(" + ", ".join(f"{{{name}}}" for name in names) + ")" for names in (first, second)]
    sheet.say(
        f"what is the scalar product of the vectors {shown[0]} and {shown[1]}, that is, the sum of the products of their entries?"
    )
    products = [
        sheet.let(f"{word}product", f"the product of the {word} entries", f"{x} * {y}", told=working(f"{x} * {y}"))
        for word, x, y in zip(("first", "second", "third"), first, second, strict=False)
    ]
    sheet.begin("we multiply the entries that belong together")
    total = " + ".join(products)
    sheet.answer(sheet.let("scalar_product", "the scalar product", total, told=f"the sum is {working(total)}"))


def vector(sheet: Sheet) -> None:
    """A matrix times a vector."""
    size = 2 if sheet.level == 2 else sheet.pick((2, 3))
    entries = draw.grid((2, 1 + sheet.level // 2 + 1), (size, size), 1, 9)
    matrix = sheet.given("matrix", "the matrix", entries, "list[list[int]]", "({0})")
    vector = sheet.given("vector", "the vector", draw.many((size, size), 1, 9), "list[int]")
    kind = sheet.pick(("list", "largest", "sum")) if sheet.level > 2 else "list"
    sheet.say(f"the matrix with the rows {{{matrix}}} is multiplied by the column vector with the entries {{{vector}}}.")
    sheet.say(
        {
            "list": "what are the entries of the result?",
            "largest": "what is the largest entry of the result?",
            "sum": "what is the sum of the entries of the result?",
        }[kind]
    )
    result = (
        sheet.let("result", "the entries found so far", "[]", told="")
        if kind == "list"
        else sheet.let(
            "result", "the " + ("largest entry" if kind == "largest" else "sum of the entries") + " so far", "0", told=""
        )
    )
    row = sheet.name("row", "the current row")
    place = sheet.name("place", "the inner index")
    sheet.begin("each row gives one entry of the result")
    with sheet.block(f"for {row} in {matrix}:", told=f"now the row {{{row}}}"):
        entry = sheet.let("entry", "the entry of the result so far", "0", told="")
        with sheet.block(f"for {place} in range(len({vector})):", told=""):
            product = f"{row}[{place}] * {vector}[{place}]"
            sheet.change(entry, "+", product, told=changed(entry, "+", product))
        if kind == "list":
            sheet.line(f"{result}.append({entry})", told=f", so this entry is {{{entry}}}")
        elif kind == "sum":
            sheet.change(result, "+", entry, told=f"the sum of the entries so far is {changed(result, '+', entry)}")
        else:
            sheet.line(f"{result} = max({result}, {entry})", told=f", and the largest entry so far is {{{result}}}")
    sheet.answer(result, "list[int]" if kind == "list" else "int")


def product(sheet: Sheet) -> None:
    """A matrix times a matrix."""
    size = sheet.pick((2, 2, 3)) if sheet.level > 3 else 2
    entries = draw.grid((size, size), (size, size), 0, 9)
    first = sheet.given("first", "the first matrix", entries, "list[list[int]]", "({0})")
    second = sheet.given("second", "the second matrix", entries, "list[list[int]]", "({0})")
    sheet.say(f"multiply the matrix with the rows {{{first}}} by the matrix with the rows {{{second}}}, in this order.")
    kind = sheet.pick(("trace", "whole", "largest row"))
    sheet.say(
        {
            "trace": "what is the sum of the entries on the diagonal from upper left to lower right of the product?",
            "whole": "what are the rows of the product?",
            "largest row": "what is the largest sum of a row of the product?",
        }[kind]
    )
    if kind == "trace":
        total = sheet.let("trace", "the sum on the diagonal so far", "0", told="")
        sheet.begin("each entry on the diagonal is a row of the first matrix times the same column of the second")
        row, place = (
            sheet.name("row", "the row index"),
            sheet.name("place", "the inner index"),
        )
        around = sheet.block(f"for {row} in range({size}):", told=f"now row {{{row} + 1}} and column {{{row} + 1}}")
        with around, sheet.block(f"for {place} in range({size}):", told=""):
            told = f"{{old({total})}} + {{{first}[{row}][{place}]}} × {{{second}[{place}][{row}]}} = {{{total}}}"
            sheet.change(total, "+", f"{first}[{row}][{place}] * {second}[{place}][{row}]", told=told)
        sheet.answer(total)
        return
    result = (
        sheet.let("product", "the rows of the product so far", "[]", told="")
        if kind == "whole"
        else sheet.let("largest", "the largest row sum so far", "0", told="")
    )
    row, column = (
        sheet.name("row", "the current row of the first matrix"),
        sheet.name("column", "the column index"),
    )
    place = sheet.name("place", "the inner index")
    sheet.begin("each row of the first matrix is multiplied by each column of the second")
    with sheet.block(f"for {row} in {first}:", told=f"now the row {{{row}}}"):
        line = sheet.let("new_row", "the row of the product so far", "[]", told="")
        with sheet.block(f"for {column} in range({size}):", told=""):
            entry = sheet.let("entry", "the entry of the product so far", "0", told=f"column {{{column} + 1}} of the second")
            with sheet.block(f"for {place} in range({size}):", told=""):
                told = f"{{old({entry})}} + {{{row}[{place}]}} × {{{second}[{place}][{column}]}} = {{{entry}}}"
                sheet.change(entry, "+", f"{row}[{place}] * {second}[{place}][{column}]", told=told)
            sheet.line(f"{line}.append({entry})", told="")
        if kind == "whole":
            sheet.line(f"{result}.append({line})", told=f"this row of the product is {{{line}}}")
        else:
            told = f"this row of the product is {{{line}}}, and the largest sum of a row so far is {{{result}}}"
            sheet.line(f"{result} = max({result}, sum({line}))", told=told)
    sheet.answer(result, "list[list[int]]" if kind == "whole" else "int")
