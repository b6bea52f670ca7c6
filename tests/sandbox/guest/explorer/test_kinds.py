import ast

import pytest

from sandbox.guest.explorer.kinds import INT, STR, UNKNOWN, Kind, of_examples, of_text, of_use


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("int", INT),
        ("List[int]", Kind("list", (INT,))),
        ("list[list[str]]", Kind("list", (Kind("list", (STR,)),))),
        ("Dict[str, int]", Kind("dict", (STR, INT))),
        ("tuple[int, str]", Kind("tuple", (INT, STR))),
        ("tuple[int, ...]", Kind("tuples", (INT,))),
        ("int | None", Kind("union", (INT, Kind("none")))),
        ("typing.Optional[str]", Kind("union", (STR, Kind("none")))),
        ("'int'", INT),
        ("Any", UNKNOWN),
    ],
)
def test_annotations_name_kinds(text: str, kind: Kind) -> None:
    assert of_text(text) == kind


@pytest.mark.parametrize("text", ["Callable[[int], int]", "Widget", "List[Widget]", "1 +", ""])
def test_what_no_literal_is_of_is_no_kind(text: str) -> None:
    assert of_text(text) is None


def test_examples_are_joined() -> None:
    assert of_examples([1, 2.5]).name == "float"
    assert of_examples([[], [3]]) == Kind("list", (INT,))
    assert of_examples([{}, {"a": 1}]).name == "record"
    assert of_examples([{"a": 1}, {"b": 2}]) == Kind("dict", (STR, INT))
    assert of_examples([1, "x"]) == Kind("union", (INT, STR))


def test_one_dict_is_no_record() -> None:
    assert of_examples([{"a": 1, "b": 2}]) == Kind("dict", (STR, INT))


def test_a_record_with_empty_fields_may_hold_such_a_record() -> None:
    kind = of_examples([{"value": 1, "next": None}, {"value": 2, "next": None}])
    assert kind.parts[1].name == "union"
    assert kind.parts[1].parts[1].keys == ("value", "next")


@pytest.mark.parametrize(
    ("body", "name"),
    [("return a.split()", "str"), ("return a - 1", "int"), ("return a.items()", "dict"), ("return a.union({1})", "set")],
)
def test_use_suggests_a_kind(body: str, name: str) -> None:
    assert of_use("a", ast.parse(f"def f(a):\n    {body}")).name == name
