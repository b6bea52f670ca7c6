"""Whether the owner of what was left behind is gone."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox import home
from sandbox.process import Process


def test_a_process_is_known_by_its_text() -> None:
    assert Process.parse(str(Process.own())) == Process.own()
    assert [Process.parse(text) for text in ("", "here", "here 1", "here x 1", "here 1 -1")] == [None] * 5


def test_a_living_process_is_not_gone_and_a_dead_one_is() -> None:
    own = Process.own()
    with subprocess.Popen([sys.executable, "-c", ""]) as other:
        other.wait()
    assert not own.gone()
    assert replace(own, pid=other.pid).gone()
    assert replace(own, started=own.started + 1).gone()
    assert not replace(own, machine="elsewhere", pid=other.pid).gone()


def test_folders_of_dead_processes_are_swept_and_others_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept, left = home.make(), home.make()
    own = Process.own()
    (left / "owner").write_text(str(replace(own, started=own.started + 1)))
    (tmp_path / "code2cot-strange").mkdir()
    home.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([kept.name, "code2cot-strange"])
