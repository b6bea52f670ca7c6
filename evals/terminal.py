"""What the benchmarks say to whoever runs them, and how they are told something."""

import argparse
import re
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terminal:
    """Standard error of one command.

    Attributes:
        name: of the command.
    """

    name: str

    def say(self, line: str) -> None:
        """Write a line at once."""
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def failed(self, why: object, status: int) -> int:
        """Write why the command ends; returns its exit status."""
        self.say(f"{self.name}: {why}")
        return status


def count(text: str) -> int:
    """The type of an option that is a number from 1."""
    if not re.fullmatch(r"\d{1,9}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)
