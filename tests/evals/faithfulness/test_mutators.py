"""What the benchmark of the checker plants is false, and what it was planted in is true."""

import asyncio
import json
from random import Random

import pytest

from agents.narration import parse
from evals.faithfulness.__main__ import main
from evals.faithfulness.account import Account
from evals.faithfulness.baselines import BASELINES
from evals.faithfulness.interval import wilson
from evals.faithfulness.mutant import CLASSES, Kind
from evals.faithfulness.mutators import MUTATORS
from evals.faithfulness.mutators.arithmetic import value_of
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from evals.faithfulness.sources import narrated, written
from tests.sandbox.inprocess import DirectSandbox


@pytest.fixture(scope="module")
def told() -> dict[str, Narrated]:
    async def record() -> list[Narrated | str]:
        return [await narrated(DirectSandbox(), task) for task in written()]

    return {one.ident: one for one in asyncio.run(record()) if isinstance(one, Narrated)}


def test_each_class_has_a_mutator() -> None:
    assert set(MUTATORS) == set(CLASSES)


def test_a_lie_in_words_keeps_the_claims(told: dict[str, Narrated]) -> None:
    for one in told.values():
        truth = parse(one.text)
        for mutant in plant(one, 40, 1)[0]:
            lie = parse(mutant.text)
            assert lie != truth
            if mutant.kind is Kind.PROSE and len(lie.statements) == len(truth.statements):
                assert [part.anchors for part in lie.statements] == [part.anchors for part in truth.statements]


def test_planting_is_the_same_each_time(told: dict[str, Narrated]) -> None:
    assert plant(told["stock"], 10, 3) == plant(told["stock"], 10, 3)


def test_a_value_that_occurs_at_these_steps_is_never_planted_as_one_that_is_nowhere(told: dict[str, Narrated]) -> None:
    account = Account(told["evens"].trace, told["evens"].text)
    for mutant in MUTATORS["off_by_one"](account, Random(1)):
        if mutant is not None:
            assert mutant.now != mutant.was


def test_a_false_comparison_is_false_by_arithmetic(told: dict[str, Narrated]) -> None:
    account = Account(told["bill"].trace, told["bill"].text)
    (lie, *_) = [one for one in MUTATORS["wrong_comparison"](account, Random(2)) if one]
    assert "14 is greater than 0" in lie.was
    assert "14 is greater than 0" not in lie.now


@pytest.mark.parametrize(("text", "value"), [("4 + 7 × (-2)", -10), ("35 // 5", 7), ("5 // 0", None), ("x + 1", None)])
def test_arithmetic_is_reckoned_as_written(text: str, value: int | None) -> None:
    assert value_of(text) == value


def test_the_substring_baseline_accepts_any_lie_that_leaves_the_answer(told: dict[str, Narrated]) -> None:
    lie = told["bill"].text.replace("14 is greater than 0", "14 is less than 0")
    assert BASELINES["substring of the answer"](Account(told["bill"].trace, lie))


def test_wilsons_interval_of_nothing_in_a_hundred() -> None:
    low, high = wilson(0, 100)
    assert low == 0
    assert round(high, 4) == 0.0370


def test_the_command_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--programs", "hand", "--limit", "2", "--mutants-per-narration", "3", "--sandbox", "local", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert status == 0
    assert data["programs"] == {"hand": 2}


def test_a_file_that_cannot_be_read_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--programs", "no_such.jsonl", "--sandbox", "local"]) == 2
    assert "no_such.jsonl" in capsys.readouterr().err


def test_the_tables_for_a_readme_are_printed_by_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--programs", "hand", "--limit", "2", "--mutants-per-narration", "3", "--sandbox", "local", "--markdown"])
    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert lines[0] == "| planted error | lies | accepted | share | 95 % interval |"
    assert any(line.startswith("| **all** | 6 |") for line in lines)
    assert any(line.startswith("| hand on hand | 2 | 0 | 0.00% |") for line in lines)
