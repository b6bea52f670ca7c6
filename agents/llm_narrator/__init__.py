"""The narrator that is a model: it is shown what happens with an anchor for every line, and writes the prose around them."""

from agents.llm_narrator.annotator import Annotation, Annotator
from agents.llm_narrator.narrator import ModelNarrator
from agents.llm_narrator.style import STYLES, Style, shows_code

__all__ = ["STYLES", "Annotation", "Annotator", "ModelNarrator", "Style", "shows_code"]
