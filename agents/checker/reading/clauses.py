"""What rules for clauses share: pieces of patterns, and words for what was seen."""

import re
from collections.abc import Callable

from msgspec import structs

from agents.checker.reading.rules import Clause, Rule
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Sort, Term, distinct, holds, loosely, surely, unboxed
from agents.verdict import Remedy
from sandbox.guest import literals

_LONGEST_REMEDY = 300
Handler = Callable[[Sentence, re.Match[str]], None]

ADVERBS = (
    r"(?:(?:now|then|thus|therefore|so|also|again|still|already|indeed|just|exactly|only|in turn|clearly|"
    r"currently|too|both|neither|"
    r"finally|first|next|always|hence|in fact|at once|immediately|all|each|slightly|well|far|much|a bit|a little) ){0,6}"
)
NOT = r"(?P<not>not |no longer |never )?"
BE = rf"(?:is|are|was|were|be|being|remains|stays|has become|lies) {ADVERBS}{NOT}{ADVERBS}"
DOES = r"(?:(?P<not>does not |do not |did not |can not )|does )?"
BEHIND_VALUE = (
    r"(?! (?:more|less|fewer|greater|smaller|larger|times|percent|plus|minus|steps?|items?|entries|characters|of|divided)\b"
    r"| [×/+%^])"
)
_BELONGING = re.compile(r"(?<! equal) (?:of|in|at|from|for|between|on|into|to|by) (?:the )?$")
_PREPOSITION = re.compile(r" (?:of|by|in|than|at|from|to|for|between|on|into|whether|if) (?:the )?$")


def on(pattern: str, handler: Handler) -> Clause:
    """A rule that judges; ``<A>``, ``<B>`` and ``<C>`` stand for terms."""
    return re.compile(_with_terms(pattern)), handler


def rewrite(pattern: str, rule: Callable[[Sentence, re.Match[str]], str | None]) -> Rule:
    """A rule that replaces what it matches, unless it gives ``None``."""
    return re.compile(_with_terms(pattern)), rule


def _with_terms(pattern: str) -> str:
    for name in "abc":
        pattern = pattern.replace(f"<{name.upper()}>", f"(?P<{name}>{TERM})")
    return pattern


def is_within(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether what a match begins with may be the end of a longer phrase, so that the relation is perhaps not about it."""
    return _PREPOSITION.search(sentence.line[: match.start()]) is not None


def is_part(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether what a match begins with may belong to a noun before it, as in "the number of items in A"."""
    return _BELONGING.search(sentence.line[: match.start()]) is not None


def negated(match: re.Match[str]) -> bool:
    """Whether the group ``not`` of a match caught a negation."""
    return match.groupdict().get("not") is not None


def equal(term: Term, value: Term) -> bool | None:
    """Whether a term has a value, types told apart where the prose writes one."""
    return holds(_fits if value.written or term.written else _alike, [term, value])


def _alike(one: object, other: object) -> bool:
    return loosely(one, other) or surely(one, other)


def _fits(one: object, other: object) -> bool:
    """Types told apart, but for scalars of arrays, which prose may write as plain numbers."""
    return surely(one, other) or surely(unboxed(one), unboxed(other))


def follows(sentence: Sentence, term: Term, at: int) -> bool:
    """Whether the prose says further on what a variable has become, so that its value before may stand first."""
    later = {literals.text(value) for name in term.names for value in sentence.outlook.final(name)}
    found = list(_OUTCOME.finditer(sentence.line, at))
    others = [match for match in found if match["of"] and set(sentence.term(match["of"]).names) - set(term.names)]
    behind = (sentence.term(match["what"]) for match in found if match not in others)
    return any(literals.text(value) in later for other in behind if other.sort is not Sort.NAME for value in other.values[-1:])


_OUTCOME = re.compile(
    rf"(?:(?P<of>{TERM}) )?(?<= )"
    rf"(?:becom(?:es?|ing)|gives?|giving|=|to|is|are|leav(?:es?|ing)|mak(?:es?|ing)|now|stays|at|into|with)"
    rf" (?:[a-z]+ )?(?P<what>{TERM})"
)


_EARLIER = re.compile(r"\b(?:at first|before|because|since|initially|was|were|old|previous|had|until)\b")


def standing(sentence: Sentence, term: Term, at: int) -> Term:
    """A variable with the values that a comparison may mean: where one step changes it and decides nothing, the new one.

    Its value before may stand where the prose goes on to say what it becomes, or speaks of what was.
    """
    look = sentence.outlook
    spans = look.telling.spans
    if term.sort is not Sort.NAME or len(spans) != 1 or not spans[0].single or look.decisions:
        return term
    if not all(look.changed(name) for name in term.names) or _EARLIER.search(sentence.line) or follows(sentence, term, at):
        return term
    return structs.replace(term, values=distinct(value for name in term.names for value in look.final(name)))


def seen(term: Term) -> str:
    """What a term is, for a fault; of a written value nothing can be said but that it is not so."""
    if term.written:
        return "it is not so"
    shown = " or ".join(short(value) for value in distinct(term.values)[:4])
    return f"{term.label} is {shown}" if shown else f"the value of {term.label} is not known"


def instead(term: Term, value: Term) -> Remedy | None:
    """What to write in place of a value that is said of a term, if the term has but one."""
    if not value.written or len(term.values) != 1:
        return None
    text = literals.text(term.values[0])
    return Remedy(value.label, text) if len(text) <= _LONGEST_REMEDY else None


def short(value: object) -> str:
    """A value text, not too long."""
    text = literals.text(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
