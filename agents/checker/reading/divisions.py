"""Rules for divisions: what is divisible by what, what is left over, what is dropped."""

import re
from contextlib import suppress

from agents.checker.reading.clauses import BE, DOES, negated, on, rewrite, seen, short
from agents.checker.reading.rules import Clause, Rule
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Term, holds, strictly
from agents.verdict import Law, Remedy
from sandbox.guest import literals, pure
from sandbox.guest.interpreter import FAILURES


def whole(value: object) -> int:
    """A value as a whole number.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, int):
        return value
    raise TypeError("no whole number")


def _divisible(sentence: Sentence, match: re.Match[str]) -> None:
    left, right = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = not negated(match)
    truth = holds(lambda one, other: (pure.binary("Mod", whole(one), whole(other)) == 0) is wanted, [left, right])
    truth = truth and _is_divided(sentence, left, right)
    sentence.judge(Law.DIRECTION, match[0], truth, "" if truth else _division(sentence, left, right))


def _division(sentence: Sentence, left: Term, divisor: Term) -> str:
    """What a division of two terms gives, or what is divided instead, for a fault."""
    pairs = sorted(sentence.outlook.reckoning.divisions)
    if pairs and not _is_divided(sentence, left, divisor):
        return f"what is divided here is {' or '.join(f'{one} by {other}' for one, other in pairs[:3])}"
    known = [seen(term) for term in (left, divisor) if not term.written]
    if len(left.values) == len(divisor.values) == 1:
        one, by = left.values[0], divisor.values[0]
        with suppress(*FAILURES):
            whole, rest = pure.binary("FloorDiv", one, by), pure.binary("Mod", one, by)
            known.append(f"{short(one)} divided by {short(by)} is {short(whole)} and leaves {short(rest)}")
    return ", ".join(known) or f"{left.label} cannot be divided by {divisor.label}"


def _divided_instead(left: Term, divisor: Term, said: Term, name: str) -> Remedy | None:
    """What to write for what a division is said to give."""
    if said.written and len(left.values) == len(divisor.values) == 1:
        with suppress(*FAILURES):
            return Remedy(said.label, short(pure.binary(name, left.values[0], divisor.values[0])))
    return None


def _is_divided(sentence: Sentence, left: Term, divisor: Term) -> bool:
    """Whether the covered lines divide the one by the other, where both are written and it is known what is divided."""
    done = sentence.outlook.reckoning.divisions
    if not (left.written and divisor.written and done):
        return True
    return (literals.text(left.values[0]), literals.text(divisor.values[0])) in done


def _remainder(sentence: Sentence, match: re.Match[str]) -> None:
    left, rest, divisor = (sentence.term(match[group]) for group in "acb")
    truth = holds(lambda one, by, said: strictly(pure.binary("Mod", one, by), said), [left, divisor, rest])
    truth = truth and _is_divided(sentence, left, divisor)
    remedy = _divided_instead(left, divisor, rest, "Mod")
    words = "" if truth else _division(sentence, left, divisor)
    sentence.judge(Law.SUPPORT, match[0], truth, words, binds=rest.mentions, remedy=remedy)


def _no_remainder(sentence: Sentence, match: re.Match[str]) -> None:
    left, divisor = sentence.term(match["a"]), sentence.term(match["b"])
    truth = holds(lambda one, by: pure.binary("Mod", one, by) == 0, [left, divisor])
    truth = truth and _is_divided(sentence, left, divisor)
    sentence.judge(Law.DIRECTION, match[0], truth, "" if truth else _division(sentence, left, divisor))


def _dropped(sentence: Sentence, match: re.Match[str]) -> str | None:
    """A division told with what it drops: "dividing 14 by 10 and dropping the remainder leaves 1"."""
    return _divided(sentence, match, "FloorDiv")


def _left(sentence: Sentence, match: re.Match[str]) -> str | None:
    """A division told with what it leaves: "dividing 14 by 10 leaves 4"."""
    return _divided(sentence, match, "Mod")


def _divided(sentence: Sentence, match: re.Match[str], name: str) -> str | None:
    left, divisor, said = (sentence.term(match[group]) for group in "abc")
    truth = holds(lambda one, by, other: strictly(pure.binary(name, one, by), other), [left, divisor, said])
    known = left.written and divisor.written
    truth = truth and _is_divided(sentence, left, divisor)
    words = "" if truth else _division(sentence, left, divisor)
    binds = () if truth and known else said.mentions
    sentence.judge(Law.SUPPORT, match[0], truth, words, binds=binds, remedy=_divided_instead(left, divisor, said, name))
    return match["c"]


EARLY: tuple[Rule, ...] = (
    rewrite(rf"dividing <A> by <B> and dropping (?:the remainder|{TERM}) (?:leaves|gives|makes|yields) <C>", _dropped),
    rewrite(r"dividing <A> by <B> leaves (?:a remainder of )?<C>", _left),
)
"""Rules that judge what would be lost once noun phrases have been worked out."""
CLAUSES: tuple[Clause, ...] = (
    on(rf"<A> {BE}(?:evenly )?divisible by <B>", _divisible),
    on(rf"<A> {BE}a multiple of <B>", _divisible),
    on(rf"<B> {DOES}(?:evenly )?divides? <A>(?: evenly)?", _divisible),
    on(
        r"<A> leaves? (?:a |the )?(?:remainder (?:of )?)?<C>(?: ,)?(?: not [^ ]+ ,)? (?:when|on being|"
        r"if) (?:it is )?divided by <B>",
        _remainder,
    ),
    on(r"<A> leaves? no remainder (?:when|on being|if) (?:it is )?divided by <B>", _no_remainder),
)
"""Rules that judge clauses."""
