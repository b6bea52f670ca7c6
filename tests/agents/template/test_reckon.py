import ast

import pytest

from agents.template.reckon import Reckoner, Unknown

NAMES = {"n": 7, "xs": [3, 1, 2], "d": {"a": 1}, "s": "abc"}


def _look(name: str) -> object:
    try:
        return NAMES[name]
    except KeyError:
        raise Unknown(name) from None


def _value(text: str) -> object:
    return Reckoner(_look, {}).value(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("n * 2 + 1", 15),
        ("n if n > 9 else -n", -7),
        ("xs[0] + xs[-1]", 5),
        ("xs[1:]", [1, 2]),
        ("d.get('b', 0)", 0),
        ("s.upper()", "ABC"),
        ("sum(x for x in xs if x > 1)", 5),
        ("{x: x * x for x in xs}", {3: 9, 1: 1, 2: 4}),
        ("[a + b for a, b in zip(xs, xs)]", [6, 2, 4]),
        ("f'{n:03d} {s}'", "007 abc"),
        ("1 < n < 9 and 2 in xs", True),
    ],
)
def test_pure_expressions_are_worked_out(text: str, value: object) -> None:
    assert _value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "m + 1",
        "xs.pop()",
        "open('f')",
        "__import__('os')",
        "2 ** 10 ** 9",
        "[0] * 10 ** 9",
        "1 // 0",
        "[i for i in range(10 ** 5)]",
    ],
)
def test_what_is_impure_unknown_or_too_much_is_unknown(text: str) -> None:
    with pytest.raises(Unknown):
        _value(text)


def test_a_function_of_the_program_hides_a_builtin() -> None:
    def look(name: str) -> object:
        if name == "sum":
            return "<function sum>"
        return _look(name)

    with pytest.raises(Unknown):
        Reckoner(look, {}).value(ast.parse("sum(xs)", mode="eval").body)
