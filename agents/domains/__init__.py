"""Domains: the folders beside this file, and any folder or file of a user's own.

A domain is a folder with a ``domain.toml`` (title, topics, levels; guidance, an example and shapes of programs for models that
write problems) and, for the author that needs no model, one module for each topic that is named after it and has
``compose(sheet)``. Or it is one Python file, with the same table as a dictionary called ``DOMAIN`` and a function
``compose_TOPIC(sheet)`` for each topic. What else its composers need (words, worlds) lies in the folder too. How its problems
read is theirs to say: glosses for variables, phrases for lines and for items of the input (``agents.phrasing``).
"""

from agents.domains.domain import Domain, Level, Shown, UnknownTopic
from agents.domains.registry import BadDomain, UnknownDomain, is_path, listing, load, names

__all__ = ["BadDomain", "Domain", "Level", "Shown", "UnknownDomain", "UnknownTopic", "is_path", "listing", "load", "names"]
