"""What a line must have done for the words of one clause to be true of it."""

import ast
from collections.abc import Callable, Iterator, Sequence

from agents.checker.plain.noun import ARITHMETIC, Noun
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheet
from agents.checker.reckoning import readable
from sandbox.guest import literals

Need = Callable[[Sheet], bool]
"""Whether the facts of some lines are what words need."""
CONTRARY = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in"}
"""Sign of a comparison -> that of its denial."""
_SIZED = (str, list, dict, set, tuple)
_ROWS = (str, list, tuple)


def alike(said: str, had: str | None) -> bool:
    """Whether a value that was said is one that was had: ``15`` may be said of ``15.0``, but not the reverse."""
    return had is not None and had in (said, f"{said}.0")


def among(said: str, had: set[str]) -> bool:
    """Whether a value that was said is one of several that were had; digits of a text may be said as a number."""
    return said in had or f"{said}.0" in had or (said.isdecimal() and f"'{said}'" in had)


def stored(said: str) -> Need:
    """The value is stored, added, removed or returned, or a loop's variable gets it."""
    return lambda sheet: among(said, sheet.outcomes) or among(said, sheet.bound)


def gained(said: str) -> Need:
    """Something that holds several things, or a text, gets longer by the value."""

    def need(sheet: Sheet) -> bool:
        return among(said, sheet.outcomes) and any(before < after for _, _, before, after in _sizes(sheet, several=True))

    return need


def grown(sheet: Sheet) -> Iterator[float]:
    """How long things that hold several things, or texts, are once they have got longer."""
    return (after for _, _, before, after in _sizes(sheet, several=True) if before < after)


def computed(said: str) -> Need:
    """The value is computed or stored, and not just given, nor what a loop goes through."""
    return lambda sheet: among(said, sheet.makes) and not among(said, sheet.bound)


def made(said: str) -> Need:
    """The value is computed or stored."""
    return lambda sheet: among(said, sheet.makes) or among(said, sheet.bound) or (sheet.begins and among(said, sheet.reads))


def used(said: str) -> Need:
    """The value is read, be it written in the program, or is the amount of a change."""
    return lambda sheet: among(said, sheet.reads) or among(said, sheet.constants) or among(said, sheet.shifts)


def seen(said: str) -> Need:
    """The value takes part, and is not just written in the program."""
    return lambda sheet: made(said)(sheet) or among(said, sheet.reads) or among(said, sheet.shifts)


def operand(said: str) -> Need:
    """The value takes part, or is an intermediate one."""
    return lambda sheet: seen(said)(sheet) or used(said)(sheet)


def passes(first: str, last: str, name: str | None) -> Need:
    """A variable changes from the one value to the other."""
    return lambda sheet: any(
        name in (None, one) and alike(first, before) and alike(last, after) for one, (before, after) in sheet.values.items()
    )


def compares(sheet: Sheet, left: Sequence[object], sign: str, right: Sequence[object]) -> bool:
    """Whether lines compare one of these values with one of those, and it comes out so; any will do where none is given."""
    for one, _, other in sheet.compared:
        for mine, yours in ((one, other), (other, one)):
            if (not left or _is_one(mine, left)) and (not right or _is_one(yours, right)) and holds(mine, sign, yours):
                return True
    picked = bool(sheet.does & {"max", "min", "sorted", "sort"})
    return picked and bool(left and right) and all(_is_one_of(side, sheet.reads) for side in (left, right))


def _is_one_of(values: Sequence[object], texts: set[str]) -> bool:
    return any(literals.text(value) in texts for value in values)


def _is_one(value: object, several: Sequence[object]) -> bool:
    return any(value == one and isinstance(value, bool) is isinstance(one, bool) for one in several)


def counts(sheet: Sheet, number: int, *, texts: bool = False) -> bool:
    """Whether a collection that takes part has so many items; or a text so many characters, or a number so many digits."""
    values = [readable(text) for text in sheet.reads | sheet.makes]
    if texts and any(isinstance(value, str | int) and len(str(value)) == number for value in values):
        return True
    return any(isinstance(value, _SIZED[1:]) and len(value) == number for value in values)


def extreme(said: str, which: str, sheet: Sheet) -> bool:
    """Whether a value is the greatest, or the least, of a collection in which lines look for that."""
    if which not in sheet.does:
        return False
    several = (list(one.values()) if isinstance(one, dict) else one for one in map(readable, sheet.reads))
    pick = {"max": max, "min": min}[which]
    numbers = (one for one in several if isinstance(one, list | tuple | set) and one and all(type(each) is int for each in one))
    return any(literals.text(pick(one)) == said for one in numbers)


def stands(sheet: Sheet, said: str, number: int) -> bool:
    """Whether a value is the item of that number in a collection that takes part."""
    values = (readable(text) for text in sheet.reads | sheet.makes if text[:1] in "[('\"")
    return any(len(value) >= number and literals.text(value[number - 1]) == said for value in values if isinstance(value, _ROWS))


def divides(number: object, value: object) -> bool:
    """Whether a whole number divides another without a remainder."""
    return isinstance(number, int) and isinstance(value, int) and number != 0 and value % number == 0


def nothing(sheet: Sheet) -> bool:
    """Whether something that takes part is empty or zero, or a condition fails."""
    return False in sheet.decisions or any(not readable(text) for text in sheet.reads | sheet.makes)


def asks(sheet: Sheet, sign: str, right: object) -> bool:
    """Whether lines ask whether something compares so with a value, or whether it does not."""
    for one, asked, other in sheet.compared:
        turned = asked.translate(str.maketrans("<>", "><"))
        if any(_is_one(side, [right]) and sign in (way, CONTRARY[way]) for side, way in ((other, asked), (one, turned))):
            return True
    return False


