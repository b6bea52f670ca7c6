import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import docker
import pytest

import sandbox.docker
from evals.speed.__main__ import main
from evals.speed.containers import OWNER, Engine
from evals.speed.contenders.snooped import PYSNOOPER, SNOOP, Snooped, Tracer
from evals.speed.programs import short_tasks
from evals.speed.result import RATIOS

_COMMAND = [sys.executable, "-m", "evals.speed"]


@contextlib.contextmanager
def _client() -> Iterator[docker.DockerClient]:
    client = docker.from_env()
    yield client
    client.close()


def _left_by(pid: int) -> list[str]:
    with _client() as client:
        found = client.containers.list(all=True, filters={"label": OWNER}, ignore_removed=True)
        return [container.id for container in found if f" {pid} " in container.labels[OWNER]]


def test_what_a_killed_run_leaves_is_removed_with_what_our_sandboxes_leave() -> None:
    assert OWNER == sandbox.docker._LABEL


@pytest.mark.docker
def test_a_tiny_run_prints_one_object_with_right_answers_and_leaves_nothing() -> None:
    asked = (
        "--json",
        "--only",
        "docker_run,docker_py_exec,subprocess,bare_fork,two_workers,settrace",
        "--rounds",
        "1",
        "--steps",
        "500",
    )
    run = subprocess.Popen([*_COMMAND, *asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = run.communicate()
    assert run.returncode == 0, err
    found = json.loads(out)
    assert tuple(found["ratios"]) == RATIOS
    assert {name for name, value in found["ratios"].items() if value is not None} == set(asked[2].split(","))
    assert all(not score["wrong"] + score["empty"] for score in found["short"].values())
    assert all(kind["steps"] > 250 and not kind["wrong"] for kind in found["tracers"]["kinds"].values())
    assert "round 1 of 1" in err
    assert not _left_by(run.pid)


@pytest.mark.docker
@pytest.mark.parametrize(
    ("arguments", "number"),
    [(["--rounds", "1000", "--only", "docker_run,docker_py_exec"], signal.SIGINT), (["--soak", "1000000"], signal.SIGTERM)],
    ids=["contest", "soak"],
)
def test_an_interrupted_run_leaves_nothing(arguments: list[str], number: signal.Signals) -> None:
    run = subprocess.Popen([*_COMMAND, *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stderr
    while run.stderr.readline().strip() not in ("short programs", "soak"):
        pass
    time.sleep(5)  # whatever it is doing then
    run.send_signal(number)
    out, err = run.communicate()
    assert run.returncode == 130, err
    assert not out
    assert err.splitlines()[-1].startswith("evals.speed: interrupted")
    assert not _left_by(run.pid)


@pytest.mark.docker
def test_a_soak_reports_every_drift() -> None:
    done = subprocess.run([*_COMMAND, "--json", "--soak", "80", "--workers", "1"], capture_output=True, text=True, check=True)
    soak = json.loads(done.stdout)["soak"]
    assert soak["right"] == soak["programs"] == 80
    assert len(soak["host_bytes"]) == len(soak["p50_ms"]) + 1
    assert {"p50_ms", "p99_ms", "host_bytes", "host_descriptors", "guest_bytes", "guest_descriptors", "guest_processes"} <= set(
        soak["drift"]
    )
    assert set(soak["guest_processes"]) == {soak["guest_processes"][0]}


@pytest.mark.docker
@pytest.mark.parametrize("tracer", [SNOOP, PYSNOOPER], ids=lambda tracer: tracer.name)
def test_the_tracers_that_we_are_compared_with_bring_value_and_trace(tracer: Tracer) -> None:
    for package in tracer.packages:
        pytest.importorskip(package)
    with Engine(lambda _line: None) as engine, contextlib.closing(Snooped(engine, tracer)) as contender:
        tasks = short_tasks()[:2]
        block = contender.run(tasks)
    assert [task.is_right(answer or "") for task, answer in zip(tasks, block.answers, strict=True)] == [True, True], (
        block.complaints
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rounds", "0"], "not a number from 1"),
        (["--only", "docker_run,moon"], "moon: allowed are"),
        (["--soak", "many"], "not a number"),
        (["--stress", "0"], "not a number from 1"),
    ],
)
def test_a_bad_value_is_refused_in_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err.splitlines()[-1]


def test_a_file_without_programs_is_refused(capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("programs") / "empty.jsonl"
    file.write_text("")
    assert main(["--programs", str(file)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.docker
def test_a_runtime_that_the_engine_does_not_know_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--stress", "1", "--runtime", "absent"]) == 3
    assert "no runtime 'absent'" in capsys.readouterr().err.splitlines()[-1]
