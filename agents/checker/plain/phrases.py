"""Rules for noun phrases of plain prose: "the remainder of A divided by B", "A + B", "the item at index A of B"."""

import ast
import functools
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice, product

from agents.checker.plain.line import NOUN, NOUN_CHAR, ORDINAL, Line
from agents.checker.plain.noun import Noun

Rule = tuple[re.Pattern[str], Callable[[Line, re.Match[str]], str | None]]
Builder = Callable[..., ast.expr]
_MOST_READINGS = 4


def compose(line: Line, build: Builder, nouns: list[Noun], label: str) -> str:
    """A noun made of others; gives its character."""
    trees = tuple(build(*trees) for trees in islice(product(*(noun.trees for noun in nouns)), _MOST_READINGS))
    tokens = frozenset(number for noun in nouns for number in noun.tokens)
    return line.add(Noun(trees, label, tokens, soft=any(noun.soft for noun in nouns)))


def _rule(pattern: str, build: Builder, groups: str = "ab") -> Rule:
    for name in "abc":
        pattern = pattern.replace(f"<{name.upper()}>", f"(?P<{name}>{NOUN})")

    def apply(line: Line, match: re.Match[str]) -> str | None:
        return compose(line, build, [line.noun(match[group]) for group in groups], line.words(match[0]))

    return re.compile(pattern), apply


def _binary(kind: type[ast.operator]) -> Builder:
    return lambda left, right: ast.BinOp(left, kind(), right)


def _call(name: str) -> Builder:
    return lambda *args: ast.Call(ast.Name(name, ast.Load()), list(args), [])


def _method(name: str) -> Builder:
    return lambda owner: ast.Call(ast.Attribute(owner, name, ast.Load()), [], [])


def _number(value: int) -> ast.Constant:
    return ast.Constant(value)


def _found(item: ast.expr, owner: ast.expr) -> ast.expr:
    """Where something stands first."""
    return ast.Call(ast.Attribute(owner, "index", ast.Load()), [item], [])


def _first_found(line: Line, match: re.Match[str]) -> str | None:
    return compose(line, _found, [line.noun(match["a"]), line.noun(match["b"])], line.words(match[0]))


