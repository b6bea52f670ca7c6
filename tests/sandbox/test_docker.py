"""What only containers can show."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

import docker
import pytest

from sandbox.base import Job, Mode, SandboxUnavailable
from sandbox.docker import DockerEngine
from sandbox.pool import Pool
from sandbox.process import Process
from sandbox.program import Call, Program
from tests.conftest import Backend

pytestmark = pytest.mark.docker

LABEL = "code2cot.process"
ROOT = Path(__file__).parent.parent.parent
HOST = """
import asyncio, sys
from sandbox.base import Job, Limits, Mode
from sandbox.docker import DockerEngine
from sandbox.pool import Pool
from sandbox.program import Call, Program

async def main():
    engine = DockerEngine(sockets=sys.argv[1] == "sockets")
    async with Pool(engine.launch, 1) as pool:
        job = Job(Program("def solve():\\n    while True: pass", "solve"), Call(), Mode.RUN, Limits(wall_s=600, cpu_s=600))
        running = asyncio.create_task(pool.run(job))
        await asyncio.sleep(0.5)
        print("ready", flush=True)
        await running

asyncio.run(main())
"""


def containers_of(pid: int) -> list[str]:
    client = docker.from_env()
    try:
        found = client.containers.list(all=True, filters={"label": LABEL}, ignore_removed=True)
        return [one.id for one in found if f" {pid} " in one.labels[LABEL]]
    finally:
        client.close()


@pytest.mark.parametrize("way", ["sockets", "engine"])
def test_a_killed_host_leaves_no_container(docker_engine: DockerEngine, way: str) -> None:
    assert docker_engine.image
    with subprocess.Popen([sys.executable, "-c", HOST, way], cwd=ROOT, stdout=subprocess.PIPE, text=True) as host:
        try:
            assert host.stdout
            assert host.stdout.readline() == "ready\n"
            assert len(containers_of(host.pid)) == 1
        finally:
            host.kill()
    while containers_of(host.pid):
        time.sleep(0.2)


def test_an_interrupted_host_leaves_no_container(docker_engine: DockerEngine) -> None:
    assert docker_engine.image
    command = [sys.executable, "-c", HOST, "sockets"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as host:
        assert host.stdout
        assert host.stdout.readline() == "ready\n"
        host.send_signal(signal.SIGINT)
    assert containers_of(host.pid) == []


def test_what_a_dead_process_left_is_removed_by_the_next(docker_engine: DockerEngine) -> None:
    own = Process.own()
    client = docker.from_env()
    try:
        gone = Process(own.machine, own.pid, own.started + 1)
        left = client.containers.create(docker_engine.image, ["--hold"], labels={LABEL: str(gone)})
        DockerEngine()
        with pytest.raises(docker.errors.NotFound):
            client.containers.get(left.id)
    finally:
        client.close()


def test_where_sockets_do_not_cross_the_engine_relays(docker_engine: DockerEngine) -> None:
    engine = DockerEngine(sockets=False)
    assert engine.image == docker_engine.image
    relayed = Backend(Pool(engine.launch, 1))
    try:
        assert relayed.call("def solve(text): return text * 300_000", "'ab'", answer_chars=10**6).returned == repr("ab" * 300_000)
        assert relayed.call("import os\ndef solve():\n    os.write(1, b'x' * 99)\n    return 1").returned == "1"
        assert relayed.call("def solve(): return hash('a')") != relayed.call("def solve(): return hash('a')", other_hashes=True)
    finally:
        relayed.close()


def test_a_lost_container_is_replaced_and_its_jobs_run_again(docker_engine: DockerEngine) -> None:
    workers = []

    async def launch():  # type: ignore[no-untyped-def]  # noqa: ANN202
        workers.append(await docker_engine.launch())
        return workers[-1]

    async def lose_one() -> list[str | None]:
        async with Pool(launch, 1) as pool:
            source = "import time\ndef solve(n):\n    time.sleep(0.2)\n    return n"
            jobs = [Job(Program(source, "solve"), Call((str(n),)), Mode.RUN) for n in range(6)]
            running = [asyncio.create_task(pool.run(job)) for job in jobs]
            await asyncio.sleep(0.3)
            await asyncio.to_thread(docker_engine._client.api.kill, workers[0].container)
            return [(await task).returned for task in running]

    assert asyncio.run(lose_one()) == [str(n) for n in range(6)]
    assert len(workers) == 2


def test_a_spent_worker_is_replaced(docker_engine: DockerEngine) -> None:
    async def spend() -> tuple[set[str | None], set[str]]:
        seen: set[str] = set()

        async def launch():  # type: ignore[no-untyped-def]  # noqa: ANN202
            worker = await docker_engine.launch()
            seen.add(worker.container)
            return worker

        async with Pool(launch, 1, recycle_after=10) as pool:
            job = Job(Program("def solve(): return 1", "solve"), Call(), Mode.RUN)
            reports = await asyncio.gather(*(pool.run(job) for _ in range(25)))
        return {report.returned for report in reports}, seen

    returned, seen = asyncio.run(spend())
    assert (returned, len(seen)) == ({"1"}, 3)


def test_a_container_has_the_hard_settings(docker_engine: DockerEngine) -> None:
    async def inspect() -> dict[str, object]:
        worker = await docker_engine.launch()
        try:
            return dict(docker_engine._client.api.inspect_container(worker.container)["HostConfig"])
        finally:
            await worker.close()

    settings = asyncio.run(inspect())
    assert settings["NetworkMode"] == "none"
    assert settings["ReadonlyRootfs"] is True
    assert settings["CapDrop"] == ["ALL"]
    assert settings["CapAdd"] is None
    assert settings["SecurityOpt"] == ["no-new-privileges:true"]
    assert settings["PidsLimit"] == 24
    assert settings["Memory"] == settings["MemorySwap"] != 0
    assert settings["NanoCpus"]
    assert settings["AutoRemove"] is True


def test_a_base_image_that_is_nowhere_is_named(docker_engine: DockerEngine) -> None:
    assert docker_engine.image
    with pytest.raises(SandboxUnavailable, match="localhost:1/nothing"):
        DockerEngine("localhost:1/nothing:none")


def test_a_runtime_that_the_engine_does_not_know_is_refused_in_one_line() -> None:
    with pytest.raises(SandboxUnavailable, match=r"^the Docker engine has no runtime 'absent'; it has .*runc.*$"):
        DockerEngine(runtime="absent")


def test_containers_run_by_the_runtime_that_was_asked_for(docker_engine: DockerEngine) -> None:
    async def runtime_of(name: str | None) -> str:
        worker = await DockerEngine(runtime=name).launch()
        try:
            return str(docker_engine._client.containers.get(worker.container).attrs["HostConfig"]["Runtime"])
        finally:
            await worker.close()

    usual = asyncio.run(runtime_of(None))
    others = [name for name in docker_engine._client.info()["Runtimes"] if name not in {usual, "io.containerd.runtime.v1.linux"}]
    for name in others:
        assert asyncio.run(runtime_of(name)) == name
