"""A server of our own that speaks both protocols and says what a script tells it: for tests, demonstrations and dry runs.

No model and no key is needed. It is as strict as the vendors are where that matters: Anthropic's protocol answers 400 to sampling
parameters, and both have their batch endpoints.
"""

from agents.llm.scripted.script import BadScript, Script
from agents.llm.scripted.server import ScriptedServer

__all__ = ["BadScript", "Script", "ScriptedServer"]
