"""The options that say which ways of a program are told."""

import argparse
import math
from dataclasses import dataclass

from graphs.parser import Parser
from sandbox.explore import DEFAULT_SECONDS

_MOST_PATHS = 64
_SEVERAL = 4


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways of a program are told.

    Attributes:
        paths: how many at most, each with an input of its own.
        explore_seconds: about how long inputs are sought for other ways than the author's go; 0 for not at all.
        contrast: two inputs of each program whose ways differ in one decision, or none.
        per_path: rows of programs of one shape that went the same way, at most; 0 for any number.
    """

    paths: int = 1
    explore_seconds: float = 0.0
    contrast: bool = False
    per_path: int = 0


def add_ways(parser: Parser) -> None:
    """Add the options."""
    group = parser.add_argument_group("paths")
    add = group.add_argument
    add(
        "--paths",
        type=int,
        metavar="K",
        help=f"tell up to K inputs of each program that make it go different ways, a row each (default: 1; {_SEVERAL} where "
        "inputs are sought)",
    )
    add(
        "--explore-seconds",
        type=float,
        metavar="S",
        help="seek inputs that make a program go other ways than those its author gave, about so long for each, always the same "
        "ones; the author grammar draws more of its own instead, which fit its words; 0 for neither "
        f"(default: 0; {DEFAULT_SECONDS:g} with --contrast)",
    )
    add(
        "--contrast",
        action="store_true",
        help="two rows of each program, whose inputs make it go ways that differ in one decision (column contrast)",
    )
    add(
        "--per-path",
        type=int,
        metavar="M",
        help="keep at most M rows of programs of one shape that go the same way, so that ways are balanced; the others stay "
        "in the journal",
    )


def read_ways(parser: Parser, given: argparse.Namespace) -> Ways:
    """What the options say; contradictions end the process with status 2 and one line."""
    seconds = given.explore_seconds
    if seconds is None:
        seconds = DEFAULT_SECONDS if given.contrast else 0.0
    if not math.isfinite(seconds) or not 0 <= seconds <= 600:
        parser.error(f"--explore-seconds {seconds} is not between 0 and 600")
    if given.paths is not None and not 1 <= given.paths <= _MOST_PATHS:
        parser.error(f"--paths {given.paths} is not between 1 and {_MOST_PATHS}")
    if given.per_path is not None and given.per_path < 1:
        parser.error(f"--per-path {given.per_path} is less than 1")
    if given.contrast and given.paths is not None:
        parser.error("--contrast tells two inputs of each program; leave --paths out")
    return Ways(given.paths or (_SEVERAL if seconds else 1), seconds, given.contrast, given.per_path or 0)
