import pytest

from agents.inputs import BadInput, form_of, input_text, read_input, same_input
from sandbox.program import Call, Program

PLAIN = Program("def f(a, b=1, *, key=None):\n    return a\n", "f")
BY_PLACE = Program("def f(a, /, b, *rest):\n    return a\n", "f")


@pytest.mark.parametrize(
    ("program", "call", "text", "form"),
    [
        (PLAIN, Call(("1", "[2]")), "a = 1, b = [2]", "a = ..., b = ..."),
        (PLAIN, Call(("1",), (("key", "'x'"),)), "a = 1, key = 'x'", "a = ..., key = ..."),
        (BY_PLACE, Call(("1", "2")), "1, b = 2", "..., b = ..."),
        (BY_PLACE, Call(("1", "2", "3")), "1, 2, 3", "..., ..., ..."),
        (Program("f = max\n", "f"), Call(("1", "2")), "1, 2", "..., ..."),
    ],
)
def test_an_input_is_written_with_names_where_they_can_be_used_and_is_read_again(
    program: Program, call: Call, text: str, form: str
) -> None:
    assert (input_text(program, call), form_of(program, call)) == (text, form)
    assert same_input(program, read_input(text), call)


def test_inputs_are_the_same_by_value_and_type_however_they_are_written() -> None:
    one = Call(("[1, 2]", "'x'"))
    assert same_input(PLAIN, one, read_input('b="x", a=[1,2]'))
    for other in ("[1, 2.0], 'x'", "[1, True], 'x'", "(1, 2), 'x'", "[1, 2]", "[1, 2], 'x', 3", "[1, 2], key = 'x'"):
        assert not same_input(PLAIN, one, read_input(other))


@pytest.mark.parametrize(
    "text",
    [
        "f(3)", "7) + f(3", "1)(2", "__import__('os')", "7 # x", "[" * 5000, "-" * 19_000 + "1", "9" * 5000, "**{}", "*[1]",
        "a = 1, a = 2", "set(range(1000000000))", "\ud800", "\0", "x := 3", "lambda: 0", "f'{1}'", "1 if 1 else 2",
        "[x for x in 'a']", "{[]: 1}", "...", "1, " * 20_000, "n is 7", "10 ** 9", "", " ",
    ],
)  # fmt: skip
def test_what_is_no_list_of_literals_is_no_input(text: str) -> None:
    with pytest.raises(BadInput):
        read_input(text)
