"""The system calls a program may make: two filters in the kernel's classic BPF, assembled once.

The server puts itself, and so its children, under a list of what programs may call and what only servers must (``allowance``); a
child then gives the latter up (``surrender``). To load the long list in each child would take a twentieth of its life.

What is not allowed fails with EPERM: processes and threads, signals to anyone, sockets beyond a private stream pair, tracing,
namespaces, io_uring, memfd, mounts, changes of owner, mode or time. Calls that are dangerous only with some arguments are
listed with what their arguments may be; ``fcntl`` and ``ioctl``, for instance, can make the kernel send signals to others
(F_SETOWN, F_SETSIG, FIOASYNC).

Source: Documentation/userspace-api/seccomp_filter.rst and include/uapi/linux/{seccomp,bpf_common}.h of the kernel.
"""

import ctypes
import struct
from collections.abc import Callable

from sandbox.guest import kernel

_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_KILL = 0x80000000
_EPERM = 1
_EACCES = 13
_ENOSYS = 38

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_MASK = 0x54  # BPF_ALU | BPF_AND | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K

_NUMBER = 0
_ARCHITECTURE = 4
_X32 = 0x40000000
_FILTER_MODE = 2

_FREE = """read write close mmap munmap brk futex rt_sigaction rt_sigprocmask rt_sigreturn fstat lseek newfstatat stat lstat
getrandom clock_gettime madvise mprotect mremap pread64 pwrite64 readv writev preadv pwritev preadv2 pwritev2 poll ppoll select
pselect6 access faccessat faccessat2 statx getdents64 getcwd readlink readlinkat dup dup2 dup3 pipe pipe2 flock fsync fdatasync
msync mincore chdir fchdir umask nanosleep clock_nanosleep clock_getres gettimeofday time times getitimer setitimer alarm pause
getpid getppid gettid getuid geteuid getgid getegid getgroups getresuid getresgid getpgrp getpgid getsid getpriority getrlimit
getrusage getcpu sysinfo uname sigaltstack rt_sigpending rt_sigtimedwait rt_sigsuspend sched_yield sched_getaffinity
sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min epoll_create epoll_create1 epoll_ctl epoll_wait
epoll_pwait epoll_pwait2 eventfd eventfd2 shutdown getsockname getpeername getsockopt setsockopt recvfrom arch_prctl
set_robust_list set_tid_address rseq membarrier restart_syscall close_range statfs fstatfs exit exit_group"""

_OF_SERVERS = "clone fork vfork kill wait4 landlock_create_ruleset landlock_add_rule landlock_restrict_self"
_SCRATCH = "open openat ftruncate copy_file_range mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2"
_ABSENT = "clone3 openat2"  # ENOSYS: callers fall back to the older call, whose arguments a filter can see

_FCNTL = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032)  # dup, flags, locks that end with the process, F_DUPFD_CLOEXEC, F_GETPIPE_SZ
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIO(N)CLEX
_PRCTL = (kernel.PR_SET_NAME, kernel.PR_GET_NAME)
_PRCTL_OF_SERVERS = (*_PRCTL, kernel.PR_SET_PDEATHSIG, kernel.PR_SET_SECCOMP, kernel.PR_SET_NO_NEW_PRIVS, kernel.PR_SET_DUMPABLE)
_WRITING = 0o3 | 0o100 | 0o1000 | 0o20000000  # O_ACCMODE, O_CREAT, O_TRUNC, __O_TMPFILE

_Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def allowance(machine: kernel.Machine, *, scratch: bool) -> bytes:
    """The instructions of the filter for a server and all that it forks.

    Args:
        machine: the architecture.
        scratch: whether files may be opened for writing, and made and removed, at all (where is left to landlock and file modes).
    """
    calls = machine.calls
    code: list[_Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, machine.audit),
        _verdict(_KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),  # the x32 calls of x86_64 pass as the same architecture
        _verdict(_KILL),
    ]
    free = f"{_FREE} {_OF_SERVERS} {_SCRATCH if scratch else ''}"
    for name in free.split():
        if name in calls:
            code += [(_EQUAL, 0, 1, calls[name]), _verdict(_ALLOW)]
    for name in _ABSENT.split():
        code += [(_EQUAL, 0, 1, calls[name]), _verdict(_ERRNO | _ENOSYS)]
    for name, block in _conditional(scratch=scratch).items():
        if name in calls:
            code += [(_EQUAL, 0, len(block), calls[name]), *block]
    return _packed([*code, _verdict(_ERRNO | _EPERM)])


def surrender(machine: kernel.Machine) -> bytes:
    """The instructions of the filter for a child, which is under the ``allowance`` already."""
    code: list[_Instruction] = [(_LOAD, 0, 0, _NUMBER)]
    for name in _OF_SERVERS.split():
        if name in machine.calls:
            code += [(_EQUAL, 0, 1, machine.calls[name]), _verdict(_ERRNO | _EPERM)]
    names = _one_of(0, _PRCTL)
    return _packed([*code, (_EQUAL, 0, len(names), machine.calls["prctl"]), *names, _verdict(_ALLOW)])


def loader(code: bytes) -> Callable[[], None]:
    """A function that puts the calling process under the filter, for ever; it allocates next to nothing.

    The process must have given up new privileges before.
    """
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    install = kernel.prctl_caller(kernel.PR_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(program))

    def load(_keep: object = (buffer, program)) -> None:
        install()

    return load


def _packed(code: list[_Instruction]) -> bytes:
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def _conditional(*, scratch: bool) -> dict[str, list[_Instruction]]:
    blocks = {
        "fcntl": _one_of(1, _FCNTL),
        "ioctl": _one_of(1, _IOCTL),
        "prctl": _one_of(0, _PRCTL_OF_SERVERS),
        "prlimit64": _zero(0),  # its own limits only
        "sendto": _zero(4),  # no address: a socket bound to nothing reaches its peer only
        "socketpair": _stream_pair(),
    }
    if not scratch:
        blocks["openat"] = _reading(2)
        blocks["open"] = _reading(1)
    return blocks


def _argument(index: int, *, high: bool = False) -> _Instruction:
    return (_LOAD, 0, 0, 16 + 8 * index + (4 if high else 0))


def _verdict(value: int) -> _Instruction:
    return (_RETURN, 0, 0, value)


def _one_of(index: int, values: tuple[int, ...]) -> list[_Instruction]:
    code = [_argument(index)]
    for value in values:
        code += [(_EQUAL, 0, 1, value), _verdict(_ALLOW)]
    return [*code, _verdict(_ERRNO | _EPERM)]


def _zero(index: int) -> list[_Instruction]:
    return [
        _argument(index),
        (_EQUAL, 0, 3, 0),
        _argument(index, high=True),
        (_EQUAL, 0, 1, 0),
        _verdict(_ALLOW),
        _verdict(_ERRNO | _EPERM),
    ]


def _stream_pair() -> list[_Instruction]:
    # Of the local sockets only a stream pair cannot be pointed elsewhere with an address.
    return [
        _argument(0),
        (_EQUAL, 0, 4, 1),
        _argument(1),
        (_MASK, 0, 0, 0xF),
        (_EQUAL, 0, 1, 1),
        _verdict(_ALLOW),
        _verdict(_ERRNO | _EPERM),
    ]


def _reading(index: int) -> list[_Instruction]:
    return [_argument(index), (_MASK, 0, 0, _WRITING), (_EQUAL, 0, 1, 0), _verdict(_ALLOW), _verdict(_ERRNO | _EACCES)]
