"""What a moment costs: memory, descriptors and processes of the host and of our guests."""

import contextlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import docker
from docker.errors import DockerException

from evals.speed.containers import CONTENDER, OWNER
from sandbox.process import Process

_PAGE = os.sysconf("SC_PAGESIZE")


@dataclass(frozen=True, slots=True)
class Footprint:
    """One look.

    Attributes:
        host_bytes: resident memory of this process.
        host_descriptors: open files of this process.
        host_processes: its descendants.
        guest_bytes: memory that the engine counts for all containers of ours, without the cache of files.
        guest_descriptors: open files of the containers' processes; ``None`` where this user cannot see them.
        guest_processes: processes in the containers.
        containers: how many there are.

    Figures of the guest are ``None`` where no engine answers.
    """

    host_bytes: int
    host_descriptors: int
    host_processes: int
    guest_bytes: int | None = None
    guest_descriptors: int | None = None
    guest_processes: int | None = None
    containers: int | None = None

    def row(self) -> dict[str, int | None]:
        """The figures as JSON."""
        return asdict(self)


def look(client: docker.DockerClient) -> Footprint:
    """The present figures; those of the guest are of the containers of our sandboxes, not of contenders."""
    host = (
        int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE,
        _entries("/proc/self/fd"),
        len(_descendants(os.getpid())),
    )
    try:
        running = client.containers.list(filters={"label": f"{OWNER}={Process.own()}"}, ignore_removed=True)
        containers = [container for container in running if CONTENDER not in container.labels]
        memory = sum(_memory(container.stats(stream=False, one_shot=True)) for container in containers)
        pids = [pid for container in containers for pid in _processes(container.top())]
    except DockerException:
        return Footprint(*host)
    return Footprint(*host, memory, _descriptors(pids), len(pids), len(containers))


def _entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def _memory(stats: dict[str, dict[str, int | dict[str, int]]]) -> int:
    memory = stats.get("memory_stats", {})
    usage, detail = memory.get("usage", 0), memory.get("stats", {})
    if not isinstance(usage, int) or not isinstance(detail, dict):
        return 0
    return usage - detail.get("total_inactive_file", detail.get("inactive_file", 0))


def _processes(top: dict[str, list[object]]) -> list[int]:
    column = top["Titles"].index("PID")
    return [int(row[column]) for row in top["Processes"] if isinstance(row, list)]


def _descriptors(pids: list[int]) -> int | None:
    """Open files of processes that the engine named; one that ends meanwhile, or is on another machine, has none."""
    total = 0
    for pid in pids:
        try:
            total += _entries(f"/proc/{pid}/fd")
        except FileNotFoundError:
            continue
        except PermissionError:
            return None
    return total


def _descendants(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found: set[int] = set()
    grown = {root}
    while grown:
        grown = {pid for pid, parent in parents.items() if parent in grown} - found
        found |= grown
    return found
