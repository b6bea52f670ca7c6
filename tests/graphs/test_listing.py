import json
from pathlib import Path

import pytest

from graphs.generate import main
from graphs.options import read_options
from tests.agents.test_sources import folder

DOUBLE = '"""Give twice the number.\n\n    >>> f(1)\n    2\n    """'
FILES = {
    "a.py": f"def f(n):\n    {DOUBLE}\n    return n * 2\n\ndef g(n):\n    return open(n)\n",
    "b.py": "def h(n):\n    yield n\n",
}


def test_the_list_says_what_is_taken_and_what_is_left_out_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path / "code", dict(FILES))
    assert main(["--author", f"corpus:{tmp_path / 'code'}", "--list", "--out", str(tmp_path / "rows")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "     0 a.py:1 f: 1 example",
        "     1 a.py:9 g: left out, needs_files: it uses open",
        "     2 b.py:1 h: left out, generator",
        "3 functions in 2 files: generator 1, needs_files 1, ready 1",
    ]
    assert not (tmp_path / "rows").exists()


def test_the_list_is_one_json_object_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path, dict(FILES))
    assert main(["--author", f"corpus:{tmp_path}", "--list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reasons"] == {"generator": 1, "needs_files": 1, "ready": 1}
    assert told["functions"][0] == {
        "index": 0,
        "path": "a.py",
        "line": 1,
        "name": "f",
        "reason": "",
        "examples": 1,
        "has_problem": True,
    }


def test_a_single_file_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path, dict(FILES))
    assert main(["--author", f"corpus:{tmp_path / 'b.py'}", "--list"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 function in 1 file: generator 1"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--list"], "--list is for Python files"),
        (["--author", "corpus:examples/programs.jsonl", "--list"], "--list is for Python files"),
        (["--refactor", "openai/m"], "--refactor is for Python files"),
        (["--author", "corpus:examples", "--refactor", "m"], "'m' is no model"),
        (["--author", "corpus:examples", "--refactor", "openai/m", "--list"], "leave out --refactor"),
        (["--author", "corpus:agents/prompts/styles"], "there is no Python file"),
    ],
)
def test_options_about_folders_are_refused_elsewhere(options: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        read_options(options, "generate")
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1