def _whole(tree: ast.expr) -> ast.expr:
    """The whole part of a quotient, or of a number."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div):
        return ast.BinOp(tree.left, ast.FloorDiv(), tree.right)
    return ast.Call(ast.Name("int", ast.Load()), [tree], [])


def _item(key: ast.expr, owner: ast.expr) -> ast.expr:
    return ast.Subscript(owner, key, ast.Load())


def _slice(start: ast.expr | None, stop: ast.expr | None, step: ast.expr | None = None) -> Callable[[ast.expr], ast.expr]:
    return lambda owner: ast.Subscript(owner, ast.Slice(start, stop, step), ast.Load())


def _minus_one() -> ast.expr:
    return ast.UnaryOp(ast.USub(), _number(1))


_KINDS: dict[str, type[ast.operator]] = {
    "×": ast.Mult, "x": ast.Mult, "//": ast.FloorDiv, "/": ast.Div, "%": ast.Mod, "mod": ast.Mod, "modulo": ast.Mod,
    "+": ast.Add, "-": ast.Sub, "plus": ast.Add, "minus": ast.Sub, "times": ast.Mult, "multiplied by": ast.Mult,
}  # fmt: skip


def _operate(line: Line, match: re.Match[str]) -> str:
    nouns = [line.noun(match["a"]), line.noun(match["b"])]
    return compose(line, _binary(_KINDS[match["op"]]), nouns, line.words(match[0]))


def _ordinal_item(line: Line, match: re.Match[str]) -> str:
    index = line.ordinal(match["o"]) - 1
    return compose(line, lambda owner: _item(_number(index), owner), [line.noun(match["b"])], line.words(match[0]))


_IDIOMS = re.compile(r"(?:the )?(?:whole )?(?:part|numbers?|quotient|remainder)")


def _idiom(line: Line, match: re.Match[str]) -> str | None:
    """As in "the whole part of" and "the whole numbers from" where the program has a variable of that name."""
    label = line.noun(match["a"]).label.lower()
    return f"{match['word']} {label}".strip() if _IDIOMS.fullmatch(label) else None


def _entry(line: Line, match: re.Match[str]) -> str | None:
    """As in "the entry in row 1 and column 2 of the list of rows"."""
    known = [line.noun(match[group]).label.lower() for group in ("thing", "row", "column") if match[group] > "\ue000"]
    if not {label.rpartition(" ")[2] for label in known} <= {"entry", "item", "value", "number", "row", "column"}:
        return None
    nouns = [line.noun(match[group]) for group in "abc"]
    return compose(line, lambda row, column, owner: _item(column, _item(row, owner)), nouns, line.words(match[0]))


def _percent(line: Line, match: re.Match[str]) -> str:
    """As in "4 percent of 988", and "is 39 in whole dollars" behind it, without what is less than a whole."""
    share, whole = line.noun(match["a"]), line.noun(match["b"])
    kind = ast.FloorDiv if match["floor"] else ast.Div
    known = len(line.nouns)
    compose(
        line,
        lambda rate, value: ast.BinOp(ast.BinOp(value, ast.Mult(), rate), kind(), _number(100)),
        [share, whole],
        line.words(match["all"]),
    )
    return line.add(replace(line.nouns[known], soft=True)) + (match["floor"] or "")


def _fitting(line: Line, match: re.Match[str]) -> str:
    """As in "24 fits 13 times into 335": the whole part of the quotient, and what it is."""
    quotient = compose(line, _binary(ast.FloorDiv), [line.noun(match["b"]), line.noun(match["a"])], line.words(match[0]))
    return f"{quotient} = {match['c']}"


def _of_both(line: Line, match: re.Match[str]) -> str | None:
    """As in "for 3 and 20, the sum is 23"."""
    nouns = [line.noun(match["a"]), line.noun(match["b"])]
    name = match["how"] if NOUN_CHAR.fullmatch(match["how"]) else ""
    kind = _RESULTS.get(line.noun(name).label.lower().rpartition(" ")[2] if name else match["how"])
    if kind is None:
        return None
    found = f"{compose(line, _binary(kind), nouns, line.words(match[0]))} = {match['c']}"
    return f"{name} is {found}" if name else found


def _digit(line: Line, match: re.Match[str]) -> str | None:
    """As in "the tens digit of 19", where the program may have a variable of that name."""
    label = line.noun(match["how"]).label.lower() if NOUN_CHAR.fullmatch(match["how"]) else match["how"]
    place = _PLACES.get(label.removeprefix("the ").removesuffix(" digit"))
    if place is None:
        return None

    def build(value: ast.expr) -> ast.expr:
        return ast.BinOp(ast.BinOp(value, ast.FloorDiv(), _number(place)) if place > 1 else value, ast.Mod(), _number(10))

    return compose(line, build, [line.noun(match["a"])], line.words(match[0]))


_PLACES = {"ones": 1, "units": 1, "tens": 10, "hundreds": 100, "thousands": 1000}


_RESULTS: dict[str, type[ast.operator]] = {"sum": ast.Add, "product": ast.Mult, "difference": ast.Sub}


def _leaving(line: Line, match: re.Match[str]) -> str:
    """As in "17 leaves 2 when divided by 5": the remainder, and what it is."""
    remainder = compose(line, _binary(ast.Mod), [line.noun(match["a"]), line.noun(match["c"])], line.words(match[0]))
    return f"{remainder} = {match['b']}"


_A, _B = f"(?P<a>{NOUN})", f"(?P<b>{NOUN})"
SIGNS: tuple[Rule, ...] = (
    (re.compile(rf"(?<= )(?P<word>whole|dropping) (?:the )?{_A}"), _idiom),
    (re.compile(rf"(?<= )(?P<word>){_A}(?= (?:from {NOUN} (?:up |down )?to|read from) )"), _idiom),
    (re.compile(rf"(?<![\ue000-\uf7ff] )\( ({NOUN}) \)"), lambda _, match: match[1]),
    _rule(r"<A> \^ <B>", _binary(ast.Pow)),
    _rule(r"(?<=[(=+×/-] )- <A>", lambda value: ast.UnaryOp(ast.USub(), value), "a"),
    (re.compile(rf"(?<!\^ ){_A} (?P<op>×|x|//|/|%|mod|modulo|times|multiplied by) {_B}(?! \^)"), _operate),
    (
        re.compile(
            rf"(?<![×/%^] )(?<!// )(?<!mod )(?<!modulo ){_A} (?P<op>\+|-|plus|minus) {_B}(?! (?:[×/%^]|//|x|mod|modulo|times) )"
        ),
        _operate,
    ),
)
"""Arithmetic in signs, tightest first."""


def _several(line: Line, match: re.Match[str]) -> str:
    """As in "the sum of a, b and 3"."""
    kind = _binary(ast.Mult if match["how"] == "product" else ast.Add)
    nouns = [line.noun(char) for char in re.findall(NOUN, match[0])]
    return compose(line, lambda *parts: functools.reduce(kind, parts), nouns, line.words(match[0]))


_THE = r"(?:the |its |their )?"
_AT = r"(?:position|index|place) "
_THING = r"(?:item|element|value|entry|number|character|letter|digit|member|one|word|char|key)s?"
WORDS: tuple[Rule, ...] = (
    _rule(
        rf"(?<!leaves )(?<!leave )(?<!leaves a )(?<!leave a ){_THE}remainder (?:of|when|left when|after|from) "
        rf"(?:dividing |the division of )?<A> (?:is )?(?:when )?(?:divided )?(?:by|and) <B>",
        _binary(ast.Mod),
    ),
    (re.compile(rf"(?<![×/%^+-] )(?<!// ){_A} leaves {_B} (?:when|if|on being) (?:it is )?divided by (?P<c>{NOUN})"), _leaving),
    (
        re.compile(
            rf"(?P<all>{_A} (?:percent|per cent|%) of {_B})(?! (?:plus|minus|times|[×/%+-]))"
            rf"(?P<floor> (?:is|are|makes|gives|comes to|=) {NOUN}(?= (?:in whole|, rounded down|rounded down|whole)))?"
        ),
        _percent,
    ),
    (re.compile(rf"{_A} (?:fits|goes) (?P<c>{NOUN}) times? (?:into|in) {_B}"), _fitting),
    (re.compile(rf"in {_B} ,? ?{_A} is contained (?P<c>{NOUN}) times?"), _fitting),
    (re.compile(rf"for {_A} and {_B} ,? ?(?:the )?(?P<how>sum|product|difference|{NOUN}) is (?P<c>{NOUN})"), _of_both),
    (re.compile(rf"{_THE}(?P<how>(?:{'|'.join(_PLACES)}) digit|{NOUN}) of {_A}"), _digit),
    _rule(
        rf"{_THE}(?:whole part|whole quotient|integer part|integer quotient|integer division|floor) of <A> "
        rf"(?:divided by|and|over|by) <B>",
        _binary(ast.FloorDiv),
    ),
    _rule(rf"{_THE}(?:whole part|integer part|floor) of <A>(?! (?:divided|and|over|by) )", _whole, "a"),
    _rule(r"<A> (?:integer|floor)[- ]divided by <B>", _binary(ast.FloorDiv)),
    (re.compile(rf"{_THE}(?P<how>sum|total|product) of {NOUN}(?: , {NOUN})+ ,? ?and {NOUN}"), _several),
    _rule(rf"{_THE}(?:sum|total) of <A> and <B>", _binary(ast.Add)),
    _rule(rf"{_THE}difference (?:of|between) <A> and <B>", _binary(ast.Sub)),
    _rule(rf"{_THE}product of <A> and <B>", _binary(ast.Mult)),
    _rule(rf"{_THE}quotient of <A> and <B>", _binary(ast.Div)),
    _rule(rf"{_THE}(?:larger|greater|bigger|maximum|max|largest|greatest) (?:one )?(?:of|between) <A> and <B>", _call("max")),
    _rule(rf"{_THE}(?:smaller|lesser|minimum|min|smallest|least) (?:one )?(?:of|between) <A> and <B>", _call("min")),
    _rule(rf"{_THE}square of <A>", lambda value: ast.BinOp(value, ast.Pow(), _number(2)), "a"),
    _rule(rf"{_THE}cube of <A>", lambda value: ast.BinOp(value, ast.Pow(), _number(3)), "a"),
    _rule(rf"{_THE}absolute value of <A>", _call("abs"), "a"),
    _rule(rf"{_THE}negative of <A>", lambda value: ast.UnaryOp(ast.USub(), value), "a"),
    _rule(rf"{_THE}number read from <A>(?! (?:as|in|reversed) ?)", _call("int"), "a"),
    _rule(r"<A> as (?:a )?text", _call("str"), "a"),
    _rule(rf"<A> without (?:its|the) last {_THING}", _slice(None, _minus_one()), "a"),
    _rule(rf"<A> without (?:its|the) first {_THING}", _slice(_number(1), None), "a"),
    _rule(rf"{_THE}(?:length|size) of <A>", _call("len"), "a"),
    _rule(
        rf"{_THE}number of (?:items|elements|entries|characters|letters|keys|members|words|numbers|values) (?:of|in) <A>",
        _call("len"),
        "a",
    ),
    _rule(rf"{_THE}sum of (?:the |all )?(?:(?:items|elements|numbers|values) (?:of|in) )?<A>", _call("sum"), "a"),
    _rule(rf"{_THE}(?:largest|maximum|greatest|biggest|highest) (?:{_THING} )?(?:of|in) <A>", _call("max"), "a"),
    _rule(rf"{_THE}(?:smallest|minimum|least|lowest) (?:{_THING} )?(?:of|in) <A>", _call("min"), "a"),
    _rule(rf"{_THE}{_THING} (?:at|in|with) {_AT}<A> (?:of|in|from) <B>", _item),
    _rule(rf"{_THE}{_THING} (?:of|in) <B> at {_AT}<A>", _item),
    (
        re.compile(
            rf"(?:the )?(?P<thing>entry|item|value|number|{NOUN}) in (?P<row>row|{NOUN}) {_A} and (?P<column>column|{NOUN}) {_B} "
            rf"of (?P<c>{NOUN})"
        ),
        _entry,
    ),
    (re.compile(rf"{_THE}(?P<o>{ORDINAL}) {_THING} (?:of|in) {_B}"), _ordinal_item),
    _rule(rf"{_THE}last {_THING} (?:of|in) <A>", lambda owner: _item(_minus_one(), owner), "a"),
    _rule(rf"{_THE}(?:first )?(?:occurrence|position|index|place) of <A> in <B>", _found),
    (re.compile(rf"the {ORDINAL} occurrence of {_A} in {_B}"), _first_found),
    _rule(r"<A> to the power (?:of )?<B>", _binary(ast.Pow)),
    _rule(r"<A> squared", lambda value: ast.BinOp(value, ast.Pow(), _number(2)), "a"),
    _rule(r"<A> cubed", lambda value: ast.BinOp(value, ast.Pow(), _number(3)), "a"),
    _rule(r"(?:twice|double) <A>", lambda value: ast.BinOp(_number(2), ast.Mult(), value), "a"),
    _rule(r"half of <A>", lambda value: ast.BinOp(value, ast.Div(), _number(2)), "a"),
    _rule(r"(?<!when )<A> divided by <B>", _binary(ast.Div)),
    _rule(r"<A> in (?:sorted|ascending|increasing|alphabetical) order", _call("sorted"), "a"),
    _rule(r"<A> (?:in reverse(?: order)?|reversed)", _slice(None, None, _minus_one()), "a"),
    _rule(r"<A> in (?:upper ?case|capitals)", _method("upper"), "a"),
    _rule(r"<A> in lower ?case", _method("lower"), "a"),
    _rule(r"(?:adding|appending) <A> to <B>", lambda item, owner: ast.BinOp(owner, ast.Add(), item)),
    _rule(r"adding <A> and <B>", _binary(ast.Add)),
    _rule(r"subtracting <A> from <B>", lambda less, value: ast.BinOp(value, ast.Sub(), less)),
    _rule(r"multiplying <A> (?:by|and|with) <B>", _binary(ast.Mult)),
    _rule(r"dividing <A> by <B>", _binary(ast.Div)),
    _rule(r"<A> (?:followed by|concatenated with) <B>", _binary(ast.Add)),
)
"""Phrases in words."""


def reduce(line: Line) -> None:
    """Replace all noun phrases that are understood by nouns."""
    for _ in range(6):
        changed = False
        for pattern, rule in (*SIGNS, *WORDS):
            changed |= line.replace(pattern, rule)
        if not changed:
            return
