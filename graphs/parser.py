"""The command-line parser that commands with worker processes share."""

import argparse
import os
from pathlib import Path
from typing import NoReturn

_WORKERS_FOR_EACH_CORE = 4


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and ends the process with status 2."""

    def error(self, message: str) -> NoReturn:
        """End the process."""
        self.exit(2, f"{self.prog}: {message}\n")

    def workers(self, option: str, asked: int | None) -> int:
        """Number of worker processes: as was asked with ``option``, or one for each core; too many are an error."""
        cores = len(os.sched_getaffinity(0))
        most = _WORKERS_FOR_EACH_CORE * cores
        if asked and asked > most:
            self.error(f"{option} {asked} is more than {most}, {_WORKERS_FOR_EACH_CORE} for each core")
        return asked or cores


def folder(text: str) -> Path:
    """The type of an option that is a folder: no name at all would be the current one."""
    if not text:
        raise argparse.ArgumentTypeError("names no folder")
    return Path(text)