def _sizes(sheet: Sheet, *, several: bool = False) -> Iterator[tuple[str, str, float, float]]:
    """The variables that change, with the texts that they get, and what they measured before and measure after.

    Args:
        sheet: of the lines where they change.
        several: whether numbers do not count.
    """
    for name, before, after in sheet.changes:
        text = sheet.values[name][1] or ""
        if not several and isinstance(before, int | float) and isinstance(after, int | float):
            yield name, text, before, after
        elif isinstance(before, _SIZED) and isinstance(after, _SIZED):
            yield name, text, len(before), len(after)


def moves(sign: int, outs: Sequence[str], by: Sequence[str], names: Sequence[str]) -> Need:
    """Something grows, or shrinks, to the values that are said and by the amounts that are."""

    def need(sheet: Sheet) -> bool:
        found = list(_sizes(sheet))
        for name, text, before, after in found:
            amount = literals.text(abs(after - before))
            is_meant = (after - before) * sign > 0 and (not names or name in names)
            if is_meant and all(alike(one, text) for one in outs) and all(alike(one, amount) for one in by):
                return True
        listed = not found and ("+" if sign > 0 else "-") in sheet.does
        return listed and not outs and all(among(one, sheet.reads) for one in by)

    return need


def scales(outs: Sequence[str], *, up: bool) -> Need:
    """Something is doubled, or halved, to the values that are said."""

    def need(sheet: Sheet) -> bool:
        for _, text, before, after in _sizes(sheet):
            small, large = (before, after) if up else (after, before)
            if before and (2 * small == large or (not up and large // 2 == small)) and all(alike(one, text) for one in outs):
                return True
        return False

    return need


def operates(signs: frozenset[str], outs: Sequence[str]) -> Need:
    """One of these operations is done; where values are said to come out of it, it is what they come out of."""

    def need(sheet: Sheet) -> bool:
        done = {sign for sign, _ in sheet.results} | (sheet.does - {"-"})  # which may just stand for a remainder
        if not signs & done:
            return False
        ends = {text for sign, text in sheet.results if sign in signs}
        if not ends or not signs & set(ARITHMETIC.values()) or "append" in signs:
            ends |= sheet.outcomes | sheet.makes
        return all(among(one, ends) for one in outs)

    return need


_OPERATIONS: dict[str, str] = {
    "add": "+ sum append insert add extend update count len join fsum appendleft push",
    "subtract": "- pop remove del delete discard popleft",
    "remove": "pop remove del delete discard popleft -",
    "multiply": "× ^ prod pow",
    "divide": "/ // % split divmod >>",
    "quotient": "/ // divmod >>",
    "sort": "sorted sort",
    "reverse": "reversed reverse insert slice",
    "swap": "swap reverse",
    "upper": "upper capitalize title swapcase",
    "lower-case": "lower swapcase casefold",
    "join": "join +",
    "split": "split slice partition",
}
OPERATIONS = {sense: frozenset(words.split()) for sense, words in _OPERATIONS.items()}
"""Sense of a word -> signs and names of what does that."""
STATES: dict[str, Need] = {
    "compare": lambda sheet: bool(sheet.compared),
    "largest": lambda sheet: bool(sheet.does & {"max", "sorted", "sort"}) or bool(sheet.compared),
    "smallest": lambda sheet: bool(sheet.does & {"min", "sorted", "sort"}) or bool(sheet.compared),
    "skip": lambda sheet: False in sheet.decisions or bool(sheet.does & {"continue", "pass"}),
    "stop": lambda sheet: sheet.left,
    "stay": lambda sheet: any(before == after for before, after in sheet.values.values()),
    "copy": lambda sheet: bool(sheet.does & {"assign", "copy", "dict", "list"}),
}
"""Sense of a word -> what lines must have done."""
PREDICATE: dict[str, Callable[[object], bool]] = {
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "empty": lambda value: value in ("", [], {}, ()) or value == set(),
    "vowel": lambda value: isinstance(value, str) and value.lower() in "aeiou",
    "consonant": lambda value: isinstance(value, str) and value.isalpha() and value.lower() not in "aeiou",
    "positive": lambda value: isinstance(value, int | float) and value > 0,
    "negative": lambda value: isinstance(value, int | float) and value < 0,
    "zero": lambda value: value == 0 and isinstance(value, int | float),
}
"""Word for what a value is like -> whether one is."""


def any_is(predicate: str, *, negated: bool) -> Need:
    """Some value that takes part is, or is not, like that."""
    return lambda sheet: any(PREDICATE[predicate](readable(text)) is not negated for text in sheet.reads | sheet.makes)


def signs_of(nouns: Sequence[Noun]) -> set[str]:
    """The signs of the operations in expressions."""
    nodes = (node for noun in nouns for tree in noun.trees for node in ast.walk(tree))
    return {ARITHMETIC[type(node.op)] for node in nodes if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC}


def reckons(sheet: Sheet, signs: set[str]) -> bool:
    """Whether lines do these operations."""
    known = set(sheet.does)
    known |= {"+"} if known & {"sum", "fsum", "len", "count"} else set()
    known |= {"×", "/", "-", "+"} if known & {"//", "%", "divmod"} else set()  # 7 % 3 is 7 - 2 * 3
    known |= {"×"} if known & {"prod", "^"} else set()
    known |= {"-"} if known & {"abs", "range"} else set()
    return signs <= known
