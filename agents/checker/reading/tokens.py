"""The tokens of prose: values, names of the program, code, words and signs."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache

import msgspec

from agents.checker.reading import english, numerals
from agents.checker.reading.lexicon import Lexicon, Phrase
from agents.checker.scene import literal, value_of
from sandbox.guest import literals
from sandbox.guest.plain import Opaque


class Kind(StrEnum):
    """What a token is."""

    VALUE = "value"
    """A number, quoted string, boolean, ``None`` or collection, with its value."""
    COUNT = "count"
    """A number in words, with its value."""
    ORDINAL = "ordinal"
    """``first``, ``3rd`` and so on, with its number."""
    NAME = "name"
    """A variable (one of several, if the words are ambiguous)."""
    CODE = "code"
    """An expression in the language of claims."""
    FUNCTION = "function"
    """A function of the program."""
    WORD = "word"
    """A word, in lower case."""
    SIGN = "sign"
    """An operator or a punctuation mark."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of prose.

    Attributes:
        kind: what it is.
        text: as it stands there; words in lower case.
        value: of a value, a count or an ordinal; of a name the word that numbers it, as in "the first price".
        names: of a name or function: what it may mean.
        tree: of code.
        soft: whether it may as well be plain English.
    """

    kind: Kind
    text: str
    value: object = None
    names: tuple[str, ...] = ()
    tree: ast.expr | None = None
    soft: bool = False


_PLAIN = re.compile(r"[A-Z]?[a-z]{2,}\Z|[A-Z]?[a-z]+_?\Z")
"""An identifier that may as well be a word."""
_STRING = r"b?\"(?:[^\"\\\n]|\\.)*\"|b?'(?:[^'\\\n]|\\.)*'(?![A-Za-z])|“[^”\n]*”"
_NUMBER = r"(?:0x[0-9a-f]+|(?:\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:j\b)?"
_MASTER = re.compile(
    rf"(?P<space>\s+)|`(?P<code>[^`\n]+)`|(?P<string>(?<![\w'\"]){'(?:' + _STRING + ')'})"
    rf"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)|(?P<number>(?<![\w.]){_NUMBER})"
    r"|(?P<word>[A-Za-z_]\w*(?:-[A-Za-z]+)*(?:['’](?:s|t|re|ve|ll|d)\b)?)"
    r"|(?P<sign>==|!=|<=|>=|//|\*\*|->|=>|…|\.\.\.|.)",
    re.DOTALL,
)
_ODD = re.compile(
    r"[A-Za-z_½¼¾²³¹⁰-₉]\w*|(?:[  ]\d{3})+(?!\d|\.\d)(?! [-+×*/=])| \.\d+| and (?:a|one) (?:half|third|quarter)\b"
    r"| (?:million|billion|trillion|thousand|hundred|dozen|and a half)\b"
)
"""What stands right behind a number and makes it another one, or none."""
_BROKEN = re.compile(r"\((?:'[^']*'|\"[^\"]*\"|-?\d+(?:\.\d+)?) ?,")
"""The beginning of a tuple."""
_MOST_DIGITS = 18
"""Of a place in an order."""
_MOST_NESTED = 100
_OPEN = {"(": ")", "[": "]", "{": "}"}
_SIGNS = {"−": "-", "–": "-", "*": "×", "·": "×", "÷": "/", "**": "^", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "=>": "->"}
_CONSTANTS = {"true": True, "false": False, "True": True, "False": False, "None": None, "inf": float("inf"), "nan": float("nan")}
_EMPTIES = {"list": [], "string": "", "text": "", "dictionary": {}, "dict": {}, "mapping": {}, "set": set[object](), "tuple": ()}
_EMPTY = re.compile(rf"(?:an |the )?empty ({'|'.join(_EMPTIES)})\b", re.IGNORECASE)
_OPENING_EMPTY = frozenset("aAtTeE")


def tokens(prose: str, words: Lexicon) -> list[Token]:
    """The tokens of prose, in order."""
    return [token for token, _ in placed(prose, words)]


def placed(prose: str, words: Lexicon) -> Iterator[tuple[Token, int]]:
    """The tokens of prose, in order, each with the position where it begins."""
    at = 0
    before: Token | None = None
    while at < len(prose):
        if prose[at] == " ":
            at += 1
            continue
        token, end = _next(prose, at, words, before)
        if token is not None:
            before = token
            yield token, at
        at = end


def _next(prose: str, at: int, words: Lexicon, before: Token | None) -> tuple[Token | None, int]:
    found = _beginning(prose, at, words)
    if found is not None:
        return found
    match = _MASTER.match(prose, at)
    assert match
    kind = match.lastgroup
    if kind == "word":
        return _word(prose, match, words)
    if kind == "sign" and match[0] in "-−" and _is_unary(prose, match.end(), before):
        number = _MASTER.match(prose, match.end())
        assert number
        return _number(f"-{number['number']}"), number.end()
    if kind == "number" and (odd := _ODD.match(prose, match.end())):
        text = prose[at : odd.end()]
        return Token(Kind.VALUE, text, Opaque(text)), odd.end()
    token = _SIMPLE[kind](match[0]) if kind in _SIMPLE else _code(match["code"], words) if kind == "code" else None
    return token, match.end()


def _beginning(prose: str, at: int, words: Lexicon) -> tuple[Token, int] | None:
    """A collection, a gloss, or "an empty list", that begins at a position."""
    if prose[at] in _OPEN:
        return _collection(prose, at)
    if not prose[at].isalpha() or (at and prose[at - 1].isalnum()):
        return None
    if words.strings and (text := words.string(prose, at)) is not None:
        return Token(Kind.VALUE, text, text), at + len(text)
    if phrase := words.phrase(prose, at):
        return _phrase(prose[at : phrase.end], phrase, words), phrase.end
    if prose[at] in _OPENING_EMPTY and (match := _EMPTY.match(prose, at)):
        return Token(Kind.VALUE, match[0], _EMPTIES[match[1].lower()]), match.end()
    return None


def _is_unary(prose: str, at: int, before: Token | None) -> bool:
    """Whether a minus sign that ends at a position belongs to the number behind it."""
    if not re.match(r"\d", prose[at : at + 1]):
        return False
    if before is None or before.kind in (Kind.WORD, Kind.ORDINAL, Kind.NAME, Kind.CODE):
        return True
    return before.kind is Kind.SIGN and before.text not in (")", "]", "}", "%")


@lru_cache(maxsize=4_096)
def _number(text: str) -> Token:
    try:
        return Token(Kind.VALUE, text, value_of(text.replace(",", "")))
    except ValueError:
        return Token(Kind.VALUE, text, Opaque(text))


def _string(text: str) -> Token:
    if text.startswith("“"):
        return Token(Kind.VALUE, text, text[1:-1])
    try:
        return Token(Kind.VALUE, text, value_of(text))
    except ValueError:
        return Token(Kind.VALUE, text, text[1:-1])


def _ordinal(text: str) -> Token:
    return Token(Kind.ORDINAL, text, int(text[:-2][:_MOST_DIGITS]))


@lru_cache(maxsize=256)
def _sign(text: str) -> Token:
    return Token(Kind.SIGN, _SIGNS.get(text, text))


_SIMPLE: Mapping[str | None, Callable[[str], Token]] = {"sign": _sign, "number": _number, "string": _string, "ordinal": _ordinal}


def _collection(prose: str, at: int) -> tuple[Token, int] | None:
    end = _closing(prose, at)
    if end is None:
        return None if prose[at] == "(" else (Token(Kind.VALUE, prose[at], Opaque(prose[at])), at + 1)
    text = prose[at:end]
    node = literal(text)
    if node is not None and _hides(text, node):
        return Token(Kind.VALUE, text, Opaque(text)), end
    if node is None and text[0] != "(":
        node = ast.List([], ast.Load())
    if _BROKEN.match(text) and (node is None or not literals.is_literal(node)):
        return Token(Kind.VALUE, text, Opaque(text)), end
    if node is None or not literals.is_literal(node) or not isinstance(node, literals.DISPLAYS):
        return None
    try:
        return Token(Kind.VALUE, text, value_of(text)), end
    except ValueError:
        return Token(Kind.VALUE, text, Opaque(text)), end


_QUOTED = re.compile(_STRING, re.DOTALL)


def _hides(text: str, node: ast.expr) -> bool:
    """Whether what is written says more than its value: with a comment in it, or with a key twice."""
    if "#" in text and "#" in _QUOTED.sub("", text):
        return True
    dicts = (part for part in ast.walk(node) if isinstance(part, ast.Dict))
    return any(len(part.keys) > len({ast.dump(key) for key in part.keys if key is not None}) for part in dicts)


def _closing(prose: str, at: int) -> int | None:
    """Where the bracket ends that opens at a position; quotes are respected."""
    expected: list[str] = []
    quote = ""
    index = at
    while index < len(prose):
        char = prose[index]
        if quote:
            index += char == "\\"
            quote = "" if char == quote else quote
        elif char in "'\"" and _opens_string(prose, index):
            quote = char
        elif char in _OPEN:
            expected.append(_OPEN[char])
            if len(expected) > _MOST_NESTED:
                return None
        elif char in ")]}":
            if not expected or expected.pop() != char:
                return None
            if not expected:
                return index + 1
        index += 1
    return None


def _opens_string(prose: str, at: int) -> bool:
    before = prose[max(0, at - 2) : at]
    return not before[-1:].isalnum() or (before[-1:] in "bB" and not before[:-1].isalnum())


def _phrase(text: str, phrase: Phrase, words: Lexicon) -> Token:
    variable = any(name in words.variables for name in phrase.names)
    return Token(Kind.NAME if variable else Kind.FUNCTION, text, phrase.which or None, phrase.names, soft=phrase.soft)


def _code(text: str, words: Lexicon) -> Token:
    text = text.strip()
    if text in words.variables:
        return Token(Kind.NAME, text, names=(text,))
    if text.removesuffix("()") in words.functions:
        return Token(Kind.FUNCTION, text, names=(text.removesuffix("()"),))
    node = literal(text)
    if node is not None and literals.is_literal(node) and not isinstance(node, ast.Name | ast.Call):
        with suppress(ValueError):
            return Token(Kind.VALUE, text, value_of(text))
    return Token(Kind.CODE, text, tree=node)


def _word(prose: str, match: re.Match[str], words: Lexicon) -> tuple[Token, int]:
    text, end = match["word"], match.end()
    behind = prose[end : end + 1]
    if behind in ("(", "[") or (behind == "." and prose[end + 1 : end + 2].isalpha()):
        found = _call(prose, match, words)
        if found is not None:
            return found
    owner = text[:-2] if text.lower().replace("’", "'").endswith("'s") else ""
    if owner in words.variables:
        return Token(Kind.NAME, owner, names=(owner,)), end - 2
    if text in _CONSTANTS:
        return Token(Kind.VALUE, text, _CONSTANTS[text], soft=text in ("true", "false")), end
    if text in words.variables and text.lower() not in english.NO_NAMES and not (words.quoting and _PLAIN.match(text)):
        return Token(Kind.NAME, text, names=(text,), soft=text.isalpha() and len(text) > 2), end
    return _plain_word(text.lower().replace("’", "'")), end


@lru_cache(maxsize=4_096)
def _plain_word(word: str) -> Token:
    if word in numerals.CARDINALS:
        return Token(Kind.COUNT, word, numerals.CARDINALS[word], soft=word == "one")
    if word in numerals.TIMES:
        return Token(Kind.COUNT, word, numerals.TIMES[word], soft=True)
    if word in numerals.ORDINALS:
        return Token(Kind.ORDINAL, word, numerals.ORDINALS[word], soft=word in ("first", "second"))
    return Token(Kind.WORD, word)


def _call(prose: str, match: re.Match[str], words: Lexicon) -> tuple[Token, int] | None:
    """An identifier with brackets or fields behind it: a value such as ``set()``, or an expression."""
    end = match.end()
    while end < len(prose):
        if prose[end] in "([":
            closing = _closing(prose, end)
            if closing is None:
                break
            end = closing
        elif field := re.match(r"\.[A-Za-z_]\w*", prose[end:]):
            end += field.end()
        else:
            break
    text = prose[match.start() : end]
    node = literal(text)
    if (node is None or literals.is_literal(node)) and match["word"] not in words.functions:
        with suppress(ValueError):
            return Token(Kind.VALUE, text, value_of(text)), end
    if node is None:
        return None
    known = match["word"] in words.variables or match["word"] in words.functions
    return (Token(Kind.CODE, text, tree=node), end) if known else None
