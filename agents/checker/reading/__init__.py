"""What prose says: tokens, terms and the relations between them."""

from collections.abc import Sequence

from agents.checker.outlook import Outlook
from agents.checker.reading import phrases, relations
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.tokens import Token


def read(tokens: Sequence[Token], outlook: Outlook) -> Sentence:
    """Read the prose of one statement: every value that it writes, and every relation that is understood, judged."""
    sentence = Sentence(outlook)
    sentence.enter(tokens)
    relations.appositions(sentence)
    phrases.reduce(sentence)
    relations.appositions(sentence)
    phrases.reduce(sentence)
    relations.read(sentence)
    return sentence
