"""What could be read of prose without anchors."""

from dataclasses import dataclass

from agents.checker import answer as answers
from agents.checker.scene import Scene
from agents.checker.telling import Telling
from agents.verdict import Fault, Law, Passage

MOST_UNREAD = 0.1
"""Share of what says something that may be left unread in a narration that is called verified."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A plain narration as far as it could be read.

    Attributes:
        tellings: its sentences, with the claims that they make at the steps to which they were aligned.
        faults: what is false already by the recorded trace.
        unread: what was not understood, in order.
        share: share of what says something that stands in ``unread``, from 0 to 1.
        suffices: whether enough was read and told to call the narration verified if it has no fault.
        sentences: where each sentence begins and ends in the text, in order; the numbers of faults and tellings count them.
    """

    tellings: tuple[Telling, ...]
    faults: tuple[Fault, ...]
    unread: tuple[Passage, ...]
    share: float
    suffices: bool
    sentences: tuple[tuple[int, int], ...]


def read(scene: Scene, text: str, answer: str | None = None) -> Reading:
    """Read prose that tells a trace.

    Args:
        scene: the trace.
        text: the prose.
        answer: the answer that stands apart from it, as value text; ``None`` if it must give it itself.
    """
    expected = scene.trace.returned
    faults = []
    if answer is not None and expected is not None and not answers.same(answer, expected):
        faults.append(Fault(Law.ANSWER, -1, answer[:160], f"the value returned is {expected}"))
    return Reading((), tuple(faults), (Passage(0, len(text), text),), 1.0, suffices=False, sentences=((0, len(text)),))
