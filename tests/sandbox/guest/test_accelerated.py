"""The tracer in C gives the very traces of the tracer in Python: on golden programs, composed ones and awkward ones."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sandbox.guest import twins

SOURCES = twins.ROOT / "sandbox" / "guest" / "accelerator"
PROGRAMS = 300
PARTS = 3
AWKWARD = tuple(map(str, sorted((Path(__file__).parent / "awkward").glob("*.py"))))


def _python() -> str | None:
    """A Python that the accelerator is for."""
    return sys.executable if sys.version_info[:2] == (3, 13) else shutil.which("python3.13")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The Python, and the accelerator compiled for it."""
    python = _python()
    if python is None:
        pytest.skip("there is no Python 3.13")
    told = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('include'))"], capture_output=True, text=True, check=False
    )
    if told.returncode:
        pytest.skip("the Python 3.13 that is found does not start")
    include = Path(told.stdout.strip())
    if not shutil.which("gcc") or not (include / "internal" / "pycore_frame.h").exists():
        if os.environ.get("CI") and python == sys.executable:
            pytest.fail("the accelerator cannot be compiled here")
        pytest.skip("there is no compiler, or there are no headers")
    target = tmp_path_factory.mktemp("accelerator") / "_accelerator.so"
    sources = [str(path) for path in sorted(SOURCES.glob("*.c"))]
    command = ["gcc", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-isystem", str(include), "-o", str(target), *sources]
    subprocess.run(command, check=True)
    return python, target


def _differing(compiled: tuple[str, Path], *kind: str, seed: str = "1") -> list[str]:
    python, accelerator = compiled
    command = [python, "-sP", twins.__file__, str(accelerator), *kind]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={"PYTHONHASHSEED": seed}, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("seed", ["1", "2"])
def test_golden_programs_are_traced_alike(compiled: tuple[str, Path], seed: str) -> None:
    assert _differing(compiled, "golden", seed=seed) == []


@pytest.mark.parametrize("kind", [("golden",), ("composed", "0", "60"), ("file", *AWKWARD)], ids=lambda kind: kind[0])
def test_claims_come_out_alike(compiled: tuple[str, Path], kind: tuple[str, ...]) -> None:
    assert _differing(compiled, "probed", *kind) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_composed_programs_are_traced_alike(compiled: tuple[str, Path], part: int) -> None:
    size = PROGRAMS // PARTS
    assert _differing(compiled, "composed", str(part * size), str((part + 1) * size)) == []


def test_awkward_programs_are_traced_alike(compiled: tuple[str, Path]) -> None:
    assert AWKWARD
    assert _differing(compiled, "file", *AWKWARD) == []
