import json
from pathlib import Path

import pytest

from evals.dataset.__main__ import main
from evals.dataset.rows import read_rows
from evals.dataset.survey import ENOUGH, Survey
from graphs.dataset import write_dataset
from graphs.example import ConditionRow, DifficultyRow, Example
from graphs.journal import Ending
from tests.graphs.rows import row

DECIDING = (
    "def solve(n):\n    if n % 2 == 0:\n        return n\n    for digit in str(n):\n        n += int(digit)\n    return n\n"
)


def written(folder: Path, rows: list[Example]) -> Path:
    write_dataset(folder, [[Ending(index=one.index, fate="verified", rows=(one,)) for one in rows]])
    return folder


def surveyed(folder: Path, rows: list[Example]) -> Survey:
    survey = Survey()
    for one in read_rows(written(folder, rows)):
        survey.add(one)
    return survey


def test_an_answer_worth_guessing_falls_short(tmp_path: Path) -> None:
    rows = [row(index).model_copy(update={"answer": "7" if index % 5 == 0 else str(index)}) for index in range(ENOUGH)]
    domain = surveyed(tmp_path, rows).domains["math"]
    assert domain.topics["arithmetic"].guess == ("7", pytest.approx(9 / ENOUGH))
    assert domain.shortcomings() == ["arithmetic: 22% of the answers are 7"]


def test_yes_and_no_are_held_to_evenness_instead(tmp_path: Path) -> None:
    rows = [row(index).model_copy(update={"answer": str(index % 4 > 0)}) for index in range(ENOUGH)]
    domain = surveyed(tmp_path, rows).domains["math"]
    assert domain.topics["arithmetic"].guess == ("", 0.0)
    assert domain.shortcomings() == ["arithmetic: 75% of its yes and no are True"]


@pytest.mark.parametrize(("true", "rows", "short"), [(22, 56, []), (78, 200, ["arithmetic: 39% of its yes and no are True"])])
def test_yes_and_no_may_be_uneven_by_chance(tmp_path: Path, true: int, rows: int, short: list[str]) -> None:
    found = [row(index).model_copy(update={"answer": str(index < true)}) for index in range(rows)]
    assert surveyed(tmp_path, found).domains["math"].shortcomings() == short


def test_levels_are_held_to_the_difficulty_that_was_measured(tmp_path: Path) -> None:
    easy = DifficultyRow(operations=1, depth=0, state=1, score=4.0)
    hard = DifficultyRow(operations=5, depth=2, state=9, score=12.0)
    rows = [
        row(index).model_copy(update={"level": 1 + index % 3, "difficulty": hard if index % 3 == 1 else easy})
        for index in range(3 * ENOUGH)
    ]
    domain = surveyed(tmp_path, rows).domains["math"]
    assert [domain.levels[level].median("score") for level in (1, 2, 3)] == [4.0, 12.0, 4.0]
    assert domain.shortcomings() == [
        "level 3 is no harder than level 2: median score 4.0 after 12.0",
        "arithmetic: level 3 is no harder than level 2: median score 4.0 after 12.0",
    ]


def test_only_conditions_of_choices_count_as_balanced_and_loops_do_not(tmp_path: Path) -> None:
    decided = [(2, "n % 2 == 0", False), (4, "digit in str(n)", True), (4, "digit in str(n)", False)]
    conditions = tuple(
        ConditionRow(function="solve", line=line, text=text, truth=truth, times=1) for line, text, truth in decided
    )
    first = row(0).model_copy(update={"source": DECIDING, "conditions": conditions})
    even = ConditionRow(function="solve", line=2, text="n % 2 == 0", truth=True, times=1)
    other = row(1).model_copy(update={"source": DECIDING, "conditions": (even,), "path": "1" * 32})
    domain = surveyed(tmp_path, [first, other]).domains["math"]
    assert domain.outcomes == {True: 1, False: 1}
    assert (domain.decided, len(domain.ways)) == (2, 2)


def test_prompts_that_differ_in_numbers_are_of_one_wording(tmp_path: Path) -> None:
    domain = surveyed(tmp_path, [row(index) for index in range(12)]).domains["math"]
    assert (len(domain.prompts), len(domain.wordings), len(domain.shapes)) == (12, 1, 1)


def test_the_command_prints_data_or_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, [row(index) for index in range(3)])
    assert main([str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["math"]["rows"] == 3
    assert main([str(folder)]) == 0
    assert "math: 3 rows" in capsys.readouterr().out


def test_of_few_rows_nothing_is_said_to_fall_short_or_not_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = written(tmp_path / "few", [row(index).model_copy(update={"answer": "7"}) for index in range(ENOUGH - 1)])
    assert main([str(few)]) == 0
    told = capsys.readouterr().out
    assert "falls short" not in told
    assert "100%" not in told
    assert "the answers of 1 topic\n" in told
    assert "the difficulty of 1 level\n" in told
    enough = written(tmp_path / "enough", [row(index).model_copy(update={"answer": str(index)}) for index in range(ENOUGH)])
    assert main([str(enough)]) == 0
    told = capsys.readouterr().out
    assert "nothing falls short" in told
    assert "too few" not in told
    more = [row(ENOUGH + index).model_copy(update={"answer": "7", "topic": "digits", "level": 2}) for index in range(3)]
    both = [*(row(index).model_copy(update={"answer": str(index)}) for index in range(ENOUGH)), *more]
    assert main([str(written(tmp_path / "both", both))]) == 0
    told = capsys.readouterr().out
    assert "the answers of 1 of 2 topics: digits\n" in told
    assert "the difficulty of 1 of 2 levels: 2\n" in told


def test_where_there_are_no_rows_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, without = tmp_path / "missing", written(tmp_path / "without", [])
    (tmp_path / "no_parquet").mkdir()
    for path, why in (
        (missing, f"{missing}: there is no such file or folder"),
        (without, f"{without} has no rows"),
        (tmp_path / "no_parquet", f"{tmp_path / 'no_parquet'} has no Parquet files, neither in data/ nor in itself"),
    ):
        assert main([str(path)], "dataset") == 2
        assert capsys.readouterr().err == f"dataset: {why}\n"
