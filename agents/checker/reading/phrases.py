"""Rules for noun phrases: "the remainder of A divided by B", "A + B", "the item at position A of B"."""

import math
import operator
import re
from collections import deque
from collections.abc import Callable
from functools import partial

from msgspec import structs

from agents.checker.reading.rules import Rewrites, Rule
from agents.checker.reading.sentence import FUNCTION, ORDINAL, TERM, Sentence
from agents.checker.reading.term import Either, Sort, Term, combine, unboxed
from sandbox.guest import pure

_A, _B = f"(?P<a>{TERM})", f"(?P<b>{TERM})"


def _computed(function: Callable[..., object], groups: str = "ab") -> Callable[[Sentence, re.Match[str]], str | None]:
    def rule(sentence: Sentence, match: re.Match[str]) -> str | None:
        terms = [sentence.term(match[group]) for group in groups]
        if isinstance(function, partial) or function in (_quotient, _sum, _behind, _before):
            terms = [_earlier(term) for term in terms]
        return sentence.add(combine(function, terms, sentence.words(match[0])))

    return rule


def _earlier(term: Term) -> Term:
    """A variable that takes part in a computation, with the values that it had before its last change."""
    return structs.replace(term, values=term.values[:-1]) if term.sort is Sort.NAME and len(term.values) > 1 else term


def _rule(pattern: str, function: Callable[..., object], groups: str = "ab") -> Rule:
    return re.compile(pattern.replace("<A>", _A).replace("<B>", _B).replace("<C>", f"(?P<c>{TERM})")), _computed(function, groups)


def _sign(name: str) -> Callable[..., object]:
    return partial(_apply, name)


def _apply(name: str, left: object, right: object) -> object:
    return pure.binary(name, _number(left), _number(right))


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | complex | str | list | tuple | set | frozenset):
        raise TypeError("no operand")
    return value


def _length(value: object) -> object:
    return len(unboxed(value))  # type: ignore[arg-type]


def _item(key: object, owner: object) -> object:
    owner = unboxed(owner)
    if isinstance(owner, str | list | tuple | dict):
        return owner[key]  # type: ignore[index, call-overload]
    raise TypeError("no items")


def _quotient(left: object, right: object) -> object:
    """What a division gives: Python's value, and the whole number that it equals."""
    exact = pure.binary("Div", left, right)
    return Either((exact, int(exact))) if isinstance(exact, float) and exact.is_integer() else exact


def _nth(index: int, owner: object) -> object:
    """An item by its place; of a dictionary the key."""
    if isinstance(owner, str | list | tuple | dict | deque | range):
        return list(owner)[index]
    raise TypeError("no order")


def _behind(item: object, owner: object) -> object:
    if isinstance(owner, list):
        return Either([[*owner, item], *([[*owner, *item]] if isinstance(item, list | tuple | str) else [])])
    return pure.binary("Add", owner, item)


def _before(item: object, owner: object) -> object:
    if isinstance(owner, list):
        return Either([[item, *owner], *([[*item, *owner]] if isinstance(item, list | tuple | str) else [])])
    return pure.binary("Add", item, owner)


def _sum(item: object, owner: object) -> object:
    if isinstance(owner, set | frozenset):
        return owner | {item}
    return _behind(item, owner)


def _occurrences(item: object, owner: object) -> object:
    """How often something occurs in a text or a list."""
    if isinstance(owner, str):
        return owner.count(_text(item))
    if isinstance(owner, list | tuple):
        return owner.count(item)
    raise TypeError("no items")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("no text")


def _without(items: object, others: object) -> object:
    """The items that are not among others; of a set a set, or what a list of them would be."""
    if not isinstance(items, list | tuple | set | frozenset | str) or not isinstance(
        others, list | tuple | set | frozenset | str | dict
    ):
        raise TypeError("no items")
    kept = [item for item in items if item not in others]
    return Either([kept, set(kept)]) if isinstance(items, set | frozenset) else Either([kept])


def _ordinal_item(sentence: Sentence, match: re.Match[str]) -> str | None:
    number = sentence.ordinal(match["o"]).value
    owner = sentence.term(match["b"])
    assert isinstance(number, int)
    term = combine(lambda items: _nth(number - 1, items), [owner], sentence.words(match[0]))
    return sentence.add(term if term.values else structs.replace(term, known=False))


def _end_item(sentence: Sentence, match: re.Match[str]) -> str | None:
    term = combine(lambda items: _nth(-1, items), [sentence.term(match["b"])], sentence.words(match[0]))
    return sentence.add(term if term.values else structs.replace(term, known=False))


