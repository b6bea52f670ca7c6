"""The smallest things that plain prose states."""

from dataclasses import dataclass

from agents.checker.plain.changes import Becomes, Gets
from agents.checker.plain.states import Computes, Holds, Settled, Test
from agents.verdict import Law


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing stated.

    Attributes:
        test: what must be true.
        said: the words.
        weight: how much of what the sentence says stands in these words.
        law: the law that is broken if it is false.
        sure: whether the words were understood for sure; otherwise, if it is not true, they count as unread.
        event: whether it tells a step rather than a state.
        anchors: whether the rest of the sentence speaks of nothing before.
        here: whether it is true only if the telling has come so far.
        ahead: rounds of a loop that are told together in these words; 0 if none are.
        truth: for what needs no execution, whether it is true; otherwise ``None``.
        seen: what is true instead, where that is known without an execution.
    """

    test: Test | None
    said: str
    weight: float
    law: Law = Law.SUPPORT
    sure: bool = True
    event: bool = False
    anchors: bool = False
    here: bool = False
    ahead: int = 0
    truth: bool | None = None
    seen: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it must lie in the round of a loop that its sentence speaks of."""
        return isinstance(self.test, Becomes | Settled | Holds | Computes | Gets)
