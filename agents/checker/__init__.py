"""The checker: seven laws that decide whether a narration may be called verified."""

from agents.checker.backward import proposed, silent
from agents.checker.check import Case, as_restated, check, examined, judge, prepare
from agents.checker.feedback import faulty, render, statements_of
from agents.checker.labels import Label, labels
from agents.checker.mending import mended

__all__ = [
    "Case",
    "Label",
    "as_restated",
    "check",
    "examined",
    "faulty",
    "judge",
    "labels",
    "mended",
    "prepare",
    "proposed",
    "render",
    "silent",
    "statements_of",
]
