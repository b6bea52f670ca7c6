"""A place of its own for a guest without a container: namespaces where the kernel allows them, else landlock and seccomp alone.

With namespaces the guest sees a root with the system's libraries and its Python, read-only, a folder in memory, no network, no
other process. Without, landlock keeps it from the host's files, and seccomp from sockets and processes; what remains is that a
program can ask whether a path exists. As root the guest becomes nobody.

Exit status ``REFUSED``, with one line on stderr, where neither isolates.
"""

import argparse
import contextlib
import ctypes
import os
import signal
import stat
import sys
import tempfile
from pathlib import Path

from sandbox.guest import kernel, landlock, supervisor

REFUSED = 77
_NOBODY = 65534
_NAMESPACES = 0x00020000 | 0x08000000 | 0x04000000 | 0x20000000 | 0x40000000  # mount, ipc, uts, pid, net
_NEW_USER = 0x10000000
_READ_ONLY, _NO_SUID, _NO_DEV, _NO_EXEC, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
_DETACH = 2
_SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/zero", "/dev/urandom")
_GUEST = "/opt/code2cot"
_WORK = "/work"


def main() -> int:
    """Enclose this process and become the supervisor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("descriptors", type=int, nargs=2, help="connected sockets for the servers")
    parser.add_argument("--guest", required=True, help="folder that holds the guest's package")
    parser.add_argument("--root", required=True, help="an empty folder, where the new root is mounted")
    parser.add_argument("--parent", type=int, required=True, help="process without which this one ends")
    parser.add_argument("--plain", action="store_true", help="do without namespaces")
    options = parser.parse_args()
    _die_with(options.parent)
    if not options.plain and _unshare():
        return _inside(options)
    if not landlock.version():
        sys.stderr.write("neither namespaces nor landlock are allowed here, so that programs could read this machine's files\n")
        return REFUSED
    return _beside(options)


def _inside(options: argparse.Namespace) -> int:
    """Run the supervisor as first process of the new namespaces."""
    outer = os.getpid()
    pid = os.fork()
    if pid:
        for descriptor in options.descriptors:
            os.close(descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    del outer
    _build_root(Path(options.root), options.guest)
    _become_nobody()
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # a change of user cleared it
    os.environ["PYTHONPATH"] = _GUEST
    return supervisor.supervise(options.descriptors, _WORK)


def _beside(options: argparse.Namespace) -> int:
    """Run the supervisor among the host's processes."""
    memory = "/dev/shm"  # noqa: S108 - a private folder is made in it
    with tempfile.TemporaryDirectory(prefix="code2cot-", dir=memory if os.access(memory, os.W_OK) else None) as work:
        if os.getuid() == 0:
            os.chown(work, _NOBODY, _NOBODY)
        _become_nobody()
        if not os.access(os.__file__, os.R_OK):
            sys.stderr.write(f"{sys.executable} cannot be read by other users, which programs would run as\n")
            return REFUSED
        _die_with(options.parent)
        os.environ["PYTHONPATH"] = options.guest
        return supervisor.supervise(options.descriptors, work)


def _die_with(parent: int) -> None:
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)


def _unshare() -> bool:
    """Move to new namespaces; whether that was allowed."""
    uid, gid = os.getuid(), os.getgid()
    flags = _NAMESPACES if uid == 0 else _NAMESPACES | _NEW_USER
    try:
        kernel.call("unshare", ctypes.c_int(flags))
        if uid:
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1", encoding="ascii")
        _mount("none", "/", flags=_REC | _PRIVATE)
    except OSError:
        return False
    return True


def _build_root(root: Path, guest: str) -> None:
    _mount("tmpfs", str(root), "tmpfs", _NO_SUID | _NO_DEV, "size=1m,mode=0755")
    for path in (*_SYSTEM, sys.base_prefix, sys.base_exec_prefix):
        _show(root, path, path)
    _show(root, guest, _GUEST)
    work = root / _WORK[1:]
    work.mkdir()
    _mount("tmpfs", str(work), "tmpfs", _NO_SUID | _NO_DEV | _NO_EXEC, "size=64m,mode=1777")
    os.chdir(root)
    kernel.call("pivot_root", b".", b".")
    kernel.check(kernel.libc().umount2(b".", ctypes.c_int(_DETACH)), "umount2")
    os.chdir("/")
    _mount("none", "/", flags=_REMOUNT | _BIND | _READ_ONLY | _NO_SUID | _NO_DEV)


def _show(root: Path, source: str, target: str) -> None:
    """Make a file or folder of the host visible, read-only; one that is absent stays so."""
    place = root / target.lstrip("/")
    if not os.path.lexists(source) or os.path.lexists(place):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if Path(source).is_symlink() and len(Path(source).parts) == 2:
        place.symlink_to(Path(source).readlink())  # /lib -> usr/lib
        return
    if stat.S_ISDIR(Path(source).stat().st_mode):
        place.mkdir()
    else:
        place.touch()
    _mount(source, str(place), flags=_BIND | _REC)
    kept = os.statvfs(place).f_flag & (_NO_SUID | _NO_DEV | _NO_EXEC)  # in a user namespace these are locked
    devices = 0 if source.startswith("/dev/") else _NO_DEV
    _mount("none", str(place), flags=_REMOUNT | _BIND | _READ_ONLY | _NO_SUID | devices | kept)


def _mount(source: str, target: str, kind: str = "none", flags: int = 0, data: str = "") -> None:
    mount = kernel.libc().mount
    done = mount(source.encode(), os.fsencode(target), kind.encode(), ctypes.c_ulong(flags), data.encode() or None)
    kernel.check(done, f"mount {target}")


def _become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
        return
    with contextlib.suppress(OSError):  # gives the capabilities over a user namespace up; without one there are none
        kernel.drop_capabilities()


if __name__ == "__main__":
    sys.exit(main())
