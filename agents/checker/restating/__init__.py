"""Restated prose: each sentence beside clauses that say the same in a small strict language, in which all of it can be judged.

A clause makes a sentence readable, never true: it must hold at its place of the execution (``evidence``), and the sentence must
say what its clauses say, value by value and word by word (``matching``). Whoever wrote them is not trusted.
"""

from agents.checker.restating.restatement import Restated, read

__all__ = ["Restated", "read"]
