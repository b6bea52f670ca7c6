"""The law of order: anchors never go back."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agents.checker.telling import Telling
from agents.verdict import Fault, Law


def faults(tellings: Sequence[Telling], asked: tuple[int, int] | None = None) -> Iterator[Fault]:
    """Anchors that begin before the one before them ends; the step where that ends may be told again.

    Args:
        tellings: the statements.
        asked: the steps that a question is about; the last statement, which answers it, may speak of them once more.
    """
    reached = 0
    for telling in tellings:
        for span in telling.spans:
            if span.first < reached and not (telling is tellings[-1] and (span.first, span.last) == asked):
                said = f"steps {span.first}..{span.last}"
                yield Fault(
                    Law.ORDER, telling.index, said, f"the telling had already come to step {reached}: anchors never go back"
                )
            reached = max(reached, span.last)
    for before, telling in pairwise(tellings if asked is None else tellings[:-1]):
        steps = [(span.first, span.last) for span in telling.spans]
        if (
            before.spans
            and telling.spans
            and telling.spans[-1].last == before.spans[-1].last
            and (again := _AGAIN.search(telling.prose))
        ):
            yield Fault(Law.ORDER, telling.index, again[0], "this happens once, and was told just before")
        if steps == [(span.first, span.last) for span in before.spans] and _essence(telling) == _essence(before):
            yield Fault(Law.ORDER, telling.index, telling.prose.strip(), "the same steps were told in these words just before")


def affordable(tellings: Sequence[Telling], steps: int) -> Sequence[Telling]:
    """The statements before they have told an execution several times over, for looking at one takes the time of its steps.

    Only anchors that go back can, and those are faults.

    Args:
        tellings: the statements.
        steps: of the execution.
    """
    left = _MOST_TIMES * steps
    for number, telling in enumerate(tellings):
        left -= sum(span.last - span.first for span in telling.spans)
        if left < 0:
            return tellings[:number]
    return tellings


_MOST_TIMES = 4
_AGAIN = re.compile(r"\b(?:once more|once again|a second time|another|one more|yet again)\b", re.IGNORECASE)
_SUBSTANCE = re.compile(r"`[^`]*`|'[^']*'|\d+(?:\.\d+)?")


def _essence(telling: Telling) -> list[str]:
    """What prose is about: its code, names and numbers; all of its words if it has none."""
    return _SUBSTANCE.findall(telling.prose) or telling.prose.split()
