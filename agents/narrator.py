"""What a narrator is asked for.

Errors::

    Untellable      this narrator cannot tell this trace, however often it is asked
"""

from collections.abc import Sequence
from typing import Protocol

from agents.complaint import Complaint, Spoiled
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
    """Tells traces in words.

    Attributes:
        name: part of every row.
        style: how it tells, where it can be asked to; else empty.
        prompt: digest of the words with which a model is asked; empty where none is.
    """

    name: str
    style: str
    prompt: str

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str | Spoiled:
        """Tell a whole trace as anchored text (``agents.narration``), or as plain prose where anchors are beyond it.

        The same arguments give the same text, unless it comes from a model.

        Args:
            seed: where its randomness comes from.
            trace: what it tells.
            complaints: the checker's words on the tries before, oldest first.

        Raises:
            Untellable: the trace is nothing for this narrator.
        """
        ...
