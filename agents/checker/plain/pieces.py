"""A sentence of loose prose in pieces: values, lists of values, equations, names and words, cut into clauses."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from agents.checker.plain import vocabulary
from agents.checker.plain.line import FUNCTION, NOUN, ORDINAL, Line
from agents.checker.plain.noun import Noun, is_notation, text_of, tree_of
from sandbox.guest import literals


class Sort(StrEnum):
    """What a piece is."""

    WORD = "word"
    VALUE = "value"
    LIST = "list"
    EQUATION = "equation"
    NAME = "name"
    ORDINAL = "ordinal"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or something spoken of.

    Attributes:
        sort: what it is.
        text: the words.
        weight: how much it says.
        nouns: what it speaks of: one, or the parts of a list or an equation in order.
        number: of an ordinal.
        functions: that it may name.
    """

    sort: Sort
    text: str
    weight: float
    nouns: tuple[Noun, ...] = ()
    number: int = 0
    functions: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """Texts of the values that are written, those of an equation without its sums."""
        found = self.nouns[-1:] if self.sort is Sort.EQUATION else self.nouns
        return tuple(text_of(noun.trees[0]) for noun in found if noun.is_static)


_SEPARATORS = frozenset(".,;:!?()–—") | {"so", "but", "because", "since", "while", "whereas", "which", "->"}
_MEASURES = frozenset({"than", "by", "least", "most", "exactly", "only", "equals"})
_COMPARING = frozenset({"is", "are", "was", "exceeds", "equals", "differs", "does", "matches", "leaves"})
"""Words behind the first side of a comparison."""
_MORE = ("greater", "less", "larger", "smaller", "higher", "lower", "more", "fewer", "bigger", "longer", "shorter", "other")
_OPERAND = frozenset(
    (word, last)
    for last, words in {
        "than": _MORE,
        "to": ("equal", "identical"),
        "least": ("at",),
        "most": ("at",),
        "from": ("different",),
        "in": ("is", "not", "are"),
    }.items()
    for word in words
)
"""Words before the second side of a comparison."""
_NOUN = re.compile(NOUN)
_ORDINAL = re.compile(ORDINAL)
_FUNCTION = re.compile(FUNCTION)


def pieces(line: Line) -> list[Piece]:
    """The pieces of a line, lists and equations made one."""
    found = _signed(_numbered(_done(_counting([_piece(line, text) for text in line.text.split()]))))
    return list(_apposed(_listed(_equated(found))))


_BEING = frozenset({"is", "are", "was", "were", "been"})
_ADVERBS = frozenset({"not", "already", "also", "then", "never", "now", "therefore", "thus", "too", "again"})


def _done(found: Sequence[Piece]) -> list[Piece]:
    """Variables that are named as what is done to things, as words where they say that: "so it is kept"."""
    result: list[Piece] = []
    for index, piece in enumerate(found):
        before = next((one.text for one in reversed(result) if one.text not in _ADVERBS), "")
        is_verb = piece.sort is Sort.NAME and piece.nouns[0].soft and piece.text in vocabulary.PARTICIPLES
        is_verb &= before in _BEING and _at(found, index + 1).sort is Sort.WORD
        result.append(Piece(Sort.WORD, piece.text, piece.weight) if is_verb else piece)
    return result


def _is_done(found: Sequence[Piece]) -> bool:
    """As in "is therefore kept"."""
    return bool(found) and found[0].text in _BEING and any(piece.text in vocabulary.STORED for piece in found)


def _apposed(found: Sequence[Piece]) -> Iterator[Piece]:
    """Sides of comparisons joined with the values that stand beside them: "the row, 1, is less than the column (2)"."""
    skipped: set[int] = set()
    for index, piece in enumerate(found):
        if index in skipped:
            continue
        yield piece
        between = _at(found, index + 1).text in (",", "(") and _at(found, index + 2).sort in (Sort.VALUE, Sort.LIST)
        if piece.sort is Sort.NAME and between and _at(found, index + 3).text in (",", ")", ".", "", "and"):
            behind = _at(found, index + 4).text
            if behind in _COMPARING or tuple(one.text for one in found[max(0, index - 2) : index]) in _OPERAND:
                skipped |= {index + 1, index + 3} if behind in _COMPARING else {index + 1}


