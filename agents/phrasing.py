"""Phrases: what a program's lines say in words of their own, and how items of its input are put into its problem.

An author may give, beside the glosses of variables, phrases for lines. They have slots, which are filled with what holds once the
line is done, so that a narrator need not put the line's operation into general words, and a checker knows which words tell it::

    "12"         "{person} lives in {town}"                  what line 12 does, whenever it runs
    "15 yes"     "{town} is in {country}, as wanted"         what the ``if`` or ``while`` of line 15 decides
    "15 no"      "{town} is not in {country}|{town} lies elsewhere"
    "3"          ""                                          line 3 needs no words: the lines around it say it all
    "1"          "let us start with {person}"                line 1 is the ``def``: how a call begins
    "facts each" "{0} {1} {2}."                              each item of the parameter ``facts`` in the problem
    "town asked" "in which town does {person} live?"         the question for what the variable ``town`` is given
    "15 asked"   "does {person} live in {town}?"             the question that the ``if`` of line 15 answers
    "17 asked"   "who holds {ball} after swap number {nth}? = holder[ball]"   what holds after line 17, in each round of its loop

A slot holds an expression of names, subscripts, whole numbers, ``+``, ``-``, ``len(...)``, ``old(...)`` for what held before the
line, and ``returned`` for what a ``return`` gives. ``{flag?one:other}`` writes one text or the other, ``{count:box/boxes}`` a
number with its noun, ``{items!or}`` a list with "or", ``{n!-}`` a number in parentheses if it is negative.
Variants are separated by bars. A phrase that begins with a comma goes on with the sentence before it.
"""

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

Look = Callable[[str, bool], object]
"""Value of a variable once the line is done, or before it (``True``).

Raises:
    LookupError: it has none that is known.
"""
RETURNED = "returned"
NTH = "nth"
"""In a question: which round of the loop around its line it is about, from 1."""
ABOUT = " = "
"""In a question: stands before what it asks for, as a slot would have it, where a line gives no variable a value."""
NOBODY = "nothing"
_SLOT = re.compile(r"\{([^{}]+)\}")
_PART = re.compile(r"\{(\d)")
_CHOICE = re.compile(r"(?P<test>[^?:]+)\?(?P<yes>[^:]*):(?P<no>.*)\Z", re.DOTALL)
_COUNTED = re.compile(r"(?P<number>[^:]+):(?P<one>[^/]+)/(?P<many>.+)\Z")


def key_of(line: int, *, outcome: bool | None = None) -> str:
    """The key of a line's phrase; with an outcome, of that of its decision."""
    return f"{line}" if outcome is None else f"{line} {'yes' if outcome else 'no'}"


def item_key(parameter: str) -> str:
    """The key of the phrase for each item of a parameter."""
    return f"{parameter} each"


def question_key(what: str | int) -> str:
    """The key of the question for the value that a variable is given, or for what the ``if`` of a line decides."""
    return f"{what} asked"


def variants(phrases: Mapping[str, str], line: int, *, outcome: bool | None) -> tuple[str, ...] | None:
    """The patterns of a line that was done with an outcome; ``None`` if nothing is said of it."""
    found = phrases.get(key_of(line, outcome=outcome))
    if found is None and outcome is not None:
        found = phrases.get(key_of(line))
    return None if found is None else tuple(found.split("|"))


def filled(pattern: str, look: Look) -> str | None:
    """The pattern with its slots filled; ``None`` if what a slot asks for is not known."""
    if "{" in _SLOT.sub("", pattern):
        return None
    try:
        return _SLOT.sub(lambda match: _slot(match[1], look), pattern)
    except (LookupError, SyntaxError):
        return None


def _slot(text: str, look: Look) -> str:
    if match := _CHOICE.match(text):
        return match["yes"] if _value(_tree(match["test"]), look, before=False) else match["no"]
    if match := _COUNTED.match(text):
        number = _value(_tree(match["number"]), look, before=False)
        return f"{in_words(number)} {match['one'] if number == 1 else match['many']}"
    if text.endswith("!or"):
        return in_words(_value(_tree(text.removesuffix("!or")), look, before=False), "or")
    if text.endswith("!-"):
        number = in_words(_value(_tree(text.removesuffix("!-")), look, before=False))
        return f"({number})" if number.startswith("-") else number
    return in_words(_value(_tree(text), look, before=False))