def _taken(sentence: Sentence, match: re.Match[str]) -> str:
    item = combine(_item, [sentence.term(match["a"]), sentence.term(match["b"])], sentence.words(match[0]))
    return f"{sentence.add(item)} {match['rest']}"


def _function(sentence: Sentence, match: re.Match[str]) -> str | None:
    """A call of a program's function: the values it returned for such arguments, so far."""
    names = sentence.function(match["f"]).names
    arguments = [sentence.term(char) for char in re.findall(TERM, match["args"])]
    values = sentence.outlook.returned(names, [term.values for term in arguments])
    mentions = frozenset(number for term in arguments for number in term.mentions)
    return sentence.add(Term(combine(lambda: None, [], "").sort, sentence.words(match[0]), tuple(values), (), mentions))


_OPERATORS = {"×": "Mult", "//": "FloorDiv", "/": "Div", "%": "Mod", "mod": "Mod", "modulo": "Mod", "+": "Add", "-": "Sub"}


def _operate(sentence: Sentence, match: re.Match[str]) -> str | None:
    name = _OPERATORS[match["op"]]
    function = _quotient if name == "Div" else _sign(name)
    return sentence.add(combine(function, [sentence.term(match["a"]), sentence.term(match["b"])], sentence.words(match[0])))


_GROUP: Rule = (re.compile(rf"(?<!{TERM} )\( ({TERM}) \)"), lambda _, match: match[1])
_POWER = _rule(r"<A> \^ <B>", _sign("Pow"))
_NEGATION = _rule(r"(?<=[(=+×/-] )- <A>", pure.UNARY["USub"], "a")
_TIMES: Rule = (
    re.compile(rf"(?<!\^ ){_A} (?P<op>×|//|/|%|mod|modulo) {_B}(?! \^)"),
    _operate,
)
_PLUS: Rule = (
    re.compile(rf"(?<![×/%^] )(?<!// )(?<!mod )(?<!modulo ){_A} (?P<op>\+|-) {_B}(?! (?:[×/%^]|//|mod|modulo) )"),
    _operate,
)


SIGNS: tuple[Rule, ...] = (_GROUP, _POWER, _NEGATION, _TIMES, _PLUS)
"""Arithmetic in signs, tightest first."""

