"""The law of order: anchors never go back."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agents.checker.telling import Telling
from agents.verdict import Fault, Law


def faults(tellings: Sequence[Telling]) -> Iterator[Fault]:
    """Anchors that begin before the one before them ends; the step where that ends may be told again."""
    reached = 0
    for telling in tellings:
        for span in telling.spans:
            if span.first < reached:
                said = f"steps {span.first}..{span.last}"
                yield Fault(
                    Law.ORDER, telling.index, said, f"the telling had already come to step {reached}: anchors never go back"
                )
            reached = max(reached, span.last)
