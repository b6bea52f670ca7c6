"""Builtin functions and methods in words, and what kind of value a value text is."""

import re
from collections.abc import Mapping

from agents.template.display import separator

_NUMBER = re.compile(r"-?\d+$")
_FLOAT = re.compile(r"-?(?:\d+\.\d+|\d+(?:\.\d+)?e[+-]?\d+|inf|nan)$")

FUNCTIONS: Mapping[tuple[str, int], str] = {
    ("len", 1): "the number of items in {0}",
    ("sum", 1): "the sum of {0}",
    ("max", 1): "the largest of {0}",
    ("min", 1): "the smallest of {0}",
    ("max", 2): "the larger of {0} and {1}",
    ("min", 2): "the smaller of {0} and {1}",
    ("max", 3): "the largest of {0}, {1} and {2}",
    ("min", 3): "the smallest of {0}, {1} and {2}",
    ("abs", 1): "the absolute value of {0}",
    ("sorted", 1): "{0} in sorted order",
    ("round", 1): "{0} rounded to a whole number",
    ("round", 2): "{0} rounded to {1} decimal places",
    ("str", 1): "the text form of {0}",
    ("int", 1): "the number read from {0}",
    ("float", 1): "the decimal number read from {0}",
    ("list", 1): "the list of the items of {0}",
    ("tuple", 1): "the tuple of the items of {0}",
    ("set", 1): "the set of the distinct items of {0}",
    ("pow", 2): "{0} to the power {1}",
    ("pow", 3): "the remainder of {0} to the power {1}, divided by {2}",
    ("ord", 1): "the character code of {0}",
    ("chr", 1): "the character with code {0}",
    ("bool", 1): "the truth of {0}",
    ("bin", 1): "{0} written in binary",
    ("hex", 1): "{0} written in hexadecimal",
    ("any", 1): "whether any of {0} is true",
    ("all", 1): "whether all of {0} are true",
    ("range", 1): "the numbers from 0 up to, but not including, {0}",
    ("range", 2): "the numbers from {0} up to, but not including, {1}",
    ("isqrt", 1): "the whole part of the square root of {0}",
    ("sqrt", 1): "the square root of {0}",
    ("gcd", 2): "the greatest common divisor of {0} and {1}",
}
"""(name, number of arguments) -> pattern."""

METHODS: Mapping[tuple[str, int], str] = {
    ("upper", 0): "{0} in upper case",
    ("lower", 0): "{0} in lower case",
    ("strip", 0): "{0} without the blanks around it",
    ("split", 0): "the words of {0}",
    ("split", 1): "the parts of {0} between {1}",
    ("join", 1): "the parts of {1} joined by {0}",
    ("count", 1): "the number of times {1} occurs in {0}",
    ("index", 1): "the position of {1} in {0}",
    ("find", 1): "the position of {1} in {0}",
    ("replace", 2): "{0} with every {1} replaced by {2}",
    ("capitalize", 0): "{0} with a capital first letter",
    ("title", 0): "{0} with a capital at each word",
    ("swapcase", 0): "{0} with upper and lower case swapped",
    ("copy", 0): "a copy of {0}",
    ("keys", 0): "the keys of {0}",
    ("values", 0): "the values of {0}",
    ("items", 0): "the entries of {0}",
    ("get", 1): "the entry for {1} in {0}",
    ("get", 2): "the entry for {1} in {0}, or {2} if there is none",
}
"""(name, number of arguments) -> pattern, the owner first."""


def is_scalar(text: str) -> bool:
    """Whether a value text is that of a number, string, truth value or ``None``, which nothing can change in place."""
    return kind_of(text) in ("int", "float", "bool", "str", "NoneType", "bytes", "complex")


def kind_of(text: str) -> str:  # noqa: PLR0911 -- one for each kind of value
    """The type that a value text shows: int, float, bool, str, list, tuple, dict, set, NoneType, or the name before a bracket."""
    if not text:
        return ""
    if text in ("True", "False"):
        return "bool"
    if text == "None":
        return "NoneType"
    if _NUMBER.match(text):
        return "int"
    if _FLOAT.match(text):
        return "float"
    first = text[0]
    if first in "'\"":
        return "str"
    if first == "b" and text[1:2] in ("'", '"'):
        return "bytes"
    if first in "[(":
        return "list" if first == "[" else "tuple"
    if first == "{":
        return "dict" if text == "{}" or _is_mapping(text) else "set"
    return "set" if text == "set()" else text.partition("(")[0]


def _is_mapping(text: str) -> bool:
    """Whether a display in braces has a colon behind its first item."""
    place = separator(text)
    return place >= 0 and text[place] == ":"
