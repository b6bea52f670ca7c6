"""A narration that the checker is to be tried on, with the record of what it tells."""

from dataclasses import dataclass

from sandbox.trace import Trace


@dataclass(frozen=True, slots=True)
class Narrated:
    """A true narration.

    Attributes:
        ident: its name within its source.
        source: where the program comes from, such as ``grammar``, ``hand`` or the name of a file.
        narrator: who tells it.
        trace: what it tells.
        text: the narration, with anchors.
    """

    ident: str
    source: str
    narrator: str
    trace: Trace
    text: str
