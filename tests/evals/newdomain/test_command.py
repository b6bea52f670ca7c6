"""``code2cot new-domain`` makes a domain that passes its own checks, and says of a bad one what is wrong with it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evals.newdomain.command import main

_FEW = ("--seeds", "9", "--lied-to", "2")
_HEAD = """
from agents.grammar import draw

DOMAIN = {"title": "Beds", "topics": {"beds": "flower beds"}, "levels": {"statements": [1], "steps": [[3, 12]]}}


def compose_beds(sheet):
    rows = sheet.given("rows", "the number of rows", draw.whole(2, 90))
"""
_RAISES = '    raise KeyError("no such flower")\n'
_NEVER_FITS = '    sheet.say("how many rows are {rows} rows?")\n    sheet.answer("7")\n'
_DIVIDES = """
    sheet.say("a bed has {rows} rows. How many are that?")
    sheet.answer(sheet.let("total", "the number of rows", f"{rows} // ({rows} - {rows})"))
"""


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("folder", [False, True])
def test_what_it_makes_runs_varies_is_verified_and_lies_in_it_are_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: bool,  # noqa: FBT001
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "parks" if folder else "gardens"
    assert main([name, *_FEW, "--json", *(["--folder"] if folder else [])], "new-domain") == 0
    found = _json(capsys)
    assert found["good"] is True
    assert found["verified"] == found["seeds"] == found["prompts"] == 9
    assert found["shapes"] != 1
    assert found["lies"] == found["found"] != 0
    assert (tmp_path / (f"{name}/trips.py" if folder else f"{name}.py")).exists()


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("raising", _RAISES, "composing raised KeyError"),
        ("unfit", _NEVER_FITS, "nothing was composed"),
        ("dividing", _DIVIDES, "composing raised ZeroDivisionError"),
    ],
)
def test_a_bad_domain_is_not_good_and_each_complaint_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, body: str, reason: str
) -> None:
    file = tmp_path / f"{name}.py"
    file.write_text(_HEAD + body)
    assert main(["--check", str(file), "--seeds", "2", "--lied-to", "0", "--json"], "new-domain") == 1
    found = _json(capsys)
    assert found["good"] is False
    assert found["verified"] == 0
    complaints = found["complaints"]
    assert isinstance(complaints, list)
    assert len(complaints) == 2
    assert all(reason in line and "\n" not in line for line in complaints)


@pytest.mark.parametrize("text", ["1 /", "import nothing_of_this_name", "DOMAIN = 7", None])
def test_what_is_no_domain_at_all_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    file = tmp_path / "odd.py"
    if text is not None:
        file.write_text(text)
    with pytest.raises(SystemExit) as caught:
        main(["--check", str(file)], "new-domain")
    assert caught.value.code == 2
    *_, last = capsys.readouterr().err.strip().splitlines()
    assert "odd.py" in last


def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gardens.py").write_text("kept")
    with pytest.raises(SystemExit) as caught:
        main(["gardens"], "new-domain")
    assert caught.value.code == 2
    assert (tmp_path / "gardens.py").read_text() == "kept"


def test_stopped_by_hand_it_says_what_is_written(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from evals.cli import main; sys.exit(main())", "new-domain", "zoo"]
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=env) as process:
        assert process.stderr
        assert process.stderr.readline() == "wrote zoo.py, a sample about trips by bus: put your own topics in its place\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "code2cot new-domain: stopped; ./zoo.py is written, --check ./zoo.py checks it\n"
    assert process.returncode == 130
    assert (tmp_path / "zoo.py").exists()


def test_where_nothing_can_be_written_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir("/proc")
    with pytest.raises(SystemExit) as caught:
        main(["zoo"], "new-domain")
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("new-domain: zoo.py cannot be written: ")
