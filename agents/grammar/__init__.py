"""The author that needs no model: it composes programs and their problems in words from one tree."""

from agents.grammar.author import GrammarAuthor

__all__ = ["GrammarAuthor"]
