import json
from pathlib import Path

import pytest

from sandbox.__main__ import main
from sandbox.base import Job, Mode, Report
from sandbox.explore import Exploration, explore
from sandbox.path import Condition, path_of
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from tests.conftest import Backend

EVERYTHING = """
class Box:
    def __init__(self, items):
        self.items = items
    def big(self, least):
        return [item for item in self.items if item > least]

def helper(n):
    assert n >= 0
    while n > 3:
        n -= 2
    return n

def solve(xs: list[int], word: str):
    total = 0
    for x in xs:
        if helper(abs(x)) == 2 and x < 50:
            total += x
        elif x > 9: total -= 3
    match word.split():
        case ["go", _]:
            total += 1
        case [] if total > 0:
            total += 2
        case _:
            total += 3
    try:
        return 100 // total + len(Box(xs).big(2))
    except ZeroDivisionError:
        return -1 if word else -2
"""


def found(backend: Backend, source: str, *seeds: Call, **options: object) -> Exploration:
    return backend.wait(explore(backend.pool, Program(source, "solve"), seeds, **options))  # type: ignore[arg-type]


def test_a_path_is_what_the_trace_of_its_call_tells(backend: Backend) -> None:
    program = Program(EVERYTHING, "solve")
    exploration = found(backend, EVERYTHING)
    assert len(exploration.paths) >= 8
    reports = backend.run(*(Job(program, one.call) for one in exploration.paths))
    for one, report in zip(exploration.paths, reports, strict=True):
        assert report.trace is not None
        assert (one.path, one.outcome) == (path_of(report.trace), report.outcome)
    assert len({one.path.digest for one in exploration.paths}) == len(exploration.paths)


def test_all_of_it_is_covered_but_what_cannot_be(backend: Backend) -> None:
    exploration = found(backend, EVERYTHING)
    assert [(one.condition.text, one.condition.truth) for one in exploration.unreachable] == [("n >= 0", False)]
    assert exploration.covered == exploration.total - 1
    assert exploration.covered_lines == exploration.lines


def test_it_is_the_same_again(backend: Backend) -> None:
    one, other = (found(backend, EVERYTHING, method="guided") for _ in range(2))
    assert (one.paths, one.unreachable, one.runs) == (other.paths, other.unreachable, other.runs)


def test_conditions_bear_their_text_and_truth(backend: Backend) -> None:
    exploration = found(backend, "def solve(n: int):\n    return 1 if n else 2\n    \ndef other(): pass\n")
    assert exploration.paths[0].path.conditions == ()
    exploration = found(backend, "def solve(n: int):\n    if n > 3:\n        return 1\n    return 0\n")
    told = {one.path.conditions for one in exploration.paths}
    assert told == {(Condition("solve", 2, "n > 3", truth),) for truth in (True, False)}


def test_packages_are_there_as_for_any_program(backend: Backend) -> None:
    source = "import numpy\ndef solve(n: int):\n    if numpy.int64(n) * 3 == 99:\n        return 1\n    return 0\n"
    exploration = found(backend, source, method="guided")
    if not exploration.paths[0].raised:  # it raises where there is no numpy
        assert exploration.covered == 2


@pytest.mark.parametrize(
    "source",
    [
        "import os\ndef solve(n: int):\n    if n > 5: os._exit(3)\n    return n",
        "def solve(n: int):\n    if n > 90: return sum(range(10**12))\n    return n",
        "import ctypes\ndef solve(n: int):\n    if n == 100: ctypes.string_at(0)\n    return n",
    ],
)
def test_a_program_that_dies_of_some_input_costs_no_more_than_its_own_exploration(backend: Backend, source: str) -> None:
    exploration = found(backend, source, Call(("1",)), seconds=0.2)
    assert exploration.paths or exploration.detail
    assert found(backend, "def solve(n: int):\n    return n\n").paths


def test_no_python_and_no_entry_are_data(backend: Backend) -> None:
    assert "SyntaxError" in found(backend, "def solve(:").detail
    assert found(backend, "def other(): pass").paths[0].raised == "KeyError"


