"""The author that imports programs others wrote: ``corpus:FILE``, one JSON object a line.

What a row is, its keys tell:

========== ============================================================= ======================================================
format     keys                                                          what becomes of it
========== ============================================================= ======================================================
pyedu      ``refcode funcname ios problem_description io_requirements``  one call for each recorded input, by keyword
CRUXEval   ``code input output``                                         entry ``f``, one call; the prompt shows the code
HumanEval  ``prompt canonical_solution entry_point test``                calls from ``assert candidate(...) == value``
plain      ``source entry`` (see ``agents.corpus.plain``)                 what it says
========== ============================================================= ======================================================
"""

from agents.corpus.author import CorpusAuthor

__all__ = ["CorpusAuthor"]
