"""Jobs that break their worker, and workers that cannot be had: seen with guests that are told to do so."""

import asyncio
import json
import os

import pytest

from sandbox.base import Job, Mode, SandboxError, SandboxUnavailable
from sandbox.channel import Channel
from sandbox.guest import wire
from sandbox.pool import Pool
from sandbox.program import Call, Program
from sandbox.trace import Outcome


class Scripted:
    """A worker whose servers echo the source as value, ``twice`` twice; ``break`` ends them, ``break once`` only without care."""

    python = "3.13.5"

    def __init__(self) -> None:
        self.channels: tuple[Channel, ...] = ()
        self._servers: list[asyncio.Server] = []

    @classmethod
    async def launch(cls, folder: str) -> "Scripted":
        worker = cls()
        for number in range(2):
            path = f"{folder}/{id(worker)}-{number}"
            worker._servers.append(await asyncio.start_unix_server(worker._serve, path))
            _, channel = await asyncio.get_running_loop().create_unix_connection(Channel, path)
            await channel.greeting()
            worker.channels += (channel,)
        return worker

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        greeting = {"python": self.python, "seed": "1", "landlock": 0, "scratch": True}
        writer.write(wire.pack(json.dumps(greeting).encode()))
        try:
            while header := await reader.read(4):
                request = json.loads(await reader.readexactly(wire.length(header, 1 << 20)))
                source = request["source"]
                if source == "break" or (source == "break once" and not request["careful"]):
                    break
                result = {"id": request["id"], "outcome": "returned", "returned": source, "python": self.python}
                writer.write(wire.pack(json.dumps(result).encode()) * (2 if source == "twice" else 1))
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    async def close(self) -> None:
        for channel in self.channels:
            channel.close()
        for server in self._servers:
            server.close()
        await asyncio.sleep(0.01)


def job(source: str) -> Job:
    return Job(Program(source, "solve"), Call(), Mode.RUN)


async def outcomes(folder: os.PathLike[str], *sources: str) -> list[tuple[Outcome, str | None]]:
    async with Pool(lambda: Scripted.launch(str(folder)), 1) as pool:
        reports = await asyncio.gather(*(pool.run(job(source)) for source in sources))
    return [(report.outcome, report.returned) for report in reports]


def test_a_job_that_breaks_its_worker_alone_too_is_killed_and_the_others_run(tmp_path: os.PathLike[str]) -> None:
    ends = asyncio.run(outcomes(tmp_path, "a", "break", "b", "c", "d", "e", "f"))
    assert ends == [
        (Outcome.KILLED, None) if source == "break" else (Outcome.RETURNED, source)
        for source in ("a", "break", "b", "c", "d", "e", "f")
    ]


def test_a_job_that_breaks_its_worker_only_without_care_has_its_result(tmp_path: os.PathLike[str]) -> None:
    assert asyncio.run(outcomes(tmp_path, "a", "break once")) == [(Outcome.RETURNED, "a"), (Outcome.RETURNED, "break once")]


def test_what_no_worker_can_be_had_for_fails_and_does_not_wait(tmp_path: os.PathLike[str]) -> None:
    launched = 0

    async def launch() -> Scripted:
        nonlocal launched
        launched += 1
        if launched > 1:
            raise SandboxError("no more workers")
        return await Scripted.launch(str(tmp_path))

    async def run() -> None:
        async with Pool(launch, 1) as pool:
            with pytest.raises(SandboxError, match="no more workers"):
                await pool.run(job("break"))
            with pytest.raises(SandboxError, match="no more workers"):
                await pool.run(job("a"))

    asyncio.run(run())


def test_a_pool_whose_workers_are_unavailable_does_not_open() -> None:
    async def launch() -> Scripted:
        raise SandboxUnavailable("not here")

    async def enter() -> None:
        async with Pool(launch, 2):
            pass

    with pytest.raises(SandboxUnavailable, match="not here"):
        asyncio.run(enter())


def test_jobs_that_wait_when_the_pool_closes_fail(tmp_path: os.PathLike[str]) -> None:
    async def run() -> None:
        pool = Pool(lambda: Scripted.launch(str(tmp_path)), 1)
        async with pool:
            waiting = asyncio.create_task(pool.run(job("a")))
            await asyncio.sleep(0)
        with pytest.raises(SandboxError, match="closed"):
            await waiting
        with pytest.raises(SandboxError, match="closed"):
            await pool.run(job("a"))

    asyncio.run(run())


def test_a_job_that_cannot_be_written_fails_for_who_made_it_and_no_other(tmp_path: os.PathLike[str]) -> None:
    async def run() -> None:
        async with Pool(lambda: Scripted.launch(str(tmp_path)), 1) as pool:
            good = asyncio.create_task(pool.run(job("a")))
            with pytest.raises(TypeError):
                await pool.run(Job(Program("b", "solve"), Call((object(),)), Mode.RUN))  # type: ignore[arg-type]
            assert (await good).returned == "a"

    asyncio.run(run())


def test_a_server_that_answers_what_nobody_asked_is_replaced(tmp_path: os.PathLike[str]) -> None:
    workers: list[Scripted] = []

    async def launch() -> Scripted:
        workers.append(await Scripted.launch(str(tmp_path)))
        return workers[-1]

    async def run() -> list[str | None]:
        async with Pool(launch, 1) as pool:
            first = await pool.run(job("twice"))
            await asyncio.sleep(0.05)
            return [first.returned, (await pool.run(job("b"))).returned]

    assert asyncio.run(run()) == ["twice", "b"]
    assert len(workers) == 2


def test_a_pool_that_closes_before_it_was_used_ends_its_workers() -> None:
    class Idle:
        python = "3.13.5"
        channels: tuple[Channel, ...] = ()
        closed = 0

        async def close(self) -> None:
            self.closed += 1

    workers: list[Idle] = []

    async def launch() -> Idle:
        workers.append(Idle())
        return workers[-1]

    async def opened() -> None:
        async with Pool(launch, 2):
            pass

    asyncio.run(opened())
    assert [worker.closed for worker in workers] == [1, 1]
