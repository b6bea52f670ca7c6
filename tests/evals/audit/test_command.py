"""The command itself, as a process: what a person types, kills and repeats."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from evals.audit.options import read_options
from graphs.example import SCHEMA_VERSION
from tests.evals.audit.rows import UNREADABLE, WRONG_ANSWER, WRONG_SUM, foreign, write

LOCAL = ("--sandbox", "local", "--allow-foreign-code-in-local-sandbox", "--workers", "1")
COPIES = 60


def command(file: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "evals.audit", str(file), "--out", str(out), *LOCAL, *more]


def run(file: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(file, out, *more), capture_output=True, text=True, check=False, timeout=200)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ours") / "rows"
    made = [sys.executable, "-m", "graphs.generate", "-n", "6", "--sandbox", "local", "--concurrency", "1", "--out", str(out)]
    subprocess.run(made, check=True, capture_output=True, timeout=200)
    return out


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = (None, WRONG_SUM, UNREADABLE, WRONG_ANSWER)
    rows: Iterator[dict[str, object]] = (
        foreign(f"row {number}", *([text] if text else []))
        for number, text in enumerate(texts[number % len(texts)] for number in range(COPIES))
    )
    return write(tmp_path_factory.mktemp("theirs") / "rows.jsonl", rows)


@pytest.fixture(scope="module")
def undisturbed(theirs: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("undisturbed") / "report.jsonl"
    done = run(theirs, out, "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["n"], summary["accepted"], summary["rejected"], summary["undecided"]) == (COPIES, 15, 30, 15)
    assert summary["laws"]["truth"] == 30
    assert [line["id"] for line in lines(out)] == [f"row {number}" for number in range(COPIES)]
    return out.read_bytes()


def test_our_own_rows_are_accepted_from_the_folder_the_file_and_as_jsonl(ours: Path, tmp_path: Path) -> None:
    (shard,) = (ours / "data").iterdir()
    as_lines = write(tmp_path / "rows.jsonl", pq.read_table(shard).to_pylist())
    reports = []
    for number, source in enumerate((ours, shard, as_lines)):
        done = run(source, tmp_path / f"report-{number}.jsonl")
        assert done.returncode == 0, done.stderr
        assert "6 rows in " in done.stdout
        assert done.stdout.splitlines()[0].endswith(": 6 accepted")
        reports.append(lines(tmp_path / f"report-{number}.jsonl"))
    assert reports[0] == reports[1] == reports[2]


def test_our_own_backward_rows_are_accepted_and_a_changed_output_is_named(tmp_path: Path) -> None:
    out = tmp_path / "rows"
    made = [sys.executable, "-m", "graphs.generate", "-n", "3", "--sandbox", "local", "--concurrency", "1", "--out", str(out)]
    subprocess.run([*made, "--direction", "backward"], check=True, capture_output=True, timeout=200)
    rows = pq.read_table(out / "data").to_pylist()
    assert {row["direction"] for row in rows} == {"backward"}
    changed = {**rows[0], "output": "'else'"}
    done = run(write(tmp_path / "rows.jsonl", [*rows, changed]), tmp_path / "report.jsonl")
    assert done.returncode == 0, done.stderr
    found = lines(tmp_path / "report.jsonl")
    assert [line["verdict"] for line in found] == ["accepted"] * 3 + ["rejected"]
    assert {fault["law"] for fault in found[-1]["faults"]} == {"answer", "record"}


def test_a_column_that_the_execution_contradicts_is_named(ours: Path, tmp_path: Path) -> None:
    rows = pq.read_table(ours / "data").to_pylist()
    changed = [
        {**rows[0], "answer": "'else'"},
        {**rows[1], "prompt": "What?"},
        {**rows[2], "trace": "0" * 64},
        {**rows[3], "reasoning": rows[3]["reasoning"] + " Indeed."},
        {**rows[4], "id": rows[5]["id"]},
        {**rows[5], "statements": [{**rows[5]["statements"][0], "prose": "Hidden [[0|]]."}, *rows[5]["statements"][1:]]},
        {**rows[5], "versions": {"code2cot": "0", "schema_version": 1}},
    ]
    done = run(write(tmp_path / "rows.jsonl", changed), tmp_path / "report.jsonl")
    assert done.returncode == 0, done.stderr
    report = lines(tmp_path / "report.jsonl")
    said = [{fault["said"].partition(":")[0] for fault in row["faults"] if fault["law"] == "record"} for row in report]
    assert said == [{"answer"}, {"prompt"}, {"trace"}, {"reasoning"}, {"id"}, {"statements", "reasoning"}, set()]
    assert report[6]["detail"] == f"line 7: made by schema version 1; this code reads {SCHEMA_VERSION}"


def test_killed_in_the_middle_and_repeated_it_gives_the_same_bytes(theirs: Path, undisturbed: bytes, tmp_path: Path) -> None:
    out = tmp_path / "report.jsonl"
    journal = tmp_path / "report.jsonl.work" / "endings-00000.jsonl"
    process = subprocess.Popen(command(theirs, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < journal.read_bytes().count(b"\n") < COPIES
    assert not out.exists()
    done = run(theirs, out)
    assert done.returncode == 0, done.stderr
    assert "done before" in done.stderr
    assert out.read_bytes() == undisturbed


def test_stopped_by_hand_it_says_how_to_go_on_and_goes_on(theirs: Path, undisturbed: bytes, tmp_path: Path) -> None:
    out = tmp_path / "report.jsonl"
    journal = tmp_path / "report.jsonl.work" / "endings-00000.jsonl"
    process = subprocess.Popen(command(theirs, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=200)
    assert process.returncode == 130
    assert "the same command goes on" in errors
    assert "Traceback" not in errors
    assert run(theirs, out).returncode == 0
    assert out.read_bytes() == undisturbed


def test_changed_rows_are_refused_in_one_line_or_audited_anew(tmp_path: Path) -> None:
    file, out = write(tmp_path / "rows.jsonl", [foreign("one")]), tmp_path / "report.jsonl"
    assert run(file, out).returncode == 0
    write(file, [foreign("two")])
    refused = run(file, out)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert "the audited rows have changed since" in refused.stderr
    assert "--fresh" in refused.stderr
    assert run(file, out, "--fresh").returncode == 0
    assert [line["id"] for line in lines(out)] == ["two"]


def test_labels_feedback_and_pairs_are_added_without_checking_again(tmp_path: Path) -> None:
    file = write(tmp_path / "rows.jsonl", [foreign("good"), foreign("bad", WRONG_SUM), foreign("worse", WRONG_ANSWER), "{"])
    out, pairs = tmp_path / "report.jsonl", tmp_path / "pairs.jsonl"
    assert run(file, out).returncode == 0
    assert "labels" not in lines(out)[0]
    done = run(file, out, "--labels", "--feedback", "--pairs", str(pairs))
    assert (done.returncode, "all done before" in done.stdout) == (0, True)
    good, bad, _, broken = lines(out)
    assert {label["label"] for label in good["labels"]} == {1}
    assert [label["label"] for label in bad["labels"]].count(0) == 1
    assert bad["feedback"].startswith("- statement 6 ('so `found` becomes 4 + 7 = 12.'):")
    assert (broken["verdict"], broken["reason"], broken["place"], broken["labels"]) == ("unchecked", "bad_row", "line 4", [])
    assert [(pair["chosen_id"], pair["rejected_id"]) for pair in lines(pairs)] == [("good", "bad"), ("good", "worse")]
    assert all("[[" not in pair["chosen"] + pair["rejected"] for pair in lines(pairs))
    assert "truth" in lines(pairs)[0]["laws"]


def test_its_own_pairs_are_written_anew_and_that_there_are_none_is_said(tmp_path: Path) -> None:
    file = write(tmp_path / "rows.jsonl", [foreign("good"), foreign("bad", WRONG_SUM)])
    out, pairs = tmp_path / "report.jsonl", tmp_path / "pairs.jsonl"
    assert "no pairs" not in run(file, out, "--pairs", str(pairs)).stderr
    assert len(lines(pairs)) == 1
    done = run(write(tmp_path / "rest.jsonl", [foreign("good")]), tmp_path / "rest", "--pairs", str(pairs))
    assert (done.returncode, pairs.read_bytes()) == (0, b"")
    assert f"no pairs, {pairs} is empty" in done.stderr


def test_the_report_of_another_file_of_the_same_name_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "rows.audit.jsonl"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "rows.jsonl", [foreign(name)])
    assert run(tmp_path / "a" / "rows.jsonl", out).returncode == 0
    refused = run(tmp_path / "b" / "rows.jsonl", out)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert f"{out} is the report of another file, {tmp_path / 'a' / 'rows.jsonl'}: " in refused.stderr
    assert "--fresh" not in refused.stderr
    moved = (tmp_path / "a" / "rows.jsonl").rename(tmp_path / "moved.jsonl")
    assert "all done before" in run(moved, out).stdout


def test_rows_without_a_single_good_one_are_status_2(tmp_path: Path) -> None:
    done = run(write(tmp_path / "rows.jsonl", ["{", "[]"]), tmp_path / "report.jsonl")
    assert done.returncode == 2
    assert "2 bad_row" in done.stdout


def test_what_cannot_be_read_or_written_is_one_line_and_status_2(tmp_path: Path) -> None:
    file = write(tmp_path / "rows.jsonl", [foreign("one")])
    (tmp_path / "empty").mkdir()
    table = write(tmp_path / "no.parquet", ["text"])
    for source, out in ((tmp_path / "absent", tmp_path / "r"), (tmp_path / "empty", tmp_path / "r"), (table, tmp_path / "r")):
        done = run(source, out)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    done = run(file, file / "report.jsonl")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    before = file.read_bytes()
    done = run(write(tmp_path / "others.jsonl", [foreign("two")]), file)
    assert (done.returncode, done.stderr.count("\n"), file.read_bytes()) == (2, 1, before), done.stderr


def test_programs_run_in_the_local_sandbox_only_when_told_so(tmp_path: Path) -> None:
    file = write(tmp_path / "rows.jsonl", [foreign("one")])
    asked = [sys.executable, "-m", "evals.audit", str(file), "--out", str(tmp_path / "r"), "--sandbox", "local"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=100)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert "--allow-foreign-code-in-local-sandbox" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--workers", "0"], "not a number from 1"),
        (["x", "--workers", "99999"], "for each core"),
        (["x", "--out", "x"], "must be different files"),
        (["x", "--pairs", "./x"], "must be different files"),
        (["x", "--out", "y", "--pairs", "y"], "must be different files"),
        ([], "FILE"),
    ],
)
def test_a_bad_option_is_refused_in_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(arguments, "audit")
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
