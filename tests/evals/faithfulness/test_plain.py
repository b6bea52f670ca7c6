"""What holds for the narrations that were written by hand."""

import json
from collections import Counter
from difflib import SequenceMatcher
from importlib import resources
from typing import Any

import pytest

from sandbox.base import Job, Mode
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from tests.conftest import Backend

MOST_WORDS_CHANGED = 9


def read(name: str) -> dict[str, dict[str, Any]]:
    text = resources.files("evals.faithfulness.plain").joinpath(f"{name}.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    found = {row["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


PROGRAMS, NARRATIONS, LIES = read("programs"), read("narrations"), read("lies")
NAMES = ("programs", "narrations", "lies")
FOLDERS = {folder: {name: read(f"{folder}/{name}") for name in NAMES} for folder in ("voices", "held_out", "held_out_short")}


def words_changed(before: str, after: str) -> int:
    changes = SequenceMatcher(None, before.split(), after.split(), autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in changes if tag != "equal")


def test_every_program_runs_to_its_answer(backend: Backend) -> None:
    rows = [*PROGRAMS.values(), *(row for files in FOLDERS.values() for row in files["programs"].values())]
    calls = [Call(tuple(row["args"]), tuple(row["kwargs"].items())) for row in rows]
    jobs = [Job(Program(row["source"], row["entry"]), call, Mode.RUN) for row, call in zip(rows, calls, strict=True)]
    ends = [(report.outcome, report.returned) for report in backend.run(*jobs)]
    assert ends == [(Outcome.RETURNED, row["answer"]) for row in rows]


def test_every_program_is_told_in_both_styles() -> None:
    told = Counter((row["program"], row["style"]) for row in NARRATIONS.values())
    assert told == {(program, style): 1 for program in PROGRAMS for style in ("stepwise", "concise")}


def test_every_narration_ends_in_the_answer() -> None:
    assert [row["id"] for row in NARRATIONS.values() if PROGRAMS[row["program"]]["answer"] not in row["narration"][-100:]] == []


def test_every_narration_has_three_lies_of_different_classes() -> None:
    assert Counter(row["narration_id"] for row in LIES.values()) == dict.fromkeys(NARRATIONS, 3)
    assert len({(row["narration_id"], row["class"]) for row in LIES.values()}) == len(LIES)


def test_every_class_of_lies_has_ten() -> None:
    assert set(Counter(row["class"] for row in LIES.values()).values()) == {10}


def test_every_lie_differs_from_its_truth_in_few_words() -> None:
    changed = {lie: words_changed(NARRATIONS[row["narration_id"]]["narration"], row["narration"]) for lie, row in LIES.items()}
    assert {lie: count for lie, count in changed.items() if not 0 < count <= MOST_WORDS_CHANGED} == {}


def test_every_lie_says_why_it_is_one() -> None:
    assert all(row["why"] for row in LIES.values())


def test_the_folders_tell_other_programs() -> None:
    sources = [row["source"] for files in ({"programs": PROGRAMS}, *FOLDERS.values()) for row in files["programs"].values()]
    assert len(set(sources)) == len(sources)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_program_of_a_folder_is_told_once_and_falsely_several_times(folder: str) -> None:
    programs, narrations, lies = FOLDERS[folder].values()
    assert [row["program"] for row in narrations.values()] == list(programs)
    assert Counter(row["narration_id"] for row in lies.values()) == dict.fromkeys(
        narrations, 2 if folder == "held_out_short" else 3
    )
    assert all(row["narration"] != narrations[row["narration_id"]]["narration"] and row["why"] for row in lies.values())
