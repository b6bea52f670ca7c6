"""What the guest asks of the Linux kernel beyond the standard library: numbers and calls of two architectures."""

import ctypes
import os
import platform
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NAME = 15
PR_GET_NAME = 16
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38


class UnsupportedKernelError(Exception):
    """This kernel or processor lacks what the confinement is made of."""


@dataclass(frozen=True, slots=True)
class Machine:
    """One processor architecture.

    Attributes:
        audit: its number in seccomp's data (``AUDIT_ARCH_*``).
        calls: system call name -> number; a name that the architecture lacks is absent.
    """

    audit: int
    calls: Mapping[str, int]


# Numbers: arch/x86/entry/syscalls/syscall_64.tbl of the kernel.
_X86_64 = """read 0 write 1 open 2 close 3 stat 4 fstat 5 lstat 6 poll 7 lseek 8 mmap 9 mprotect 10 munmap 11 brk 12
rt_sigaction 13 rt_sigprocmask 14 rt_sigreturn 15 ioctl 16 pread64 17 pwrite64 18 readv 19 writev 20 access 21 pipe 22 select 23
sched_yield 24 mremap 25 msync 26 mincore 27 madvise 28 dup 32 dup2 33 pause 34 nanosleep 35 getitimer 36 alarm 37 setitimer 38
getpid 39 sendto 44 recvfrom 45 shutdown 48 getsockname 51 getpeername 52 socketpair 53 setsockopt 54 getsockopt 55 clone 56
fork 57 vfork 58 exit 60 wait4 61 kill 62 uname 63 fcntl 72 flock 73 fsync 74 fdatasync 75 ftruncate 77 getcwd 79 chdir 80
fchdir 81 rename 82 mkdir 83 rmdir 84 unlink 87 readlink 89 umask 95 gettimeofday 96 getrlimit 97 getrusage 98 sysinfo 99 times
100 getuid 102 getgid 104 geteuid 107 getegid 108 getppid 110 getpgrp 111 getgroups 115 getresuid 118 getresgid 120 getpgid 121
getsid 124 rt_sigpending 127 capset 126 rt_sigtimedwait 128 rt_sigsuspend 130 sigaltstack 131 statfs 137 fstatfs 138 getpriority
140 sched_getparam 143 sched_getscheduler 145 sched_get_priority_max 146 sched_get_priority_min 147 arch_prctl 158 prctl 157
pivot_root 155 mount 165 umount2 166 gettid 186 time 201 futex 202 sched_getaffinity 204 epoll_create 213 getdents64 217
set_tid_address 218 restart_syscall 219 clock_gettime 228 clock_getres 229 clock_nanosleep 230 exit_group 231 epoll_wait 232
epoll_ctl 233 openat 257 mkdirat 258 newfstatat 262 unlinkat 263 renameat 264 readlinkat 267 faccessat 269 pselect6 270 ppoll
271 unshare 272 set_robust_list 273 epoll_pwait 281 eventfd 284 eventfd2 290 epoll_create1 291 dup3 292 pipe2 293 preadv 295
pwritev 296 prlimit64 302 getcpu 309 renameat2 316 getrandom 318 membarrier 324 copy_file_range 326 preadv2 327 pwritev2 328
statx 332 rseq 334 clone3 435 close_range 436 openat2 437 faccessat2 439 epoll_pwait2 441 landlock_create_ruleset 444
landlock_add_rule 445 landlock_restrict_self 446"""

