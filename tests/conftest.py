"""Sandboxes that live as long as the test session, and what to do where one cannot be had."""

import asyncio
import gc
import os
import signal
import threading
import warnings
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

import docker
import pytest
from docker.errors import DockerException
from hypothesis import settings

from sandbox.base import Job, Limits, Mode, Report, SandboxUnavailable
from sandbox.docker import DockerEngine
from sandbox.local import LocalEngine
from sandbox.pool import Pool
from sandbox.program import Call, Program

_T = TypeVar("_T")

settings.register_profile("tests", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("tests")


class Backend:
    """A sandbox with an event loop of its own, for tests that are not coroutines."""

    def __init__(self, pool: AbstractAsyncContextManager[Pool]) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._context = pool
        try:
            self.pool = self.wait(pool.__aenter__())
        except BaseException:
            self._stop()
            raise

    def wait(self, coroutine: Coroutine[object, object, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=240)

    def run(self, *jobs: Job) -> list[Report]:
        async def together() -> list[Report]:
            return list(await asyncio.gather(*map(self.pool.run, jobs)))

        return self.wait(together())

    def call(self, source: str, *args: str, mode: Mode = Mode.RUN, other_hashes: bool = False, **limits: float) -> Report:
        """Run ``solve`` of a source."""
        bounds = Limits(**limits)  # type: ignore[arg-type]
        job = Job(Program(source, "solve"), Call(args), mode, bounds, other_hashes=other_hashes)
        return self.run(job)[0]

    def close(self) -> None:
        self.wait(self._context.__aexit__(None, None, None))
        self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Let what tests start be interrupted: whatever a shell starts in the background has SIGINT ignored, and hands that on."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def docker_engine() -> DockerEngine:
    return DockerEngine()


@pytest.fixture(scope="session", params=[pytest.param("docker", marks=pytest.mark.docker), "local"])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    """Each kind of sandbox in turn, with one worker."""
    engine = request.getfixturevalue("docker_engine") if request.param == "docker" else LocalEngine()
    try:
        backend = Backend(Pool(engine.launch, 1, image=engine.image))
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    yield backend
    backend.close()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a Docker engine where there is none; where CI is set, there must be one."""
    if item.get_closest_marker("docker") and not _engine_answers(item.config):
        if os.environ.get("CI"):
            pytest.fail("CI is set and no Docker engine answers", pytrace=False)
        pytest.skip("no Docker engine answers")


_ENGINE = pytest.StashKey[bool]()


def _engine_answers(config: pytest.Config) -> bool:
    if _ENGINE not in config.stash:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # where no engine answers, the library leaves its socket open
            config.stash[_ENGINE] = _ping()
            gc.collect()
    return config.stash[_ENGINE]


def _ping() -> bool:
    try:
        client = docker.from_env()
        answer = bool(client.ping())
        client.close()
    except (DockerException, OSError):
        return False
    return answer
