"""The checker: seven laws that decide whether a narration may be called verified."""

from agents.checker.backward import proposed, silent
from agents.checker.check import Case, check, judge, prepare
from agents.checker.feedback import render
from agents.checker.labels import Label, labels

__all__ = ["Case", "Label", "check", "judge", "labels", "prepare", "proposed", "render", "silent"]
