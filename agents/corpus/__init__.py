"""The authors that import programs others wrote: ``corpus:FILE``, one JSON object a line, and ``corpus:DIR``, Python files.

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
from agents.corpus.folder import FolderAuthor
from agents.corpus.functions import Functions
from agents.corpus.slice import LeftOut

__all__ = ["CorpusAuthor", "FolderAuthor", "Functions", "LeftOut"]
