import json
from dataclasses import replace
from pathlib import Path

import pytest

from agents.llm.cache import Cache
from evals.cache import main
from tests.agents.llm.test_cache import REPLY


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "replies.sqlite"
    cache = Cache(path)
    for key, model in (("1", "openai/a"), ("2", "openai/a"), ("3", "anthropic/b")):
        cache.put(key, model, replace(REPLY, text=key))
    cache.close()
    return path


def test_what_is_kept_is_listed_by_model(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ls", "--cache", str(file)], "cache") == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert str(file) in head
    assert first.split()[:3] == ["anthropic/b", "1", "kept"]
    assert second.split()[:3] == ["openai/a", "2", "kept"]


def test_one_models_replies_or_all_are_forgotten(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clear", "--cache", str(file), "--model", "openai/a"], "cache") == 0
    assert capsys.readouterr().out.startswith("2 forgotten")
    assert main(["clear", "--cache", str(file), "--json"], "cache") == 0
    assert json.loads(capsys.readouterr().out)["forgotten"] == 1


def test_nothing_is_made_by_looking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.sqlite"
    assert main(["ls", "--cache", str(path)], "cache") == 0
    assert main(["clear", "--cache", str(path)], "cache") == 0
    assert not path.exists()
    assert "nothing is kept" in capsys.readouterr().out


def test_a_file_that_is_no_cache_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "replies.sqlite"
    path.write_text("no database " * 100)
    assert main(["ls", "--cache", str(path)], "cache") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
