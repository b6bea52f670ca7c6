import json
import shutil
from pathlib import Path

import pytest

from evals.export.__main__ import main
from evals.export.formats import FORMATS
from graphs.example import SCHEMA_VERSION
from tests.evals.export.rows import rows, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return run(tmp_path / "math", rows(40, 20))


def failed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that says why."""
    assert main(arguments, "code2cot export") == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line.removeprefix("code2cot export: ")


def test_it_says_where_the_rows_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--to", "messages"]) == 0
    out = f"{folder}-messages"
    assert capsys.readouterr().out == f"40 rows in {out}: train 38 (95.0%), validation 2 (5.0%)\n"


def test_a_finished_export_is_left_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(folder), "--to", "messages", "--json"]
    assert main(arguments) == 0
    card = Path(f"{folder}-messages") / "README.md"
    before = card.stat().st_mtime_ns
    assert main(arguments) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first | {"before": True} == second
    assert second["rows"] == {"train": 38, "validation": 2}
    assert card.stat().st_mtime_ns == before


def test_another_one_in_its_place_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--to", "messages"]) == 0
    out = f"{folder}-messages"
    capsys.readouterr()
    why = failed([str(folder), "--to", "alpaca", "--out", out], capsys)
    assert why == f"{out} holds another export (to differ): choose another --out, or remove it"


def test_what_is_no_dataset_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, empty, text = tmp_path / "missing", tmp_path / "empty", tmp_path / "rows.jsonl"
    empty.mkdir()
    text.write_text("{}\n", encoding="utf-8")
    assert failed([str(missing), "--to", "messages"], capsys) == f"{missing}: there is no such file or folder"
    assert failed([str(empty), "--to", "messages"], capsys) == f"{empty} has no Parquet files, neither in data/ nor in itself"
    assert failed([str(text), "--to", "messages"], capsys).startswith(f"{text} cannot be read as Parquet: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "rows.jsonl"]


def test_a_run_without_rows_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = run(tmp_path / "none", [], rejected=3)
    assert failed([str(folder), "--to", "messages"], capsys) == f"{folder} has no rows"


def test_a_run_that_is_not_in_order_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    (folder / "summary.json").write_text(json.dumps(summary | {"rows": 39}), encoding="utf-8")
    assert "40 rows, but 39 in summary.json" in failed([str(folder), "--to", "messages"], capsys)
    (folder / "summary.json").write_text("{", encoding="utf-8")
    assert "summary.json is damaged" in failed([str(folder), "--to", "messages"], capsys)


def test_rows_of_another_version_are_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = [one.model_copy(update={"versions": one.versions.model_copy(update={"schema_version": 1})}) for one in rows(3, 3)]
    run(folder, made)
    why = failed([str(folder), "--to", "messages"], capsys)
    assert why == f"{folder} was made by schema version 1; this code reads {SCHEMA_VERSION}"


def test_one_shape_of_program_cannot_be_split(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = run(tmp_path / "one", rows(9, 1))
    why = failed([str(folder), "--to", "messages"], capsys)
    assert why == "all 9 rows are of one shape of program, so none can be held out: add --validation 0"
    assert main([str(folder), "--to", "messages", "--validation", "0"]) == 0
    assert capsys.readouterr().out == f"9 rows in {folder}-messages: train 9 (100.0%)\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--to", "chatml"], "argument --to: invalid choice: 'chatml'"),
        (["--to", "messages", "--validation", "0.6"], "argument --validation: '0.6' is not a share from 0 to 0.5"),
        (["--to", "messages", "--reasoning-key", "thinking"], "--reasoning-key is for --to reasoning_content"),
        (["other", "--to", "messages"], "several DIRs need --out"),
    ],
)
def test_bad_options_are_one_line(folder: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(folder), *arguments], "code2cot export")
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"code2cot export: {why}")


def test_several_runs_make_one_export(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = shutil.copytree(folder, tmp_path / "logic")
    out = tmp_path / "mixed"
    assert main([str(folder), str(other), "--to", "messages", "--out", str(out), "--json"]) == 0
    assert sum(json.loads(capsys.readouterr().out)["rows"].values()) == 80
    assert "| 2 | 40 | 40 | 0 | 0 | 40 |" in (out / "README.md").read_text(encoding="utf-8")
    assert failed([str(folder), f"{folder}/", "--to", "messages", "--out", str(out)], capsys).endswith("stands there twice")


def test_files_alone_are_exported_without_a_funnel(folder: Path) -> None:
    (file,) = (folder / "data").iterdir()
    out = folder / "out"
    assert main([str(file), "--to", "messages", "--out", str(out)]) == 0
    assert "exported from files, without the summary of their run" in (out / "README.md").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_one_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    for out in (Path("/proc/x"), tmp_path / "file" / "deep", tmp_path / ("x" * 300)):
        assert main([str(folder), "--to", "messages", "--out", str(out)], "code2cot export") == 2
        said = capsys.readouterr().err
        assert said.startswith(f"code2cot export: {out} cannot be ")
        assert said.count("\n") == 1


def test_a_full_disk_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "rows")

    monkeypatch.setattr("evals.export.shards.Shards.add", full)
    assert main([str(folder), "--to", "messages"], "code2cot export") == 1
    assert capsys.readouterr().err == "code2cot export: rows: No space left on device; nothing is kept\n"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_help_shows_a_row_of_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for one in FORMATS.values():
        assert f"  {one.name}\n      {one.read_by}\n      {{" in text
