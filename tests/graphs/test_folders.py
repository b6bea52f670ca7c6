from pathlib import Path

import pytest

from graphs.folders import UnfitFolderError, make_folders


@pytest.mark.parametrize("fault", ["out", "out/data", "out/work"])
def test_a_file_in_the_place_of_a_folder_is_refused_in_one_line(tmp_path: Path, fault: str) -> None:
    (tmp_path / fault).parent.mkdir(exist_ok=True)
    (tmp_path / fault).touch()
    with pytest.raises(UnfitFolderError, match=r"^--out .*out cannot be used: .*(File exists|Not a directory)$"):
        make_folders(tmp_path / "out")


def test_a_place_where_nothing_can_be_made_is_refused() -> None:
    with pytest.raises(UnfitFolderError, match="/proc/x"):
        make_folders(Path("/proc/x"))


@pytest.mark.parametrize(
    "theirs", ["notes.txt", "src/main.py", "work/math/samples/config.json", "data/train-00000.parquet", "src/"]
)
def test_a_folder_that_holds_other_things_is_refused_and_left_alone(tmp_path: Path, theirs: str) -> None:
    place = tmp_path / "out" / theirs
    place.parent.mkdir(parents=True)
    place.mkdir() if theirs.endswith("/") else place.touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnfitFolderError, match=r"^--out .*out holds other files; name an empty or new folder$"):
        make_folders(tmp_path / "out")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_run_goes_on_where_it_was_killed_before_it_began_and_where_only_its_journal_is_left(tmp_path: Path) -> None:
    make_folders(tmp_path)
    for name in ("lock", "config.partial", "config.json"):
        (tmp_path / "work" / name).write_text("{}", encoding="utf-8")
        make_folders(tmp_path)
    (tmp_path / "data").rmdir()
    (tmp_path / "notes.txt").touch()
    make_folders(tmp_path)


def test_folders_are_made_once_and_stay_empty(tmp_path: Path) -> None:
    for _ in range(2):
        make_folders(tmp_path / "a" / "b")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/b", "a/b/data", "a/b/work"]
