"""Runs scripts one after another, each in a Python process of its own; times them from the inside.

Input: a JSON object ``{"scripts": [...], "path": folder of packages, "timeout": seconds}``. Output: a JSON list with
``[seconds, last line or null, lines of trace, complaint]`` for each script.
"""

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

_PROGRAM = Path("/work/program.py")
_TRACE = Path("/work/trace.txt")


def main() -> None:
    """Run what the input asks for."""
    asked = json.load(sys.stdin)
    json.dump([_run(text, asked["path"], asked["timeout"]) for text in asked["scripts"]], sys.stdout)


def _run(text: str, path: str, timeout: float) -> tuple[float, str | None, int, str]:
    with contextlib.suppress(FileNotFoundError):
        _TRACE.unlink()
    started = time.perf_counter()
    _PROGRAM.write_text(text)
    answer, complaint = _outcome([sys.executable, "-s", str(_PROGRAM)], path, timeout)
    seconds = time.perf_counter() - started
    with contextlib.suppress(FileNotFoundError), _TRACE.open("rb") as lines:
        return seconds, answer, sum(1 for _ in lines), complaint
    return seconds, answer, 0, complaint


def _outcome(command: list[str], path: str, timeout: float) -> tuple[str | None, str]:
    environment = {"PYTHONPATH": path, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None, f"more than {timeout:g} s"
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["no message"])[-1][-300:]
    line = done.stdout.rstrip("\n").rsplit("\n", 1)[-1]
    return line or None, "" if line else "empty output"


if __name__ == "__main__":
    main()
