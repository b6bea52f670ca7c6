"""Rules for what is so much more or less than something: "one more than that is 5", "the number is 2 less than the limit"."""

import re
from itertools import product

from agents.checker.reading.clauses import ADVERBS, on
from agents.checker.reading.rules import Clause
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Sort, Term, distinct, holds, loosely, unboxed
from agents.verdict import Law
from sandbox.guest import literals, pure

_ONE = Term(Sort.COMPUTED, "one", (1,))


def _offset(sentence: Sentence, match: re.Match[str]) -> None:
    way, sign = ("Add", "+") if match["way"] in ("more", "greater", "larger") else ("Sub", "-")
    base, said = _base(sentence, match["a"]), sentence.term(match["b"])
    by = sentence.term(match["by"]) if match["by"] != "one" else _ONE

    def fits(value: object, number: object, other: object) -> bool:
        return loosely(pure.binary(way, unboxed(value), number), other)

    truth = holds(fits, [base, by, _outcome(sentence, said)])
    found = [f"{literals.text(one)} {sign} {literals.text(other)}" for one, other in product(base.values[:2], by.values[:2])]
    shown = f"this is {' or '.join(found)}" if found else "nothing here is read that this could mean"
    sentence.judge(Law.SUPPORT, match[0], truth, shown, binds=said.mentions if truth else (), signs=frozenset({sign}))


def _base(sentence: Sentence, char: str | None) -> Term:
    """What the offset is from: with the value before the covered steps; "that" is something which they read."""
    look = sentence.outlook
    if char is not None:
        term = sentence.term(char)
        values = term.values[:-1] if term.sort is Sort.NAME and len(term.values) > 1 else term.values
        return Term(term.sort, term.label, values, known=term.known, uses=term.uses)
    names = sorted({name for line in look.lines for name in line.loads})
    return Term(Sort.PRONOUN, "that", distinct([value for name in names for value in look.values(name)[:1]]))


def _outcome(sentence: Sentence, term: Term) -> Term:
    """What it is said to be: a variable with the value that it gets."""
    if term.sort is not Sort.NAME:
        return term
    return Term(term.sort, term.label, distinct([value for name in term.names for value in sentence.outlook.after(name)]))


_BY = rf"(?P<by>one|{TERM}) (?P<way>more|greater|larger|less|fewer|smaller) than"
_THAT = r"(?:<A>|that|it|this|the one before)"
CLAUSES: tuple[Clause, ...] = (
    on(rf"{_BY} {_THAT} (?:, which )?(?:is|makes|gives|equals|comes to) (?:now |then )?<B>", _offset),
    on(rf"<B> (?:is|are|was) {ADVERBS}{_BY} {_THAT}", _offset),
)
"""Rules that judge clauses."""
