import subprocess
import sys

import pytest

from graphs.guard import INTERRUPTED, guarded


def test_an_interrupt_is_one_line_and_status_130(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise KeyboardInterrupt

    assert guarded(command, "make") == INTERRUPTED
    assert capsys.readouterr().err == "make: stopped before anything was done\n"


def test_an_error_of_the_system_is_one_line_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise OSError(28, "No space left on device", "rows")

    assert guarded(command, "make") == 1
    assert capsys.readouterr().err.startswith("make: rows: No space left on device")


def test_nobody_reads_and_nothing_is_said() -> None:
    script = "import sys\nfrom graphs.guard import quiet_if_nobody_reads\nwith quiet_if_nobody_reads():\n    print('x' * 100_000)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
