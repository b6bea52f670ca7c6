"""Which process owns a thing that may outlive it."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Process:
    """A process of one machine.

    Attributes:
        machine: the machine's name and, where known, the number of its boot.
        pid: its number there.
        started: when it began, in the kernel's ticks since the boot; 0 where unknown.
    """

    machine: str
    pid: int
    started: int

    @classmethod
    def own(cls) -> Self:
        """The calling process."""
        return cls(_machine(), os.getpid(), _started(os.getpid()))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The process that ``str`` gave this text for; ``None`` for any other text."""
        machine, _, numbers = text.partition(" ")
        pid, _, started = numbers.partition(" ")
        return cls(machine, int(pid), int(started)) if pid.isdecimal() and started.isdecimal() else None

    def __str__(self) -> str:
        return f"{self.machine} {self.pid} {self.started}"

    def gone(self) -> bool:
        """Whether it was of this machine and is no more."""
        return self.machine == _machine() and (not _alive(self.pid) or _started(self.pid) != self.started)


def _machine() -> str:
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{platform.node()}/{boot.read_text(encoding='ascii').strip() if boot.exists() else ''}"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(text.rpartition(")")[2].split()[19])
