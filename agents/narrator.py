"""What a narrator is asked for."""

from collections.abc import Sequence
from typing import Protocol

from agents.seeds import Seed
from sandbox.trace import Trace


class Narrator(Protocol):
    """Tells traces in words."""

    name: str

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[str]) -> str:
        """Tell a whole trace as anchored text (``agents.narration``); ``complaints`` are the checker's words on the tellings before.

        The same arguments give the same text.
        """
        ...
