import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evals.audit.intake import open_rows, task_at
from evals.audit.task import BadRow
from evals.files import digest_of
from tests.evals.audit.rows import foreign, write
from tests.graphs.rows import row


def test_rows_of_others_may_be_parquet_too(tmp_path: Path) -> None:
    rows = [foreign(f"row {number}", kwargs=[("limit", "5")], args=["[4, 7]"]) for number in range(5)]
    kinds = pa.schema(
        [
            ("id", pa.string()),
            ("source", pa.string()),
            ("entry", pa.string()),
            ("args", pa.list_(pa.string())),
            ("narration", pa.string()),
            ("kwargs", pa.map_(pa.string(), pa.string())),
            ("answer", pa.string()),
        ]
    )
    (tmp_path / "data").mkdir()
    for number in range(2):
        table = pa.Table.from_pylist(rows, schema=kinds)
        pq.write_table(table, tmp_path / "data" / f"part-{number}.parquet", row_group_size=2)
    found = open_rows(tmp_path)
    assert len(found) == 10
    assert [task_at(found, index).id for index in (9, 0, 4, 5)] == ["row 4", "row 0", "row 4", "row 0"]
    assert [found.place(index) for index in (0, 4, 5, 9)] == [
        "part-0.parquet row 1",
        "part-0.parquet row 5",
        "part-1.parquet row 1",
        "part-1.parquet row 5",
    ]
    assert task_at(found, 3).call.kwargs == (("limit", "5"),)
    assert task_at(found, 3).answer is None


def test_halves_of_characters_are_refused_and_whole_ones_are_not(tmp_path: Path) -> None:
    rows = open_rows(write(tmp_path / "rows.jsonl", [foreign("half", "It is \ud83d."), foreign("whole", "It is \U0001f600.")]))
    with pytest.raises(BadRow, match="halves"):
        task_at(rows, 0)
    assert task_at(rows, 1).narration == "It is \U0001f600."


def test_a_digest_changes_with_any_row(tmp_path: Path) -> None:
    one = digest_of(write(tmp_path / "rows.jsonl", [foreign("one")]))
    assert digest_of(write(tmp_path / "rows.jsonl", [foreign("two")])) != one


def test_a_folder_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no Parquet files"):
        open_rows(tmp_path)


def test_the_prompt_of_a_row_that_has_none_shows_the_code(tmp_path: Path) -> None:
    rows = open_rows(write(tmp_path / "rows.jsonl", [foreign("one"), foreign("two", prompt="How much?")]))
    assert task_at(rows, 0).prompt.startswith("What does `total([4, 7], 5)` return?")
    assert task_at(rows, 1).prompt == "How much?"


def test_what_does_not_fit_in_a_row_of_ours_is_said_in_its_own_words(tmp_path: Path) -> None:
    whole = row(0).model_dump(mode="json")
    damaged: dict[str, dict[str, object]] = {
        "answer is missing": {name: value for name, value in whole.items() if name != "answer"},
        "level: must be a whole number": {**whole, "level": "hard"},
        "direction: must be 'forward', 'backward' or 'trace-question'": {**whole, "direction": "up"},
        "statements[0].prose: must be a string": {**whole, "statements": [{"prose": 5, "anchors": []}]},
        "bogus: there is no such field": {**whole, "bogus": 1},
    }
    rows = open_rows(write(tmp_path / "rows.jsonl", list(damaged.values())))
    for index, said in enumerate(damaged):
        with pytest.raises(BadRow, match=f"^{re.escape(said)}$"):
            task_at(rows, index)
