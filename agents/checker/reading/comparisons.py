"""Rules for what things are like: greater, less, equal, even, empty, divisible, contained."""

import ast
import math
import re
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from agents.checker.reading import divisions
from agents.checker.reading.clauses import (
    ADVERBS,
    BE,
    BEHIND_VALUE,
    DOES,
    Handler,
    is_within,
    negated,
    on,
    seen,
    short,
    standing,
)
from agents.checker.reading.rules import Clause
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Sort, Term, holds, loosely, strictly
from agents.checker.reckoning import Side
from agents.verdict import Law, Remedy
from sandbox.guest import literals, pure
from sandbox.guest.interpreter import FAILURES
from sandbox.guest.plain import Opaque, Record


def _compare(name: str) -> Handler:
    relation = pure.COMPARE[name]

    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        left, right = (standing(sentence, sentence.term(match[group]), match.start(group)) for group in "ab")
        wanted = not negated(match)
        truth = holds(lambda one, other: bool(relation(_ordered(one), _ordered(other))) is wanted, [left, right])
        if truth is None:
            truth = _as_decided(sentence, left, right, name, wanted=wanted)
        if truth is None and _are_plain(left) and _are_plain(right):
            truth = False
        _conclude(sentence, match, left, right, truth=truth)

    return handler


def _order(left: Term, right: Term) -> str:
    """What two terms are, and how they compare, for a fault."""
    known = [seen(term) for term in (left, right) if not term.written]
    if len(left.values) == len(right.values) == 1:
        one, other = left.values[0], right.values[0]
        with suppress(*FAILURES):
            word = "equals" if loosely(one, other) else "is greater than" if _ordered(one) > _ordered(other) else "is less than"  # type: ignore[operator]
            known.append(f"{short(one)} {word} {short(other)}")
    return ", ".join(known) or f"{left.label} and {right.label} do not compare"


def _conclude(sentence: Sentence, match: re.Match[str], left: Term, right: Term, *, truth: bool | None) -> None:
    if truth is False and is_within(sentence, match):
        return
    sentence.judge(Law.DIRECTION, match[0], truth, _order(left, right) if truth is False else "")
    _weigh(sentence, match, left, right, truth=truth)


def _weigh(sentence: Sentence, match: re.Match[str], left: Term, right: Term, *, truth: bool | None) -> None:
    """What is compared must be what the program compares there: many values would make the relation true."""
    pairs = sentence.outlook.reckoning.compared
    if left.names and left.names == right.names:
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen="this compares a thing with itself")
    if not truth or not pairs or left.sort is Sort.PRONOUN:
        return
    if not any(_is(left, one) and _is(right, other) for pair in pairs for one, other in (pair, pair[::-1])):
        shown = " or ".join(f"{literals.text(one.value)} with {literals.text(other.value)}" for one, other in pairs[:3])
        remedy = _compared_instead(left, right, *pairs[0]) if len(pairs) == 1 else None
        sentence.judge(Law.SUPPORT, match[0], truth=False, seen=f"what is compared here is {shown}", remedy=remedy)


def _compared_instead(left: Term, right: Term, one: Side, other: Side) -> Remedy | None:
    """What to write for the one side that is not compared here."""
    for wrong, right_one, kept, beside in ((left, one, right, other), (right, other, left, one)):
        if wrong.written and _is(kept, beside) and not _is(wrong, right_one):
            return Remedy(wrong.label, literals.text(right_one.value))
    return None


def _is(term: Term, side: Side) -> bool:
    if term.uses and side.names and not term.uses & side.names:
        return False
    same = any(strictly(one, side.value) for one in term.values)
    return same or holds(loosely, [term, Term(Sort.VALUE, "", (side.value,))]) is True


def _ordered(value: object) -> object:
    if value is None or isinstance(value, int | float | str | list | tuple | set | frozenset | dict):
        return value
    raise TypeError("no order")


_SYMBOLS = {
    "Gt": (">", "<="),
    "Lt": ("<", ">="),
    "GtE": (">=", "<"),
    "LtE": ("<=", ">"),
    "Eq": ("==", "!="),
    "In": ("in", "not in"),
}


