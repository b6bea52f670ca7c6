"""The search in this very process, on programs that stand here."""

import sys

import pytest

from sandbox.guest.arguments import literal
from sandbox.guest.explorer.explorer import explore

Asked = dict[str, object]
EASY = """
def solve(n: int, word: str):
    if n > 10 and word == "open sesame":
        return 1
    for letter in word:
        if letter == "z":
            return 2
    return 0
"""


def asked(**other: object) -> Asked:
    return {
        "examples": [],
        "types": {},
        "seed": 0,
        "fuel": 400_000,
        "cpu_s": 20.0,
        "most": 16,
        "method": "guided",
        **other,
    }


def covered(source: str, **other: object) -> set[tuple[str, bool]]:
    found = explore(source, "solve", asked(**other))
    texts = [one[2] for one in found["decisions"]]  # type: ignore[attr-defined]
    return {(texts[branch >> 1], bool(branch & 1)) for branch in found["covered"]}  # type: ignore[attr-defined]


def test_the_same_seed_finds_the_same() -> None:
    assert explore(EASY, "solve", asked()) == explore(EASY, "solve", asked())


def test_another_seed_finds_something_else() -> None:
    assert explore(EASY, "solve", asked()) != explore(EASY, "solve", asked(seed=1))


def test_every_branch_of_an_easy_program_is_taken() -> None:
    assert len(covered(EASY)) == 6


@pytest.mark.parametrize(
    "condition",
    [
        "a * 3 + 7 == 1234",
        "a == 123456",
        "a - b == 777 and a > 5000",
        "a * a == 1369 and b == a + 1",
        "str(a) == '4711'",
    ],
)
def test_arithmetic_is_climbed(condition: str) -> None:
    source = f"def solve(a: int, b: int):\n    if {condition}:\n        return 1\n    return 0\n"
    assert (condition, True) in covered(source)


def test_a_flag_is_followed_to_the_comparison_that_it_comes_from() -> None:
    source = "def solve(a: int):\n    flag = a * 7 == 4_781\n    if flag:\n        return 1\n    return 0\n"
    assert ("flag", True) in covered(source)


def test_paths_are_told_once_each_and_returns_come_first() -> None:
    source = "def solve(a: int):\n    if a == 0: raise ValueError\n    return 7 // a if a > 0 else a\n"
    found = explore(source, "solve", asked())
    paths = found["paths"]
    assert isinstance(paths, list)
    assert len({tuple(one["path"]) for one in paths}) == len(paths)
    assert [one["outcome"] for one in paths] == ["returned", "raised"]
    assert paths[1]["raised"] == "ValueError"


def test_inputs_are_literals() -> None:
    source = "def solve(a: float, b: dict[str, list[int]], c: set[int], d: tuple[int, str] | None):\n    return 1 if a > 1 else 2"
    for one in explore(source, "solve", asked())["paths"]:  # type: ignore[attr-defined]
        for text in one["args"]:
            assert repr(literal(text)) == text


def test_examples_say_how_the_entry_is_called() -> None:
    source = "def solve(a, b=1, *, c):\n    return a if b in c else b"
    paths = explore(source, "solve", asked(examples=[[["'x'"], [["c", "[1, 2]"]]]]))["paths"]
    assert isinstance(paths, list)
    assert all(len(one["args"]) == 1 and [name for name, _ in one["kwargs"]] == ["c"] for one in paths)


def test_types_that_are_told_count_more_than_examples() -> None:
    found = covered("def solve(a):\n    return 1 if isinstance(a, str) else 2", examples=[[["3"], []]], types={"a": "str"})
    assert ("isinstance(a, str)", True) in found


def test_an_argument_that_the_program_changes_is_whole_for_the_next_run() -> None:
    source = "def solve(xs: list[int]):\n    n = len(xs)\n    xs.clear()\n    return 1 if n == 3 else 0"
    paths = explore(source, "solve", asked(examples=[[["[1, 2, 3]"], []]]))["paths"]
    assert isinstance(paths, list)
    assert any(len(literal(one["args"][0])) != 0 for one in paths)  # type: ignore[arg-type]


def test_state_of_the_module_is_new_for_every_run() -> None:
    source = "seen = []\ndef solve(n: int):\n    seen.append(n)\n    return 1 if len(seen) > 1 else 0"
    assert ("len(seen) > 1", True) not in covered(source)


def test_endless_programs_are_cut() -> None:
    source = "def solve(n: int):\n    while n:\n        n = n\n    return 0"
    assert covered(source) == {("n", False)}


def test_a_program_that_catches_everything_is_cut_all_the_same() -> None:
    source = "def solve(n: int):\n    while n:\n        try:\n            while n: n = n\n        except: pass\n    return 0"
    assert ("n", False) in covered(source)


def test_output_goes_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    explore("def solve(n: int):\n    print(n)\n    return n", "solve", asked())
    assert capsys.readouterr().out == ""


def test_lines_are_counted_by_statement() -> None:
    found = explore("def solve(n: int):\n    if n > 3: return (1,\n      2)\n    return 0\n", "solve", asked())
    assert (found["lines"], found["covered_lines"]) == (3, 3)


def test_the_streams_and_the_tracer_are_as_before() -> None:
    before = sys.stdout, sys.stderr, sys.gettrace()
    explore(EASY, "solve", asked())
    assert (sys.stdout, sys.stderr, sys.gettrace()) == before