_WRAPPED = """
def plain(function):
    def wrapper(*args):
        return function(*args)
    return wrapper

@plain
def solve(n: int, m: int):
    if n > m: return 1
    return 0
"""


def test_calls_that_fail_at_their_arguments_show_no_branch_unreachable(backend: Backend) -> None:
    nothing = found(backend, _WRAPPED, Call(("1",)))
    assert (nothing.paths, nothing.unreachable) == ((), ())
    assert "every call failed at its arguments" in nothing.detail
    assert found(backend, _WRAPPED, Call(("1", "2"))).covered == 2
    raising = "def solve(n: int):\n    if len(n): return 1\n    return 0\n"
    assert found(backend, raising, Call(("1",)), method="guided").paths[0].raised == "TypeError"


class _Liar:
    """A sandbox in which a program wrote the result."""

    def __init__(self, returned: str) -> None:
        self._returned = returned

    async def run(self, job: Job) -> Report:
        assert job.mode is Mode.EXPLORE
        return Report(Outcome.RETURNED, returned=self._returned)


@pytest.mark.parametrize("returned", ["", "[]", "{}", '{"decisions": [["f", 0, "c", true, [true], false]]}', "1" * 5000])
def test_what_makes_no_sense_is_not_believed(backend: Backend, returned: str) -> None:
    lied = backend.wait(explore(_Liar(returned), Program("def solve(): pass", "solve")))
    assert lied == Exploration(detail="the result is malformed")


def test_symbolic_execution_proves_and_finds(backend: Backend) -> None:
    source = "def solve(n: int):\n    if n > 3:\n        return 1\n    elif n <= 3:\n        return 2\n    return 3\n"
    alone = found(backend, source, method="symbolic")
    if not alone.runs:
        pytest.skip("this sandbox carries no engine of symbolic execution")
    assert alone.covered == 3
    together = found(backend, source)
    assert [(one.condition.text, one.condition.truth, one.proved) for one in together.unreachable] == [("n <= 3", False, True)]


def test_symbolic_execution_proves_nothing_of_what_it_cannot_follow(backend: Backend) -> None:
    test = "hashlib.sha256(s.encode()).hexdigest()[:9] == '0' * 9"
    source = f"import hashlib\ndef solve(s: str):\n    if {test}:\n        return 1\n    return 0\n"
    assert not any(one.proved for one in found(backend, source, seconds=0.5).unreachable)


def test_a_command_shows_paths_and_coverage(tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: Backend) -> None:
    kind = "docker" if backend.pool.image else "local"
    (tmp_path / "p.py").write_text("def f(n: int):\n    if n > 3:\n        return 1\n    return 0\n")
    assert main(["explore", str(tmp_path / "p.py"), "f", "--sandbox", kind]) == 0
    assert "2 of 2 branches, 3 of 3 lines" in capsys.readouterr().out
    assert main(["explore", str(tmp_path / "p.py"), "f", "--json", "--sandbox", kind]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["branches"]["total"], data["branches"]["covered"], data["branches"]["unreachable"]) == (2, 2, [])
    assert {tuple((one["condition"], one["truth"]) for one in path["conditions"]) for path in data["paths"]} == {
        (("n > 3", True),),
        (("n > 3", False),),
    }


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["absent.py", "f"], "cannot read absent.py"),
        (["{file}", "g"], "no function g at the top of the program; it defines f"),
        (["{file}", "f", "--seed-call", "x"], "no list of literals: x"),
        (["{file}", "f", "--type", "int"], "write --type NAME=ANNOTATION"),
        (["{file}", "f", "--seed-call", ""], "--seed-call '': it does not fit f(n): 0 arguments given, 1 needed: missing"),
        (["{file}", "f", "--seed-call", "1, 2"], "'1, 2': it does not fit f(n): 2 arguments given, 1 needed: too many"),
        (["{file}", "f", "--seed-call", "m=1"], "--seed-call 'm=1': it does not fit f(n): 1 argument given, 1 needed: "),
    ],
)
def test_bad_input_is_one_line(words: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.py").write_text("def f(n): pass")
    assert main(["explore", *(word.format(file=tmp_path / "p.py") for word in words)]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.count("\n") == 1
