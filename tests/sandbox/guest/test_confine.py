"""What the kernel enforces on a process that was confined, also on kernels with less."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sandbox.guest import kernel, landlock, seccomp

ROOT = Path(__file__).parents[3]
UNDER_FILTER = """
import os, sys
from sandbox.guest import kernel, seccomp
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
seccomp.loader(seccomp.allowance(kernel.machine(), scratch={scratch}))()
assert os.fork() or os._exit(0)
os.wait()
seccomp.loader(seccomp.surrender(kernel.machine()))()
def attempt(action):
    try:
        action()
        return "done"
    except OSError as error:
        return type(error).__name__
print(attempt(lambda: {action}))
"""

IN_A_CELL = """
import os
from sandbox.guest import confine
out = os.dup(1)
cell = confine.Cell({folder!r})
real = confine.Path.stat
class Still:
    st_ctime_ns = 0
    def __init__(self, seen):
        self.seen = seen
    def __getattr__(self, name):
        return getattr(self.seen, name)
confine.Path.stat = lambda path, **how: Still(real(path, **how))
cell._untouched = cell._stamp()
open("left", "w").close()
there = os.path.exists("left")
cell.clean()
os.write(out, f"{{there}} {{os.path.exists('left')}} {{len(os.listdir())}}".encode())
"""


@pytest.mark.parametrize(
    ("scratch", "action", "end"),
    [
        (True, "open('/dev/null').read()", "done"),
        (True, "open('/dev/null', 'w')", "done"),
        (False, "open('/dev/null').read()", "done"),
        (False, "open('/dev/null', 'w')", "PermissionError"),
        (False, "open('/dev/null', 'a')", "PermissionError"),
        (False, "os.open('/dev/null', os.O_RDONLY | os.O_TRUNC)", "PermissionError"),
        (False, "os.mkdir('made')", "PermissionError"),
        (True, "os.fork()", "PermissionError"),
        (True, "os.kill(os.getpid(), 0)", "PermissionError"),
        (True, "os.wait()", "PermissionError"),
        (True, "kernel.prctl(kernel.PR_SET_PDEATHSIG, 0)", "PermissionError"),
        (True, "os.execv('/bin/true', ['true'])", "PermissionError"),
    ],
)
def test_the_filter_lets_through_what_it_says(tmp_path: Path, scratch: bool, action: str, end: str) -> None:  # noqa: FBT001
    source = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + UNDER_FILTER.format(scratch=scratch, action=action)
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == end


def test_both_architectures_have_a_filter_that_fits_the_kernel() -> None:
    for calls, audit in ((kernel._X86_64, 0xC000003E), (kernel._AARCH64, 0xC00000B7)):
        machine = kernel.Machine(audit, kernel._table(calls))
        for scratch in (True, False):
            for code in (seccomp.allowance(machine, scratch=scratch), seccomp.surrender(machine)):
                assert len(code) % 8 == 0
                assert len(code) // 8 <= 4096
        numbers = list(machine.calls.values())
        assert len(set(numbers)) == len(numbers)
        assert {"read", "write", "openat", "mmap", "exit_group", "clone3", "landlock_restrict_self"} <= machine.calls.keys()


def test_an_unknown_processor_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with pytest.raises(kernel.UnsupportedKernelError, match="riscv64"):
        kernel.machine()


@pytest.mark.skipif(not landlock.version(), reason="this kernel has no landlock")
def test_landlock_leaves_the_named_folders_only(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    source = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from sandbox.guest import kernel, landlock
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
landlock.restrict([{str(ROOT)!r}, "/absent"], [{str(tmp_path / "mine")!r}])
Path("mine/file").write_text("x")
for action in (
    lambda: Path("beside").write_text("x"),
    lambda: Path("/etc/passwd").read_text(),
    lambda: Path("mine/l").symlink_to("/"),
):
    try:
        action()
        print("done")
    except PermissionError:
        print("refused")
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.split() == ["refused"] * 3
    assert (tmp_path / "mine" / "file").read_text() == "x"


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="no folder in memory here")
def test_a_folder_in_memory_shows_what_was_left_in_it_however_coarse_its_clock() -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        source = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + IN_A_CELL.format(folder=folder)
        done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True, cwd=folder)
    assert done.stdout.split() == ["True", "False", "0"]
