"""Whether a problem in words and its program go by the same numbers and words.

Who reads the problem does not see the program. So what the program compares with, adds or answers must be said, and what is said
must be used. This finds what one of the two has and the other has not; whether both mean the same is beyond it.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sandbox.program import Call

_PLACE = re.compile(r"\{\w+\}")
_NUMBER = re.compile(r"(?<![\w.,{-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w}])")
_WORD = re.compile(r"[a-z]+")
_RANGE = re.compile(r"\b(?:from|between)\s+(?:\d+|\{\w+\})\s+(?:to|and|through)\s+(?:\d+|\{\w+\})|\d+\s*[-–]\s*\d+")
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen",
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_THINGS: dict[str, tuple[float, ...]] = {
    "half halves": (0.5,),
    "triple thirds thrice triangle": (3,),
    "quarter quarters square rectangle": (4,),
    "week weeks weekday monday sunday": (7,),
    "dozen": (12,),
    "clock": (12, 24, 60),
    "month months year years": (12, 30, 365),
    "day days": (7, 24),
    "hour hours": (24, 60, 3600),
    "minute minutes second seconds": (60, 3600),
    "alphabet": (26,),
    "angle angles degrees triangles": (90, 180, 360),
}
_MEANT: dict[str, tuple[float, ...]] = {
    **{word: (number,) for words in _COUNTED for number, word in enumerate(words.split())},
    **{word: tuple(range(10 * number, 10 * number + 10)) for number, word in enumerate(_TENS.split(), 2)},
    **{word: numbers for words, numbers in _THINGS.items() for word in words.split()},
}
"""Words that say a number, and those that leave no doubt of one."""
_UNDERSTOOD = frozenset(map(Fraction, (0, 1, 2, 10, 100)))
"""Numbers of programs that are said otherwise: nothing, the next, a half, a digit, a per cent."""
_ENDLESS = re.compile(r"9{3,}|10{3,}")
"""Numbers with which programs begin the search for a least one; a thousand is among them, which units bring with them."""
_WORDLESS = frozenset({"yes", "no", "true", "false", "none", "inf", "-inf"})
_LONGEST = 20


def unlike(problem: str, source: str, calls: Sequence[Call] = ()) -> str:
    """What one of the two goes by and the other does not; empty if there is nothing.

    Args:
        problem: in words, with a place in braces for each parameter.
        source: of the program.
        calls: inputs, whose values stand in the problem, too.
    """
    constants = list(_constants(ast.parse(source)))
    used = {number for one in constants if not isinstance(one, str) and (number := _fraction(one)) is not None}
    said, meant = _numbers(problem)
    for number in sorted(used - _UNDERSTOOD):
        if not _ENDLESS.fullmatch(str(number)) and not any(_alike(number, one) for one in said | meant):
            return f'The program goes by {_shown(number)}, which "problem" does not say.'
    given = "\n".join([problem, *(text for call in calls for text in call.args)]).casefold()
    for text in (one.casefold().strip() for one in constants if isinstance(one, str)):
        if re.search(r"\w\w", text) and text not in _WORDLESS and text not in given and text.replace("_", " ") not in given:
            return f'The program goes by "{text[:40]}", which "problem" does not say.'
    for number in sorted(said - {Fraction(0), Fraction(1)}):
        if not any(_alike(one, number) for one in used):
            return f'"problem" says {_shown(number)}, which the program does not go by.'
    return ""


def _constants(node: ast.AST) -> Iterator[int | float | str]:
    """Numbers and texts that a program works with; those of types and of what it only says to its readers are none."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str) and not isinstance(node.value, bool):
        yield node.value
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in ("annotation", "returns"):
                yield from _constants(child)


def _fraction(value: float) -> Fraction | None:
    """A number exactly; ``None`` if it is too large to stand in a problem."""
    return Fraction(str(value)) if abs(value) < 10**_LONGEST else None


def _numbers(problem: str) -> tuple[set[Fraction], set[Fraction]]:
    """Numbers that a problem says in digits, those that only bound a parameter aside, and those that its words may mean."""
    rest = _PLACE.sub(" ", _RANGE.sub(" ", problem))
    said = {Fraction(match[0].replace(",", "")) for match in _NUMBER.finditer(rest) if len(match[0]) <= _LONGEST}
    bounds = {Fraction(one) for match in _RANGE.finditer(problem) for one in re.findall(r"\d+", match[0]) if len(one) <= _LONGEST}
    meant = {Fraction(one) for word in _WORD.findall(problem.casefold()) for one in _MEANT.get(word, ())}
    return said, meant | bounds


def _alike(used: Fraction, said: Fraction) -> bool:
    """Whether a program may hold a number for one that is said: a per cent of it, or the bound of a range beside it."""
    share = said / 100
    return used in {said, -said, said + 1, said - 1, share, 1 - share, 1 + share, 100 - said, 100 + said, 100 * said}


def _shown(number: Fraction) -> str:
    return f"{float(number):g}" if number.denominator > 1 else str(number.numerator)
