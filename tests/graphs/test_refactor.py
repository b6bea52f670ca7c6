"""Whole runs that have a model make programs of files: a scripted server plays it."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.graphs.modelled import GLOSSES, PROBLEM, SOURCE, Done, run, words

LOCAL = ("--sandbox", "local", "--allow-foreign-code-in-local-sandbox", "--json", "--concurrency", "1")
RAW = """\
# SPDX-License-Identifier: MIT
import sys

with open(sys.argv[1]) as barn:
    peaches = int(barn.read())
print(peaches + 8 if peaches < 45 else peaches - 24)
"""
GENERATOR = """\
import random

def make_input(seed: int) -> dict:
    rng = random.Random(seed)
    return {"start": rng.randint(20, 80), "extra": rng.randint(1, 30)}
"""
GOOD = {
    "problem": PROBLEM,
    "source": SOURCE,
    "glosses": [{"name": name, "phrase": phrase} for name, phrase in GLOSSES.items()],
    "generator": GENERATOR,
}
HOSTILE = """\
import os, socket, subprocess

def make_input(seed):
    acts = [lambda: open({path!r}, "w"), lambda: subprocess.run(["touch", {path!r}])]
    for act in [*acts, lambda: socket.create_connection(("127.0.0.1", {port}))]:
        try:
            act()
        except BaseException:
            pass
    os.write(1, b'{{"id": 0, "outcome": "returned", "returned": "{{}}"}}\\n')
    os.write(2, b"noise")
    return {{"start": __import__("os"), "extra": seed}}
"""


def refactored(folder: Path, lines: list[dict[str, object]], *more: str) -> Done:
    code = folder / "code"
    code.mkdir(exist_ok=True)
    (code / "barn.py").write_text(RAW)
    options = ("--author", f"corpus:{code}", "--refactor", "openai/m", "--out", str(folder / "rows"), *LOCAL)
    return run(folder, lines, *options, *more)


def test_a_file_without_entry_becomes_a_program_with_inputs_of_its_generator(tmp_path: Path) -> None:
    done = refactored(tmp_path, [{"json_text": GOOD}])
    assert done.status == 0, done.errors
    assert done.summary["verified"] == 1, done.summary
    system, task = words(done.asked[0])
    assert "make_input(seed: int)" in system
    assert task.startswith("Make a problem, a program and a generator of the file barn.py:")
    assert "print(peaches + 8 if peaches < 45" in task
    (row,) = pq.read_table(tmp_path / "rows" / "data").to_pylist()
    assert (row["author"], row["origin"], row["licence"]) == ("openai/m", "corpus:code/barn.py", "MIT")
    assert row["source"] == SOURCE
    assert "{start}" not in row["prompt"]
    assert len(row["prompts"]["author"]) == 16


def test_what_is_of_no_use_comes_back_with_what_was_wrong_and_is_mended(tmp_path: Path) -> None:
    raising = {**GOOD, "generator": "def make_input(seed):\n    return {'start': 1 // 0, 'extra': seed}\n"}
    constant = {**GOOD, "source": SOURCE.replace("return peaches", "return 45")}
    done = refactored(tmp_path, [{"json_text": raising}, {"json_text": constant}, {"json_text": GOOD}])
    assert done.summary["verified"] == 1, done.summary
    assert "make_input(1) ends as raised: ZeroDivisionError" in words(done.asked[1])[-1]
    assert "constant: every input gives 45" in words(done.asked[2])[-1]
    assert json.loads(words(done.asked[2])[2]) == constant
    (row,) = pq.read_table(tmp_path / "rows" / "data").to_pylist()
    assert row["attempts"]["write"] == 3


def test_a_hostile_generator_reaches_nothing_and_ends_with_a_reason(tmp_path: Path) -> None:
    laid = tmp_path / "laid"
    hostile = {**GOOD, "generator": HOSTILE.format(path=str(laid), port=9)}
    done = refactored(tmp_path, [{"json_text": hostile, "times": None}])
    assert (done.status, done.summary["reasons"]) == (0, {"bad_generator": 1})
    assert not laid.exists()
    assert "cannot be written as a literal" in words(done.asked[1])[-1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"source": "import time\n" + SOURCE.replace("return peaches", "return time.time()")}, "nondeterministic"),
        ({"source": SOURCE.replace("start: int", "start")}, "bad_program"),
        ({"problem": "A barn holds 74 peaches. How many are there in the end?"}, "bad_problem"),
        ({"problem": PROBLEM.replace("fewer than 45", "few")}, "bad_problem"),
        ({"generator": "def make_input(seed):\n    return {'start': seed}\n"}, "bad_generator"),
    ],
)
def test_programs_of_no_use_are_rejected_by_name(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    done = refactored(tmp_path, [{"json_text": {**GOOD, **change}, "times": None}])
    assert (done.status, done.summary["reasons"]) == (0, {reason: 1})


def test_what_was_paid_for_is_not_asked_again(tmp_path: Path) -> None:
    assert refactored(tmp_path, [{"json_text": GOOD}]).status == 0
    (tmp_path / "rows" / "work" / "endings-00000.jsonl").unlink()  # as if the run had been killed before the file's end
    again = refactored(tmp_path, [])
    assert (again.status, again.asked, again.summary["verified"]) == (0, [], 1)
    assert again.summary["models"][0]["replayed"] == 1  # type: ignore[index]


def test_files_with_nothing_in_them_are_not_shown_and_changed_ones_are_not_mixed(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "a.py").write_text("# nothing\n")
    done = refactored(tmp_path, [{"json_text": GOOD}])
    assert done.summary["reasons"] == {"bad_file": 1}
    (tmp_path / "code" / "a.py").write_text("x = 1\n")
    changed = refactored(tmp_path, [])
    assert changed.status == 2
    assert "code has changed since" in changed.errors


def test_a_dry_run_shows_the_prompt_and_asks_nobody(tmp_path: Path) -> None:
    done = refactored(tmp_path, [], "--dry-run", "--narrator", "openai/m")
    assert (done.status, done.asked) == (0, [])
    assert [prompt["role"] for prompt in done.summary["prompts"]] == ["author", "narrator"]  # type: ignore[attr-defined]
    assert not (tmp_path / "rows").exists()