def _counting(found: Sequence[Piece]) -> list[Piece]:
    """The word "number" in "flat number 2", where the program has a variable of that name, as the word that it is."""
    return [
        Piece(Sort.WORD, "number", 0.0)
        if piece.text == "number"
        and _at(found, index + 1).sort is Sort.VALUE
        and index
        and found[index - 1].text not in _ARTICLES
        else piece
        for index, piece in enumerate(found)
    ]


def _number(piece: Piece) -> int | None:
    """The number that a word is, or "one" behind a word that measures."""
    tree = piece.nouns[0].trees[0] if piece.sort is Sort.VALUE and piece.text.replace("-", "").isalpha() else None
    return tree.value if isinstance(tree, ast.Constant) and type(tree.value) is int else None


def _valued(value: float, text: str, weight: float, noun: Noun) -> Piece:
    tree = tree_of(value)
    return Piece(Sort.VALUE, text, weight, (replace(noun, trees=(tree,) if tree else (), label=text),))


def _numbered(found: Sequence[Piece]) -> list[Piece]:
    """Numbers in several words made one: "two hundred and twenty-nine"."""
    result: list[Piece] = []
    for index, piece in enumerate(found):
        number, before = _number(piece), _number(result[-1]) if result else None
        if (
            piece.text == "and"
            and before is not None
            and before % 100 == 0
            and before
            and _number(_at(found, index + 1)) is not None
        ):
            continue
        if number is not None and before:
            large = number in (100, 1000, 10**6)
            if large or (before % 100 == 0 and number < 100):
                last = result.pop()
                text = f"{last.text}-{piece.text}"
                result.append(_valued(before * number if large else before + number, text, 1.0, piece.nouns[0]))
                continue
        result.append(piece)
    return result


def _at(found: Sequence[Piece], index: int) -> Piece:
    return found[index] if index < len(found) else Piece(Sort.WORD, "", 0.0)


def _signed(found: Sequence[Piece]) -> list[Piece]:
    """Values with a sign in words: "or minus 30"; "one" as a number behind what measures."""
    result: list[Piece] = []
    for piece in found:
        last = result[-1] if result else None
        tree = piece.nouns[0].trees[0] if piece.sort is Sort.VALUE else None
        number = tree.value if isinstance(tree, ast.Constant) else None
        if (
            last is not None
            and last.text in ("minus", "negative")
            and type(number) in (int, float)
            and not _speaks(result[-2:-1])
        ):
            result.pop()
            result.append(_valued(-number, f"{last.text} {piece.text}", piece.weight, piece.nouns[0]))  # type: ignore[operator, arg-type]
            continue
        is_number = piece.text == "one" and last is not None and last.text in _MEASURES
        is_number &= [one.text for one in result[-2:]] != ["one", "by"]
        result.append(_valued(1, "one", 1.0, Noun((), "one", frozenset(), written=True)) if is_number else piece)
    return result


