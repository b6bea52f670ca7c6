"""The command itself, as a process: what a person types, kills and repeats."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evals.compare.comparison import Comparison
from evals.faithfulness.interval import wilson
from tests.evals.compare.made import comparison
from tests.graphs.modelled import FALSE, TRUE, Done, corpus, run

LOCAL = ("--sandbox", "local", "--allow-foreign-code-in-local-sandbox")
PROGRAMS = 12


def command(out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "evals.compare", "-n", str(PROGRAMS), "--out", str(out), *LOCAL, "--concurrency", "1", *more]


def begun(out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(out, *more), capture_output=True, text=True, check=False, timeout=250)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("undisturbed") / "compared"
    done = begun(out, "--narrator", "planted:0.5")
    assert done.returncode == 0, done.stderr
    assert "Faithful by execution" in done.stdout
    return (out / "comparison.json").read_bytes()


def journal(out: Path) -> Path:
    return out / "work" / "math" / "told-template" / "endings-00000.jsonl"


def interrupted(out: Path, number: signal.Signals) -> subprocess.CompletedProcess[str]:
    """The same command, sent a signal as soon as something was told."""
    process = subprocess.Popen(
        command(out, "--narrator", "planted:0.5"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while process.poll() is None and not (journal(out).exists() and journal(out).stat().st_size):
        time.sleep(0.01)
    process.send_signal(number)
    said, errors = process.communicate()
    assert 0 < journal(out).read_bytes().count(b"\n") < PROGRAMS
    assert not (out / "comparison.json").exists()
    return subprocess.CompletedProcess(process.args, process.returncode, said, errors)


def test_killed_in_the_middle_and_repeated_it_gives_the_same_bytes(undisturbed: bytes, tmp_path: Path) -> None:
    interrupted(tmp_path, signal.SIGKILL)
    done = begun(tmp_path, "--narrator", "planted:0.5")
    assert done.returncode == 0, done.stderr
    assert "program" not in done.stderr  # none was recorded again
    assert (tmp_path / "comparison.json").read_bytes() == undisturbed


def test_stopped_by_hand_it_says_how_to_go_on_and_goes_on(undisturbed: bytes, tmp_path: Path) -> None:
    stopped = interrupted(tmp_path, signal.SIGINT)
    assert (stopped.returncode, stopped.stdout) == (130, "")
    assert stopped.stderr.endswith("the same command goes on from there\n")
    assert begun(tmp_path, "--narrator", "planted:0.5").returncode == 0
    assert (tmp_path / "comparison.json").read_bytes() == undisturbed


def test_the_planted_lies_are_found_and_their_shares_lie_within_the_measured_intervals() -> None:
    shares = {"planted:0.05": 0.05, "planted:0.3": 0.3}
    for line in comparison(("template", *shares), 40).table:
        lies = shares.get(line.narrator, 0.0)
        assert line.first.total - line.first.hits == round(40 * lies)  # of each twenty the exact share is false
        for found, planted in ((line.first, lies), (line.last, lies**2)):  # a false text is told anew once
            low, high = wilson(found.total - found.hits, found.total)
            assert low <= planted <= high


def told(folder: Path, lines: list[dict[str, object]], *more: str) -> Done:
    options = ("--author", corpus(folder), "--out", str(folder / "compared"), *LOCAL, "--json", *more)
    return run(folder, lines, *options, module="evals.compare")


def read(folder: Path) -> Comparison:
    return Comparison.model_validate_json((folder / "compared" / "comparison.json").read_bytes())


def test_a_narrator_added_later_costs_no_call_of_the_others(tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text('[models."openai/m"]\ninput = 1\noutput = 2\n', encoding="utf-8")
    usage = {"input": 1_000, "output": 100}
    lines: list[dict[str, object]] = [{"model": "m", "text": FALSE, "usage": usage}, {"model": "m", "text": TRUE, "usage": usage}]
    first = told(tmp_path, lines, "--narrator", "openai/m", "--prices", str(prices))
    assert first.status == 0, first.errors
    assert len(first.asked) == 2
    before = read(tmp_path)
    (telling,) = (one for one in before.tellings if one.narrator == "openai/m")
    assert (telling.first.reason, telling.first.verified, telling.last.verified) == ("broke_coverage", False, True)
    assert (telling.attempts, telling.calls, telling.input, telling.output, str(telling.cost)) == (2, 2, 2_000, 200, "0.0024")
    assert len(before.narrators[1].prompt) == 16

    again = told(
        tmp_path,
        [{"model": "other", "text": TRUE}],
        *("--narrator", "openai/m", "--narrator", "openai/other", "--prices", str(prices)),
    )
    assert again.status == 0, again.errors
    assert [one["model"] for one in again.asked] == ["other"]
    after = read(tmp_path)
    assert [one for one in after.tellings if one.narrator != "openai/other"] == list(before.tellings)
    assert after.samples == before.samples
    assert [line["cost"] for line in json.loads(again.said)["table"]] == ["0", "0.0024", None]


def test_a_server_that_fails_leaves_tellings_missing_and_the_same_command_tries_them_again(tmp_path: Path) -> None:
    done = told(tmp_path, [{"status": 401, "text": "bad key", "times": None}], "--narrator", "openai/m")
    assert done.status == 1
    assert "the machinery failed for 0 programs and 1 telling" in done.errors
    assert [one["missing"] for one in json.loads(done.said)["narrators"]] == [0, 1]
    done = told(tmp_path, [{"text": TRUE}], "--narrator", "openai/m")
    assert (done.status, len(done.asked)) == (0, 1)


def test_backward_is_another_comparison_of_its_own(tmp_path: Path) -> None:
    done = begun(tmp_path / "back", "--direction", "backward", "-n", "3", "--json")
    assert done.returncode == 0, done.stderr
    (line,) = json.loads(done.stdout)["table"]
    assert (line["last"]["hits"], line["last"]["total"]) == (3, 3)
    forward = begun(tmp_path / "back", "-n", "3")
    assert forward.returncode == 2
    assert 'direction "backward" -> "forward"' in forward.stderr
    assert forward.stderr.count("\n") == 2
