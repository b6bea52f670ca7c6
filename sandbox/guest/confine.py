"""What stands between a program and everything else.

The server fences itself in once (``Cell``): landlock, limits, no new privileges, no look into its memory; its children inherit
all of that at no cost. A child then only lowers its own limits and gives up the system calls of servers (``Cell.enter``).
"""

import fcntl
import math
import mmap
import os
import resource
import signal
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from sandbox.guest import kernel, landlock, seccomp

_INHERITED = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 16 << 20,
    resource.RLIMIT_MEMLOCK: 0,
    resource.RLIMIT_MSGQUEUE: 0,
    resource.RLIMIT_NICE: 0,
    resource.RLIMIT_NOFILE: 256,
    resource.RLIMIT_RTPRIO: 0,
    resource.RLIMIT_STACK: 8 << 20,
}
_DISPENSABLE = (
    resource.RLIMIT_CORE,
    resource.RLIMIT_MEMLOCK,
    resource.RLIMIT_MSGQUEUE,
    resource.RLIMIT_NICE,
    resource.RLIMIT_RTPRIO,
)
_SHARED = 0
"""The standard descriptors: one open file, nothing, of the server and all its children. Locks and flags stay on it."""
_READABLE = (
    "/usr/lib",
    "/usr/local/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/dev/null",
    "/dev/zero",
    "/dev/urandom",
)


class Cell:
    """The place of one server and, one after another, of its children. Building one fences the calling process in, for ever.

    Attributes:
        landlock: version of the kernel's landlock, 0 without.
        scratch: whether programs may write in the folder; that needs a landlock that covers truncation.

    Raises:
        UnsupportedKernelError: the architecture is unknown, or the kernel refuses what is indispensable.
    """

    def __init__(self, folder: str) -> None:
        self.landlock = landlock.version()
        self.scratch = landlock.guards_writing(self.landlock)
        self._folder = Path(folder)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chdir(folder)
        self._die_with_server = kernel.prctl_caller(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        self._surrender = seccomp.loader(seccomp.surrender(kernel.machine()))
        self._address_space = _address_space()
        self._limit = resource.getrlimit(resource.RLIMIT_AS)
        self._fence()
        os.dup2(_SHARED, 1)
        os.dup2(_SHARED, 2)
        self._flags = fcntl.fcntl(_SHARED, fcntl.F_GETFL)
        self._untouched = self._stamp()

    def enter(self, memory_bytes: int, cpu_s: float) -> None:
        """Confine the calling child.

        Args:
            memory_bytes: address space it may add to what it inherited.
            cpu_s: processor seconds; the server ends it then, the kernel soon after should the server not.
        """
        space = self._address_space + memory_bytes
        seconds = math.ceil(cpu_s) + 1
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        self._die_with_server()
        self._surrender()

    def bound(self, memory_bytes: int) -> None:
        """Let the calling server itself add no more address space than that to what it had, until ``unbound``."""
        resource.setrlimit(resource.RLIMIT_AS, (self._address_space + memory_bytes, self._limit[1]))

    def unbound(self) -> None:
        """End ``bound``."""
        resource.setrlimit(resource.RLIMIT_AS, self._limit)

    def clean(self) -> None:
        """Remove what the last child left, in the folder and on the open file that it shared; it must be dead."""
        fcntl.fcntl(_SHARED, fcntl.F_SETFL, self._flags)
        fcntl.flock(_SHARED, fcntl.LOCK_UN)
        if self._stamp() == self._untouched:
            return
        import shutil  # noqa: PLC0415 - brings libraries that each fork would pay for, and few programs leave anything

        for entry in self._folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        self._untouched = self._stamp()

    def _fence(self) -> None:
        try:
            kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
            kernel.prctl(kernel.PR_SET_DUMPABLE, 0)  # siblings of the same uid cannot open /proc/PID/mem
            for limit, value in _INHERITED.items():
                _lower(limit, value)
            if self.landlock:
                landlock.restrict(_readable(), [str(self._folder)])
            seccomp.loader(seccomp.allowance(kernel.machine(), scratch=self.scratch))()
        except OSError as error:
            raise kernel.UnsupportedKernelError(f"this process cannot be confined: {error}") from error

    def _stamp(self) -> tuple[int, int, int]:
        """Differs once the folder holds something: clocks may be coarse, but in memory a folder's size counts its entries."""
        seen = self._folder.stat()
        return seen.st_ctime_ns, seen.st_nlink, seen.st_size


def _address_space() -> int:
    """Bytes of address space in use, to the megabyte: the lowest limit with room for a page, as there may be no /proc."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    low, high = 0, 1 << 47
    try:
        while high - low > 1 << 20:
            middle = (low + high) // 2
            resource.setrlimit(resource.RLIMIT_AS, (middle, hard))
            try:
                mmap.mmap(-1, mmap.PAGESIZE).close()
                high = middle
            except (OSError, MemoryError):
                low = middle
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return high


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(limit, (bound, bound))
    except ValueError:
        if limit not in _DISPENSABLE:  # gVisor knows the rest of the limits only, and has nothing that these would bound
            raise


def _readable() -> Iterator[str]:
    yield from _READABLE
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield sysconfig.get_path(name)
