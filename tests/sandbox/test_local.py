"""What only the local sandbox can show."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.base import SandboxUnavailable
from sandbox.local import LocalEngine
from sandbox.pool import Pool
from sandbox.trace import Outcome
from tests.conftest import Backend

SYSTEM_PYTHON = next(
    (path for name in ("python3.13", "python3.12", "python3.11") if (path := shutil.which(name, path="/usr/bin"))), ""
)


@pytest.fixture(scope="module")
def plain() -> Iterator[Backend]:
    """A local sandbox without namespaces: landlock and seccomp alone."""
    if not SYSTEM_PYTHON:
        pytest.skip("needs a Python that other users can read")
    backend = Backend(Pool(LocalEngine(namespaces=False, python=SYSTEM_PYTHON).launch, 1))
    yield backend
    backend.close()


def test_without_namespaces_files_processes_and_network_are_closed_too(plain: Backend) -> None:
    for attack in (
        "return open('/etc/passwd').read()",
        "return os.listdir('/')",
        "return os.listdir('/proc')",
        "open('/tmp/x', 'w')",
        "os.kill(os.getppid(), 9)",
        "os.fork()",
        "socket.socket()",
        "os.execv('/bin/true', ['true'])",
    ):
        report = plain.call(
            f"import os, socket\ndef solve():\n    try:\n        {attack}\n    except OSError:\n        return 'refused'"
        )
        assert report.returned == "'refused'", attack


@pytest.mark.parametrize("namespaces", [True, False])
def test_packages_installed_on_the_host_are_missing(namespaces: bool) -> None:  # noqa: FBT001
    if not SYSTEM_PYTHON:
        pytest.skip("needs a Python that other users can read")
    backend = Backend(Pool(LocalEngine(namespaces=namespaces, python=SYSTEM_PYTHON).launch, 1))
    try:
        report = backend.call("def solve():\n    import pip\n    return pip.__version__")
        assert (report.outcome, report.detail) == (Outcome.MISSING_PACKAGE, "pip")
        paths = "import sys\ndef solve(): return [path for path in sys.path if path.endswith('-packages')]"
        assert backend.call(paths).returned == "[]"
        assert backend.call("def solve(): exit(3)").raised == "SystemExit(3)"
    finally:
        backend.close()


def test_with_namespaces_the_host_is_not_there(backend: Backend) -> None:
    source = "import os\ndef solve(): return [os.path.exists(path) for path in ('/proc', '/home', '/etc/passwd', '/work')]"
    proc, *others = backend.call(source).returned.strip("[]").split(", ")  # type: ignore[union-attr]
    if proc == "True":
        pytest.skip("a container, or a kernel that allows no namespaces")
    assert others == ["False", "False", "True"]


def test_a_python_that_the_programs_cannot_read_is_refused(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    with pytest.raises((SandboxUnavailable, OSError, Exception)) as refusal:
        Backend(Pool(LocalEngine(namespaces=False, python=str(hidden / "python")).launch, 1))
    assert "guest does not start" in str(refusal.value)


HOST = """
import asyncio
from sandbox.base import Job, Limits, Mode
from sandbox.local import LocalEngine
from sandbox.pool import Pool
from sandbox.program import Call, Program

async def main():
    async with Pool(LocalEngine().launch, 1) as pool:
        job = Job(Program("def solve():\\n    while True: pass", "solve"), Call(), Mode.RUN, Limits(wall_s=600, cpu_s=600))
        running = asyncio.create_task(pool.run(job))
        await asyncio.sleep(0.5)
        print("ready", flush=True)
        await running

asyncio.run(main())
"""


def descendants(pid: int) -> set[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def test_a_killed_host_leaves_no_process() -> None:
    with subprocess.Popen([sys.executable, "-c", HOST], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as host:
        try:
            assert host.stdout
            assert host.stdout.readline() == "ready\n"
            guests = descendants(host.pid)
            assert len(guests) >= 4
        finally:
            host.kill()
    while any(Path(f"/proc/{pid}").exists() for pid in guests):
        time.sleep(0.1)


def test_outcomes_without_namespaces(plain: Backend) -> None:
    assert plain.call("def solve():\n    while True: pass", wall_s=1, cpu_s=1).outcome is Outcome.TIMED_OUT
    assert plain.call("import os\ndef solve(): os._exit(1)").outcome is Outcome.KILLED
    assert plain.call("def solve(): return 1").returned == "1"
