"""The command itself, as a process: what a person types, kills and repeats."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

SEEDS = 24


def command(out: Path, *more: str, seeds: int = SEEDS) -> list[str]:
    return [sys.executable, "-m", "graphs.generate", "-n", str(seeds), "--out", str(out), "--concurrency", "1", *more]


def run(out: Path, *more: str, seeds: int = SEEDS) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(out, *more, seeds=seeds), capture_output=True, text=True, check=False, timeout=200)


def shards(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "data").iterdir())}


def lines_of_journal(out: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in (out / "work").glob("endings-*.jsonl"))


def begun(out: Path) -> subprocess.Popen[str]:
    """The command, when some but not all of its seeds have ended."""
    process = subprocess.Popen(command(out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not lines_of_journal(out):
        time.sleep(0.01)
    return process


def children(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "rows"
    done = run(out, "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["n"] == SEEDS == summary["verified"] + summary["rejected"] + summary["infra_error"]
    assert summary["verified"] == summary["rows"] == pq.read_table(out / "data").num_rows
    assert summary["verified"] > SEEDS // 2
    assert json.loads((out / "summary.json").read_text(encoding="utf-8")) == summary
    return out


def test_another_run_of_the_same_seed_gives_the_same_bytes(undisturbed: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "rows")
    assert done.returncode == 0, done.stderr
    assert shards(tmp_path / "rows") == shards(undisturbed)
    assert str(tmp_path / "rows" / "data") in done.stdout


def test_killed_in_the_middle_and_repeated_it_gives_the_same_bytes_and_leaves_no_process(
    undisturbed: Path, tmp_path: Path
) -> None:
    process = begun(tmp_path / "rows")
    workers = children(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert 0 < lines_of_journal(tmp_path / "rows") < SEEDS
    assert workers
    deadline = time.monotonic() + 60
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)
    assert run(tmp_path / "rows").returncode == 0
    assert shards(tmp_path / "rows") == shards(undisturbed)


def test_a_killed_worker_is_replaced_and_costs_no_row(undisturbed: Path, tmp_path: Path) -> None:
    process = begun(tmp_path / "rows")
    for pid in children(process):
        os.kill(pid, signal.SIGKILL)
    _, errors = process.communicate(timeout=200)
    assert process.returncode == 0, errors
    assert shards(tmp_path / "rows") == shards(undisturbed)


def test_stopped_by_hand_it_says_how_to_go_on_and_goes_on(undisturbed: Path, tmp_path: Path) -> None:
    process = begun(tmp_path / "rows")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=200)
    assert process.returncode == 130
    assert "the same command goes on" in errors
    assert "Traceback" not in errors
    assert run(tmp_path / "rows").returncode == 0
    assert shards(tmp_path / "rows") == shards(undisturbed)


def test_a_larger_n_goes_on_where_a_smaller_one_ended(undisturbed: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "rows", seeds=10).returncode == 0
    assert run(tmp_path / "rows").returncode == 0
    assert shards(tmp_path / "rows") == shards(undisturbed)
    assert f"the first 10 of {SEEDS} finished seeds" in run(tmp_path / "rows", seeds=10).stdout


def test_another_seed_in_the_same_folder_is_refused_in_one_line_or_forked(tmp_path: Path) -> None:
    out = tmp_path / "rows"
    assert run(out, seeds=3).returncode == 0
    before = shards(out)
    refused = run(out, "--seed", "8", seeds=3)
    assert refused.returncode == 2
    (line,) = (line for line in refused.stderr.splitlines() if "using the local sandbox" not in line)
    assert "seed 0 -> 8" in line
    assert shards(out) == before
    forked = run(out, "--seed", "8", "--fork", seeds=3)
    assert forked.returncode == 0, forked.stderr
    assert len(list(tmp_path.iterdir())) == 2
    assert shards(out) == before


def test_only_the_topics_and_levels_that_were_asked_for_are_made_and_stay_those_of_the_folder(tmp_path: Path) -> None:
    out, narrow = tmp_path / "rows", ("--domain", "logic", "--topic", "formulas,sets", "--level", "3-4")
    assert run(out, *narrow, seeds=8).returncode == 0
    made = pq.read_table(out / "data", columns=["topic", "level"]).to_pylist()
    cells = {(row["topic"], row["level"]) for row in made}
    assert cells == {("sets", 3), ("sets", 4), ("formulas", 3), ("formulas", 4)}
    refused = run(out, *narrow[:-2], seeds=8)
    assert refused.returncode == 2
    assert "(levels 3, 4 -> all)" in refused.stderr


def test_a_folder_that_cannot_be_written_is_one_line_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", Path("/proc/x")):
        done = run(out, "--sandbox", "local", seeds=1)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert f"--out {out} cannot be used" in done.stderr


def test_who_stops_reading_gets_no_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(command(tmp_path / "rows", seeds=1), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert process.returncode == 0
    assert "BrokenPipe" not in errors
    assert "Traceback" not in errors
