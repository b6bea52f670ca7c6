"""What values a parameter takes: told by annotations, by examples, or by what the program does with it."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

_MOST_SAMPLES = 40
_DEPTH = 3
_ALIASES = {
    "int": "int",
    "Integral": "int",
    "float": "float",
    "Number": "float",
    "Real": "float",
    "bool": "bool",
    "str": "str",
    "AnyStr": "str",
    "Text": "str",
    "bytes": "bytes",
    "None": "none",
    "list": "list",
    "List": "list",
    "Sequence": "list",
    "MutableSequence": "list",
    "Iterable": "list",
    "Collection": "list",
    "Container": "list",
    "Iterator": "list",
    "tuple": "tuple",
    "Tuple": "tuple",
    "set": "set",
    "Set": "set",
    "MutableSet": "set",
    "AbstractSet": "set",
    "frozenset": "frozenset",
    "FrozenSet": "frozenset",
    "dict": "dict",
    "Dict": "dict",
    "Mapping": "dict",
    "MutableMapping": "dict",
    "DefaultDict": "dict",
    "Counter": "dict",
}
_OF_STRINGS = frozenset(
    "split strip lstrip rstrip lower upper startswith endswith replace isdigit isalpha isupper islower isalnum isspace join "  # noqa: SIM905
    "encode title capitalize swapcase partition rpartition splitlines zfill center ljust rjust isnumeric isdecimal casefold "
    "removeprefix removesuffix rfind rindex find format".split()
)
_OF_LISTS = frozenset(("append", "extend", "sort", "reverse", "insert", "pop", "remove"))
_OF_DICTS = frozenset(("items", "keys", "values", "get", "setdefault", "popitem"))
_OF_SETS = frozenset(("add", "union", "intersection", "difference", "issubset", "issuperset", "discard"))
_NUMERIC = (ast.Sub, ast.Div, ast.FloorDiv, ast.Pow, ast.LShift, ast.RShift, ast.BitAnd, ast.BitOr, ast.BitXor)
_TAKING_NUMBERS = frozenset(["range", "abs", "chr", "bin", "hex", "oct", "round", "divmod", "pow", "sqrt"])
_TAKING_SEQUENCES = frozenset(["len", "sorted", "enumerate", "sum", "zip", "reversed", "iter", "set", "list", "tuple"])


@dataclass(frozen=True, slots=True)
class Kind:
    """A set of values.

    Attributes:
        name: ``int``, ``float``, ``bool``, ``str``, ``bytes``, ``none``, ``list``, ``tuple``, ``set``, ``frozenset``, ``dict``,
            ``record`` (a dict of fixed keys), ``choice`` (given values only) or ``union``.
        parts: kinds of the elements: one for collections, two (keys, values) for a dict, one each for tuples of fixed length, for
            records and unions.
        keys: of a record.
        samples: values that examples had.
    """

    name: str
    parts: tuple["Kind", ...] = ()
    keys: tuple[object, ...] = ()
    samples: tuple[object, ...] = field(default=(), compare=False)


INT, STR = Kind("int"), Kind("str")
UNKNOWN = Kind("union", (INT, STR, Kind("list", (INT,)), Kind("list", (STR,))))


def of_annotation(node: ast.expr | None) -> Kind | None:
    """The kind that an annotation names; ``None`` if it names none that can be written as a literal."""
    match node:
        case ast.Constant(value=None):
            return Kind("none")
        case ast.Constant(value=str(text)):
            return of_text(text)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _plain(name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union([of_annotation(left), of_annotation(right)])
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner):
            return _generic(name, inner.elts if isinstance(inner, ast.Tuple) else [inner])
    return None


def of_text(text: str) -> Kind | None:
    """The kind that the text of an annotation names."""
    try:
        return of_annotation(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def of_value(value: object) -> Kind:
    """The kind of an example, which it is a sample of."""
    name = "none" if value is None else type(value).__name__
    match value:
        case list() | set() | frozenset():
            return Kind(name, (_joined(value),) if value else (), samples=(value,))
        case tuple():
            return Kind(name, tuple(map(of_value, value)), samples=(value,))
        case dict():
            return Kind("record", tuple(map(of_value, value.values())), tuple(value), (value,))
    return Kind(name if name in _ALIASES.values() else "choice", samples=(value,))


def joined(one: Kind, other: Kind) -> Kind:
    """The kind of values that are of the one or of the other."""
    samples = (one.samples + other.samples)[:_MOST_SAMPLES]
    pair = {one.name, other.name}
    for empty, full in ((one, other), (other, one)):
        if empty.name == "record" and not empty.keys and full.name in ("record", "dict"):
            return replace(full, samples=samples)
    if pair == {"int", "float"}:
        return Kind("float", samples=samples)
    if pair == {"record", "dict"} or (pair == {"record"} and one.keys != other.keys):
        return replace(_join_dicts(_as_dict(one), _as_dict(other)), samples=samples)
    if len(pair) == 1 and one.name != "union":
        if one.name == "tuple" and len(one.parts) != len(other.parts):
            return Kind("list", (reduce(joined, one.parts + other.parts),), samples=samples)
        parts = [joined(*both) for both in zip(one.parts, other.parts, strict=False)] or list(one.parts or other.parts)
        return Kind(one.name, tuple(parts), one.keys, samples)
    return _union([one, other]) or UNKNOWN


def of_examples(values: Iterable[object]) -> Kind:
    """The kind of what several examples have in one place; a dict of one example only is no record."""
    found = [of_value(value) for value in values]
    kind = reduce(joined, found)
    return _loosened(kind) if len(found) == 1 else _nested(kind)


def of_use(name: str, function: ast.AST) -> Kind:
    """The kind that a function's own text suggests for its parameter."""
    found = [clue for node in ast.walk(function) for clue in _clues(name, node)]
    for kind in ("str", "dict", "set", "list"):
        if kind in found:
            inner = {"str": (), "dict": (STR, INT), "set": (INT,), "list": (INT,)}[kind]
            return Kind(kind, inner) if kind != "list" else Kind("union", (Kind("list", (INT,)), Kind("list", (STR,))))
    if "int" in found:
        return INT
    return Kind("union", (STR, Kind("list", (INT,)))) if "sequence" in found else UNKNOWN