@lru_cache(maxsize=4096)
def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise LookupError(text) from error


def _value(node: ast.expr, look: Look, *, before: bool) -> object:  # noqa: C901, PLR0911 -- one for each kind of expression
    match node:
        case ast.Constant():
            return node.value
        case ast.Name(id=name):
            return look(name, before)
        case ast.Tuple(elts=parts):
            return tuple(_value(part, look, before=before) for part in parts)
        case ast.Subscript(value=owner, slice=key):
            return _item(_value(owner, look, before=before), _value(key, look, before=before))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as sign, right=right):
            one, other = _value(left, look, before=before), _value(right, look, before=before)
            if isinstance(one, int) and isinstance(other, int):
                return one + other if isinstance(sign, ast.Add) else one - other
        case ast.Call(func=ast.Name(id="old"), args=[inner]):
            return _value(inner, look, before=True)
        case ast.Call(func=ast.Name(id="len"), args=[inner]):
            value = _value(inner, look, before=before)
            if isinstance(value, list | tuple | dict | set | str):
                return len(value)
    raise LookupError(ast.unparse(node))


def text_of(slot: str, look: Look) -> str:
    """The value text of what a slot holds; empty if it is not known."""
    try:
        return repr(_value(_tree(slot), look, before=False))
    except LookupError:
        return ""


def _item(owner: object, key: object) -> object:
    if isinstance(owner, dict) and key in owner:
        return owner[key]
    if isinstance(owner, list | tuple | str) and isinstance(key, int) and -len(owner) <= key < len(owner):
        return owner[key]
    raise LookupError(key)


def in_words(value: object, last: str = "and") -> str:
    """A value as it stands in a sentence: strings without quotes, lists as "a, b and c".

    Raises:
        LookupError: it has no such form.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return _listed([in_words(item) for item in value], last)
    if isinstance(value, set | frozenset):
        return _listed(sorted(in_words(item) for item in value), last)
    raise LookupError(type(value).__name__)


def _listed(items: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else NOBODY


def items_in_words(pattern: str, value: object) -> str | None:
    """A collection as sentences, one for each item, or a single value as one; ``None`` if the pattern does not fit it.

    Args:
        pattern: with the slots ``{0}``, ``{1}`` and so on for the parts of an item, and ``{n}`` for its number from 1. If it ends
            with a full stop the items are sentences, each in a line of its own if it begins with a dash; otherwise a list.
        value: what is said; the parts of a dictionary's item are those of its key, then its value.
    """
    if isinstance(value, dict):
        rows = [_parts(key, item) for key, item in value.items()]
    else:
        rows = [_parts(item) for item in (value if isinstance(value, list | tuple) else [value])]
    named = _PART.sub(r"{part_\1", pattern)
    said = [
        filled(named, _looking({"n": number} | {f"part_{at}": part for at, part in enumerate(row)}))
        for number, row in enumerate(rows, 1)
    ]
    if any(text is None for text in said):
        return None
    if not pattern.endswith("."):
        return _listed([text for text in said if text])
    joint = "\n" if pattern.startswith("- ") else " "
    return joint.join(text[:1].upper() + text[1:] for text in said if text)


def _parts(*values: object) -> list[object]:
    return [part for value in values for part in (value if isinstance(value, tuple) else (value,))]


def _looking(row: Mapping[str, object]) -> Look:
    return lambda name, _: row[name]


def words_of(values: Iterable[object]) -> frozenset[str]:
    """The strings in values, at any depth: what prose with phrases may write without quotes."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            found |= words_of([*value.keys(), *value.values()])
        elif isinstance(value, list | tuple | set | frozenset):
            found |= words_of(value)
    return frozenset(found)
