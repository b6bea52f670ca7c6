"""Plain mode: prose without anchors, aligned to the trace, with the claims that its words make."""

from agents.checker.plain.prose import Reading, read

__all__ = ["Reading", "read"]
