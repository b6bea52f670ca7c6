from pathlib import Path
from typing import Any

import pytest

from agents.corpus.library import Library
from agents.corpus.slice import LeftOut, program_of
from tests.agents.test_sources import folder


def sliced(root: Path, text: str, entry: str = "f", **others: str) -> str:
    sources = folder(root, {"main.py": text, **{f"{name.replace('__', '/')}.py": other for name, other in others.items()}})
    library = Library(sources)
    return program_of(library.module("main.py"), entry, library.find)


def reason(root: Path, text: str, entry: str = "f", **others: str) -> str:
    with pytest.raises(LeftOut) as caught:
        sliced(root, text, entry, **others)
    return caught.value.reason


def test_a_function_comes_with_what_it_needs_in_the_order_of_the_text_and_nothing_else(tmp_path: Path) -> None:
    text = '''"""About."""
import math, json
from os import environ, path

SCALE = 10  # of all
UNUSED = environ["HOME"]


class Point:
    """A point."""

    def __init__(self, x):
        """Make it."""
        self.x = x * SCALE


def unused():
    return UNUSED


def root(x):
    return math.sqrt(x)  # kept


def f(x):
    """Do it.

    >>> f(4)
    20
    """

    return Point(root(x)).x


if __name__ == "__main__":
    print(f(4), SCALE)
'''
    assert sliced(tmp_path, text) == (
        "import math\n\nSCALE = 10  # of all\n\n\nclass Point:\n    def __init__(self, x):\n        self.x = x * SCALE\n\n\n"
        "def root(x):\n    return math.sqrt(x)  # kept\n\n\ndef f(x):\n    return Point(root(x)).x\n"
    )


def test_a_table_comes_with_the_statements_that_fill_it(tmp_path: Path) -> None:
    text = (
        "T = {}\nT['a'] = 1\nfor k in 'bc':\n    T[k] = 2\nT.update(d=3)\nprint(T)\n"
        "U = []\nU.append(T)\n\ndef f(k):\n    return T[k]\n"
    )
    source = sliced(tmp_path, text)
    assert "T['a'] = 1" in source
    assert "for k in 'bc':" in source
    assert "T.update(d=3)" in source
    assert "print" not in source
    assert "U" not in source


def test_what_is_registered_with_a_function_comes_with_it(tmp_path: Path) -> None:
    text = (
        "from functools import singledispatch\n@singledispatch\ndef f(x):\n    return 0\n\n"
        "@f.register\ndef _(x: int):\n    return 1\n\n@f.register(str)\ndef _(x):\n    return 2\n"
    )
    source = sliced(tmp_path, text)
    assert "return 1" in source
    assert "return 2" in source


def test_a_statement_that_shares_its_line_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    text = "class A: pass\nONE = 1; TWO = 2\n\ndef f(x):\n    return (x,  # kept\n            A, TWO)\n"
    source = sliced(tmp_path, text)
    assert source.startswith("class A:\n    pass\n\nTWO = 2\n")
    assert "# kept" in source


def test_local_names_are_no_needs(tmp_path: Path) -> None:
    text = (
        "import socket\nx = socket.socket()\ninput = 3\n\ndef f(x, queue):\n    open = [x for y in queue]\n    return len(open)\n"
    )
    assert sliced(tmp_path, text).startswith("def f(")


def test_annotations_that_are_never_evaluated_need_nothing(tmp_path: Path) -> None:
    text = "from nowhere import Thing\n\ndef f(x: Thing) -> int:\n    return x\n"
    assert reason(tmp_path / "a", text) == "needs_package"
    lazy = sliced(tmp_path / "b", f"from __future__ import annotations, division\n{text}")
    assert lazy.startswith("from __future__ import annotations\n\n\ndef f(x: Thing)")


def test_of_several_definitions_those_count_that_are_not_only_for_types(tmp_path: Path) -> None:
    typed = "@overload\ndef f(x: int) -> int: ...\n"
    text = f"from typing import overload\n{typed}{typed}def f(x):\n    return x\n"
    assert sliced(tmp_path, text) == "def f(x):\n    return x\n"


def test_what_a_file_beside_defines_is_taken_from_there_under_either_name(tmp_path: Path) -> None:
    one = "from package.two import LIMIT as MOST\n\ndef clamp(x):\n    return min(x, MOST)\n"
    source = sliced(
        tmp_path,
        "from package.one import clamp as c\n\ndef f(x):\n    return c(x)\n",
        package__one=one,
        package__two="LIMIT = 3\n",
    )
    values: list[str] = [line for line in source.splitlines() if line and not line.startswith(" ")]
    assert values == ["LIMIT = 3", "MOST = LIMIT", "def clamp(x):", "c = clamp", "def f(x):"]


@pytest.mark.parametrize(
    "imports", ["from package import one as o", "import package.one as o", "from package.deep import inner as o"]
)
def test_of_a_file_that_is_imported_as_a_whole_comes_what_is_used(tmp_path: Path, imports: str) -> None:
    one = "UNUSED = open('x')\nLIMIT = 3\n\ndef g(x):\n    return min(x, LIMIT)\n"
    text = f"{imports}\n\ndef f(x):\n    g = o.g(x)\n    return g + o.LIMIT\n"
    source = sliced(tmp_path, text, package__one=one, package__deep__inner=one)
    space: dict[str, Any] = {}
    exec(source, space)
    assert space["f"](9) == 6
    assert "UNUSED" not in source


