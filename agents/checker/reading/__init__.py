"""What prose says: tokens, terms and the relations between them."""

from collections.abc import Sequence

from agents.checker.outlook import Outlook
from agents.checker.reading import changes, comparisons, phrases, pronouns, values
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.tokens import Token


def read(tokens: Sequence[Token], outlook: Outlook) -> Sentence:
    """Read the prose of one statement: every value that it writes, and every relation that is understood, judged."""
    sentence = Sentence(outlook)
    sentence.enter(tokens)
    for pattern, rule in (*changes.EARLY, *comparisons.EARLY):
        sentence.replace(pattern, rule)
    for _ in range(2):
        for pattern, rule in values.APPOSITIONS:
            sentence.replace(pattern, rule)
        phrases.reduce(sentence)
    for pattern, rule in (*values.REWRITES, *values.APPOSITIONS):
        sentence.replace(pattern, rule)
    pronouns.resolve(sentence)
    for pattern, judge in (*values.CLAUSES, *comparisons.CLAUSES, *changes.CLAUSES):
        for match in pattern.finditer(sentence.line):
            known = len(sentence.judgements)
            judge(sentence, match)
            if len(sentence.judgements) > known:
                sentence.understood.append(match.span())
    return sentence
