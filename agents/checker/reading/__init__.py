"""What prose says: tokens, terms and the relations between them."""

from collections.abc import Sequence

from agents.checker.outlook import Outlook
from agents.checker.reading import changes, comparisons, divisions, offsets, phrases, pronouns, values
from agents.checker.reading.rules import Clauses, Rewrites
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.tokens import Token

_EARLY = Rewrites(*changes.EARLY, *divisions.EARLY)
_APPOSITIONS = Rewrites(*values.APPOSITIONS)
_LATE = Rewrites(*values.REWRITES, *values.APPOSITIONS)
_CLAUSES = Clauses(*values.CLAUSES, *comparisons.CLAUSES, *changes.CLAUSES, *offsets.CLAUSES)


def read(tokens: Sequence[Token], outlook: Outlook) -> Sentence:
    """Read the prose of one statement: every value that it writes, and every relation that is understood, judged."""
    sentence = Sentence(outlook)
    sentence.enter(tokens)
    _EARLY.apply(sentence)
    for _ in range(2):
        _APPOSITIONS.apply(sentence)
        phrases.reduce(sentence)
    _LATE.apply(sentence)
    pronouns.resolve(sentence)
    _CLAUSES.apply(sentence)
    return sentence