def _clues(name: str, node: ast.AST) -> Sequence[str]:  # noqa: PLR0911 -- a table of patterns
    def is_it(part: ast.AST) -> bool:
        return isinstance(part, ast.Name) and part.id == name

    match node:
        case ast.Attribute(value=value, attr=attr) if is_it(value):
            known = {"str": _OF_STRINGS, "list": _OF_LISTS, "dict": _OF_DICTS, "set": _OF_SETS}
            return [kind for kind, methods in known.items() if attr in methods]
        case ast.BinOp(left=left, op=op, right=right) if is_it(left) or is_it(right):
            return ["int"] if isinstance(op, _NUMERIC) or (isinstance(right, ast.Constant) and type(right.value) is int) else []
        case ast.Compare(left=left, ops=[op, *_], comparators=[right, *_]) if is_it(left):
            if isinstance(op, ast.In | ast.NotIn):
                return []
            return [type(right.value).__name__] if isinstance(right, ast.Constant) and type(right.value) in (int, str) else []
        case ast.Call(func=ast.Name(id=called), args=args) if any(map(is_it, args)):
            return ["int"] if called in _TAKING_NUMBERS else ["sequence"] if called in _TAKING_SEQUENCES else []
        case ast.For(iter=over) | ast.comprehension(iter=over) if is_it(over):
            return ["sequence"]
        case ast.Subscript(value=value) if is_it(value):
            return ["sequence"]
    return []


def _plain(name: str) -> Kind | None:
    known = _ALIASES.get(name)
    if known is None:
        return UNKNOWN if name in ("Any", "object", "T", "Hashable") else None
    inner = {"list": (INT,), "tuple": (INT, INT), "set": (INT,), "frozenset": (INT,), "dict": (STR, INT)}
    return Kind(known, inner.get(known, ()))


def _generic(name: str, arguments: Sequence[ast.expr]) -> Kind | None:  # noqa: PLR0911 -- likewise
    if name == "Literal":
        return Kind("choice", samples=tuple(one.value for one in arguments if isinstance(one, ast.Constant)))
    if name == "Optional":
        return _union([of_annotation(arguments[0]), Kind("none")])
    if name == "Annotated":
        return of_annotation(arguments[0])
    parts = [of_annotation(one) for one in arguments if not (isinstance(one, ast.Constant) and one.value is Ellipsis)]
    if name == "Union":
        return _union(parts)
    known = _ALIASES.get(name)
    if known is None or None in parts:
        return None
    kinds = tuple(part for part in parts if part is not None)
    if name == "Counter":
        return Kind("dict", (*kinds, INT))
    if known == "tuple" and len(parts) < len(arguments):
        return Kind("tuples", kinds)
    return Kind(known, kinds)


def _union(parts: Iterable[Kind | None]) -> Kind | None:
    flat: list[Kind] = []
    for part in parts:
        if part is None:
            return None
        flat += part.parts if part.name == "union" else [part]
    merged: dict[str, Kind] = {}
    for one in flat:
        name = "dict" if one.name == "record" else one.name
        known = merged.get(name)
        merged[name] = one if known is None or known == one else joined(known, one)
    return Kind("union", tuple(merged.values())) if len(merged) > 1 else next(iter(merged.values()), None)


def _joined(values: Iterable[object]) -> Kind:
    """The kind of the elements of a collection; integers where there are none."""
    kinds = [of_value(value) for value in values]
    return reduce(joined, kinds[:_MOST_SAMPLES]) if kinds else INT


def _as_dict(kind: Kind) -> Kind:
    if kind.name == "dict":
        return kind
    values = reduce(joined, kind.parts) if kind.parts else INT
    return Kind("dict", (_joined(kind.keys) if kind.keys else STR, values), samples=kind.samples)


def _join_dicts(one: Kind, other: Kind) -> Kind:
    return Kind("dict", tuple(joined(*both) for both in zip(one.parts, other.parts, strict=True)))


def _nested(kind: Kind) -> Kind:
    """A record whose empty fields may hold such a record, as those of trees and chains do."""
    if kind.name != "record" or not any(part.name == "none" for part in kind.parts):
        return kind
    empty = kind
    for _ in range(_DEPTH):
        inner = Kind("union", (Kind("none"), kind))
        kind = replace(empty, parts=tuple(inner if part.name == "none" else part for part in empty.parts))
    return kind


def _loosened(kind: Kind) -> Kind:
    parts = tuple(map(_loosened, kind.parts))
    if kind.name == "record":
        return _as_dict(replace(kind, parts=parts))
    return replace(kind, parts=parts)
