"""Rules for clauses: what is said to be, to become, to compare, to hold."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from agents.checker.reading.phrases import Rule
from agents.checker.reading.sentence import TERM, Sentence
from agents.checker.reading.term import Sort, Term, distinct, holds, loosely, strictly
from agents.verdict import Law
from sandbox.guest import literals, pure

Handler = Callable[[Sentence, re.Match[str]], None]
_A, _B, _C = f"(?P<a>{TERM})", f"(?P<b>{TERM})", f"(?P<c>{TERM})"
_ADVERBS = (
    r"(?:(?:now|then|thus|therefore|so|also|again|still|already|indeed|just|exactly|only|in turn|clearly|currently|too|both|neither|"
    r"finally|first|next|always|therefore|hence|in fact|at once|immediately) )*"
)
_NOT = r"(?P<not>not |no longer |never )?"
_BE = rf"(?:is|are|was|were|be|being|remains|stays|has become|lies) {_ADVERBS}{_NOT}{_ADVERBS}"
_BECOME = (
    r"(?:becomes?|(?:is|are) now|(?:is|are) then|(?:is|are) (?:set|reset|updated|changed|raised|lowered|reduced|increased|made) (?:to|back to)|"
    r"turns? into|ends? (?:up )?(?:as|at|with|up as|up at)|comes? (?:out )?(?:to|as|at)|"
    r"(?:rises|grows|increases|goes up|climbs|drops|falls|decreases|shrinks|goes down|changes|goes|moves|advances|jumps|is brought|returns) to|"
    r"(?:gets|takes|takes on|has now) (?:the value )?(?:of )?|now (?:is|holds|equals|has the value|contains|has)|reaches|is assigned|"
    r"becomes equal to|is left (?:at|with|as)|is replaced by)"
)
_HOLD = (
    r"(?:is|are|equals?|holds?|has the value|have the value|(?:is|are) equal to|starts? (?:out )?(?:at|as|from)|begins? (?:at|as)|"
    r"remains?|stays?(?: at)?|(?:is|are) still|still is|was|were|consists of|evaluates to|comes out as|amounts? to|makes?|gives?|yields?|"
    r"contains exactly|is worth|which (?:is|was|equals|gives|makes)|has)"
)
_AFTER_VALUE = r"(?! (?:more|less|fewer|greater|smaller|larger|times|percent|plus|minus|steps?|items?|of)\b| [×/+%^])"
_PREPOSITION = re.compile(r" (?:of|by|in|than|at|from|with|to|for|between|on|into) (?:the )?$")

_UP = r"(?:increases?|grows?|rises?|goes up|climbs?|is increased|is raised)"
_DOWN = r"(?:decreases?|shrinks?|drops?|falls?|goes down|sinks?|is decreased|is reduced|is lowered)"


def read(sentence: Sentence) -> None:
    """Judge every relation that is understood."""
    for pattern, rule in _REWRITES:
        sentence.replace(pattern, rule)
    for pattern, handler in _HANDLERS:
        for match in pattern.finditer(sentence.line):
            handler(sentence, match)


def appositions(sentence: Sentence) -> None:
    """Judge and remove values that stand behind what has them: "the total, 45," and "the total (45)"."""
    for pattern, rule in _APPOSITIONS:
        sentence.replace(pattern, rule)


def _equal(term: Term, value: Term) -> bool | None:
    return holds(loosely if term.sort is Sort.COMPUTED else strictly, [term, value])


def _seen(term: Term) -> str:
    shown = " or ".join(_short(value) for value in distinct(term.values)[:4])
    return f"{term.label} is {shown}" if shown else f"the value of {term.label} is not known"


def _short(value: object) -> str:
    text = literals.text(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


# Values behind what has them.


def _apposition(sentence: Sentence, match: re.Match[str]) -> str | None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    if term.written or not value.written:
        return None
    truth = _equal(term, value)
    within = _PREPOSITION.search(sentence.line[: match.start()]) is not None
    if truth is None or (not truth and (within or match["loose"] is not None)):
        return None
    sentence.judge(Law.SUPPORT, match[0], truth, _seen(term), binds=value.mentions)
    narrowed = Term(term.sort, term.label, value.values if truth else term.values, term.names, term.mentions)
    return sentence.add(narrowed) + (match["tail"] or "")


_APPOSITIONS: tuple[Rule, ...] = (
    (re.compile(rf"{_A}(?P<loose>(?!))?(?P<tail>(?!))? \( (?:now |here |which is |still |then |= )?{_B} \)"), _apposition),
    (
        re.compile(
            rf"{_A}(?P<loose>(?!))? , (?:now |here |still )?{_B}(?P<tail>)(?: ,)?(?= (?:is|are|was|leaves|equals|does|exceeds|divided|has)\b)"
        ),
        _apposition,
    ),
    (re.compile(rf"{_A}(?P<loose>) , (?:now |here |still )?{_B}(?P<tail> [.;,]| )(?=\s|$)"), _apposition),
)


# Equations.


def _equation(sentence: Sentence, match: re.Match[str]) -> str | None:
    left, right = sentence.term(match["a"]), sentence.term(match["b"])
    truth = holds(loosely, [left, right])
    law = Law.SUPPORT
    binds = right.mentions if left.sort is not Sort.VALUE else frozenset[int]()
    equates = left.mentions | right.mentions if left.sort is Sort.COMPUTED or right.sort is Sort.COMPUTED else frozenset[int]()
    sentence.judge(law, match[0], truth, _seen(left), binds=binds if truth else (), equates=equates)
    return match["b"] if left.sort is not Sort.NAME else sentence.add(Term(left.sort, left.label, right.values, left.names))


_REWRITES: tuple[Rule, ...] = (
    (re.compile(rf"{_A} (?:=|==) {_B}(?! [-+×/%^])"), _equation),
    (
        re.compile(rf"{_A}(?: ,)? (?:which|that) (?={_BE}|leaves|equals|gives|makes|becomes|does|has|exceeds)"),
        lambda _, match: f"{match['a']} , {match['a']} ",
    ),
)


# Clauses.


def _hold(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    if term.written and value.written:
        truth: bool | None = holds(loosely, [term, value])
    else:
        truth = _equal(term, value) if value.written else holds(loosely, [term, value])
    _conclude(sentence, match, term, value, truth)


def _become(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    after = distinct(one for name in term.names for one in sentence.outlook.after(name)) if term.names else term.values
    later = Term(term.sort, term.label, after, term.names)
    _conclude(sentence, match, later, value, _equal(later, value) if value.written else holds(loosely, [later, value]))


def _conclude(sentence: Sentence, match: re.Match[str], term: Term, value: Term, truth: bool | None) -> None:
    within = _PREPOSITION.search(sentence.line[: match.start()]) is not None
    if truth is False and (within or term.sort is Sort.PRONOUN):
        return
    law = Law.DIRECTION if value.written and isinstance(value.values[0], bool) else Law.SUPPORT
    binds = value.mentions if truth and term.sort in (Sort.NAME, Sort.COMPUTED) else frozenset[int]()
    sentence.judge(law, match[0], truth, _seen(term), binds=binds)


def _from_to(sentence: Sentence, match: re.Match[str]) -> None:
    term, old, new = (sentence.term(match[group]) for group in "abc")
    truth = None
    if term.names:
        pairs = [values for name in term.names if len(values := sentence.outlook.values(name)) > 1]
        truth = (
            any(strictly(values[0], old.values[0]) and strictly(values[-1], new.values[0]) for values in pairs)
            if pairs
            else False
        )
    sentence.judge(Law.SUPPORT, match[0], truth, _seen(term), binds=old.mentions | new.mentions if truth else ())


def _compare(name: str, *, negated: bool = False) -> Handler:
    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        left, right = sentence.term(match["a"]), sentence.term(match["b"])
        wanted = (match.groupdict().get("not") is None) is not negated
        relation = pure.COMPARE[name]
        truth = holds(lambda one, other: bool(relation(_ordered(one), _ordered(other))) is wanted, [left, right])
        within = _PREPOSITION.search(sentence.line[: match.start()]) is not None
        if truth is False and within:
            return
        seen = f"{_seen(left)}, {_seen(right)}" if not right.written else _seen(left)
        sentence.judge(Law.DIRECTION, match[0], truth, seen)

    return handler


def _ordered(value: object) -> object:
    if value is None or isinstance(value, int | float | str | list | tuple | set | frozenset | dict):
        return value
    raise TypeError("no order")


def _same(sentence: Sentence, match: re.Match[str]) -> None:
    left, right = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = match["not"] is None
    truth = holds(lambda one, other: loosely(one, other) is wanted, [left, right])
    if truth is False and _PREPOSITION.search(sentence.line[: match.start()]):
        return
    known = left.sort in (Sort.NAME, Sort.COMPUTED) and (wanted or any(loosely(value, 0) for value in right.values))
    binds = right.mentions if truth and known else frozenset[int]()
    sentence.judge(Law.DIRECTION, match[0], truth, f"{_seen(left)}, {_seen(right)}", binds=binds)


def _predicate(test: Callable[[object], bool]) -> Handler:
    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        term = sentence.term(match["a"])
        wanted = match["not"] is None
        truth = holds(lambda value: test(value) is wanted, [term])
        if truth is False and _PREPOSITION.search(sentence.line[: match.start()]):
            return
        sentence.judge(Law.DIRECTION, match[0], truth, _seen(term))

    return handler


def _divisible(sentence: Sentence, match: re.Match[str]) -> None:
    left, right = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = match["not"] is None
    truth = holds(lambda one, other: (pure.binary("Mod", _whole(one), _whole(other)) == 0) is wanted, [left, right])
    sentence.judge(Law.DIRECTION, match[0], truth, f"{_seen(left)}, {_seen(right)}")


def _remainder(sentence: Sentence, match: re.Match[str]) -> None:
    left, rest, divisor = (sentence.term(match[group]) for group in "acb")
    wanted = match["not"] is None
    truth = holds(lambda one, by, said: (pure.binary("Mod", one, by) == said) is wanted, [left, divisor, rest])
    sentence.judge(Law.SUPPORT, match[0], truth, f"{_seen(left)}, {_seen(divisor)}", binds=rest.mentions if truth and wanted else ())


def _no_remainder(sentence: Sentence, match: re.Match[str]) -> None:
    left, divisor = sentence.term(match["a"]), sentence.term(match["b"])
    truth = holds(lambda one, by: pure.binary("Mod", one, by) == 0, [left, divisor])
    sentence.judge(Law.DIRECTION, match[0], truth, f"{_seen(left)}, {_seen(divisor)}")


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError("no whole number")


def _trend(sign: int) -> Handler:
    def handler(sentence: Sentence, match: re.Match[str]) -> None:
        term = sentence.term(match["a"])
        changes = [change for name in term.names for change in _differences(sentence.outlook.values(name))]
        truth = None if not term.names else any(change * sign > 0 for change in changes)
        by = match.groupdict().get("b")
        binds: frozenset[int] = frozenset()
        if truth and by:
            amount = sentence.term(by)
            truth = any(loosely(abs(change), value) for change in changes for value in amount.values)
            binds = amount.mentions if truth else binds
        sentence.judge(Law.DIRECTION, match[0], truth, _seen(term), binds=binds)

    return handler


def _differences(values: list[object]) -> Iterator[float]:
    sizes = [
        value if isinstance(value, int | float) else len(value) if isinstance(value, str | list | tuple | set | dict) else None
        for value in values
    ]
    for one, other in zip(sizes, [*sizes[1:], sizes[-1] if sizes else None], strict=False):
        if one is not None and other is not None:
            yield other - one
    if len(sizes) > 2 and sizes[0] is not None and sizes[-1] is not None:
        yield sizes[-1] - sizes[0]


def _unchanged(sentence: Sentence, match: re.Match[str]) -> None:
    term = sentence.term(match["a"])
    truth = None if not term.names else any(len(distinct(sentence.outlook.values(name))) <= 1 for name in term.names)
    sentence.judge(Law.DIRECTION, match[0], truth, _seen(term))


def _joins(sentence: Sentence, match: re.Match[str]) -> None:
    """Something is put into a collection or added to a number."""
    item, owner = sentence.term(match["a"]), sentence.term(match["b"])
    _moved(sentence, match, item, owner, 1)


def _leaves(sentence: Sentence, match: re.Match[str]) -> None:
    item, owner = sentence.term(match["a"]), sentence.term(match["b"])
    _moved(sentence, match, item, owner, -1)


def _moved(sentence: Sentence, match: re.Match[str], item: Term, owner: Term, sign: int) -> None:
    if not owner.names:
        return
    pairs = [
        (one, other)
        for name in owner.names
        for values in [sentence.outlook.values(name)]
        for one, other in [*zip(values, values[1:], strict=False), *([(values[0], values[-1])] if len(values) > 2 else [])]
    ]
    truth = any(_differs(one, other, value, sign) for one, other in pairs for value in item.values) if pairs else None
    if not item.values:
        truth = None
    elif truth is None and item.written:
        truth = False
    sentence.judge(Law.SUPPORT, match[0], truth, _seen(owner), binds=item.mentions if truth else ())


def _differs(before: object, after: object, item: object, sign: int) -> bool:
    if sign < 0:
        before, after = after, before
    try:
        if isinstance(before, int | float) and isinstance(after, int | float) and isinstance(item, int | float):
            return after - before == item
        if isinstance(before, str) and isinstance(after, str) and isinstance(item, str):
            return len(after) == len(before) + len(item) and item in after
        if isinstance(before, list | tuple | deque) and isinstance(after, list | tuple | deque):
            more = after.count(item) - before.count(item)  # type: ignore[arg-type]
            return more == 1 or (isinstance(item, list | tuple | deque) and sorted(map(literals.text, after)) == sorted(map(literals.text, [*before, *item])))
        if isinstance(before, set | frozenset | dict) and isinstance(after, set | frozenset | dict):
            return item in after
    except TypeError:
        return False
    return False


def _membership(sentence: Sentence, match: re.Match[str]) -> None:
    item, owner = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = match["not"] is None
    truth = holds(lambda one, other: bool(pure.COMPARE["In"](one, other)) is wanted, [item, owner])
    sentence.judge(Law.DIRECTION, match[0], truth, _seen(owner))


def _starts(sentence: Sentence, match: re.Match[str]) -> None:
    """A string starts with another; or a variable starts out with a value."""
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = match["not"] is None
    truth = holds(lambda one, other: (strictly(one, other) or _begins(one, other)) is wanted, [term, value])
    sentence.judge(Law.DIRECTION, match[0], truth, _seen(term))


def _ends(sentence: Sentence, match: re.Match[str]) -> None:
    term, value = sentence.term(match["a"]), sentence.term(match["b"])
    wanted = match["not"] is None
    truth = holds(lambda one, other: (strictly(one, other) or _begins(_turned(one), _turned(other))) is wanted, [term, value])
    sentence.judge(Law.DIRECTION, match[0], truth, _seen(term))


def _begins(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str | tuple):
        return one.startswith(other)
    return isinstance(one, list | tuple) and bool(one) and strictly(one[0], other)


def _turned(value: object) -> object:
    return value[::-1] if isinstance(value, str | list | tuple) else value


def _position(sentence: Sentence, match: re.Match[str]) -> None:
    """Position i holds v: of some collection that is spoken of."""
    index, value = sentence.term(match["a"]), sentence.term(match["b"])
    owners = [
        one for term in sentence.terms if term.sort is Sort.NAME for one in term.values if isinstance(one, list | tuple | str)
    ]
    if not owners:
        return
    found = Term(Sort.COMPUTED, "", tuple(owners))
    truth = holds(lambda key, owner, said: strictly(owner[_whole(key)], said), [index, found, value])
    sentence.judge(Law.SUPPORT, match[0], truth, f"the collection is {_short(owners[0])}", binds=value.mentions if truth else ())


def _even(value: object) -> bool:
    return _whole(value) % 2 == 0


def _empty(value: object) -> bool:
    return len(value) == 0  # type: ignore[arg-type]


def _true(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError("no truth value")


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise TypeError("no number")


def _palindrome(value: object) -> bool:
    text = str(value) if isinstance(value, int) else value
    return text == text[::-1]  # type: ignore[index]


def _on(pattern: str, handler: Handler) -> tuple[re.Pattern[str], Handler]:
    return re.compile(pattern.replace("<A>", _A).replace("<B>", _B).replace("<C>", _C)), handler


_MORE = r"(?:greater|larger|bigger|higher|more|longer|later)"
_LESS = r"(?:less|smaller|lower|fewer|shorter|earlier)"
_DOES = r"(?:(?P<not>does not|do not|did not|can not) )?"
_EQUAL_OR = r"(?:or equal to|or the same as)"

_HANDLERS: tuple[tuple[re.Pattern[str], Handler], ...] = (
    _on(rf"<A> {_ADVERBS}{_BECOME} {_ADVERBS}(?:equal to )?<B>{_AFTER_VALUE}", _become),
    _on(rf"<A> {_ADVERBS}{_HOLD} {_ADVERBS}<B>{_AFTER_VALUE}", _hold),
    _on(r"<A> (?:[a-z]+ )?(?:[a-z]+ )?from <B> (?:up |down )?to <C>", _from_to),
    _on(rf"<A> {_BE}{_MORE} than {_EQUAL_OR} <B>", _compare("GtE")),
    _on(rf"<A> {_BE}{_LESS} than {_EQUAL_OR} <B>", _compare("LtE")),
    _on(rf"<A> {_BE}(?:{_MORE} than|above|over|beyond) <B>", _compare("Gt")),
    _on(rf"<A> {_BE}(?:{_LESS} than|below|under) <B>", _compare("Lt")),
    _on(rf"<A> {_BE}(?:at least|no {_LESS} than) <B>", _compare("GtE")),
    _on(rf"<A> {_BE}(?:at most|no {_MORE} than|up to) <B>", _compare("LtE")),
    _on(rf"<A> {_DOES}exceeds? <B>", _compare("Gt")),
    _on(r"<A> (?P<not>(?!))?> <B>", _compare("Gt")),
    _on(r"<A> (?P<not>(?!))?< <B>", _compare("Lt")),
    _on(r"<A> (?P<not>(?!))?>= <B>", _compare("GtE")),
    _on(r"<A> (?P<not>(?!))?<= <B>", _compare("LtE")),
    _on(r"<A> (?P<not>!=) <B>", _same),
    _on(rf"<A> {_BE}(?:equal to|the same as|identical to) <B>", _same),
    _on(r"<A> (?P<not>does not|do not|did not) (?:equal|match) <B>", _same),
    _on(r"<A> (?P<not>differs from|is different from|is unlike) <B>", _same),
    _on(rf"<A> (?:is|are|was|were) {_ADVERBS}(?P<not>not|no longer) {_ADVERBS}<B>{_AFTER_VALUE}", _same),
    _on(r"<A> (?P<not>(?!))?matches <B>", _same),
    _on(r"<A> (?:starts?|begins?|(?P<not>does not (?:start|begin))) (?:out )?with <B>", _starts),
    _on(r"<A> (?:ends?|(?P<not>does not end)) (?:in|with) <B>", _ends),
    _on(rf"<A> {_BE}even\b", _predicate(_even)),
    _on(rf"<A> {_BE}odd\b", _predicate(lambda value: not _even(value))),
    _on(rf"<A> {_BE}positive\b", _predicate(lambda value: _number(value) > 0)),
    _on(rf"<A> {_BE}negative\b", _predicate(lambda value: _number(value) < 0)),
    _on(rf"<A> {_BE}(?:still )?empty\b", _predicate(_empty)),
    _on(rf"<A> {_BE}true\b", _predicate(_true)),
    _on(rf"<A> {_BE}false\b", _predicate(lambda value: not _true(value))),
    _on(rf"<A> {_BE}a palindrome\b", _predicate(_palindrome)),
    _on(rf"<A> {_BE}(?:evenly )?divisible by <B>", _divisible),
    _on(rf"<A> {_BE}a multiple of <B>", _divisible),
    _on(r"<B> (?P<not>does not |do not )?(?:evenly )?divides? <A>(?: evenly)?", _divisible),
    _on(
        r"<A> (?P<not>does not leave|leaves)(?<!leaves) (?:a )?(?:remainder (?:of )?)?<C>,? ?(?:when|on being|if) (?:it is )?divided by <B>",
        _remainder,
    ),
    _on(
        r"<A> (?P<not>(?!))?leaves? (?:a |the )?(?:remainder (?:of )?)?<C>(?: ,)?(?: not [^ ]+ ,)? (?:when|on being|if) (?:it is )?divided by <B>",
        _remainder,
    ),
    _on(r"<A> leaves? no remainder (?:when|on being|if) (?:it is )?divided by <B>", _no_remainder),
    _on(rf"<A> {_UP} by <B>", _trend(1)),
    _on(rf"<A> {_DOWN} by <B>", _trend(-1)),
    _on(rf"<A> {_UP}(?! by| from)", _trend(1)),
    _on(rf"<A> {_DOWN}(?! by| from)", _trend(-1)),
    _on(rf"<A> (?:remains|stays|is left|is) {_ADVERBS}(?:unchanged|the same|as it (?:is|was))(?! as)", _unchanged),
    _on(rf"<A> {_ADVERBS}(?:does not change|is not changed|keeps its value)", _unchanged),
    _on(
        r"<A> (?:is|are) (?:then |now |also )?(?:added|appended|put|pushed|inserted|attached|joined|prepended) (?:to|onto|in|into|at) (?:the (?:end|front|start|beginning) of )?<B>",
        _joins,
    ),
    _on(r"(?:adding|appending|putting|pushing|inserting) <A> (?:to|onto|into) <B>", _joins),
    _on(r"(?:add|append|put|push|insert)s? <A> (?:to|onto|into) <B>", _joins),
    _on(
        r"<A> (?:is|are) (?:then |now |also )?(?:removed|taken|dropped|popped|deleted|subtracted) (?:from|out of|off) <B>",
        _leaves,
    ),
    _on(r"(?:removing|taking|popping|subtracting) <A> (?:from|out of|off) <B>", _leaves),
    _on(rf"<A> {_BE}(?:in|among|one of|contained in|a key (?:of|in)|an item of|part of) <B>", _membership),
    _on(r"<B> (?P<not>does not |do not )?(?:contains?|includes?) <A>", _membership),
    _on(r"(?:position|index) <A> (?:of [^ ]+ )?(?:holds|is|has|contains|becomes) <B>", _position),
)
