"""Where a comparison may be written: a new or empty folder, or its own."""

from pathlib import Path

import pytest

from evals.compare.options import read_options
from evals.compare.output import make_room
from graphs.folders import UnfitFolderError


@pytest.mark.parametrize("theirs", ["notes.txt", "work/config.json", "data/rows.parquet"])
def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path: Path, theirs: str) -> None:
    (tmp_path / theirs).parent.mkdir(exist_ok=True)
    (tmp_path / theirs).touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnfitFolderError, match=r"holds other files; name an empty or new folder$"):
        make_room(read_options(["--out", str(tmp_path)], "compare"))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_comparison_goes_on_in_its_own_folder(tmp_path: Path) -> None:
    options = read_options(["--out", str(tmp_path / "new")], "compare")
    make_room(options)
    samples = tmp_path / "new" / "work" / "math" / "samples"
    samples.mkdir(parents=True)
    for name in ("lock", "config.json"):
        (samples / name).touch()
        make_room(options)
    (tmp_path / "new" / "comparison.json").touch()
    make_room(options)


def test_no_name_is_not_the_current_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--out", ""], "compare")
    assert (ended.value.code, capsys.readouterr().err) == (2, "compare: argument --out: names no folder\n")
