"""The form of a narration: anchors that can be read, claims that can be parsed, steps that exist, words that say something."""

import ast
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.checker.telling import Assertion, Span, Telling
from agents.narration import LAST_STEP, Anchor, BadNarration, Statement, parse
from agents.verdict import Fault, Law
from sandbox.guest import claims, pure

_FEWEST_WORDS = 2
_OF_CLAIMS = frozenset({"branch", "raised"})
MOST_CHARACTERS = 6_000
"""Of one statement's prose; what is longer takes too long to read."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


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
        prose = _readable(index, statement.prose, faults)
        tellings.append(_telling(index, Statement(prose, statement.anchors), last, faults))
    if not tellings:
        faults.append(Fault(Law.FORM, -1, text[:80], "nothing is told: there is no anchor"))
    return Reading(tuple(tellings), tuple(faults))


def ambiguous(variables: frozenset[str], tellings: Sequence[Telling]) -> Iterator[Fault]:
    """Programs with variables named as claims name other things, and claims that call what a variable is named."""
    for name in sorted(variables & _OF_CLAIMS):
        yield Fault(
            Law.FORM, -1, name, f"the program has a variable {name}, which in claims means something else: it cannot be told"
        )
    for telling in tellings:
        for claim in (one.claim for span in telling.spans for one in span.assertions if "(" in one.claim.text):
            for name in sorted(_called(claim) & variables - pure.PSEUDO):
                yield Fault(Law.FORM, telling.index, claim.text, f"{name} is a variable of the program")


@lru_cache(maxsize=4_096)
def _called(claim: claims.Claim) -> frozenset[str]:
    """The names that a claim calls."""
    calls = (node.func for node in ast.walk(claim.tree) if isinstance(node, ast.Call))
    return frozenset(called.id for called in calls if isinstance(called, ast.Name))


def _readable(index: int, prose: str, faults: list[Fault]) -> str:
    """The prose without what cannot be read: characters that show nothing, and what is beyond the longest statement."""
    if len(prose) > MOST_CHARACTERS:
        faults.append(Fault(Law.FORM, index, prose.strip()[:80], f"a statement has at most {MOST_CHARACTERS} characters"))
        prose = prose[:MOST_CHARACTERS]
    if prose.isascii() and prose.isprintable():
        return prose
    unseen = {char for char in prose if char not in "\n\t" and unicodedata.category(char) in _UNSEEN}
    if unseen:
        shown = ", ".join(f"U+{ord(char):04X}" for char in sorted(unseen)[:4])
        faults.append(Fault(Law.FORM, index, ascii(prose.strip()[:80]), f"characters that show nothing: {shown}"))
    return "".join(" " if char in unseen else char for char in prose)


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
            found.append(Assertion(_parsed(text) if len(text) <= _SHORT else claims.parse(text)))
        except claims.BadClaim as error:
            faults.append(Fault(Law.FORM, index, text, str(error)))
    return found


_SHORT = 200


@lru_cache(maxsize=4_096)
def _parsed(text: str) -> claims.Claim:
    """A claim, kept: narrations say the same again and again."""
    return claims.parse(text)
