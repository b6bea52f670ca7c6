"""Products of matrices and vectors, and problems of two by two matrices."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet


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
    if kind == "determinant":
        sheet.say("what is its determinant?")
        main, other = "the product along the main diagonal", "the product along the other diagonal"
        left, right = sheet.let("main_product", main, f"{a} * {d}"), sheet.let("other_product", other, f"{b} * {c}")
        sheet.answer(sheet.let("determinant", "the determinant", f"{left} - {right}"))
    elif kind == "trace of the square":
        entry = sheet.pick(("upper", "lower"))
        sheet.say(f"which number stands {entry} left in the matrix multiplied by itself?")
        first, second = (a, c) if entry == "upper" else (c, a)
        left = sheet.let("first_product", "the product of the first factors", f"{first} * {a}")
        right = sheet.let("second_product", "the product of the last factors", f"{b if entry == 'upper' else d} * {c}")
        del second
        sheet.answer(sheet.let("entry", "the entry of the square", f"{left} + {right}"))
    elif kind == "diagonals":
        sheet.say(
            "by how much does the sum on the diagonal from upper left to lower right differ from the sum on the other diagonal?"
        )
        left, right = (
            sheet.let("main_sum", "the sum on the main diagonal", f"{a} + {d}"),
            sheet.let("other_sum", "the sum on the other diagonal", f"{b} + {c}"),
        )
        difference = sheet.let("difference", "the difference of the sums", f"{left} - {right}")
        sheet.answer(sheet.let("gap", "the distance between the sums", f"abs({difference})"))
    else:
        sheet.say("what is the product of the sums of its two columns?")
        left, right = (
            sheet.let("left_sum", "the sum of the left column", f"{a} + {c}"),
            sheet.let("right_sum", "the sum of the right column", f"{b} + {d}"),
        )
        sheet.answer(sheet.let("product", "the product of these sums", f"{left} * {right}"))


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
        sheet.let(f"{word}product", f"the product of the {word} entries", f"{x} * {y}")
        for word, x, y in zip(("first", "second", "third"), first, second, strict=False)
    ]
    sheet.answer(sheet.let("scalar_product", "the scalar product", " + ".join(products)))


def vector(sheet: Sheet) -> None:
    """A matrix times a vector."""
    size = 2 if sheet.level == 2 else sheet.pick((2, 3))
    matrix = sheet.given("matrix", "the matrix", draw.grid((2, 1 + sheet.level // 2 + 1), (size, size), 1, 9), "list[list[int]]")
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
        sheet.let("result", "the entries found so far", "[]")
        if kind == "list"
        else sheet.let("result", "the " + ("largest entry" if kind == "largest" else "sum of the entries") + " so far", "0")
    )
    row = sheet.name("row", "the current row")
    place = sheet.name("place", "the inner index")
    with sheet.block(f"for {row} in {matrix}:"):
        entry = sheet.let("entry", "the entry of the result so far", "0")
        with sheet.block(f"for {place} in range(len({vector})):"):
            sheet.change(entry, "+", f"{row}[{place}] * {vector}[{place}]")
        if kind == "list":
            sheet.line(f"{result}.append({entry})")
        elif kind == "sum":
            sheet.change(result, "+", entry)
        else:
            sheet.line(f"{result} = max({result}, {entry})")
    sheet.answer(result, "list[int]" if kind == "list" else "int")


def product(sheet: Sheet) -> None:
    """A matrix times a matrix."""
    size = sheet.pick((2, 2, 3)) if sheet.level > 3 else 2
    first = sheet.given("first", "the first matrix", draw.grid((size, size), (size, size), 0, 9), "list[list[int]]")
    second = sheet.given("second", "the second matrix", draw.grid((size, size), (size, size), 0, 9), "list[list[int]]")
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
        total = sheet.let("trace", "the sum on the diagonal so far", "0")
        row, place = (
            sheet.name("row", "the row index"),
            sheet.name("place", "the inner index"),
        )
        with sheet.block(f"for {row} in range({size}):"), sheet.block(f"for {place} in range({size}):"):
            sheet.change(total, "+", f"{first}[{row}][{place}] * {second}[{place}][{row}]")
        sheet.answer(total)
        return
    result = (
        sheet.let("product", "the rows of the product so far", "[]")
        if kind == "whole"
        else sheet.let("largest", "the largest row sum so far", "0")
    )
    row, column = (
        sheet.name("row", "the current row of the first matrix"),
        sheet.name("column", "the column index"),
    )
    place = sheet.name("place", "the inner index")
    with sheet.block(f"for {row} in {first}:"):
        line = sheet.let("new_row", "the row of the product so far", "[]")
        with sheet.block(f"for {column} in range({size}):"):
            entry = sheet.let("entry", "the entry of the product so far", "0")
            with sheet.block(f"for {place} in range({size}):"):
                sheet.change(entry, "+", f"{row}[{place}] * {second}[{place}][{column}]")
            sheet.line(f"{line}.append({entry})")
        if kind == "whole":
            sheet.line(f"{result}.append({line})")
        else:
            sheet.line(f"{result} = max({result}, sum({line}))")
    sheet.answer(result, "list[list[int]]" if kind == "whole" else "int")
