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


def test_folders_are_made_once_and_stay_empty(tmp_path: Path) -> None:
    for _ in range(2):
        make_folders(tmp_path / "a" / "b")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/b", "a/b/data", "a/b/work"]
