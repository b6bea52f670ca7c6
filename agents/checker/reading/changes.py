"""Rules for what happens to things: they increase, stay, get and lose items."""

import ast
import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from agents.checker.reading.clauses import ADVERBS, Handler, on, seen, short
from agents.checker.reading.rules import Clause, Rule
from agents.checker.reading.sentence import ORDINAL, TERM, Sentence
from agents.checker.reading.term import Sort, Term, distinct, holds, strictly
from agents.verdict import Law
from sandbox.guest import literals

_UP = r"(?:increases?|grows?|rises?|go(?:es)? up|climbs?|swells?|soars?|(?:is|are) increased|(?:is|are) raised)"
_DOWN = (
    r"(?:decreases?|shrinks?|drops?|falls?|go(?:es)? down|sinks?|dwindles?|diminishes|declines?|(?:is|are) decreased|"
    r"(?:is|are) reduced|(?:is|are) lowered)"
)
_THEN = r"(?:then |now |also |again |next |both )?"


def _trend(sign: int) -> Handler:
    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        term = sentence.term(match["a"])
        series = [sentence.outlook.values(name) for name in term.names] or [list(term.values)]
        changes = [change for values in series for change in _differences(values)]
        truth = None if not term.names and len(term.values) < 2 else any(change * sign > 0 for change in changes)
        binds: frozenset[int] = frozenset()
        for group, values in (
            ("b", [abs(change) for change in changes if change * sign > 0]),
            ("c", [v for s in series for v in s[1:]]),
        ):
            char = match.groupdict().get(group)
            if truth and char:
                said = sentence.term(char)
                truth = any(strictly(one, other) for one in values for other in said.values)
                binds |= said.mentions
        sentence.judge(Law.DIRECTION, match[0], truth, seen(term), binds=binds if truth else ())

    return handler


def _differences(values: list[object]) -> Iterator[float]:
    sizes = [_amount(value) for value in values]
    for one, other in pairwise(sizes):
        if one is not None and other is not None:
            yield other - one
    if len(sizes) > 2 and sizes[0] is not None and sizes[-1] is not None:
        yield sizes[-1] - sizes[0]


def _amount(value: object) -> float | None:
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, str | list | tuple | set | dict | deque) else None


def _unchanged(sentence: Sentence, match: re.Match[str]) -> None:
    term = sentence.term(match["a"])
    truth = None if not term.names else any(len(distinct(sentence.outlook.values(name))) <= 1 for name in term.names)
    sentence.judge(Law.DIRECTION, match[0], truth, seen(term))