def clauses(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces between separators; a value by itself belongs to a thing without one before it: "the larger entry, 3"."""
    before: list[Piece] = []
    for clause in _cut(found):
        is_value = len(clause) == 1 and clause[0].sort is Sort.VALUE
        if is_value and before and before[-1].sort is Sort.WORD and not any(piece.values for piece in before):
            before = [*before, *clause]
            continue
        if before:
            yield before
        before = clause
    if before:
        yield before


def _cut(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces between separators; ``and`` and ``then`` separate where something is spoken of on both sides."""
    clause: list[Piece] = []
    for index, piece in enumerate(found):
        goes_on = _speaks(found[index + 1 :]) or _is_done(found[index + 1 : index + 4])
        is_joint = piece.text in ("and", "then") and _speaks(clause) and goes_on
        is_joint &= not (_gathers(clause) and found[index - 1].sort is _at(found, index + 1).sort is Sort.NAME)
        is_far = piece.text == "so" and _at(found, index + 1).text == "far"
        if piece.sort is Sort.WORD and ((piece.text in _SEPARATORS and not is_far) or is_joint):
            if clause:
                yield clause
            clause = []
        else:
            clause.append(piece)
    if clause:
        yield clause


def _gathers(clause: Sequence[Piece]) -> bool:
    """As in "a tuple containing `left` and `right`"."""
    return any(piece.text in ("containing", "contains", "of") for piece in clause) and any(
        piece.text in ("tuple", "pair", "list") for piece in clause
    )


def _speaks(several: Sequence[Piece]) -> bool:
    return any(piece.sort is not Sort.WORD for piece in several)


def _piece(line: Line, text: str) -> Piece:
    if _NOUN.fullmatch(text):
        noun = line.noun(text)
        sort = Sort.VALUE if noun.is_static and (noun.written or literals.is_literal(noun.trees[0])) else Sort.NAME
        return Piece(sort, noun.label, line.weight(text), (noun,))
    if _ORDINAL.fullmatch(text):
        return Piece(Sort.ORDINAL, line.words(text), line.weight(text), number=line.ordinal(text))
    if _FUNCTION.fullmatch(text):
        return Piece(Sort.FUNCTION, line.words(text), line.weight(text), functions=line.functions(text))
    return Piece(Sort.WORD, line.words(text), line.weight(text))


def _is_sum(piece: Piece) -> bool:
    noun = piece.nouns[0] if piece.sort is Sort.NAME else None
    if noun is None or not noun.trees or is_notation(noun):
        return False
    return isinstance(noun.trees[0], ast.BinOp | ast.Call)


def _equated(found: list[Piece]) -> list[Piece]:
    """Sums with what they come to: ``3 + 4 = 7``, "84 times 30, that is 2520", "7, that is, 3 + 4"."""
    result: list[Piece] = []
    index = 0
    while index < len(found):
        end = _equation_end(found, index)
        if end:
            parts = [piece for piece in found[index:end] if piece.nouns]
            text = " ".join(piece.text for piece in found[index:end])
            if parts[0].sort is Sort.VALUE:
                parts = [*parts[1:], parts[0]]
            nouns = tuple(piece.nouns[0] for piece in parts)
            nouns = _leaving(nouns) if "leaves" in [piece.text for piece in found[index:end]] else nouns
            result.append(Piece(Sort.EQUATION, text, sum(piece.weight for piece in parts), nouns))
            index = end
        else:
            result.append(found[index])
            index += 1
    return result


def _leaving(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """What a quotient leaves is its remainder."""
    tree = nouns[0].trees[0]
    if not isinstance(tree, ast.BinOp) or not isinstance(tree.op, ast.Div | ast.FloorDiv):
        return nouns
    return (replace(nouns[0], trees=(ast.BinOp(tree.left, ast.Mod(), tree.right),)), *nouns[1:])


def _equation_end(found: Sequence[Piece], start: int) -> int:
    """Where an equation ends that starts here; 0 if none does."""
    if not _is_sum(found[start]) and not (found[start].sort is Sort.VALUE and _follows(found, start + 1, _is_sum, _REVERSE)):
        return 0
    if not _is_sum(found[start]) and _is_numbered(found, start):
        return 0
    end, known = start + 1, 0
    while (at := _follows(found, end, _is_side, _FORWARD)) and _at(found, at).text not in _FAR:
        end = known = at
    return known


def _is_numbered(found: Sequence[Piece], start: int) -> bool:
    """As in "term 3 is 16 - 2 = 14": the value numbers a thing, for the sum comes to another one."""
    named = start > 0 and found[start - 1].sort in (Sort.WORD, Sort.NAME) and found[start - 1].text not in _SEPARATORS
    end = _follows(found, start + 1, _is_sum, (("is",),))
    return bool(named and end and _follows(found, end, _is_side, (("=",),)))


def _is_side(piece: Piece) -> bool:
    return _is_sum(piece) or (piece.sort is Sort.VALUE and piece.text not in ("True", "False"))


def _ways(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(way.split()) for way in text.split("|"))


_FORWARD = _ways(
    "=|==|is|gives|makes|make|equals|giving|leaves|leaves a remainder of|leaves the remainder|yields|to|comes to|come to|->"
    "|which is|, or|, that is|, that is ,|, which is|, giving"
)
"""What stands between a sum and what it comes to."""
_REVERSE = _ways("=|, that is ,|, that is|, i.e. ,|is|,|, or")
"""What stands between a value and the sum that it comes from."""


_ARTICLES = frozenset({"the", "this", "that", "a", "current", "next", ".", ","})
"""Words behind which "number" may be the variable of that name."""
_FAR = frozenset({"away", "apart"})
"""Words behind a distance from what the sum comes to."""
_JUDGING = frozenset({*_MORE, "equal", "even", "odd", "divisible", "not"})
"""What stands behind "is" where one value is judged, and not two together."""
_GIVES = frozenset({"gives", "becomes", "leads", "yields"})
_COMPARED = frozenset({"<", ">", "<=", ">=", "< =", "> =", "==", "!=", "than"})
"""What stands before the right side of a comparison."""


def _follows(found: Sequence[Piece], at: int, wanted: Callable[[Piece], bool], ways: Sequence[tuple[str, ...]]) -> int:
    """Where what is wanted ends, if one of these words comes first."""
    for words in ways:
        end = at + len(words)
        if end < len(found) and tuple(piece.text for piece in found[at:end]) == words and wanted(found[end]):
            return end + 1
    return 0


def _listed(found: list[Piece]) -> list[Piece]:
    """Lists made one: "7, 9 and 11"."""
    result: list[Piece] = []
    index = 0
    while index < len(found):
        end, joined = index, False
        while end < len(found) and found[end].sort is Sort.VALUE:
            end += 1
            if joined or end >= len(found):
                break
            step = 2 if [piece.text for piece in found[end : end + 2]] in ([",", "and"], [",", "then"]) else 1
            following = end + step < len(found) and found[end + step].sort is Sort.VALUE
            if not following or found[end].text not in (",", "and", "or") or found[end + step].text == found[end - 1].text:
                break
            joined = found[end + step - 1].text in ("and", "or")
            if step == 2 and end - index == 1:
                break  # "9, and 4" are no list: what comes next is another clause
            end += step
        parts = [piece for piece in found[index:end] if piece.sort is Sort.VALUE]
        is_list = len(parts) > 1 and (joined or len(parts) > 2) and _alike(parts)
        if is_list and not (len(parts) == 2 and _begins_anew(found, index, end)):
            nouns = tuple(piece.nouns[0] for piece in parts)
            text = " ".join(piece.text for piece in found[index:end])
            result.append(Piece(Sort.LIST, text, sum(piece.weight for piece in parts), nouns))
            index = end
        else:
            result.append(found[index])
            index += 1
    return result


def _begins_anew(found: Sequence[Piece], index: int, end: int) -> bool:
    """Whether the second of two values is what is spoken of next: "if it is below 45, and 74 is not less"."""
    compared = index > 0 and found[index - 1].text in _COMPARED
    judged = _at(found, end + 1).text in _JUDGING
    if found[index + 1].text == "," and _at(found, end).text in _GIVES and _at(found, index - 1).text in _GIVES:
        return True  # as in "29 gives 11, and 11 gives 2"
    return (found[index + 1].text == "," or compared or judged) and _at(found, end).text in ("is", "was")


def _alike(parts: Sequence[Piece]) -> bool:
    return len({_kind(piece.nouns[0].trees[0]) for piece in parts}) == 1


def _kind(tree: ast.expr) -> str:
    if isinstance(tree, ast.Constant):
        return "text" if isinstance(tree.value, str) else "number"
    return "number" if isinstance(tree, ast.UnaryOp) else type(tree).__name__
