import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from evals import cli
from graphs import __version__


def test_an_unknown_command_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["code2cot", "make"])
    assert cli.main() == 2
    assert capsys.readouterr().err == f"code2cot: unknown command 'make'; allowed: {', '.join(cli.COMMANDS)}\n"


def test_every_command_is_there() -> None:
    for path, _ in cli.COMMANDS.values():
        module, _, name = path.partition(":")
        assert callable(getattr(import_module(module), name))


def test_the_version_is_that_of_the_distribution() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["code2cot", "--version"])
    assert cli.main() == 0
    assert capsys.readouterr().out == f"code2cot {__version__}\n"


def test_nothing_heavy_is_imported_before_the_guard() -> None:
    modules = "evals.cli, graphs.generate, evals.audit.__main__"
    look = f"import sys, {modules}; print(sorted({{'pyarrow', 'pydantic', 'asyncio', 'docker'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
