"""The checker: seven laws that decide whether a narration may be called verified."""

from agents.checker.check import Case, check, judge, prepare
from agents.checker.feedback import render

__all__ = ["Case", "check", "judge", "prepare", "render"]
