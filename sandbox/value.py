"""From value text back to values: what a trace says, as data that the host can reckon with."""

import ast
import re
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from sandbox.guest.plain import Opaque, Record

_CUT = re.compile(r"…#[0-9a-f]{12}\Z")
_PIECE = re.compile(r"""[bB]?'(?:[^'\\]|\\.)*'|[bB]?"(?:[^"\\]|\\.)*"|[<>]""", re.DOTALL)
_HOLE = "_opaque_"
_FLOATS = {"inf": float("inf"), "nan": float("nan")}


def is_cut(text: str) -> bool:
    """Whether a value text was too long and ends in the mark of its digest."""
    return _CUT.search(text) is not None


def parse(text: str) -> object:
    """The value that a value text writes.

    Returns:
        Builtins, ``deque``, ``Counter``, ``OrderedDict``, ``defaultdict`` (without its factory), ``Fraction``, ``Decimal`` and
        ``range``; ``Record`` for objects with fields; ``Opaque`` for what shows no value, enumeration members and all else.

    Raises:
        ValueError: it was cut, or is no value text.
    """
    if is_cut(text):
        raise ValueError("the value text is cut")
    pieces: list[str] = []
    try:
        tree = ast.parse(_without_opaque(text, pieces), mode="eval").body
        return _Reader(pieces).value(tree)
    except (SyntaxError, TypeError, RecursionError, MemoryError, ArithmeticError) as error:
        raise ValueError(f"no value text: {text[:60]}") from error


def _without_opaque(text: str, pieces: list[str]) -> str:
    """The text with each ``<...>`` outside of strings put into ``pieces`` and replaced by a call of a name with its number."""
    parts: list[str] = []
    depth = begin = kept = 0
    for match in _PIECE.finditer(text):
        mark = match.group()
        if mark == "<":
            if not depth:
                begin = match.start()
            depth += 1
        elif mark == ">" and depth:
            depth -= 1
            if not depth:
                parts += (text[kept:begin], f"{_HOLE}({len(pieces)})")
                pieces.append(text[begin : match.end()])
                kept = match.end()
    return "".join([*parts, text[kept:]])


class _Reader:
    """Builds the value of a parsed text."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces

    def value(self, node: ast.expr) -> object:
        match node:
            case ast.List(elts=parts):
                return [self.value(part) for part in parts]
            case ast.Tuple(elts=parts):
                return tuple([self.value(part) for part in parts])
            case ast.Set(elts=parts):
                return {_hashable(self.value(part), part) for part in parts}
            case ast.Dict():
                return self._dict(node)
            case ast.Call():
                return self._call(node)
        return self._leaf(node)

    def _leaf(self, node: ast.expr) -> object:
        match node:
            case ast.Name(id="inf" | "nan" as name):
                return _FLOATS[name]
            case ast.UnaryOp(op=ast.USub(), operand=ast.Name(id="inf" | "nan" as name)):
                return -_FLOATS[name]
            case ast.Name(id="Ellipsis"):
                return ...
            case ast.Attribute():
                return Opaque(self._shown(node))
        return ast.literal_eval(node)

    def _dict(self, node: ast.Dict) -> dict[object, object]:
        pairs = zip(node.keys, node.values, strict=True)
        return {_hashable(self.value(key), key): self.value(item) for key, item in pairs if key is not None}

    def _call(self, node: ast.Call) -> object:
        if not isinstance(node.func, ast.Name):
            return Opaque(self._shown(node))
        name = node.func.id
        if name == _HOLE:
            return Opaque(self._pieces[ast.literal_eval(node.args[0])])
        args = [self.value(arg) for arg in node.args]
        options = {word.arg: self.value(word.value) for word in node.keywords if word.arg}
        made = _MADE.get(name)
        if made is not None and not options.keys() - {"maxlen"}:
            return made(*args, **options)
        return Opaque(self._shown(node)) if args else Record(name, tuple(options.items()))

    def _shown(self, node: ast.expr) -> str:
        shown = ast.unparse(node)
        for number, piece in enumerate(self._pieces):
            shown = shown.replace(f"{_HOLE}({number})", piece)
        return shown


def _hashable(value: object, node: ast.expr) -> object:
    try:
        hash(value)
    except TypeError:
        return Opaque(ast.unparse(node))
    return value


def _defaultdict(_factory: object = None, items: object = ()) -> object:
    return defaultdict(None, items)  # type: ignore[call-overload]


_MADE: dict[str, Callable[..., object]] = {
    "set": set,
    "frozenset": frozenset,
    "deque": deque,
    "Counter": Counter,
    "OrderedDict": OrderedDict,
    "defaultdict": _defaultdict,
    "Fraction": Fraction,
    "Decimal": Decimal,
    "range": range,
    "bytearray": bytearray,
}