def _as_decided(sentence: Sentence, left: Term, right: Term, name: str, *, wanted: bool) -> bool | None:
    """Whether a comparison of what cannot be computed came out as said, by the decision that the program took on it."""
    sides = [term.names[0] if len(term.names) == 1 else term.label for term in (left, right)]
    for symbol, meant in zip(_SYMBOLS[name], (True, False), strict=True):
        for shown in sentence.outlook.reckoning.observed.get(f"{sides[0]} {symbol} {sides[1]}", ()):
            return (shown is meant) is wanted
    return None


def _are_plain(term: Term) -> bool:
    """Whether all values of a term are known through and through, so that what cannot be compared can be ruled out."""
    return bool(term.values) and not any(isinstance(value, Record | Opaque) for value in term.values)


def _alike(one: object, other: object) -> bool:
    if isinstance(one, Record) and isinstance(other, Record):
        raise TypeError("only their class knows whether two objects are equal")
    return loosely(one, other)


def _same(sentence: Sentence, match: re.Match[str]) -> None:
    left, right = (standing(sentence, sentence.term(match[group]), match.start(group)) for group in "ab")
    wanted = not negated(match)
    truth = holds(lambda one, other: _alike(one, other) is wanted, [left, right])
    if truth and not wanted and _has_become(sentence, left, right):
        truth = False
    if truth is None:
        truth = _as_decided(sentence, left, right, "Eq", wanted=wanted)
    if truth is False and is_within(sentence, match):
        return
    zero = any(strictly(value, 0) for value in right.values)
    known = (left.sort in (Sort.NAME, Sort.COMPUTED) and (wanted or zero)) or (left.written and zero and not wanted)
    binds = right.mentions if truth and known else frozenset[int]()
    sentence.judge(Law.DIRECTION, match[0], truth, _order(left, right) if truth is False else "", binds=binds)
    if not any(strictly(value, 0) for value in right.values):
        _weigh(sentence, match, left, right, truth=truth)


def _contrast(sentence: Sentence, match: re.Match[str]) -> None:
    """A value is set against another: "leaves 2, not 0"."""
    left, right = sentence.term(match["a"]), sentence.term(match["b"])
    truth = holds(lambda one, other: not _alike(one, other), [left, right])
    sentence.judge(Law.DIRECTION, match[0], truth, seen(left))


def _has_become(sentence: Sentence, term: Term, value: Term) -> bool:
    """Whether the one step that a statement covers gives a variable the very value that it is said not to have."""
    look = sentence.outlook
    if not value.written or len(look.telling.spans) > 1 or not look.telling.spans[0].single:
        return False
    return any(
        look.changed(name) and any(_alike(one, other) for one in look.final(name) for other in value.values)
        for name in term.names
    )


def _exists(sentence: Sentence, match: re.Match[str]) -> None:
    """There is something: it counts as true, as Python decides it."""
    term, wanted = sentence.term(match["a"]), not negated(match)
    if term.written:
        return
    tested = _tests(sentence)
    label = term.names[0] if len(term.names) == 1 else term.label
    truth = tested[label] is wanted if label in tested else holds(lambda value: _counts(value) is wanted, [term])
    sentence.judge(Law.DIRECTION, match[0], truth, seen(term))


def _tests(sentence: Sentence) -> dict[str, bool]:
    """What covered lines test -> whether it counted as true, by what was decided."""
    found: dict[str, bool] = {}
    for step in sentence.outlook.decisions:
        for one in sentence.outlook.scene.source.line(step.line).statements:
            tree, truth = getattr(one.node, "test", None), step.decision
            while isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
                tree, truth = tree.operand, not truth
            if isinstance(tree, ast.expr) and truth is not None:
                found[ast.unparse(tree)] = truth
    return found


def _counts(value: object) -> bool:
    if isinstance(value, Record | Opaque):
        raise TypeError("its class decides")
    return bool(value)


def _predicate(test: Callable[[object], bool]) -> Handler:
    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        term = standing(sentence, sentence.term(match["a"]), match.start("a"))
        wanted = not negated(match)
        truth = holds(lambda value: test(value) is wanted, [term])
        if truth is False and is_within(sentence, match):
            return
        sentence.judge(Law.DIRECTION, match[0], truth, seen(term))

    return handler