def _joins(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is put into a collection or added to a number."""
    _moved(sentence, match, 1)


def _leaves(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is taken out of a collection or from a number."""
    _moved(sentence, match, -1)


def _moved(sentence: Sentence, match: re.Match[str], sign: int) -> None:
    item, owner = sentence.term(match["a"]), sentence.term(match["b"])
    if not owner.names or not item.values:
        return
    series = [sentence.outlook.values(name) for name in owner.names]
    pairs = [pair for values in series for pair in [*pairwise(values), *zip(values[:1], values[-1:], strict=True)]]
    place = match.groupdict().get("place") or ""
    items = [[value] if sign > 0 and isinstance(value, list) and _appends(sentence) else value for value in item.values]
    truth = any(_differs(one, other, value, sign, place) for one, other in pairs for value in items)
    unmoved = all(len(distinct(values)) < 2 for values in series)
    if not truth and unmoved and owner.values and all(isinstance(value, set | frozenset | dict) for value in owner.values):
        truth = any(_holds(value, one) is (sign > 0) for value in owner.values for one in item.values)
    sentence.judge(Law.SUPPORT, match[0], truth, seen(owner), binds=item.mentions if truth else ())


def _appends(sentence: Sentence) -> bool:
    """Whether covered lines put single things into collections, and do nothing else to them."""
    calls = {call.func.attr for line in sentence.outlook.lines for call in line.calls if isinstance(call.func, ast.Attribute)}
    return bool(calls & {"append", "appendleft"}) and not calls & {"extend", "insert"} and not sentence.outlook.signs


def _holds(owner: object, item: object) -> bool:
    try:
        return item in owner  # type: ignore[operator]
    except TypeError:
        return False


def _differs(before: object, after: object, item: object, sign: int, place: str) -> bool:
    """Whether one value is the other with an item more (at a place), or less."""
    if sign < 0:
        before, after = after, before
    if isinstance(before, int | float) and isinstance(after, int | float) and isinstance(item, int | float):
        return after - before == item
    if isinstance(before, str) and isinstance(after, str) and isinstance(item, str):
        return after in _placed([before + item], [item + before], place) or (not place and sorted(after) == sorted(before + item))
    if isinstance(before, list | tuple | deque) and isinstance(after, list | tuple | deque):
        return _extends(list(before), list(after), item, place)
    if isinstance(before, set | frozenset | dict) and isinstance(after, set | frozenset | dict):
        several = list(item) if isinstance(item, set | list | tuple) and not isinstance(after, dict) else [item]
        return _holds(after, item) or (several != [item] and all(_holds(after, one) for one in several))
    return False


def _placed(at_end: list[str], at_start: list[str], place: str) -> list[str]:
    return at_start if place in ("front", "start", "beginning", "head") else at_end if place == "end" else [*at_end, *at_start]


def _extends(before: list[object], after: list[object], item: object, place: str) -> bool:
    for items in ([item], list(item) if isinstance(item, list | tuple | deque | str | set | range) else [item]):
        texts, kept, added = (list(map(literals.text, part)) for part in (after, before, items))
        if place in ("front", "start", "beginning", "head"):
            found = texts == [*added, *kept]
        elif place in ("end", "back"):
            found = texts == [*kept, *added]
        else:
            found = sorted(texts) == sorted([*kept, *added])
            found = found and (place != "middle" or texts not in ([*kept, *added], [*added, *kept]))
        if found:
            return True
    return False


def _taken_off(sentence: Sentence, match: re.Match[str]) -> str | None:
    """The first or last item of a collection is removed."""
    owner = sentence.term(match["b"])
    number = sentence.ordinal(match["which"]).value if match["which"] not in ("last", "final") else 0
    if not owner.names or not isinstance(number, int):
        return None
    pairs = [pair for name in owner.names for pair in pairwise(sentence.outlook.values(name))]
    truth = any(_without(one, number - 1) == literals.text(other) for one, other in pairs) if pairs else None
    sentence.judge(Law.SUPPORT, match[0], truth, seen(owner))
    return None


def _without(value: object, at: int) -> str | None:
    if not isinstance(value, list | deque | str) or not -len(value) <= at < len(value):
        return None
    items = list(value)
    del items[at]
    return literals.text("".join(map(str, items)) if isinstance(value, str) else type(value)(items))


def _operated(sentence: Sentence, match: re.Match[str]) -> None:
    """An operation is named by its verb: the covered lines do it, as far as they do arithmetic at all."""
    signs = sentence.outlook.signs
    if signs:
        needed = "×" if match["verb"].startswith("multipl") else "-"
        shown = f"what is computed here uses {' '.join(sorted(signs))}"
        what = sentence.term(match["a"]).values if match["a"] else ()
        of_texts = needed == "-" and bool(what) and all(isinstance(value, str) for value in what)
        sentence.judge(Law.SUPPORT, match[0], needed in signs and not of_texts, shown)


def _sorted(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is sorted: its items stand in order afterwards, unless the line asks for another order."""
    term = sentence.term(match["a"])
    calls = [call for line in sentence.outlook.lines for call in line.calls]
    if any(call.keywords for call in calls) or not term.names:
        return
    found = [value for name in term.names for value in sentence.outlook.final(name)]
    truth = any(_in_order(value) for value in found) if found else None
    sentence.judge(Law.SUPPORT, match[0], truth, seen(term))


def _in_order(value: object) -> bool:
    try:
        return list(value) == sorted(value)  # type: ignore[call-overload, no-any-return]
    except TypeError:
        return True


def _position(sentence: Sentence, match: re.Match[str]) -> None:
    """Position i holds v: of some collection that is spoken of."""
    index, value = sentence.term(match["a"]), sentence.term(match["b"])
    owners = [
        one for term in sentence.terms if term.sort is Sort.NAME for one in term.values if isinstance(one, list | tuple | str)
    ]
    if not owners:
        return
    found = Term(Sort.COMPUTED, "", tuple(owners))
    truth = holds(lambda key, owner, said: strictly(owner[key], said), [index, found, value])
    sentence.judge(Law.SUPPORT, match[0], truth, f"the collection is {short(owners[0])}", binds=value.mentions if truth else ())


_PLACE = r"(?:the (?P<place>end|back|front|start|beginning|head|middle) of )?"
_INTO = r"(?:to|onto|in|into|at)"
_OUT = r"(?:from|out of|off)"
_PUT = r"(?:added|appended|put|pushed|inserted|attached|joined|prepended|stored|counted)"
_TAKE = r"(?:removed|taken|dropped|popped|deleted|subtracted|discarded)"

_ITEM = r"(?:item|element|value|entry|number|character|letter|digit|one)"
EARLY: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?:the |its )?(?P<which>{ORDINAL}|last|final) {_ITEM} of (?P<b>{TERM}) (?:is|"
            rf"are) {_THEN}(?:taken off|taken away|{_TAKE})"
        ),
        _taken_off,
    ),
)
"""Rules that judge what would be lost once noun phrases have been worked out."""
CLAUSES: tuple[Clause, ...] = (
    on(rf"<A> {ADVERBS}{_UP} by <B>(?: to <C>)?", _trend(1)),
    on(rf"<A> {ADVERBS}{_DOWN} by <B>(?: to <C>)?", _trend(-1)),
    on(rf"<A> {ADVERBS}{_UP}(?! by| from)(?: to <C>)?", _trend(1)),
    on(rf"<A> {ADVERBS}{_DOWN}(?! by| from)(?: to <C>)?", _trend(-1)),
    on(rf"<A> (?:remains|stays|is left|is) {ADVERBS}(?:unchanged|the same|(?:as|what) it (?:is|was))(?! as)", _unchanged),
    on(rf"<A> {ADVERBS}(?:does not change|is not changed|keeps its value)", _unchanged),
    on(rf"<A> (?:is|are) {_THEN}{_PUT} {_INTO} {_PLACE}<B>", _joins),
    on(rf"(?:adding|appending|putting|pushing|inserting|adds?|appends?|puts?|pushe?s?|inserts?) <A> {_INTO} {_PLACE}<B>", _joins),
    on(rf"with <A> {_THEN}added , <B> (?:is|are|comes? to)(?= )", _joins),
    on(r"adding <A> brings <B>(?= )", _joins),
    on(r"subtracting <A> leaves <B>(?= )", _leaves),
    on(rf"<A> goes {_INTO} {_PLACE}<B>", _joins),
    on(rf"<A> (?:is|are) {_THEN}{_TAKE} {_OUT} {_PLACE}<B>", _leaves),
    on(r"<A> (?:is|are) (?:then |now )?(?:cut|stripped|split|torn) (?:off|from) <B>", _leaves),
    on(rf"(?:removing|taking|popping|subtracting|removes?|takes?|pops?|subtracts?) <A> {_OUT} {_PLACE}<B>", _leaves),
    on(rf"<A> (?:is|are) {_THEN}sorted\b(?! by)", _sorted),
    on(r"\b(?P<verb>multiplied|multiplies|multiplying|multiply|subtracted|subtracts|subtracting|subtract)\b(?: <A>)?", _operated),
    on(r"(?:position|index) <A> (?:of [^ ]+ )?(?:holds|is|has|contains|becomes) <B>", _position),
)
"""Rules that judge clauses."""
