"""The options that say which topics and levels of its domain a run takes."""

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass

from agents import domains
from agents.domains import Domain, UnknownTopic
from graphs.parser import Parser

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a domain is taken, in its order.

    Attributes:
        topics: their names; empty for all.
        levels: their numbers; empty for all.
    """

    topics: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """What it adds to the name of a folder, such as ``-rates-level345``; nothing where all is taken."""
        many = (f"{len(self.topics)}topics",) if len(self.topics) > _NAMED else self.topics
        levels = ("level" + "".join(map(str, self.levels)),) if self.levels else ()
        return "".join(f"-{part}" for part in (*many, *levels))


def add_scope(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument(
        "--topic",
        type=_names,
        action="extend",
        metavar="NAME",
        help="only this topic of the domain; repeat it or name several as A,B (default: all in turn; an unknown name lists them)",
    )
    parser.add_argument(
        "--level",
        type=_numbers,
        action="extend",
        metavar="N",
        help="only problems of this difficulty, or of several as 2-4 or 1,3 (default: all in turn)",
    )


def read_scope(parser: Parser, given: argparse.Namespace, domain: Domain | None) -> Scope:
    """What the options say of a domain, all of its topics or levels as none; what it does not have ends the process.

    Args:
        parser: says what is wrong.
        given: the command line.
        domain: ``None`` for programs of others, which have neither topics nor levels.
    """
    topics, levels = given.topic or (), given.level or ()
    if domain is None:
        for name, asked in (("topic", topics), ("level", levels)):
            if asked:
                parser.error(f"--{name} is for the problems of a domain; the programs of {given.author} have no {name}s")
        return Scope()
    try:
        taken = domain.narrowed(topics, levels)
    except UnknownTopic as error:
        parser.error(f"{error}{_elsewhere(topics, domain)}")
    return Scope(
        tuple(taken.topics) if len(taken.topics) < len(domain.topics) else (),
        tuple(level.number for level in taken.levels) if len(taken.levels) < len(domain.levels) else (),
    )


def _elsewhere(topics: Iterable[str], domain: Domain) -> str:
    """Which domain has the first of the topics that this one lacks, if any does."""
    strange = next((topic for topic in topics if topic not in domain.topics), None)
    found = [f"--domain {name}" for name in domains.names() if strange in domains.load(name).topics]
    return f"; {strange!r} is a topic of {' and '.join(found)}" if found else ""


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise argparse.ArgumentTypeError(f"{text!r} does not name topics; write NAME, or several as A,B")
    return names


def _numbers(text: str) -> list[int]:
    return [number for part in text.split(",") for number in _span(part.strip(), text)]


def _span(part: str, text: str) -> range:
    found = re.fullmatch(r"([0-9]{1,3})(?:-([0-9]{1,3}))?", part)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} names no level; write one as 3, several as 2-4 or 1,3")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise argparse.ArgumentTypeError(f"{part!r} goes from a higher level to a lower one; write {last}-{first}")
    return range(first, last + 1)