def _prime(value: object) -> bool:
    number = divisions.whole(value)
    return number > 1 and all(number % other for other in range(2, min(math.isqrt(number), 100_000) + 1))


def _numbers(sentence: Sentence, match: re.Match[str]) -> None:
    """The numbers that a loop runs through."""
    first, last = sentence.term(match["a"]), sentence.term(match["b"])
    ranges = sentence.outlook.reckoning.ranges
    if not ranges or not (first.written or last.written):
        return
    truth = any(
        holds(strictly, [first, Term(Sort.VALUE, "", (one,))]) and holds(strictly, [last, Term(Sort.VALUE, "", (other,))])
        for one, other in ranges
    )
    shown = " or ".join(f"from {one} to {other}" for one, other in ranges[:3])
    sentence.judge(Law.SUPPORT, match[0], truth, f"they run {shown}", binds=first.mentions | last.mentions if truth else ())


def _starts(sentence: Sentence, match: re.Match[str]) -> None:
    """A string starts with another; or a variable starts out with a value."""
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = not negated(match)
    truth = holds(lambda one, other: (strictly(one, other) or _begins(one, other)) is wanted, [term, value])
    truth = truth and not _is_itself(term, value)
    sentence.judge(Law.DIRECTION, match[0], truth, seen(term))


