"""Which words of prose are names of a program, by what stands around them."""

import ast
import re
from collections.abc import Iterator

from msgspec import structs

from agents.checker.reading import tokens
from agents.checker.reading.lexicon import Lexicon

_POINTS = re.compile(
    r"(?:[=<>+*/%×(]|\b(?:returns?|prints?|value of|than|by|variable|variables|to|from|into|list|now|in|of"
    r"|set|update|initialize))\Z",
    re.IGNORECASE,
)
_STANDS = re.compile(r"[=<>+*/%)\[]|\.\w|-|:|is\b|are\b|becomes\b|starts\b|goes\b|stays\b|remains\b|and b\b|has\b|now\b|gets\b")
_LETTER = re.compile(r"\b(?:letters?|characters?|vowel|consonant|digit|symbol)\Z")
_NOTED = re.compile(r"[A-Za-z]\((-?\d+)\)")
"""A function as mathematics writes it, with a number that it is taken of: "p(3)"."""
_CALLS = re.compile(r"\b(?:calls?|calling|function|invokes?|of|by|from)\Z", re.IGNORECASE)


def named(text: str, found: Iterator[tuple[tokens.Token, int]], words: Lexicon) -> list[tokens.Token]:
    """The tokens, with variables named as common words are known where the prose writes them as such."""
    result = []
    for token, at in found:
        written = text[at : at + len(token.text)]
        if token.kind is tokens.Kind.VALUE and _NOTED.fullmatch(token.text) and token.text[0] not in words.functions:
            result.append(tokens.Token(tokens.Kind.CODE, token.text, tree=ast.parse(token.text, mode="eval").body, soft=True))
            continue
        if token.kind is tokens.Kind.WORD:
            before, behind = text[:at].rstrip(), text[at + len(written) :].lstrip()
            if len(written) == 1 and _LETTER.search(before) and not _STANDS.match(behind):
                result.append(tokens.Token(tokens.Kind.VALUE, f"'{written}'", written))
                continue
            if written in words.variables and (written == "i" or _STANDS.match(behind) or _POINTS.search(before)):
                result.append(tokens.Token(tokens.Kind.NAME, written, names=(written,)))
                continue
            if written in words.functions and (
                _CALLS.search(before) or behind[:2] == "()" or behind[:8] == "returns " or behind[:3] == "of "
            ):
                result.append(tokens.Token(tokens.Kind.FUNCTION, written, names=(written,)))
                continue
            if written != token.text and len(written) < 4:
                result.append(structs.replace(token, value=written))
                continue
        result.append(token)
    return result
