"""The authors that are a model: one invents programs, one makes them of files; both mend them when they are of no use."""

from agents.llm_author.author import ModelAuthor
from agents.llm_author.refactor import RefactorAuthor

__all__ = ["ModelAuthor", "RefactorAuthor"]
