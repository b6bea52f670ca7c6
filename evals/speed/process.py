"""One process for one task, started from the host."""

import subprocess

from evals.speed.contender import NoAnswer, last_line

TIMEOUT_S = 20.0
"""Seconds after which a contender's single task is given up."""


def output_of(command: list[str], stdin: str = "") -> str:
    """The last line that a command prints.

    Raises:
        NoAnswer: it failed, took too long or printed nothing.
    """
    try:
        done = subprocess.run(  # noqa: S603 - commands of the benchmark; programs travel as data or are its own
            command, input=stdin, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NoAnswer(f"more than {TIMEOUT_S:g} s") from error
    if done.returncode:
        complaint = done.stderr.strip().splitlines()
        raise NoAnswer(complaint[-1] if complaint else f"exit status {done.returncode}")
    return last_line(done.stdout)