# Numbers: include/uapi/asm-generic/unistd.h of the kernel.
_AARCH64 = """getcwd 17 eventfd2 19 epoll_create1 20 epoll_ctl 21 epoll_pwait 22 dup 23 dup3 24 fcntl 25 ioctl 29 flock 32
mkdirat 34 unlinkat 35 umount2 39 mount 40 pivot_root 41 statfs 43 fstatfs 44 ftruncate 46 faccessat 48 chdir 49 fchdir 50
openat 56 close 57 pipe2 59 getdents64 61 lseek 62 read 63 write 64 readv 65 writev 66 pread64 67 pwrite64 68 preadv 69 pwritev
70 pselect6 72 ppoll 73 readlinkat 78 newfstatat 79 fstat 80 fsync 82 fdatasync 83 exit 93 exit_group 94 set_tid_address 96
unshare 97 futex 98 capset 91 set_robust_list 99 nanosleep 101 getitimer 102 setitimer 103 clock_gettime 113 clock_getres 114
clock_nanosleep 115 sched_getscheduler 120 sched_getparam 121 sched_getaffinity 123 sched_yield 124 sched_get_priority_max 125
sched_get_priority_min 126 restart_syscall 128 sigaltstack 132 rt_sigsuspend 133 rt_sigaction 134 rt_sigprocmask 135
rt_sigpending 136 rt_sigtimedwait 137 kill 129 rt_sigreturn 139 getpriority 141 getresuid 148 getresgid 150 times 153 getpgid
155 getsid 156 getgroups 158 uname 160 getrlimit 163 getrusage 165 umask 166 prctl 167 getcpu 168 gettimeofday 169 getpid 172
getppid 173 getuid 174 geteuid 175 getgid 176 getegid 177 gettid 178 sysinfo 179 socketpair 199 getsockname 204 getpeername 205
sendto 206 recvfrom 207 setsockopt 208 getsockopt 209 shutdown 210 brk 214 munmap 215 mremap 216 clone 220 mmap 222 mprotect 226
msync 227 mincore 232 madvise 233 wait4 260 prlimit64 261 renameat2 276 getrandom 278 membarrier 283 copy_file_range 285 preadv2
286 pwritev2 287 statx 291 rseq 293 clone3 435 close_range 436 openat2 437 faccessat2 439 epoll_pwait2 441
landlock_create_ruleset 444 landlock_add_rule 445 landlock_restrict_self 446"""


def machine() -> Machine:
    """The architecture that this process runs on.

    Raises:
        UnsupportedKernelError: it is neither x86_64 nor aarch64 Linux.
    """
    name = platform.machine()
    if platform.system() == "Linux" and name in ("x86_64", "AMD64"):
        return Machine(0xC000003E, _table(_X86_64))
    if platform.system() == "Linux" and name in ("aarch64", "arm64"):
        return Machine(0xC00000B7, _table(_AARCH64))
    raise UnsupportedKernelError(
        f"programs can be confined on x86_64 and aarch64 Linux only, this is {platform.system()} on {name}"
    )


def libc() -> ctypes.CDLL:
    """The C library of this process, keeping ``errno``."""
    return ctypes.CDLL(None, use_errno=True)


def forker() -> Callable[[], int]:
    """The C library's ``fork``, for a process without threads.

    ``os.fork`` also runs hooks in the child that prepare for threads it does not have, which cost it 140 page faults: more than
    the fork itself. One hook is missed: the children of one process share the state of ``random``, so that only those of another
    differ in what they draw.
    """
    fork = ctypes.PyDLL(None).fork  # PyDLL keeps the interpreter's lock, so that the child has it
    fork.restype = ctypes.c_int
    fork.argtypes = ()
    return fork


def prctl(option: int, argument: int) -> None:
    """Set an attribute of this process.

    Raises:
        OSError: the kernel refuses.
    """
    prctl_caller(option, argument)()


def prctl_caller(option: int, *given: int) -> Callable[[], None]:
    """A function that makes one ``prctl`` call and allocates next to nothing, for a process that has just been forked.

    It raises ``OSError`` if the kernel refuses.
    """
    function = libc().prctl
    arguments = (ctypes.c_int(option), *map(ctypes.c_ulong, (*given, 0, 0, 0, 0)[:4]))

    def call_it() -> None:
        check(function(*arguments), "prctl")

    return call_it


def drop_capabilities() -> None:
    """Give up all capabilities, for this process and those it becomes.

    Raises:
        OSError: the kernel refuses.
    """
    header = struct.pack("=Ii", 0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
    call("capset", header, bytes(24))


def call(name: str, *arguments: object) -> int:
    """Make a system call that the C library has no function for.

    Returns:
        Its result, at least 0.

    Raises:
        OSError: the kernel refuses.
    """
    return check(libc().syscall(ctypes.c_long(machine().calls[name]), *arguments), name)


def check(result: int, what: str) -> int:
    """A result that is not an error.

    Raises:
        OSError: it is one; ``errno`` says which.
    """
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def _table(text: str) -> dict[str, int]:
    words = text.split()
    return {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}
