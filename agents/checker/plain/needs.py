"""What lines must have done for words to be true of them."""

import ast
from collections.abc import Callable, Sequence

from agents.checker.plain.noun import ARITHMETIC, Noun
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import readable
from sandbox.guest import literals

Need = Callable[[Sheet], bool]
"""Whether the facts of some lines are what words need."""
CONTRARY = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in"}
"""Sign of a comparison -> that of its denial."""


def alike(said: str, had: str) -> bool:
    """Whether a value that was said is one that was had: ``15`` may be said of ``15.0``, but not the reverse."""
    return had in (said, f"{said}.0")


def near(said: str, value: object) -> bool:
    """Whether a number that was said is one that was had, rounded."""
    digits = said.partition(".")[2]
    return isinstance(value, float) and digits.isdecimal() and literals.text(round(value, len(digits))) == said


def _in(said: str, had: set[str]) -> bool:
    return said in had or f"{said}.0" in had or (said.isdecimal() and f"'{said}'" in had)


def _any(said: str) -> Need:
    return lambda sheet: _in(said, sheet.reads) or _in(said, sheet.makes) or _in(said, sheet.shifts)


def _made(said: str) -> Need:
    return lambda sheet: _in(said, sheet.makes)


def _earlier(said: str) -> Need:
    return lambda sheet: (
        _in(said, sheet.reads) or any(before is not None and alike(said, before) for before, _ in sheet.values.values())
    )


def _came(said: str) -> Need:
    return lambda sheet: _in(said, sheet.outcomes)


def _is(said: str) -> Need:
    return lambda sheet: _in(said, sheet.makes) or (sheet.begins and _in(said, sheet.reads))


HAVE: dict[str, Callable[[str], Need]] = {
    "any": _any,
    "made": _made,
    "is": _is,
    "outcome": _came,
    "result": _came,
    "before": _earlier,
    "by": _any,
    "than": _any,
}
"""Part that a value plays -> the need that lines have it so."""


def has_item(sheet: Sheet, at: int, said: str) -> bool:
    """Whether a collection that takes part has a value at a place."""
    for text in sheet.reads | sheet.makes:
        value = readable(text) if text[:1] in "[('\"{" else None
        value = list(value) if isinstance(value, dict) else value
        if isinstance(value, list | tuple | str) and -len(value) <= at < len(value) and alike(said, literals.text(value[at])):
            return True
    return False


def compares(pair: tuple[object, str, object], known: object, sign: str, *, left: bool, turned: bool = True) -> bool:
    """Whether a comparison of the program has a known side, and its sides compare as is said.

    Args:
        pair: the comparison.
        known: the side.
        sign: how the first side compares with the second one.
        left: whether the known side is the first one.
        turned: whether the program may have the sides the other way round.
    """
    one, _, other = pair
    for mine, yours in ((one, other), (other, one)) if turned else ((one, other),):
        side = mine if left else yours
        if side == known and type(side) is type(known) and holds(mine, sign, yours):
            return True
    return False


def asks(pair: tuple[object, str, object], right: object, sign: str) -> bool:
    """Whether a comparison of the program asks whether something compares so with a value, or whether it does not."""
    one, asked, other = pair
    turned = asked.translate(str.maketrans("<>", "><"))
    sides = ((other, asked), (one, turned))
    return any(side == right and type(side) is type(right) and sign in (way, CONTRARY[way]) for side, way in sides)


def has(sheet: Sheet, left: object, right: object) -> bool:
    """Whether a comparison of the program is of these two."""
    pairs = [(literals.text(one), literals.text(other)) for one, _, other in sheet.compared]
    one, other = literals.text(left), literals.text(right)
    return any((alike(one, a) and alike(other, b)) or (alike(one, b) and alike(other, a)) for a, b in pairs)


def picks(sheet: Sheet) -> bool:
    """Whether something is picked, or measured, by comparing."""
    return bool(sheet.does & {"max", "min", "abs", "sorted", "sort"})


_SIZED = (str, list, dict, set, tuple)


def _moves(sign: int) -> Need:
    def need(sheet: Sheet) -> bool:
        pairs = [(before, after) for _, before, after in sheet.changes]
        numbers = [
            (before, after) for before, after in pairs if isinstance(before, int | float) and isinstance(after, int | float)
        ]
        if any((after - before) * sign > 0 for before, after in numbers):
            return True
        sizes = [(len(before), len(after)) for before, after in pairs if isinstance(before, _SIZED) and isinstance(after, _SIZED)]
        if any((after - before) * sign > 0 for before, after in sizes):
            return True
        return not numbers and ("+" if sign > 0 else "-") in sheet.does

    return need


