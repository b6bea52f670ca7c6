"""What a shape sees."""

from sandbox.shape import shape

ONE = "def f(a: int) -> int:\n    total = 0\n    for x in range(a):\n        total = total + x * 2\n    return total\n"


def test_names_constants_and_annotations_do_not_matter() -> None:
    other = "def g(n):\n    s = 5\n    for i in list(n):\n        s = s + i * 'x'\n    return s\n"
    assert shape(ONE) == shape(other)


def test_docstrings_and_comments_do_not_matter() -> None:
    assert shape(ONE.replace("    total = 0", '    """Say it."""\n    total = 0  # start')) == shape(ONE)


def test_operators_statements_and_a_name_in_place_of_a_constant_matter() -> None:
    shapes = {
        shape(text)
        for text in (
            ONE,
            ONE.replace("x * 2", "x - 2"),
            ONE.replace("total = total +", "total +="),
            ONE.replace("x * 2", "x * a"),
            ONE.replace("return total", "return -total"),
        )
    }
    assert len(shapes) == 5
