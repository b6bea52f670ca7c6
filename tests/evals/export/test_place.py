import fcntl
from pathlib import Path

import pytest

from evals.export.place import PlaceError, is_there, made

MADE_OF: dict[str, object] = {"to": "messages", "seed": 0}


def make(out: Path, made_of: dict[str, object]) -> None:
    with made(out, made_of) as folder:
        (folder / "data" / "rows").write_text("1", encoding="utf-8")


def test_the_folder_is_there_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert not is_there(out, MADE_OF)
    make(out, MADE_OF)
    assert is_there(out, MADE_OF)
    assert sorted(path.name for path in out.parent.iterdir()) == ["out"]
    assert sorted(path.name for path in out.iterdir()) == [".export.json", "data"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_or_not_at_all(tmp_path: Path, error: BaseException) -> None:
    def fail() -> None:
        with made(tmp_path / "out", MADE_OF) as folder:
            (folder / "data" / "rows").write_text("1", encoding="utf-8")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_another_export_is_not_written_over(tmp_path: Path) -> None:
    make(tmp_path / "out", MADE_OF)
    with pytest.raises(PlaceError, match=r"another export \(seed differ\)"):
        is_there(tmp_path / "out", {**MADE_OF, "seed": 1})


def test_nor_is_anything_else(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    for out in (tmp_path, tmp_path / "notes"):
        with pytest.raises(PlaceError, match="is no export"):
            is_there(out, MADE_OF)
    (tmp_path / "out.partial").mkdir()
    (tmp_path / "out.partial" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(PlaceError, match="in the way"):
        make(tmp_path / "out", MADE_OF)


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert not is_there(tmp_path / "out", MADE_OF)
    make(tmp_path / "out", MADE_OF)
    assert is_there(tmp_path / "out", MADE_OF)


def test_what_a_killed_process_left_is_written_over(tmp_path: Path) -> None:
    partial = tmp_path / "out.partial"
    (partial / "data").mkdir(parents=True)
    (partial / ".lock").touch()
    (partial / "data" / "half").write_text("half", encoding="utf-8")
    make(tmp_path / "out", MADE_OF)
    assert [path.name for path in (tmp_path / "out" / "data").iterdir()] == ["rows"]


def test_two_processes_do_not_write_the_same_folder(tmp_path: Path) -> None:
    partial = tmp_path / "out.partial"
    partial.mkdir()
    with (partial / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PlaceError, match="another process"):
            make(tmp_path / "out", MADE_OF)
    assert partial.exists()
