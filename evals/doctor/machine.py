"""Looks at the machine: where programs can run, and what room there is."""

import shutil
from collections.abc import Callable
from pathlib import Path

from evals.doctor.finding import Finding, State
from sandbox.base import Job, Limits, Mode, SandboxError, SandboxUnavailable
from sandbox.open import open_sandbox
from sandbox.program import Call, Program
from sandbox.trace import Outcome

_PROGRAM = Program("def double(n):\n    return n * 2\n", "double")
_GIGABYTE = 1024**3
_ROOM_NEEDED = _GIGABYTE
_ROOM_WISHED = 5 * _GIGABYTE
_START_DOCKER = "install and start a Docker engine; without one, programs that models or other people wrote are not run"


async def sandbox(kind: str, *, needed: bool, progress: Callable[[str], None]) -> Finding:
    """Whether a program can really be run in one kind of sandbox; its image is built if it is not there yet.

    Args:
        kind: ``docker`` or ``local``.
        needed: whether it was asked for.
        progress: is told what takes long.
    """
    missing = State.BROKEN if needed else State.LACKING
    try:
        async with open_sandbox(kind, workers=1, progress=progress) as pool:
            report = await pool.run(Job(_PROGRAM, Call(("21",)), Mode.TRACE, Limits()))
    except SandboxUnavailable as error:
        remedy = _START_DOCKER if kind == "docker" else "the kernel must allow user namespaces, or use a Docker engine"
        return Finding(f"{kind} sandbox", missing, str(error), remedy)
    except SandboxError as error:
        return Finding(f"{kind} sandbox", missing, str(error), "mend that; the engine answers, but programs do not run")
    if report.outcome is not Outcome.RETURNED:
        return Finding(f"{kind} sandbox", missing, f"a program that doubles 21 ended as {report.outcome}: {report.detail}")
    where = f", image {pool.image[:19]}" if pool.image else ""
    return Finding(f"{kind} sandbox", State.FINE, f"a program ran and was traced, Python {pool.python}{where}")


def disk(subject: str, folder: Path) -> Finding:
    """Whether there is room where something will be written; the folder need not exist yet."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    seen = f"{free / _GIGABYTE:.1f} GB free at {there}"
    if free < _ROOM_NEEDED:
        return Finding(subject, State.BROKEN, seen, "make room: a million rows take some 10 GB")
    return Finding(subject, State.FINE if free >= _ROOM_WISHED else State.LACKING, seen)
