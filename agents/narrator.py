"""What a narrator is asked for.

Errors::

    Untellable      this narrator cannot tell this trace, however often it is asked
"""

from collections.abc import Sequence
from typing import Protocol

from agents.seeds import Seed
from sandbox.trace import Trace


class Untellable(Exception):  # noqa: N818 -- it says something of the trace, nothing failed
    """This narrator cannot tell this trace, however often it is asked.

    Attributes:
        reason: a short snake_case word that is counted, such as ``too_long``.
        detail: for people; may be empty.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Narrator(Protocol):
    """Tells traces in words."""

    name: str

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[str]) -> str:
        """Tell a whole trace as anchored text (``agents.narration``); ``complaints`` are the checker's words on those before.

        The same arguments give the same text.

        Raises:
            Untellable: the trace is nothing for this narrator.
        """
        ...
