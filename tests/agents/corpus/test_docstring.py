import pytest

from agents.author import Likeness
from agents.corpus.docstring import Worked, examples_of, problem_of
from sandbox.program import Call

DOCSTRING = """Share sweets among children.

    Every child gets as many.

    Args:
        sweets: How many there are.

    See Also:
        divide

    .. versionadded:: 1.0
        As ``part``.

    Examples:
    ---------
    >>> share(7, 2)
    3
    >>> sweets = [7, 2]
    >>> share(*sweets)
    3
    >>> count = 8
    >>> share(count, children=2) == 4.0
    True

    It rounds down.
"""


def test_the_problem_is_the_docstring_without_examples_versions_and_pointers() -> None:
    assert problem_of(DOCSTRING) == (
        "Share sweets among children.\n\nEvery child gets as many.\n\nArgs:\n    sweets: How many there are.\n\nIt rounds down."
    )


@pytest.mark.parametrize("docstring", ["", "Helper.", "Nothing to say:\n>>>oops", ">>> f(1)\n2\n"])
def test_too_few_words_are_no_problem(docstring: str) -> None:
    assert problem_of(docstring) == ""


def test_examples_give_calls_with_what_they_say_and_constants_stand_for_names() -> None:
    assert examples_of(DOCSTRING, "share") == [
        Worked(Call(("7", "2")), "3"),
        Worked(Call(("8",), (("children", "2"),)), "4.0", Likeness.EQUAL),
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (">>> f(1)\n[1, 'a']\n", "[1, 'a']"),
        (">>> module.f(1)\n2\n", "2"),
        (">>> f(1)  # doctest: +ELLIPSIS\n0.33...\n", None),
        (">>> print(f(1))\n2\n", None),
        (">>> f(1) + 1\n3\n", None),
        (">>> f(1)\n<object>\n", None),
        (">>> f(1)\n", None),
    ],
)
def test_an_output_counts_only_where_the_example_is_the_call_itself(example: str, expected: str | None) -> None:
    assert examples_of(example, "f") == [Worked(Call(("1",)), expected)]


@pytest.mark.parametrize(
    "example",
    [
        ">>> f(1)\nTraceback (most recent call last):\nValueError: no\n",
        ">>> f(open('x'))\n1\n",
        ">>> f(xs)\n1\n",
        ">>> x = 1\n>>> x = g()\n>>> f(x)\n1\n",
        ">>> g(1)\n1\n",
        ">>> f(1\n",
    ],
)
def test_other_examples_give_no_call(example: str) -> None:
    assert examples_of(example, "f") == []


def test_names_that_stand_for_ever_larger_constants_are_given_up() -> None:
    doubled = "".join(">>> x = [x, x]\n" for _ in range(60))
    assert examples_of(f">>> x = [1]\n{doubled}>>> f(x)\n1\n>>> f(2)\n2\n", "f") == [Worked(Call(("2",)), "2")]