def _scales(words: str, *, up: bool) -> Need:
    """Whether lines double or halve something: with a 2, or as a number changes."""
    known = frozenset(words.split())

    def need(sheet: Sheet) -> bool:
        for _, before, after in sheet.changes:
            if isinstance(before, int | float) and isinstance(after, int | float) and before:
                small, large = (before, after) if up else (after, before)
                if 2 * small == large or (not up and large // 2 == small):
                    return True
        return bool(sheet.does & known) and bool({"2", "1", "0.5"} & sheet.reads)

    return need


def _doing(words: str) -> Need:
    known = frozenset(words.split())
    return lambda sheet: bool(sheet.does & known)


def _adds(sheet: Sheet) -> bool:
    if sheet.does & {
        "sum",
        "append",
        "insert",
        "add",
        "extend",
        "update",
        "count",
        "len",
        "join",
        "fsum",
        "+",
        "appendleft",
        "push",
    }:
        return True
    grown = [(before, after) for _, before, after in sheet.changes if isinstance(after, list | dict | set)]
    return any(not isinstance(before, list | dict | set) or len(before) < len(after) for before, after in grown)


SENSE: dict[str, Need] = {
    "up": _moves(1),
    "down": _moves(-1),
    "add": _adds,
    "sum": _doing("+ sum fsum len"),
    "subtract": _doing("- pop remove del delete discard popleft"),
    "remove": _doing("pop remove del delete discard popleft -"),
    "multiply": _doing("× ^ prod pow"),
    "divide": _doing("/ // % split divmod >>"),
    "quotient": _doing("/ // divmod >>"),
    "double": _scales("× << ^", up=True),
    "halve": _scales("/ // >>", up=False),
    "sort": _doing("sorted sort"),
    "reverse": _doing("reversed reverse insert slice"),
    "swap": _doing("swap reverse"),
    "compare": lambda sheet: bool(sheet.compared),
    "upper": _doing("upper capitalize title swapcase"),
    "lower-case": _doing("lower swapcase casefold"),
    "largest": lambda sheet: bool(sheet.does & {"max", "sorted", "sort"}) or bool(sheet.compared),
    "smallest": lambda sheet: bool(sheet.does & {"min", "sorted", "sort"}) or bool(sheet.compared),
    "skip": lambda sheet: bool(sheet.decisions) or bool(sheet.compared) or bool(sheet.does & {"continue", "pass"}),
    "stop": lambda sheet: sheet.left,
    "stay": lambda _: True,
    "join": _doing("join +"),
    "split": _doing("split slice partition"),
    "copy": _doing("assign copy dict list"),
}
"""Sense of a word -> what lines must have done."""
PREDICATE: dict[str, Callable[[object], bool]] = {
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "empty": lambda value: value in ("", [], {}, ()) or value == set(),
    "vowel": lambda value: isinstance(value, str) and value.lower() in "aeiou",
    "consonant": lambda value: isinstance(value, str) and value.isalpha() and value.lower() not in "aeiou",
    "space": lambda value: value == " ",
    "positive": lambda value: isinstance(value, int | float) and value > 0,
    "negative": lambda value: isinstance(value, int | float) and value < 0,
    "falsy": lambda value: not value,
    "truthy": bool,
}
"""Word for what a value is like -> whether one is."""


def any_is(sheet: Sheet, predicate: str, *, negated: bool) -> bool:
    """Whether some value that takes part is, or is not, like that."""
    texts = sheet.reads | sheet.makes
    if predicate == "empty" and not negated and "0" in texts:  # as a tank is that holds nothing
        return True
    return any(PREDICATE[predicate](readable(text)) is not negated for text in texts)


def asks_parity(sheet: Sheet, said: str) -> bool:
    """Whether it is this value that is divided, where something is divided for its remainder."""
    return said in sheet.divided


def signs_of(nouns: Sequence[Noun]) -> set[str]:
    """The signs of the operations in expressions."""
    nodes = (node for noun in nouns for tree in noun.trees for node in ast.walk(tree))
    return {ARITHMETIC[type(node.op)] for node in nodes if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC}


def reckons(sheet: Sheet, signs: set[str]) -> bool:
    """Whether lines do these operations."""
    known = set(sheet.does)
    known |= {"+"} if known & {"sum", "fsum", "len", "count"} else set()
    known |= {"×", "/", "-"} if known & {"//", "%", "divmod"} else set()
    known |= {"×"} if known & {"prod", "^"} else set()
    known |= {"-"} if known & {"abs", "range"} else set()
    return signs <= known