_THE = r"(?:the |its |their )?"
_POSITION = r"(?:position|index|place) "
_THING = r"(?:item|element|value|entry|number|character|letter|digit|member|one)s?"
_TAKEN = r"(?:is|are) (?:then |now )?(?:taken|removed|popped|deleted|dropped) (?:out of|from|off)"
WORDS: tuple[Rule, ...] = (
    (re.compile(rf"{_THE}{_THING} at {_POSITION}{_A} (?P<rest>{_TAKEN} {_B})"), _taken),
    _rule(
        r"(?<!leaves )(?<!leave )(?:the |its )remainder (?:of|when|left when|"
        r"after) (?:dividing )?<A> (?:is )?(?:when )?,? ?(?:divided )?(?:by|and) <B>",
        _sign("Mod"),
    ),
    _rule(
        rf"{_THE}(?:whole part|whole quotient|integer part|integer quotient) of <A> (?:divided by|and|over) <B>",
        _sign("FloorDiv"),
    ),
    _rule(rf"{_THE}(?:whole part|integer part) of <A>(?! (?:divided|and|over))", math.floor, "a"),
    _rule(r"<A> without (?:its |the )?(?:first|[\uf000-\uf3ff]) (?:item|one|character|element)", lambda items: items[1:], "a"),
    _rule(r"<A> without (?:its |the )?last (?:item|one|character|element)", lambda items: items[:-1], "a"),
    _rule(r"the part of <A> before position <B>", lambda items, stop: items[:stop]),
    _rule(r"the part of <A> (?:after|behind) position <B>", lambda items, start: items[start + 1 :]),
    _rule(r"the part of <A> from position <B> on", lambda items, start: items[start:]),
    _rule(
        r"the part of <A> from position <B> up to ,? ?but not including ,? ?position <C>",
        lambda items, start, stop: items[start:stop],
        "abc",
    ),
    _rule(rf"{_THE}(?:sum|total) of <A> and <B>", _sign("Add")),
    _rule(rf"{_THE}difference (?:of|between) <A> and <B>", _sign("Sub")),
    _rule(rf"{_THE}product of <A> and <B>", _sign("Mult")),
    _rule(rf"{_THE}quotient of <A> (?:and|by|divided by|over) <B>", _quotient),
    _rule(r"(?<![\ue000-\uefff] )minus <A>", pure.UNARY["USub"], "a"),
    _rule(rf"{_THE}(?:larger|greater|bigger|maximum|largest|greatest) (?:one )?(?:of|between) <A> and <B>", max),
    _rule(rf"{_THE}(?:smaller|lesser|minimum|smallest|least) (?:one )?(?:of|between) <A> and <B>", min),
    _rule(rf"{_THE}square of <A>", lambda value: pure.binary("Pow", value, 2), "a"),
    _rule(rf"{_THE}cube of <A>", lambda value: pure.binary("Pow", value, 3), "a"),
    _rule(rf"{_THE}absolute value of <A>", abs, "a"),
    _rule(rf"{_THE}negative of <A>", operator.neg, "a"),
    _rule(rf"{_THE}(?:length|size) of <A>", _length, "a"),
    _rule(
        rf"{_THE}number of (?:items|elements|entries|characters|letters|digits|keys|members|words) (?:of|in) <A>", _length, "a"
    ),
    _rule(rf"{_THE}number of <A> (?:in|within) <B>", _occurrences),
    _rule(r"(?:the items of|everything in) <A> that (?:are|is) not in <B>", _without),
    _rule(rf"{_THE}union of <A> and <B>", lambda one, other: set(one) | set(other)),
    _rule(rf"{_THE}intersection of <A> and <B>", lambda one, other: set(one) & set(other)),
    _rule(rf"{_THE}sum of (?:the (?:items|elements|numbers) (?:of|in) )?<A>", sum, "a"),
    _rule(rf"{_THE}(?:largest|maximum|greatest|biggest) (?:{_THING} )?(?:of|in) <A>", max, "a"),
    _rule(rf"{_THE}(?:smallest|minimum|least) (?:{_THING} )?(?:of|in) <A>", min, "a"),
    _rule(rf"{_THE}{_THING} at {_POSITION}<A> (?:of|in) <B>", _item),
    _rule(rf"{_THE}{_THING} (?:of|in) <B> at {_POSITION}<A>", _item),
    _rule(rf"{_POSITION}<A> (?:of|in) <B>", _item),
    _rule(rf"{_THE}(?:entry|value|count) (?:for|of) <A> in <B>", _item),
    (re.compile(rf"{_THE}(?P<o>{ORDINAL}) {_THING} (?:of|in) {_B}"), _ordinal_item),
    (re.compile(rf"{_THE}last {_THING} (?:of|in) {_B}"), _end_item),
    _rule(r"<A> to the power (?:of )?<B>", _sign("Pow")),
    _rule(r"<A> squared", lambda value: pure.binary("Pow", value, 2), "a"),
    _rule(r"<A> cubed", lambda value: pure.binary("Pow", value, 3), "a"),
    _rule(r"(?:twice|double) <A>", lambda value: pure.binary("Mult", value, 2), "a"),
    _rule(r"half of <A>", lambda value: _quotient(value, 2), "a"),
    _rule(r"<A> (?:times|multiplied by) <B>", _sign("Mult")),
    _rule(r"(?<!when )<A> divided by <B>", _quotient),
    _rule(r"<A> plus <B>", _sign("Add")),
    _rule(r"<A> (?:minus|less) <B>", _sign("Sub")),
    _rule(r"<A> in (?:sorted|ascending|increasing|alphabetical) order", sorted, "a"),
    _rule(r"<A> in (?:descending|decreasing) order", lambda items: sorted(items, reverse=True), "a"),
    _rule(r"the list of the items of <A>", list, "a"),
    _rule(r"the set of the distinct items of <A>", set, "a"),
    _rule(r"the words of <A>", str.split, "a"),
    _rule(r"<A> in reverse(?: order)?", lambda items: items[::-1], "a"),
    _rule(r"(?:adding|appending|attaching|putting) <A> (?:to|at) the (?:end|back) of <B>", _behind),
    _rule(r"(?:adding|appending|attaching|putting) <A> (?:to|at|in) the (?:front|start|beginning) of <B>", _before),
    _rule(r"adding <A> to <B>", _sum),
    _rule(r"subtracting <A> from <B>", lambda less, value: pure.binary("Sub", value, less)),
    _rule(r"multiplying <A> by <B>", _sign("Mult")),
    _rule(r"dividing <A> by <B>", _quotient),
    _rule(r"<A> followed by <B>", _sign("Add")),
    (re.compile(rf"(?P<f>{FUNCTION}) (?:of|for|with|on) (?P<args>{TERM}(?:(?: ,)? (?:and )?{TERM})*)"), _function),
)
"""Phrases in words."""


_ALL = Rewrites(*SIGNS, *WORDS)


def reduce(sentence: Sentence) -> None:
    """Replace all noun phrases that are understood by terms."""
    for _ in range(8):
        if not _ALL.apply(sentence):
            return
