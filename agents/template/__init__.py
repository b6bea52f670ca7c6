"""The narrator that needs no model: plain English from the AST of each line, with checked summaries of what repeats."""

from agents.template.narrator import TemplateNarrator

__all__ = ["TemplateNarrator"]
