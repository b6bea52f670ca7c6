"""The author that is a model: it writes problem, program, phrases and inputs, and mends them when they are of no use."""

from agents.llm_author.author import ModelAuthor

__all__ = ["ModelAuthor"]
