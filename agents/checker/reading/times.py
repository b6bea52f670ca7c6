"""Which of its values a variable has where prose says "is", "starts at" or "in the end"."""

import re

from agents.checker.reading.clauses import follows
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.term import Term, distinct

_AT_FIRST = re.compile(
    r"\b(?:at first|before|initially|first|so far|because|since|was|were|from|until now|then|starts?|begins?|old|previous|had)\b"
)


def at_an_end(sentence: Sentence, match: re.Match[str]) -> Term | None:
    """What it starts with is the first value that a variable has or gets, and in the end it has the last."""
    term, look = sentence.term(match["a"]), sentence.outlook
    starts, ends = _STARTING.search(match[0]), _IN_THE_END.match(sentence.line, match.end())
    if not term.names or len(look.frames) > 1 or not (starts or ends):
        return None
    given = (
        value
        for name in term.names
        for value in ([*look.values(name)[:1], *look.after(name)[:1]] if starts else look.final(name))
    )
    return Term(term.sort, term.label, distinct(given), term.names, known=term.known)


_STARTING = re.compile(r" (?:starts?|begins?) ")
_IN_THE_END = re.compile(r" (?:in|at) the end(?= [.;,]|\s*$)")


def present(sentence: Sentence, term: Term, at: int) -> Term:
    """The term with the values that "is" may mean: those before the steps only where they are still needed or spoken of."""
    look = sentence.outlook
    if not term.names or len(term.values) < 2 or not any(look.changed(name) for name in term.names):
        return term
    if any(not span.single for span in look.telling.spans) and not _AT_FIRST.search(sentence.line[:at]):
        return Term(term.sort, term.label, distinct(value for name in term.names for value in look.final(name)), term.names)
    clause = _CLAUSE.split(sentence.line[:at])[-1]
    at_once = any(len(line.stores) > 1 for line in look.lines)  # then what is read is what was before
    if any(look.reads(name) for name in term.names) and (at_once or _AT_FIRST.search(clause) or follows(sentence, term, at)):
        return term
    return Term(term.sort, term.label, distinct(value for name in term.names for value in look.after(name)), term.names)


_CLAUSE = re.compile(r" [.;:] | , (?:and|so|but) ")
