from pathlib import Path

import pytest

from agents.corpus.functions import Functions
from agents.corpus.slice import LeftOut
from tests.agents.test_sources import folder

TEXT = '''# SPDX-License-Identifier: MIT
"""Numbers.

>>> double(5)
10
"""

def double(n):
    """Give twice the number.

    >>> double(4)
    8
    """
    return n * 2

async def later(n):
    return n

def each(n):
    yield n

def within(n):
    def inner():
        yield n
    return list(inner())

def tell(n):
    print(n)

def now():
    return 1

class Box:
    def open(self):
        return 1

def double(n):
    """Give twice the number.

    >>> double(3)
    6
    """
    return n + n
'''


def test_every_function_and_method_is_found_and_has_its_reason_if_it_cannot_be_an_entry(tmp_path: Path) -> None:
    folder(tmp_path, {"a.py": TEXT, "b.py": "print 'old'\n"})
    found = [(place.name, place.reason) for place in Functions(tmp_path).places]
    assert found == [
        ("later", "async"),
        ("each", "generator"),
        ("within", ""),
        ("tell", "returns_nothing"),
        ("now", "no_parameters"),
        ("Box.open", "method"),
        ("double", ""),
        ("", "not_python"),
    ]


def test_a_function_becomes_a_program_with_its_docstring_as_the_problem_and_its_own_origin(tmp_path: Path) -> None:
    folder(tmp_path, {"sub/a.py": TEXT})
    functions = Functions(tmp_path)
    place = next(one for one in functions.places if one.name == "double")
    program, examples = functions.program(place)
    assert program.source == "def double(n):\n    return n + n\n"
    assert program.problem == "Give twice the number."
    assert (program.origin.author, program.origin.ident, program.origin.licence) == (
        f"corpus:{tmp_path.name}",
        "sub/a.py:double",
        "MIT",
    )
    assert [one.call.args for one in examples] == [("3",), ("5",)]
    assert str(place) == "sub/a.py:37 double"


def test_a_folder_without_a_usable_function_says_why_the_first_is_none(tmp_path: Path) -> None:
    folder(tmp_path, {"a.py": "def f(x):\n    return open(x)\n\ndef g():\n    pass\n"})
    functions = Functions(tmp_path)
    with pytest.raises(ValueError, match="no usable function of 2; the first: needs_files: it uses open"):
        functions.check()
    with pytest.raises(LeftOut, match="returns_nothing"):
        functions.program(functions.places[1])
    folder(tmp_path / "empty", {"a.py": "x = 1\n"})
    with pytest.raises(ValueError, match="there is no function"):
        Functions(tmp_path / "empty")


def test_what_is_too_deeply_nested_is_left_out_and_the_next_is_taken(tmp_path: Path) -> None:
    deep = "+".join(["n"] * 600)
    files = {"a.py": f"def f(n):\n    return {deep}\n\ndef g(n):\n    return n\n", "b.py": "x = " + "+".join(["n"] * 9_000)}
    folder(tmp_path, dict(files))
    functions = Functions(tmp_path)
    assert [(place.name, place.reason) for place in functions.places] == [("f", ""), ("g", ""), ("", "not_python")]
    with pytest.raises(LeftOut, match="too_deep"):
        functions.program(functions.places[0])
    functions.check()
