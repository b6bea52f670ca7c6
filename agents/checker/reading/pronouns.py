"""Words that stand for what a decision is about: "it is even", "which is not in the list", or no subject at all."""

import re

from agents.checker.outlook import Outlook
from agents.checker.reading.rules import kept
from agents.checker.reading.sentence import Sentence
from agents.checker.reading.term import Sort, Term, distinct

_VERB = r"(?:is|are|does|leaves|equals|starts|begins|ends|contains|exceeds)\b"
_SUBJECT = re.compile(rf"(?<= )(?:it|that|this|which) (?={_VERB})")
_MISSING = re.compile(rf"\A (?:(?:and|but|so|again|which|that|it) )?(?={_VERB})")


def resolve(sentence: Sentence) -> None:
    """Give the clauses of a statement about one decision their subject: the variables that are tested, and what they come to."""
    if not _lacks(sentence.line):
        return
    found = _tested(sentence.outlook)
    if not found:
        return
    subject = Term(Sort.PRONOUN, "it", found)
    sentence.line = _MISSING.sub(lambda _: f" {sentence.add(subject)} ", sentence.line, count=1)
    sentence.line = _SUBJECT.sub(lambda _: f"{sentence.add(subject)} ", sentence.line)


@kept
def _lacks(line: str) -> bool:
    """Whether a clause of the line lacks its subject."""
    return (_MISSING.search(line) or _SUBJECT.search(line)) is not None


def _tested(look: Outlook) -> tuple[object, ...]:
    """The values that a statement about one decision may speak of without a name; none if it is about more, or a round."""
    spans = look.telling.spans
    if len(spans) != 1 or not spans[0].single or not look.decisions or any(line.stores for line in look.lines):
        return ()
    sides = [one.value for one, _ in look.reckoning.compared]
    named = [value for line in look.lines for name in sorted(line.loads) for value in look.values(name)]
    return distinct([*sides, *named])
