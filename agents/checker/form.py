"""The form of a narration: anchors that can be read, claims that can be parsed, steps that exist, words that say something."""

from dataclasses import dataclass

from agents.checker.telling import Assertion, Span, Telling
from agents.narration import LAST_STEP, Anchor, BadNarration, Statement, parse
from agents.verdict import Fault, Law
from sandbox.guest import claims

_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A narration as far as it could be read.

    Attributes:
        tellings: its statements that have anchors.
        faults: breaches of form.
    """

    tellings: tuple[Telling, ...]
    faults: tuple[Fault, ...]


def read(text: str, last: int) -> Reading:
    """Read anchored text that tells a trace whose last step is ``last``."""
    try:
        narration = parse(text)
    except BadNarration as error:
        return Reading((), (Fault(Law.FORM, -1, text[:80], f"the anchors cannot be read: {error}"),))
    faults: list[Fault] = []
    tellings = []
    for index, statement in enumerate(narration.statements):
        if not statement.anchors:
            faults.append(
                Fault(Law.FORM, index, statement.prose.strip()[:80], "these words have no anchor that says which steps they tell")
            )
            continue
        if len(statement.prose.split()) < _FEWEST_WORDS:
            faults.append(
                Fault(Law.FORM, index, statement.prose.strip(), "an anchor stands here with hardly a word to tell its steps")
            )
        tellings.append(_telling(index, statement, last, faults))
    if not tellings:
        faults.append(Fault(Law.FORM, -1, text[:80], "nothing is told: there is no anchor"))
    return Reading(tuple(tellings), tuple(faults))


def _telling(index: int, statement: Statement, last: int, faults: list[Fault]) -> Telling:
    spans = []
    for anchor in statement.anchors:
        first, stop = (last, last) if anchor.first == LAST_STEP else (anchor.first, anchor.last)
        if stop > last:
            faults.append(Fault(Law.FORM, index, f"steps {anchor.first}..{anchor.last}", f"the last step is {last}"))
            continue
        spans.append(Span(first, stop, tuple(_assertions(index, anchor, faults))))
    return Telling(index, statement.prose, tuple(spans))


def _assertions(index: int, anchor: Anchor, faults: list[Fault]) -> list[Assertion]:
    found = []
    for text in anchor.claims:
        try:
            found.append(Assertion(claims.parse(text)))
        except claims.BadClaim as error:
            faults.append(Fault(Law.FORM, index, text, str(error)))
    return found
