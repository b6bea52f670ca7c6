from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graphs.dataset import write_dataset
from graphs.example import SCHEMA, ContrastRow, Example
from tests.graphs.rows import infra_error, rejected, row, verified


def shards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "data").iterdir())}


def test_equal_endings_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_dataset(tmp_path / name, [[verified(index) for index in range(30)], [verified(10_000)]])
    assert shards(tmp_path / "a") == shards(tmp_path / "b")
    assert list(shards(tmp_path / "a")) == ["train-00000.parquet", "train-00001.parquet"]


def test_rows_come_back_as_they_went_in(tmp_path: Path) -> None:
    write_dataset(tmp_path, [[verified(0), rejected(1), verified(2)]])
    table = pq.read_table(tmp_path / "data" / "train-00000.parquet")
    assert [Example.model_validate(read) for read in table.to_pylist()] == [row(0), row(2)]


def test_the_schema_is_the_same_with_and_without_rows(tmp_path: Path) -> None:
    write_dataset(tmp_path, [[rejected(0)], [verified(10_000)]])
    schemas = [pq.read_schema(path) for path in sorted((tmp_path / "data").iterdir())]
    assert all(schema.equals(SCHEMA) for schema in schemas)


def test_the_schema_has_the_fields_of_an_example_in_order() -> None:
    assert SCHEMA.names == list(Example.model_fields)


def test_the_schema_of_version_6_is_this_one() -> None:
    """Whoever changes it counts SCHEMA_VERSION up: readers rely on it."""
    kinds = {name: str(SCHEMA.field(name).type) for name in SCHEMA.names}
    assert kinds["statements"] == (
        "list<item: struct<prose: string, anchors: list<item: struct<first: int32, last: int32, claims: list<item: string>>>>>"
    )
    plain = {name: kind for name, kind in kinds.items() if kind in ("int8", "int32", "int64", "bool")}
    assert plain == {
        "level": "int8",
        "decisions": "int32",
        "steps": "int32",
        "seed": "int64",
        "index": "int64",
        "output_differs": "bool",
    }
    assert kinds["prompt_style"] == "string"
    assert kinds["glosses"] == "list<item: struct<name: string, phrase: string>>"
    assert kinds["attempts"] == "struct<write: int32, narrate: int32>"
    assert kinds["versions"] == "struct<code2cot: string, schema_version: int32>"
    assert kinds["prompts"] == "struct<author: string, narrator: string>"
    assert kinds["conditions"] == ("list<item: struct<function: string, line: int32, text: string, truth: bool, times: int32>>")
    assert kinds["contrast"] == "struct<pair: string, line: int32, text: string, truth: bool>"
    assert kinds["difficulty"] == "struct<operations: int32, depth: int32, state: int32, score: double>"
    assert kinds["question"] == "struct<kind: string, step: int32, asked: string>"
    nested = {"conditions", "contrast", "difficulty", "question", "glosses", "statements", "attempts", "versions", "prompts"}
    assert all(SCHEMA.field(name).type == pa.string() for name in set(kinds) - set(plain) - nested)


def test_the_funnel_adds_up(tmp_path: Path) -> None:
    funnel = write_dataset(tmp_path, [[verified(0), rejected(1), rejected(2, "raised"), infra_error(3), rejected(4)]])
    summary = funnel.summary()
    assert summary["n"] == 5
    assert (summary["verified"], summary["rejected"], summary["infra_error"]) == (1, 3, 1)
    assert summary["reasons"] == {"constant": 2, "raised": 1, "sandbox": 1}
    assert next(iter(summary["reasons"])) == "constant"
    assert [first["index"] for first in summary["firsts"]["constant"]] == [1, 4]  # type: ignore[index]
    assert summary["output_differs"] == 0
    assert summary["rates"] == {"verified": 0.2, "rejected": 0.6, "infra_error": 0.2}


def test_of_equal_questions_the_first_stays_and_the_others_are_counted(tmp_path: Path) -> None:
    funnel = write_dataset(tmp_path, [[verified(4, "the same?"), verified(9, "the same?")], [verified(10_000, "the same?")]])
    table = pq.read_table(tmp_path / "data")
    assert table.column("index").to_pylist() == [4]
    assert funnel.summary()["reasons"] == {"duplicate": 2}
    assert funnel.rows == 1


def test_shards_of_an_earlier_larger_run_are_removed(tmp_path: Path) -> None:
    write_dataset(tmp_path, [[verified(0)], [verified(10_000)]])
    write_dataset(tmp_path, [[verified(0)]])
    assert list(shards(tmp_path)) == ["train-00000.parquet"]


def test_ways_can_be_balanced_and_pairs_stay_whole(tmp_path: Path) -> None:
    other = row(3).model_copy(update={"path": "1" * 32})
    endings = [verified(0), verified(1), verified(2), verified(3).model_copy(update={"rows": (other,)})]
    funnel = write_dataset(tmp_path, [endings], per_path=2)
    assert pq.read_table(tmp_path / "data").column("index").to_pylist() == [0, 1, 3]
    assert funnel.summary()["reasons"] == {"same_path": 1}
    pair = ContrastRow(pair="p", line=2, text="n > 0", truth=True)
    halves = [one.model_copy(update={"contrast": pair}) for one in (row(5), row(6).model_copy(update={"path": "1" * 32}))]
    both = verified(5).model_copy(update={"rows": tuple(halves)})
    write_dataset(tmp_path, [[verified(0), both]], per_path=1)
    assert pq.read_table(tmp_path / "data").column("index").to_pylist() == [0]