@pytest.mark.parametrize("use", ["o", "getattr(o, 'g')", "o.absent(x)"])
def test_a_file_that_is_used_otherwise_leaves_the_function_out(tmp_path: Path, use: str) -> None:
    assert (
        reason(tmp_path, f"import one as o\n\ndef f(x):\n    return {use}\n", one="def g(x):\n    return x\n") == "needs_sibling"
    )


def test_relative_imports_and_a_folder_that_is_itself_a_package_are_understood(tmp_path: Path) -> None:
    root = tmp_path / "package"
    files = {
        "__init__.py": "from .deep.inner import g\n",
        "deep/__init__.py": "",
        "deep/inner.py": "from ..base import ONE\n\ndef g(x):\n    return x + ONE\n",
        "base.py": "ONE = 1\n",
        "main.py": "from package import g\n\ndef f(x):\n    return g(x)\n",
    }
    library = Library(folder(root, dict(files)))
    source = program_of(library.module("main.py"), "f", library.find)
    assert "import" not in source
    assert source.index("ONE = 1") < source.index("def g") < source.index("def f")


def test_names_that_mean_different_things_in_two_files_clash(tmp_path: Path) -> None:
    other = "def h(x):\n    return 2\n\ndef g(x):\n    return h(x)\n"
    text = "from other import g\n\ndef h(x):\n    return 1\n\ndef f(x):\n    return g(h(x))\n"
    assert reason(tmp_path / "a", text, other=other) == "name_clash"
    for first, second, clashes in (("cmath", "math", True), ("math", "math", False)):
        imports = f"from {first} import sqrt\nfrom other import g\n\ndef f(x):\n    return g(sqrt(x))\n"
        there = f"from {second} import sqrt\n\ndef g(x):\n    return sqrt(x)\n"
        if clashes:
            assert reason(tmp_path / first, imports, other=there) == "name_clash"
        else:
            assert sliced(tmp_path / first, imports, other=there).count("import") == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("def f(x):\n    return open(x).read()\n", "needs_files"),
        ("import os\n\ndef f(x):\n    return os.listdir(x)\n", "needs_files"),
        ("from pathlib import Path\n\ndef f(x):\n    return Path(x).name\n", "needs_files"),
        ("def f(x):\n    return __file__ + x\n", "needs_files"),
        ("def f(x):\n    return input(x)\n", "needs_input"),
        ("import sys\n\ndef f(x):\n    return sys.stdin.read() + x\n", "needs_input"),
        ("from sys import argv\n\ndef g():\n    return argv[1]\n\ndef f(x):\n    return g() + x\n", "needs_argv"),
        ("import os\nHOME = os.environ['HOME']\n\ndef f(x):\n    return HOME + x\n", "needs_environment"),
        ("def f(x):\n    from urllib.request import urlopen\n    return urlopen(x)\n", "needs_network"),
        ("import subprocess as s\n\ndef f(x):\n    return s.run(x)\n", "needs_processes"),
        ("import requests\n\ndef f(x):\n    return requests.get(x)\n", "needs_package"),
        ("def f(x):\n    import pandas\n    return pandas.DataFrame(x)\n", "needs_package"),
        ("import beside\n\ndef f(x):\n    return vars(beside)['g'](x)\n", "needs_sibling"),
        ("from beside import *\n\ndef f(x):\n    return g(x)\n", "needs_sibling"),
        ("from .absent import g\n\ndef f(x):\n    return g(x)\n", "needs_sibling"),
        ("def f(x):\n    return helper(x)\n", "undefined_name"),
        ("def f(x):\n" + "    x += 1\n" * 700 + "    return x\n", "too_long"),
    ],
)
def test_what_a_program_cannot_have_leaves_the_function_out(tmp_path: Path, text: str, why: str) -> None:
    assert reason(tmp_path, text, beside="def g(x):\n    return x\n") == why


@pytest.mark.parametrize(
    "text",
    [
        "import os.path\n\ndef f(x):\n    return os.path.join(x, 'a')\n",
        "from math import *\n\ndef f(x):\n    return sqrt(x)\n",
        "import numpy as np\n\ndef f(x):\n    return int(np.sum(x))\n",
        "try:\n    import orjson as json\nexcept ImportError:\n    import json\n\ndef f(x):\n    return json.dumps(x)\n",
        "class A:\n    def save(self, path):\n        open(path, 'w')\n\ndef f(x):\n    return len(dir(A())) + x\n",
        "def f(x):\n    return x == 0 or odd(x - 1)\n\ndef odd(x):\n    return x > 0 and f(x - 1)\n",
    ],
)
def test_what_does_no_harm_stays(tmp_path: Path, text: str) -> None:
    source = sliced(tmp_path, text)
    compile(source, "<test>", "exec")
    assert "def f(x)" in source
