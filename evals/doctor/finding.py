"""What one look found."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How well a thing is."""

    FINE = "fine"
    LACKING = "lacking"
    """Something cannot be done here that was not asked for."""
    BROKEN = "broken"
    """What was asked for cannot be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: what, in a word or two.
        state: how it is.
        seen: what was seen, in one line without any key.
        remedy: what to do; empty where nothing need be done.
    """

    subject: str
    state: State
    seen: str
    remedy: str = ""


def line(finding: Finding) -> str:
    """A finding for people."""
    words = f"{finding.state:8} {finding.subject:24} {finding.seen}"
    return f"{words}\n{'':34}-> {finding.remedy}" if finding.remedy else words