def _ends(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = not negated(match)
    truth = holds(lambda one, other: (strictly(one, other) or _begins(_turned(one), _turned(other))) is wanted, [term, value])
    truth = truth and not _is_itself(term, value)
    sentence.judge(Law.DIRECTION, match[0], truth, seen(term))


def _is_itself(term: Term, other: Term) -> bool:
    """Whether a variable is held against itself, which no program does."""
    return bool(term.names) and term.names == other.names


def _begins(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str | tuple):
        return one.startswith(other)
    return isinstance(one, list | tuple) and bool(one) and strictly(one[0], other)


def _turned(value: object) -> object:
    return value[::-1] if isinstance(value, str | list | tuple) else value


def _membership(sentence: Sentence, match: re.Match[str]) -> None:
    item, owner = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = not negated(match)
    truth = holds(lambda one, other: bool(pure.COMPARE["In"](one, other)) is wanted, [item, owner])
    if truth is None:
        truth = _as_decided(sentence, item, owner, "In", wanted=wanted)
    if truth is False and is_within(sentence, match):
        return
    sentence.judge(Law.DIRECTION, match[0], truth, seen(owner))
    _weigh(sentence, match, item, owner, truth=truth)


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise TypeError("no number")


def _even(value: object) -> bool:
    return divisions.whole(value) % 2 == 0


def _empty(value: object) -> bool:
    if isinstance(value, str | list | tuple | set | frozenset | dict | deque):
        return len(value) == 0
    raise TypeError("no collection")


def _true(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError("no truth value")


def _palindrome(value: object) -> bool:
    text = str(value) if isinstance(value, int) else value
    return bool(text == _turned(text))


def _text(method: Callable[[str], bool]) -> Callable[[object], bool]:
    def test(value: object) -> bool:
        if isinstance(value, str):
            return method(value)
        raise TypeError("no string")

    return test


_MORE = r"(?:greater|larger|bigger|higher|more|longer|later)"
_LESS = r"(?:less|smaller|lower|fewer|shorter|earlier)"
_OR_EQUAL = r"(?:or equal to|or the same as)"
_CONSISTS = rf"{DOES}consists? of"

CLAUSES: tuple[Clause, ...] = (
    on(rf"<A> {BE}{_MORE} than {_OR_EQUAL} <B>", _compare("GtE")),
    on(rf"<A> {BE}{_LESS} than {_OR_EQUAL} <B>", _compare("LtE")),
    on(rf"<A> {BE}(?:{_MORE} than|above|over|beyond) <B>", _compare("Gt")),
    on(rf"<A> {BE}(?:{_LESS} than|below|under) <B>", _compare("Lt")),
    on(rf"<A> {BE}(?:at least|no {_LESS} than) <B>", _compare("GtE")),
    on(rf"<A> {BE}(?:at most|no {_MORE} than|up to) <B>", _compare("LtE")),
    on(rf"<A> {DOES}exceeds? <B>", _compare("Gt")),
    on(r"<A> > <B>", _compare("Gt")),
    on(r"<A> < <B>", _compare("Lt")),
    on(r"<A> >= <B>", _compare("GtE")),
    on(r"<A> <= <B>", _compare("LtE")),
    on(r"<A> (?P<not>!=) <B>", _same),
    on(rf"<A> {BE}(?:equal to|the same as|identical to) <B>", _same),
    on(r"<A> (?P<not>does not|do not|did not) (?:equal|match) <B>", _same),
    on(r"<A> (?P<not>differs from|is different from|is unlike) <B>", _same),
    on(rf"<A> (?:is|are|was|were) {ADVERBS}(?P<not>not|no longer) {ADVERBS}<B>{BEHIND_VALUE}", _same),
    on(rf"<A> (?:is|are|was|were) [^ ]+ , (?P<not>not) <B>{BEHIND_VALUE}", _same),
    on(rf"<A> , not <B>{BEHIND_VALUE}", _contrast),
    on(r"<A> matches <B>", _same),
    on(r"there is (?P<not>no )?<A>(?! (?:left|more|in|at|of|to|that|which|for|among)\b)", _exists),
    on(rf"<A> {BE}even\b", _predicate(_even)),
    on(rf"<A> {BE}odd\b", _predicate(lambda value: not _even(value))),
    on(rf"<A> {BE}(?:a )?prime\b", _predicate(_prime)),
    on(r"<A> , an even (?:number|one)\b", _predicate(_even)),
    on(r"<A> , an odd (?:number|one)\b", _predicate(lambda value: not _even(value))),
    on(r"<A> , a prime\b", _predicate(_prime)),
    on(rf"(?:numbers|{TERM}) from <A> (?:up |down )?to <B>", _numbers),
    on(rf"<A> {BE}positive\b", _predicate(lambda value: _number(value) > 0)),
    on(rf"<A> {BE}negative\b", _predicate(lambda value: _number(value) < 0)),
    on(rf"<A> {BE}(?:still )?empty\b", _predicate(_empty)),
    on(rf"<A> {BE}true\b", _predicate(_true)),
    on(rf"<A> {BE}false\b", _predicate(lambda value: not _true(value))),
    on(rf"<A> {BE}a palindrome\b", _predicate(_palindrome)),
    on(rf"<A> {BE}(?:in upper case|upper case|uppercase)\b", _predicate(_text(str.isupper))),
    on(rf"<A> {BE}(?:in lower case|lower case|lowercase)\b", _predicate(_text(str.islower))),
    on(rf"<A> {BE}(?:in title case)\b", _predicate(_text(str.istitle))),
    on(rf"<A> {BE}numeric\b", _predicate(_text(str.isnumeric))),
    on(rf"<A> {BE}decimal\b", _predicate(_text(str.isdecimal))),
    on(rf"<A> {BE}blank\b", _predicate(_text(str.isspace))),
    on(rf"<A> {BE}(?:a digit)\b", _predicate(_text(str.isdigit))),
    on(rf"<A> {BE}(?:a letter)\b", _predicate(_text(str.isalpha))),
    on(rf"<A> {_CONSISTS} digits\b(?! and)", _predicate(_text(str.isdigit))),
    on(rf"<A> {_CONSISTS} letters\b(?! and)", _predicate(_text(str.isalpha))),
    on(rf"<A> {_CONSISTS} letters and digits\b", _predicate(_text(str.isalnum))),
    *divisions.CLAUSES,
    on(rf"<A> {DOES}(?:starts?|begins?) (?:out )?with <B>", _starts),
    on(rf"<A> {DOES}ends? (?:in|with) <B>", _ends),
    on(rf"<A> {BE}(?:in|among|one of|contained in|a key (?:of|in)|an item of|part of) <B>", _membership),
    on(rf"<B> {DOES}(?:contains?|includes?) <A>", _membership),
)
"""Rules that judge clauses."""
